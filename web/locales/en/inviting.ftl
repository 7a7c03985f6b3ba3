### Inviting: budgets, vouches, the tree and what is done to it, handles that change hands.

invite-mail = The e-mail address this invite was sent to
invite-mail-hint = The invite is for that address alone. This server sends no mail, so it takes your word for it. Only a scrambled form of it is kept.
invite-for-account = This invite is for one account alone: sign in as whoever it was made for.
invite-for = Whom it is for
invite-for-hint = An invite for somebody is void for anybody else, so it cannot be sold or passed on.
invite-for-anybody = Whoever has the link
invite-for-handle = Somebody on the waitlist
invite-for-mail = One e-mail address
invite-their-handle = Their handle
invite-their-mail = Their e-mail address
invite-their-mail-hint = Only a scrambled form of it is kept. Send them the link yourself.
invite-their-mail-sent = The link and a code go there by mail. Only a scrambled form of the address is kept.
invite-for-phone = One phone number
invite-their-phone = Their phone number
invite-their-phone-hint = With its country: +49 160 … The link and a code go there by text. Only a scrambled form of the number is kept.
invite-told-mail = A letter with the link and a code is on its way. The link alone lets nobody in.
invite-told-text = A text message with the link and a code is on its way, unless that number had enough of them today. The link alone lets nobody in.
invite-for-number = This invite is for one phone number alone.
invite-code = The code that came with the link
invite-code-mail = 8 digits, in the letter: it shows that the invite is yours.
invite-code-phone = 8 digits, in the text message: it shows that the invite is yours.
invite-code-missing = Type in the code that came with the link: without it the invite is nobody’s.
invite-code-again = No code, or it does not work any more?
invite-code-number = Your phone number
invite-code-number-hint = The one the invite was sent to, with its country: +49 160 …
invite-code-address = Your e-mail address
invite-code-address-hint = The one the invite was sent to.
invite-code-send = Send me another code
invite-code-sent = If the invite was sent there, a code is on its way. It can take a minute; the codes before it then no longer work.
invite-note = A few words
invite-note-hint = Shown with the invite, up to 280 characters.
invite-meant-for = for @{ $handle }
invite-meant-for-address = for one address
invite-meant-for-number = for one phone number
budget-why = Why it is this many
budget-base = What everybody starts with
budget-stayed = Let in by you and still here after { $days } days
budget-hosted = Let in by you and opened a room that others took part in
budget-own-rooms = Rooms you opened that others took part in, at most 3
budget-upheld = Reports about them that were upheld, { $costs } each
budget-open = Open now
budget-accepted = Accepted
budget-left = Left, at most { $most } at once and a few a day
budget-back = An invite that is taken back or expires unused returns to you.

vouches = Who named you
vouches-what = People on the waitlist who say you know them. Your word helps them in; it counts in your own field, and your name stays beside it.
vouches-left = { $left ->
    [0] You have given all the words you have for this week.
    [one] You can give your word once more this week.
   *[other] You can give your word { $left } more times this week.
  }
vouches-none = Nobody on the waitlist has named you.
vouch = Vouch
vouch-who = Vouch for { $handle }
vouch-given = you vouched
vouch-other-field = another field than yours
vouch-done = Your word for { $handle } is given.
vouch-withdraw = Take back
vouch-withdraw-who = Take back your word for { $handle }
vouch-withdrawn = Your word is taken back.
vouch-let-in = Let in
vouch-let-in-who = Let in { $handle }, for one of your invites
vouch-by-handle = Somebody else you know
vouch-by-handle-hint = Somebody in your field who waits, by their handle.
vouch-nobody = Nobody with that handle waits in your field.

named = Members who know you
named-what = Name members who know you and your work. They see it, and can give their word or let you in.
named-handle = A member’s handle
named-left = { $left ->
    [one] You can name one more.
   *[other] You can name { $left } more.
  }
named-add = Name them
named-done = { $handle } is told.
named-nobody = No member has that handle.
named-vouched = gave their word
named-waits = has not said anything yet
named-drop = Take back
named-drop-who = Take back naming { $handle }
handle-kept-until = Your handle is kept until { $when }, and longer each time you come by.

hit-frozen = An owner has frozen your invites
hit-frozen-what = You are still a member, but invite, vouch and open rooms no more.
hit-removed = An owner has put you back on the waitlist
hit-removed-what = Only an owner can let you in again.
hit-appeal = Say why that should be lifted
hit-appeal-hint = Once, up to 600 characters. The owners read it.
appeal-send = Appeal
hit-appeal-sent = Your appeal is with the owners.
appeal-waiting = Your appeal is with the owners.
appeal-denied = The owners have read your appeal and leave it as it is.
give = Give a squatted handle to somebody
give-what = Whoever holds it now gets a made-up name until they choose another. Their sign-in goes by that name.
give-handle = The handle
give-to = Who gets it (their handle now)
give-do = Give it
give-done = Done. Whoever held it is called @{ $handle } now: tell them.

rename = Choose another handle
rename-to = In place of @{ $handle }
rename-hint = Once in 30 days. You sign in by the new one; nobody else gets the old one for 90 days.
rename-do = Change it
rename-done = You are @{ $handle } now.

refusal-invite_used = This invite was used already.
refusal-invite_revoked = This invite was taken back by whoever made it.
refusal-invite_expired = This invite is too old.
refusal-invite_not_yours = This invite was made for somebody else: for them it is still good.
refusal-link_invites_off = Here every invite is for one account, address or phone number.
refusal-frozen = An owner has frozen your invites.
refusal-removed_by_owner = An owner has put this account back on the waitlist; only an owner lets it in.
refusal-bad_address = That is no e-mail address.
refusal-other_field = Your word counts in your own field.
refusal-too_many_vouches = You have given all the words you have for this week.
refusal-too_many_named = You have named as many as you can. Take one back first.
refusal-branch_too_large = That would hit more than 500 people at once. Go branch by branch.
refusal-branch_changed = Somebody else would be hit by now. Look again.
refusal-renamed_lately = You took this handle less than 30 days ago.
refusal-handle_is_theirs = They have that handle already.
refusal-texts_off = This server sends no text messages.
refusal-bad_phone = That is no phone number with its country: +49 160 …
refusal-texts_not_there = This server does not write to numbers of that country.
refusal-texts_spent = No more messages go to such numbers for now. Try tomorrow.
refusal-no_names_here = Everybody goes by their handle alone here.
