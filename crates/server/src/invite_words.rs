//! What is written to whoever is invited or let in. Nothing a member wrote goes into it but their handle.

use crate::app::App;
use crate::mail::Letter;
use crate::serve::origin;
use domain::entry::MailAddress;
use domain::entry::handle_keeping::WARNED_BEFORE;

fn house(app: &App) -> String {
    app.looks.now().name.map_or_else(|| app.config.server.name.clone(), |name| name.as_str().to_owned())
}

fn link(app: &App, token: &str) -> String {
    format!("{}/i/{token}", origin(&app.config, app.address()))
}

/// With the code that proves the number: whoever holds the link alone cannot use it.
pub fn invite_text(app: &App, by: &str, token: &str, code: &str) -> String {
    format!("@{by} invites you to {}: {} Your code: {code}", house(app), link(app, token))
}

pub fn code_text(app: &App, code: &str) -> String {
    format!("Your code for {}: {code}. Nobody of {0} will ever ask you for it.", house(app))
}

pub fn let_in(app: &App) -> String {
    format!("You are in: {} has let you in. {}", house(app), origin(&app.config, app.address()))
}

/// As [`invite_text`].
pub fn invite_letter(name: &str, link: &str, to: MailAddress, by: &str, code: &str) -> Letter {
    let text = format!(
        "@{by} invites you to {name}:\n\n    {link}\n\nYour code, which shows that this mailbox is yours:\n\n    \
         {code}\n\nThe invite is for you alone and works once, within a week. If you do not want it, do nothing: you \
         were not signed up for anything.\n"
    );
    Letter { to, subject: format!("@{by} invites you to {name}"), text }
}

/// The code alone, asked for by whoever has the link already.
pub fn code_letter(app: &App, to: MailAddress, code: &str) -> Letter {
    let name = house(app);
    let text = format!(
        "Your code for the invite to {name}:\n\n    {code}\n\nIt works once, as long as the invite does; the one before \
         does not any more. Nobody of {name} will ever ask you for it. If you did not ask for it, do nothing.\n"
    );
    Letter { to, subject: format!("{name}: your code"), text }
}

/// For an invite that is made here.
pub fn letter(app: &App, to: MailAddress, by: &str, token: &str, code: &str) -> Letter {
    invite_letter(&house(app), &link(app, token), to, by, code)
}

/// A reserved handle is about to lapse.
pub fn lapse_letter(app: &App, to: MailAddress, handle: &str) -> Letter {
    let (name, url) = (house(app), origin(&app.config, app.address()));
    let days = WARNED_BEFORE.as_secs() / (24 * 3600);
    let text = format!(
        "@{handle} is kept for you at {name}, where you are on the waitlist. You have not been there for five months.\n\n\
         Sign in within {days} days to keep it: {url}\n\nAfter that somebody else may have it. Your place on the \
         waitlist stays.\n"
    );
    Letter { to, subject: format!("{name}: @{handle} is about to lapse"), text }
}
