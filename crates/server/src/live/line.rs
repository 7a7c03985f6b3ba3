//! One WebSocket's conversation: texts come in, asks go to the room, answers go to the outbox. Knows no socket.

use super::enter::{Arrival, Seated};
use super::mail::{From, Mail};
use super::outbox::{End, Outbox};
use super::{Live, json};
use domain::entry::{Account, Proven};
use domain::room::{Actor, Command};
use domain::{AccountId, MemberId};
use protocol::tell::{RefusalCode, Refused, Tell};
use protocol::{Ask, Asked};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use store::SessionId;
use tokio::sync::oneshot;

/// Longest text that is read, bytes. The longest ask is a tenth of it.
pub const TEXT_LEN_MAX: usize = 16 * 1024;

/// Asks beyond the limit that are answered before the socket is closed.
const REFUSED_MAX: u32 = 200;

/// One end of a conversation. Dropped without [`Line::lost`] the seat would look taken: call it.
pub struct Line {
    live: Live,
    number: u64,
    account: Arc<Account>,
    session: SessionId,
    outbox: Outbox,
    seated: Option<Seated>,
    /// Asks beyond the limit, one after the other.
    refused: u32,
}

/// The number of an ask that otherwise cannot be read, so that the answer finds it.
#[derive(Deserialize)]
struct OnlyId {
    id: u32,
}

impl Live {
    /// A new socket of a signed-in account. It may close an older one: see `limits.sockets_per_account`.
    pub fn connect(&self, account: Account, session: SessionId) -> Result<Line, Refused> {
        let number = self.next();
        let outbox = self.0.sockets.add(number, account.id, session).ok_or(RefusalCode::TooManyRequests)?;
        let line = Line {
            live: self.clone(),
            number,
            account: Arc::new(account),
            session,
            outbox,
            seated: None,
            refused: 0,
        };
        // Looked at last: signing out closes what was added before, and this finds what was added after.
        if self.is_signed_out(session) {
            self.0.sockets.drop_socket(number);
            return Err(RefusalCode::SignInFirst.into());
        }
        Ok(line)
    }
}

impl Line {
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    pub fn account(&self) -> &Account {
        &self.account
    }

    pub fn account_id(&self) -> AccountId {
        self.account.id
    }

    pub fn tell(&self, tell: &Tell) {
        self.outbox.answer(json(tell));
    }

    /// The account after it was let in.
    pub fn renew(&mut self, account: Account) {
        self.account = Arc::new(account);
    }

    /// Takes one text, and answers it unless there is nothing to refer to.
    pub async fn handle(&mut self, text: &str) {
        // Without a number that can be read there is nothing to refer to.
        let number = || serde_json::from_str::<OnlyId>(text).map_or(0, |only| only.id);
        // What cannot be read costs as much as what can.
        if let Err(wait) = self.live.0.asks.take(self.account.id, self.live.0.clock.now()) {
            return self.refuse_too_many(number(), wait);
        }
        self.refused = 0;
        let asked = if text.len() > TEXT_LEN_MAX { None } else { serde_json::from_str::<Asked>(text).ok() };
        let Some(Asked { id, ask }) = asked else { return self.refuse(number(), RefusalCode::BadRequest) };
        let Some(member) = self.account.member() else { return self.refuse(id, RefusalCode::NotAMember) };
        match ask {
            Ask::WatchHallway { on } => {
                self.tell(&Tell::Done { id });
                match on {
                    true => {
                        self.live.0.hallway.watch(self.number, member, &self.outbox, &self.live.0.circles)
                    }
                    false => self.live.0.hallway.unwatch(self.number),
                }
            }
            Ask::Enter { room, link, resume } => {
                let Some(room) = protocol::convert::room_id(&room) else {
                    return self.refuse(id, RefusalCode::NoSuchRoom);
                };
                let arrival = Arrival {
                    account: &self.account,
                    session: self.session,
                    outbox: &self.outbox,
                    ask: id,
                    link,
                    resume,
                };
                if let Ok(seated) = self.live.enter(room, arrival).await {
                    self.seated = Some(seated);
                }
            }
            Ask::Leave => self.mail(id, member, Mail::Leave).await,
            Ask::FetchTicket => self.mail(id, member, Mail::Ticket).await,
            Ask::FetchSnapshot => {
                let mail = |from: From| Mail::Snapshot {
                    member,
                    seat: from.seat,
                    ask: Some((from.ask, from.outbox)),
                };
                self.mail(id, member, mail).await;
            }
            Ask::React { reaction } => {
                self.mail(id, member, |from| Mail::React { from, reaction: reaction.into() }).await;
            }
            Ask::Ping { member: to } => {
                let answer = self.ping(member, &to).await;
                self.end(id, answer);
            }
            Ask::Wave { member: to } => {
                let answer = match mutual_named(&to) {
                    Ok(to) => self.live.wave(&self.account, to).await,
                    Err(refused) => Err(refused),
                };
                self.end(id, answer);
            }
            Ask::WaveBack { member: to } => {
                let answer = match mutual_named(&to) {
                    Ok(to) => self.live.wave_back(&self.account, to).await,
                    Err(refused) => Err(refused),
                };
                self.end(id, answer);
            }
            Ask::PutWaveAway { member: of } => {
                let answer = mutual_named(&of).map(|of| self.live.put_wave_away(member, of));
                self.end(id, answer);
            }
            Ask::Room { command } => match Command::try_from(command) {
                Ok(command) => self.command(id, member, command).await,
                Err(code) => self.refuse(id, code),
            },
        }
    }

