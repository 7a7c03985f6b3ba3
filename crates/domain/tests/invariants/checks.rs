//! What must hold, and what must not happen, seen from outside the room.

use super::member_of;
use crate::cast::{self, MOD, everybody};
use domain::room::{
    Action, By, CHAT_LINES_MAX, Command, Event, Hands, Mute, PINS_MAX, Permit, Recorded, Refusal, Role, Room,
    SeatRow, StageSeat, Visibility,
};
use domain::{At, MemberId};

pub(super) fn fail_if(broken: bool, what: &str) -> Result<(), String> {
    if broken { Err(what.to_owned()) } else { Ok(()) }
}

/// Of every room at every moment.
pub(super) fn room(room: &Room) -> Result<(), String> {
    let stage = stage(room);
    let hands: Vec<_> = room.hands().collect();
    let policy = room.policy();
    let replies =
        hands.iter().filter(|member| room.hand(**member).is_some_and(|hand| hand.reply_to.is_some()));
    fail_if(replies.count() > 1, "two hands reply")?;
    for member in room.turn().map(|turn| turn.member).into_iter().chain(room.turns_next()) {
        fail_if(!room.role_of(member).is_some_and(Role::on_stage), "a turn of somebody who is not on stage")?;
    }
    // The running one ends by the room's own act, which is due at once.
    let ends = room.turns_next().next().is_none() && room.wake_at() <= Some(room.opened());
    fail_if(room.turn().is_some() && policy.turn.is_none() && !ends, "a turn though there are none")?;
    fail_if(
        room.turns_next().next().is_some() && policy.turn.is_none(),
        "turns to come though there are none",
    )?;
    let (voted, tally) = (everybody().filter(|member| room.vote(*member).is_some()).count(), room.tally());
    fail_if(tally.voted as usize != voted, "a vote counted twice, or not")?;
    let is_secret = room.poll().is_some_and(|poll| poll.asked.secret);
    let counted: u32 = tally.counts.iter().sum();
    fail_if(!is_secret && counted != tally.voted, "the counts are not the votes")?;
    fail_if(is_secret && !tally.voters.is_empty(), "a secret vote is told")?;

    let numbers: Vec<_> = room.chat().map(|line| line.number).collect();
    fail_if(!numbers.is_sorted_by(|a, b| a < b), "two lines of one number, or in a wrong order")?;
    fail_if(numbers.len() > CHAT_LINES_MAX, "more lines than are kept")?;
    fail_if(room.is_ended() && !numbers.is_empty(), "the chat of a room that is over")?;
    fail_if(room.pins().len() > PINS_MAX, "more pins than fit")?;

    fail_if(stage.len() > usize::from(policy.stage_size), "more on stage than stage_size")?;
    fail_if(hands.len() > usize::from(policy.hands_max), "more hands than hands_max")?;
    fail_if(policy.hands == Hands::Off && !hands.is_empty(), "a hand though hands are off")?;
    if let Hands::Proven { field } = policy.hands {
        let proven = |member: &MemberId| cast::actor(*member).proven.covers(field);
        fail_if(!hands.iter().all(proven), "a hand of somebody who has not proved it")?;
    }
    for (index, member) in hands.iter().enumerate() {
        fail_if(hands[..index].contains(member), "a hand twice")?;
        fail_if(room.role_of(*member) != Some(Role::Listener), "a hand of somebody who does not listen")?;
        let before = hands[..index].iter().filter(|other| room.is_connected(**other)).count();
        fail_if(room.hand_place(*member) != Some(before as u32 + 1), "a wrong place in the queue")?;
    }
    let audience = room.audience();
    let held = room.roster().filter(|(_, role, connected, _)| !connected && *role == Role::Listener).count();
    let together = stage.len() + audience.count as usize + held;
    fail_if(together != room.seat_count(), "a seat neither on stage nor in the audience nor held, or twice")?;
    for member in audience.shown {
        fail_if(room.role_of(member) != Some(Role::Listener), "somebody in the audience does not listen")?;
        fail_if(!room.is_connected(member), "somebody in the audience is not there")?;
    }
    for member in everybody() {
        let who = cast::name(member);
        let seat = stage.iter().find(|seat| seat.member == member);
        let permit = room.permit(member);
        let open = seat.is_some_and(|seat| seat.mute.is_none() && seat.connected);
        fail_if(permit.publish && !open, &format!("{who} publishes off stage, muted or disconnected"))?;
        fail_if(
            !permit.publish && open,
            &format!("{who} is shown with an open microphone but may not publish"),
        )?;
        let seated = room.roster().any(|(m, _, connected, _)| m == member && connected);
        fail_if(permit.hear && !seated, &format!("{who} hears but is on no roster"))?;
        fail_if(!permit.hear && seated, &format!("{who} is on the roster but hears nothing"))?;
        fail_if(room.is_banned(member) && room.role_of(member).is_some(), "a banned member has a seat")?;
        fail_if(room.is_ended() && permit != Permit::default(), "an ended room is heard")?;
        let asks = room.own(member).is_some_and(|own| own.asked_to_unmute);
        let has_to = seat.is_some_and(|seat| matches!(seat.mute, Some(Mute::ByModerator { .. })));
        fail_if(asks && !has_to, &format!("{who} asks to unmute but need not"))?;
        let on_stage = room.role_of(member).is_some_and(Role::on_stage);
        fail_if(on_stage != seat.is_some(), "on stage by role and not by sight, or the other way round")?;
    }
    fail_if(room.is_banned(MOD), "the owner is banned")?;
    let led = stage.iter().any(|seat| seat.role == Role::Moderator);
    let somebody = stage.iter().any(|seat| seat.connected);
    fail_if(
        somebody && !led && room.wake_at().is_none(),
        "a stage without moderator, and no hand-over pending",
    )?;
    fail_if(!room.is_ended() && stage.is_empty() && room.wake_at().is_none(), "an empty stage for ever")
}

