### What owners alone read: fetched with their pages.

admin-pages = Who gets in
admission = Admission
criteria = Criteria
decisions = Decisions

waitlist-filters = Show only
waitlist-any = All
waitlist-part = Met or missing
waitlist-from = Registered since
waitlist-whom = Decided
waitlist-undecided = Not refused
waitlist-refused = Refused
waitlist-none-fits = Nobody fits.
waitlist-refuse = Refuse
waitlist-refuse-who = Refuse { $handle }
waitlist-refused-done = { $handle } is refused, is told, and may appeal.
appeals = Appeals
appeal-answer-words = Your answer, if you want to give one
appeal-keep = Stay with no
appeal-keep-who = Stay with no for { $handle }
appeal-kept = { $handle } has your answer.

admission-what = What you save holds at once, for everybody who comes from now on. Nobody who is in goes out.
admission-saved = Saved, and in force.
mode = Who gets in without anybody’s word
mode-open = Open
mode-open-what = Whoever registers is a member.
mode-invite = Invite
mode-invite-what = Applicants wait for an invite, or for you.
mode-waitlist = Waitlist
mode-waitlist-what = The criteria in force decide, at registering and later. Without criteria, you do.
mode-reviewed = Reviewed
mode-reviewed-what = You read each form and decide.
mode-organisation = Organisation
mode-organisation-what = Only by the organisation’s sign-on or work mail.
admission-invites = An invite lets in, whatever the mode
admission-link-invites = Invites may be links that work for whoever holds them
admission-members-let-in = Members may let in applicants who named them
names = Names
names-as_stated = As people state them
names-as_stated-what = The form asks for a name. It is shown as stated.
names-proven = Only proven ones
names-proven-what = A name is shown once a proof carries the same: the organisation’s sign-on, or a staff review. Until then there is the handle, and “name not proven”.
names-pseudonym = None: pseudonyms
names-pseudonym-what = The form asks for no name, and none is shown. Everybody goes by their handle.
admission-form = The form
admission-region = Ask for the region (may be left empty)
question-number = Question { $number }
question-words = Question
question-key = Short name
question-key-hint = a–z, digits and _; a letter first. Expressions use it.
question-required = Must be answered
question-add = Add a question
question-remove = Remove this question

criteria-what = Your written rule for who gets in from the waitlist. Applicants read the words, the server reads the expressions. Saving makes a new version; nothing changes until you put it in force.
criteria-none-in-force = No criteria are in force.
criteria-in-force = Version { $version } is in force.
criteria-name = Name
criteria-need = Needed
criteria-need-all = All parts
criteria-need-at-least = { $count ->
    [one] At least one part
   *[other] At least { $count } parts
  }
part-number = Part { $number }
part-words = In plain words
part-words-hint = What the applicant reads, met or missing.
part-expression = Expression
part-key = Short name
part-monotone = One more proof, vouch or day never unmakes it (tried out when you save)
part-add = Add a part
part-remove = Remove this part
criteria-facts = What expressions can look at
criteria-facts-what = The Common Expression Language: && || ! == < in, and on lists exists, all, filter, map and size.
criteria-save = Save as a new version
criteria-saved = Version { $version } is saved. It is not in force yet.
criteria-in-force-now = Version { $version } is in force. Those who wait are looked at now.
criteria-none-now = No criteria are in force now.
criteria-versions = Versions
criteria-version = Version { $version }
criteria-is-in-force = in force
criteria-written = Written by { $who }, { $when }
criteria-put = put in force by { $who }, { $when }
criteria-edit = Edit from here
criteria-edit-which = Edit from here: version { $version }
criteria-put-in-force = Put in force
criteria-put-which = Put in force: version { $version }
criteria-take-out = Take out of force

criteria-why-bad_text = Write one line that is not too long, for the name and for each part.
criteria-why-bad_key = A short name is made of a–z, digits and _, a letter first.
criteria-why-no_parts = A rule has at least one part.
criteria-why-too_many_parts = A rule has at most 16 parts.
criteria-why-same_key = Two parts have one short name.
criteria-why-need = It cannot need more parts than there are.
criteria-why-empty = The expression is empty.
criteria-why-too_long = The expression is too long.
criteria-why-too_deep = The expression is nested too deep.
criteria-why-syntax = The expression does not read. Is a bracket or a quote missing?
criteria-why-unknown_name = “{ $word }” stands for nothing here.
criteria-why-unknown_field = There is no “{ $word }” in that.
criteria-why-unknown_function = There is no function “{ $word }”.
criteria-why-wrong_type = “{ $word }” does not go with what it is given.
criteria-why-not_yes_or_no = The whole must be a yes or a no.
criteria-why-unknown_answer = The form does not ask “{ $word }”.
criteria-why-not_monotone_proof = One more proof can unmake this.
criteria-why-not_monotone_vouch = One more vouch can unmake this.
criteria-why-not_monotone_waiting = Waiting longer can unmake this.

