//! A room's mix over plain HTTP: Ogg/Opus as long as somebody listens, and the same as HLS for players that want it in pieces.

use super::no::No;
use crate::app::SharedApp;
use crate::live::Listening;
use crate::media_thread::Played;
use crate::pass::Way;
use crate::secret;
use crate::stream::ogg::Ogg;
use crate::stream::timeline::Timeline;
use crate::stream::{SILENCE, window};
use audio::opus::DTX_LEN_MAX;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::head;
use domain::RoomId;
use futures_util::stream;
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use std::convert::Infallible;
use std::time::Duration;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Packets on a page while somebody speaks. Fewer brings listeners nearer and costs bytes.
const PAGE_PACKETS: usize = 5;

/// Silence that a player is given first, and has in store from then on: what a phone's network may be late by.
const AHEAD: Duration = Duration::from_secs(1);

/// How often silence is written.
const TICK: Duration = Duration::from_millis(100);

const OGG: HeaderValue = HeaderValue::from_static("audio/ogg; codecs=opus");
const M3U8: HeaderValue = HeaderValue::from_static("application/vnd.apple.mpegurl");
const MP4: HeaderValue = HeaderValue::from_static("audio/mp4");

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(ogg))
        .routes(routes!(hls))
        .routes(routes!(hls_file))
        // To look is not to listen.
        .route("/api/play/stream/{room}/{pass}/live.ogg", head(ogg_head))
        .route("/api/play/stream/{room}/{pass}/live.m3u8", head(hls_head))
}

/// The room's mix as Ogg/Opus without an end. Whoever connects takes the stream over from whoever had it.
#[utoipa::path(
    get, path = "/api/play/stream/{room}/{pass}/live.ogg", tag = "players",
    params(("room" = String, Path, description = "Its id"), ("pass" = String, Path, description = "The secret")),
    responses(
        (status = 200, content_type = "audio/ogg"), (status = "4XX", body = Problem),
        (status = 503, body = Problem)
    )
)]
async fn ogg(
    State(app): State<SharedApp>,
    Path((room, pass)): Path<(String, String)>,
) -> Result<Response, No> {
    let room = known(&app, &room, &pass)?;
    let listening = app.live.listen(&pass, room, true).await.map_err(gone)?;
    let body = Body::from_stream(stream::unfold(Some(OggStream::new(listening)), async |stream| {
        let mut stream = stream?;
        let page = stream.next().await?;
        Some((Ok::<_, Infallible>(page), Some(stream)))
    }));
    Ok(as_kind(OGG, body))
}

async fn ogg_head(
    State(app): State<SharedApp>,
    Path((room, pass)): Path<(String, String)>,
) -> Result<Response, No> {
    known(&app, &room, &pass)?;
    Ok(as_kind(OGG, Body::empty()))
}

async fn hls_head(
    State(app): State<SharedApp>,
    Path((room, pass)): Path<(String, String)>,
) -> Result<Response, No> {
    known(&app, &room, &pass)?;
    Ok(as_kind(M3U8, Body::empty()))
}

/// The same as HLS: the playlist that a player begins with. It listens from here until it has asked for nothing for 10 s.
#[utoipa::path(
    get, path = "/api/play/stream/{room}/{pass}/live.m3u8", tag = "players",
    params(("room" = String, Path, description = "Its id"), ("pass" = String, Path, description = "The secret")),
    responses(
        (status = 200, content_type = "application/vnd.apple.mpegurl", body = String), (status = "4XX", body = Problem),
        (status = 503, body = Problem)
    )
)]
async fn hls(
    State(app): State<SharedApp>,
    Path((room, pass)): Path<(String, String)>,
) -> Result<Response, No> {
    let room = known(&app, &room, &pass)?;
    let id = app.hls.begin(&app.live, room, &pass).await.map_err(gone)?;
    Ok(as_kind(M3U8, Body::from(format!("{}{id}/audio.m3u8\n", window::MASTER))))
}

