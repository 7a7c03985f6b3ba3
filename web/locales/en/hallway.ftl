### The hallway and the sheet that starts a room.

hallway-loading = Looking for live rooms…
hallway-empty = No room is live at the moment. Start one, and bring somebody along.
hallway-invite = Invite somebody
kept = This server keeps nothing of what is said. Anyone present can record with another device.
seat-elsewhere = You are in a room on another device.
seat-fetch = Continue here
card-here = You are here
card-names-more = { $names } and { $more } more
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
room-title = Title
room-title-hint = What brings people in, up to 80 characters.
room-topic = Topic
room-topic-required = Topic (needed)
room-topic-hint = A word or two, if you like.
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