dry-run = Dry run
dry-run-title = { $applicants } applicants, { $ms } ms
dry-run-said = { $enters } would get in, { $no_longer } would no longer.
dry-run-enters = Would get in
dry-run-no-longer = Would no longer
dry-run-members = Members who would not
dry-run-first = First among them:
dry-run-first-no-longer = First who would no longer:
dry-run-voucher = Vouched for by
dry-run-nobody = Nobody
dry-run-nothing-changed = Nothing was changed. Members stay members.

decisions-what = Who or what let somebody in or refused them, by which version. Each keeps what was looked at, and replays.
decisions-none = Nothing was decided yet.
decisions-csv = As CSV
decisions-jsonl = As JSON lines
decisions-parts = Criteria { $version }: met { $met }; missing { $missing }
outcome-let_in = let in
outcome-refused = refused
how-open = Everybody was let in then.
how-criteria = By criteria, version { $version }.
how-owner = By { $who }.
how-appeal = By { $who }, on appeal.

texts = Text messages
texts-today = { $sent ->
    [one] One message
   *[other] { $sent } messages
  } in the last 24 hours: { $spent } of at most { $cap } spent.
texts-failing = The last message was not taken by the gateway. The log says why.
texts-spent = Nothing more is sent until some of it is a day old.
texts-ranges = By numbers that begin alike
texts-range = { $sent } sent, { $used } used, { $spent } of { $cap }
texts-closed = Closed until { $when }: hardly anybody used what was sent there.
texts-what = Only people a member invited by number, or whom you let in and who answered a question with the key “phone”, are written to.
how-invite = By an invite of { $who }.
how-voucher = By { $who }, whom they had named.
how-organisation = By the organisation’s sign-on or work mail.
how-first_start = By the first owner’s link.
decisions-filters = Show only
decisions-handle = About this handle
decisions-outcome = What came of it
decisions-how = By what
decisions-how-open = Open door
decisions-how-criteria = Criteria
decisions-how-owner = An owner
decisions-how-appeal = An appeal
decisions-how-invite = An invite
decisions-how-voucher = A member who was named
decisions-how-organisation = The organisation
decisions-how-first_start = The first owner’s link
decisions-none-fits = No decision fits.
decision-look = What was looked at
decision-title = { $handle }: { $outcome ->
    [let_in] let in
   *[refused] refused
  }
decision-back = All decisions
decision-mode = Admission, version { $version }
decision-criteria = Criteria, version { $version }: { $name }
decision-no-criteria = No criteria were in force.
decision-facts = What was known then
decision-replays = Evaluated again now, the same version says the same.
decision-differs = Evaluated again now, the same version says something else. What is stored was changed.
decision-waited = Waited
decision-waited-days = { $days ->
    [one] one day
   *[other] { $days } days
  }
decision-vouches = Vouches
decision-lately = Let in in the 30 days before
decision-lately-counts = { $all } in all, { $field } of the field, { $region } of the region
decision-none = None
decision-vouch = { $field }, a member for { $days } days{ $good ->
    [yes] {""}
   *[no] , frozen
  }

thread-reports = Reported conversations
thread-reports-what = What members reported of their private conversations: at most the last 20 messages up to the report. You can read no other conversation, and no report of one that is your own.
thread-reports-none = No report is waiting.
thread-report-by = { $by } reports { $about }
thread-report-messages = { $count ->
    [one] Read the last message
   *[other] Read the last { $count } messages
  }
thread-report-no-messages = Nobody had written anything yet.
thread-report-settle = Settled
thread-report-settle-who = Settled: { $by } reports { $about }
thread-report-settled = The report is settled.

