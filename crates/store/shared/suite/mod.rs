//! One suite for every database. Whoever includes it has a `Ground` in its module `ground`: one test's own database.
//!
//! `open() -> Option<Ground>`, `backend()`, `backends(n)`: several ways to it, `store()`, `damage(sql)` behind the store's
//! back, `only_one_node()`, `clear()`.

pub mod admission;
pub mod circles;
pub mod faults;
pub mod grouping;
pub mod inbox;
pub mod inviting;
pub mod leaving;
pub mod network;
pub mod people;
pub mod proofs;
pub mod questions;
pub mod report;
pub mod rooms;
pub mod schedule;
pub mod search;
pub mod sign_in;
pub mod sms;
pub mod thread_reports;
pub mod threads;
pub mod waiting;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::entry::{Account, Field, Handle, Invite, InviteState, LetInBy, Standing, Stated};
use domain::room::{ChatLine, ChatText, Policy, Role, RoomRow, SeatRow, Title};
use domain::{AccountId, At, InviteId, MemberId, RoomId};
use store::{Backend, NodeId, Store, Unit, Write};

pub(crate) use crate::ground::Ground;

pub const NOW: At = At(1_700_000_000_000);

pub fn applicant(id: u64, handle: &str) -> Account {
    Account {
        id: AccountId::new(id),
        handle: Handle::parse(handle).unwrap_or_else(|_| panic!("{handle} is a handle")),
        stated: Stated::parse("Tunes pianos").expect("a line"),
        field: Field::Crafts,
        registered: At(NOW.0 + id),
        standing: Standing::Applicant,
        owner: false,
        bot: false,
    }
}

pub fn let_in(since: At) -> Standing {
    Standing::Member { since, let_in_by: LetInBy::FirstStart }
}

pub fn add(account: Account) -> Write {
    Write::AddAccount { account, password_hash: "hash".to_owned() }
}

pub fn hash(number: u64) -> [u8; 32] {
    let mut hash = [7; 32];
    hash[..8].copy_from_slice(&number.to_be_bytes());
    hash
}

pub fn open_invite(id: u64, by: u64) -> Invite {
    Invite {
        id: InviteId::new(id),
        by: AccountId::new(by),
        created: NOW,
        expires: At(NOW.0 + 1000),
        room: None,
        bound: None,
        state: InviteState::Open,
    }
}

pub fn member(id: u64) -> MemberId {
    MemberId::of(AccountId::new(id))
}

pub fn room_row(id: u64, seq: u64) -> RoomRow {
    RoomRow {
        id: RoomId::new(id),
        owner: member(1),
        title: Title::parse("Pianos").expect("a line"),
        topic: None,
        policy: Policy::default(),
        locked: false,
        begins: None,
        poll: None,
        pins: vec![],
        guest: None,
        seq,
        opened: NOW,
        ended: None,
    }
}

pub fn seat_row(member_id: u64, role: Role) -> SeatRow {
    SeatRow {
        member: member(member_id),
        bot: false,
        role,
        lineup: None,
        mute: None,
        asked_to_unmute: false,
        on_stage_since: None,
        hand: None,
        left_hand: None,
        by_turn: false,
        invited_until: None,
        removed_until: None,
        banned: false,
        spoken: Duration::ZERO,
        vote: None,
    }
}

pub fn save_line(epoch: u64, room: u64, line: ChatLine, oldest: u64) -> Write {
    Write::SaveChatLine { epoch, room: RoomId::new(room), line, oldest }
}

pub fn chat_line(by: u64, number: u64, words: &str) -> ChatLine {
    let text = ChatText::parse(words).expect("a line");
    ChatLine { number, member: member(by), text, at: At(NOW.0 + number) }
}

pub fn save_room(epoch: u64, id: u64, seq: u64) -> Write {
    Write::SaveRoom { epoch, row: room_row(id, seq), link: None }
}

pub fn save_seat(epoch: u64, room: u64, row: SeatRow) -> Write {
    Write::SaveSeat { epoch, room: RoomId::new(room), row }
}

pub fn audit(epoch: u64, room: u64, seq: u64, kind: &'static str) -> Write {
    Write::Audit {
        room: Some(RoomId::new(room)),
        epoch,
        seq,
        at: NOW,
        by: Some(member(1)),
        kind,
        about: None,
    }
}

/// A store with its own node on a database that may have others.
pub async fn node(backend: &Arc<dyn Backend>, id: u64, now: At) -> Store {
    let store = Store::new(backend.clone());
    store.start_node(now, NodeId::new(id)).await.expect("the database is up");
    store
}

/// Writes many units at once and waits for all answers, in the units' order.
pub async fn write_all(store: &Store, units: Vec<Unit>) -> Vec<Result<(), store::WriteError>> {
    let tasks: Vec<_> = units
        .into_iter()
        .map(|unit| {
            let store = store.clone();
            tokio::spawn(async move { store.write(unit).await })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.expect("a write does not panic"));
    }
    results
}

