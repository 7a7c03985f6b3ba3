//! Lines and ids: what is read at the door.

use domain::{AccountId, At, BadText, Line, MemberId, RoomId};
use std::time::Duration;

#[test]
fn a_line_is_trimmed_and_bounded_in_characters() {
    assert_eq!(
        Line::<5>::parse("  聊得来才聊 ").map(|line| line.as_str().to_owned()),
        Ok("聊得来才聊".to_owned())
    );
    assert_eq!(Line::<5>::parse("123456").err(), Some(BadText::TooLong { max: 5 }));
    assert_eq!(Line::<5>::parse(" \t ").err(), Some(BadText::Empty));
}

#[test]
fn a_line_hides_no_characters() {
    for hidden in ["a\nb", "a\u{202e}b", "a\u{200b}b", "a\u{2066}b", "\0ab"] {
        assert_eq!(Line::<9>::parse(hidden).err(), Some(BadText::Characters), "{hidden:?}");
    }
}

#[test]
fn what_people_write_is_not_printed() {
    let line = Line::<20>::parse("secret").expect("a short line");
    assert_eq!(format!("{line:?}"), "…");
}

#[test]
fn an_id_reads_back_what_it_printed_and_nothing_else() {
    for number in [0, 1, 31, 32, 1 << 40, u64::MAX >> 1] {
        let id = RoomId::new(number);
        assert_eq!(RoomId::parse(&id.to_string()), Ok(id));
        assert_eq!(id.number(), number);
    }
    assert_eq!(RoomId::new(u64::MAX).number(), u64::MAX >> 1, "63 bits fit every database");
    for bad in ["", "0", "00000000000001", "0000000000000", "zzzzzzzzzzzzz", "000000000000i", "00000000000é"]
    {
        let good = bad == "0000000000000";
        assert_eq!(RoomId::parse(bad).is_ok(), good, "{bad}");
    }
}

#[test]
fn a_member_has_the_number_of_the_account() {
    let account = AccountId::new(42);
    assert_eq!(MemberId::of(account).account(), account);
}

#[test]
fn time_does_not_run_below_zero_or_over_the_end() {
    assert_eq!(At(5).since(At(9)), Duration::ZERO);
    assert_eq!(At(9).since(At(5)), Duration::from_millis(4));
    assert_eq!(At(u64::MAX).after(Duration::from_secs(1)), At(u64::MAX));
}
