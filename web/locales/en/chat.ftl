### Beside the voice: chat, reactions, pinned links, finding people in the room.

chat = Chat
chat-kept = Everybody here can read this. It is gone when the room ends.
chat-empty = Nobody has written anything yet.
chat-write = Write to everybody here
chat-send = Send
chat-is-off = Nobody writes in this room.
chat-stage-only = Only people on stage write here. You can read along.
chat-slow = Slow mode: one line every { $time }.
chat-wait = You can write again in { $time }.
chat-delete-who = Delete the line of { $handle }
policy-chat = Chat: who writes, and how often
chat-who = Who may write
chat-off = Nobody
chat-stage = People on stage
chat-everyone = Everybody here
slow-mode = Slow mode
slow-mode-hint = The least time between two lines of one person. Moderators do not wait.
slow-mode-off = Off

react = React
reaction-clap = Applause
reaction-heart = Heart
reaction-laugh = Laughter
reaction-wow = Wow
reaction-thumbs_up = Thumbs up
reaction-party = Hooray

pins = Pinned links
pin-new = Pin a link
pin-address = Address
pin-address-hint = Begins with https://. This server does not look at the page.
pin-title = What it is
unpin-what = Unpin { $title }

people-find = Find somebody here
people-find-hint = By handle or name.
people-found = { $count ->
    [0] Nobody here is called that.
    [one] One person found.
   *[other] { $count } people found.
  }
people-found-more = There are others. More letters find fewer.
people-on-stage = on stage
