//! T25: whoever is no longer on the roster hears nothing, whatever way they went, and whatever crashed meanwhile.

use crate::Setting;
use crate::house::{House, PASSWORD, open_room};
use crate::people::{Present, Returning, bring_up};
use crate::random::Random;
use crate::report::Report;
use anyhow::{Context, Result};
use client::{Client, Media, clips};
use protocol::RoomCommand;
use protocol::room::Visibility;
use std::collections::BTreeSet;
use std::time::Duration;

const T25: &str = "T25";
const WAIT: Duration = Duration::from_secs(30);
/// A speaker sends so many packets a second.
const A_SECOND: u64 = 50;

#[derive(Clone, Copy, Debug)]
enum Way {
    Leaves,
    IsRemoved,
    IsBanned,
    SignsOut,
    OpensSecondDevice,
    EntersElsewhere,
    LosesSocket,
}

const WAYS: &[Way] = &[
    Way::Leaves,
    Way::IsRemoved,
    Way::IsBanned,
    Way::SignsOut,
    Way::OpensSecondDevice,
    Way::EntersElsewhere,
    Way::LosesSocket,
];

struct Scene {
    house: House,
    keeper: Client,
    room: String,
    elsewhere: String,
    moderator: Returning,
    /// Listens all along, to tell the time by what it hears.
    control: Returning,
    _speaker: Returning,
}

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let mut scene = scene(setting).await?;
    let rounds = if setting.long { 5 } else { 1 };
    let (mut ghosts, mut unseen, mut ended) = (0, 0, 0);
    for crashes in [false, true] {
        for _ in 0..rounds {
            let (packets, off_roster) = scene.round(crashes).await?;
            ghosts += packets;
            unseen += off_roster;
            ended += WAYS.len();
        }
    }
    report.tell(
        T25,
        "seats ended, in so many ways, without and with a crash at once after",
        format!("{ended} in {}", WAYS.len()),
    );
    report.none(T25, "packets to them from one second after", ghosts);
    report.none(T25, "who hears and is not on the visible roster", unseen);
    let at_the_end = scene.end().await?;
    report.none(T25, "packets to anybody from one second after the room's end", at_the_end);
    Ok(())
}

async fn scene(setting: &Setting) -> Result<Scene> {
    let mut random = Random::new(setting.seed);
    let house = House::open(&setting.jushou).await?;
    let keeper = house.owner().await?;
    let room = open_room(&keeper, "Ghosts", Visibility::Open).await?.room;
    let elsewhere = open_room(&keeper, "Elsewhere", Visibility::Open).await?.room;
    let people = house.members(&keeper, "stays", 2).await?;
    let moderator = Returning::start(keeper.clone(), &room, None, None, random.branch());
    let control = Returning::start(people[0].clone(), &room, None, None, random.branch());
    let speaker =
        Returning::start(people[1].clone(), &room, None, Some(clips::AUSTEN_2.clip()), random.branch());
    let moderating = moderator.until(WAIT, |state| state.socket.clone()).await?;
    bring_up(&moderating, &speaker.until(WAIT, |state| state.socket.clone()).await?).await?;
    control.until(WAIT, |state| state.first_packet).await.context("silence at the start")?;
    Ok(Scene { house, keeper, room, elsewhere, moderator, control, _speaker: speaker })
}

