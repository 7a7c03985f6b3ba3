//! One member's seat as the room's task keeps it: the socket it is on, what that socket has been shown, and its peer.

use super::mail::SeatId;
use super::outbox::Outbox;
use super::people::{Introduction, Known, Told};
use crate::pass::{Redeemed, Way};
use crate::secret::Hash;
use domain::MemberId;
use domain::room::{Backstage, Delta, Own, Permit, Public, Role, View};
use media::PeerId;
use protocol::tell::{MediaState, Out, Tell};
use std::sync::Arc;
use store::SessionId;
use tokio_tungstenite::tungstenite::Utf8Bytes;

pub(super) struct Seat {
    pub id: SeatId,
    pub session: SessionId,
    /// Whoever holds this token is the same client coming back: its media connection may stay.
    pub resume: Hash,
    /// None: the connection is lost, and the seat is held. Deaf: there is no socket, and the player says that somebody is here.
    pub line: Option<Line>,
    pub peer: Option<Peer>,
    /// A program other than our client that `peer` belongs to.
    pub player: Option<Player>,
    /// A connection that this seat's client tries while it listens to a stream. It has no rights before it stands.
    pub trying: Option<PeerId>,
    /// How often its member has lowered a hand, up already or not.
    pub hands_lowered: u64,
}

/// A program other than our client: it has the seat's sound, and no say.
pub(super) struct Player {
    pub peer: PeerId,
    pub redeemed: Redeemed,
}

impl Seat {
    /// All that the media plane has of it.
    pub fn take_peers(&mut self) -> impl Iterator<Item = PeerId> + use<> {
        self.player = None;
        self.peer.take().map(|peer| peer.id).into_iter().chain(self.trying.take())
    }

    /// Its client, or a player, listens to the stream while its socket is here.
    pub fn has_stream(&self) -> bool {
        let has_socket = self.line.as_ref().is_some_and(|line| !line.is_deaf());
        has_socket && self.player.as_ref().is_some_and(|player| player.redeemed.bound.way == Way::Stream)
    }

    /// What this seat's client is to do for its sound.
    pub fn media(&self) -> MediaState {
        match (&self.player, &self.peer) {
            (Some(_), _) => MediaState::Elsewhere,
            (None, Some(_)) => MediaState::Kept,
            (None, None) => MediaState::Connect,
        }
    }
}

/// The socket a seat is on.
pub(super) struct Line {
    pub outbox: Outbox,
    told: Told,
    /// Counts this view's deltas.
    seq: u64,
    own: Own,
    backstage: Option<Backstage>,
    /// The first snapshot is out, so that deltas apply to something.
    is_shown: bool,
    /// Nobody reads what is said here.
    is_deaf: bool,
}

/// The media connection of a seat.
#[derive(Clone, Copy)]
pub(super) struct Peer {
    pub id: PeerId,
    pub version: u64,
    /// What the media plane was last told.
    pub permit: Permit,
}

/// A delta on its way: its JSON, which sockets share, and whom it names.
pub(super) struct Shared {
    pub json: Arc<str>,
    pub names: Vec<MemberId>,
}

impl Shared {
    pub fn of(delta: &Delta) -> Shared {
        let json = serde_json::to_string(&protocol::Delta::from(delta)).expect("a delta is JSON").into();
        Shared { json, names: names(delta) }
    }
}

/// What a snapshot says besides the view.
pub(super) struct Place<'a> {
    pub room: String,
    pub epoch: u64,
    pub resume: &'a str,
    pub media: MediaState,
}

impl Line {
    /// Shown nothing so far.
    pub fn new(outbox: Outbox) -> Line {
        // Nothing is shown of it: the snapshot brings the real one.
        let own = Own {
            role: Role::Listener,
            mute: None,
            hand_place: None,
            hand_expected: None,
            by_turn: false,
            vote: None,
            invited_until: None,
            asked_to_unmute: false,
        };
        let is_deaf = outbox.is_deaf();
        Line { outbox, told: Told::default(), seq: 0, own, backstage: None, is_shown: false, is_deaf }
    }

    /// Of a seat that has lost its socket and kept its player.
    pub fn deaf() -> Line {
        Line { is_shown: true, ..Line::new(Outbox::deaf()) }
    }

    pub fn is_deaf(&self) -> bool {
        self.is_deaf
    }