/// Of one event: it does what it says, and gives or takes as it says.
pub(super) fn event(
    restricts: fn(&Event) -> bool,
    before: &Room,
    after: &Room,
    recorded: &Recorded,
) -> Result<(), String> {
    let event = &recorded.event;
    fail_if(after.seq() != before.seq() + 1, "an event was skipped or counted twice")?;
    let lineup = |room: &Room, member| room.seat_row(member).and_then(|row| row.lineup);
    let raised = everybody().find(|member| lineup(after, *member) > lineup(before, *member));
    fail_if(raised.is_some(), "somebody's place in the line-up grew")?;
    if let Event::RoleChanged { member, from, to } = event
        && recorded.by == By::Member(MOD)
        && *member != MOD
        && to < from
    {
        fail_if(lineup(after, *member) > Some(*to), "who was moved down would come in as more again")?;
    }
    for member in everybody() {
        let (had, has) = (before.permit(member), after.permit(member));
        let lost = had.publish && !has.publish || had.hear && !has.hear;
        let gained = !had.publish && has.publish || !had.hear && has.hear;
        let who = cast::name(member);
        fail_if(
            lost && !restricts(event),
            &format!("{} takes from {who} but does not restrict", event.kind()),
        )?;
        fail_if(
            gained && restricts(event),
            &format!("{} gives {who} something but restricts", event.kind()),
        )?;
        let own = member_of(recorded.by) == Some(member);
        let by_turn = recorded.by == By::Room && before.own(member).is_some_and(|own| own.by_turn);
        fail_if(
            !had.publish && has.publish && !own && !by_turn,
            &format!("{who}'s microphone opens by another's act"),
        )?;
        fail_if(!had.hear && has.hear && !own, &format!("{who} hears by another's act"))?;
    }
    let said = match event {
        Event::Joined { member, role, .. } => {
            after.role_of(*member) == Some(*role) && after.is_connected(*member)
        }
        Event::Left { member } | Event::Removed { member } => after.role_of(*member).is_none(),
        Event::Banned { member } => after.role_of(*member).is_none() && after.is_banned(*member),
        Event::LetBackIn { member } => !after.is_banned(*member),
        Event::Disconnected { member } => !after.is_connected(*member) && after.role_of(*member).is_some(),
        Event::Reconnected { member } => after.is_connected(*member),
        Event::HandRaised { member, asking, .. } => after.hand(*member).is_some_and(|hand| {
            (hand.kind, &hand.line, hand.reply_to, hand.in_writing, hand.since)
                == (asking.kind, &asking.line, asking.reply_to, asking.in_writing, recorded.at)
        }),
        Event::HandPassed { member, .. } => after.hand_place(*member) > before.hand_place(*member),
        Event::ReplyOver { member } => after.hand(*member).is_some_and(|hand| hand.reply_to.is_none()),
        Event::TurnsAgreed { member, by_turn } => {
            after.own(*member).is_some_and(|own| own.by_turn == *by_turn)
        }
        Event::TurnBegan { member, until } | Event::TurnExtended { member, until } => {
            after.turn().is_some_and(|turn| (turn.member, turn.until) == (*member, *until))
        }
        Event::TurnEnded { .. } => after.turn().is_none(),
        Event::RoundStarted { members } => after.turns_next().eq(members.iter().copied()),
        Event::RoundStopped => after.turn().is_none() && after.turns_next().next().is_none(),
        Event::PollOpened { asked } => after.poll().is_some_and(|poll| poll.open && poll.asked == *asked),
        Event::Voted { member, option } => after.vote(*member) == Some(*option),
        Event::PollClosed => after.poll().is_some_and(|poll| !poll.open),
        Event::LineWritten { number, member, text } => after.chat().last().is_some_and(|line| {
            (line.number, line.member, &line.text, line.at) == (*number, *member, text, recorded.at)
                && *number == recorded.seq
        }),
        Event::LineDeleted { number, member } => {
            let was = before.chat_line(*number).is_some_and(|line| line.member == *member);
            was && after.chat_line(*number).is_none() && after.chat().count() + 1 == before.chat().count()
        }
        Event::Pinned { page } => {
            after.pins().last().is_some_and(|pin| pin.page == *page && pin.number == recorded.seq)
        }
        Event::Unpinned { number } => after.pins().iter().all(|pin| pin.number != *number),
        Event::HandLowered { member, .. } => after.hand_place(*member).is_none(),
        Event::RoleChanged { member, from, to } => {
            before.role_of(*member) == Some(*from) && after.role_of(*member) == Some(*to)
        }
        Event::Muted { member, mute } => seat(after, *member).is_some_and(|seat| seat.mute == Some(*mute)),
        Event::Unmuted { member } => seat(after, *member).is_some_and(|seat| seat.mute.is_none()),
        Event::UnmuteAllowed { member } => {
            seat(after, *member).is_some_and(|seat| seat.mute == Some(Mute::BySelf))
        }
        Event::AskedToUnmute { member } => after.own(*member).is_some_and(|own| own.asked_to_unmute),
        Event::InvitedToSpeak { member, until } => {
            after.own(*member).is_some_and(|own| own.invited_until == Some(*until))
        }
        Event::InviteToSpeakEnded { member, .. } => {
            after.own(*member).is_none_or(|own| own.invited_until.is_none())
        }
        Event::Began => before.begins().is_some() && after.begins().is_none(),
        Event::Locked => after.is_locked(),
        Event::Unlocked => !after.is_locked(),
        Event::Renamed { title } => after.title() == title,
        Event::TopicSet { topic } => after.topic() == topic.as_ref(),
        Event::PolicySet { policy } => after.policy() == policy,
        Event::Ended => after.is_ended(),
    };
    fail_if(!said, &format!("{} did not do what it says", event.kind()))?;
    // Who is not meant keeps everything, but when the room ends.
    for member in everybody().filter(|member| event.member() != Some(*member) && !after.is_ended()) {
        let kept =
            before.role_of(member) == after.role_of(member) && seat(before, member) == seat(after, member);
        fail_if(!kept, &format!("{} changed {} as well", event.kind(), cast::name(member)))?;
    }
    Ok(())
}

