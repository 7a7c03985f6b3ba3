//! What a room says of itself over HTTP.

use super::Live;
use super::mail::Mail;
use super::people::Known;
use super::room_task::RoomTask;
use crate::secret;
use domain::network::{bare, fold};
use domain::room::{Role, Visibility};
use domain::{MemberId, RoomId};
use protocol::rest::{AudiencePage, RoomOpened, RosterFound, RosterRow};
use protocol::tell::Refused;
use std::sync::Arc;

/// Listeners on one page.
const AUDIENCE_PAGE: usize = 200;

/// People in one answer to a search.
const FOUND_MAX: usize = 50;

impl Live {
    /// Who of everybody in the room is called so, for whoever sits there.
    pub async fn roster(&self, room: RoomId, member: MemberId, find: &str) -> Result<RosterFound, Refused> {
        let find = bare(&fold(find));
        let mail = |reply| Mail::Roster { member, find: find.clone(), reply };
        self.ask(room, mail).await.unwrap_or_else(super::no_such_room)
    }
}

impl RoomTask {
    pub fn audience_page(&self, member: MemberId, after: Option<u64>) -> Result<AudiencePage, Refused> {
        self.saved.may_list_audience(member, self.in_circle(member))?;
        let (page, next) = self.saved.audience_page(after, AUDIENCE_PAGE);
        let people =
            page.iter().filter_map(|m| self.people.get(m)).map(|known| known.person.clone()).collect();
        let count = self.saved.audience().count;
        Ok(AudiencePage { count, people, next: next.map(|at| at.to_string()) })
    }

    /// Those whose handle or name holds `find`; those of whom a word begins with it come first. Nothing finds nobody.
    pub fn roster_found(&self, member: MemberId, find: &str) -> Result<RosterFound, Refused> {
        self.saved.may_list_audience(member, self.in_circle(member))?;
        let begins = |known: &Known| known.found_by.split(' ').any(|word| word.starts_with(find));
        let called =
            |member: MemberId| self.people.get(&member).filter(|known| known.found_by.contains(find));
        let here = self.saved.roster().filter(|(_, _, is_connected, _)| *is_connected && !find.is_empty());
        let mut found: Vec<_> = here.filter_map(|(member, role, ..)| Some((called(member)?, role))).collect();
        let order = |known: &Known| (!begins(known), known.person.handle.clone());
        found.sort_by_cached_key(|(known, _)| order(known));
        let more = found.len() > FOUND_MAX;
        let row = |(known, role): (&Arc<Known>, Role)| RosterRow {
            person: known.person.clone(),
            role: role.into(),
        };
        Ok(RosterFound { people: found.into_iter().take(FOUND_MAX).map(row).collect(), more })
    }

    pub fn link_for(&self, member: MemberId) -> Result<RoomOpened, Refused> {
        self.saved.may_see_link(member, self.in_circle(member))?;
        let is_closed = self.saved.policy().visibility == Visibility::Closed;
        Ok(RoomOpened { room: self.id.to_string(), link: is_closed.then(|| self.link.clone()) })
    }

    pub fn fits(&self, link: Option<&str>) -> bool {
        // By their hashes: how long it takes says nothing about where they differ.
        link.is_some_and(|link| secret::hash(link) == secret::hash(&self.link))
    }
}
