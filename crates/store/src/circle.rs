//! What is written and read of circles: what they say of themselves, and who belongs to them.

use anyhow::{Context, anyhow};
use domain::network::circle::CircleDescription;
use domain::network::{
    CircleAbout, CircleChange, CircleCounts, CircleEntry, CircleRole, CircleRules, Membership, TopicKey,
    TopicName,
};
use domain::{AccountId, At, CircleId, Line, RoomId};
use std::collections::BTreeSet;

use crate::backend::Answer;
use crate::column::words;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::network::{count, key_text};
use crate::sealed;

/// Rows of one page at most, whatever was asked for.
const PAGE_MAX: u32 = 200;

/// One change. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum CircleWrite {
    /// Its owner belongs to it from the start. [`crate::Conflict::ChangedMeanwhile`] if that makes too many.
    Make { circle: CircleId, owner: AccountId, about: CircleAbout, at: At },
    /// Replaces what it says of itself. `new_rules`: they count as another version. By invite from now on: whoever asked, did
    /// not. [`crate::Conflict::ChangedMeanwhile`] if it is gone.
    Describe { circle: CircleId, about: CircleAbout, new_rules: bool },
    /// What it scheduled is off. [`crate::Conflict::ChangedMeanwhile`] if it is gone already.
    Dissolve { circle: CircleId },
    /// What was decided about one account. Whoever goes or is put out comes to none of its scheduled rooms any more, and those
    /// they scheduled are off. [`crate::Conflict::ChangedMeanwhile`] if they are something else to it by now, its rules are
    /// another version than `agreed` where somebody agrees, or that makes too many.
    Act { circle: CircleId, account: AccountId, by: AccountId, change: CircleChange, agreed: u32, at: At },
}

/// A circle, as one member sees it. No `Debug`: people wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredCircle {
    pub circle: CircleId,
    pub owner: AccountId,
    pub about: CircleAbout,
    pub rules_version: u32,
    pub made: At,
    pub members: u32,
    /// Of whoever asks. An invite by somebody whom they have blocked is none.
    pub own: Option<StoredMembership>,
}

/// What somebody is to a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredMembership {
    pub is: Membership,
    pub since: At,
    /// The version of the rules they agreed to, if to any.
    pub agreed: Option<u32>,
}

impl StoredCircle {
    pub fn membership(&self) -> Option<Membership> {
        self.own.map(|own| own.is)
    }
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait CircleReads: Send + Sync + 'static {
    /// Whether `by` may see it is not looked at.
    fn circle(&self, circle: CircleId, by: AccountId) -> Answer<'_, Option<StoredCircle>>;
    /// Those that `by` belongs to, asked to join, or is invited to: what changed last comes first.
    fn circles_of(&self, by: AccountId, limit: u32) -> Answer<'_, Vec<StoredCircle>>;
    /// Those not by invite, the largest first; `after`: size and id of the last one of the page before.
    fn circles(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(u32, CircleId)>,
    ) -> Answer<'_, Vec<StoredCircle>>;
    /// Of these, where a word of the name or a topic begins so.
    fn circles_found<'a>(
        &'a self,
        by: AccountId,
        find: &'a TopicKey,
        limit: u32,
    ) -> Answer<'a, Vec<StoredCircle>>;
    /// As it is stored, whoever asks.
    fn circle_membership(&self, circle: CircleId, account: AccountId) -> Answer<'_, Option<Membership>>;
    fn circle_counts(&self, circle: CircleId, account: AccountId) -> Answer<'_, CircleCounts>;
    /// Who belongs to it and is a member of this server, the first to come first; `after`: the last one of the page before.
    fn circle_members(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> Answer<'_, Vec<(AccountId, CircleRole, At)>>;
    /// Who asked or was invited and waits, the longest first.
    fn circle_waiting(&self, circle: CircleId, limit: u32) -> Answer<'_, Vec<(AccountId, Membership, At)>>;
    /// Whether that room is of no circle, or of one that they belong to. A room that is not kept is neither.
    fn may_look_back(&self, room: RoomId, account: AccountId) -> Answer<'_, bool>;
}