report = Report
report-what = How this house is used, in counts. A count of fewer than five people is not told.
report-few = fewer than 5
report-span = Show
report-span-weeks = { $count ->
    [one] The last week
   *[other] The last { $count } weeks
}
report-empty = There is nothing to count yet. Rooms, hours and hands are counted from the first room on.
report-weeks = Week by week
report-week = Week of
report-so-far = { $day }, so far
report-table = As a table
report-file = Take along as CSV
report-file-of = Take along as CSV: { $table }
report-rooms = Rooms
report-members = Members
report-new = New
report-returning = Returning
report-listened = Listener-hours
report-hands = Hands
report-share = Share of hands served
report-wait = Median wait of a hand
report-wait-more = more than an hour
report-sent = Sound sent
report-cores = Core-hours
report-cohorts = Who comes back
report-cohorts-what = Of the members who were let in in one week: how many came to a room in that week, and in each week after it.
report-cohorts-none = Nobody was let in during these weeks.
report-let-in-week = Let in in the week of
report-same-week = Same week
report-weeks-later = { $count ->
    [one] A week later
   *[other] { $count } weeks later
}
report-inviters = By who let them in
report-inviters-what = Members let in by somebody’s invite or word in these weeks, and how many of them came to a room in the last seven days.
report-inviters-none = Nobody let anybody in during these weeks.
report-inviter = By
report-let-in = Let in
report-came = Came lately
report-others = All others together
report-gone = Somebody who is gone
report-topics = By topic
report-topics-what = Open rooms of the last seven days. Topics of fewer than five people are left out, and closed rooms are not looked at.
report-topics-none = No topic had five people in the last seven days.
report-topic = Topic
report-costs = What it costs
report-costs-what = What was used in these weeks, by your prices. Every owner of this server sees them.
report-cost-total = Together
report-cost-room = Per room
report-cost-hour = Per listener-hour
report-cost-weeks = { $count ->
    [one] Of the one week in which five members or more came to a room.
   *[other] Of the { $count } weeks in which five members or more came to a room.
}
report-cost-none = There is no week yet in which five members or more came to a room.
report-currency = Currency
report-currency-hint = Three letters, such as EUR or CNY.
report-price-gigabyte = A gigabyte of sound sent
report-price-core = An hour of one processor core
report-price-listener = An hour that somebody spends in a room
report-price-listener-hint = Zero, if nothing is charged for it.
report-price-wrong = A price is a number from 0 to 1,000.
report-prices-saved = The prices are saved.

set-up-what = A few first steps. Each can be changed later; none is needed.
set-up-done = Done
set-up-saved = Saved.
set-up-look = Name, colour, logo
set-up-name = Name of the house
set-up-name-hint = Newcomers see it above the door.
set-up-seal = Colour of buttons and links
set-up-logo = Logo
set-up-logo-hint = PNG, JPEG or WebP, square, at most 40 kB.
set-up-logo-remove = Take the logo away
seal-vermilion = Vermilion
seal-indigo = Indigo
seal-plum = Plum
seal-teal = Teal
seal-bronze = Bronze
seal-ink = Ink

set-up-of = Step { $step } of { $of }:
set-up-who = Who may enter
set-up-mail = How mail is sent
set-up-save = Save and go on
set-up-skip-step = Skip this step

who-legend = How does somebody become a member here?
who-as-is = As it is now: { $mode }.
who-like = As { $names } does it.
who-clubhouse = By a member’s word
who-clubhouse-what = A handle waits. A member whom the applicant names lets them in, or makes out an invite to one address, phone number or account.
who-fam = By invite
who-fam-what = A handle waits. An invite may also be a link for whoever holds it, and members let in who named them.
who-mitalk = By invite, for one profession
who-mitalk-what = The form asks for the profession. The account is kept until a member invites it.
who-capital-coffee = You read and decide
who-capital-coffee-what = The form asks for name, phone and occupation. You read each, and let in or refuse.
who-meetclub = Only your organisation
who-meetclub-what = Its sign-on or its work mail lets in, and nobody invites. Until its provider, or mail_domains, stands under [sign_on] in the configuration, nobody new comes in.
who-kan-kan = Everybody
who-kan-kan-what = Whoever registers is a member at once.
who-dizhua = Everybody
who-dizhua-what = Whoever registers is a member at once.
who-duihuaba = Everybody
who-duihuaba-what = Whoever registers is a member at once.
who-spaces = Everybody
who-spaces-what = Whoever registers is a member at once.
who-more = This says who may enter. What such a server does besides, with rooms or sign-on, stands in its configuration, under [server]:
who-parts = Choose every part yourself

