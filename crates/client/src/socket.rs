//! One WebSocket: asks with their answers, every tell as it comes, and the room's view kept by `reduce`.

use crate::media::Media;
use crate::reduce::{Seen, reduce};
use crate::rest::{Client, Fault};
use anyhow::{Context, Result, anyhow};
use futures_util::{SinkExt, StreamExt};
use protocol::rest::{Me, Person, RoomCard};
use protocol::tell::{MediaState, Out, SpeakingLevel};
use protocol::{Ask, Asked, RoomCommand, Tell};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::task::AbortHandle;
use tokio::time::{Instant, MissedTickBehavior};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// Longer than any answer of a server that is alive.
const ANSWER_WAIT: Duration = Duration::from_secs(10);
/// How often the server is asked for a sign of life: whoever sends nothing does not learn that the way there is gone, as
/// when a NAT forgets it, and loses the seat after ten seconds of silence.
const PING_INTERVAL: Duration = Duration::from_secs(2);
/// Asks waiting to be sent; past this `ask` waits.
const ASKS_MAX: usize = 64;
/// Tells a slow reader may be behind before it loses the oldest.
const TELLS_MAX: usize = 1024;
/// People known at once; the oldest ids go first.
const PEOPLE_MAX: usize = 10_000;

/// Everything heard so far, newest state only.
#[derive(Clone, Default)]
pub struct Heard {
    pub me: Option<Me>,
    pub seen: Option<Seen>,
    /// Whether the media connection of before still stood at the last snapshot.
    pub media: Option<MediaState>,
    pub people: BTreeMap<String, Person>,
    /// Who is in which receive slot.
    pub slots: Vec<Option<String>>,
    pub levels: Vec<SpeakingLevel>,
    /// When `slots` and `levels` were told.
    pub levels_at: Option<Instant>,
    pub hallway: Vec<RoomCard>,
    /// Why the room is over for this seat.
    pub out: Option<Out>,
    pub closed: bool,
}

impl Heard {
    /// The handle behind an id.
    pub fn handle(&self, member: &str) -> Option<&str> {
        self.people.get(member).map(|person| person.handle.as_str())
    }

    /// The id behind a handle.
    pub fn member(&self, handle: &str) -> Option<&str> {
        self.people.values().find(|person| person.handle == handle).map(|person| person.member.as_str())
    }
}

/// A connection that stays until dropped or closed by the server. Clones are the same connection.
#[derive(Clone)]
pub struct Socket {
    client: Client,
    asks: mpsc::Sender<Pending>,
    heard: watch::Receiver<Heard>,
    tells: broadcast::Sender<Arc<Tell>>,
    _task: Arc<EndOnDrop>,
}

struct EndOnDrop(AbortHandle);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What is asked, and who waits for the answer.
type Pending = (Ask, oneshot::Sender<Result<(), Fault>>);

impl Socket {
    /// Opens `/api/socket` with the client's cookie and waits for the welcome.
    pub(crate) async fn connect(client: &Client) -> Result<Socket, Fault> {
        let url = format!("{}/api/socket", client.base().replacen("http", "ws", 1));
        let mut request = url.into_client_request().context("no WebSocket address")?;
        let header = |text: &str| HeaderValue::from_str(text).context("a header that cannot be sent");
        request.headers_mut().insert("Origin", header(client.origin())?);
        if let Some(cookie) = client.session_cookie() {
            request.headers_mut().insert("Cookie", header(&cookie)?);
        }
        let connecting = tokio_tungstenite::connect_async(request);
        let opened = tokio::time::timeout(ANSWER_WAIT, connecting).await.context("no answer")?;
        let (stream, _) = opened.map_err(refusal_of)?;
        let (asks, asked) = mpsc::channel(ASKS_MAX);
        let (heard, heard_rx) = watch::channel(Heard::default());
        let (tells, _) = broadcast::channel(TELLS_MAX);
        let running = Running { asked, heard, tells: tells.clone(), waiting: BTreeMap::new(), next_id: 0 };
        let task = tokio::spawn(running.run(stream));
        let _task = Arc::new(EndOnDrop(task.abort_handle()));
        let socket = Socket { client: client.clone(), asks, heard: heard_rx, tells, _task };
        socket.until(|heard| heard.me.is_some().then_some(())).await?;
        Ok(socket)
    }

    /// What is known now.
    pub fn heard(&self) -> Heard {
        self.heard.borrow().clone()
    }

    /// The room's view, if in a room.
    pub fn seen(&self) -> Option<Seen> {
        self.heard.borrow().seen.clone()
    }

    /// One's own id.
    pub fn me(&self) -> String {
        self.heard.borrow().me.as_ref().map(|me| me.account.clone()).unwrap_or_default()
    }

