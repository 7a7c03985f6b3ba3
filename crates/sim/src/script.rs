//! What people do next. Each run has a taste for some acts, so that queues fill and stages empty.

use crate::Random;
use domain::MemberId;
use domain::network::Link;
use domain::room::{
    Asked, Asking, Chat, ChatText, Command, HandOrder, Hands, PinTitle, PinnedPage, Policy, PollQuestion,
    Sound, Title, Topic, TurnPolicy, Visibility,
};

/// How likely each kind of act is in this run.
pub struct Taste(Vec<u64>);

/// How many kinds of act [`act`] knows.
const KINDS: usize = 40;

/// Events that lines and pins are looked for among.
const NUMBERS: u64 = 150;

impl Taste {
    /// Most runs use all kinds of act, some only a few.
    pub fn new(random: &mut Random) -> Taste {
        let few = random.chance(30);
        let weight = |random: &mut Random| if few && random.chance(70) { 0 } else { 1 + random.below(9) };
        let mut weights: Vec<u64> = (0..KINDS).map(|_| weight(random)).collect();
        // Without people nothing happens, and a room that ends at once shows little.
        weights[0] += 6;
        weights[KINDS - 1] = u64::from(random.chance(20));
        Taste(weights)
    }

    fn pick(&self, random: &mut Random) -> usize {
        let mut at = random.below(self.0.iter().sum());
        self.0
            .iter()
            .position(|weight| {
                let hit = at < *weight;
                at = at.saturating_sub(*weight);
                hit
            })
            .expect("the number is below the sum")
    }
}

/// One act; `about` is whom it is about, where it is about somebody.
pub fn act(random: &mut Random, taste: &Taste, about: MemberId) -> Command {
    match taste.pick(random) {
        0 => Command::Join { with_link: random.chance(50), in_circle: false },
        1 => Command::Leave,
        2 => Command::Disconnect,
        3 => Command::RaiseHand(asking(random, about)),
        4 => Command::LowerHand,
        5 => Command::AcceptHand(about),
        6 => Command::DeclineHand(about),
        7 => Command::InviteToSpeak(about),
        8 => Command::AcceptInviteToSpeak,
        9 => Command::DeclineInviteToSpeak,
        10 => Command::StepDown,
        11 => Command::MoveToAudience(about),
        12 => Command::Mute,
        13 => Command::Unmute,
        14 => Command::MuteMember(about),
        15 => Command::AskToUnmute,
        16 => Command::AllowUnmute(about),
        17 => Command::Remove(about),
        18 => Command::Ban(about),
        19 => Command::LetBackIn(about),
        20 => Command::MakeModerator(about),
        21 => Command::UnmakeModerator(about),
        22 => Command::Lock,
        23 => Command::Unlock,
        24 => Command::Rename(title(random.below(5))),
        25 => Command::SetTopic(random.chance(70).then(|| Topic::parse("Rust").expect("a topic"))),
        26 => Command::SetPolicy(policy(random)),
        27 => Command::AgreeToTurns { by_turn: random.chance(70) },
        28 => Command::StartRound,
        29 => Command::EndTurn(about),
        30 => Command::LetPass,
        31 => Command::OpenPoll(poll(random)),
        32 => Command::Vote { option: random.below(3) as u8 },
        33 => Command::ClosePoll,
        34 => Command::StopRound,
        35 => Command::WriteLine(line(random)),
        36 => Command::DeleteLine(random.below(NUMBERS)),
        37 => Command::Pin(page(random)),
        38 => Command::Unpin(random.below(NUMBERS)),
        _ => Command::End,
    }
}

fn asking(random: &mut Random, about: MemberId) -> Asking {
    let reply_to = random.chance(20).then_some(about);
    Asking { by_turn: random.chance(50), reply_to, ..Asking::default() }
}

fn poll(random: &mut Random) -> Asked {
    let question = PollQuestion::parse("Shall we go on?").expect("short and plain");
    Asked { question, options: vec![], secret: random.chance(50) }
}

fn line(random: &mut Random) -> ChatText {
    ChatText::parse(&format!("Line {}", random.below(1000))).expect("short and plain")
}

fn page(random: &mut Random) -> PinnedPage {
    let number = random.below(9);
    let address = Link::parse(&format!("https://example.org/{number}")).expect("an address");
    PinnedPage { address, title: PinTitle::parse(&format!("Page {number}")).expect("short and plain") }
}

pub fn title(number: u64) -> Title {
    Title::parse(&format!("Room {number}")).expect("short and plain")
}

pub fn policy(random: &mut Random) -> Policy {
    Policy {
        hands: if random.chance(80) { Hands::Everyone } else { Hands::Off },
        hands_max: 1 + random.below(6) as u16,
        stage_size: 2 + random.below(5) as u16,
        room_size: 6 + random.below(20) as u16,
        visibility: if random.chance(80) { Visibility::Open } else { Visibility::Closed },
        hand_order: if random.chance(50) { HandOrder::Pick } else { HandOrder::Fair },
        replies: random.chance(50),
        turn: random.chance(50).then_some(TurnPolicy { budget_s: 10, then_audience: random.chance(50) }),
        recap: true,
        language: None,
        chat: if random.chance(80) { Chat::Everyone } else { Chat::Stage },
        slow_mode_s: if random.chance(80) { 0 } else { 2 },
        sound: Sound::Automatic,
        circle: None,
    }
}
