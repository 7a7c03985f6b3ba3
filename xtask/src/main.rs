//! The project's own commands: set up, run, demonstrate, check, test, measure.

mod aiortc;
mod check;
mod command;
mod demo;
mod fresh;
mod generate;
mod node;
mod postgres;
mod setup;
mod test;
mod trials;
mod web;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Jushou's own commands")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set up what is missing, build everything, serve the demo and print its URL.
    Demo {
        /// Passed on to `jushou demo`, for example `--lan`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build everything and run `jushou` with these arguments, for example `run serve`.
    Run {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Install what the tests need: browsers, an audio server, PostgreSQL, Node.
    Setup,
    /// Seconds: format, clippy, layers, tidy, licences, TypeScript.
    Check,
    /// Everything that continuous integration runs: check, all tests, browser tests, short trials.
    Test,
    /// Faults, load and abuse against the release binary; figures go to standard output.
    Trials {
        /// The full rounds of `docs/trials.md` instead of the short ones.
        #[arg(long)]
        long: bool,
        /// Only these, for example `t1 t3`.
        only: Vec<String>,
    },
    /// Both README commands in an empty Debian 12 that holds only Rust, build-essential and git.
    Fresh {
        /// Stop after the first command.
        #[arg(long)]
        demo_only: bool,
    },
    /// Write the generated files again: wire types, OpenAPI, sample configuration, recorded scripts, query checks.
    Gen {
        /// Change nothing; fail if something would change.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Demo { arguments } => demo::demo(&arguments),
        Task::Run { arguments } => demo::run(&arguments),
        Task::Setup => setup::everything(),
        Task::Check => check::check(),
        Task::Test => test::test(),
        Task::Trials { long, only } => trials::trials(long, &only),
        Task::Fresh { demo_only } => fresh::fresh(demo_only),
        Task::Gen { check } => generate::generate(check),
    }
}