words!(entry_word, entry, CircleEntry, "circle.entry", {
    CircleEntry::Open => "open", CircleEntry::Approval => "approval", CircleEntry::Invite => "invite",
});
words!(role_word, role, CircleRole, "circle_member.state", {
    CircleRole::Member => "member", CircleRole::Moderator => "moderator", CircleRole::Owner => "owner",
});

/// Reads column `state`.
pub fn read_membership(state: &str, since: At) -> anyhow::Result<Membership> {
    Ok(match state {
        "asked" => Membership::Asked,
        "invited" => Membership::Invited,
        "declined" => Membership::Declined { at: since },
        "removed" => Membership::Removed,
        word => Membership::In(role(word)?),
    })
}

/// Of whoever belongs to it.
pub fn read_role(state: &str) -> anyhow::Result<CircleRole> {
    role(state)
}

/// Column `topics`, before it is sealed: no name holds a line break.
pub fn topics_text(about: &CircleAbout) -> String {
    about.topics.iter().map(TopicName::as_str).collect::<Vec<_>>().join("\n")
}

/// By what a circle is found: its whole name, each word of it, and its topics. None by invite.
pub fn found_by(about: &CircleAbout) -> BTreeSet<String> {
    if about.entry == CircleEntry::Invite {
        return BTreeSet::new();
    }
    let name = about.name.as_str();
    let words = [name].into_iter().chain(name.split_whitespace()).filter_map(TopicKey::of);
    words.chain(about.topics.iter().map(|topic| topic.key().clone())).map(|key| key_text(&key)).collect()
}

pub struct CircleColumns {
    pub id: i64,
    pub owner: i64,
    pub name: String,
    pub description: Option<String>,
    pub rules: Option<String>,
    pub topics: String,
    pub entry: String,
    pub rules_version: i64,
    pub made: i64,
    pub members: i64,
    pub own_state: Option<String>,
    pub own_since: Option<i64>,
    pub own_agreed: Option<i64>,
    pub sealing_key: Option<String>,
}

