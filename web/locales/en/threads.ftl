### Introductions after a room, messages between two people, and blocking.

threads = Messages
threads-all = Conversations
threads-none = No conversations yet. You can write to people from their page; and after a room you can tick whom you would like to talk with again.
threads-new = { $count ->
    [one] 1 new
   *[other] { $count } new
  }
threads-back = Back to your messages
thread = Conversation
thread-gone = Somebody who is gone
thread-gone-what = They erased their account, and what they wrote is gone with it. What you wrote is still yours. Nobody reads here any more.
thread-introduced = You both wanted to talk. Say hello.
thread-begins = Write your first message to { $handle }.
thread-blocked = Blocked
thread-about = Contact details, blocking and reporting
thread-about-less = Block or report
thread-earlier = Show earlier messages
thread-log = What was said
thread-read = Read
thread-pending = On their way

requests = Requests
requests-what = People you do not follow, or who do not follow you, may ask with one message. If you decline, they are not told.
request-accept = Accept
request-accept-who = Accept the request from { $handle }
request-accepted = You and { $handle } can write to each other now.
request-decline = Decline
request-decline-who = Decline the request from { $handle }
request-declined = Declined. { $handle } is not told.
request-waits = Your request waits. Once { $handle } accepts it, you can write to each other. After thirty days it is gone.
request-asks = { $handle } would like to write to you. They do not see whether you have read this.
request-hint = { $handle } and you do not follow each other: you can send one message, and go on once { $handle } accepts it.

write-freely = Message
write-as_request = Ask with a message
write-waits = Your request waits
message-write-who = Message { $handle }
message = Message
message-send = Send
message-left = { NUMBER($left) } characters left
message-sending = Sending…
message-offline = No connection. It is sent as soon as there is one.
message-take-back = Do not send
message-you = You:
message-new = { $handle } wrote to you.

block = Block
block-who = Block { $handle }
block-what = They can no longer write to you or ask to, following you has no effect, and after a room you are not introduced. They are not told. You still meet in rooms.
block-done = { $handle } is blocked, and is not told.
unblock = Unblock
unblock-who = Unblock { $handle }
unblock-done = { $handle } is no longer blocked.
blocked-what = You have blocked { $handle }. What they write does not reach you.

thread-report = Report
thread-report-who = Report { $handle }
thread-report-what = The people who run this server will read the last 20 messages of this conversation, yours among them, and why you report it. They can read no other conversation. { $handle } is not told; if they are one of those who run this server, they do not see it.
thread-report-reason = Why do you report this?
thread-report-reason-spam = Advertising, or the same message to many
thread-report-reason-harassment = Insults, or they do not leave me alone
thread-report-reason-threat = Threats of violence
thread-report-reason-fraud = They want money or passwords by deceit
thread-report-reason-other = Something else
thread-report-reason-missing = Choose a reason.
thread-report-line = In your words, if you like
thread-report-line-hint = One line. Only the people who run this server read it.
thread-report-done = Reported. The people who run this server will look at it. { $handle } is not told.

contact-what = Add how you can be reached elsewhere. { $handle } sees it only once they have added theirs.
contact-once-both = { $handle } sees your line as soon as they have added theirs.
contact-both = You both added a line, and both see it.
contact-theirs = { $handle } can be reached here:
contact-own = How you can be reached
contact-hint = One line: an address, a number, a name elsewhere.
contact-add = Add
contact-added = Your line is saved.
contact-take-back = Take it back
contact-taken-back = Your line is taken back.

visited = Rooms you were in
visited-what = For seven days you can see who was there, and tick whom you would like to talk with again.
was-in = You were in “{ $title }”.
after = Who was there?
after-what = Tick whom you would like to talk with again. If they tick you as well within seven days, a conversation opens for the two of you. Otherwise nobody learns of it.
after-nobody = Nobody else was there with you.
met-on-stage = On stage
tick-both = { $handle } would like to talk with you, too.
