//! The ladder's rung without UDP: nftables cuts it in the middle of talk, and the participant goes on by TCP by itself.
//! The rung below, plain HTTP, is the web client's: `web/browser/networks.test.mjs`.

use crate::Setting;
use crate::house::open_room;
use crate::networks::Networks;
use crate::people::{Ear, Present, Returning, Sounding, keep_playing};
use crate::random::Random;
use crate::report::Report;
use crate::t09_address::is_not_root;
use anyhow::{Context, Result};
use client::clips;
use protocol::RoomCommand;
use protocol::room::Visibility;
use std::time::Duration;
use tokio::time::Instant;

const LADDER: &str = "ladder";
/// Noticing takes eight unanswered checks, a second apart; UDP is then tried once more before TCP.
const DOWN: Duration = Duration::from_secs(20);
const LATE: Duration = Duration::from_secs(40);

pub async fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let networks = match Networks::new(setting).await {
        Ok(networks) => networks,
        Err(error) if is_not_root() => {
            report.tell(LADDER, "not possible here: needs root", format!("{error:#}"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    networks.lead_loopback().await?;
    let house = networks.house.clone();
    let entered = networks.server.run(move || async move {
        let keeper = house.owner().await?;
        let room = open_room(&keeper, "Down the ladder", Visibility::Open).await?.room;
        let listener = house.member(&keeper, "listener").await?;
        let host = Present::enter(&keeper, &room, None).await?;
        anyhow::Ok((room, listener, host))
    });
    let (room, listener, host) = entered.await??;
    host.socket.command(RoomCommand::Unmute).await.context("the host is not unmuted")?;
    let _voice = keep_playing(host.media.clone(), clips::TONE_700.clip());
    let random = Random::new(setting.seed);
    let listening =
        networks.device.run(move || async move { Returning::start(listener, &room, None, None, random) });
    let listener = listening.await?;
    let first = by(&listener, false).await.context("no sound by UDP")?;
    report.check(LADDER, "with UDP: sound by", "UDP", "UDP", !first);

    networks.cut_udp().await?;
    let cut = Instant::now();
    let second = by(&listener, true).await.context("no sound once UDP was cut")?;
    report.check(LADDER, "UDP cut: sound by", if second { "TCP" } else { "UDP" }, "TCP", second);
    report.at_most(LADDER, "after the cut it is heard again within", cut.elapsed(), DOWN);

    networks.restore_udp().await?;
    // Another network takes over, as a way up: whoever connects anew begins with UDP.
    let own = listener.now().media.context("no connection")?;
    own.close().await;
    let third = by(&listener, false).await.context("no sound once UDP was back")?;
    report.check(
        LADDER,
        "UDP back, connected anew: sound by",
        if third { "TCP" } else { "UDP" },
        "UDP",
        !third,
    );
    Ok(())
}

/// Waits for sound on a connection by TCP, or by UDP; true: it is by TCP.
async fn by(one: &Returning, tcp: bool) -> Result<bool> {
    let such =
        |state: &Sounding| state.media.clone().filter(|media| media.is_tcp() == tcp && media.is_connected());
    let media = one.until(LATE, such).await?;
    Ear::new(&media).hear(25, LATE).await?;
    Ok(media.is_tcp())
}