    /// The outbox dropped deltas: the room sends everything once more.
    pub async fn catch_up(&self) {
        let Some(Seated { seat, mailbox }) = &self.seated else { return };
        let Some(member) = self.account.member() else { return };
        let _ = mailbox.send(Mail::Snapshot { member, seat: *seat, ask: None }).await; // A room that is over says so.
    }

    /// The socket is gone; its seat is held for a while.
    pub async fn lost(self) {
        self.live.0.sockets.drop_socket(self.number);
        self.live.0.hallway.unwatch(self.number);
        if let (Some(Seated { seat, mailbox }), Some(member)) = (self.seated, self.account.member()) {
            let _ = mailbox.send(Mail::Lost { member, seat }).await; // A room that is over holds no seat.
        }
    }

    /// The room says first whether this one may call anybody in at all; strangers learn nothing from its answer.
    async fn ping(&self, by: MemberId, to: &str) -> Result<(), Refused> {
        let to = mutual_named(to)?;
        let Some(Seated { seat, mailbox }) = &self.seated else { return Err(RefusalCode::NotInRoom.into()) };
        self.live.mutual(by, to).await?;
        let (reply, answer) = oneshot::channel();
        let mail = Mail::Ping { by, seat: *seat, to, reply };
        mailbox.send(mail).await.map_err(|_| RefusalCode::NotInRoom)?;
        let call = answer.await.map_err(|_| RefusalCode::NotInRoom)??;
        self.live.ping(&self.account, to, call).await
    }

    fn end(&self, id: u32, answer: Result<(), Refused>) {
        match answer {
            Ok(()) => self.tell(&Tell::Done { id }),
            Err(refused) => self.refuse(id, refused),
        }
    }

    async fn command(&self, id: u32, member: MemberId, command: Command) {
        self.mail(id, member, |from| Mail::Command { from, command }).await;
    }

    async fn mail(&self, ask: u32, member: MemberId, mail: impl FnOnce(From) -> Mail) {
        let Some(Seated { seat, mailbox }) = &self.seated else {
            return self.refuse(ask, RefusalCode::NotInRoom);
        };
        let actor = Actor { member, bot: self.account.bot, proven: Proven::NOTHING };
        let from = From { actor, seat: *seat, outbox: self.outbox.clone(), ask };
        if mailbox.send(mail(from)).await.is_err() {
            self.refuse(ask, RefusalCode::NotInRoom);
        }
    }

    fn refuse_too_many(&mut self, id: u32, wait: Duration) {
        self.refused += 1;
        if self.refused > REFUSED_MAX {
            return self.outbox.close(End::Overflow);
        }
        let retry_in_ms = u64::try_from(wait.as_millis()).ok();
        self.refuse(id, Refused { code: RefusalCode::TooManyRequests, retry_in_ms });
    }

    fn refuse(&self, id: u32, refusal: impl Into<Refused>) {
        self.tell(&Tell::Refused { id, refusal: refusal.into() });
    }
}

/// What is no id is nobody, and nobody follows back.
fn mutual_named(member: &str) -> Result<MemberId, Refused> {
    protocol::convert::member(member).ok_or_else(|| RefusalCode::NotMutual.into())
}
