### Waves, pings into a room, rooms for two, and the picture of a room’s link.

calls = Chi ti chiama
call-waved = { $handle } ti fa un cenno
wave-back = Apri una stanza per due
call-pinged = { $handle } ti chiama in «{ $title }»
call-join = Entra
call-room-for-two = La stanza per te e { $handle } è aperta
call-enter = Entra
call-not-now = Non ora

mutuals = Qui adesso
mutuals-what = Persone che segui, che ti seguono e che sono collegate adesso.
wave = Fai un cenno
wave-who = Fai un cenno a { $handle }
wave-done = Hai fatto un cenno a { $handle }.
ping = Chiama qualcuno
ping-what = Vedono che chiami, e con un tocco entrano.
ping-none = Adesso non c’è nessuno che segui e che ti segue.
ping-go = Chiama
ping-who = Chiama { $handle }
ping-done = Hai chiamato { $handle }.

room-link-qr = Codice QR del link della stanza
