//! `jushou admin`: what the operator does from the shell, beside a running server or without one.

pub mod one_time_codes;
pub mod order;
pub mod socket;

use crate::clock::Clock;
use crate::config::Config;
use crate::http::passwords::Passwords;
use crate::serve;
use anyhow::{Context, bail};
use domain::entry::leaving;
use order::{Desk, Order};
use std::path::PathBuf;
use store_sqlite::Keys;
use tokio::sync::Mutex;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Copy the database to a new file. The server may be running.
    Backup { to: PathBuf },
    /// Put a backup into an empty data directory. The server must not be running.
    Restore {
        from: PathBuf,
        /// The newest file of keys you have [default: the one that was made with the backup]. Whoever has no key there was
        /// erased after the backup, and is erased again.
        #[arg(long)]
        keys: Option<PathBuf>,
        /// There are no keys any more: what is sealed stays unreadable, everything else works.
        #[arg(long, conflicts_with = "keys")]
        without_keys: bool,
    },
    /// Announce the day this server closes for good, at least a week ahead. Nobody new is registered; everybody is told and
    /// can fetch what is theirs; on that day everything is erased.
    Close {
        /// YYYY-MM-DD, UTC.
        #[arg(long, required_unless_present = "call_off")]
        on: Option<String>,
        /// A new folder into which everybody's data are written for you to hand out.
        #[arg(long, required_unless_present = "call_off")]
        exports: Option<PathBuf>,
        /// It does not close after all.
        #[arg(long, conflicts_with_all = ["on", "exports"])]
        call_off: bool,
    },
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
        Command::Restore { from, keys, without_keys } => {
            return restore(config, from, keys, without_keys).await;
        }
        Command::Close { on, exports, .. } => {
            // The running server may stand elsewhere.
            let exports = exports.map(std::path::absolute).transpose().context("the folder has no path")?;
            Order::Close { on, exports }
        }
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
        closing: None,
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
        "{} holds everything that was acknowledged until now ({} KiB). {} holds the keys to what people wrote: keep only the \
         newest such file, apart from the backups.",
        to.display(),
        bytes.div_ceil(1024),
        store_sqlite::keys_of(&to).display()
    ))
}

async fn restore(
    config: &Config,
    from: PathBuf,
    keys: Option<PathBuf>,
    without_keys: bool,
) -> anyhow::Result<String> {
    if config.server.database_url.is_some() {
        bail!("this server's data lie in PostgreSQL: restore them with pg_restore");
    }
    let keys = match &keys {
        Some(keys) => Keys::In(keys),
        None if without_keys => Keys::Lost,
        None => Keys::Beside,
    };
    let handle_until = leaving::handle_rests_until(Clock::system().now());
    let restored = store_sqlite::restore(&from, keys, &config.server.data_dir, handle_until).await?;
    Ok(format!(
        "Restored into {}: {} accounts, {} rooms, {} lines of the audit log. Erased again: {}.",
        config.server.data_dir.display(),
        restored.accounts,
        restored.rooms,
        restored.audit_lines,
        restored.erased
    ))
}
