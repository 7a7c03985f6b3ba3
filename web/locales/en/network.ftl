### Why one comes back: people and topics one follows, and what one says of oneself.

follow = Follow
unfollow = Unfollow
follow-who = Follow { $handle }
unfollow-who = Unfollow { $handle }
follow-done = You follow { $handle }: rooms with them on stage come first.
unfollow-done = You no longer follow { $handle }.
followers = { $count ->
    [0] No followers yet
    [one] 1 follower
   *[other] { $count } followers
  }
rooms-hosted = { $count ->
    [0] No rooms hosted lately
    [one] 1 room hosted lately
   *[other] { $count } rooms hosted lately
  }
said-fields = Also works in: { $fields }
said-languages = Speaks: { $languages }
said-links = Links
opens-beside = (opens in a new tab)

following = People you follow
following-what = Rooms with them on stage come first in your hallway. They see how many follow them, and not who. You and whoever follows you back see when the other is here, and may wave.
following-all = You follow
following-none = You follow nobody yet.
suggested = People you might follow
suggested-none = Nobody to suggest at the moment. You can follow anybody on their page, or in a room.
suggested-inviter = Their word let you in.
suggested-hosted = { $count ->
    [one] Hosted a room lately.
   *[other] Hosted { $count } rooms lately.
  }

topics = Topics
topics-what = Rooms on a topic you follow come first in your hallway. A topic is found by any of its names, in any language.
topics-find = Find or make a topic
topics-find-hint = How one of its names begins. Capitals and punctuation do not matter.
topics-found = { $count ->
    [0] No topic found.
    [one] One topic found.
   *[other] { $count } topics found.
  }
topic-new = Nobody follows “{ $topic }” yet.
topic-followers = { $count ->
    [0] Nobody follows it
    [one] 1 follows it
   *[other] { $count } follow it
  }
follow-topic = Follow { $topic }
unfollow-topic = Unfollow { $topic }
follow-topic-done = You follow { $topic }: rooms on it come first.
unfollow-topic-done = You no longer follow { $topic }.
topics-own = Topics you follow
topics-none = You follow no topic yet.
topic-add-name = Another name for it
topic-name = Another name
topic-name-hint = The same in another language, say. Whoever looks for that finds this topic.
topic-name-add = Add the name
topic-name-added = { $topic } is also called { $name } now.

own-profile = Your profile
own-profile-edit = Edit your profile
own-profile-what = Every member can read it on your page. Nothing of it is verified.
own-profile-what-applicant = Members can read it on your page once you are let in. Nothing of it is verified.
own-profile-saved = Your profile is saved.
own-profile-back = Back to the settings
own-page = Your page
avatar = Your picture
avatar-what = Other members see it in place of your initials. It is cut to a square and made small; where and when it was taken is not kept.
avatar-choose = Choose a picture
avatar-another = Choose another
avatar-remove = Take it away
avatar-set = Your picture is shown now.
avatar-removed = Your picture is gone.

headline = Headline
headline-hint = One line about you, up to { $most } characters.
own-fields = Further fields of work
own-fields-hint = Besides { $field }, at most { $most }.
own-languages = Languages you speak
own-languages-hint = The best one first, at most { $most }. Rooms in other languages come last in your hallway.
own-language = One more language
own-language-choose = Choose…
own-language-add = Add
own-language-remove = Remove { $language }
own-links = Links
own-links-hint = Pages of your own, at most { $most }. Each starts with https.
own-link = Link { $number }
own-link-add = One more link

begin = What would you like to hear?
begin-card = Follow people and topics, and their rooms come first here.
begin-go = Choose people and topics
begin-not-now = Not now
begin-what = Whom and what you follow comes first in your hallway. No address book is read, and all of it can be changed later.
begin-live = Live right now
begin-follows = You follow: { $topics }
begin-done = Done
