//! Formats: well-known kinds of talk, each no more than a policy to begin with.

use super::{HandOrder, Hands, Policy, TurnPolicy};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Somebody talks, then the audience asks: everybody gets a word, nobody two before others have one.
    TalkAndQuestions,
    /// Some talk with each other; moderators pick from the hands.
    Panel,
    /// Everybody on stage in turn.
    Round,
    /// Whoever wants to, two minutes each.
    TwoMinutes,
    OpenStage,
}

impl Format {
    pub const ALL: [Format; 5] =
        [Format::TalkAndQuestions, Format::Panel, Format::Round, Format::TwoMinutes, Format::OpenStage];

    /// What it sets; the rest stays as in `base`.
    pub fn policy(self, base: Policy) -> Policy {
        let turn = |budget_s, then_audience| Some(TurnPolicy { budget_s, then_audience });
        let base = Policy { hands: Hands::Everyone, replies: false, turn: None, ..base };
        match self {
            Format::TalkAndQuestions => {
                Policy { hand_order: HandOrder::Fair, replies: true, turn: turn(120, true), ..base }
            }
            Format::Panel => Policy { hand_order: HandOrder::Pick, ..base },
            Format::Round => Policy { hand_order: HandOrder::FirstCome, turn: turn(120, false), ..base },
            Format::TwoMinutes => Policy { hand_order: HandOrder::FirstCome, turn: turn(120, true), ..base },
            Format::OpenStage => Policy { hand_order: HandOrder::FirstCome, stage_size: 50, ..base },
        }
    }
}