/// One decision takes or gives; what does both could not be put in force before it is stored.
pub(super) fn takes_or_gives(restricts: fn(&Event) -> bool, events: &[Event]) -> Result<(), String> {
    let gives = |event: &Event| match event {
        Event::RoleChanged { from, to, .. } => to > from,
        Event::Joined { .. }
        | Event::Reconnected { .. }
        | Event::InvitedToSpeak { .. }
        | Event::Unmuted { .. }
        | Event::UnmuteAllowed { .. }
        | Event::LetBackIn { .. }
        | Event::TurnBegan { .. }
        | Event::TurnExtended { .. }
        | Event::Began
        | Event::Unlocked => true,
        _ => false,
    };
    let both = events.iter().any(restricts) && events.iter().any(gives);
    fail_if(both, "one decision both takes and gives")?;
    fail_if(events.iter().any(|event| gives(event) && restricts(event)), "an event both gives and restricts")
}

/// Of one command that was not refused: the asker's seat may do that, and it made only what such a command makes.
pub(super) fn allowed(
    room: &Room,
    now: At,
    by: MemberId,
    command: &Command,
    events: &[Event],
) -> Result<(), String> {
    let action = Action::of(command);
    let role = room.role_of(by);
    let outside = matches!(action, Action::Join | Action::Leave | Action::Disconnect);
    fail_if(room.is_ended() && !events.is_empty(), "something happens in an ended room")?;
    fail_if(role.is_none() && !outside, "a command from outside was obeyed")?;
    fail_if(role.is_some_and(|role| !may(role, action)), "a role did more than the table says")?;
    let stranger = role.is_none() && action == Action::Join && by != MOD;
    fail_if(stranger && room.is_locked(), "a stranger came through a lock")?;
    fail_if(stranger && room.is_banned(by), "a banned member came in")?;
    let no_link = *command == Command::Join { with_link: false, in_circle: false };
    let closed = room.policy().visibility == Visibility::Closed;
    let invited = room.seat_row(by).and_then(|row| row.lineup);
    fail_if(stranger && closed && no_link && invited.is_none(), "a stranger found a closed room")?;
    let waits = room.begins().is_some();
    fail_if(stranger && waits && invited.is_none(), "a stranger came into the green room")?;
    fail_if(stranger && room.seat_count() >= usize::from(room.policy().room_size), "the room is overfull")?;
    let too_soon = room.seat_row(by).and_then(|row| row.removed_until).is_some_and(|until| now < until);
    fail_if(stranger && too_soon, "a removed member is back at once")?;

    for event in events {
        let kind = event.kind();
        if let Event::Joined { role, .. } = event {
            let most = if by == MOD { Role::Moderator } else { invited.unwrap_or(Role::Listener) };
            fail_if(*role > most, "somebody came in as more than they were invited to be")?;
        }
        fail_if(!makes(action).contains(&kind), &format!("{action:?} made {kind}"))?;
        let is_own = |member| member == by || kind == "reply_over"; // Whoever goes takes the reply to them along.
        let about_another = event.member().is_some_and(|member| !is_own(member));
        let listener_or_speaker = role != Some(Role::Moderator);
        fail_if(about_another && listener_or_speaker, "somebody who does not moderate acted on another")?;
    }
    Ok(())
}

