### What the server writes to people: letters by mail, short texts to phones, and what is pushed to devices.

letter-account-subject = { $house }: your account
letter-signed_in = Somebody signed in to your account on a device that was not signed in before.
letter-passkey_added = A passkey was added to your account.
letter-passkey_removed = A passkey was removed from your account.
letter-password_set = The password of your account was set.
letter-password_removed = The password of your account was removed.
letter-mail_set = The mail address of your account was changed. For 48 hours a code sent to the address before still signs you in, undoes the change and signs everybody else out.
letter-mail_removed = The mail address of your account was removed. For 48 hours a code sent to it still signs you in, puts it back and signs everybody else out.
letter-mail_undone = The change of your account’s mail address was undone, and all other sessions ended.
letter-app_set = An authenticator app was set up for your account.
letter-app_removed = The authenticator app was removed from your account.
letter-recovery_codes_made = New recovery codes were made for your account; the ones before are void.
letter-recovery_code_used = A recovery code of your account was used.
letter-device = Device: { $device }
letter-account-after = If that was you, there is nothing to do. If not: sign in to { $house }, open Settings, sign the other sessions out and change your ways in.

letter-proofs-subject = { $house }: your proofs
letter-proof_taken_back = The staff of { $house } have taken back what they confirmed about your work. Your badge shows it for fourteen more days. Why, and how to ask for another look: { $house }, Settings, My proofs.

letter-code-subject = { $house }: your code
letter-code = Your code for { $house }:
letter-code-after = It works once, for ten minutes, in the browser that asked for it. Nobody of { $house } will ever ask you for it. If you did not ask for it, do nothing.
letter-invite-code = Your code for the invite to { $house }:
letter-invite-code-after = It works once, as long as the invite does; the one before does not any more. Nobody of { $house } will ever ask you for it. If you did not ask for it, do nothing.

letter-one-time-subject = { $house }: your code to sign in
letter-one-time = { $house } has made you a code to sign in with:
letter-one-time-after = Open { $url }, choose “Recovery code” and type both in. It works once, within a week. Then add a passkey in Settings.

letter-test-subject = { $house }: a test letter
letter-test = Letters from { $house } reach you.
letter-test-after = An owner of that server asked for this one.

letter-invite-subject = @{ $by } invites you to { $house }
letter-invite = @{ $by } invites you to { $house }:
letter-invite-proof = Your code, which shows that this mailbox is yours:
letter-invite-after = The invite is for you alone and works once, within a week. If you do not want it, do nothing: you were not signed up for anything.

letter-lapse-subject = { $house }: @{ $handle } is about to lapse
letter-lapse = @{ $handle } is kept for you at { $house }, where you are on the waitlist. You have not been there for five months.
letter-lapse-keep = Sign in within { $days } days to keep it: { $url }
letter-lapse-after = After that somebody else may have it. Your place on the waitlist stays.

letter-room-invited-subject = { $house }: @{ $by } invites you on stage
letter-room-invited = @{ $by } has scheduled this room and invites you on its stage. Say on its page whether you come:
letter-room-changed-subject = { $house }: “{ $title }” was changed
letter-room-changed = @{ $by } has changed a room in your calendar. This is how it stands now:
letter-room-cancelled-subject = { $house }: “{ $title }” is cancelled
letter-room-cancelled = @{ $by } has cancelled this room:
letter-room-soon-subject = { $house }: “{ $title }” begins at { $clock } ({ $zone })
letter-room-soon = A room in your calendar begins in a quarter of an hour:
letter-room-began-subject = { $house }: “{ $title }” has begun
letter-room-began = A room in your calendar has begun:
letter-room-after = The page shows the hour of your own time zone. You get letters about this room because you come, asked to be reminded, or are invited on its stage; on its page you turn them off.
letter-hour = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }, { $clock } ({ $zone })

letter-digest-subject = { $house }: what you have not seen yet
letter-digest = What happened at { $house } that you have not looked at yet:
letter-end = No more letters like this one: { $url }

told-room_started = @{ $by } started a room
told-room_scheduled = @{ $by } scheduled a room
told-invited_on_stage = @{ $by } invites you on stage
told-room_soon = A room in your calendar begins soon
told-room_changed = A room in your calendar was changed
told-room_cancelled = A room in your calendar was cancelled
told-thread_request = @{ $by } would like to write to you
told-new_message = @{ $by } wrote to you
told-missed_wave = @{ $by } waved at you
told-missed_ping = @{ $by } called you into a room
told-followed = You have a new follower
told-followed_back = @{ $by } follows you back
told-vouched = @{ $by } vouched for you
told-circle_request = @{ $by } asks to join a circle that you moderate
told-invited_to_circle = @{ $by } invites you to a circle
told-let_into_circle = @{ $by } let you into a circle
told-question_answered = @{ $by } answered your question in writing
told-more = and { $count } more

text-invite = @{ $by } invites you to { $house }: { $link } Your code: { $code }
text-code = Your code for { $house }: { $code }. Nobody of { $house } will ever ask you for it.
text-let-in = You are in: { $house } has let you in. { $link }
text-room-card = A room that is live at { $house }: come in and listen, raise a hand, speak.
