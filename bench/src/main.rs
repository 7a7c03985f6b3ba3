//! Load on the media plane, measured beside what the machine can do at all, in one run. Results are dated files.
#![cfg(target_os = "linux")]

mod bare;
mod churn;
mod conversation;
mod cores;
mod crowd;
mod door;
mod garbage;
mod ground;
mod hallway;
mod heard;
mod hello_race;
mod house;
mod janus;
mod lecture;
mod log;
mod machine;
mod memory;
mod overload;
mod panel;
mod peer;
mod picture;
mod probe;
mod random;
mod rig;
mod sdp;
mod silent;
mod soak;
mod stampede;
mod storm;
mod table;
mod tally;
mod whole;
mod wildcard;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Load on the media plane, beside what the machine can do at all")]
struct Arguments {
    #[command(subcommand)]
    scenario: Scenario,
    /// Writes the result there as well.
    #[arg(long, global = true)]
    file: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Scenario {
    /// One speaker and an audience.
    Lecture(lecture::Lecture),
    /// One room on two cores.
    Cores(cores::Cores),
    /// Memory of each listener.
    Memory(memory::Memory),
    /// Five who talk with each other before an audience, mixed.
    Panel(panel::Panel),
    /// Twelve on stage, each heard on its own.
    Salon(panel::Salon),
    /// Thousands who join within seconds.
    Stampede(stampede::Stampede),
    /// Listeners who leave, and others who join.
    Churn(churn::Churn),
    /// A house in use for hours.
    Soak(soak::Soak),
    /// Many rooms with one silent peer each.
    Silent(silent::Silent),
    /// Garbage to the media port while an audience listens.
    Garbage(garbage::Garbage),
    /// Hellos of others before a listener's own.
    HelloRace(hello_race::HelloRace),
    /// Memory of each listener of the whole server, WebSocket included.
    Listeners(whole::Listeners),
    /// Thousands who join the whole server within seconds, more than a room has places.
    Door(whole::Door),
    /// Storms in one large room of the whole server: how late every listener's view is, and what it costs.
    Storm(storm::Storm),
    /// The whole server with open rooms that nobody is in.
    Rooms(whole::Rooms),
    /// Hallway and search of the whole server with 100,000 members and 2,000 live rooms.
    Hallway(hallway::Hallway),
    /// More listeners than a core carries: what they give up, and when nobody else comes in.
    Overload(overload::Overload),
    /// Draws the comparison with Janus.
    Picture(picture::Picture),
    /// The server's side, started by the others.
    #[command(hide = true)]
    Media {
        #[arg(long)]
        shards: usize,
        #[command(flatten)]
        audience: rig::Audience,
    },
    /// The bare sender, started by the others.
    #[command(hide = true)]
    Bare(bare::Load),
}

fn main() -> Result<()> {
    let Arguments { scenario, file } = Arguments::parse();
    let text = match scenario {
        Scenario::Media { shards, audience } => return rig::serve(shards, audience),
        Scenario::Bare(load) => return bare::send(load),
        // Its own children are on both cores.
        Scenario::Cores(asked) => cores::run(&asked)?,
        Scenario::Picture(asked) => picture::run(&asked)?,
        other => {
            machine::pin(&[rig::GENERATORS_CORE])?;
            on_one_core(other)?
        }
    };
    print!("{text}");
    if let Some(file) = file {
        std::fs::write(file, text)?;
    }
    Ok(())
}

/// With the generator on one core, and whoever it measures on the other.
fn on_one_core(scenario: Scenario) -> Result<String> {
    match scenario {
        Scenario::Lecture(asked) => lecture::run(&asked),
        Scenario::Panel(asked) => panel::run(&asked),
        Scenario::Salon(asked) => panel::run_salon(&asked),
        Scenario::Stampede(asked) => stampede::run(&asked),
        Scenario::Churn(asked) => churn::run(&asked),
        Scenario::Soak(asked) => soak::run(&asked),
        Scenario::Silent(asked) => silent::run(&asked),
        Scenario::Garbage(asked) => garbage::run(&asked),
        Scenario::HelloRace(asked) => hello_race::run(&asked),
        Scenario::Memory(asked) => memory::run(&asked),
        Scenario::Overload(asked) => overload::run(&asked),
        Scenario::Listeners(asked) => whole::run_listeners(&asked),
        Scenario::Door(asked) => whole::run_door(&asked),
        Scenario::Rooms(asked) => whole::run_rooms(&asked),
        Scenario::Hallway(asked) => hallway::run(&asked),
        Scenario::Storm(asked) => storm::run(&asked),
        Scenario::Cores(_) | Scenario::Picture(_) | Scenario::Media { .. } | Scenario::Bare(_) => {
            unreachable!("dealt with before")
        }
    }
}
