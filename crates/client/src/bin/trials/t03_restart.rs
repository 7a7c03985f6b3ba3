//! T3: the process dies in the middle of talk, is started again at once, and everybody hears again by themselves.

use crate::Setting;
use crate::house::{House, open_room};
use crate::people::{Returning, bring_up};
use crate::random::Random;
use crate::report::{Report, percentile};
use anyhow::{Context, Result};
use client::clips;
use futures_util::future::join_all;
use protocol::room::Visibility;
use std::time::Duration;
use tokio::time::Instant;

const T3: &str = "T3";
const PEERS_A_ROOM: usize = 10;
/// Whoever does not hear by then never will.
const LATE: Duration = Duration::from_secs(30);

struct Hall {
    speaker: Returning,
    listeners: Vec<Returning>,
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let rooms = if setting.long { 20 } else { 6 };
    let mut random = Random::new(setting.seed);
    let mut house = House::open(&setting.jushou).await?;
    let keeper = house.owner().await?;
    let mut halls = vec![];
    for number in 0..rooms {
        halls.push(hall(&house, &keeper, number, &mut random).await.context("a room is not set up")?);
    }
    let listeners: Vec<&Returning> = halls.iter().flat_map(|hall| &hall.listeners).collect();
    for one in &listeners {
        one.until(LATE, |state| state.first_packet).await.context("silence before the crash")?;
    }

    house.kill().await?;
    let killed = Instant::now();
    let started = house.start().await?;
    let waits = listeners.iter().map(|one| async {
        let again = |state: &crate::people::Sounding| state.first_packet.filter(|_| state.connections > 1);
        one.until(LATE, again).await.ok()
    });
    let heard: Vec<Option<Instant>> = join_all(waits).await;
    let mut times: Vec<Duration> = heard.iter().flatten().map(|at| at.duration_since(killed)).collect();

    report.tell(T3, "peers, of whom one in ten speaks", format!("{} in {rooms} rooms", rooms * PEERS_A_ROOM));
    report.at_most(T3, "the server answers again after", started, Duration::from_secs(3));
    report.all(T3, "listeners who hear again without doing anything", times.len(), heard.len());
    report.at_most(T3, "audio flows again, p50", percentile(&mut times, 50), Duration::from_secs(3));
    report.at_most(T3, "audio flows again, p99", percentile(&mut times, 99), Duration::from_secs(6));
    report.tell(T3, "of these, listeners", times.len());
    let voices = halls.iter().filter(|hall| is_on_stage(&hall.speaker)).count();
    report.all(T3, "speakers on stage with an open microphone as before", voices, halls.len());
    Ok(())
}

/// One speaker with an open microphone, who plays a voice without end, and listeners.
async fn hall(house: &House, keeper: &client::Client, number: usize, random: &mut Random) -> Result<Hall> {
    let owner = house.member(keeper, "owner").await?;
    let room = open_room(&owner, &format!("Hall {number}"), Visibility::Open).await?.room;
    let mut people = house.members(keeper, "peer", PEERS_A_ROOM - 1).await?;
    // The owner is among the ten, and listens from the stage.
    people.push(owner);
    let mut seated = vec![];
    for (at, client) in people.into_iter().enumerate() {
        let plays = (at == 0).then(|| clips::AUSTEN_1.clip());
        seated.push(Returning::start(client, &room, None, plays, random.branch()));
    }
    let owner = seated.last().context("the owner is the last one")?;
    let moderator = owner.until(LATE, |state| state.socket.clone()).await?;
    let speaker = seated.remove(0);
    let voice = speaker.until(LATE, |state| state.socket.clone()).await?;
    bring_up(&moderator, &voice).await?;
    Ok(Hall { speaker, listeners: seated })
}

fn is_on_stage(one: &Returning) -> bool {
    let seen = one.now().socket.and_then(|socket| socket.seen());
    seen.is_some_and(|seen| {
        let own = seen.view.own;
        own.role == protocol::room::Role::Speaker && own.mute == protocol::room::MuteState::Open
    })
}