/// The permission table once more, written from what people expect rather than from the code.
fn may(role: Role, action: Action) -> bool {
    use Action::*;
    match action {
        Join | Leave | Disconnect => true,
        Vote | AgreeToTurns => true,
        WriteLine | DeleteLine => true, // One's own, but for moderators: `allowed` looks whose it was.
        EndTurn => role != Role::Listener,
        RaiseHand | LowerHand | LetPass | AcceptInviteToSpeak | DeclineInviteToSpeak => {
            role == Role::Listener
        }
        StepDown | Mute | Unmute | AskToUnmute => role != Role::Listener,
        _ => role == Role::Moderator,
    }
}

/// Everything a command can make happen.
fn makes(action: Action) -> &'static [&'static str] {
    const ON_STAGE: &[&str] = &["hand_lowered", "invite_to_speak_ended", "role_changed"];
    match action {
        Action::Join => &["joined", "reconnected"],
        Action::Leave => &["hand_lowered", "invite_to_speak_ended", "reply_over", "role_changed", "left"],
        Action::LetPass => &["hand_passed"],
        Action::AgreeToTurns => &["turns_agreed"],
        Action::EndTurn => &["turn_ended", "muted", "reply_over", "role_changed"],
        Action::ExtendTurn => &["turn_extended"],
        Action::StartRound => &["round_started"],
        Action::StopRound => &["round_stopped", "muted"],
        Action::OpenPoll => &["poll_opened"],
        Action::Vote => &["voted"],
        Action::ClosePoll => &["poll_closed"],
        Action::WriteLine => &["line_written"],
        Action::DeleteLine => &["line_deleted"],
        Action::Pin => &["pinned"],
        Action::Unpin => &["unpinned"],
        Action::Disconnect => &["disconnected"],
        Action::RaiseHand => &["hand_raised", "hand_lowered", "invite_to_speak_ended", "role_changed"],
        Action::LowerHand | Action::DeclineHand => &["hand_lowered"],
        Action::AcceptHand | Action::AcceptInviteToSpeak => ON_STAGE,
        Action::InviteToSpeak => {
            &["invited_to_speak", "hand_lowered", "invite_to_speak_ended", "role_changed"]
        }
        Action::DeclineInviteToSpeak => &["invite_to_speak_ended"],
        Action::StepDown | Action::MoveToAudience => &["reply_over", "role_changed"],
        Action::UnmakeModerator => &["role_changed"],
        Action::MakeModerator => &["role_changed", "unmute_allowed"],
        Action::Mute | Action::MuteMember => &["muted"],
        Action::Unmute => &["unmuted"],
        Action::AskToUnmute => &["asked_to_unmute"],
        Action::AllowUnmute => &["unmute_allowed"],
        Action::Remove => &["hand_lowered", "invite_to_speak_ended", "reply_over", "role_changed", "removed"],
        Action::Ban => &["hand_lowered", "invite_to_speak_ended", "reply_over", "role_changed", "banned"],
        Action::LetBackIn => &["let_back_in"],
        Action::Begin => &["began"],
        Action::Lock => &["locked"],
        Action::Unlock => &["unlocked"],
        Action::Rename => &["renamed"],
        Action::SetTopic => &["topic_set"],
        Action::SetPolicy => &["hand_lowered", "policy_set"],
        Action::End => &["ended"],
    }
}

