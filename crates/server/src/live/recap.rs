//! A room that is over leaves those who were there a recap, if its policy says so; of its questions those are told whom they
//! are about.

use super::Live;
use super::room_task::RoomTask;
use domain::room::Question;
use domain::{MemberId, RoomId};
use protocol::tell::{QuestionsWhy, Tell};
use store::{ScheduleWrite, Write};
use tracing::warn;

/// Members in one write: a room of ten thousand keeps nobody else from writing.
const WRITTEN_AT_ONCE: usize = 500;

impl RoomTask {
    /// Nobody waits for it: with the database down, those who were there find no recap. Questions are stored with the room's
    /// end.
    pub fn leave_recap(&self) {
        let room = &self.saved;
        if self.is_fenced || !room.is_ended() || room.begins().is_some() || !room.policy().recap {
            return;
        }
        let (live, id) = (self.live.clone(), self.id);
        let (came, questions): (Vec<MemberId>, _) = (room.came().collect(), room.questions().to_vec());
        let title = room.title().as_str().to_owned();
        tokio::spawn(async move {
            for members in came.chunks(WRITTEN_AT_ONCE) {
                let recap = ScheduleWrite::Recap { room: id, members: members.to_vec() };
                if let Err(cause) = live.0.store.write(vec![Write::Schedule(recap)]).await {
                    return warn!(room.id = %id, %cause, "a room leaves no recap to some of those who were there");
                }
            }
            if let Err(cause) = tell_of(&live, id, &title, &questions).await {
                warn!(room.id = %id, error = format!("{cause:#}"), "nobody is told of a room's questions");
            }
        });
    }
}

/// Whoever asked, and whoever may answer, as far as they have a page open.
async fn tell_of(live: &Live, room: RoomId, title: &str, questions: &[Question]) -> anyhow::Result<()> {
    if questions.is_empty() {
        return Ok(());
    }
    let tell = |member: MemberId, why: QuestionsWhy| {
        let tell = Tell::QuestionsChanged { room: room.to_string(), title: title.to_owned(), why };
        live.tell(member.account(), &tell);
    };
    for question in questions {
        // Whoever was put out of the room's circle meanwhile is told nothing of it.
        if live.0.store.may_look_back(room, question.author.account()).await? {
            tell(question.author, QuestionsWhy::Left);
        }
    }
    for member in live.0.store.on_stage(room).await? {
        let found = live.0.store.questions(room, member.account()).await?;
        if found.questions.iter().any(|question| found.reader.may_answer(&question.facts)) {
            tell(member, QuestionsWhy::Asked);
        }
    }
    Ok(())
}