    /// Every tell from now on.
    pub fn tells(&self) -> broadcast::Receiver<Arc<Tell>> {
        self.tells.subscribe()
    }

    /// Waits until `look` finds something. Errors: the connection closed first, or ten seconds passed.
    pub async fn until<T>(&self, look: impl Fn(&Heard) -> Option<T>) -> Result<T> {
        tokio::time::timeout(ANSWER_WAIT, self.wait_for(look)).await.context("waited in vain")?
    }

    /// As [`Socket::until`], however long it takes.
    pub async fn wait_for<T>(&self, look: impl Fn(&Heard) -> Option<T>) -> Result<T> {
        let mut heard = self.heard.clone();
        loop {
            {
                let now = heard.borrow_and_update();
                if let Some(found) = look(&now) {
                    return Ok(found);
                }
                if now.closed {
                    return Err(anyhow!("the connection is closed"));
                }
            }
            heard.changed().await.context("the connection is closed")?;
        }
    }

    /// Asks and waits for done (stored) or a refusal. "In force" alone, with the database down, keeps waiting.
    pub async fn ask(&self, ask: Ask) -> Result<(), Fault> {
        let (answer, answered) = oneshot::channel();
        self.asks.send((ask, answer)).await.map_err(|_| anyhow!("the connection is closed"))?;
        tokio::time::timeout(ANSWER_WAIT, answered)
            .await
            .context("no answer")?
            .context("the connection closed before the answer")?
    }

    /// Asks something of the room one is in.
    pub async fn command(&self, command: RoomCommand) -> Result<(), Fault> {
        self.ask(Ask::Room { command }).await
    }

    /// Enters a room and waits for its snapshot.
    pub async fn enter(&self, room: &str, link: Option<&str>) -> Result<Seen, Fault> {
        self.ask(Ask::Enter { room: room.into(), link: link.map(str::to_owned), resume: None }).await?;
        Ok(self.until(|heard| heard.seen.clone().filter(|seen| seen.room == room)).await?)
    }

    /// Comes back to the seat of before, on a new connection, and waits for the room's snapshot.
    pub async fn come_back(&self, before: &Seen, link: Option<&str>) -> Result<Seen, Fault> {
        let (room, resume) = (before.room.clone(), Some(before.resume.clone()));
        self.ask(Ask::Enter { room, link: link.map(str::to_owned), resume }).await?;
        Ok(self.until(|heard| heard.seen.clone().filter(|seen| seen.room == before.room)).await?)
    }

    pub async fn leave(&self) -> Result<(), Fault> {
        self.ask(Ask::Leave).await
    }

    /// The live rooms, from now on kept in [`Heard::hallway`].
    pub async fn watch_hallway(&self) -> Result<Vec<RoomCard>, Fault> {
        let mut tells = self.tells();
        self.ask(Ask::WatchHallway { on: true }).await?;
        let rooms = first(&mut tells, |tell| match tell {
            Tell::Hallway { rooms } => Some(rooms.clone()),
            _ => None,
        });
        Ok(rooms.await.context("no hallway came")?)
    }

    /// A new one-time ticket for `POST /api/media`.
    pub async fn fetch_ticket(&self) -> Result<String, Fault> {
        let mut tells = self.tells();
        self.ask(Ask::FetchTicket).await?;
        // The ticket comes just before or just behind the answer; `tells` has both.
        let ticket = first(&mut tells, |tell| match tell {
            Tell::Ticket { ticket, .. } => Some(ticket.clone()),
            _ => None,
        });
        Ok(ticket.await.context("no ticket came")?)
    }

    /// Connects the seat's sound: a ticket, an offer, and the connection up. By TCP where UDP does not come through.
    pub async fn media(&self) -> Result<Media, Fault> {
        let ticket = self.fetch_ticket().await?;
        if let Some(media) = Media::connect_by_udp(&self.client, &ticket).await? {
            return Ok(media);
        }
        let ticket = self.fetch_ticket().await?;
        Media::connect_over_tcp(&self.client, &ticket).await
    }

