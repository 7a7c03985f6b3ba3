### A room: stage, audience, hands, and what happens to one there.

joining = Joining…
joining-signal = Reaching the server
joining-room = Taking your seat
joining-sound = Connecting the sound
back-to-hallway = Back to the hallway, staying in the room
more = More
controls = Room controls
leave = Leave quietly
queue = Hands
people = People
stage = Stage
stated-note = What people do: as stated, not verified.
stage-empty = Nobody is on stage.
audience = Audience
audience-empty = Nobody is listening yet.
audience-more = { $count } more
show-more = Show more
mini-bar = The room you are in

room-open = Open room
room-closed = Closed, by link
room-locked = Locked
room-hands-off = Hands are off

tap-to-listen = Tap to listen
sound-connecting = Connecting the sound…
sound-fails = The sound does not come through. This network may block it (UDP); still trying. Another network, such as your phone’s, often helps.

badge-you = you
badge-bot = bot
badge-moderator = moderator
badge-mute-open = microphone open
badge-mute-by_self = muted
badge-mute-by_moderator = muted by a moderator
badge-away = connection lost, place held
badge-hand = hand raised
badge-speaking = speaking
nobody-speaking = Nobody is speaking.
speaking = Speaking: { $names }.

raise-hand = Raise hand
lower-hand = Lower hand
hand-place = { $place } of { $of }
hand-explain = The microphone is asked for now, so that you can speak the moment you are brought up.
hand-explain-silent = Nothing is sent before you are on stage and unmute yourself.
hand-explain-go = Ask for it and raise my hand
queue-empty = No hands are up.
accept-hand = Bring up
accept-hand-of = Bring up { $handle }
decline-hand = Decline
decline-hand-of = Decline { $handle }’s hand
asking-to-unmute = Asking to unmute
allow-unmute = Allow
allow-unmute-who = Allow { $handle } to unmute
invited-to-speak = Invited to speak

mute = Mute
unmute = Unmute
you-are-muted = You’re muted: nobody hears you.
muted-by-moderator = A moderator muted you.
ask-to-unmute = Ask to unmute
asked-to-unmute = Asked to unmute

invited-title = You’re invited to speak
invited-what = A moderator asks you on stage. You arrive muted and unmute when you are ready.
invited-join = Join muted
invited-decline = Decline
invited-seconds = Open for { NUMBER($seconds) } s

banned = Banned
let-back-in = Let back in
let-back-in-who = Let back in: { $handle }

profile-bot = A program, not a person.
profile-invited-by = Invited by { $handle }
profile-page = Their page
profile-since = Here since { $when }
act-step_down = Step down to the audience
act-mute_member = Mute
act-allow_unmute = Allow to unmute
act-move_to_audience = Move to audience
act-make_moderator = Make moderator
act-unmake_moderator = Take moderating back
act-accept_hand = Bring up
act-decline_hand = Decline hand
act-invite_to_speak = Invite to speak
act-remove = Remove from the room
act-ban = Ban from the room
confirm-remove = Remove { $handle } from the room? They may come back.
confirm-ban = Ban { $handle }? They may not come back until a moderator lets them in again.
confirm-unmake_moderator = Take moderating back from { $handle }? They stay on stage.

room-link = The room’s link
room-link-open = Every member can enter by this link.
room-link-closed = This link is the key to a closed room: whoever has it may enter.
invite-here = Invite somebody here
edit-room = Title, topic and policy
lock = Lock the room
unlock = Unlock the room
end-room = End the room
end-room-what = Everybody leaves, and the room is over. This cannot be taken back.

keys = Keyboard
keys-on = Use these keys
key-space-name = Space
key-m = Mute or unmute
key-space = Held: talk; let go: muted
key-h = Raise or lower your hand
key-q = The queue of hands
key-p = People
key-s = Say who is speaking
key-l = Leave quietly
key-help = These keys

network = Connection
network-label = Connection: { $bars }
network-1 = poor
network-2 = fair
network-3 = good
network-1-what = Poor: parts of what is said are missing.
network-2-what = Fair: now and then a gap.
network-3-what = Good.
network-measuring = Measuring…
network-round-trip = Round trip
network-loss = Packets lost
network-concealed = Sound filled in
network-jitter = Jitter
network-unknown = unknown
milliseconds = { $ms } ms

notice-on-stage = You’re on stage, muted. Unmute when you are ready.
notice-stepped-down = You’re in the audience.
notice-moved-to-audience = A moderator moved you to the audience.
notice-made-moderator = You’re a moderator now.
notice-unmade-moderator = You no longer moderate.
notice-muted-by-moderator = A moderator muted you.
notice-may-unmute = You may unmute now.
notice-hand-place = Your hand is up: { $place } of { $of }.
notice-hand-down = Your hand is down.
notice-invited = You’re invited to speak.
notice-invite-over = The invite to speak is over.
notice-locked = The room is locked: nobody new comes in.
notice-unlocked = The room is open to newcomers again.
notice-renamed = The room is now called { $title }.
notice-hands = { $waiting ->
    [one] One hand is up.
   *[other] { $waiting } hands are up.
  }
notice-asks-to-unmute = A speaker asks to unmute.

not-let-in = You can’t enter this room
out-removed = You were removed
out-removed-what = A moderator removed you from the room. You may come back if you keep to its ways.
out-banned = You were banned
out-banned-what = A moderator banned you from this room.
out-room_ended = The room is over
out-room_ended-what = It was ended. Nothing of it is kept.
out-seat_taken_over = You went on elsewhere
out-seat_taken_over-what = Your seat moved to another device or tab, or to another room. Here it is silent now.
out-signed_out = You were signed out
out-signed_out-what = This session was ended. Sign in again to come back.
out-connection_reset = The connection was reset
out-connection_reset-what = The server cut the sound to be on the safe side. You may come back in.
come-back-in = Come back in
take-seat-here = Continue here