/// Of one act, from before its first event to after its last.
pub(super) fn act(before: &Room, after: &Room, by: By, command: Option<&Command>) -> Result<(), String> {
    if after.is_ended() {
        return Ok(());
    }
    let moderates = |member: MemberId| before.role_of(member) == Some(Role::Moderator);
    for member in everybody() {
        let who = cast::name(member);
        let own = member_of(by) == Some(member);
        let led = member_of(by).is_some_and(moderates);
        let (was, is) = (before.role_of(member), after.role_of(member));
        if own && !led {
            let muted = |room| seat(room, member).and_then(|seat| seat.mute);
            let by_moderator = |room| matches!(muted(room), Some(Mute::ByModerator { .. }));
            let freed = by_moderator(before) && !by_moderator(after) && is.is_some_and(Role::on_stage);
            fail_if(freed, &format!("{who} lifted a moderator's mute"))?;
        }
        let promoted = is == Some(Role::Moderator) && was != Some(Role::Moderator);
        let invited = before.seat_row(member).and_then(|row| row.lineup) == Some(Role::Moderator);
        fail_if(promoted && own && member != MOD && !invited, &format!("{who} made themselves moderator"))?;
        let called = command.is_some_and(|command| matches!(command, Command::AcceptInviteToSpeak));
        let rose = is == Some(Role::Speaker) && was == Some(Role::Listener);
        fail_if(rose && own && member != MOD && !called, &format!("{who} came on stage uncalled"))?;
        let against = was > is && !own && by != By::Room;
        fail_if(against && member == MOD, "somebody acted against the owner")?;
        let over_moderator = against && moderates(member) && member_of(by) != Some(MOD);
        fail_if(over_moderator, "a moderator acted against another")?;
        // A decline or a removal lowers no other hand; an accept keeps the order of the rest.
        let still =
            |room: &Room| -> Vec<_> { room.hands().filter(|m| after.hand_place(*m).is_some()).collect() };
        let kept = still(before);
        let stays = |member: &MemberId| after.hand(*member) == before.hand(*member);
        let (kept, now): (Vec<_>, Vec<_>) = (
            kept.into_iter().filter(stays).collect(),
            still(after).into_iter().filter(|m| before.hand(*m).is_some() && stays(m)).collect(),
        );
        let reordered = now != kept;
        fail_if(reordered, "the queue of hands was shuffled")?;
    }
    Ok(())
}

