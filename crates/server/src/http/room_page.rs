//! A room's page for programs that show a link as a card (Open Graph): the title of a room that is in the hallway, for
//! whoever knows its address. Nobody's name stands there, and of a closed room nothing at all.

use super::{door, statics};
use crate::app::App;
use crate::leaving::page::escaped;
use crate::serve::origin;
use crate::words::say;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use domain::RoomId;
use std::fmt::Write;

/// None: there is no such room, or it is none of theirs. The page is then the same as every other.
pub fn of(app: &App, path: &str, headers: &HeaderMap) -> Option<Response> {
    let room = RoomId::parse(path.strip_prefix("/r/")?).ok()?;
    let card = app.live.hallway_card(room)?;
    let house = app.house_name();
    let about = say(door::language(headers, &app.config), "text-room-card", &[("house", &house)]);
    let url = format!("{}/r/{room}", origin(&app.config, app.address()));
    let index = statics::index();
    let (head, rest) = index.split_once("</head>")?;
    let mut page = head.to_owned();
    for (property, content) in [
        ("og:type", "website"),
        ("og:site_name", house.as_str()),
        ("og:title", card.title.as_str()),
        ("og:description", about.as_str()),
        ("og:url", url.as_str()),
    ] {
        let written = writeln!(page, "<meta property=\"{property}\" content=\"{}\" />", escaped(content));
        written.expect("writing to a String cannot fail");
    }
    page.push_str("</head>");
    page.push_str(rest);
    let mut answer = Html(page).into_response();
    let mut put = |name, value| answer.headers_mut().insert(name, HeaderValue::from_static(value));
    put(header::CACHE_CONTROL, "no-cache");
    put(header::VARY, "Accept-Language");
    Some(answer)
}
