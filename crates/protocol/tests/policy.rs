//! A room's policy as clients send it: what they leave out is as it was before it could be said.

use domain::room;
use protocol::room::{Policy, Sound};

const LEAST: &str =
    r#"{"hands":"everyone","hands_max":50,"stage_size":12,"room_size":2000,"visibility":"open""#;

fn read(rest: &str) -> Option<Policy> {
    serde_json::from_str(&format!("{LEAST}{rest}}}")).ok()
}

#[test]
fn sound_is_automatic_unless_somebody_says_prompt_and_nothing_else_is_a_word() {
    for (rest, sound) in [
        ("", Sound::Automatic),
        (r#","sound":"automatic""#, Sound::Automatic),
        (r#","sound":"prompt""#, Sound::Prompt),
    ] {
        let policy = read(rest).expect("it reads");
        assert_eq!(policy.sound, sound);
        let known = room::Policy::try_from(policy).expect("a policy");
        assert_eq!(Policy::from(known).sound, sound, "there and back");
    }
    assert!(read(r#","sound":"20""#).is_none() && read(r#","sound":null"#).is_none());
    assert_eq!(Policy::from(room::Policy::default()).sound, Sound::Automatic);
}
