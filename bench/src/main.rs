//! Load on the media plane, measured beside what the machine can do at all, in one run. Results are dated files.
#![cfg(target_os = "linux")]

mod bare;
mod cores;
mod crowd;
mod lecture;
mod machine;
mod memory;
mod peer;
mod probe;
mod rig;
mod tally;
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
        Scenario::Lecture(asked) => {
            machine::pin(&[rig::GENERATORS_CORE])?;
            lecture::run(&asked)?
        }
        Scenario::Cores(asked) => cores::run(&asked)?,
        Scenario::Memory(asked) => {
            machine::pin(&[rig::GENERATORS_CORE])?;
            memory::run(&asked)?
        }
    };
    print!("{text}");
    if let Some(file) = file {
        std::fs::write(file, text)?;
    }
    Ok(())
}
