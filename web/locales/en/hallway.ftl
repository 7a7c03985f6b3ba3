### The hallway and the sheet that starts a room.

hallway-loading = Looking for live rooms…
hallway-empty = No room is live at the moment. Start one, and bring somebody along.
hallway-invite = Invite somebody
kept = This server keeps nothing of what is said. For seven days it remembers who was there, so that people can be introduced to each other. Anyone present can record with another device.
seat-elsewhere = You are in a room on another device.
seat-fetch = Continue here
card-here = You are here
card-speakers = { $count ->
    [0] Nobody on stage
    [one] 1 on stage
   *[other] { $count } on stage
  }
card-listeners = { $count ->
    [0] Nobody listening yet
    [one] 1 listening
   *[other] { $count } listening
  }
start-room = Start a room
start-room-go = Let’s go
room-for = This server carries at least { NUMBER($count) } more listeners now.
room-for-none = This server is full now: nobody more can listen.
room-for-unknown = How many more this server carries is not known right now.
room-title = Title
room-title-hint = What brings people in, up to 80 characters.
room-topic = Topic
room-topic-required = Topic (needed)
room-topic-hint = A word or two, if you like.
format = What kind of talk?
format-talk_and_questions = Talk and questions
format-talk_and_questions-what = A talk; then whoever asks, two minutes each.
format-panel = Panel
format-panel-what = A few talk; moderators pick from the hands.
format-round = Round
format-round-what = Everybody on stage in turn, two minutes each.
format-two_minutes = Two-minute talks
format-two_minutes-what = Whoever wants to, one after the other.
format-open_stage = Open stage
format-open_stage-what = Whoever wants to, for as long as they like.
format-own = One of your own.
order = Whose hand is next
order-first_come = First come
order-what-first_come = First come, first served.
order-fact-first_come = Hands: first come, first served
order-fair = Spoken least
order-what-fair = Whoever has not spoken yet comes first, then whoever has spoken least.
order-fact-fair = Hands: whoever has spoken least first
order-proven_first = Proven first
order-what-proven_first = Whoever has proved what they do comes before the others.
order-fact-proven_first = Hands: whoever has proved what they do first
order-pick = Moderators pick
order-what-pick = A moderator takes whom they want.
order-fact-pick = Hands: a moderator picks
order-field = Only proofs in this field count
order-what-field = Whoever has proved their work in { $field } comes before the others.
order-fact-field = Hands: whoever has proved work in { $field } first
replies = Replies
replies-what = One hand may reply to whoever speaks, and goes first. To each speaker one.
replies-what-queue = A reply to whoever speaks goes first.
replies-fact = Replies go first
policy-word = Order of hands, and time to speak
policy-turn = Time for a turn
turn-none = As long as one is let
turn-another = Another time
turn-seconds = Seconds
turn-seconds-hint = { NUMBER($least) } to { NUMBER($most) }.
turn-then-audience = Back to the audience after it
turn-then-audience-what = Whoever came up by a raised hand makes room for the next.
turn-fact = { $time } each
turn-fact-then-audience = { $time } each, then back to the audience
visibility = Who may come
visibility-open = Open
visibility-open-what = In the hallway; every member may enter.
visibility-closed = Closed
visibility-closed-what = In nobody’s hallway; whoever has the link may enter.
policy-hands = Who may raise a hand
hands-everyone = Everyone
hands-off = Nobody
policy-sizes = Sizes
policy-stage_size = Places on stage
policy-hands_max = Hands at once
policy-room_size = People in the room
policy-prompt = Prompt sound
policy-prompt-what = A large audience hears each word a moment sooner, for talk that goes to and fro with it. It costs the server more; when it is too busy, it goes without.
hallway-order = What decides the order
hallway-unordered = Your own order did not come: the fullest rooms are first.
card-over = Over by now
why-follow_topic = Because you follow { $topic }
why-follow_on_stage = { $count ->
    [one] { $handle }, whom you follow, is on stage
   *[other] { $count } people you follow are on stage, { $handle } among them
  }
why-inviter_on_stage = { $handle }, who invited you, is on stage
why-your_field = Somebody from your field is on stage
why-just_began = Just began
filter-topic = Topic
filter-all-topics = All topics
filter-language = Language spoken
filter-all-languages = All languages
filter-none = No live room fits.
filter-off = Show all rooms
room-language = Language spoken here
room-language-any = Not said
