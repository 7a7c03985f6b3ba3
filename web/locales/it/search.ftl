### Search: people, topics, live rooms and rooms to come.

search = Ricerca
search-field = Trova persone, temi e stanze
search-hint = Parole intere o il loro inizio, anche senza accenti. Dopo @, l’inizio di un nome utente.
search-kind = Che cosa cercare
search-all = Tutto
search-kind-people = Persone
search-kind-topics = Temi
search-kind-rooms = Stanze in corso
search-kind-scheduled = Stanze programmate
search-more-people = Altre persone
search-more-topics = Altri temi
search-more-rooms = Altre stanze in corso
search-more-scheduled = Altre stanze programmate
search-narrow = Ci sono altri risultati. Con più lettere ne restano meno.
search-looking = Sto cercando…
search-none = Nessun risultato per «{ $text }».
search-incomplete = Il server è appena partito e non ha ancora guardato tutto. Riprova tra un momento.
search-found = { $count ->
    [0] Nessun risultato.
    [one] Un risultato.
   *[other] { $count } risultati.
  }
