//! How rooms and their seats stand in columns.

use anyhow::{Context, anyhow};
use domain::entry::Field;
use domain::network::SpokenLanguage;
use domain::room::{
    Chat, ChatLine, Hands, Mute, Policy, Role, RoomRow, SeatRow, Sound, Title, Topic, Visibility,
};
use domain::{CircleId, RoomId};
use serde::{Deserialize, Serialize};

use super::hand::{self, HandColumns};
use super::{at, chat, id, member, number, unsigned, words};
use crate::row::{NodeId, StoredRoom};
use std::time::Duration;

pub(super) fn small(column: &'static str, value: i64) -> anyhow::Result<u16> {
    u16::try_from(value).map_err(|_| anyhow!("{column} is out of range"))
}

words!(role_word, role, Role, "role", {
    Role::Listener => "listener", Role::Speaker => "speaker", Role::Moderator => "moderator",
});
words!(visibility_word, visibility, Visibility, "visibility", { Visibility::Open => "open", Visibility::Closed => "closed" });
words!(sound_word, sound, Sound, "sound", { Sound::Automatic => "automatic", Sound::Prompt => "prompt" });

/// Column `hands`: a word, for `proven` with the field's key behind a colon.
pub fn hands_word(hands: Hands) -> String {
    match hands {
        Hands::Off => "off".to_owned(),
        Hands::Everyone => "everyone".to_owned(),
        Hands::Proven { field: None } => "proven".to_owned(),
        Hands::Proven { field: Some(field) } => format!("proven:{}", field.key()),
    }
}

fn hands(word: &str) -> anyhow::Result<Hands> {
    let bad = || anyhow!("hands is no known word");
    match (word, word.strip_prefix("proven:")) {
        ("off", _) => Ok(Hands::Off),
        ("everyone", _) => Ok(Hands::Everyone),
        ("proven", _) => Ok(Hands::Proven { field: None }),
        (_, Some(key)) => Ok(Hands::Proven { field: Some(Field::parse(key).map_err(|_| bad())?) }),
        _ => Err(bad()),
    }
}

fn language(letters: &str) -> anyhow::Result<SpokenLanguage> {
    SpokenLanguage::parse(letters).context("language has no language's letters")
}

/// Reads what [`role_word`] wrote.
pub fn read_role(word: &str) -> anyhow::Result<Role> {
    role(word)
}

/// Column `policy` of a scheduled room, without visibility and circle, which have columns of their own. What was written once
/// is read for ever: fields are added, never renamed.
#[derive(Serialize, Deserialize)]
struct PolicyText {
    hands: String,
    hands_max: u16,
    stage_size: u16,
    room_size: u16,
    hand_order: String,
    replies: bool,
    turn_s: Option<i64>,
    turn_then_audience: bool,
    recap: bool,
    language: Option<String>,
    /// None: written before rooms had a chat.
    chat: Option<String>,
    #[serde(default)]
    slow_mode_s: u16,
    /// None: written before it could be said.
    sound: Option<String>,
}

pub fn policy_text(policy: &Policy) -> String {
    let (turn_s, turn_then_audience) = hand::turn(policy.turn);
    let text = PolicyText {
        hands: hands_word(policy.hands),
        hands_max: policy.hands_max,
        stage_size: policy.stage_size,
        room_size: policy.room_size,
        hand_order: hand::order_word(policy.hand_order),
        replies: policy.replies,
        turn_s,
        turn_then_audience,
        recap: policy.recap,
        language: policy.language.map(|language| language.as_str().to_owned()),
        chat: Some(chat::chat_word(policy.chat).to_owned()),
        slow_mode_s: policy.slow_mode_s,
        sound: Some(sound_word(policy.sound).to_owned()),
    };
    serde_json::to_string(&text).expect("words and numbers are JSON")
}

/// Column `circle`.
pub fn circle_number(policy: &Policy) -> Option<i64> {
    policy.circle.map(|circle| number(circle.number()))
}

fn circle(value: Option<i64>) -> anyhow::Result<Option<CircleId>> {
    value.map(|circle| id("circle", circle).map(CircleId::new)).transpose()
}

