### Coming into the house: welcome, invite, register, wait; and letting others in.

welcome-what = Live talk for people who know their field. Rooms on a topic, a stage and an audience, on a server of one’s own.
welcome-listen = Listen first.
welcome-listen-how = You come in silent. Everybody present is on the list; nobody listens unseen.
welcome-hand = Raise your hand
welcome-hand-how = when you have something to say.
welcome-stage = Come on stage,
welcome-stage-how = and be heard.
welcome-kept = Nothing that is said here is recorded by this server.
demo-enter = Come in as a visitor

join-title = Reserve your handle
join-what = Your handle is kept for you at once. A member’s invite, or the owner of this server, lets you in.
join-what-owner = Your handle is kept for you at once. The owner of this server lets you in.
join-what-open = Whoever registers here is a member at once. Your handle stays yours.
join-what-reviewed = Your handle is kept for you at once. The owner of this server reads what you write here, and decides.
join-what-organisation = This server is for one organisation: only its sign-on or its work mail lets in.
join-organisation-title = Come in with your organisation
join-come-in = Come in
join-reserve = Reserve a handle
have-account = Already have a handle?
no-account = New here?

handle = Handle
handle-hint = 3 to 20 letters a–z, digits and _. It stays yours.
password = Password
password-hint = At least 10 characters.
stated = What do you do?
stated-hint = One line. Shown beside your handle as stated, not verified.
field = Field of work

wait-title = @{ $handle } is yours
wait-reserved = Reserved.
wait-reserved-what = Nobody else can take @{ $handle }.
wait-stated = Stated.
wait-next = What is next
wait-next-invite = A member’s invite lets you in at once: open its link in this browser.
wait-next-owner = Or the owner of this server reads the waitlist and lets you in.
wait-opens-itself = Leave this page open: it opens the hallway by itself.
wait-connecting = Connecting…
wait-let-in = You are in. Welcome to the hallway.

invite-title-short = An invite to Jushou
invite-title = { $handle } invites you
owner-title = This server is yours
owner-what = Register here, and you own it: you see the waitlist and let people in.
invite-room = To this room:
invite-register = Come in with a handle of your own
invite-come-in = Come in
invite-accept = Come in as @{ $handle }
invite-already-in = You are in already.
enter-room = Go to the room
invite-expires = Good until { $when }.
invite-gone-title = This invite is gone
invite-gone = It was used, taken back, or too old. Ask for another, or reserve a handle and wait to be let in.
invite-gone-only = It was used, taken back, or is too old.
in-app-title = Open this in { $browser }
in-app-why = Browsers inside other apps often refuse the microphone. { $browser } lets you speak, too.
in-app-deaf = This browser cannot carry a room’s sound. { $browser } can.
in-app-open = Open in { $browser }
in-app-address = The address of this page

invites-what = { $left ->
    [0] You have no invites left. One that is taken back or expires unused returns to you.
    [one] You have one invite left. It lets in one person, and your name stays beside theirs.
   *[other] You have { $left } invites left. Each lets in one person, and your name stays beside theirs.
  }
invite-to-room = Where they land
invite-to-hallway = The hallway
invite-make = Make an invite
invite-made = Your invite
invite-made-once = Copy it now: the link is shown only this once.
invite-link = Invite link
invites-none = No invites made yet.
invite-open = Open
invite-accepted = Accepted by { $handle }
invite-revoked = Taken back
invite-expired = Expired unused
invite-made-at = Made { $when }
invite-revoke = Take back

waitlist-what = They keep a handle and wait. Whoever you let in is a member from then on.
waitlist-none = Nobody is waiting.
waitlist-since = since { $when }
waitlist-let-in = Let in
waitlist-let-in-who = Let in { $handle }
waitlist-done = { $handle } is in.
