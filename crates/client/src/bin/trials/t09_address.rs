//! T9: a speaker's and a listener's device changes its address in the middle of talk, in every way that networks have.

use crate::Setting;
use crate::house::open_room;
use crate::networks::Networks;
use crate::people::{Present, Returning, Stopped, bring_up, keep_playing};
use crate::random::Random;
use crate::report::{Report, percentile};
use anyhow::{Context, Result};
use client::{Media, Received, Socket, clips};
use protocol::room::{MuteState, View, Visibility};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, sleep, timeout};

const T9: &str = "T9";
/// What was on its way when the old path broke has arrived by then.
const ON_ITS_WAY: Duration = Duration::from_millis(20);
/// So long after sound is back it must go on.
const STEADY: Duration = Duration::from_millis(2_500);
/// A voice without pauses comes every 20 ms.
const GAP_MAX: Duration = Duration::from_millis(300);
/// Whoever does not hear by then never will.
const LATE: Duration = Duration::from_secs(20);
const BOUND: Duration = Duration::from_secs(2);
const REJOIN: Duration = Duration::from_secs(6);

#[derive(Clone, Copy)]
enum Change {
    Cable,
    Address,
    Mapping,
}

const CHANGES: [(Change, &str); 3] = [
    (Change::Cable, "another network takes over"),
    (Change::Address, "another address in the same network"),
    (Change::Mapping, "another port at a NAT"),
];

