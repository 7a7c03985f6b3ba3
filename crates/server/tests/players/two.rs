//! A room with two in it: one on stage, and one who plays it elsewhere.

use crate::house::{House, Present};
use client::Client;
use protocol::RoomCommand;
use protocol::rest::{PlayerPass, PlayerWay};

/// Ann's room with her in it and on stage with an open microphone, and a member outside.
pub struct Two {
    pub room: String,
    pub ann: Present,
    pub bo: Client,
    pub bo_id: String,
}

pub async fn two(house: &House) -> Two {
    let ann = house.owner().await;
    let room = house.room(&ann, "Tones").await;
    let bo = house.member(&ann, "bo_plays").await;
    let bo_id = bo.me().await.expect("signed in").account;
    let ann = Present::enter(&ann, &room).await;
    ann.command(RoomCommand::Unmute).await;
    Two { room, ann, bo, bo_id }
}

impl Two {
    pub async fn pass(&self, way: PlayerWay) -> PlayerPass {
        self.bo.make_player(&self.room, way, None).await.expect("a pass")
    }

    /// Whether Ann sees Bo in the audience.
    pub async fn ann_sees_bo(&self, there: bool) {
        let what = if there { "on the roster" } else { "off the roster" };
        self.ann
            .sees(what, |heard| {
                let view = &heard.seen.as_ref()?.view;
                let on_stage = view.stage.iter().any(|seat| seat.member == self.bo_id && seat.connected);
                ((view.audience.shown.contains(&self.bo_id) || on_stage) == there).then_some(())
            })
            .await;
    }

    /// Bo comes by socket, is brought on stage and opens the microphone.
    pub async fn bo_on_stage(&self) -> Present {
        let bo = Present::enter(&self.bo, &self.room).await;
        bo.come_on_stage(&self.ann).await;
        bo
    }
}