/// Reads what [`policy_text`], [`visibility_word`] and [`circle_number`] wrote.
pub fn read_policy(text: &str, visibility_word: &str, of_circle: Option<i64>) -> anyhow::Result<Policy> {
    let text: PolicyText = serde_json::from_str(text).context("policy does not read")?;
    Ok(Policy {
        hands: hands(&text.hands)?,
        hands_max: text.hands_max,
        stage_size: text.stage_size,
        room_size: text.room_size,
        visibility: visibility(visibility_word)?,
        hand_order: hand::order(&text.hand_order)?,
        replies: text.replies,
        turn: hand::read_turn(text.turn_s, text.turn_then_audience)?,
        recap: text.recap,
        language: text.language.as_deref().map(language).transpose()?,
        chat: text.chat.as_deref().map_or(Ok(Chat::Off), chat::read_chat)?,
        slow_mode_s: text.slow_mode_s,
        sound: text.sound.as_deref().map_or(Ok(Sound::default()), sound)?,
        circle: circle(of_circle)?,
    })
}

/// Columns `mute`, `mute_by`.
pub fn mute(mute: Option<Mute>) -> (Option<&'static str>, Option<i64>) {
    match mute {
        None => (None, None),
        Some(Mute::BySelf) => (Some("self"), None),
        Some(Mute::ByModerator { by }) => (Some("moderator"), Some(number(by.account().number()))),
    }
}

pub struct RoomColumns {
    pub id: i64,
    pub node: i64,
    pub epoch: i64,
    pub owner: i64,
    pub title: String,
    pub topic: Option<String>,
    pub hands: String,
    pub hands_max: i64,
    pub stage_size: i64,
    pub room_size: i64,
    pub visibility: String,
    pub locked: bool,
    pub seq: i64,
    pub opened: i64,
    pub ended: Option<i64>,
    pub link: Option<String>,
    pub hand_order: String,
    pub replies: bool,
    pub turn_s: Option<i64>,
    pub turn_then_audience: bool,
    pub poll: Option<String>,
    pub recap: bool,
    pub begins: Option<i64>,
    pub language: Option<String>,
    pub chat: String,
    pub slow_mode_s: i64,
    pub pins: Option<String>,
    pub guest: Option<i64>,
    pub circle: Option<i64>,
    pub sound: String,
}

impl RoomColumns {
    /// A room with its seats' columns, and its chat.
    pub fn read(self, seats: Vec<SeatColumns>, chat: Vec<ChatLine>) -> anyhow::Result<StoredRoom> {
        let number = self.id;
        self.parse(seats, chat).with_context(|| format!("room row {number} is damaged"))
    }

    fn parse(self, seats: Vec<SeatColumns>, lines: Vec<ChatLine>) -> anyhow::Result<StoredRoom> {
        let policy = Policy {
            hands: hands(&self.hands)?,
            hands_max: small("hands_max", self.hands_max)?,
            stage_size: small("stage_size", self.stage_size)?,
            room_size: small("room_size", self.room_size)?,
            visibility: visibility(&self.visibility)?,
            hand_order: hand::order(&self.hand_order)?,
            replies: self.replies,
            turn: hand::read_turn(self.turn_s, self.turn_then_audience)?,
            recap: self.recap,
            language: self.language.as_deref().map(language).transpose()?,
            chat: chat::read_chat(&self.chat)?,
            slow_mode_s: small("slow_mode_s", self.slow_mode_s)?,
            sound: sound(&self.sound)?,
            circle: circle(self.circle)?,
        };
        let topic = self
            .topic
            .map(|topic| Topic::parse(&topic).map_err(|_| anyhow!("topic is no line")))
            .transpose()?;
        let row = RoomRow {
            id: RoomId::new(id("id", self.id)?),
            owner: member("owner", self.owner)?,
            title: Title::parse(&self.title).map_err(|_| anyhow!("title is no line"))?,
            topic,
            policy,
            locked: self.locked,
            begins: self.begins.map(|begins| at("begins", begins)).transpose()?,
            poll: self.poll.as_deref().map(hand::read_poll).transpose()?,
            pins: chat::read_pins(self.pins.as_deref())?,
            guest: self.guest.map(|guest| member("guest", guest)).transpose()?,
            seq: unsigned("seq", self.seq)?,
            opened: at("opened", self.opened)?,
            ended: self.ended.map(|ended| at("ended", ended)).transpose()?,
        };
        Ok(StoredRoom {
            row,
            seats: seats.into_iter().map(SeatColumns::parse).collect::<anyhow::Result<_>>()?,
            chat: lines,
            epoch: unsigned("epoch", self.epoch)?,
            node: NodeId::new(id("node", self.node)?),
            link: self.link,
        })
    }
}