/// The name of a folder or database that no other test has.
pub fn unique() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("jushou_store_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Names every test of the suite once.
macro_rules! tests {
    ($($file:ident: $($name:ident)+;)+) => { $($(
        #[tokio::test]
        async fn $name() {
            if let Some(ground) = $crate::ground::Ground::open().await {
                $crate::suite::$file::$name(&ground).await;
                ground.clear().await;
            }
        }
    )+)+ };
}

macro_rules! whole_suite {
    () => {
        tests! {
            people:
                of_many_who_want_a_handle_or_its_look_alike_one_gets_it
                of_two_who_accept_one_invite_one_wins
                an_applicant_with_two_invites_spends_one
                the_owners_link_works_once
                accounts_sessions_and_invites_read_as_written
                a_list_of_invites_leaves_out_what_no_longer_counts
                a_session_starts_only_while_its_password_stands
                signing_out_elsewhere_keeps_this_session_alone
                the_waitlist_pages_in_order_without_members
                a_session_of_nobody_is_refused
                a_damaged_account_is_named_and_its_text_is_not;
            admission:
                of_many_who_change_the_policy_at_once_one_wins
                a_rule_that_was_replaced_meanwhile_lets_nobody_in
                decisions_and_appeals_read_as_written_and_an_appeal_is_answered_once
                a_member_is_not_refused_by_who_was_slower
                forms_come_with_the_waitlist_and_members_are_counted;
            waiting:
                a_page_brings_proofs_and_words_of_everybody_on_it_and_of_nobody_else
                a_name_stands_beside_answers_and_decisions_and_is_taken_back
                whatever_was_looked_at_reads_back_as_it_was_and_each_way_in_by_its_own_word;
            proofs:
                what_proves_one_account_proves_no_other_until_it_lapses
                a_proof_reads_as_written_and_is_renewed_in_place
                one_account_holds_a_bounded_number_of_proofs
                a_crowd_counts_members_once_who_show_all_of_it_now
                a_code_is_tried_as_often_as_was_left_and_taken_once
                one_review_waits_for_an_account_and_is_decided_once
                a_login_elsewhere_opens_one_account_and_who_leaves_is_no_member;
            rooms:
                a_room_and_its_seats_read_as_written
                a_chat_reads_as_written_keeps_the_latest_and_ends_with_its_room
                lines_of_whoever_is_erased_are_gone_and_of_a_lost_key_unreadable
                a_frozen_owner_is_refused_a_thousand_times
                nodes_that_race_to_open_a_room_leave_one_owner
                nodes_that_race_to_take_rooms_leave_one_owner_each
                a_node_that_closed_leaves_its_rooms_to_the_next_start_at_once
                rooms_of_a_node_that_died_come_over_by_a_later_try
                an_ended_room_is_not_taken
                the_new_owner_finds_exactly_what_the_old_one_was_told_is_saved
                a_retaken_room_fences_off_what_its_owner_wrote_before
                an_event_sent_twice_stands_in_the_log_once
                a_room_before_its_node_is_refused
                a_damaged_room_is_named_and_not_taken_for_whole;
            leaving:
                the_last_owner_stays_and_of_two_who_leave_at_once_one_does
                whoever_is_erased_is_gone_with_everything_and_nobody_else_is
                a_sign_in_voids_the_wish_to_be_erased;
            grouping:
                many_writes_at_once_share_a_commit
                a_bad_unit_leaves_its_group_alone
                what_was_acknowledged_is_there_after_a_restart
                a_closed_store_says_so;
            faults:
                a_stalled_database_is_answered_in_time_and_what_had_not_begun_is_never_written
                a_full_disk_refuses_writes_at_once_and_still_reads
                a_lost_answer_is_settled_by_retaking_the_room
                past_the_bound_of_the_queue_the_answer_is_busy
                a_row_that_cannot_be_read_is_no_word_on_the_database;
            inviting:
                of_64_who_accept_one_invite_exactly_one_is_in
                of_many_who_read_the_same_budget_one_spends_it
                a_room_of_ones_own_counts_once_others_took_part_in_it
                an_invite_reads_back_for_whom_it_is_and_with_its_note
                nobody_names_more_than_the_bound_and_a_word_for_a_member_is_kept
                whoever_is_removed_invites_nobody_and_only_an_owner_lets_them_in
                a_renamed_account_keeps_its_old_handle_from_others;
            network:
                a_profile_reads_as_written_and_is_replaced_as_a_whole
                follows_read_latest_first_page_by_page_and_only_of_members
                hosts_are_those_who_opened_an_open_room_lately_that_others_took_part_in
                a_topic_is_found_by_any_of_its_names_and_has_each_for_itself
                those_with_most_followers_come_first_and_a_topic_that_nobody_follows_is_gone
                names_and_topics_of_one_member_are_bounded_even_if_given_at_once
                whoever_is_erased_is_followed_by_nobody_follows_nobody_and_leaves_no_topic_of_their_own
                those_who_follow_each_other_are_mutual_while_both_are_members;
            threads:
                who_was_in_a_room_reads_as_written_and_whoever_is_soon_back_goes_on
                a_tick_changes_nothing_that_anybody_else_reads_and_a_second_one_opens_a_thread
                messages_read_in_order_page_by_page_and_one_sent_twice_stands_once
                a_request_is_one_message_that_waits_and_of_many_at_once_a_few_are_made
                what_is_written_to_whoever_blocked_its_author_is_for_its_author_alone
                unread_is_what_the_other_wrote_since_one_read_and_reading_goes_on_only
                how_to_be_reached_is_shown_once_both_said_it_and_until_one_takes_it_back
                whoever_is_erased_takes_their_words_along_and_leaves_those_of_others;
            thread_reports:
                a_report_reads_as_written_waits_once_and_is_settled_once
                whoever_is_one_of_the_two_reads_and_settles_no_report_of_their_thread
                a_report_goes_with_whoever_made_it_and_some_time_after_it_was_settled;
            circles:
                a_circle_reads_as_written_and_new_rules_are_another_version
                of_many_circles_and_requests_at_once_no_more_than_the_bound_are_written
                what_was_decided_on_one_reading_is_not_written_on_another
                a_circle_is_found_by_name_and_topics_and_one_by_invite_by_nothing
                a_circle_outlives_its_owner_and_is_readable_with_the_next_ones_key
                of_its_rooms_its_members_are_told_and_of_requests_its_moderators
                whoever_is_put_out_has_nothing_left_of_its_rooms;
            inbox:
                what_belongs_together_is_one_row_and_pages_end_where_the_next_begin
                of_whoever_is_no_member_any_more_nothing_is_listed_and_nothing_counted
                nobody_is_flooded_by_one_or_by_all_together
                what_is_not_wanted_or_comes_from_whom_one_blocks_does_not_come
                reading_a_thread_looks_at_what_the_inbox_says_of_it
                wishes_read_as_written_and_letters_end_for_whoever_has_one
                a_browser_is_pushed_to_for_one_account_until_its_session_ends
                what_is_to_be_pushed_is_pushed_once
                a_row_of_no_known_kind_keeps_no_other_from_being_pushed
                a_letter_that_sums_up_is_due_at_its_hour_and_once
                whoever_is_put_out_is_neither_pushed_to_nor_written_to
                followers_and_guests_are_told_page_by_page
                whoever_is_erased_is_in_nobodys_inbox;
            schedule:
                a_scheduled_room_reads_as_written_and_is_changed_as_a_whole
                of_many_who_come_at_once_none_takes_a_place_that_is_not_there
                what_is_to_come_reads_page_by_page_and_a_room_is_opened_once
                a_letter_is_due_once_and_to_nobody_who_has_no_address_or_wants_none
                who_is_only_reminded_takes_no_place_and_is_told_like_those_who_come
                a_room_that_is_moved_reminds_anew_and_of_one_hour_once
                who_was_told_of_it_is_told_that_it_is_off_and_nobody_else
                what_a_room_left_reads_for_whoever_was_there_and_for_nobody_else
                whoever_is_erased_takes_their_scheduled_rooms_and_their_place_along;
            questions:
                a_room_that_ends_leaves_its_questions_and_no_hand_says_anything_any_more
                a_question_is_answered_once_put_aside_and_deleted
                whoever_is_erased_takes_question_and_answer_along_and_leaves_those_of_others
                as_many_questions_as_a_room_leaves_are_read;
            search:
                headlines_topics_and_blocks_read_by_ids_and_only_those_that_are_there
                what_is_found_otherwise_from_now_on_is_noted_after_its_commit_and_nothing_else;
            report:
                a_member_is_counted_once_a_week_and_all_their_time_however_often_it_is_sent
                rooms_hands_and_what_the_machine_did_add_up_by_week
                members_are_counted_by_who_let_them_in_and_by_topics_of_open_rooms
                a_picture_reads_as_written_another_one_has_another_number_and_both_go_with_their_member;
            sms:
                of_many_messages_allowed_by_the_same_sums_one_is_reserved
                what_was_sent_and_which_ranges_are_closed_outlive_a_restart
                word_that_one_is_in_was_used_once_they_come_by
                an_invite_s_code_is_tried_five_times_spent_once_and_replaced_by_a_new_one;
            sign_in:
                of_many_changes_made_on_one_reading_one_is_written
                passkeys_read_back_and_belong_to_one_account
                an_address_has_one_account_and_the_one_before_is_found_until_it_lapses
                a_code_is_tried_five_times_and_spent_once_even_by_many_at_once
                recovery_codes_and_app_codes_work_once
                a_notice_reaches_every_session_but_its_own_and_a_proof_ends_with_its_session;
        }
    };
}
