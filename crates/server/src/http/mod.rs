//! HTTP: every route, and what stands before all of them. A handler asks who it is, parses, commands, answers.

mod accept;
pub mod account;
mod admission;
pub mod admission_words;
mod appeals;
mod avatars;
mod blocks;
pub mod bulk;
mod calendar;
pub mod ceremonies;
mod circle_members;
mod circles;
mod criteria;
mod crowd;
mod decisions;
pub mod door;
mod entry;
mod follows;
mod hallway;
mod handles;
mod headers;
mod health;
pub mod hls;
mod house;
mod inbox;
mod introductions;
mod invite_codes;
mod inviter;
pub mod invites;
mod json;
mod leaving;
pub mod limits;
mod mail_code;
pub mod media;
mod messages;
pub mod names;
pub mod no;
mod notices;
pub mod openapi;
mod own_decision;
mod owner;
pub mod passwords;
mod past;
mod patient;
mod people;
mod players;
mod profile;
mod proofs;
mod questions;
mod report;
mod room_page;
pub mod rooms;
mod scheduled;
mod search;
pub mod session;
mod sessions;
mod set_up;
pub mod shown;
pub mod sign_in;
mod sign_on;
pub mod socket;
mod statics;
mod streams;
mod suggested;
mod take_back;
mod texts;
mod thread_reports;
mod threads;
mod topics;
pub mod totp;
mod tree;
mod unsubscribe;
mod upgrade;
mod vouches;
mod waitlist;
mod ways_in;
mod ways_in_changes;
mod wishes;

pub use accept::{Acceptor, listen};
pub use crowd::Crowd;
pub use door::Door;
pub use health::try_writing;
pub use json::Body;
pub use no::No;
pub use session::SignedIn;

use crate::app::SharedApp;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use protocol::tell::RefusalCode;
use utoipa_axum::router::OpenApiRouter;

/// Everything this server answers over HTTP. `more`: routes that stand behind the same door.
pub fn router(app: SharedApp, more: Router<SharedApp>) -> Router {
    let (api, _) = api().split_for_parts();
    let body_bytes = app.config.limits.body_bytes as usize;
    Router::new()
        .merge(api)
        .merge(socket::routes())
        .merge(health::routes())
        .merge(unsubscribe::page())
        .merge(more)
        .route("/api/{*rest}", axum::routing::any(async || No::from(RefusalCode::NotFound)))
        .method_not_allowed_fallback(async || No::from(RefusalCode::NotFound))
        .fallback(statics::serve)
        .layer(DefaultBodyLimit::max(body_bytes))
        .layer(middleware::from_fn_with_state(app.clone(), door::watch))
        .layer(middleware::from_fn_with_state(app.clone(), headers::put))
        .with_state(app)
}

/// The REST interface: what `docs/openapi.json` describes.
pub fn api() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::with_openapi(openapi::head())
        .merge(account::routes())
        .merge(sessions::routes())
        .merge(invites::routes())
        .merge(waitlist::routes())
        .merge(people::routes())
        .merge(profile::routes())
        .merge(avatars::routes())
        .merge(follows::routes())
        .merge(suggested::routes())
        .merge(topics::routes())
        .merge(hallway::routes())
        .merge(search::routes())
        .merge(introductions::routes())
        .merge(threads::routes())
        .merge(thread_reports::routes())
        .merge(messages::routes())
        .merge(blocks::routes())
        .merge(circles::routes())
        .merge(circle_members::routes())
        .merge(rooms::routes())
        .merge(scheduled::routes())
        .merge(calendar::routes())
        .merge(past::routes())
        .merge(questions::routes())
        .merge(media::routes())
        .merge(players::routes())
        .merge(streams::routes())
        .merge(leaving::routes())
        .merge(sign_in::routes())
        .merge(ways_in::routes())
        .merge(set_up::routes())
        .merge(ways_in_changes::routes())
        .merge(notices::routes())
        .merge(inbox::routes())
        .merge(wishes::routes())
        .merge(unsubscribe::routes())
        .merge(proofs::routes())
        .merge(sign_on::routes())
        .merge(entry::routes())
        .merge(admission::routes())
        .merge(criteria::routes())
        .merge(decisions::routes())
        .merge(bulk::routes())
        .merge(vouches::routes())
        .merge(tree::routes())
        .merge(appeals::routes())
        .merge(handles::routes())
        .merge(house::routes())
        .merge(take_back::routes())
        .merge(invite_codes::routes())
        .merge(texts::routes())
        .merge(report::routes())
        .merge(names::routes())
        .merge(own_decision::routes())
}