mail-on = Letters go out by { $host }, port { $port }, from { $from }.
mail-off = No letters go out yet. Codes to sign in with and notices about an account need them.
mail-write = What to write into the configuration
mail-write-anew = Change it in the configuration
mail-write-what = Sign-in codes travel by mail, so it is set where only the operator writes: in jushou.toml. Then start the server again, and send a test letter from here.
mail-host = SMTP server
mail-port = Port
mail-tls = Protection
mail-tls-starttls = STARTTLS
mail-tls-tls = TLS
mail-tls-none = None: only on this machine or a network of your own
mail-from = From
mail-from-hint = An address, or Name <address>.
mail-user = User
mail-user-hint = May be left empty where the server asks for none.
mail-toml = Lines for jushou.toml
mail-password = The password goes into the environment, as
mail-test-to = Your mail address
mail-test = Send me a test letter
mail-outcome-taken = The letter is on its way: the mail server took it.
mail-outcome-off = No letters go out: no mail server is set.
mail-outcome-unreached = { $host } does not answer at port { $port }. Is the name right, and is the port open?
mail-outcome-tls = No secure connection to { $host }: the certificate does not fit, or port { $port } wants another protection.
mail-outcome-login = { $host } does not take the user and the password ({ $code }).
mail-outcome-refused = { $host } refuses the letter ({ $code }): the sender’s or your address is not taken.
mail-outcome-refused_for_now = { $host } does not take the letter now ({ $code }). Try again in a few minutes.
mail-outcome-no_answer = { $host } was reached, and then said nothing in time.

hit-frozen-short = frozen
hit-removed-short = back on the waitlist
appeal-denied-short = appeal denied
appeal-lift = Lift
appeal-lift-who = Lift it for { $handle }
appeal-deny = Deny
appeal-deny-who = Deny { $handle }’s appeal
appeal-lifted = It is lifted.
appeal-left = The appeal is denied.
hits = Frozen and removed

tree = Vouch tree
tree-about = Who let whom in. Whoever stands at the root was let in by an owner.
tree-find = Find a handle
tree-any-field = Every field
tree-export = Take along as CSV
tree-none = Nobody fits.
tree-owner = owner
tree-under = { $count } below
tree-act-freeze = Freeze
tree-act-remove = Remove
tree-freeze-who = Freeze { $handle } and everybody below
tree-remove-who = Remove { $handle } and everybody below
tree-what-freeze = They stay members, but invite, vouch and open rooms no more. Their open invites are taken back.
tree-what-remove = They go back to the waitlist and are signed out everywhere. Their open invites are taken back.
tree-hit = { $count ->
    [one] One person is hit
   *[other] { $count } people are hit
  }
tree-appeal = Each of them may appeal once.
tree-done-freeze = { $count ->
    [one] One person is frozen.
   *[other] { $count } people are frozen.
  }
tree-done-remove = { $count ->
    [one] One person is back on the waitlist.
   *[other] { $count } people are back on the waitlist.
  }

bulk = Invite a list
bulk-what = One link for each address, good for that address alone. This server sends no mail here: you get the links and send them.
bulk-what-mailed = One link for each address, good for that address alone. Each is mailed with a code; you get the links as well.
bulk-mailed = mailed
bulk-list = The list
bulk-list-hint = CSV, up to 500 lines: name, address, note, room. Only the address is needed.
bulk-check = Look through it first
bulk-make = { $count ->
    [one] Make one invite
   *[other] Make { $count } invites
  }
bulk-good = { $count ->
    [0] No line is good.
    [one] One line is good.
   *[other] { $count } lines are good.
  }
bulk-refused = { $count ->
    [one] One line is refused
   *[other] { $count } lines are refused
  }
bulk-line = Line { $line }:
bulk-done = { $count ->
    [one] One invite is made
   *[other] { $count } invites are made
  }
bulk-once = Save the links now: they are shown only this once.
bulk-save = Save as CSV
line-no_address = no address.
line-bad_address = that is no e-mail address.
line-twice = this address stands further up already.
line-bad_note = the note is too long, or has characters that do not show.
line-no_such_room = there is no such open room.
line-too_many_lines = the list is too long.
line-no_invites_left = no invites are left.

reviews-what = They ask you to look at what they do. Say yes to what you saw, which may be less than they ask for.
reviews-none = Nobody asks.
review-of = Review of { $handle }
review-grant = I saw this
review-grant-who = I saw this of { $handle }
review-decline = Not proved
review-decline-who = Not proved by { $handle }
review-said-yes = { $handle } is verified.
review-said-no = { $handle } was told no.
