//! What a provider says of somebody: read from the token and from what it answers besides, as far as it counts here.

use super::provider::{self, NoHelp, Tokens};
use super::{groups, subject};
use crate::app::App;
use crate::config::Provider;
use crate::secret::Hash;
use domain::entry::organisation::Directory;
use domain::entry::proof::Organisation;
use domain::entry::work_mail::{PUBLIC_MAIL, by_domain};
use domain::entry::{MailAddress, Name, Shows};
use serde_json::{Map, Value};

/// No `Debug`: it is personal.
#[derive(Clone)]
pub(super) struct Said {
    pub subject: Hash,
    pub directory: Directory,
    pub shows: Option<Shows>,
    /// As an organisation's own provider calls them.
    pub name: Option<Name>,
    pub handle: String,
    pub refresh_token: Option<String>,
}

/// The token's claims and what the provider says besides. Both have to be about the same login.
pub(super) async fn read(
    app: &App,
    provider: &Provider,
    at: &provider::Known,
    mut claims: Map<String, Value>,
    tokens: &Tokens,
) -> Result<Said, NoHelp> {
    let more = provider::userinfo(app, at, &tokens.access_token).await?;
    if more.get("sub").is_some_and(|sub| Some(sub) != claims.get("sub")) {
        return Err(NoHelp::Said);
    }
    for (name, value) in more {
        claims.entry(name).or_insert(value);
    }
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let in_groups: Vec<String> = match provider.groups_claim.as_ref().and_then(|name| claims.get(name)) {
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => vec![],
    };
    let is_verified = claims.get("email_verified").and_then(Value::as_bool) == Some(true);
    let mail = text("email").filter(|_| is_verified).and_then(|mail| MailAddress::parse(mail).ok());
    let public = app.config.proofs.public_mail.iter().map(String::as_str).chain(PUBLIC_MAIL.iter().copied());
    let of_mail = || mail.as_ref().and_then(|mail| by_domain(mail.domain(), public));
    // The organisation's own provider proves to belong to it; a public one only what its verified address shows.
    let shows = match provider.organisation.as_deref().and_then(|name| Organisation::parse(name).ok()) {
        Some(organisation) => Some(Shows { organisation: Some(organisation), ..Shows::default() }),
        None if provider.is_organisation() => Some(Shows { organisation: of_mail(), ..Shows::default() }),
        None => of_mail().map(|organisation| Shows { organisation: Some(organisation), ..Shows::default() }),
    };
    // What somebody calls themselves at a public provider proves nothing.
    let called = text("name").filter(|_| provider.is_organisation()).and_then(|name| Name::parse(name).ok());
    let shows = shows.map(|shows| Shows { name: called.clone(), ..shows });
    let name = text("preferred_username").or(text("nickname")).or(text("email")).unwrap_or_default();
    Ok(Said {
        subject: subject(&provider.issuer, text("sub").ok_or(NoHelp::Said)?),
        directory: groups(provider).say(&in_groups, mail.as_ref().map(MailAddress::domain)),
        shows,
        name: called,
        handle: handle_like(name),
        refresh_token: tokens.refresh_token.clone(),
    })
}

/// What is left of a name elsewhere when only a handle's letters stay.
fn handle_like(name: &str) -> String {
    let local = name.split('@').next().unwrap_or_default().to_ascii_lowercase();
    let fit = |c: char| {
        if c.is_ascii_alphanumeric() { Some(c) } else { matches!(c, '.' | '-' | '_' | ' ').then_some('_') }
    };
    local.chars().filter_map(fit).take(20).collect()
}
