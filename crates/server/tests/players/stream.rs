//! The plain HTTP stream: any player plays it, it goes on through silence, stands on the roster, and ends with its seat.

use super::raw::raw;
use super::two::{Two, two};
use crate::house::{House, LATE, Present};
use client::{Clip, Media, clips};
use protocol::RoomCommand;
use protocol::rest::{PlayerPass, PlayerWay};
use protocol::tell::MediaState;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;
use tokio::time::{Instant, timeout};

/// A listener that reads as bytes come.
struct Reader {
    answer: reqwest::Response,
}

impl Reader {
    async fn open(url: &str) -> Reader {
        let http = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().expect("a client");
        let answer = http.get(url).send().await.expect("answered");
        assert_eq!(answer.status(), 200);
        Reader { answer }
    }

    /// None: it is over.
    async fn read(&mut self) -> Option<Vec<u8>> {
        let chunk = timeout(LATE, self.answer.chunk()).await.expect("bytes come, or their end");
        chunk.ok().flatten().map(|bytes| bytes.to_vec())
    }

    /// Reads until it is over. Gives how long that took.
    async fn ends(&mut self) -> Duration {
        let start = Instant::now();
        while self.read().await.is_some() {
            assert!(start.elapsed() < LATE, "it goes on");
        }
        start.elapsed()
    }
}

async fn status(url: &str) -> u16 {
    let http = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().expect("a client");
    http.get(url).send().await.expect("answered").status().as_u16()
}

/// Somebody speaks: a tone, again and again, until dropped.
fn speaks(media: &Media) -> tokio::task::JoinHandle<()> {
    let media = media.clone();
    let tone: Clip = clips::TONE_440.clip();
    tokio::spawn(async move { while media.play(&tone).await.is_ok() {} })
}

/// What a player makes of it: so many seconds of samples at 8 kHz. None, said aloud: there is no player here.
async fn played(url: &str, seconds: u32) -> Option<Vec<f32>> {
    if Command::new("ffmpeg").arg("-version").output().await.is_err() {
        eprintln!("SKIPPED: ffmpeg is not installed (`cargo xtask test` installs it)");
        return None;
    }
    let mut player = Command::new("ffmpeg");
    player.args(["-nostdin", "-v", "error", "-i", url, "-t", &seconds.to_string()]);
    player.args(["-f", "f32le", "-ac", "1", "-ar", "8000", "-"]).stderr(Stdio::inherit()).kill_on_drop(true);
    let output = timeout(Duration::from_secs(30), player.output()).await.expect("in time").expect("it runs");
    assert!(output.status.success(), "the player fails");
    let sample = |bytes: &[u8]| f32::from_le_bytes(bytes.try_into().expect("four bytes"));
    Some(output.stdout.chunks_exact(4).map(sample).collect())
}

/// How much of the sound is the tone, window by window: its share of the energy, where there is any.
fn tone_share(samples: &[f32]) -> Vec<f64> {
    let windows = samples.chunks_exact(800);
    windows
        .map(|window| {
            let (mut sin, mut cos, mut energy) = (0.0, 0.0, 0.0);
            for (at, sample) in window.iter().enumerate() {
                let (angle, sample) =
                    (at as f64 * 440.0 * std::f64::consts::TAU / 8000.0, f64::from(*sample));
                sin += sample * angle.sin();
                cos += sample * angle.cos();
                energy += sample * sample;
            }
            if energy < 1e-3 { 0.0 } else { 2.0 * (sin * sin + cos * cos) / (energy * window.len() as f64) }
        })
        .collect()
}

