//! T10 and T11: a participant freezes without goodbye, as a laptop that sleeps; and wakes with everything it had.

use crate::Setting;
use crate::house::{House, open_room};
use crate::people::{Present, bring_up};
use crate::report::Report;
use anyhow::{Context, Result};
use client::{Client, Media, Socket};
use protocol::room::{Role, View, Visibility};
use protocol::tell::RefusalCode;
use protocol::{Ask, RoomCommand};
use std::sync::mpsc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::Instant;

const T10: &str = "T10";
const T11: &str = "T11";
/// Noticing takes up to 12 s and the seat is held 30 s; past this nothing comes any more.
const LATE: Duration = Duration::from_secs(50);
const NOTICED: Duration = Duration::from_secs(12);
const HELD: Duration = Duration::from_secs(30);

/// One who can be frozen: socket and sound live on a thread of their own, which simply stops. The sockets stay open,
/// the kernel goes on acknowledging, nobody answers a ping or a check.
struct Sleeper {
    socket: Socket,
    /// Fetched before the sleep, and never used.
    ticket: String,
    resume: String,
    client: Client,
    member: String,
    freeze: mpsc::Sender<mpsc::Receiver<()>>,
}

impl Sleeper {
    async fn enter(client: &Client, room: &str) -> Result<Sleeper> {
        let (freeze, frozen) = mpsc::channel::<mpsc::Receiver<()>>();
        let (ready, entered) = oneshot::channel();
        let (own, room) = (client.clone(), room.to_owned());
        std::thread::Builder::new().name("sleeper".to_owned()).spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async move {
                let present = Present::enter(&own, &room, None).await;
                let Present { socket, media, .. } = match present {
                    Ok(present) => present,
                    Err(error) => return drop(ready.send(Err(error))),
                };
                let ticket = socket.fetch_ticket().await.map_err(anyhow::Error::from);
                let _ = ready.send(ticket.map(|ticket| (socket.clone(), ticket))); // Whoever asked waits for it.
                // Looks now and then whether it shall freeze; until then the tasks of the participant run.
                loop {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    match frozen.try_recv() {
                        // This thread, and all of the participant with it, stands still in here.
                        Ok(wake) => drop(wake.recv()),
                        Err(mpsc::TryRecvError::Empty) => {}
                        Err(mpsc::TryRecvError::Disconnected) => break,
                    }
                }
                drop(media);
            });
        })?;
        let (socket, ticket) = entered.await.context("the sleeper is gone")??;
        let resume = socket.seen().context("a view")?.resume;
        Ok(Sleeper { member: socket.me(), socket, ticket, resume, client: client.clone(), freeze })
    }

    /// Until the sender is dropped.
    fn freeze(&self) -> Result<mpsc::Sender<()>> {
        let (wake, asleep) = mpsc::channel();
        self.freeze.send(asleep).map_err(|_| anyhow::anyhow!("the sleeper is gone"))?;
        Ok(wake)
    }
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let house = House::open(&setting.jushou).await?;
    let keeper = house.owner().await?;
    let room = open_room(&keeper, "Sleepers", Visibility::Open).await?.room;
    let people = house.members(&keeper, "sleeper", 4).await?;
    let watcher = Present::enter(&keeper, &room, None).await?;
    let listener = Sleeper::enter(&people[0], &room).await?;
    let asker = Sleeper::enter(&people[1], &room).await?;
    let speaker = Sleeper::enter(&people[2], &room).await?;
    let moderator = Sleeper::enter(&people[3], &room).await?;
    bring_up(&watcher.socket, &speaker.socket).await?;
    bring_up(&watcher.socket, &moderator.socket).await?;
    watcher.socket.command(RoomCommand::MakeModerator { member: moderator.member.clone() }).await?;
    asker.socket.command(RoomCommand::RaiseHand { asking: None }).await?;
    let shown = |view: &View| view.audience.count == 2 && view.stage.len() == 3 && view.hands.len() == 1;
    watcher.socket.until(|heard| heard.seen.as_ref().filter(|seen| shown(&seen.view)).map(|_| ())).await?;

    let sleepers = [&listener, &asker, &speaker, &moderator];
    let asleep: Vec<_> = sleepers.iter().map(|one| one.freeze()).collect::<Result<_>>()?;
    let frozen = Instant::now();
    let when = |what: &'static str, look: Box<dyn Fn(&View) -> bool + Send + Sync>| {
        let socket = watcher.socket.clone();
        async move {
            let looked =
                socket.wait_for(|heard| heard.seen.as_ref().filter(|seen| look(&seen.view)).map(|_| ()));
            tokio::time::timeout(LATE, looked).await.with_context(|| format!("never: {what}"))??;
            anyhow::Ok(frozen.elapsed())
        }
    };
    let (hearer, hand, voice) = (listener.member.clone(), asker.member.clone(), speaker.member.clone());
    let seat = voice.clone();
    let (unseen, lost, lowered, given_up) = tokio::try_join!(
        when("off the roster", Box::new(move |view| !view.audience.shown.contains(&hearer))),
        when(
            "shown as lost",
            Box::new(move |view| view.stage.iter().any(|one| one.member == seat && !one.connected))
        ),
        when("hand lowered", Box::new(move |view| !view.hands.iter().any(|one| one.member == hand))),
        when("seat given up", Box::new(move |view| view.stage.iter().all(|one| one.member != voice))),
    )?;
    report.at_most(T10, "a listener who vanished is gone from every roster", unseen, NOTICED);
    report.at_most(T10, "a speaker who vanished is shown as lost", lost, NOTICED);
    report.at_most(T10, "the hand of one who vanished is lowered", lowered, NOTICED);
    let kept = given_up.saturating_sub(lost);
    let in_time = (HELD - Duration::from_secs(1)..=HELD + Duration::from_secs(2)).contains(&kept);
    let bound = "30 s -1 +2";
    report.check(
        T10,
        "the stage seat is kept that long after, then gone",
        crate::report::ms(kept),
        bound,
        in_time,
    );

    let gone = |view: &View| view.stage.len() == 1 && view.audience.count == 0;
    let all_gone =
        watcher.socket.wait_for(|heard| heard.seen.as_ref().filter(|seen| gone(&seen.view)).map(|_| ()));
    tokio::time::timeout(LATE, all_gone).await.context("seats are never given up")??;
    drop(asleep);
    awake(&watcher, &room, &speaker, &moderator, report).await
}

