//! Whoever has signed on and is not in yet: they choose a handle, or show the second factor that is due.

use super::flow::{enter, granted, ties};
use super::said::Said;
use super::{ARRIVED_TTL, directory, find, locked, presented};
use crate::admission;
use crate::app::App;
use crate::http::{No, SignedIn, names};
use crate::secret::{self, Token};
use axum::http::{HeaderMap, HeaderValue};
use domain::entry::ways_in;
use domain::entry::{Account, Field, Handle, Standing, Stated};
use domain::{AccountId, At};
use protocol::proofs::Arrive;
use protocol::tell::RefusalCode;
use store::admission::Form;
use store::{SignInWrite, Write};

/// Somebody who signed on and is not in yet: without an account here, or with a second factor to show.
#[derive(Clone)]
pub struct Arrived {
    pub at: At,
    pub provider: String,
    /// A handle they might like.
    pub handle: String,
    /// The account that the login opens, once the second factor is shown.
    pub tied: Option<AccountId>,
    /// As the provider calls them, where that is worth something.
    pub name: Option<String>,
    pub(super) said: Said,
}

/// Who has just signed on in this browser and is not in yet.
pub fn arrival(app: &App, headers: &HeaderMap) -> Result<Arrived, No> {
    let browser = presented(app, headers).ok_or(RefusalCode::SignOnFailed)?;
    let arrived = locked(&app.sign_ons.arrived).get(&browser).cloned().ok_or(RefusalCode::SignOnFailed)?;
    if app.clock.now().since(arrived.at) < ARRIVED_TTL {
        Ok(arrived)
    } else {
        Err(RefusalCode::SignOnFailed.into())
    }
}

/// Shows the second factor that was due, to end a sign-on.
pub async fn second(
    app: &App,
    typed: &str,
    headers: &HeaderMap,
    before: Option<SignedIn>,
) -> Result<(HeaderValue, Account), No> {
    let arrived = arrival(app, headers)?;
    let provider = find(app, &arrived.provider).ok_or(RefusalCode::SignOnFailed)?;
    let account = arrived.tied.ok_or(RefusalCode::SignOnFailed)?;
    let entered = enter(app, provider, account, &arrived.said, Some(typed), headers, before).await?;
    forget(app, headers);
    Ok(entered)
}

/// Makes the account. It has no password: a random one stands in its place, so that trying any costs the same.
pub async fn register(app: &App, asked: Arrive, headers: &HeaderMap) -> Result<(Account, HeaderValue), No> {
    domain::entry::leaving::may_register(app.closing.day())?;
    let arrived = arrival(app, headers)?;
    if arrived.tied.is_some() {
        return Err(RefusalCode::SignOnFailed.into());
    }
    let provider = find(app, &arrived.provider).ok_or(RefusalCode::NoSuchProvider)?;
    let now = app.clock.now();
    let handle = Handle::parse(&asked.handle)?;
    domain::entry::handle_keeping::may_choose(&handle)?;
    let mut account = Account {
        id: AccountId::new(secret::number()),
        handle,
        stated: Stated::parse(&asked.stated).map_err(|_| RefusalCode::BadText)?,
        field: Field::parse(&asked.field).map_err(|_| RefusalCode::BadField)?,
        registered: now,
        standing: Standing::Applicant,
        owner: false,
        bot: false,
    };
    let password_hash = app.passwords.hash(Token::of_session().reveal().to_owned()).await??;
    let mut unit = vec![Write::AddAccount { account: account.clone(), password_hash }];
    unit.extend(ties(app, provider, &account, &arrived.said));
    let current = admission::current(app).await?;
    unit.extend(names::stated_at_first(current.policy(), account.id, asked.name.as_deref())?);
    let before = account.clone();
    unit.extend(granted(app, provider, &mut account, arrived.said.directory).await?);
    admission::by_word(app, &before, Some(Form::default()), account.standing, &mut unit).await?;
    admission::at_registering(app, &current, Form::default(), &mut account, &mut unit).await?;
    let (session, cookie) = crate::http::session::start(app, &account, headers);
    let proof = ways_in::Proof { at: now, second: false };
    let prove = SignInWrite::Prove { session: crate::http::sign_in::started(&session), proof };
    unit.extend([session, Write::SignIn(prove)]);
    unit.extend(crate::http::session::reads(account.id, headers));
    // A taken handle leaves them where they are, to choose another. Of two at once the second finds the login tied.
    app.store.write(unit).await?;
    forget(app, headers);
    directory::remember(app, provider, account.id, &arrived.said);
    if !account.is_member() && admission::consider(app, account.id).await {
        account = app.store.account(account.id).await?.unwrap_or(account);
    }
    Ok((account, cookie))
}

fn forget(app: &App, headers: &HeaderMap) {
    if let Some(browser) = presented(app, headers) {
        locked(&app.sign_ons.arrived).remove(&browser);
    }
}
