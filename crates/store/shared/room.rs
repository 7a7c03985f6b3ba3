//! Rooms and their seats. Whoever writes has passed the fence first, in the same transaction.

use domain::room::{RoomRow, SeatRow};
use domain::{MemberId, RoomId};
use store::column::{self, HandColumns, RoomColumns, SeatColumns, number};
use store::{Epoch, FIRST_EPOCH, NodeId, StoredRoom};

use crate::unit::Refused;
use crate::{Conn, chat};

/// Locks the room's row until the transaction ends and checks that it is still ours: nobody can take it in between.
pub async fn fence(conn: &mut Conn, node: NodeId, room: RoomId, epoch: Epoch) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE room SET epoch = epoch WHERE id = $1 AND node = $2 AND epoch = $3",
        number(room.number()),
        number(node.number()),
        number(epoch)
    )
    .execute(conn)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Refused::Fenced) }
}

/// A room in its first epoch that is not there yet is opened; any other must be ours in this epoch. It stays in its circle.
pub async fn save(
    conn: &mut Conn,
    node: NodeId,
    epoch: Epoch,
    row: &RoomRow,
    link: Option<&str>,
) -> Result<(), Refused> {
    let policy = &row.policy;
    let (turn_s, turn_then_audience) = column::turn(policy.turn);
    let done = sqlx::query!(
        "INSERT INTO room (id, node, epoch, owner, title, topic, hands, hands_max, stage_size, room_size, visibility, \
         locked, seq, opened, ended, link, hand_order, replies, turn_s, turn_then_audience, poll, language, recap, begins, \
         chat, slow_mode_s, pins, guest, circle, sound) \
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $18, $19, $20, $21, $22, $23, $24, \
         $25, $26, $27, $28, $29, $30, $31 \
         WHERE $17 OR EXISTS (SELECT 1 FROM room WHERE id = $1) \
         ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, title = excluded.title, topic = excluded.topic, \
         hands = excluded.hands, hands_max = excluded.hands_max, stage_size = excluded.stage_size, \
         room_size = excluded.room_size, visibility = excluded.visibility, locked = excluded.locked, \
         seq = excluded.seq, opened = excluded.opened, ended = excluded.ended, link = excluded.link, \
         hand_order = excluded.hand_order, recap = excluded.recap, begins = excluded.begins, \
         replies = excluded.replies, turn_s = excluded.turn_s, turn_then_audience = excluded.turn_then_audience, \
         poll = excluded.poll, language = excluded.language, chat = excluded.chat, slow_mode_s = excluded.slow_mode_s, \
         pins = excluded.pins, guest = excluded.guest, sound = excluded.sound \
         WHERE room.node = excluded.node AND room.epoch = excluded.epoch",
        number(row.id.number()),
        number(node.number()),
        number(epoch),
        number(row.owner.account().number()),
        row.title.as_str(),
        row.topic.as_ref().map(|topic| topic.as_str()),
        column::hands_word(policy.hands),
        i64::from(policy.hands_max),
        i64::from(policy.stage_size),
        i64::from(policy.room_size),
        column::visibility_word(policy.visibility),
        row.locked,
        number(row.seq),
        number(row.opened.0),
        row.ended.map(|ended| number(ended.0)),
        link,
        epoch == FIRST_EPOCH,
        column::order_word(policy.hand_order),
        policy.replies,
        turn_s,
        turn_then_audience,
        row.poll.as_ref().map(column::poll_text),
        policy.language.as_ref().map(|language| language.as_str()),
        policy.recap,
        row.begins.map(|begins| number(begins.0)),
        column::chat_word(policy.chat),
        i64::from(policy.slow_mode_s),
        column::pins_text(&row.pins),
        row.guest.map(|guest| number(guest.account().number())),
        column::circle_number(policy),
        column::sound_word(policy.sound)
    )
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() != 1 {
        return Err(Refused::Fenced);
    }
    if row.ended.is_some() {
        chat::forget(conn, row.id).await?;
        forget_hands(conn, row.id).await?;
    }
    Ok(())
}