pub struct SeatColumns {
    pub member: i64,
    pub bot: bool,
    pub role: String,
    pub mute: Option<String>,
    pub mute_by: Option<i64>,
    pub asked_to_unmute: bool,
    pub on_stage_since: Option<i64>,
    pub hand_raised: Option<i64>,
    pub invited_until: Option<i64>,
    pub removed_until: Option<i64>,
    pub banned: bool,
    pub hand_ranked: Option<i64>,
    pub hand_since: Option<i64>,
    pub hand_kind: Option<String>,
    pub hand_line: Option<String>,
    pub hand_reply_to: Option<i64>,
    pub hand_in_writing: bool,
    pub hand_left: bool,
    pub by_turn: bool,
    pub spoken_ms: i64,
    pub vote_poll: Option<i64>,
    pub vote: Option<i64>,
    pub lineup: Option<String>,
}

impl SeatColumns {
    fn parse(self) -> anyhow::Result<SeatRow> {
        let mute = match (self.mute.as_deref(), self.mute_by) {
            (None, None) => None,
            (Some("self"), None) => Some(Mute::BySelf),
            (Some("moderator"), Some(by)) => Some(Mute::ByModerator { by: member("mute_by", by)? }),
            _ => return Err(anyhow!("a seat's mute makes no sense")),
        };
        let whose = member("seat.member", self.member)?;
        let hand = HandColumns {
            raised: self.hand_raised,
            ranked: self.hand_ranked,
            since: self.hand_since,
            kind: self.hand_kind,
            line: self.hand_line,
            reply_to: self.hand_reply_to,
            in_writing: self.hand_in_writing,
        };
        let (hand, left_hand) = match (hand.read(whose)?, self.hand_left) {
            (hand, false) => (hand, None),
            (hand, true) => (None, hand),
        };
        let vote = match (self.vote_poll, self.vote) {
            (Some(poll), Some(vote)) => {
                let option = u8::try_from(vote).map_err(|_| anyhow!("vote is out of range"))?;
                Some((unsigned("vote_poll", poll)?, option))
            }
            (None, None) => None,
            _ => return Err(anyhow!("a vote by halves")),
        };
        Ok(SeatRow {
            member: whose,
            bot: self.bot,
            role: role(&self.role)?,
            lineup: self.lineup.as_deref().map(role).transpose()?,
            mute,
            asked_to_unmute: self.asked_to_unmute,
            on_stage_since: self.on_stage_since.map(|since| at("on_stage_since", since)).transpose()?,
            hand,
            left_hand,
            by_turn: self.by_turn,
            invited_until: self.invited_until.map(|until| at("invited_until", until)).transpose()?,
            removed_until: self.removed_until.map(|until| at("removed_until", until)).transpose()?,
            banned: self.banned,
            spoken: Duration::from_millis(unsigned("spoken_ms", self.spoken_ms)?),
            vote,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_from_before_there_was_a_chat_has_none_and_is_otherwise_the_same() {
        let policy = Policy { slow_mode_s: 30, sound: Sound::Prompt, ..Policy::default() };
        let written = policy_text(&policy);
        assert_eq!(read_policy(&written, "open", None).expect("it reads"), policy);
        let before = written.replace(r#","chat":"everyone","slow_mode_s":30,"sound":"prompt""#, "");
        assert_ne!(before, written);
        let read = read_policy(&before, "open", None).expect("it still reads");
        assert_eq!(read, Policy { chat: Chat::Off, slow_mode_s: 0, sound: Sound::Automatic, ..policy });
    }
}