    /// Ends the connection without a goodbye, as a lost network would.
    pub fn cut(&self) {
        self._task.0.abort();
    }

    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// The first tell in which `look` finds something.
async fn first<T>(
    tells: &mut broadcast::Receiver<Arc<Tell>>,
    look: impl Fn(&Tell) -> Option<T>,
) -> Result<T> {
    let find = async {
        loop {
            match tells.recv().await {
                Ok(tell) => {
                    if let Some(found) = look(&tell) {
                        return Ok(found);
                    }
                }
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return Err(anyhow!("the connection is closed")),
            }
        }
    };
    tokio::time::timeout(ANSWER_WAIT, find).await.context("no answer")?
}

/// An upgrade that was answered with a refusal carries it in the body, as every REST answer does.
fn refusal_of(error: tungstenite::Error) -> Fault {
    if let tungstenite::Error::Http(answer) = &error
        && let Some(body) = answer.body()
        && let Ok(problem) = serde_json::from_slice::<protocol::rest::Problem>(body)
    {
        return Fault::Refused(problem.refusal);
    }
    Fault::Broken(anyhow!("the WebSocket was not opened: {error}"))
}

struct Running {
    asked: mpsc::Receiver<Pending>,
    heard: watch::Sender<Heard>,
    tells: broadcast::Sender<Arc<Tell>>,
    waiting: BTreeMap<u32, oneshot::Sender<Result<(), Fault>>>,
    next_id: u32,
}

impl Running {
    async fn run(mut self, mut stream: WebSocketStream<MaybeTlsStream<TcpStream>>) {
        let mut pings = tokio::time::interval(PING_INTERVAL);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let text = tokio::select! {
                message = stream.next() => match message {
                    Some(Ok(Message::Text(text))) => self.hear(&text),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                    Some(Ok(_)) => None,
                },
                asked = self.asked.recv() => match asked {
                    Some((ask, answer)) => {
                        let id = self.next_id();
                        self.waiting.insert(id, answer);
                        Some(text_of(id, ask))
                    }
                    None => break,
                },
                _ = pings.tick() => match stream.send(Message::Ping(Default::default())).await {
                    Ok(()) => None,
                    Err(_) => break,
                },
            };
            if let Some(text) = text
                && stream.send(Message::text(text)).await.is_err()
            {
                break;
            }
        }
        self.heard.send_modify(|heard| heard.closed = true);
    }

    fn next_id(&mut self) -> u32 {
        self.next_id = self.next_id.wrapping_add(1);
        self.next_id
    }

    /// Takes one tell in; gives what is to be sent because of it.
    fn hear(&mut self, text: &str) -> Option<String> {
        let tell = match serde_json::from_str::<Tell>(text) {
            Ok(tell) => Arc::new(tell),
            Err(error) => {
                tracing::warn!(%error, "a tell that cannot be read");
                return None;
            }
        };
        let mut missed = false;
        self.heard.send_modify(|heard| missed = take_in(heard, &tell));
        match &*tell {
            Tell::Done { id } => self.answer(*id, Ok(())),
            Tell::Refused { id, refusal } => self.answer(*id, Err(Fault::Refused(refusal.clone()))),
            _ => {}
        }
        // Nobody listening is no fault.
        let _ = self.tells.send(tell);
        missed.then(|| text_of(self.next_id(), Ask::FetchSnapshot))
    }

    fn answer(&mut self, id: u32, answer: Result<(), Fault>) {
        if let Some(waiting) = self.waiting.remove(&id) {
            let _ = waiting.send(answer); // Whoever asked may have given up.
        }
    }
}

fn text_of(id: u32, ask: Ask) -> String {
    serde_json::to_string(&Asked { id, ask }).expect("asks are plain JSON")
}

/// Brings `heard` up to date; true: a delta was missed.
fn take_in(heard: &mut Heard, tell: &Tell) -> bool {
    match tell.clone() {
        Tell::Welcome { me } | Tell::LetIn { me } => heard.me = Some(me),
        Tell::People { people } => {
            heard.people.extend(people.into_iter().map(|person| (person.member.clone(), person)));
            while heard.people.len() > PEOPLE_MAX {
                heard.people.pop_first();
            }
        }
        Tell::Snapshot { room, epoch, seq, view, resume, media } => {
            heard.seen = Some(Seen { room, epoch, seq, view, resume });
            heard.media = Some(media);
            heard.out = None;
        }
        Tell::Deltas { epoch, seq, deltas } => {
            let reduced = heard.seen.as_mut().map(|seen| reduce(seen, epoch, seq, deltas));
            return matches!(reduced, Some(Err(_)));
        }
        Tell::Out { why } => {
            heard.seen = None;
            heard.slots.clear();
            heard.levels.clear();
            heard.out = Some(why);
        }
        Tell::Speaking { slots, levels } => {
            heard.slots = slots;
            heard.levels = levels;
            heard.levels_at = Some(Instant::now());
        }
        Tell::Media { media } => heard.media = Some(media),
        Tell::Hallway { rooms } => heard.hallway = rooms,
        Tell::Done { .. }
        | Tell::InForce { .. }
        | Tell::Refused { .. }
        | Tell::Ticket { .. }
        | Tell::MessageSaid { .. }
        | Tell::ThreadChanged { .. }
        | Tell::CircleChanged { .. }
        | Tell::QuestionsChanged { .. }
        | Tell::Reactions { .. }
        | Tell::Pinged { .. }
        | Tell::Waved { .. }
        | Tell::RoomForTwo { .. }
        | Tell::InboxChanged
        | Tell::Beat => {}
    }
    false
}
