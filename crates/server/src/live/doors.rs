//! What a room says of itself over HTTP, and to whom it is there at all.

use super::room_task::RoomTask;
use crate::secret;
use domain::MemberId;
use domain::room::{Role, Visibility};
use protocol::rest::{AudiencePage, RoomOpened};
use protocol::tell::{RefusalCode, Refused};

/// Listeners on one page.
const AUDIENCE_PAGE: usize = 200;

impl RoomTask {
    pub fn audience_page(&self, member: MemberId, after: Option<u64>) -> Result<AudiencePage, Refused> {
        self.check_seated(member)?;
        let (page, next) = self.saved.audience_page(after, AUDIENCE_PAGE);
        let people =
            page.iter().filter_map(|m| self.people.get(m)).map(|known| known.person.clone()).collect();
        let count = self.saved.audience().count;
        Ok(AudiencePage { count, people, next: next.map(|at| at.to_string()) })
    }

    pub fn link_for(&self, member: MemberId) -> Result<RoomOpened, Refused> {
        self.check_seated(member)?;
        if self.saved.role_of(member) != Some(Role::Moderator) {
            return Err(RefusalCode::NotAllowed.into());
        }
        let is_closed = self.saved.policy().visibility == Visibility::Closed;
        Ok(RoomOpened { room: self.id.to_string(), link: is_closed.then(|| self.link.clone()) })
    }

    fn check_seated(&self, member: MemberId) -> Result<(), Refused> {
        if self.saved.role_of(member).is_some() {
            Ok(())
        } else if self.is_visible(Some(member), None) {
            Err(RefusalCode::NotInRoom.into())
        } else {
            Err(RefusalCode::NoSuchRoom.into())
        }
    }

    /// Whether this room is there at all for somebody: open, or they have its link or a seat.
    pub fn is_visible(&self, member: Option<MemberId>, link: Option<&str>) -> bool {
        let is_open = self.saved.policy().visibility == Visibility::Open;
        let is_seated =
            member.is_some_and(|member| self.saved.role_of(member).is_some() || member == self.saved.owner());
        let is_banned = member.is_some_and(|member| self.saved.is_banned(member));
        !self.saved.is_ended() && (is_open || is_seated || (self.fits(link) && !is_banned))
    }

    pub fn fits(&self, link: Option<&str>) -> bool {
        // By their hashes: how long it takes says nothing about where they differ.
        link.is_some_and(|link| secret::hash(link) == secret::hash(&self.link))
    }
}
