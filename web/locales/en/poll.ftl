### Polls and the show of hands: a question to everybody in the room.

poll-new = Ask everybody
poll-question = Question
poll-answers = Answers
poll-show-of-hands = Show of hands: for or against
poll-several = Answers of my own
poll-option = Answer { $number }
poll-option-add = One more answer
poll-option-remove = Take out answer { $number }
poll-votes = Votes
poll-open = Open
poll-open-what = Everybody sees how it stands, and who answered what.
poll-secret = Secret
poll-secret-what = Nobody learns who answered what, and how it stands is said at the end.
poll-ask = Ask
poll-for = For
poll-against = Against
poll-is-open = Poll
poll-is-secret = Secret poll
poll-own = your answer
poll-count = { $count } · { $share }
poll-voted = { $count ->
    [0] Nobody has voted yet.
    [one] One has voted.
   *[other] { $count } have voted.
  }
poll-voted-in-all = { $count ->
    [0] Closed. Nobody voted.
    [one] Closed. One voted.
   *[other] Closed. { $count } voted.
  }
poll-close = Close the poll
poll-dismiss = Put the result away
poll-who = Who answered what
poll-nobody = nobody
poll-elsewhere = nobody who is here now

notice-poll-open = A question to everybody: { $question }
notice-poll-closed = The poll is closed: { $question }
