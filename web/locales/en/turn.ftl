### Turns: who has the word, for how long, and the microphone that opens and closes with it.

turn = Turn
turn-of = { $handle } has the turn
turn-mine = It is your turn
turn-you = you
turn-nobody = The next one is not there yet
turn-then = Then: { $names }
turn-left = Time left:
turn-time-up = Time is up
turn-finish = Time is up: the last sentence
turn-live = Your microphone is open.
turn-muted = You’re muted: unmute to speak.
turn-done = I am done
turn-next = Next
turn-extend = One more minute
turn-soon = Fifteen seconds left.
turn-up = Time is up: finish your sentence.
round-start = Start a round
round-stop = Stop the round
by-turn = Open and close my microphone with my turn
by-turn-what = Open for your { $time }, then closed. You can mute yourself at any time.
device-bell = A soft bell shortly before my turn ends, and when it does

notice-on-stage-by-turn = You’re on stage. Your microphone opens with your turn.
notice-turn-open = Your turn: { $time }. Your microphone is open.
notice-turn-muted = Your turn: { $time }. Unmute to speak.
notice-turn-over = Your turn is over.
