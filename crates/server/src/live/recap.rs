//! A room that is over leaves those who were there a recap, if its policy says so.

use super::room_task::RoomTask;
use domain::MemberId;
use store::{ScheduleWrite, Write};
use tracing::warn;

/// Members in one write: a room of ten thousand keeps nobody else from writing.
const WRITTEN_AT_ONCE: usize = 500;

impl RoomTask {
    /// Nobody waits for it: with the database down, those who were there find no recap.
    pub fn leave_recap(&self) {
        let room = &self.saved;
        if self.is_fenced || !room.is_ended() || room.begins().is_some() || !room.policy().recap {
            return;
        }
        let (store, id) = (self.live.0.store.clone(), self.id);
        let came: Vec<MemberId> = room.came().collect();
        tokio::spawn(async move {
            for members in came.chunks(WRITTEN_AT_ONCE) {
                let recap = ScheduleWrite::Recap { room: id, members: members.to_vec() };
                if let Err(cause) = store.write(vec![Write::Schedule(recap)]).await {
                    return warn!(room.id = %id, %cause, "a room leaves no recap to some of those who were there");
                }
            }
        });
    }
}