impl CircleColumns {
    pub fn read(self) -> anyhow::Result<StoredCircle> {
        let number = self.id;
        self.parse().with_context(|| format!("circle row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<StoredCircle> {
        let owner = AccountId::new(self.owner.unsigned_abs());
        let opened = |place, text: &str| sealed::opened(self.sealing_key.as_deref(), place, owner, text);
        let name = opened("circle.name", &self.name)?;
        let description =
            self.description.as_deref().map(|text| opened("circle.description", text)).transpose()?;
        let rules = self.rules.as_deref().map(|text| opened("circle.rules", text)).transpose()?;
        // Topics whose key is gone are none.
        let topics = Some(opened("circle.topics", &self.topics)?).filter(|text| text != sealed::GONE);
        let topics: Vec<TopicName> = topics
            .iter()
            .flat_map(|text| text.lines())
            .map(TopicName::parse)
            .collect::<Result<_, _>>()
            .map_err(|_| anyhow!("circle.topics has no topics"))?;
        let description = description.map(|text| CircleDescription::parse(&text)).transpose();
        let rules = rules.map(|text| CircleRules::parse(&text)).transpose();
        let about = CircleAbout {
            name: Line::parse(&name).map_err(|_| anyhow!("circle.name is no line"))?,
            description: description.map_err(|_| anyhow!("circle.description is no line"))?,
            rules: rules.map_err(|_| anyhow!("circle.rules is no text"))?,
            topics,
            entry: entry(&self.entry)?,
        };
        let own = match (self.own_state, self.own_since) {
            (Some(state), Some(since)) => {
                let since = At(since.unsigned_abs());
                let is = read_membership(&state, since)?;
                Some(StoredMembership { is, since, agreed: self.own_agreed.map(count) })
            }
            _ => None,
        };
        Ok(StoredCircle {
            circle: CircleId::new(self.id.unsigned_abs()),
            owner,
            about,
            rules_version: count(self.rules_version),
            made: At(self.made.unsigned_abs()),
            members: count(self.members),
            own,
        })
    }
}

impl Store {
    /// A circle, as `by` sees it. Whether they may is not looked at.
    pub async fn circle(&self, circle: CircleId, by: AccountId) -> anyhow::Result<Option<StoredCircle>> {
        self.read(move |backend| backend.circle(circle, by)).await
    }

    /// Those that `by` belongs to, asked to join, or is invited to.
    pub async fn circles_of(&self, by: AccountId, limit: u32) -> anyhow::Result<Vec<StoredCircle>> {
        self.read(move |backend| backend.circles_of(by, limit.min(PAGE_MAX))).await
    }

    /// Those not by invite, the largest first.
    pub async fn circles(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(u32, CircleId)>,
    ) -> anyhow::Result<Vec<StoredCircle>> {
        self.read(move |backend| backend.circles(by, limit.min(PAGE_MAX), after)).await
    }

    /// Of these, where a word of the name or a topic begins so.
    pub async fn circles_found(
        &self,
        by: AccountId,
        find: &TopicKey,
        limit: u32,
    ) -> anyhow::Result<Vec<StoredCircle>> {
        self.read(move |backend| backend.circles_found(by, find, limit.min(PAGE_MAX))).await
    }

    /// What somebody is to a circle, for those who look after it.
    pub async fn circle_membership(
        &self,
        circle: CircleId,
        account: AccountId,
    ) -> anyhow::Result<Option<Membership>> {
        self.read(move |backend| backend.circle_membership(circle, account)).await
    }

    /// What the rules look at before something changes between them.
    pub async fn circle_counts(&self, circle: CircleId, account: AccountId) -> anyhow::Result<CircleCounts> {
        self.read(move |backend| backend.circle_counts(circle, account)).await
    }

    /// Who belongs to it, the first to come first. `limit` is not bounded here: a room asks for all.
    pub async fn circle_members(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> anyhow::Result<Vec<(AccountId, CircleRole, At)>> {
        self.read(move |backend| backend.circle_members(circle, limit, after)).await
    }

    /// Who asked or was invited and waits, the longest first.
    pub async fn circle_waiting(
        &self,
        circle: CircleId,
        limit: u32,
    ) -> anyhow::Result<Vec<(AccountId, Membership, At)>> {
        self.read(move |backend| backend.circle_waiting(circle, limit)).await
    }

    /// Whether that room is of no circle, or of one that they belong to.
    pub async fn may_look_back(&self, room: RoomId, account: AccountId) -> anyhow::Result<bool> {
        self.read(move |backend| backend.may_look_back(room, account)).await
    }
}

impl CircleReads for FaultyBackend {
    fn circle(&self, circle: CircleId, by: AccountId) -> Answer<'_, Option<StoredCircle>> {
        self.read(self.inner().circle(circle, by))
    }
    fn circles_of(&self, by: AccountId, limit: u32) -> Answer<'_, Vec<StoredCircle>> {
        self.read(self.inner().circles_of(by, limit))
    }
    fn circles(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(u32, CircleId)>,
    ) -> Answer<'_, Vec<StoredCircle>> {
        self.read(self.inner().circles(by, limit, after))
    }
    fn circles_found<'a>(
        &'a self,
        by: AccountId,
        find: &'a TopicKey,
        limit: u32,
    ) -> Answer<'a, Vec<StoredCircle>> {
        self.read(self.inner().circles_found(by, find, limit))
    }
    fn circle_membership(&self, circle: CircleId, account: AccountId) -> Answer<'_, Option<Membership>> {
        self.read(self.inner().circle_membership(circle, account))
    }
    fn circle_counts(&self, circle: CircleId, account: AccountId) -> Answer<'_, CircleCounts> {
        self.read(self.inner().circle_counts(circle, account))
    }
    fn circle_members(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> Answer<'_, Vec<(AccountId, CircleRole, At)>> {
        self.read(self.inner().circle_members(circle, limit, after))
    }
    fn circle_waiting(&self, circle: CircleId, limit: u32) -> Answer<'_, Vec<(AccountId, Membership, At)>> {
        self.read(self.inner().circle_waiting(circle, limit))
    }
    fn may_look_back(&self, room: RoomId, account: AccountId) -> Answer<'_, bool> {
        self.read(self.inner().may_look_back(room, account))
    }
}