impl Two {
    async fn stream(&self) -> PlayerPass {
        self.pass(PlayerWay::Stream).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_player_that_knows_nothing_of_us_plays_both_forms() {
    let house = House::open().await;
    let here = two(&house).await;
    let pass = here.stream().await;
    assert!(pass.token.is_none());
    for url in [&pass.url, pass.hls_url.as_ref().expect("a second form")] {
        let speaking = speaks(&here.ann.media);
        let Some(samples) = played(url, 6).await else { break };
        speaking.abort();
        assert!(samples.len() >= 5 * 8000, "{} samples", samples.len());
        let shares = tone_share(&samples);
        let tones = shares.iter().filter(|share| **share > 0.8).count();
        assert!(
            tones >= 15,
            "{url}: it plays the tone for {tones} of {} tenths of a second: {shares:.1?}",
            shares.len()
        );
    }
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_keeps_the_stream_at_the_pace_of_time() {
    let house = House::open().await;
    let here = two(&house).await;
    let start = Instant::now();
    let mut reader = Reader::open(&here.stream().await.url).await;
    here.ann_sees_bo(true).await;
    let mut bytes = vec![];
    while start.elapsed() < Duration::from_secs(3) {
        bytes.extend(reader.read().await.expect("it goes on"));
    }
    let passed = start.elapsed().as_secs_f64();
    let read = client::ogg::read(&bytes).expect("whole pages, right to the last bit");
    let written = read.packets.len() as f64 * 0.02;
    // A second in advance; and silence is written some tenths behind.
    assert!((passed + 0.2..passed + 1.1).contains(&written), "{written} s of sound in {passed} s");
    assert!(read.packets.iter().all(|packet| packet[..] == *server::stream::SILENCE));
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_at_a_time_and_hanging_up_leaves_the_seat() {
    let house = House::open().await;
    let here = two(&house).await;
    let pass = here.stream().await;
    let mut first = Reader::open(&pass.url).await;
    first.read().await.expect("headers");
    let mut second = Reader::open(&pass.url).await;
    assert!(first.ends().await < Duration::from_secs(1), "the first one ends");
    second.read().await.expect("the second plays");
    here.ann_sees_bo(true).await;
    drop(second);
    here.ann_sees_bo(false).await;
    // A network that comes back in time finds the seat.
    let mut third = Reader::open(&pass.url).await;
    third.read().await.expect("it plays");
    here.ann_sees_bo(true).await;

    // Its member's own browser takes the seat, and no player takes it away again by itself.
    let bo = Present::enter(&here.bo, &here.room).await;
    assert!(third.ends().await < Duration::from_secs(1));
    assert_eq!(status(&pass.url).await, 404);
    // Where it is asked for while the browser is there, it is the browser's sound.
    let pass = here.stream().await;
    let mut fourth = Reader::open(&pass.url).await;
    bo.sees("elsewhere", |heard| (heard.media == Some(MediaState::Elsewhere)).then_some(())).await;
    fourth.read().await.expect("it plays");
    bo.socket.leave().await.expect("left");
    assert!(fourth.ends().await < Duration::from_secs(1));
    assert_eq!(status(&pass.url).await, 404, "leaving takes the address back");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_tries_webrtc_while_it_plays_the_stream_and_moves_up_once_it_stands() {
    let house = House::open().await;
    let here = two(&house).await;
    let bo = Present::enter(&here.bo, &here.room).await;
    let pass = here.stream().await;
    let mut reader = Reader::open(&pass.url).await;
    bo.sees("elsewhere", |heard| (heard.media == Some(MediaState::Elsewhere)).then_some(())).await;
    // A network without UDP: the offer is answered, and nothing ever comes.
    let ticket = bo.socket.fetch_ticket().await.expect("a ticket");
    let offer = include_str!("../../../rtc/tests/offers/chromium-156-microphone-and-four-slots.sdp");
    bo.client.offer_media(&ticket, offer).await.expect("answered");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        reader.read().await.expect("the stream goes on");
    }
    let inside = house.running.app.live.inspect(domain::RoomId::parse(&here.room).expect("an id")).await;
    let group = inside.expect("the room").group;
    let sinks = house.running.app.live.media().sinks(group).await.expect("the media thread answers");
    assert_eq!(sinks.len(), 2, "what is tried hears nothing");

    let media = bo.socket.media().await.expect("another network");
    assert!(reader.ends().await < Duration::from_secs(1), "one sound a seat");
    let mut packets = media.received();
    let speaking = speaks(&here.ann.media);
    crate::house::next(&mut packets).await;
    speaking.abort();
    assert_eq!(status(&pass.url).await, 404);
    here.ann_sees_bo(true).await;
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_hears_without_the_secret_and_removal_ends_it_within_a_second() {
    let house = House::open().await;
    let here = two(&house).await;
    let pass = here.stream().await;
    let hls = pass.hls_url.clone().expect("a second form");
    for url in [&pass.url, &hls] {
        let (stem, file) = url.rsplit_once('/').expect("a file");
        assert_eq!(status(&format!("{stem}x/{file}")).await, 404);
        let (room, secret) = stem.rsplit_once('/').expect("a secret");
        assert_eq!(status(&format!("{}AAAAAAAAAAAAA/{secret}/{file}", &room[..room.len() - 13])).await, 404);
        let path = url.splitn(4, '/').nth(3).expect("a path");
        let head = raw(&house.base, &format!("HEAD /{path} HTTP/1.1\r\nHost: x\r\n\r\n")).await;
        assert_eq!(head.status, 200);
    }
    here.ann_sees_bo(false).await;

    let mut reader = Reader::open(&pass.url).await;
    here.ann_sees_bo(true).await;
    here.ann.command(RoomCommand::Remove { member: here.bo_id.clone() }).await;
    assert!(reader.ends().await < Duration::from_secs(1));
    here.ann_sees_bo(false).await;
    for url in [&pass.url, &hls] {
        assert_eq!(status(url).await, 404);
    }

    let cho = house.member(&here.ann.client, "cho_plays").await;
    let pass = cho.make_player(&here.room, PlayerWay::Stream, None).await.expect("a pass");
    let mut reader = Reader::open(&pass.url).await;
    cho.sign_out().await.expect("signed out");
    assert!(reader.ends().await < Duration::from_secs(1), "no login, no sound");
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_player_that_fetches_pieces_is_one_listener_for_as_long_as_it_asks() {
    let house = House::open().await;
    let here = two(&house).await;
    let pass = here.stream().await;
    let hls = pass.hls_url.clone().expect("a second form");
    let text = async |url: &str| {
        let answer = reqwest::Client::builder().no_proxy().build().expect("a client").get(url).send().await;
        answer.expect("answered").text().await.expect("text")
    };
    let stem = hls.rsplit_once('/').expect("a file").0.to_owned();
    let playlist_of = |master: &str| format!("{stem}/{}", master.lines().last().expect("a playlist"));
    let playlist = playlist_of(&text(&hls).await);
    here.ann_sees_bo(true).await;
    assert_eq!(playlist_of(&text(&hls).await), playlist, "asked twice it is one player");
    let segments = text(&playlist).await;
    assert_eq!(segments.matches(".m4s").count(), 3, "a player begins at once: {segments}");
    let folder = playlist.rsplit_once('/').expect("a file").0.to_owned();
    for file in ["init.mp4", "0.m4s", "2.m4s"] {
        assert_eq!(status(&format!("{folder}/{file}")).await, 200);
    }
    assert_eq!(status(&format!("{folder}/99.m4s")).await, 404);

    // Another player by the same secret: the first finds nothing more, and takes nothing back.
    let mut reader = Reader::open(&pass.url).await;
    while status(&playlist).await == 200 {}
    reader.read().await.expect("it plays");
    drop(reader);
    here.ann_sees_bo(false).await;
    // Nobody else listens: whoever was away goes on.
    assert_eq!(status(&playlist).await, 200);
    here.ann_sees_bo(true).await;
    let asked = Instant::now();
    while status_of_roster(&here).await {
        assert!(asked.elapsed() < Duration::from_secs(15), "nobody asks any more");
    }
    assert!(asked.elapsed() > Duration::from_secs(9));
    house.close().await;
}

/// Whether Bo is on the roster, as Ann sees it a moment from now.
async fn status_of_roster(here: &Two) -> bool {
    let gone = here.ann.socket.wait_for(|heard| {
        let view = &heard.seen.as_ref()?.view;
        (!view.audience.shown.contains(&here.bo_id)).then_some(())
    });
    timeout(Duration::from_millis(500), gone).await.is_err()
}
