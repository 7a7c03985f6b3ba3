//! The command line of `jushou`.

use crate::config::{self, Config, LogFormat};
use crate::serve::{self, Plan};
use crate::{admin, demo, doctor, http};
use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};
use tracing::info;
use tracing_subscriber::EnvFilter;

/// Drop-in audio for professionals, on a server of one's own.
#[derive(Parser)]
#[command(name = "jushou", version)]
pub struct Cli {
    /// The configuration file [default: jushou.toml, if there is one].
    #[arg(long, short, global = true, env = "JUSHOU_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve until SIGTERM or SIGINT.
    Serve {
        /// Start from the way a known product works, as `server.preset` does.
        #[arg(long)]
        preset: Option<String>,
    },
    /// Try it: three rooms with voices in them, and a link that signs you in. Everything is wiped at the end.
    Demo(DemoArgs),
    /// Look after a server, running or not.
    #[command(subcommand)]
    Admin(admin::Command),
    /// Say what would keep a guest from being heard.
    Doctor {
        /// A web server whose clock is right, as http://host[:port]: its Date is compared with this machine's.
        #[arg(long)]
        reference: Option<String>,
    },
    /// The configuration file.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print the OpenAPI document of the REST interface.
    Openapi,
}

#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    /// Let phones in this network join: HTTPS with a certificate of its own, and a QR code.
    #[arg(long)]
    pub lan: bool,
    /// The port of the pages [default: any free one from 8080 on].
    #[arg(long)]
    pub port: Option<u16>,
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Print every key with its default and what it does.
    Sample,
    /// Read the configuration and say whether it can be served.
    Check,
}

/// Runs `jushou` with the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = runtime.context("the runtime does not start").and_then(|runtime| runtime.block_on(run(cli)));
    match done {
        Ok(code) => code,
        Err(e) => {
            eprintln!("jushou: {e:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let file = cli.config.or_else(|| Some(PathBuf::from("jushou.toml")).filter(|path| path.exists()));
    let load = |more: Option<(String, String)>| {
        Config::load(file.as_deref(), more).with_context(|| named(file.as_deref()))
    };
    match cli.command {
        Command::Serve { preset } => {
            let preset = preset.map(|name| ("JUSHOU__SERVER__PRESET".to_owned(), name));
            let config = load(preset)?;
            log_to_stderr(config.server.log_format, "info");
            serve_until_told(config).await?;
        }
        Command::Demo(args) => {
            // Its greeting is what one should see.
            log_to_stderr(LogFormat::Text, "warn");
            demo::run(args).await?;
        }
        Command::Admin(command) => println!("{}", admin::run(&load(None)?, command).await?),
        Command::Doctor { reference } => {
            if !doctor::run(&load(None)?, reference.as_deref()).await {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Config(ConfigCommand::Sample) => print!("{}", config::sample()),
        Command::Config(ConfigCommand::Check) => {
            load(None)?.check().with_context(|| named(file.as_deref()))?;
            println!("The configuration can be served.");
        }
        Command::Openapi => print!("{}", http::openapi::document()),
    }
    Ok(ExitCode::SUCCESS)
}

fn named(file: Option<&Path>) -> String {
    file.map_or("the configuration".to_owned(), |file| file.display().to_string())
}

/// Resolves when the process is told to end.
pub async fn told_to_end() -> anyhow::Result<()> {
    let mut term = signal(SignalKind::terminate()).context("SIGTERM cannot be listened for")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("SIGINT cannot be listened for")?;
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn serve_until_told(config: Config) -> anyhow::Result<()> {
    let running = serve::start(Plan::new(config)).await?;
    println!("Serving {}", running.origin());
    if let Some(link) = running.first_owners_link().await? {
        println!(
            "Nobody owns this server yet. Whoever opens this link first does, within a day:\n\n  {link}\n"
        );
    }
    told_to_end().await?;
    info!("shutting down");
    running.stop().await
}

/// `RUST_LOG` chooses what is told; without it, `level` and above.
pub fn log_to_stderr(format: LogFormat, level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let builder = builder.with_ansi(std::io::stderr().is_terminal());
    // Set twice only by tests in one process; the first one stays.
    let _ = match format {
        LogFormat::Text => builder.try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
}
