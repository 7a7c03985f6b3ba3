//! What a room says of itself over HTTP.

use super::room_task::RoomTask;
use crate::secret;
use domain::MemberId;
use domain::room::Visibility;
use protocol::rest::{AudiencePage, RoomOpened};
use protocol::tell::Refused;

/// Listeners on one page.
const AUDIENCE_PAGE: usize = 200;

impl RoomTask {
    pub fn audience_page(&self, member: MemberId, after: Option<u64>) -> Result<AudiencePage, Refused> {
        self.saved.may_list_audience(member)?;
        let (page, next) = self.saved.audience_page(after, AUDIENCE_PAGE);
        let people =
            page.iter().filter_map(|m| self.people.get(m)).map(|known| known.person.clone()).collect();
        let count = self.saved.audience().count;
        Ok(AudiencePage { count, people, next: next.map(|at| at.to_string()) })
    }

    pub fn link_for(&self, member: MemberId) -> Result<RoomOpened, Refused> {
        self.saved.may_see_link(member)?;
        let is_closed = self.saved.policy().visibility == Visibility::Closed;
        Ok(RoomOpened { room: self.id.to_string(), link: is_closed.then(|| self.link.clone()) })
    }

    pub fn fits(&self, link: Option<&str>) -> bool {
        // By their hashes: how long it takes says nothing about where they differ.
        link.is_some_and(|link| secret::hash(link) == secret::hash(&self.link))
    }
}
