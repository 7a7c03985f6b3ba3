//! What is written to the guests of a scheduled room.

use crate::app::App;
use crate::civil::minute_of;
use crate::mail::Letter as Mailed;
use crate::serve::origin;
use crate::words::About;
use domain::Language;
use domain::entry::MailAddress;
use domain::network::Scheduled;
use domain::network::schedule::Letter;
use domain::room::Visibility;
use store::StoredScheduled;

/// The page of a scheduled room: with its secret, if it is closed.
pub fn page(app: &App, scheduled: &Scheduled, link: &str) -> String {
    let page = format!("{}/e/{}", origin(&app.config, app.address()), scheduled.id);
    match scheduled.plan.policy.visibility {
        Visibility::Open => page,
        Visibility::Closed => format!("{page}?link={link}"),
    }
}

/// The hour is in UTC: where its reader lives nobody knows. Their own is on the page.
pub(super) fn letter(
    app: &App,
    language: Language,
    to: MailAddress,
    by: &str,
    stored: &StoredScheduled,
    letter: Letter,
) -> Mailed {
    let scheduled = &stored.scheduled;
    let house = app.house_name();
    let (title, when) = (scheduled.plan.title.as_str(), minute_of(scheduled.plan.begins.0));
    let facts = [("house", house.as_str()), ("by", by), ("title", title), ("when", &when)];
    let about = About { language, facts: &facts };
    let (subject, said) = match letter {
        Letter::Invited => ("letter-room-invited-subject", "letter-room-invited"),
        Letter::Changed => ("letter-room-changed-subject", "letter-room-changed"),
        Letter::Cancelled => ("letter-room-cancelled-subject", "letter-room-cancelled"),
        Letter::Soon => ("letter-room-soon-subject", "letter-room-soon"),
        Letter::Began => ("letter-room-began-subject", "letter-room-began"),
    };
    let (said, after) = (about.say(said), about.say("letter-room-after"));
    let url = page(app, scheduled, &stored.link);
    let text = format!("{said}\n\n    {title}\n    {when} UTC\n    {url}\n\n{after}\n");
    Mailed { to, subject: about.say(subject), text }
}
