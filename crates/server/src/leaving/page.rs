//! The readable page of an export: one HTML file without scripts, pictures or anything from elsewhere.

use crate::civil::minute_of;
use serde_json::Value;
use std::fmt::Write;

/// Reads well on paper too.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1c1a17;\
background:#fffdf8}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem .6rem .3rem 0;\
border-block-end:1px solid #ddd}h2{margin-block-start:2rem}.wide{overflow-x:auto}\
@media(prefers-color-scheme:dark){body{color:#eee;background:#191714}th,td{border-color:#444}}";

/// What the keys of the export are called on the page; others go by their key.
const HEADINGS: &[(&str, &str)] = &[
    ("profile", "What others see of you"),
    ("account", "Your account"),
    ("sessions", "Where you are signed in"),
    ("invites", "Invites you made"),
    ("rooms", "Rooms you opened"),
    ("seats", "Your seats in rooms"),
    ("chat_lines", "What you wrote in rooms that are live"),
    ("ways_in", "Your ways in"),
    ("passkeys", "Your passkeys"),
    ("sign_ons", "Logins elsewhere that open this account"),
    ("notices", "Notices about your account"),
    ("inbox", "What happened that you would want to know"),
    ("wishes", "By which way you want to know it"),
    ("push_devices", "Browsers that notices are pushed to"),
    ("application", "What you answered when registering"),
    ("decisions", "Decisions about letting you in"),
    ("appeals", "Your appeals"),
    ("proofs", "What you proved of what you do"),
    ("proof_reviews", "What you asked to be confirmed"),
    ("badge", "What you show of it"),
    ("scheduled", "Rooms you scheduled"),
    ("guests", "Scheduled rooms you come to, or are invited to"),
    ("calendar", "The address of your calendar"),
    ("recaps", "Ended rooms you may look up"),
    ("circles", "Circles you belong to, asked to join, or are invited to"),
    ("circles_owned", "Circles of yours"),
    ("questions", "What you asked in writing after a room"),
    ("answers", "What you answered in writing after a room"),
    ("avatar", "Your picture"),
    ("follows", "Whom you follow"),
    ("topics", "Topics you follow"),
    ("topic_names", "Names you gave to topics"),
    ("threads", "Threads of yours"),
    ("messages", "What you wrote to others"),
    ("thread_reports", "What you reported of your threads"),
    ("visits", "Rooms you left in the last seven days"),
    ("ticks", "To whom you would like to be introduced"),
    ("blocks", "Whom you have blocked"),
    ("vouches", "Whom you vouched for"),
    ("named", "Members you named"),
    ("inviting", "Your standing as an inviter"),
    ("struck", "What was done to your branch of the tree"),
    ("handle", "Your handle"),
    ("old_handles", "Your earlier handles"),
    ("seen", "When you were here last"),
    ("acts", "What you did, and what was done about you"),
];

/// Every part of `data`, however many there are.
pub fn of(data: &Value) -> String {
    let text = |key: &str| data[key].as_str().unwrap_or_default();
    let handle = data["profile"]["handle"].as_str().unwrap_or_default();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>@{handle} at {server}</title><style>{STYLE}</style></head><body><main>\n<h1>@{handle} at {server}</h1>\n\
         <p>Everything this server keeps about you, made on {made}. For programs, and for another Jushou server, the same stands \
         in <code>account.json</code>. Times are UTC.</p>\n",
        handle = escaped(handle),
        server = escaped(text("server")),
        made = minute_of(data["made_ms"].as_u64().unwrap_or_default()),
    );
    let parts =
        data.as_object().into_iter().flatten().filter(|(_, part)| part.is_object() || part.is_array());
    let place = |key: &str| HEADINGS.iter().position(|(known, _)| *known == key).unwrap_or(HEADINGS.len());
    let mut parts: Vec<_> = parts.collect();
    parts.sort_by_key(|(key, _)| place(key));
    for (key, part) in parts {
        let heading = HEADINGS.get(place(key)).map_or(key.as_str(), |(_, heading)| heading);
        let write = write!(out, "<h2>{}</h2>\n<div class=\"wide\">", escaped(heading));
        write.expect("writing to a String cannot fail");
        match part {
            Value::Array(rows) => rows_of(&mut out, rows),
            part => pairs_of(&mut out, part),
        }
        out.push_str("</div>\n");
    }
    out.push_str("</main></body></html>\n");
    out
}

fn pairs_of(out: &mut String, part: &Value) {
    out.push_str("<table><tbody>");
    for (key, value) in part.as_object().into_iter().flatten() {
        let row = write!(out, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name(key), shown(key, value));
        row.expect("writing to a String cannot fail");
    }
    out.push_str("</tbody></table>");
}

fn rows_of(out: &mut String, rows: &[Value]) {
    let Some(first) = rows.first().and_then(Value::as_object) else {
        out.push_str("<p>None.</p>");
        return;
    };
    out.push_str("<table><thead><tr>");
    for key in first.keys() {
        write!(out, "<th scope=\"col\">{}</th>", name(key)).expect("writing to a String cannot fail");
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for key in first.keys() {
            write!(out, "<td>{}</td>", shown(key, &row[key])).expect("writing to a String cannot fail");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

fn name(key: &str) -> String {
    escaped(&key.trim_end_matches("_ms").replace('_', " "))
}

fn shown(key: &str, value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(ms) if key.ends_with("_ms") => minute_of(ms.as_u64().unwrap_or_default()),
        Value::String(text) if key == "picture" && is_base64(text) => {
            format!("<img alt=\"\" width=\"96\" src=\"data:image/jpeg;base64,{text}\">")
        }
        Value::String(text) => format!("<bdi>{}</bdi>", escaped(text)),
        Value::Object(_) => {
            let mut out = String::new();
            pairs_of(&mut out, value);
            out
        }
        other => escaped(&other.to_string()),
    }
}

/// So it holds nothing that HTML reads.
fn is_base64(text: &str) -> bool {
    text.bytes().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/' | b'='))
}

/// As it may stand in HTML, in quotes too.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_somebody_wrote_is_text_on_the_page_and_nothing_runs() {
        let data = json!({
            "server": "<b>Talk</b>", "made_ms": 1_800_000_000_000_u64,
            "profile": { "handle": "ann", "stated": "<script>alert(1)</script> & \"co\"" },
            "avatar": [{ "picture": "\"><script>" }, { "picture": "/9j/4AAQ+w==" }],
            "rooms": [], "later_part": [{ "at_ms": 951_868_800_000_u64, "words": "<img onerror=x>" }],
        });
        let page = of(&data);
        assert!(
            !page.contains("<script") && !page.contains("<img onerror") && !page.contains("<b>"),
            "{page}"
        );
        assert!(page.contains("<img alt=\"\" width=\"96\" src=\"data:image/jpeg;base64,/9j/4AAQ+w==\">"));
        assert_eq!(page.matches("<img").count(), 1, "what is no picture is text");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;"));
        assert!(
            page.contains("2000-03-01 00:00")
                && page.contains("2027-01-15 08:00")
                && page.contains("<p>None.</p>")
        );
        assert!(page.contains("later_part"), "a part without a heading is shown all the same");
    }
}
