//! What the operator orders and how it is carried out, inside the running server or in its place.

use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::contacts::Contacts;
use crate::http::bulk::{self, Place};
use crate::http::invites;
use crate::http::passwords::Passwords;
use crate::leaving::closing::{self, ClosingDay};
use crate::live::Live;
use crate::secret::{self, Token};
use crate::{csv, owner_link, serve};
use anyhow::{Context, anyhow, ensure};
use domain::InviteId;
use domain::entry::invite::Wish;
use domain::entry::{Account, Handle, InvitePolicy};
use protocol::inviting::{BulkAnswer, BulkInvites, BulkMade, BulkRefused};
use serde::{Deserialize, Serialize};
use store::{Store, Write};
use tokio::sync::Mutex;

/// No `Debug`: a handle is personal.
#[derive(Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case")]
pub enum Order {
    OwnerLink,
    Invite {
        by: String,
    },
    /// An invite for each line of a list.
    InviteAll {
        by: String,
        csv: String,
        dry: bool,
    },
    ResetPassword {
        handle: String,
    },
    /// Announces the day this server closes; without one it is called off.
    Close {
        on: Option<String>,
        exports: Option<std::path::PathBuf>,
    },

    OneTimeCodes {
        handle: Option<String>,
        mail: bool,
    },
    /// For the doctor: what this server knows of itself.
    Facts,
}

/// What a running server tells the doctor.
#[derive(Serialize, Deserialize, PartialEq, Eq, Debug)]
pub struct RunningFacts {
    pub now_ms: u64,
    /// Where browsers are told to send sound.
    pub advertised: Vec<std::net::SocketAddr>,
    /// Packets of strangers that came in at the media port so far.
    pub stray_packets: u64,
}

/// Where orders are carried out.
pub struct Desk<'a> {
    pub config: &'a Config,
    pub clock: &'a Clock,
    pub store: &'a Store,
    pub passwords: &'a Passwords,
    /// Held while an invite is made.
    pub inviting: &'a Mutex<()>,
    /// None: no server runs.
    pub live: Option<&'a Live>,
    /// What the running server knows of its closing.
    pub closing: Option<&'a ClosingDay>,
    pub mail: &'a crate::mail::Mailer,
}

impl<'a> From<&'a App> for Desk<'a> {
    fn from(app: &'a App) -> Self {
        Desk {
            config: &app.config,
            clock: &app.clock,
            store: &app.store,
            passwords: &app.passwords,
            inviting: &app.inviting,
            live: Some(&app.live),
            closing: Some(&app.closing),
            mail: &app.mail,
        }
    }
}

/// Returns what to print.
pub async fn carry_out(at: &Desk<'_>, order: Order) -> anyhow::Result<String> {
    match order {
        Order::OwnerLink => Ok(link(at, &owner_link::make(at.store, at.clock.now()).await?)),
        Order::Invite { by } => {
            let owner = account(at, &by).await?;
            ensure!(owner.owner, "that account owns nothing here: invites of others are made in the app");
            let _turn = at.inviting.lock().await;
            let wish = Wish { id: InviteId::new(secret::number()), room: None, bound: None };
            // The operator's word stands above the policy.
            let policy = InvitePolicy::default();
            let made =
                invites::new_invite(at.store, at.clock.now(), &owner, wish, None, &policy, vec![]).await;
            let (_, token, _) = made.map_err(|no| anyhow!("the invite is refused: {:?}", no.code()))?;
            Ok(link(at, &token))
        }
        Order::InviteAll { by, csv, dry } => invite_all(at, &by, BulkInvites { csv, dry }).await,
        Order::ResetPassword { handle } => {
            let id = account(at, &handle).await?.id;
            let password = Token::of_link();
            let password_hash =
                at.passwords.hash(password.reveal().to_owned()).await.map_err(|_| anyhow!("busy"))??;
            at.store.write(vec![Write::SetPassword { account: id, password_hash }]).await?;
            // From here on the old password starts no session, so these are all.
            let sessions = at.store.sessions(id).await?;
            at.store.write(vec![Write::DropSessions { account: id, except: None }]).await?;
            if let Some(live) = at.live {
                for session in sessions {
                    live.sign_out(session.id).await;
                }
            }
            Ok(password.reveal().to_owned())
        }
        Order::Close { on, exports } => {
            let name = &at.config.server.name;
            closing::announce(at.store, at.clock, name, at.closing, on.as_deref(), exports).await
        }

        Order::OneTimeCodes { handle, mail } => {
            let only = match &handle {
                Some(handle) => Some(account(at, handle).await?),
                None => None,
            };
            super::one_time_codes::make(at, only, mail).await
        }
        Order::Facts => {
            let facts = facts(at.clock, at.live.context("no server runs")?).await;
            serde_json::to_string(&facts).context("facts are JSON")
        }
    }
}

/// A CSV: what is refused and why comes first, then a link for everybody else.
async fn invite_all(at: &Desk<'_>, by: &str, asked: BulkInvites) -> anyhow::Result<String> {
    let owner = account(at, by).await?;
    ensure!(owner.owner, "that account owns nothing here: invites of others are made in the app");
    let _turn = at.inviting.lock().await;
    let contacts = Contacts::new(&at.config.server.data_dir);
    let (store, now, policy) = (at.store, at.clock.now(), InvitePolicy::default());
    let (name, origin) = (at.config.server.name.clone(), serve::origin(at.config, None));
    let language = at.config.server.language.0;
    let place = Place {
        store,
        contacts: &contacts,
        now,
        policy,
        live: at.live,
        mail: at.mail,
        name,
        origin,
        language,
    };
    let done = bulk::invite_all(&place, &owner, &asked).await;
    let BulkAnswer { refused, made } = done.map_err(|no| anyhow!("it is refused: {:?}", no.code()))?;
    let mut text = csv::row(["line", "name", "address", "link", "mailed", "refused"]);
    for BulkRefused { line, why } in refused {
        let why = serde_json::to_value(why).context("a reason is JSON")?;
        text += &csv::row([line.to_string().as_str(), "", "", "", "", why.as_str().unwrap_or_default()]);
    }
    for BulkMade { name, address, token, mailed } in made {
        let link = token.map(|token| link(at, &Token::presented(&token))).unwrap_or_default();
        text += &csv::row(["", &name, &address, &link, if mailed { "yes" } else { "" }, ""]);
    }
    Ok(text.trim_end().to_owned())
}

async fn facts(clock: &Clock, live: &Live) -> RunningFacts {
    RunningFacts {
        now_ms: clock.now().0,
        advertised: live.media_addresses().to_vec(),
        stray_packets: live.stray_packets().await,
    }
}

async fn account(at: &Desk<'_>, handle: &str) -> anyhow::Result<Account> {
    let handle = Handle::kept(handle).map_err(|bad| anyhow!("that is no handle: {bad:?}"))?;
    let found = at.store.account_by_handle(&handle).await?;
    found.map(|(account, _)| account).context("nobody has that handle")
}

fn link(at: &Desk<'_>, token: &Token) -> String {
    format!("{}/i/{}", serve::origin(at.config, None), token.reveal())
}
