### Rooms to come and rooms that were: the calendar, a scheduled room's page, the green room, recaps.

calendar = Calendar
later-today = Later today
coming-up = Coming up
calendar-whole = The whole calendar
calendar-own = Yours
calendar-own-none = Nothing yet. Say that you come to a room below, or schedule one of your own.
calendar-others = Also announced
calendar-others-none = Nobody has announced anything else.
calendar-more = Show more
filter-time = When
filter-time-any = Any time
filter-time-today = Today
filter-time-week = In the next seven days
filter-time-later = Later
filter-none-scheduled = Nothing that is announced fits.
day-near = { $near } · { $date }

schedule-room = Schedule a room
schedule-change = Change it
schedule-go = Announce it
schedule-begins = Begins
schedule-zone = Time zone
schedule-zone-hint = Whose clocks the hour above is on. Everybody else is shown their own.
schedule-length = Length
schedule-places = Places
schedule-policy = Kind of talk, who may come, and sizes
schedule-cancel = Cancel it
schedule-cancel-what = { $coming ->
    [0] Nobody else comes yet. The line-up is told.
    [one] One person comes. They are told, and so is the line-up.
   *[other] { $coming } people come. They are told, and so is the line-up.
  }
schedule-keep = Keep it
schedule-cancelled = Cancelled. Those who come are told.

lineup = On stage
lineup-hint = Invited beforehand. They say whether they come; in the green room they are on stage at once.
lineup-as = As
lineup-speaker = speaker
lineup-moderator = moderator
lineup-remove = Take { $handle } off the list
lineup-add = Add somebody
lineup-asked = has not said yet
lineup-declined = does not come

scheduled-room = Scheduled room
scheduled-their-hour = { $time } for @{ $handle } ({ $zone })
scheduled-coming = { $coming } of { $places } places taken
scheduled-state-green_room = Green room
scheduled-state-green_room-what = The stage is open for those who are invited on it. Everybody else comes in when it begins.
scheduled-state-live = Live
scheduled-state-live-what = It is on now.
scheduled-state-ended = Over
scheduled-state-ended-what = This room is over.
scheduled-state-lapsed = Did not take place
scheduled-state-lapsed-what = Nobody came to begin it within half an hour.
scheduled-state-cancelled = Cancelled
scheduled-state-cancelled-what = Whoever announced it has cancelled it.
scheduled-enter = Go in
scheduled-link = Link to this page
take-along = Take it along
to-calendar = Put it into my calendar

guest-asked = You are invited on stage
guest-coming = You come
guest-declined = You declined
guest-owner = Yours
guest-own = Do you come?
guest-changed = It was changed since you said that you come. Do you still?
guest-own-none = Say that you come, and a place is kept count of for you.
guest-own-coming = You come. See you there.
guest-own-asked = You are invited on stage, as { $role }.
guest-own-accepted = You come on stage, as { $role }.
guest-own-declined = You declined. You can still change your mind.
guest-come = I’ll come
guest-stay-away = I won’t come
guest-accept = Accept
guest-decline = Decline
guest-coming-said = Noted: you come.
guest-away-said = Noted: you do not come.
guest-letters = Write to me about it
guest-letters-what = A quarter of an hour before, when it begins, and when it is changed or cancelled. Needs a mail address in Settings.
guest-letters-on = You get letters about this room.
guest-letters-off = You get no letters about this room.
guest-reminded = You are reminded
guest-own-reminded = You are reminded before it begins. No place is counted for you.
guest-remind = Remind me
guest-remind-stop = Do not remind me
guest-remind-said = Noted: you are reminded.
guest-remind-stopped = Noted: you are not reminded.

green-room = Green room
green-room-what = Only the stage is here yet. The others come in at { $time }, or when a moderator begins.
green-room-late = It is past { $time }. It begins as soon as a moderator says so.
green-room-chat = Whoever comes in later can read the chat.
green-room-begin = Begin now
green-room-opens = You can come on stage from { $time }.
green-room-enter = To the green room
not-begun = This room has not begun yet. It opens at { $time }.
not-begun-page = What it is about
notice-began = It has begun: the audience is coming in.

recap = What is left of it
recap-left = Leaves title, times, who spoke, links, and questions answered in writing
recap-none = Leaves no recap
policy-recap = Leave a recap
policy-recap-what = For 30 days, whoever was there can look up its title, its times, who was on stage, its pinned links, and questions that nobody took and that are answered in writing. Nothing of what was said.
follow-up = Follow-up room
follow-up-what = Opens at once, with the same title, topic, language and rules.

past = Rooms I was in
past-what = Their titles, their times, who spoke, pinned links, and questions answered in writing, for 30 days. Nothing of what was said was kept.
past-none = None yet, or they left no recap.
past-spoke = On stage:

feed = In your calendar program
feed-what = A secret address that calendar programs follow: what you scheduled, come to, or are invited to.
feed-since = There is one since { $when }. It is not shown again.
feed-make = Make an address
feed-renew = Make a new one
feed-once = Copy it now: it is not shown again. Whoever has it can read your calendar; a new one makes it void.
