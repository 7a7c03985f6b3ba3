//! All wire types as one TypeScript file, in a fixed order.

use crate::{ask, rest, room, tell};
use std::fmt::Write;
use ts_rs::TS;

/// The text of `web/src/wire.ts`.
pub fn wire_ts() -> String {
    // Numbers stay below 2⁵³: times in ms, counters.
    let config = ts_rs::Config::default().with_large_int("number");
    let mut out = String::from("// Generated from crates/protocol by `cargo xtask gen`. Do not edit.\n");
    macro_rules! declare {
        ($($type:ty),* $(,)?) => {$(
            writeln!(out, "\nexport {}", <$type as TS>::decl(&config)).expect("writing to a String cannot fail");
        )*};
    }
    declare!(
        room::Role,
        room::MuteState,
        room::Hands,
        room::Visibility,
        room::Policy,
        room::StageSeat,
        room::Own,
        room::Audience,
        room::Backstage,
        room::View,
        room::Delta,
        rest::Register,
        rest::SignIn,
        rest::Standing,
        rest::Me,
        rest::Person,
        rest::SessionRow,
        rest::InviteCard,
        rest::NewInvite,
        rest::InviteMade,
        rest::InviteState,
        rest::InviteRow,
        rest::AcceptInvite,
        rest::ApplicantRow,
        rest::RoomCard,
        rest::OpenRoom,
        rest::RoomOpened,
        rest::AudiencePage,
        rest::MediaOffer,
        rest::MediaAnswer,
        rest::Problem,
        rest::RoomRules,
        rest::HouseLook,
        rest::NewLogo,
        rest::SetUp,
        rest::ServerCard,
        ask::RoomCommand,
        ask::Ask,
        ask::Asked,
        tell::MediaState,
        tell::SpeakingLevel,
        tell::Out,
        tell::RefusalCode,
        tell::Refused,
        tell::Tell,
    );
    let fields = serde_json::to_string(rest::FIELDS).expect("texts are JSON");
    writeln!(out, "\nexport const FIELDS = {fields} as const;").expect("as above");
    let seals = serde_json::to_string(rest::SEALS).expect("texts are JSON");
    writeln!(out, "\nexport const SEALS = {seals} as const;").expect("as above");
    writeln!(out, "\nexport const BEAT_INTERVAL_MS = {};", tell::BEAT_INTERVAL_MS).expect("as above");
    out
}
