//! What is written to whoever is invited or let in. Nothing a member wrote goes into it but their handle.

use crate::app::App;
use crate::mail::Letter;
use crate::serve::origin;
use crate::words::{About, say};
use domain::Language;
use domain::entry::MailAddress;
use domain::entry::handle_keeping::WARNED_BEFORE;

fn link(app: &App, token: &str) -> String {
    format!("{}/i/{token}", origin(&app.config, app.address()))
}

/// With the code that proves the number: whoever holds the link alone cannot use it. In the language of whoever invites:
/// what the other one reads nobody knows.
pub fn invite_text(app: &App, language: Language, by: &str, token: &str, code: &str) -> String {
    let (house, link) = (app.house_name(), link(app, token));
    say(language, "text-invite", &[("by", by), ("house", &house), ("link", &link), ("code", code)])
}

pub fn code_text(app: &App, language: Language, code: &str) -> String {
    say(language, "text-code", &[("house", &app.house_name()), ("code", code)])
}

pub fn let_in(app: &App, language: Language) -> String {
    let link = origin(&app.config, app.address()).to_string();
    say(language, "text-let-in", &[("house", &app.house_name()), ("link", &link)])
}

/// As [`invite_text`].
pub fn invite_letter(
    language: Language,
    name: &str,
    link: &str,
    to: MailAddress,
    by: &str,
    code: &str,
) -> Letter {
    let about = About { language, facts: &[("house", name), ("by", by)] };
    let [invited, proof, after] =
        ["letter-invite", "letter-invite-proof", "letter-invite-after"].map(|key| about.say(key));
    let text = format!("{invited}\n\n    {link}\n\n{proof}\n\n    {code}\n\n{after}\n");
    Letter { to, subject: about.say("letter-invite-subject"), text, unsubscribe: None }
}

/// The code alone, asked for by whoever has the link already.
pub fn code_letter(app: &App, language: Language, to: MailAddress, code: &str) -> Letter {
    let house = app.house_name();
    let about = About { language, facts: &[("house", house.as_str())] };
    about.code_letter(to, "letter-code-subject", "letter-invite-code", code)
}

/// For an invite that is made here.
pub fn letter(app: &App, language: Language, to: MailAddress, by: &str, token: &str, code: &str) -> Letter {
    invite_letter(language, &app.house_name(), &link(app, token), to, by, code)
}

/// A reserved handle is about to lapse.
pub fn lapse_letter(app: &App, language: Language, to: MailAddress, handle: &str) -> Letter {
    let (house, url) = (app.house_name(), origin(&app.config, app.address()).to_string());
    let days = WARNED_BEFORE.as_secs() / (24 * 3600);
    let facts = [("house", house.as_str()), ("url", &url), ("handle", handle)];
    let about = About { language, facts: &facts };
    let [kept, after] = ["letter-lapse", "letter-lapse-after"].map(|key| about.say(key));
    let keep = about.say_with("letter-lapse-keep", &[("days", days)]);
    Letter {
        to,
        subject: about.say("letter-lapse-subject"),
        text: format!("{kept}\n\n{keep}\n\n{after}\n"),
        unsubscribe: None,
    }
}