/// Everybody in the room: who stays beside the server, and who moves. The host hears the speaker alone: nobody hears themselves.
struct Cast {
    host: Present,
    speaker: Returning,
    listener: Returning,
    names: [String; 2],
    _voice: Stopped,
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let mut networks = match Networks::new(setting).await {
        Ok(networks) => networks,
        Err(error) if is_not_root() => {
            report.tell(T9, "not possible here: needs root", format!("{error:#}"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let cast = cast(&networks, setting).await.context("the room is not set up")?;
    let views = watch(&cast.host.socket, cast.names.clone());
    let rounds = if setting.long { 12 } else { 2 };
    let mut random = Random::new(setting.seed);
    let (mut heard, mut spoke) = (vec![], vec![]);
    for (change, name) in CHANGES {
        let (mut hears, mut speaks) = (vec![], vec![]);
        for _ in 0..rounds {
            // At any moment between two checks of the connection.
            sleep(Duration::from_millis(random.below(1_000) as u64)).await;
            let begin = Instant::now();
            match change {
                Change::Cable => networks.change_cable().await?,
                Change::Address => networks.change_address().await?,
                Change::Mapping => networks.change_mapping().await?,
            }
            let cut = Instant::now();
            let own = cast.listener.now().media.context("the listener has no sound")?;
            let (hear, speak) =
                tokio::join!(back(&cast.listener, Some(own), cut), back_at(&cast.host.media, cut));
            hears.push(hear.with_context(|| format!("a listener, {name}"))?.duration_since(begin));
            speaks.push(speak.with_context(|| format!("a speaker, {name}"))?.duration_since(begin));
        }
        for (who, times) in [("a listener", &mut hears), ("a speaker", &mut speaks)] {
            let figure = format!("{}, {}, {} ms", at(times, 50), at(times, 95), at(times, 100));
            report.tell(T9, &format!("{who} ({name}): p50, p95, longest of {rounds}"), figure);
        }
        heard.append(&mut hears);
        spoke.append(&mut speaks);
    }
    report.tell(T9, "changes of address in the middle of talk", heard.len());
    report.at_most(T9, "a listener hears again, p95", percentile(&mut heard, 95), BOUND);
    report.at_most(T9, "a speaker is heard again, p95", percentile(&mut spoke, 95), BOUND);
    let longest = heard.iter().chain(&spoke).max().copied().unwrap_or_default();
    report.at_most(T9, "the longest of all", longest, REJOIN);
    for (who, one) in [("listener", &cast.listener), ("speaker", &cast.speaker)] {
        let anew = one.now().connections.saturating_sub(1);
        report.tell(T9, &format!("times that the {who} had to connect anew"), anew);
    }
    let views = views.lock().expect("no holder of this lock panics");
    report.check(
        T9,
        "views of the room that somebody who stayed had meanwhile",
        views.seen,
        "> 0",
        views.seen > 0,
    );
    report.none(T9, "of these with anybody in it twice", views.twice);
    report.none(T9, "of these without the speaker's seat, or with it muted", views.seatless);
    report.none(T9, "of these without the listener", views.without_listener);
    Ok(())
}

async fn cast(networks: &Networks, setting: &Setting) -> Result<Cast> {
    let house = networks.house.clone();
    // All of this stands beside the server.
    let entered = networks.server.run(move || async move {
        let keeper = house.owner().await?;
        let room = open_room(&keeper, "On the move", Visibility::Open).await?.room;
        let members = house.members(&keeper, "mover", 2).await?;
        let host = Present::enter(&keeper, &room, None).await?;
        anyhow::Ok((room, members, host))
    });
    let (room, members, host) = entered.await??;
    host.socket.command(protocol::RoomCommand::Unmute).await.context("the host is not unmuted")?;
    let (speaker, listener) = (members[0].clone(), members[1].clone());
    let mut random = Random::new(setting.seed);
    let (one, other) = (random.branch(), random.branch());
    let moving = networks.device.run(move || async move {
        let voice = clips::TONE_1000.clip();
        (
            Returning::start(speaker, &room, None, Some(voice), one),
            Returning::start(listener, &room, None, None, other),
        )
    });
    let (speaker, listener) = moving.await?;
    let voice = speaker.until(LATE, |state| state.media.as_ref().and(state.socket.clone())).await?;
    let hearer = listener.until(LATE, |state| state.media.as_ref().and(state.socket.clone())).await?;
    bring_up(&host.socket, &voice).await?;
    let names = [voice.me(), hearer.me()];
    let _voice = keep_playing(host.media.clone(), clips::TONE_700.clip());
    let (now, own) = (Instant::now(), listener.now().media);
    tokio::try_join!(back(&listener, own, now), back_at(&host.media, now))
        .context("silence before any change")?;
    Ok(Cast { host, speaker, listener, names, _voice })
}

/// When sound came again and went on. On a connection of before, or on one made anew.
async fn back(one: &Returning, own: Option<Media>, cut: Instant) -> Result<Instant> {
    let kept = async {
        match &own {
            Some(media) => back_at(media, cut).await,
            None => std::future::pending().await,
        }
    };
    let connections = one.now().connections;
    let anew = async {
        let made = |state: &crate::people::Sounding| {
            (state.connections > connections).then(|| state.media.clone()).flatten()
        };
        let media = one.until(LATE, made).await?;
        back_at(&media, cut).await
    };
    tokio::select! {
        Ok(at) = kept => Ok(at),
        at = anew => at,
    }
}

/// When packets came again after `cut`, and went on coming.
async fn back_at(media: &Media, cut: Instant) -> Result<Instant> {
    let mut packets = media.received();
    let listen = async {
        let (mut since, mut last): (Option<Instant>, Option<Instant>) = (None, None);
        loop {
            let at = match packets.recv().await {
                Ok(Received { at, .. }) => at,
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => anyhow::bail!("the connection is over"),
            };
            if at < cut + ON_ITS_WAY {
                continue;
            }
            if last.is_none_or(|last| at.duration_since(last) > GAP_MAX) {
                since = Some(at);
            }
            last = Some(at);
            if let Some(since) = since.filter(|since| at.duration_since(*since) >= STEADY) {
                return Ok(since);
            }
        }
    };
    timeout(LATE, listen).await.context("nothing is heard again")?
}

#[derive(Default)]
struct Views {
    seen: usize,
    twice: usize,
    seatless: usize,
    without_listener: usize,
}

/// Every view of the room from now on.
fn watch(socket: &Socket, [speaker, listener]: [String; 2]) -> Arc<Mutex<Views>> {
    let views = Arc::<Mutex<Views>>::default();
    let (own, socket) = (views.clone(), socket.clone());
    tokio::spawn(async move {
        let judge = |view: &View| {
            let mut views = own.lock().expect("no holder of this lock panics");
            let places = |who: &str| {
                view.stage.iter().filter(|seat| seat.member == who).count()
                    + view.audience.shown.iter().filter(|member| *member == who).count()
            };
            let is_open =
                |seat: &protocol::room::StageSeat| seat.member == speaker && seat.mute == MuteState::Open;
            views.seen += 1;
            views.twice += usize::from(places(&speaker) > 1 || places(&listener) > 1);
            views.seatless += usize::from(!view.stage.iter().any(is_open));
            views.without_listener += usize::from(places(&listener) == 0);
        };
        let look = |heard: &client::Heard| -> Option<()> {
            heard.seen.iter().for_each(|seen| judge(&seen.view));
            None
        };
        // Ends with the socket.
        let _ = socket.wait_for(look).await;
    });
    views
}

fn at(times: &mut [Duration], percent: usize) -> u128 {
    percentile(times, percent).as_millis()
}

pub fn is_not_root() -> bool {
    // SAFETY: takes nothing and cannot fail.
    unsafe { libc::geteuid() != 0 }
}
