//! To whom a room is there at all, and who may read what it does not show everybody.

use super::{Refusal, Role, Room, Visibility, circle};
use crate::MemberId;

impl Room {
    /// Whether this room is there at all for somebody (`None`: not signed in): it is open, or they have a seat in it or its
    /// link, or opened it, or are in its line-up, or it was opened for them. Before it begins, only for whoever may enter. One
    /// of a circle only for its members. `with_link`, `in_circle`: the rim has checked the room's link, and that they belong to
    /// its circle.
    pub fn is_visible_to(&self, member: Option<MemberId>, with_link: bool, in_circle: bool) -> bool {
        let is_open = self.policy.visibility == Visibility::Open;
        let is_banned = member.is_some_and(|member| self.is_banned(member));
        let belongs = member.is_some_and(|member| self.role_of(member).is_some() || self.is_for(member));
        let is_there = self.begins.is_none() && (is_open || (with_link && !is_banned));
        !self.is_ended() && !circle::is_outside(self, in_circle) && (is_there || (belongs && !is_banned))
    }

    /// To whom it is there without its link: it was opened by them or for them, or they are in its line-up.
    pub(super) fn is_for(&self, member: MemberId) -> bool {
        member == self.owner || self.guest == Some(member) || self.lineup.contains_key(&member)
    }

    /// Whoever has a seat may page through the audience. `in_circle`: as above; a held seat alone lets nobody look.
    pub fn may_list_audience(&self, member: MemberId, in_circle: bool) -> Result<(), Refusal> {
        circle::check(self, in_circle)?;
        if self.role_of(member).is_some() {
            Ok(())
        } else if self.is_visible_to(Some(member), false, in_circle) {
            Err(Refusal::NotInRoom)
        } else {
            Err(Refusal::NoSuchRoom)
        }
    }

    /// Moderators hand out the link of a closed room.
    pub fn may_see_link(&self, member: MemberId, in_circle: bool) -> Result<(), Refusal> {
        self.is_looked_after_by(member, in_circle)
    }

    /// Moderators see how the room sounds for those who listen.
    pub fn may_see_sound(&self, member: MemberId, in_circle: bool) -> Result<(), Refusal> {
        self.is_looked_after_by(member, in_circle)
    }

    fn is_looked_after_by(&self, member: MemberId, in_circle: bool) -> Result<(), Refusal> {
        self.may_list_audience(member, in_circle)?;
        match self.role_of(member) {
            Some(Role::Moderator) => Ok(()),
            _ => Err(Refusal::NotAllowed),
        }
    }
}
