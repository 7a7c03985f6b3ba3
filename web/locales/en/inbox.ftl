### The inbox: what happened to one; by which way one learns of it; pushes to devices; ending letters.

inbox = Inbox
inbox-none = Nothing yet. What people you follow start, invitations on stage, and whoever waved while you were away come here.
inbox-kept = Rows are kept for 30 days, the latest 200 of them. One person’s rooms never fill this page: what they start within an hour is one row.
inbox-fresh = New:
inbox-over = No longer open to you, or over.
happened-room_started = { $times ->
    [1] @{ $by } started a room
   *[other] @{ $by } started or announced { $times } rooms; this is the latest
  }
happened-room_scheduled = { $times ->
    [1] @{ $by } scheduled a room
   *[other] @{ $by } started or announced { $times } rooms; this is the latest
  }
happened-invited_on_stage = @{ $by } invites you on stage
happened-room_soon = A room in your calendar begins soon
happened-room_changed = A room in your calendar was changed
happened-room_cancelled = A room in your calendar was cancelled
happened-thread_request = @{ $by } would like to write to you
happened-new_message = { $times ->
    [1] @{ $by } wrote to you
   *[other] @{ $by } sent you { $times } messages
  }
happened-missed_wave = { $times ->
    [1] @{ $by } waved at you
   *[other] @{ $by } waved at you { $times } times
  }
happened-missed_ping = { $times ->
    [1] @{ $by } called you into a room
   *[other] @{ $by } called you into a room { $times } times
  }
happened-followed = { $times ->
    [1] You have a new follower
   *[other] You have { $times } new followers
  }
happened-followed_back = @{ $by } follows you back
happened-vouched = { $times ->
    [1] @{ $by } vouched for you
   *[other] { $times } members vouched for you, @{ $by } last
  }
happened-circle_request = { $times ->
    [1] @{ $by } asks to join a circle that you moderate
   *[other] { $times } requests to join a circle that you moderate, the latest by @{ $by }
  }
happened-invited_to_circle = @{ $by } invites you to a circle
happened-let_into_circle = @{ $by } let you into a circle
happened-question_answered = @{ $by } answered your question in writing

wishes = Notices
wishes-open = What reaches you, and how
wishes-what = What you want to hear of, how, and when it should be quiet.
wishes-back = Back to settings
wishes-saved = Saved. It holds from the next notice on.
wishes-kinds = What you hear of
wishes-kinds-what = Everything but what is off stands in your inbox. What is pushed also shows on the devices above.
wish-room_started = Somebody you follow starts a room
wish-room_scheduled = Somebody you follow schedules a room
wish-invited_on_stage = You are invited on stage
wish-room_soon = A room in your calendar begins soon
wish-room_changed = A room in your calendar is changed or cancelled
wish-thread_request = Somebody asks to write to you
wish-new_message = A message while you were away
wish-missed_wave = A wave while you were away
wish-missed_ping = A call into a room while you were away
wish-followed = You have a new follower
wish-followed_back = Somebody you follow follows you back
wish-vouched = Somebody vouches for you
wish-circle_request = Somebody asks to join a circle that you moderate
wish-invited_to_circle = You are invited to a circle
wish-let_into_circle = You are let into a circle that you asked to join
wish-question_answered = Your question is answered in writing
way-push = Inbox and devices
way-inbox = Inbox only
way-off = Off

quiet = Quiet hours
quiet-on = Nothing is pushed at night
quiet-what = What can wait is pushed when they are over. What is over by then stays in your inbox.
quiet-from = From
quiet-to = Until
quiet-same = Quiet hours need an end that is not their beginning.
wishes-clocks = By the clocks of this browser: { $zone }.
wishes-clocks-before = Until you save, those of { $zone } count.

letters = Letters by e-mail
letters-no-mail = No letter reaches you now: this server writes none, or you have given it no address.
letters-to-settings = Add a mail address in Settings
digest = A letter with what you have not seen
digest-hint = At eight in the morning, and only if there is something.
digest-off = Never
digest-daily = Every day
digest-weekly = On Mondays
room-letters = Letters about scheduled rooms
room-letters-what = Of those that you come to or are invited to. On the page of a room you choose for that one.

push = On your devices
push-on = What you choose below is pushed to this browser.
push-off = Nothing is pushed to this browser yet. When you switch it on, the browser asks you once.
push-denied = This browser was told not to show notices of this site. Allow them in its settings for this site, then load the page again.
push-home_screen = On an iPhone or iPad, notices come only to an app on the home screen. Open the share menu, choose “Add to Home Screen”, open the app from there, and come back to this page.
push-browser = This browser cannot be pushed to. A full browser such as Firefox, Chrome, Edge or Safari can, outside of private windows.
push-server = This server does not push to devices.
push-turn-on = Push to this browser
push-failed = The push service of this browser gave no answer. Some networks block it; try again on another one.
push-instead = What reaches you all the same:
push-instead-letters = A letter by e-mail
push-instead-calendar = Your calendar program
push-devices = Browsers that are pushed to
push-since = Since { $when }
push-remove = Remove
push-removed = Nothing is pushed there any more.

end-letters = No more of these letters?
end-letters-do = End these letters
end-letters-done = These letters have ended
end-letters-again = You can turn them on again once you are signed in:
end-letters-none-title = This link ends no letters
end-letters-none = It is incomplete, or its account is gone. Copy the whole address from the letter. Signed in, you choose your letters yourself.
letters-what-digest = This ends the letters that sum up what you have not seen. Your inbox stays as it is.
letters-what-rooms = This ends all letters about scheduled rooms: invitations on stage, reminders and changes. Your calendar stays as it is.
letters-ended-digest = You get no more letters that sum up what you have not seen.
letters-ended-rooms = You get no more letters about scheduled rooms.
