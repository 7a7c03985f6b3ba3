//! Scheduled rooms as calendar programs read them: iCalendar, RFC 5545.

use crate::civil::stamp_of;
use domain::network::{Plan, Scheduled};
use std::fmt::Write;

/// A line is folded before it would be longer, without the line's end (section 3.1).
const LINE_OCTETS: usize = 75;

/// What calendars say of whom the file is by.
const PRODUCT: &str = "-//Jushou//Scheduled rooms//EN";

/// How often a calendar that follows an address is asked to look again.
const REFRESH: &str = "PT1H";

/// One room, to be put into any calendar. `url`: its page.
pub fn of_one(scheduled: &Scheduled, url: &str) -> String {
    let mut out = begun();
    put(&mut out, scheduled, url);
    line(&mut out, "END", "VCALENDAR");
    out
}

/// Somebody's calendar, by the address that calendars follow.
pub fn of_many<'a>(name: &str, rooms: impl IntoIterator<Item = (&'a Scheduled, String)>) -> String {
    let (mut out, name) = (begun(), escaped(name));
    line(&mut out, "NAME", &name); // RFC 7986; the other is what programs knew before it.
    line(&mut out, "X-WR-CALNAME", &name);
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    line(&mut out, "X-PUBLISHED-TTL", REFRESH);
    for (scheduled, url) in rooms {
        put(&mut out, scheduled, &url);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn begun() -> String {
    let mut out = String::new();
    let head = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")];
    head.iter().for_each(|(name, value)| line(&mut out, name, value));
    out
}

/// Times are in UTC: every calendar shows them in its own zone, and none has to know the owner's.
fn put(out: &mut String, scheduled: &Scheduled, url: &str) {
    let Plan { title, topic, begins, .. } = &scheduled.plan;
    let changed = stamp_of(scheduled.changed.0);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &format!("{}@jushou", scheduled.id));
    // Without a METHOD both say when it was last revised (section 3.8.7.2).
    line(out, "DTSTAMP", &changed);
    line(out, "LAST-MODIFIED", &changed);
    line(out, "SEQUENCE", &scheduled.sequence.to_string());
    line(out, "STATUS", if scheduled.cancelled { "CANCELLED" } else { "CONFIRMED" });
    line(out, "DTSTART", &stamp_of(begins.0));
    line(out, "DTEND", &stamp_of(scheduled.plan.ends().0));
    line(out, "SUMMARY", &escaped(title.as_str()));
    if let Some(topic) = topic {
        line(out, "CATEGORIES", &escaped(topic.as_str()));
    }
    line(out, "DESCRIPTION", &escaped(url));
    line(out, "URL", url); // A URI: nothing in it is escaped.
    line(out, "END", "VEVENT");
}

/// A text value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// One content line, folded between characters.
fn line(out: &mut String, name: &str, value: &str) {
    let mut written = String::with_capacity(name.len() + value.len() + 1);
    write!(written, "{name}:{value}").expect("writing to a String cannot fail");
    let mut octets = 0;
    for letter in written.chars() {
        if octets + letter.len_utf8() > LINE_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        octets += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::network::ZoneName;
    use domain::room::{Policy, Title, Topic};
    use domain::{AccountId, At, MemberId, ScheduledId};

    /// Reads by the letter of the RFC, and fails on everything else: the lines as (name, parameters, value).
    fn read(text: &str) -> Vec<(String, Vec<String>, String)> {
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
        let physical: Vec<&str> = text.trim_end_matches("\r\n").split("\r\n").collect();
        assert!(physical.iter().all(|line| (1..=75).contains(&line.len())), "{text}");
        let mut lines: Vec<String> = vec![];
        for line in physical {
            match line.strip_prefix([' ', '\t']) {
                Some(rest) => lines.last_mut().expect("something to go on from").push_str(rest),
                None => lines.push(line.to_owned()),
            }
        }
        let read = |line: &String| {
            let (head, value) = line.split_once(':').expect("a colon");
            let mut parts = head.split(';').map(str::to_owned);
            let name = parts.next().expect("a name");
            let is_name = name.bytes().all(|b| b.is_ascii_uppercase() || b == b'-') && !name.is_empty();
            assert!(is_name, "{line}");
            (name, parts.collect(), value.to_owned())
        };
        lines.iter().map(read).collect()
    }

    fn unescaped(value: &str) -> String {
        let (mut out, mut letters) = (String::new(), value.chars());
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next().expect("something escaped") {
                    'n' | 'N' => out.push('\n'),
                    it @ ('\\' | ';' | ',') => out.push(it),
                    other => panic!("\\{other} is no escape"),
                },
                ';' | ',' => panic!("a bare {letter} in a text: {value}"),
                plain => out.push(plain),
            }
        }
        out
    }

    fn scheduled(title: &str) -> Scheduled {
        Scheduled {
            id: ScheduledId::new(7),
            owner: MemberId::of(AccountId::new(1)),
            plan: Plan {
                title: Title::parse(title).expect("a title"),
                topic: Some(Topic::parse("Bridges, old; and new").expect("a topic")),
                begins: At(1_795_332_900_000),
                zone: ZoneName::parse("Europe/Rome").expect("a zone"),
                length_min: 90,
                places: 20,
                policy: Policy::default(),
            },
            sequence: 3,
            changed: At(1_795_000_000_000),
            cancelled: false,
            opened: None,
        }
    }

    fn one<'a>(lines: &'a [(String, Vec<String>, String)], name: &str) -> &'a str {
        let found: Vec<_> = lines.iter().filter(|(known, ..)| known == name).collect();
        assert_eq!(found.len(), 1, "{name} stands once");
        &found[0].2
    }

    #[test]
    fn a_room_reads_back_as_it_was_announced() {
        let title = "Steel, stone; and \\ wood: 桥梁 và cầu, dalle fondamenta, 다리의 모든 것";
        let url = "https://hill.example/e/0000000000007?link=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy";
        let lines = read(&of_one(&scheduled(title), url));
        let names: Vec<&str> = lines.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names[..4], ["BEGIN", "VERSION", "PRODID", "CALSCALE"]);
        assert_eq!((names[4], names[names.len() - 2], names[names.len() - 1]), ("BEGIN", "END", "END"));
        assert!(!names.contains(&"METHOD"));
        assert_eq!(one(&lines, "VERSION"), "2.0");
        assert_eq!(one(&lines, "UID"), format!("{}@jushou", ScheduledId::new(7)));
        assert_eq!(one(&lines, "DTSTART"), "20261122T073500Z");
        assert_eq!(one(&lines, "DTEND"), "20261122T090500Z");
        assert_eq!(one(&lines, "DTSTAMP"), stamp_of(1_795_000_000_000));
        assert_eq!((one(&lines, "SEQUENCE"), one(&lines, "STATUS")), ("3", "CONFIRMED"));
        assert_eq!(unescaped(one(&lines, "SUMMARY")), title);
        assert_eq!(unescaped(one(&lines, "CATEGORIES")), "Bridges, old; and new");
        assert_eq!(unescaped(one(&lines, "DESCRIPTION")), url);
        assert_eq!(one(&lines, "URL"), url);
    }

    #[test]
    fn a_cancelled_room_says_so_and_an_empty_calendar_is_one() {
        let cancelled = Scheduled { cancelled: true, ..scheduled("Bridges") };
        let rooms = [(&cancelled, "https://hill.example/e/7".to_owned())];
        let lines = read(&of_many("Hill House; ours", rooms));
        assert_eq!(one(&lines, "STATUS"), "CANCELLED");
        assert_eq!(unescaped(one(&lines, "X-WR-CALNAME")), "Hill House; ours");
        let (_, parameters, value) = lines.iter().find(|(name, ..)| name == "REFRESH-INTERVAL").expect("one");
        assert_eq!((parameters.as_slice(), value.as_str()), (&["VALUE=DURATION".to_owned()][..], "PT1H"));
        assert!(read(&of_many("Hill House", [])).iter().all(|(name, ..)| name != "UID"));
    }

    #[test]
    fn a_line_is_folded_at_every_length_without_cutting_a_character() {
        for length in 60..160 {
            for letter in ["a", "é", "桥", "🌉"] {
                let (mut out, value) = (String::new(), letter.repeat(length));
                line(&mut out, "SUMMARY", &value);
                assert_eq!(one(&read(&out), "SUMMARY"), value);
            }
        }
    }

    #[test]
    fn no_text_breaks_out_of_its_line() {
        assert_eq!(escaped("a\r\nEND:VEVENT\u{0}"), "a\\nEND:VEVENT");
    }
}
