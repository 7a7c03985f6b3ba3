//! `jushou admin`: what the operator does from the shell, beside a running server or without one.

pub mod one_time_codes;
pub mod order;
pub mod socket;

use crate::clock::Clock;
use crate::config::Config;
use crate::http::passwords::Passwords;
use crate::serve;
use anyhow::{Context, bail};
use order::{Desk, Order};
use std::path::PathBuf;
use tokio::sync::Mutex;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Copy the database to a new file. The server may be running.
    Backup { to: PathBuf },
    /// Put a backup into an empty data directory. The server must not be running.
    Restore { from: PathBuf },
    /// Print a new owner's link: whoever opens it becomes an owner. The one before stops working.
    OwnerLink,
    /// Print an invite on an owner's word; with a list, one for each line of it.
    Invite {
        /// The handle of the owner who invites.
        #[arg(long)]
        by: String,
        /// A CSV with the columns name, address, note and room: prints one with a link for every address.
        #[arg(long)]
        csv: Option<PathBuf>,
        /// Only say which lines of the list are refused, and why.
        #[arg(long, requires = "csv")]
        dry: bool,
    },
    /// Give an account a new password, print it, and sign it out everywhere.
    ResetPassword { handle: String },
    /// Print one sign-in code for each account, or for one: for a move to another domain, to which no passkey fits.
    /// Each works once, for a week, as handle and recovery code, and counts as both factors. The ones before are void.
    OneTimeCodes {
        /// Only for this handle.
        #[arg(long)]
        handle: Option<String>,
        /// Send them by mail where an account has an address; owners' and all others are printed.
        #[arg(long)]
        mail: bool,
    },
}

/// Returns what to print.
pub async fn run(config: &Config, command: Command) -> anyhow::Result<String> {
    let order = match command {
        Command::Backup { to } => return backup(config, to).await,
        Command::Restore { from } => return restore(config, from).await,
        Command::OwnerLink => Order::OwnerLink,
        Command::Invite { by, csv: None, .. } => Order::Invite { by },
        Command::Invite { by, csv: Some(path), dry } => {
            let csv = std::fs::read_to_string(&path).context("the list cannot be read")?;
            Order::InviteAll { by, csv, dry }
        }
        Command::ResetPassword { handle } => Order::ResetPassword { handle },
        Command::OneTimeCodes { handle, mail } => Order::OneTimeCodes { handle, mail },
    };
    // A running server holds the database, so it is asked to do it.
    if let Some(answer) = socket::ask(&config.server.data_dir, &order).await? {
        return answer;
    }
    let store = serve::open_store(config).await?;
    let desk = Desk {
        config,
        clock: &Clock::system(),
        store: &store,
        passwords: &Passwords::new(1),
        inviting: &Mutex::default(),
        live: None,
        mail: &crate::mail::Mailer::start(&config.mail),
    };
    let done = order::carry_out(&desk, order).await;
    store.close().await?;
    done
}

async fn backup(config: &Config, to: PathBuf) -> anyhow::Result<String> {
    if config.server.database_url.is_some() {
        bail!("this server's data lie in PostgreSQL: back them up with pg_dump");
    }
    store_sqlite::backup(&config.server.data_dir, &to).await?;
    let bytes = to.metadata().context("the backup is there")?.len();
    Ok(format!(
        "{} holds everything that was acknowledged until now ({} KiB).",
        to.display(),
        bytes.div_ceil(1024)
    ))
}

async fn restore(config: &Config, from: PathBuf) -> anyhow::Result<String> {
    if config.server.database_url.is_some() {
        bail!("this server's data lie in PostgreSQL: restore them with pg_restore");
    }
    let restored = store_sqlite::restore(&from, &config.server.data_dir).await?;
    Ok(format!(
        "Restored into {}: {} accounts, {} rooms, {} lines of the audit log.",
        config.server.data_dir.display(),
        restored.accounts,
        restored.rooms,
        restored.audit_lines
    ))
}