/// What hands said goes when the room is over; what is left in writing stands elsewhere.
async fn forget_hands(conn: &mut Conn, room: RoomId) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE seat SET hand_raised = NULL, hand_ranked = NULL, hand_since = NULL, hand_kind = NULL, hand_line = NULL, \
         hand_reply_to = NULL, hand_in_writing = FALSE, hand_left = FALSE WHERE room = $1 AND hand_raised IS NOT NULL",
        number(room.number())
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn save_seat(conn: &mut Conn, room: RoomId, seat: &SeatRow) -> Result<(), Refused> {
    let (mute, mute_by) = column::mute(seat.mute);
    // Nobody has both.
    let hand = HandColumns::of(seat.hand.as_ref().or(seat.left_hand.as_ref()));
    sqlx::query!(
        "INSERT INTO seat (room, member, bot, role, mute, mute_by, asked_to_unmute, on_stage_since, hand_raised, \
         invited_until, removed_until, banned, hand_ranked, hand_since, hand_kind, hand_line, hand_reply_to, spoken_ms, \
         vote_poll, vote, by_turn, lineup, hand_in_writing, hand_left) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, \
         $24) \
         ON CONFLICT (room, member) DO UPDATE SET bot = excluded.bot, role = excluded.role, mute = excluded.mute, \
         mute_by = excluded.mute_by, asked_to_unmute = excluded.asked_to_unmute, \
         on_stage_since = excluded.on_stage_since, hand_raised = excluded.hand_raised, \
         invited_until = excluded.invited_until, removed_until = excluded.removed_until, banned = excluded.banned, \
         hand_ranked = excluded.hand_ranked, hand_since = excluded.hand_since, hand_kind = excluded.hand_kind, \
         hand_line = excluded.hand_line, hand_reply_to = excluded.hand_reply_to, spoken_ms = excluded.spoken_ms, \
         vote_poll = excluded.vote_poll, vote = excluded.vote, by_turn = excluded.by_turn, lineup = excluded.lineup, \
         hand_in_writing = excluded.hand_in_writing, hand_left = excluded.hand_left",
        number(room.number()),
        number(seat.member.account().number()),
        seat.bot,
        column::role_word(seat.role),
        mute,
        mute_by,
        seat.asked_to_unmute,
        seat.on_stage_since.map(|since| number(since.0)),
        hand.raised,
        seat.invited_until.map(|until| number(until.0)),
        seat.removed_until.map(|until| number(until.0)),
        seat.banned,
        hand.ranked,
        hand.since,
        hand.kind,
        hand.line,
        hand.reply_to,
        i64::try_from(seat.spoken.as_millis()).unwrap_or(i64::MAX),
        seat.vote.map(|(poll, _)| number(poll)),
        seat.vote.map(|(_, option)| i64::from(option)),
        seat.by_turn,
        seat.lineup.map(column::role_word),
        hand.in_writing,
        seat.left_hand.is_some()
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn drop_seat(conn: &mut Conn, room: RoomId, member: MemberId) -> Result<(), Refused> {
    sqlx::query!(
        "DELETE FROM seat WHERE room = $1 AND member = $2",
        number(room.number()),
        number(member.account().number())
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn by_number(conn: &mut Conn, number: i64) -> anyhow::Result<Option<StoredRoom>> {
    let room = sqlx::query_as!(
        RoomColumns,
        "SELECT id, node, epoch, owner, title, topic, hands, hands_max, stage_size, room_size, visibility, locked, seq, \
         opened, ended, link, hand_order, replies, turn_s, turn_then_audience, poll, language, recap, begins, chat, \
         slow_mode_s, pins, guest, circle, sound FROM room WHERE id = $1",
        number
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(room) = room else { return Ok(None) };
    let seats = sqlx::query_as!(
        SeatColumns,
        "SELECT member, bot, role, mute, mute_by, asked_to_unmute, on_stage_since, hand_raised, invited_until, removed_until, banned, \
         hand_ranked, hand_since, hand_kind, hand_line, hand_reply_to, hand_in_writing, hand_left, by_turn, spoken_ms, \
         vote_poll, vote, lineup \
         FROM seat WHERE room = $1 ORDER BY member",
        number
    )
    .fetch_all(&mut *conn)
    .await?;
    let lines = chat::of(conn, number).await?;
    room.read(seats, lines).map(Some)
}

pub async fn live_of(conn: &mut Conn, node: NodeId) -> anyhow::Result<Vec<RoomId>> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM room WHERE node = $1 AND ended IS NULL ORDER BY id",
        number(node.number())
    )
    .fetch_all(conn)
    .await?;
    Ok(ids.into_iter().map(|id| RoomId::new(id.unsigned_abs())).collect())
}
