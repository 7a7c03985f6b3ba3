//! Written questions in SQL: left in the write that ends a room, answered afterwards.

use domain::network::{AnswerText, Reader};
use domain::room::{QUESTIONS_MAX, Question};
use domain::{AccountId, At, MemberId, RoomId};
use store::column::number;
use store::question::QuestionColumns;
use store::{Answer, Conflict, QuestionReads, QuestionWrite, RoomQuestions};

use crate::database::Database;
use crate::unit::{Refused, one};
use crate::{Conn, sealed};

/// Who spoke in one room, of whom an answer tells.
const ON_STAGE_MAX: i64 = 60;
/// No room has more of them.
const READ_MAX: i64 = QUESTIONS_MAX as i64;

pub async fn write(conn: &mut Conn, write: &QuestionWrite) -> Result<(), Refused> {
    match write {
        QuestionWrite::Leave { room, questions } => {
            for question in questions {
                leave(conn, *room, question).await?;
            }
            Ok(())
        }
        QuestionWrite::Answer { room, author, by, text, at } => {
            answer(conn, *room, *author, *by, text, *at).await
        }
        QuestionWrite::SetAside { room, author, aside } => set_aside(conn, *room, *author, *aside).await,
        QuestionWrite::Delete { room, author } => {
            sqlx::query!(
                "DELETE FROM question WHERE room = $1 AND author = $2",
                number(room.number()),
                number(author.account().number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
    }
}

async fn leave(conn: &mut Conn, room: RoomId, question: &Question) -> Result<(), Refused> {
    let (room, author) = (number(room.number()), number(question.author.account().number()));
    let there = sqlx::query_scalar!(
        "SELECT account.id FROM account JOIN room ON room.id = $2 WHERE account.id = $1 AND (room.circle IS NULL OR EXISTS \
         (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle AND belongs.account = $1 \
         AND belongs.state IN ('owner', 'moderator', 'member')))",
        author,
        room
    )
    .fetch_optional(&mut *conn)
    .await?;
    if there.is_none() {
        return Ok(());
    }
    let words =
        sealed::seal(conn, question.author.account(), "question.words", question.words.as_str()).await?;
    sqlx::query!(
        "INSERT INTO question (room, author, for_member, asked_ms, words, aside) \
         VALUES ($1, $2, (SELECT account.id FROM account WHERE account.id = $3), $4, $5, FALSE) \
         ON CONFLICT DO NOTHING",
        room,
        author,
        question.to.map(|to| number(to.account().number())),
        number(question.asked.0),
        words
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("INSERT INTO recap (room, member) VALUES ($1, $2) ON CONFLICT DO NOTHING", room, author)
        .execute(conn)
        .await?;
    Ok(())
}

/// Of two who answer at once one does: a question has one answer.
async fn answer(
    conn: &mut Conn,
    room: RoomId,
    author: MemberId,
    by: AccountId,
    text: &AnswerText,
    at: At,
) -> Result<(), Refused> {
    let words = sealed::seal(conn, by, "answer.words", text.as_str()).await?;
    let done = sqlx::query!(
        "INSERT INTO answer (room, asked_by, author, at_ms, words) \
         SELECT question.room, question.author, $3, $4, $5 FROM question \
         WHERE question.room = $1 AND question.author = $2 ON CONFLICT DO NOTHING",
        number(room.number()),
        number(author.account().number()),
        number(by.number()),
        number(at.0),
        words
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

async fn set_aside(conn: &mut Conn, room: RoomId, author: MemberId, aside: bool) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE question SET aside = $3 WHERE room = $1 AND author = $2 \
         AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.room = $1 AND answer.asked_by = $2)",
        number(room.number()),
        number(author.account().number()),
        aside
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

async fn questions(conn: &mut Conn, room: RoomId, by: AccountId) -> anyhow::Result<RoomQuestions> {
    let (id, me) = (number(room.number()), number(by.number()));
    let member = MemberId::of(by);
    let row = sqlx::query!(
        r#"SELECT room.title AS "title!: String", (room.owner = $2 OR EXISTS (SELECT 1 FROM seat WHERE seat.room = $1 AND seat.member = $2
               AND NOT seat.bot AND NOT seat.banned AND (seat.role <> 'listener' OR seat.spoken_ms > 0)))
             AS "on_stage!: bool",
             (room.owner = $2 OR EXISTS (SELECT 1 FROM seat WHERE seat.room = $1 AND seat.member = $2
               AND NOT seat.bot AND NOT seat.banned AND seat.role = 'moderator')) AS "moderates!: bool",
             EXISTS (SELECT 1 FROM recap WHERE recap.room = $1 AND recap.member = $2) AS "was_there!: bool"
           FROM room WHERE room.id = $1 AND room.ended IS NOT NULL
             AND (room.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle
               AND belongs.account = $2 AND belongs.state IN ('owner', 'moderator', 'member')))"#,
        id,
        me
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else {
        let reader = Reader { member, on_stage: false, moderates: false, was_there: false };
        return Ok(RoomQuestions { title: String::new(), reader, questions: vec![] });
    };
    let reader =
        Reader { member, on_stage: row.on_stage, moderates: row.moderates, was_there: row.was_there };
    let rows = sqlx::query_as!(
        QuestionColumns,
        r#"SELECT question.author AS "author!: i64", question.for_member AS "for_member?: i64",
             question.asked_ms AS "asked_ms!: i64", question.words AS "words!: String", question.aside AS "aside!: bool",
             (SELECT account_key.sealing_key FROM account_key WHERE account_key.account = question.author)
             AS "asker_key?: String",
             answer.author AS "answered_by?: i64", answer.at_ms AS "answered_ms?: i64", answer.words AS "answered?: String",
             (SELECT account_key.sealing_key FROM account_key WHERE account_key.account = answer.author)
             AS "answerer_key?: String",
             EXISTS (SELECT 1 FROM block WHERE block.blocker = $2
               AND (block.blocked = question.author OR block.blocked = answer.author)) AS "blocked!: bool"
           FROM question
           LEFT JOIN answer ON answer.room = question.room AND answer.asked_by = question.author
           WHERE question.room = $1 ORDER BY question.asked_ms, question.author LIMIT $3"#,
        id,
        me,
        READ_MAX
    )
    .fetch_all(conn)
    .await?;
    let questions = rows.into_iter().map(QuestionColumns::read).collect::<anyhow::Result<_>>()?;
    Ok(RoomQuestions { title: row.title, reader, questions })
}

async fn on_stage(conn: &mut Conn, room: RoomId) -> anyhow::Result<Vec<MemberId>> {
    let members = sqlx::query_scalar!(
        r#"SELECT seat.member AS "member!: i64" FROM seat JOIN room ON room.id = seat.room
           WHERE seat.room = $1 AND NOT seat.bot AND NOT seat.banned AND (seat.role <> 'listener' OR seat.spoken_ms > 0)
             AND (room.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle
               AND belongs.account = seat.member AND belongs.state IN ('owner', 'moderator', 'member')))
           UNION SELECT room.owner FROM room WHERE room.id = $1
             AND (room.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle
               AND belongs.account = room.owner AND belongs.state IN ('owner', 'moderator', 'member')))
           ORDER BY 1 LIMIT $2"#,
        number(room.number()),
        ON_STAGE_MAX
    )
    .fetch_all(conn)
    .await?;
    Ok(members.into_iter().map(|id| MemberId::of(AccountId::new(id.unsigned_abs()))).collect())
}

impl QuestionReads for Database {
    fn questions(&self, room: RoomId, by: AccountId) -> Answer<'_, RoomQuestions> {
        Box::pin(async move { questions(&mut *self.reader().await?, room, by).await })
    }
    fn on_stage(&self, room: RoomId) -> Answer<'_, Vec<MemberId>> {
        Box::pin(async move { on_stage(&mut *self.reader().await?, room).await })
    }
}
