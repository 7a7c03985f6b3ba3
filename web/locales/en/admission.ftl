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
