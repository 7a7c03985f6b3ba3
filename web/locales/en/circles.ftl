### Circles: members who belong together, and have rooms that nobody else enters.

circles = Circles
circles-what = Members who belong together, and have rooms that nobody else sees or enters.
circles-own = Yours
circles-own-none = You belong to none yet. Join one below, or make one of your own.
circles-all = All that can be found
circles-find = Find a circle
circles-find-hint = How a word of its name, or a topic, begins.
circles-found = { $count ->
    [0] No circle is called that.
    [one] 1 circle found
   *[other] { $count } circles found
  }
circles-none = Nobody has made one that can be found.
circle-members = { $count ->
    [one] 1 member
   *[other] { $count } members
  }
circle-owner = It belongs to
circle-own = You and this circle
circle-own-owner = Yours
circle-own-moderator = You moderate it
circle-own-member = You belong to it
circle-own-asked = You asked to join
circle-own-invited = You are invited
circle-own-declined = You were not let in
circle-own-removed = You were put out
in-circle = In { $name }

circle-make = Make a circle
circle-made = { $name } is there. Bring somebody in.
circle-change = Change it
circle-name = Name
circle-description = What it is for, in one line
circle-entry = Who gets in
circle-entry-open = Open
circle-entry-open-what = Every member can join.
circle-entry-approval = By approval
circle-entry-approval-what = Members ask to join; a moderator lets them in.
circle-entry-invite = By invite
circle-entry-invite-what = Moderators invite. Nobody else sees that there is such a circle.
circle-rules = Rules
circle-rules-hint = Shown to everybody before they join: whoever joins agrees to them.
circle-rules-change-hint = If you change them, everybody is asked to agree anew.
circle-topics-hint = At most { $most }, with commas between them. The circle is found by them, too.

circle-join = Join
circle-joined = You belong to { $name } now.
circle-ask = Ask to join
circle-asked = Noted: you asked to join { $name }.
circle-asked-what = You asked to join. A moderator decides.
circle-agrees = By joining you agree to the rules above.
circle-rules-new = The rules were changed since you agreed to them.
circle-agree = I agree
circle-agreed = Noted: you agree to the rules.
circle-take-back = Take it back
circle-taken-back = Taken back: you do not ask to join any more.
circle-invite-declined = Declined.
circle-declined-what = You were not let in. You can ask again from { $when }.
circle-removed-what = A moderator put you out. Only an invite brings you back.
circle-leave = Leave the circle
circle-leave-open = You are out of its rooms at once. You can join again whenever you like.
circle-leave-approval = You are out of its rooms at once. To come back you ask to join again.
circle-leave-invite = You are out of its rooms at once. To come back you need an invite.
circle-left = You left { $name }.

circle-rooms = Its rooms
circle-rooms-none = Nothing is live or announced here.
circle-people = Who belongs to it
circle-people-find = Find somebody in it
circle-role-moderator = moderates
circle-role-owner = owner
circle-act = Change
circle-act-who = Change what { $handle } may do
circle-make-moderator = Make moderator
circle-now-moderator = { $handle } moderates the circle now.
circle-make-member = Take moderating back
circle-now-member = { $handle } does not moderate the circle any more.
circle-hand-over = Hand the circle over
circle-hand-over-what = The circle is { $handle }’s then, and you moderate it. Only { $handle } can give it back.
circle-handed-over = The circle is { $handle }’s now.
circle-put-out = Put out
circle-put-out-what = { $handle } is out of the circle and out of its live rooms at once, and comes back by invite alone.
circle-put-out-done = { $handle } is out.
circle-waiting = Who would like in
circle-waiting-none = Nobody has asked, and no invite is open.
circle-waits-asked = asks to join
circle-waits-invited = is invited
circle-let-in = Let in
circle-let-in-done = { $handle } belongs to the circle now.
circle-declined-done = { $handle } is not let in.
circle-uninvited-done = { $handle } is not invited any more.
circle-invite-handle = Handle of whom you would like to invite
circle-invite = Invite
circle-invite-who = Invite { $handle } to a circle
circle-invited = { $handle } is invited.
circle-dissolve = Dissolve the circle
circle-dissolve-what = { $name } is gone then, for everybody. Whoever is in one of its rooms is out, and what it announced is cancelled.
circle-dissolved = { $name } is dissolved.

room-circle = For whom
room-circle-none = For all members
room-circle-hint = Only members of the circle see this room and enter it.
visibility-open-circle = In the hallway of everybody in the circle; every one of them may enter.
visibility-closed-circle = In nobody’s hallway; whoever is in the circle and has the link may enter.
room-link-circle = Everybody in the circle can enter by this link, and nobody else.
filter-circle = Circle
filter-all-circles = All rooms
