### Proofs of what somebody does, badges, staff review, and signing on elsewhere.

proofs = Proofs
proofs-what = What you state is shown as stated. What you prove is shown as verified, and only as much of it as you choose.
proofs-none = Nothing proved yet.
proofs-back = Back
proofs-open = Proofs and badge
proof-work_mail = Work mail
proof-sign_on = Sign-on
proof-web_page = A page that links here
proof-peer_vouch = Vouched for by peers
proof-staff_review = Seen by staff
proof-years = { NUMBER($years) } years
proof-state-stands = Good until { $when }
proof-state-expiring = Lapses on { $when }. Renew it by proving it once more.
proof-state-failing = No longer found where it was. Lapses on { $when } unless it is back.
proof-state-lapsed = Lapsed on { $when }
proof-drop = Give up
proof-drop-which = Give up: { $what }
proof-dropped = Given up.
prove-more = Prove more
proved = Proved.

badge = Badge
badge-professional = Verified professional
badge-verified = Verified: { $what }
badge-years = { NUMBER($years) }+ years
badge-others-see = Others see:
badge-crowd = A badge never points at one person: it says only what fits at least { NUMBER($least) } members, and less where fewer do.
badge-of = Which proof
badge-show = Show, where enough members fit
badge-show-field = The field of work
badge-show-profession = The profession
badge-show-years = Years, in steps
badge-show-organisation = The organisation
badge-saved = Saved.

work-mail-what = A code goes to your address at work. The address is not kept; its domain is shown where you say so.
work-mail-address = Address at work
work-mail-send = Send a code
work-mail-sent = Sent. It may take a minute.
work-mail-code = Code
work-mail-code-hint = Eight letters and digits, good for 30 minutes.
work-mail-prove = Prove it

web-page-what = Put this link on a page that is yours. It is looked at now, and again every week.
web-page-link = Link for your page
web-page-url = Address of the page
web-page-look = Look at it

review-what = Say in a few words how staff can see what you do: a public register, a page at work, a publication.
review-text = How can it be seen?
review-text-hint = Only the owners of this server read it.
review-profession = Profession
review-profession-hint = Two or three words.
review-years = Years in it
review-organisation = Where
review-ask = Ask staff to look
review-asked = Asked. You see the answer here.
review-open = Staff have not looked yet.
review-granted = Staff said yes.
review-declined = Staff said no. You can ask again with more to see.
review-withdrawn = Taken back.
reviews = Reviews
reviews-what = They ask you to look at what they do. Say yes to what you saw, which may be less than they ask for.
reviews-none = Nobody asks.
review-of = Review of { $handle }
review-grant = I saw this
review-grant-who = I saw this of { $handle }
review-decline = Not proved
review-decline-who = Not proved by { $handle }
review-said-yes = { $handle } is verified.
review-said-no = { $handle } was told no.

sign-on-with = Sign in with { $provider }
sign-on-prove = Prove by { $provider }
sign-on-not = Not signed in
arrive-title = Choose your handle
arrive-what = You are signed on. This is what others here will call you.
arrive-go = Come in

review-name = Your name, if it is to be proven
review-name-hint = As it stands on what staff can look at.
proof-name = name: { $name }
hands-proven = Whoever has proved what they do
hands-proven-field = Only in this field
hands-proven-any = Any field
room-hands-proven = Hands: whoever has proved what they do
room-hands-proven-field = Hands: whoever has proved { $field }

refusal-not_proven = In this room only whoever has proved what they do may raise a hand. Me, then Proofs, shows how.
refusal-public_mail = Anybody gets an address there: it proves no work.
refusal-code_wrong = That is not the code.
refusal-code_gone = That code is used up or too old. Send another.
refusal-bad_page = That is no address of a public web page. It starts with https.
refusal-page_unreached = The page did not answer.
refusal-page_without_link = The page does not link here with rel="me" yet.
refusal-bad_shows = Something there cannot be: look at the years and the field.
refusal-proof_taken = That proves another account.
refusal-too_many_proofs = Give up another proof first.
refusal-no_such_proof = That proof is gone.
refusal-review_waits = Staff have not looked at what you asked before.
refusal-review_gone = Decided already, or gone.
refusal-no_such_provider = Nobody signs on there.
refusal-provider_unreached = The sign-on provider does not answer. Try again in a moment.
refusal-sign_on_failed = The sign-on did not work, or took too long. Start it once more.
refusal-sign_on_taken = That login opens another account here.
refusal-not_in_directory = Your organisation does not let this login in here.
