### Waves, pings into a room, rooms for two, and the picture of a room’s link.

calls = Who calls you
call-waved = { $handle } waves at you
wave-back = Open a room for two
call-pinged = { $handle } pings you into “{ $title }”
call-join = Join
call-room-for-two = Your room with { $handle } is open
call-enter = Enter
call-not-now = Not now

mutuals = Here now
mutuals-what = People you follow who follow you, too, and are here just now.
wave = Wave
wave-who = Wave at { $handle }
wave-done = You waved at { $handle }.
ping = Ping somebody in
ping-what = They see who pings them, and can join with one press.
ping-none = None of those whom you follow and who follow you, too, are here now.
ping-go = Ping
ping-who = Ping { $handle }
ping-done = You pinged { $handle }.

room-link-qr = QR code of the room’s link