impl Scene {
    /// Everybody goes in their own way; packets they got after, and receivers that the roster does not show.
    async fn round(&mut self, crashes: bool) -> Result<(usize, usize)> {
        let people = self.house.members(&self.keeper, "goes", WAYS.len()).await?;
        let mut seated = vec![];
        for client in &people {
            seated.push(Present::enter(client, &self.room, None).await?);
        }
        let hear = seated.iter().map(|one| async {
            let ear = crate::people::Ear::new(&one.media);
            ear.hear(5, WAIT).await
        });
        futures_util::future::try_join_all(hear).await.context("somebody hears nothing before")?;
        let mut new = vec![];
        for (way, one) in WAYS.iter().zip(&seated) {
            new.extend(self.go(*way, one).await.with_context(|| format!("{way:?}"))?);
        }
        if crashes {
            let before = self.control.now().connections;
            self.house.crash().await?;
            let again =
                |state: &crate::people::Sounding| state.first_packet.filter(|_| state.connections > before);
            self.control.until(WAIT, again).await.context("silence after the crash")?;
        }
        self.pass(A_SECOND).await?;
        let at_one_second: Vec<u64> = seated.iter().map(|one| one.media.received_count()).collect();
        let new_before: Vec<u64> = new.iter().map(|one| one.media.received_count()).collect();
        self.pass(2 * A_SECOND).await?;
        let late: Vec<u64> = seated
            .iter()
            .zip(&at_one_second)
            .map(|(one, before)| one.media.received_count() - before)
            .collect();
        for (way, _) in WAYS.iter().zip(&late).filter(|(_, packets)| **packets > 0) {
            println!("    {way:?}{} and hears on", if crashes { ", crash," } else { "" });
        }
        // Who hears now, against what everybody sees.
        let shown = self.roster().await?;
        let mut off_roster = seated
            .iter()
            .zip(&late)
            .filter(|(one, packets)| **packets > 0 && !shown.contains(&one.socket.me()))
            .count();
        if !crashes {
            let hearing =
                new.iter().zip(&new_before).filter(|(one, before)| one.media.received_count() > **before);
            off_roster += hearing.filter(|(one, _)| !shown.contains(&one.socket.me())).count();
        }
        for one in new {
            one.socket.leave().await.ok(); // After a crash there is nothing to leave.
        }
        Ok((late.iter().sum::<u64>() as usize, off_roster))
    }

    /// Ends one's seat; gives the second device, if there is one.
    async fn go(&self, way: Way, one: &Present) -> Result<Option<Present>> {
        let moderator = self.moderator.now().socket.context("the moderator is there")?;
        let member = one.id();
        match way {
            Way::Leaves => one.socket.leave().await?,
            Way::IsRemoved => moderator.command(RoomCommand::Remove { member }).await?,
            Way::IsBanned => moderator.command(RoomCommand::Ban { member }).await?,
            Way::SignsOut => one.client.sign_out().await?,
            Way::LosesSocket => one.socket.cut(),
            Way::EntersElsewhere => {
                one.socket.enter(&self.elsewhere, None).await?;
            }
            Way::OpensSecondDevice => {
                let handle = one.client.me().await?.handle;
                let second = Client::new(&self.house.base())?;
                second.sign_in(&handle, PASSWORD).await?;
                return Ok(Some(Present::enter(&second, &self.room, None).await?));
            }
        }
        Ok(None)
    }

    /// So many packets go by, as the one hears them who stays.
    async fn pass(&self, packets: u64) -> Result<()> {
        let media = self.control.until(WAIT, |state| state.media.clone()).await?;
        crate::people::Ear::new(&media).hear(packets, WAIT).await.context("whoever stays hears nothing")
    }

    /// Everybody that a moderator sees, a second after any change.
    async fn roster(&self) -> Result<BTreeSet<String>> {
        let socket = self.moderator.now().socket.context("the moderator is there")?;
        let view = socket.seen().context("a view")?.view;
        let stage = view.stage.into_iter().map(|seat| seat.member);
        Ok(stage.chain(view.audience.shown).collect())
    }

    async fn end(&self) -> Result<usize> {
        let moderator = self.moderator.now().socket.context("the moderator is there")?;
        let stayed: Vec<Media> =
            [&self.control, &self.moderator].iter().filter_map(|one| one.now().media).collect();
        moderator.command(RoomCommand::End).await?;
        // Nobody is left to tell the time by.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let before: u64 = stayed.iter().map(Media::received_count).sum();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let after: u64 = stayed.iter().map(Media::received_count).sum();
        Ok((after - before) as usize)
    }
}