/// The sleepers wake and use what they had.
async fn awake(
    watcher: &Present,
    room: &str,
    speaker: &Sleeper,
    moderator: &Sleeper,
    report: &mut Report,
) -> Result<()> {
    report.tell(T11, "slept, until the seat had been given up (not 10 minutes)", "over 30 s");
    let (mut back, mut seats, mut with_rights) = (0, 0, 0);
    let mut refused = 0;
    for one in [speaker, moderator] {
        // The old socket was closed by the server; whatever it still says has no effect.
        let _ = one.socket.command(RoomCommand::Unmute).await;
        let _ = one.socket.command(RoomCommand::Lock).await;
        refused += usize::from(is_ticket_gone(Media::offer(&one.client, &one.ticket).await.map(|_| ())));
        let socket = one.client.connect().await?;
        let (room, resume) = (room.to_owned(), Some(one.resume.clone()));
        socket.ask(Ask::Enter { room, link: None, resume }).await.context("not let in after the sleep")?;
        let own = socket.until(|heard| Some(heard.seen.as_ref()?.view.own.clone())).await?;
        back += 1;
        with_rights += usize::from(own.role != Role::Listener);
        let tries = [
            RoomCommand::Unmute,
            RoomCommand::Lock,
            RoomCommand::End,
            RoomCommand::Rename { title: "x".into() },
        ];
        for command in tries {
            with_rights += usize::from(socket.command(command).await.is_ok());
        }
        let member = one.member.clone();
        let view = watcher.socket.until(|heard| {
            let view = &heard.seen.as_ref()?.view;
            view.audience.shown.contains(&member).then(|| view.clone())
        });
        let view = view.await.context("who came back is not on the roster")?;
        let places = view.audience.shown.iter().chain(view.stage.iter().map(|seat| &seat.member));
        seats += places.filter(|place| **place == member).count();
        with_rights += usize::from(view.locked);
    }
    report.check(T11, "seats of those who came back with stale state", seats, back, seats == back);
    report.none(T11, "rights of before that came back with them", with_rights);
    report.all(T11, "tickets of before the sleep refused", refused, back);
    Ok(())
}

fn is_ticket_gone(offered: Result<(), client::Fault>) -> bool {
    offered.is_err_and(|fault| fault.code() == Some(RefusalCode::TicketGone))
}
