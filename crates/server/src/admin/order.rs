//! What the operator orders and how it is carried out, inside the running server or in its place.

use crate::app::App;
use crate::http::invites;
use crate::secret::Token;
use crate::{owner_link, serve};
use anyhow::{Context, anyhow};
use domain::entry::Handle;
use serde::{Deserialize, Serialize};
use store::Write;

/// No `Debug`: a handle is personal.
#[derive(Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case")]
pub enum Order {
    OwnerLink,
    Invite { by: String },
    ResetPassword { handle: String },
    /// For the doctor: what this server knows of itself.
    Facts,
}

/// What a running server tells the doctor.
#[derive(Serialize, Deserialize, PartialEq, Eq, Debug)]
pub struct RunningFacts {
    pub now_ms: u64,
    pub udp_port: u16,
    pub advertised: Vec<std::net::IpAddr>,
    /// Packets of strangers that came in at the media port so far.
    pub stray_packets: u64,
}

/// Returns what to print.
pub async fn carry_out(app: &App, order: Order) -> anyhow::Result<String> {
    match order {
        Order::OwnerLink => {
            let token = owner_link::make(&app.store, app.clock.now()).await?;
            Ok(link(app, &token))
        }
        Order::Invite { by } => {
            let owner = account(app, &by).await?;
            anyhow::ensure!(owner.owner, "that account owns nothing here: invites of others are made in the app");
            let _turn = app.inviting.lock().await;
            let made = invites::new_invite(app, &owner, None).await;
            let (_, token, _) = made.map_err(|no| anyhow!("the invite is refused: {:?}", no.code()))?;
            Ok(link(app, &token))
        }
        Order::ResetPassword { handle } => {
            let account = account(app, &handle).await?;
            let password = Token::of_link();
            let password_hash = app.passwords.hash(password.reveal().to_owned()).await.map_err(|_| anyhow!("busy"))??;
            let sessions = app.store.sessions(account.id).await?;
            let id = account.id;
            let unit = vec![Write::SetPassword { account: id, password_hash }, Write::DropSessions { account: id, except: None }];
            app.store.write(unit).await?;
            for session in sessions {
                app.live.sign_out(session.id).await;
            }
            Ok(password.reveal().to_owned())
        }
        Order::Facts => serde_json::to_string(&facts(app)).context("facts are JSON"),
    }
}

fn facts(app: &App) -> RunningFacts {
    RunningFacts {
        now_ms: app.clock.now().0,
        udp_port: app.live.media_port(),
        advertised: app.live.media_addresses(),
        stray_packets: app.live.stray_packets(),
    }
}

async fn account(app: &App, handle: &str) -> anyhow::Result<domain::entry::Account> {
    let handle = Handle::parse(handle).map_err(|bad| anyhow!("that is no handle: {bad:?}"))?;
    let found = app.store.account_by_handle(&handle).await?;
    found.map(|(account, _)| account).context("nobody has that handle")
}

fn link(app: &App, token: &Token) -> String {
    format!("{}/i/{}", serve::origin(&app.config, None), token.reveal())
}
