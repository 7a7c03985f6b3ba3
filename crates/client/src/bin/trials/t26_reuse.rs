//! T26: whoever was removed or banned tries everything they ever had; and how soon their sound stops.

use crate::Setting;
use crate::house::{House, PASSWORD, open_room};
use crate::people::{Ear, Present, Returning, bring_up};
use crate::random::Random;
use crate::report::{Report, percentile};
use anyhow::{Context, Result};
use client::{Client, Media, clips};
use protocol::room::Visibility;
use protocol::{Ask, RoomCommand};
use std::time::Duration;
use tokio::time::Instant;

const T26: &str = "T26";
const WAIT: Duration = Duration::from_secs(20);
/// Somebody removed, not banned, may come back after ten seconds: by then this is over.
const TRIED_WITHIN: Duration = Duration::from_secs(9);

/// One who will be put out, and all they hold.
struct Victim {
    present: Present,
    ear: Ear,
    ticket: String,
    resume: String,
    handle: String,
    /// Signed in before, on another device.
    second: Client,
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let each = if setting.long { 25 } else { 5 };
    let mut random = Random::new(setting.seed);
    let mut house = House::open(&setting.jushou).await?;
    let keeper = house.owner().await?;
    let opened = open_room(&keeper, "Closed doors", Visibility::Closed).await?;
    let (room, link) = (opened.room, opened.link.context("a closed room has a link")?);
    let people = house.members(&keeper, "stays", 2).await?;
    let moderator = Returning::start(keeper.clone(), &room, None, None, random.branch());
    let moderating = moderator.until(WAIT, |state| state.socket.clone()).await?;
    let start =
        |client: &Client, plays, random| Returning::start(client.clone(), &room, Some(&link), plays, random);
    let speaker = start(&people[0], Some(clips::AUSTEN_3.clip()), random.branch());
    let control = start(&people[1], None, random.branch());
    bring_up(&moderating, &speaker.until(WAIT, |state| state.socket.clone()).await?).await?;
    control.until(WAIT, |state| state.first_packet).await.context("silence at the start")?;

    let (mut cuts, mut tries, mut entries, mut packets) = (vec![], 0, vec![], 0);
    let mut banned = vec![];
    for number in 0..2 * each {
        let victim = victim(&house, &keeper, &room, &link).await?;
        let member = victim.present.id();
        let bans = number % 2 == 0;
        let put_out = if bans { RoomCommand::Ban { member } } else { RoomCommand::Remove { member } };
        moderator.now().socket.context("the moderator is there")?.command(put_out).await?;
        let acknowledged = Instant::now();
        let listening = control.until(WAIT, |state| state.media.clone()).await?;
        Ear::new(&listening).hear(40, WAIT).await?; // Most of a second.
        cuts.push(
            victim.ear.last().map_or(Duration::ZERO, |last| last.saturating_duration_since(acknowledged)),
        );
        let before = victim.present.media.received_count();
        // At the last one, what they hold is tried against a server that has crashed meanwhile.
        let crashes = number >= 2 * each - 2;
        if crashes {
            house.crash().await?;
        }
        let (tried, entered) = reuse(&victim, &house, &room, &link).await?;
        if bans || acknowledged.elapsed() < TRIED_WITHIN {
            tries += tried;
            entries.extend(entered);
        }
        packets += victim.present.media.received_count() - before;
        if bans {
            banned.push(victim);
        }
        if crashes {
            // For the next one everything is as it was.
            control.until(WAIT, |state| state.first_packet.filter(|_| state.connections > 1)).await?;
        }
    }
    // Much later than any cool-down, still nothing.
    for victim in &banned {
        let (tried, entered) = reuse(victim, &house, &room, &link).await?;
        tries += tried;
        entries.extend(entered);
    }
    report.tell(T26, "put out of a closed room, one half banned; the last two with a crash", 2 * each);
    entries.iter().take(5).for_each(|entry| println!("    came back by: {entry}"));
    report.check(
        T26,
        "re-entries, of so many tries",
        format!("{} of {tries}", entries.len()),
        "0",
        entries.is_empty(),
    );
    report.none(T26, "packets to them during these tries", packets as usize);
    report.at_most(
        T26,
        "last packet after the acknowledgement, longest",
        percentile(&mut cuts, 100),
        Duration::from_millis(500),
    );
    Ok(())
}

async fn victim(house: &House, keeper: &Client, room: &str, link: &str) -> Result<Victim> {
    let client = house.member(keeper, "victim").await?;
    let handle = client.me().await?.handle;
    let second = Client::new(&house.base())?;
    second.sign_in(&handle, PASSWORD).await?;
    let present = Present::enter(&client, room, Some(link)).await?;
    let ear = Ear::new(&present.media);
    ear.hear(5, WAIT).await.context("the victim hears nothing before")?;
    let ticket = present.socket.fetch_ticket().await?;
    let resume = present.socket.seen().context("a view")?.resume;
    Ok(Victim { present, ear, ticket, resume, handle, second })
}

/// Tries everything; returns how many tries, and by what they came back in.
async fn reuse(victim: &Victim, house: &House, room: &str, link: &str) -> Result<(usize, Vec<&'static str>)> {
    let Victim { present, ticket, resume, second, handle, .. } = victim;
    let fresh = Client::new(&house.base())?;
    fresh.sign_in(handle, PASSWORD).await?;
    let mut tries = vec![];
    let mut note = |what: &'static str, came_in: bool| tries.push((what, came_in));
    note("the old ticket", Media::offer(&present.client, ticket).await.is_ok());
    note("the old ticket in another login", Media::offer(second, ticket).await.is_ok());
    let enter = |link: Option<&str>, resume: Option<&str>| Ask::Enter {
        room: room.to_owned(),
        link: link.map(str::to_owned),
        resume: resume.map(str::to_owned),
    };
    // The old socket: what it says to the room, and entering over it.
    note("a ticket over the old socket", present.socket.ask(Ask::FetchTicket).await.is_ok());
    note("a snapshot over the old socket", present.socket.ask(Ask::FetchSnapshot).await.is_ok());
    note(
        "a hand over the old socket",
        present.socket.command(RoomCommand::RaiseHand { asking: None }).await.is_ok(),
    );
    note("entering over the old socket", present.socket.ask(enter(Some(link), Some(resume))).await.is_ok());
    for (client, what) in
        [(&present.client, "the old cookie"), (second, "another login"), (&fresh, "a new login")]
    {
        let socket = client.connect().await.context("the house is still open to them")?;
        note(what, socket.ask(enter(None, None)).await.is_ok());
        note("the link", socket.ask(enter(Some(link), None)).await.is_ok());
        note("link and resume token", socket.ask(enter(Some(link), Some(resume))).await.is_ok());
        note(what, socket.ask(Ask::FetchTicket).await.is_ok());
    }
    let entered = tries.iter().filter(|(_, came_in)| *came_in).map(|(what, _)| *what).collect();
    Ok((tries.len(), entered))
}
