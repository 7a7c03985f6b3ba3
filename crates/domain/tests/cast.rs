//! Who plays in the scripts, and how they are printed.

use domain::entry::{Field, Proof, ProofKind, Proven, Shows};
use domain::network::Link;
use domain::room::{
    Action, Actor, Asked, Asking, By, ChatText, Command, HandKind, PinTitle, PinnedPage, Policy, Recorded,
    Room, Title, Turn,
};
use domain::{AccountId, At, MemberId, ProofId, RoomId};

const NAMES: [&str; 9] = ["mod", "ann", "bo", "cy", "di", "ed", "flo", "gus", "hal"];

/// Opens every room.
pub const MOD: MemberId = member(1);
pub const ANN: MemberId = member(2);
pub const BO: MemberId = member(3);
pub const CY: MemberId = member(4);
pub const DI: MemberId = member(5);
/// A program.
pub const HAL: MemberId = member(9);

pub const fn member(number: u64) -> MemberId {
    MemberId::of(AccountId::new(number))
}

pub fn everybody() -> impl Iterator<Item = MemberId> {
    (1..=NAMES.len() as u64).map(member)
}

pub fn name(member: MemberId) -> &'static str {
    NAMES[member.account().number() as usize - 1]
}

pub fn actor(member: MemberId) -> Actor {
    Actor { member, bot: member == HAL, proven: proven(member) }
}

/// `ann` has proved that she works in medicine, `bo` that he works somewhere; nobody else anything.
fn proven(member: MemberId) -> Proven {
    let field = match member {
        ANN => Some(Field::Medicine),
        BO => None,
        _ => return Proven::NOTHING,
    };
    let shows = Shows { field, ..Shows::default() };
    Proven::of(&[Proof::new(ProofId::new(1), member.account(), ProofKind::StaffReview, shows, At(0))], At(0))
}

pub fn by(by: By) -> &'static str {
    match by {
        By::Member(member) => name(member),
        By::Room => "the room",
    }
}

/// `Debug`, with names for ids, and hands that ask nothing special without what they ask.
pub fn print(thing: &impl std::fmt::Debug) -> String {
    let mut text = format!("{thing:?}").replace(&format!(", asking: {:?}", Asking::default()), "");
    for member in everybody() {
        text = text.replace(&member.to_string(), name(member));
    }
    text
}

pub fn title(text: &str) -> Title {
    Title::parse(text).expect("a short line")
}

pub fn open(policy: Policy) -> Room {
    Room::open(RoomId::new(7), MOD, title("Rust at scale"), None, policy, At(0)).expect("a policy in range")
}

/// Opened by `mod`; everybody in `seated` has come in at time 0.
pub fn room_with(policy: Policy, seated: &[MemberId]) -> Room {
    let mut room = open(policy);
    for member in seated {
        give(&mut room, At(0), *member, &Command::Join { with_link: true, in_circle: false });
    }
    room
}

/// A command that must be allowed.
pub fn give(room: &mut Room, at: At, by: MemberId, command: &Command) -> Vec<Recorded> {
    match room.decide(at, &actor(by), command) {
        Ok(events) => room.record(at, By::Member(by), events),
        Err(refusal) => panic!("{} may not {command:?}: {refusal:?}", name(by)),
    }
}

/// The command of that name, about `about` where it is about somebody.
pub fn command(action: Action, about: MemberId, with_link: bool, policy: Policy, word: &str) -> Command {
    match action {
        Action::Join => Command::Join { with_link, in_circle: false },
        Action::Leave => Command::Leave,
        Action::Disconnect => Command::Disconnect,
        Action::RaiseHand => Command::RaiseHand(asking(about, word)),
        Action::LetPass => Command::LetPass,
        Action::AgreeToTurns => Command::AgreeToTurns { by_turn: with_link },
        Action::EndTurn => Command::EndTurn(about),
        Action::ExtendTurn => Command::ExtendTurn(Turn { member: about, until: At(0) }),
        Action::StartRound => Command::StartRound,
        Action::StopRound => Command::StopRound,
        Action::OpenPoll => Command::OpenPoll(show_of_hands(word, with_link)),
        Action::Vote => Command::Vote { option: if word == "Wood" { 2 } else { u8::from(with_link) } },
        Action::ClosePoll => Command::ClosePoll,
        Action::WriteLine => Command::WriteLine(text(word)),
        // Of no line and no pin: whoever means one names it.
        Action::DeleteLine => Command::DeleteLine(0),
        Action::Unpin => Command::Unpin(0),
        Action::Pin => Command::Pin(page(about, word)),
        Action::LowerHand => Command::LowerHand,
        Action::AcceptHand => Command::AcceptHand(about),
        Action::DeclineHand => Command::DeclineHand(about),
        Action::InviteToSpeak => Command::InviteToSpeak(about),
        Action::AcceptInviteToSpeak => Command::AcceptInviteToSpeak,
        Action::DeclineInviteToSpeak => Command::DeclineInviteToSpeak,
        Action::StepDown => Command::StepDown,
        Action::MoveToAudience => Command::MoveToAudience(about),
        Action::Mute => Command::Mute,
        Action::Unmute => Command::Unmute,
        Action::MuteMember => Command::MuteMember(about),
        Action::AskToUnmute => Command::AskToUnmute,
        Action::AllowUnmute => Command::AllowUnmute(about),
        Action::Remove => Command::Remove(about),
        Action::Ban => Command::Ban(about),
        Action::LetBackIn => Command::LetBackIn(about),
        Action::MakeModerator => Command::MakeModerator(about),
        Action::UnmakeModerator => Command::UnmakeModerator(about),
        Action::Begin => Command::Begin,
        Action::Lock => Command::Lock,
        Action::Unlock => Command::Unlock,
        Action::Rename => Command::Rename(title(word)),
        Action::SetTopic => Command::SetTopic(domain::Line::parse(word).ok()),
        Action::SetPolicy => Command::SetPolicy(policy),
        Action::End => Command::End,
    }
}

pub fn text(words: &str) -> ChatText {
    ChatText::parse(words).expect("a short line")
}

/// Another one for each member and word.
pub fn page(of: MemberId, title: &str) -> PinnedPage {
    let address = Link::parse(&format!("https://example.org/{of}")).expect("an address");
    PinnedPage { address, title: PinTitle::parse(title).expect("a short line") }
}

/// By the word: with a microphone that opens by itself, a reply, a question that may be left in writing.
fn asking(about: MemberId, word: &str) -> Asking {
    match word {
        "Wood" => Asking { by_turn: true, ..Asking::default() },
        "Care" => Asking { reply_to: Some(about), kind: HandKind::Counterpoint, ..Asking::default() },
        _ => Asking { line: domain::Line::parse(word).ok(), in_writing: true, ..Asking::default() },
    }
}

/// For or against.
pub fn show_of_hands(question: &str, secret: bool) -> Asked {
    let question = domain::Line::parse(question).expect("a short line");
    Asked { question, options: vec![], secret }
}
