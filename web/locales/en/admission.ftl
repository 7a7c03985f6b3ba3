### Who gets in: the form, the wait, and the owner's pages about both.

entry-may-skip = May be left empty.
entry-region = Region
entry-region-hint = Only if you want to say.
entry-region-none = Not said

wait-parts = What lets you in
wait-all = { $count ->
    [one] This is looked at:
   *[other] All of these:
  }
wait-at-least = { $count } of these { $of }:
part-met = Met:
part-missing = Missing:
wait-next-parts = Or what is missing above is met: you are let in at once then.
wait-next-organisation = Your organisation’s sign-on, or a code to your work mail, lets you in at once.
wait-prove = Prove where you work
wait-form = Your answers
wait-form-saved = Your answers are saved.
wait-refused = Not let in
wait-refused-what = The owner of this server said no on { $when }. Your handle stays yours.
appeal = Appeal
appeal-words = Why should the owner look again?
appeal-hint = One line. You can appeal once.
appeal-sent = You appealed on { $when }:
appeal-waits = The owner has not answered yet.
appeal-answered = The owner answered on { $when }.

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
own-decision-let_in = How you got in
own-decision-refused = What was decided
own-how-open = Everybody was let in when you registered.
own-how-criteria = You met the criteria, version { $version }.
own-how-owner = An owner of this server decided.
own-how-appeal = An owner of this server decided, on your appeal.
own-how-invite = By an invite of @{ $who }.
own-how-voucher = By @{ $who }, whom you had named.
own-how-organisation = By your organisation’s sign-on or mail.
own-how-first_start = By the first owner’s link.
own-decision-parts = What the criteria, version { $version }, said then

what-helps = What lets you in
what-helps-all = { $count ->
    [one] This is looked at:
   *[other] All of these are looked at:
  }
what-helps-at-least = { $count } of these { $of } have to be met:
what-helps-later = Once your handle is reserved you see which are met, and what you can do about the others.
what-helps-invite = An invite lets you in as well.
part-do-proofs = Prove what you do
part-do-vouches = Name a member who knows you
part-do-answers = Answer the questions
part-do-said = It looks at what you said you do and where.
part-do-waiting = Nothing to do: it comes with time.
part-do-quota = Nothing to do: a place comes free with time.

name = Your name
name-hint = May be left empty. Shown as stated, beside your handle.
name-hint-proven = May be left empty. Shown once a proof carries the same name; until then you go by your handle.
name-saved = Your name is saved.
name-proven = name proven
name-not-proven = name not proven