/// What that playlist leads to: `audio.m3u8`, `init.mp4`, segments of a second.
#[utoipa::path(
    get, path = "/api/play/stream/{room}/{pass}/{player}/{file}", tag = "players",
    params(
        ("room" = String, Path, description = "Its id"), ("pass" = String, Path, description = "The secret"),
        ("player" = String, Path, description = "As in the playlist"), ("file" = String, Path, description = "As in the playlist")
    ),
    responses(
        (status = 200, content_type = "audio/mp4"), (status = "4XX", body = Problem),
        (status = 503, body = Problem)
    )
)]
async fn hls_file(
    State(app): State<SharedApp>,
    Path((room, pass, player, file)): Path<(String, String, String, String)>,
) -> Result<Response, No> {
    let room = known(&app, &room, &pass)?;
    let window = app.hls.again(&app.live, room, &pass, &player).await.map_err(gone)?;
    if file == "audio.m3u8" {
        return Ok(as_kind(M3U8, Body::from(window.playlist())));
    }
    let bytes = window.file(&file).ok_or(RefusalCode::NotFound)?;
    Ok(as_kind(MP4, Body::from(Bytes::from_owner(bytes))))
}

/// A room and a pass for its stream; everything else is nothing.
fn known(app: &SharedApp, room: &str, pass: &str) -> Result<RoomId, No> {
    let room = RoomId::parse(room).map_err(|_| RefusalCode::NotFound)?;
    match app.live.has_pass(pass, room, Way::Stream) {
        true => Ok(room),
        false => Err(RefusalCode::NotFound.into()),
    }
}

/// The address is the secret: without it there is no such address.
fn gone(refused: protocol::tell::Refused) -> No {
    match refused.code {
        RefusalCode::PassGone | RefusalCode::NotInRoom | RefusalCode::PassInUse => {
            RefusalCode::NotFound.into()
        }
        _ => refused.into(),
    }
}

fn as_kind(kind: HeaderValue, body: Body) -> Response {
    // A proxy that gathers a stream before it passes it on makes it silent.
    const NO_BUFFER: HeaderName = HeaderName::from_static("x-accel-buffering");
    let mut answer = (StatusCode::OK, body).into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer.headers_mut().insert(NO_BUFFER, HeaderValue::from_static("no"));
    answer
}

/// Frames and silence in the order and at the pace of real time.
pub(super) struct Paced {
    listening: Listening,
    timeline: Timeline,
    begun: Instant,
    ticks: Interval,
}

/// What is next.
pub(super) enum Next {
    Sound(Played),
    /// So many frames, perhaps none.
    Silence(u64),
}

impl Paced {
    pub fn new(listening: Listening, ahead: Duration) -> Paced {
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        Paced { listening, timeline: Timeline::new(ahead), begun: Instant::now(), ticks }
    }

    /// The silence to begin with, for whoever needs it at once.
    pub fn begin(&mut self) -> u64 {
        self.timeline.silence_due(self.begun.elapsed())
    }

    /// None: the seat is over.
    pub async fn next(&mut self) -> Option<Next> {
        loop {
            tokio::select! {
                frame = self.listening.frames.recv() => {
                    let frame = frame?;
                    let is_sound = frame.payload.len() > DTX_LEN_MAX;
                    if is_sound && self.timeline.takes_sound(self.begun.elapsed()) {
                        return Some(Next::Sound(frame));
                    }
                }
                _ = self.ticks.tick() => {
                    return Some(Next::Silence(self.timeline.silence_due(self.begun.elapsed())));
                }
            }
        }
    }
}

/// Nothing is gathered ahead of its reader: whoever does not read loses the sound of that time.
struct OggStream {
    paced: Paced,
    ogg: Ogg,
    begins: bool,
}

impl OggStream {
    fn new(listening: Listening) -> OggStream {
        let serial = u32::from_le_bytes(secret::bytes());
        OggStream { paced: Paced::new(listening, AHEAD), ogg: Ogg::new(serial), begins: true }
    }

    async fn next(&mut self) -> Option<Bytes> {
        let mut out = vec![];
        if std::mem::take(&mut self.begins) {
            self.ogg.begin(&mut out);
            return Some(out.into());
        }
        while out.is_empty() {
            match self.paced.next().await? {
                Next::Sound(frame) => {
                    self.ogg.push(&frame.payload, &mut out);
                    if self.ogg.waiting() >= PAGE_PACKETS {
                        self.ogg.flush(&mut out);
                    }
                }
                Next::Silence(frames) => {
                    (0..frames).for_each(|_| self.ogg.push(SILENCE, &mut out));
                    self.ogg.flush(&mut out);
                }
            }
        }
        Some(out.into())
    }
}
