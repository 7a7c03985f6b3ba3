//! What is written to the guests of a scheduled room.

use crate::app::App;
use crate::hour::Hour;
use crate::mail::Letter as Mailed;
use crate::serve::origin;
use crate::words::About;
use domain::Language;
use domain::entry::MailAddress;
use domain::network::schedule::Letter;
use domain::network::{Clocks, Scheduled};
use domain::room::Visibility;
use store::StoredScheduled;

/// The page of a scheduled room.
pub fn page(app: &App, scheduled: &Scheduled, link: &str) -> String {
    format!("{}{}", origin(&app.config, app.address()), path(scheduled, link))
}

/// Its path: with its secret, if it is closed.
pub fn path(scheduled: &Scheduled, link: &str) -> String {
    match scheduled.plan.policy.visibility {
        Visibility::Open => format!("/e/{}", scheduled.id),
        Visibility::Closed => format!("/e/{}?link={link}", scheduled.id),
    }
}

/// To whom a letter goes. No `Debug`: it is personal.
pub(super) struct Reader {
    pub to: MailAddress,
    pub language: Language,
    /// What is known of theirs.
    pub clocks: Option<Clocks>,
}

/// `end`: where such letters are ended.
pub(super) fn letter(
    app: &App,
    reader: Reader,
    by: &str,
    stored: &StoredScheduled,
    letter: Letter,
    end: String,
) -> Mailed {
    let Reader { to, language, clocks } = reader;
    let scheduled = &stored.scheduled;
    let house = app.house_name();
    let hour = Hour::of(scheduled.plan.begins, clocks.as_ref());
    let (title, when, clock) = (scheduled.plan.title.as_str(), hour.said(language), hour.clock());
    let facts = [
        ("house", house.as_str()),
        ("by", by),
        ("title", title),
        ("clock", &clock),
        ("zone", hour.zone),
        ("url", &end),
    ];
    let about = About { language, facts: &facts };
    let (subject, said) = match letter {
        Letter::Invited => ("letter-room-invited-subject", "letter-room-invited"),
        Letter::Changed => ("letter-room-changed-subject", "letter-room-changed"),
        Letter::Cancelled => ("letter-room-cancelled-subject", "letter-room-cancelled"),
        Letter::Soon => ("letter-room-soon-subject", "letter-room-soon"),
        Letter::Began => ("letter-room-began-subject", "letter-room-began"),
    };
    let (said, after, last) = (about.say(said), about.say("letter-room-after"), about.say("letter-end"));
    let url = page(app, scheduled, &stored.link);
    let text = format!("{said}\n\n    {title}\n    {when}\n    {url}\n\n{after}\n\n{last}\n");
    Mailed { to, subject: about.say(subject), text, unsubscribe: Some(end) }
}