    pub fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// The whole room. Everybody it names is introduced again: a dropped queue may have taken earlier introductions along.
    /// `introduction` is of those whom its public part names.
    pub fn snapshot<'a>(
        &mut self,
        place: Place,
        view: View,
        introduction: Arc<Introduction>,
        people: impl Fn(MemberId) -> Option<&'a Arc<Known>>,
    ) {
        self.is_shown = true;
        if self.is_deaf {
            return;
        }
        let View { public, own, backstage } = view;
        self.seq += 1;
        let first = introduction.message.clone();
        self.told = Told::only(introduction);
        let more = self.told.tell(backstage.iter().flat_map(backstage_names), people);
        let snapshot = Tell::Snapshot {
            room: place.room,
            epoch: place.epoch,
            seq: self.seq,
            view: protocol::View::of(&public, &own, backstage.as_ref()),
            resume: place.resume.to_owned(),
            media: place.media,
        };
        let introduced = first.into_iter().chain(more.map(Utf8Bytes::from));
        self.outbox.snapshot(introduced, super::json(&snapshot));
        (self.own, self.backstage) = (own, backstage);
    }

    /// What all are shown. `introduced`: those it names whom not everybody was told about.
    pub fn shared(&mut self, epoch: u64, introduced: Option<&Utf8Bytes>, deltas: &[Shared]) {
        if self.is_deaf {
            return;
        }
        self.outbox.shared(epoch, self.seq + 1, introduced, deltas.iter().map(|delta| &delta.json));
        self.seq += deltas.len() as u64;
    }

    /// What this one alone is shown.
    pub fn delta<'a>(
        &mut self,
        epoch: u64,
        delta: &Shared,
        people: impl Fn(MemberId) -> Option<&'a Arc<Known>>,
    ) {
        if self.is_deaf {
            return;
        }
        if let Some(introduced) = self.told.tell(delta.names.iter().copied(), people) {
            self.outbox.view(introduced);
        }
        self.seq += 1;
        self.outbox.delta(epoch, self.seq, &delta.json);
    }

    /// Returns what turns the own part of the view into `own`, and takes note of it.
    pub fn own_delta(&mut self, own: &Own) -> Option<Shared> {
        let delta = domain::room::own_delta(&self.own, own)?;
        self.own = own.clone();
        Some(Shared::of(&delta))
    }

    pub fn backstage_delta(&mut self, backstage: &Option<Backstage>) -> Option<Shared> {
        let delta = domain::room::backstage_delta(&self.backstage, backstage)?;
        self.backstage = backstage.clone();
        Some(Shared::of(&delta))
    }

    pub fn media(&self, media: MediaState) {
        self.outbox.answer(super::json(&Tell::Media { media }));
    }

    pub fn out(&self, why: Out) {
        self.outbox.out(super::json(&Tell::Out { why }));
    }
}

/// Whom everybody in the room sees.
pub(super) fn public_names(public: &Public) -> impl Iterator<Item = MemberId> + '_ {
    let stage = public.stage.iter().map(|seat| seat.member);
    let hands = public.hands.iter().map(|hand| hand.member);
    let others = public.audience.shown.iter().chain(public.tally.voters.iter().flatten()).copied();
    let authors = public.chat.iter().map(|line| line.member);
    [public.owner].into_iter().chain(stage).chain(hands).chain(others).chain(authors)
}

fn backstage_names(backstage: &Backstage) -> impl Iterator<Item = MemberId> + '_ {
    [&backstage.banned, &backstage.invited, &backstage.asking_to_unmute].into_iter().flatten().copied()
}

fn names(delta: &Delta) -> Vec<MemberId> {
    match delta {
        Delta::StageSeatSet { seat } => vec![seat.member],
        Delta::HandRaised { hand, .. } => vec![hand.member],
        Delta::TallySet { tally } => tally.voters.iter().flatten().copied().collect(),
        Delta::ChatChanged { came, .. } => came.iter().map(|line| line.member).collect(),
        Delta::AudienceSet { audience } => audience.shown.clone(),
        Delta::AudienceChanged { came, .. } => came.clone(),
        Delta::BackstageSet { backstage: Some(backstage) } => backstage_names(backstage).collect(),
        // Whoever goes was introduced when they came; whoever has a turn is on stage.
        Delta::StageSeatGone { .. }
        | Delta::HandLowered { .. }
        | Delta::TurnsSet { .. }
        | Delta::PollSet { .. }
        | Delta::PinsSet { .. }
        | Delta::OwnSet { .. }
        | Delta::BackstageSet { backstage: None }
        | Delta::Began
        | Delta::Locked
        | Delta::Unlocked
        | Delta::Renamed { .. }
        | Delta::TopicSet { .. }
        | Delta::PolicySet { .. } => vec![],
    }
}
