### Search: people, topics, live rooms and rooms to come.

search = Search
search-field = Find people, topics and rooms
search-hint = Words, or how they begin. Accents may be left out. After @, how a handle begins.
search-kind = What to look for
search-all = Everything
search-kind-people = People
search-kind-topics = Topics
search-kind-rooms = Live rooms
search-kind-scheduled = Scheduled rooms
search-more-people = More people
search-more-topics = More topics
search-more-rooms = More live rooms
search-more-scheduled = More scheduled rooms
search-narrow = There are others. More letters find fewer.
search-looking = Searching…
search-none = Nothing found for “{ $text }”.
search-incomplete = The server has just started and is still looking through everything. Try again in a moment.
search-found = { $count ->
    [0] Nothing found.
    [one] One result.
   *[other] { $count } results.
  }
