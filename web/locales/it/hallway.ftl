### The hallway and the sheet that starts a room.

hallway-loading = Ricerca delle stanze in corso…
hallway-empty = Al momento non c’è nessuna stanza in corso. Aprine una, e porta qualcuno con te.
hallway-invite = Invita qualcuno
kept = Questo server non conserva nulla di ciò che si dice. Chi è presente può sempre registrare con un altro dispositivo.
seat-elsewhere = Sei in una stanza su un altro dispositivo.
seat-fetch = Continua qui
card-here = Sei qui
card-names-more = { $more ->
    [one] { $names } e un’altra persona
   *[other] { $names } e altre { $more } persone
  }
card-speakers = { $count ->
    [0] Nessuno sul palco
    [one] 1 sul palco
   *[other] { $count } sul palco
  }
card-listeners = { $count ->
    [0] Ancora nessuno in ascolto
    [one] 1 in ascolto
   *[other] { $count } in ascolto
  }
start-room = Apri una stanza
start-room-go = Cominciamo
room-title = Titolo
room-title-hint = Quello che invoglia a entrare, fino a 80 caratteri.
room-topic = Tema
room-topic-required = Tema (obbligatorio)
room-topic-hint = Una parola o due, se vuoi.
visibility = Chi può entrare
visibility-open = Aperta
visibility-open-what = Si vede nell’atrio; ogni membro può entrare.
visibility-closed = Chiusa
visibility-closed-what = Non si vede nell’atrio; può entrare chi ha il link.
policy-hands = Chi può alzare la mano
hands-everyone = Chiunque
hands-off = Nessuno
policy-sizes = Limiti
policy-stage_size = Posti sul palco
policy-hands_max = Mani alzate insieme
policy-room_size = Persone nella stanza
