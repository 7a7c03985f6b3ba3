//! Accounts of the demo, made directly in the store: the owner, the bots, the applicants, and one for every visitor.

use crate::app::{App, SharedApp};
use crate::http::session;
use crate::secret;
use anyhow::{Context, Result, anyhow};
use axum::http::{HeaderMap, HeaderValue};
use client::Client;
use domain::AccountId;
use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
use store::{Conflict, Write, WriteError};

/// No password's hash: nobody signs in to these accounts by password.
const NO_PASSWORD: &str = "!";
/// Letters that no other letter or digit is taken for.
const LETTERS: &[u8] = b"abcdefhjkpqtxy";
const GUEST_LETTERS: usize = 5;
/// Names tried until one is free. With 14⁵ of them one is nearly always enough.
const GUEST_TRIES: usize = 5;

/// Who somebody says they are.
pub struct Card {
    pub handle: &'static str,
    pub stated: &'static str,
    pub field: Field,
}

pub struct House {
    app: SharedApp,
    owner: Account,
    /// How this process reaches its own server.
    base: String,
    origin: String,
}

impl House {
    /// Adds the owner.
    pub async fn found(app: SharedApp, base: String, origin: String) -> Result<House> {
        let card =
            Card { handle: "demo_owner", stated: "Owns this demo, until it is stopped", field: Field::Other };
        let standing = Standing::Member { since: app.clock.now(), let_in_by: LetInBy::FirstStart };
        let mut owner = account(&app, card.handle, card.stated, card.field, standing)?;
        owner.owner = true;
        add(&app, &owner).await.context("the owner could not be added")?;
        Ok(House { owner, app, base, origin })
    }

    pub fn owner(&self) -> &Account {
        &self.owner
    }

    /// Adds a bot that is a member, signed in.
    pub async fn bot(&self, card: &Card) -> Result<Client> {
        let account = self.program(card, self.member()).await?;
        self.signed_in(&account).await
    }

    /// Adds a bot that waits to be let in, signed in.
    pub async fn applicant(&self, card: &Card) -> Result<Client> {
        let account = self.program(card, Standing::Applicant).await?;
        self.signed_in(&account).await
    }

    /// Adds a person, a member like any other.
    pub async fn guest(&self) -> Result<Account> {
        for _ in 0..GUEST_TRIES {
            let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
            let name: String = secret::bytes::<GUEST_LETTERS>().into_iter().map(letter).collect();
            let guest =
                account(&self.app, &format!("guest_{name}"), "Looking around", Field::Other, self.member())?;
            match add(&self.app, &guest).await {
                Ok(()) => return Ok(guest),
                Err(WriteError::Conflict(Conflict::HandleTaken)) => {}
                Err(error) => return Err(anyhow!(error).context("a guest could not be added")),
            }
        }
        Err(anyhow!("no free name for a guest was found"))
    }

    /// Starts a session. Gives the `Set-Cookie` value.
    pub async fn sign_in(&self, account: &Account, headers: &HeaderMap) -> Result<HeaderValue> {
        let (write, cookie) = session::start(&self.app, account, headers);
        self.app.store.write(vec![write]).await.context("a session could not be started")?;
        Ok(cookie)
    }

    fn member(&self) -> Standing {
        Standing::Member { since: self.app.clock.now(), let_in_by: LetInBy::Owner { owner: self.owner.id } }
    }

    async fn program(&self, card: &Card, standing: Standing) -> Result<Account> {
        let mut bot = account(&self.app, card.handle, card.stated, card.field, standing)?;
        bot.bot = true;
        add(&self.app, &bot).await.context("a bot could not be added")?;
        Ok(bot)
    }

    async fn signed_in(&self, account: &Account) -> Result<Client> {
        let cookie = self.sign_in(account, &HeaderMap::new()).await?;
        let cookie =
            cookie.to_str().ok().and_then(|text| text.split(';').next()).context("a cookie is a text")?;
        Ok(Client::with_session_cookie(&self.base, cookie)?.with_origin(&self.origin))
    }
}

fn account(app: &App, handle: &str, stated: &str, field: Field, standing: Standing) -> Result<Account> {
    Ok(Account {
        id: AccountId::new(secret::number()),
        handle: Handle::parse(handle).map_err(|bad| anyhow!("a demo handle is refused: {bad:?}"))?,
        stated: Stated::parse(stated).map_err(|bad| anyhow!("a demo line is refused: {bad:?}"))?,
        field,
        registered: app.clock.now(),
        standing,
        owner: false,
        bot: false,
    })
}

async fn add(app: &App, account: &Account) -> Result<(), WriteError> {
    app.store
        .write(vec![Write::AddAccount { account: account.clone(), password_hash: NO_PASSWORD.to_owned() }])
        .await
}