/// The room after a restart: the same to the letter, and nobody has more than before.
pub(super) fn restored(before: &Room, mut restored: Room, now: At) -> Result<(), String> {
    if before.is_ended() {
        return fail_if(!restored.is_ended() || restored.seat_count() > 0, "an ended room came back");
    }
    let mut kept = before.seat_rows();
    // Turns are forgotten, and what they had opened is closed.
    let opened_by_turn = |row: &&mut SeatRow| row.role.on_stage() && row.by_turn && row.mute.is_none();
    kept.iter_mut().filter(opened_by_turn).for_each(|row| row.mute = Some(Mute::BySelf));
    fail_if(restored.seat_rows() != kept, "the restored seats are not the stored ones")?;
    let row = domain::room::RoomRow { seq: restored.seq(), ..before.row() };
    fail_if(restored.row() != row, "the restored room is not the stored one")?;
    fail_if(!before.chat().eq(restored.chat()), "the restored chat is not the stored one")?;
    room(&restored)?;
    let order = |room: &Room| -> Vec<_> { stage(room).iter().map(|seat| (seat.member, seat.role)).collect() };
    fail_if(order(before) != order(&restored), "the stage came back in another order")?;
    fail_if(!before.hands().eq(restored.hands()), "the queue came back in another order")?;
    for member in everybody() {
        let who = cast::name(member);
        fail_if(
            restored.permit(member) != Permit::default(),
            &format!("{who} has a permit before coming back"),
        )?;
        fail_if(restored.role_of(member) > before.role_of(member), &format!("{who} came back as more"))?;
        fail_if(
            before.is_banned(member) && !restored.is_banned(member),
            &format!("{who} is no longer banned"),
        )?;
    }
    // Everybody comes back at once: those with a held seat, and those who try.
    let held: Vec<_> = restored.roster().map(|(member, ..)| member).collect();
    for member in everybody() {
        let may = |room: &Room| {
            room.decide(now, &cast::actor(member), &Command::Join { with_link: false, in_circle: false })
        };
        let kept_out =
            before.role_of(member).is_none() && may(before).is_err_and(|why| why != Refusal::RoomFull);
        // Listeners are not stored: a full room may have places again, but no other door opens.
        fail_if(kept_out && may(&restored).is_ok(), "a restart opened the door")?;
        if held.contains(&member) {
            let Ok(events) = may(&restored) else { return Err("a held seat was refused".into()) };
            restored.record(now, By::Member(member), events);
            let (had, has) = (seat(before, member), restored.permit(member));
            let open = had.is_some_and(|seat| seat.mute.is_none());
            fail_if(has.publish && !open, &format!("{} came back unmuted", cast::name(member)))?;
        }
    }
    Ok(())
}

fn stage(room: &Room) -> Vec<StageSeat> {
    room.public(Default::default()).stage
}

fn seat(room: &Room, member: MemberId) -> Option<StageSeat> {
    stage(room).into_iter().find(|seat| seat.member == member)
}
