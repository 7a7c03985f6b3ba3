//! WHIP and WHEP with aiortc, a WebRTC in Python that shares no code with ours nor with our client's.

use super::two::{Two, two};
use crate::house::{House, next};
use client::{Clip, clips};
use protocol::rest::{PlayerPass, PlayerWay};
use serde_json::Value;
use std::process::Stdio;
use tokio::process::Command;

/// A Python that has aiortc; `cargo xtask test` makes one.
const PYTHON: &str = "JUSHOU_TEST_AIORTC";

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/players/aiortc_player.py");

/// None, said aloud: there is no aiortc here.
fn player(way: &str, pass: &PlayerPass, seconds: u32) -> Option<Command> {
    let Ok(python) = std::env::var(PYTHON) else {
        eprintln!("SKIPPED: {PYTHON} names no Python with aiortc (`cargo xtask test` makes one)");
        return None;
    };
    let mut command = Command::new(python);
    let token = pass.token.as_deref().expect("a token");
    command.args([SCRIPT, way, &pass.url, token, &seconds.to_string()]);
    command.stderr(Stdio::inherit()).stdin(Stdio::null()).kill_on_drop(true);
    Some(command)
}

async fn said(mut command: Command) -> Value {
    let output = command.output().await.expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(text.trim()).unwrap_or_else(|_| panic!("no JSON: {text}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn aiortc_speaks() {
    let house = House::open().await;
    let here: Two = two(&house).await;
    let _bo = here.bo_on_stage().await;
    let mut heard = here.ann.media.received();
    let Some(player) = player("whip", &here.pass(PlayerWay::Whip).await, 4) else {
        return house.close().await;
    };
    let speaking = tokio::spawn(said(player));
    for _ in 0..100 {
        next(&mut heard).await;
    }
    let said = speaking.await.expect("it ends");
    assert_eq!(
        (&said["posted"], &said["state"], &said["ended"]),
        (&201.into(), &"connected".into(), &200.into()),
        "{said}"
    );
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn aiortc_listens() {
    let house = House::open().await;
    let here: Two = two(&house).await;
    let (media, tone): (_, Clip) = (here.ann.media.clone(), clips::TONE_440.clip());
    let speaking = tokio::spawn(async move { while media.play(&tone).await.is_ok() {} });
    let Some(player) = player("whep", &here.pass(PlayerWay::Whep).await, 5) else {
        return house.close().await;
    };
    let heard = said(player);
    let (heard, ()) = tokio::join!(heard, here.ann_sees_bo(true));
    speaking.abort();
    assert_eq!(
        (&heard["posted"], &heard["state"], &heard["ended"]),
        (&201.into(), &"connected".into(), &200.into()),
        "{heard}"
    );
    assert!(
        heard["tones"].as_u64().is_some_and(|tones| tones >= 15),
        "tenths of a second that are the tone: {heard}"
    );
    house.close().await;
}
