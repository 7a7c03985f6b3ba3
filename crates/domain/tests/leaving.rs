//! Leaving: the time to think again, what an import may bring, and how a server closes.

use domain::entry::leaving::{self, CLOSING_NOTICE, Closing, LEAVING_GRACE, Profile};
use domain::entry::{Account, Field, Handle, LetInBy, Refusal, Standing, Stated};
use domain::{AccountId, At};
use std::time::Duration;

const NOW: At = At(1_800_000_000_000);

fn owner(handle: &str) -> Account {
    Account {
        id: AccountId::new(7),
        handle: Handle::parse(handle).unwrap_or_else(|_| panic!("{handle} is a handle")),
        stated: Stated::parse("tunes pianos").expect("a line"),
        field: Field::Crafts,
        registered: NOW,
        standing: Standing::Member { since: NOW, let_in_by: LetInBy::FirstStart },
        owner: true,
        bot: false,
    }
}

#[test]
fn only_who_types_their_own_handle_asks_to_be_erased_and_has_two_weeks() {
    let ann = owner("ann");
    assert_eq!(leaving::ask(&ann, " Ann ", NOW), Ok(NOW.after(LEAVING_GRACE)));
    for typed in ["", "anna", "an", "lin"] {
        assert_eq!(leaving::ask(&ann, typed, NOW), Err(Refusal::NotYourHandle), "{typed}");
    }
    let Ok(handle) = Handle::kept("root") else { panic!("somebody had it before it was reserved") };
    assert_eq!(leaving::ask(&Account { handle, ..ann }, "root", NOW), Ok(NOW.after(LEAVING_GRACE)));
}

#[test]
fn an_import_brings_words_and_nothing_else() {
    let ann = owner("ann");
    let profile = Profile::of(&ann);
    let read = Profile::parse(profile.handle.as_str(), profile.stated.as_str(), profile.field.key());
    let Ok(Profile { handle, stated, field }) = read else { panic!("what was written reads") };
    assert!(handle == ann.handle && stated == ann.stated && field == ann.field);
    for (handle, stated, field) in
        [("root", "x", "law"), ("ann", "", "law"), ("ann", "x\u{202e}y", "law"), ("ann", "x", "owner")]
    {
        assert!(Profile::parse(handle, stated, field).is_err_and(|no| no == Refusal::NoExport));
    }
}

#[test]
fn a_server_closes_after_notice_and_takes_nobody_new_meanwhile() {
    let day = NOW.after(CLOSING_NOTICE);
    let a_moment_early = At(day.0 - 1);
    assert_eq!(Closing::announce(a_moment_early, NOW), Err(Refusal::TooSoonToClose));
    let closing = Closing::announce(day, NOW).expect("a week away");
    assert!(
        !closing.is_due(a_moment_early)
            && closing.is_due(day)
            && closing.is_due(day.after(Duration::from_secs(1)))
    );
    assert_eq!(leaving::may_register(None), Ok(()));
    assert_eq!(leaving::may_register(Some(closing)), Err(Refusal::ServerCloses));
}
