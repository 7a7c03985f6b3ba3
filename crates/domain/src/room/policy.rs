//! What a room's owner can set. One field, one rule, one line in the docs.

use super::{Chat, Event, HandOrder, Refusal, Room, SLOW_MODE_MAX_S, TurnPolicy, hand, stage};
use crate::entry::Field;
use crate::network::SpokenLanguage;
use crate::{CircleId, Line};

/// A room's name, 1 to 80 characters.
pub type Title = Line<80>;
/// What the room is about, 1 to 40 characters.
pub type Topic = Line<40>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Who may ask to speak.
    pub hands: Hands,
    /// How many hands may wait at once, 1 to 500.
    pub hands_max: u16,
    /// How many people fit on stage, moderators included, 1 to 50.
    pub stage_size: u16,
    /// How many people fit in the room, 2 to 10,000.
    pub room_size: u16,
    pub visibility: Visibility,
    /// Whose turn it is among raised hands.
    pub hand_order: HandOrder,
    /// One hand may reply to whoever speaks, before the others' turn.
    pub replies: bool,
    /// How long a turn is: of whoever comes by a raised hand, and of everybody in a round. `None`: there are none.
    pub turn: Option<TurnPolicy>,
    /// Once it is over, whoever was there can look up its title, its times, who was on stage, and written questions with an
    /// answer.
    pub recap: bool,
    /// What is spoken here. `None`: nobody said.
    pub language: Option<SpokenLanguage>,
    /// Who may write in the chat.
    pub chat: Chat,
    /// Seconds between two lines of one member, moderators left out; 0 to [`SLOW_MODE_MAX_S`].
    pub slow_mode_s: u16,
    /// How soon its audience hears what is said.
    pub sound: Sound,
    /// Only its members enter or see the room. Said when it is opened, and never changed.
    pub circle: Option<CircleId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    Off,
    Everyone,
    /// Whoever has a proof that stands: in this field of work, or `None`: in any.
    Proven {
        field: Option<Field>,
    },
}

impl Hands {
    /// Whether whoever may raise a hand under `self` may do so under `other`, too.
    fn is_within(self, other: Hands) -> bool {
        match (self, other) {
            (Hands::Off, _) | (_, Hands::Everyone) => true,
            (Hands::Proven { .. }, Hands::Proven { field: None }) => true,
            (a, b) => a == b,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// In the hallway; every member may enter.
    Open,
    /// In nobody's hallway; whoever has the link may enter. To everybody else there is no such room.
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sound {
    /// In the longer packets the larger it is: so a server carries more listeners.
    #[default]
    Automatic,
    /// In short packets whatever its size, for talk that goes to and fro with it. A server that is too busy makes them longer.
    Prompt,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            hands: Hands::Everyone,
            hands_max: 50,
            stage_size: 12,
            room_size: 2000,
            visibility: Visibility::Open,
            hand_order: HandOrder::FirstCome,
            replies: false,
            turn: None,
            recap: true,
            language: None,
            chat: Chat::Everyone,
            slow_mode_s: 0,
            sound: Sound::Automatic,
            circle: None,
        }
    }
}

impl Policy {
    /// Whether the proofs of whoever raises a hand have to be known.
    pub fn asks_for_proof(&self) -> bool {
        let orders = matches!(self.hand_order, HandOrder::ProvenFirst { .. });
        orders || matches!(self.hands, Hands::Proven { .. })
    }

    /// `BadPolicy` when a number is out of its range.
    pub fn check(&self) -> Result<(), Refusal> {
        let ranges = [
            (self.hands_max, 1..=500),
            (self.stage_size, 1..=50),
            (self.room_size, 2..=10_000),
            (self.slow_mode_s, 0..=SLOW_MODE_MAX_S),
        ];
        let turns = self.turn.is_none_or(TurnPolicy::check);
        if turns && ranges.iter().all(|(value, range)| range.contains(value)) {
            Ok(())
        } else {
            Err(Refusal::BadPolicy)
        }
    }
}

/// Nobody is moved off the stage or out of the room by it: a stage too small for who is on it is refused, a room
/// too small lets nobody else in. Hands that the new policy has no place for go down, the last in line first; all of
/// them where fewer people may raise one than before. The others keep their places: another order is for new hands.
/// A room that leaves nothing goes on leaving nothing, and one of a circle stays there: whoever came was told so.
pub(super) fn set(room: &Room, policy: Policy) -> Result<Vec<Event>, Refusal> {
    policy.check()?;
    let policy = Policy { recap: policy.recap && room.policy.recap, circle: room.policy.circle, ..policy };
    if policy == room.policy {
        return Ok(vec![]);
    }
    if room.stage.len() + stage::place_kept_for_owner(room) > usize::from(policy.stage_size) {
        return Err(Refusal::BadPolicy);
    }
    // Whose proofs fit the new policy is not known here: whoever still may raises the hand again.
    let hands_kept = if policy.hands != Hands::Off && room.policy.hands.is_within(policy.hands) {
        usize::from(policy.hands_max)
    } else {
        0
    };
    let mut events = hand::lower_all_but(room, hands_kept);
    events.push(Event::PolicySet { policy });
    Ok(events)
}
