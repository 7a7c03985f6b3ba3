//! Scheduled rooms.

use super::{parse_title, parse_topic};
use crate::room::Role;
use crate::schedule::{NewScheduled, OwnGuest, ScheduledState};
use crate::tell::RefusalCode;
use domain::network::schedule::State;
use domain::network::{Guest, Plan, Scheduled, ZoneName};
use domain::{At, room};

impl From<State> for ScheduledState {
    fn from(state: State) -> ScheduledState {
        match state {
            State::Upcoming => ScheduledState::Upcoming,
            State::GreenRoom => ScheduledState::GreenRoom,
            State::Live => ScheduledState::Live,
            State::Ended => ScheduledState::Ended,
            State::Lapsed => ScheduledState::Lapsed,
            State::Cancelled => ScheduledState::Cancelled,
        }
    }
}

impl From<Role> for room::Role {
    fn from(role: Role) -> room::Role {
        match role {
            Role::Listener => room::Role::Listener,
            Role::Speaker => room::Role::Speaker,
            Role::Moderator => room::Role::Moderator,
        }
    }
}

impl OwnGuest {
    pub fn of(guest: &Guest, scheduled: &Scheduled) -> OwnGuest {
        OwnGuest {
            role: guest.role.into(),
            coming: guest.coming,
            remind: guest.remind,
            changed: guest.is_out_of_date(scheduled),
        }
    }
}

/// `Err`: a text or a name that is none. Numbers and the hour are not checked: [`Plan::check`] does that.
impl TryFrom<&NewScheduled> for Plan {
    type Error = RefusalCode;

    fn try_from(asked: &NewScheduled) -> Result<Plan, RefusalCode> {
        Ok(Plan {
            title: parse_title(&asked.title)?,
            topic: parse_topic(asked.topic.as_deref())?,
            begins: At(asked.begins_ms),
            zone: ZoneName::parse(&asked.zone).ok_or(RefusalCode::BadTime)?,
            length_min: asked.length_min,
            places: asked.places,
            policy: asked.policy.clone().map(room::Policy::try_from).transpose()?.unwrap_or_default(),
        })
    }
}
