### The hallway and the sheet that starts a room.

hallway-loading = Ricerca delle stanze in corso…
hallway-empty = Al momento non c’è nessuna stanza in corso. Aprine una, e porta qualcuno con te.
hallway-invite = Invita qualcuno
kept = Questo server non conserva nulla di ciò che si dice. Per sette giorni ricorda chi c’era, così che le persone possano essere presentate. Chi è presente può sempre registrare con un altro dispositivo.
seat-elsewhere = Sei in una stanza su un altro dispositivo.
seat-fetch = Continua qui
card-here = Sei qui
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
room-for = In questo momento il server regge almeno altri { NUMBER($count) } ascoltatori.
room-for-none = In questo momento il server è pieno: nessun altro può ascoltare.
room-for-unknown = In questo momento non si sa quanti altri ascoltatori regga il server.
room-title = Titolo
room-title-hint = Quello che invoglia a entrare, fino a 80 caratteri.
room-topic = Tema
room-topic-required = Tema (obbligatorio)
room-topic-hint = Una parola o due, se vuoi.
format = Che tipo di incontro?
format-talk_and_questions = Intervento e domande
format-talk_and_questions-what = Un intervento; poi domande da chi vuole, due minuti a testa.
format-panel = Panel
format-panel-what = Parlano in pochi; chi modera sceglie tra le mani alzate.
format-round = Giro di interventi
format-round-what = Chi è sul palco parla a turno, due minuti a testa.
format-two_minutes = Interventi di due minuti
format-two_minutes-what = Parla chi vuole, a turno.
format-open_stage = Palco aperto
format-open_stage-what = Parla chi vuole, quanto vuole.
format-own = Su misura.
order = A chi tocca dopo
order-first_come = In ordine di arrivo
order-what-first_come = Chi alza la mano prima, sale prima.
order-fact-first_come = Mani: in ordine di arrivo
order-fair = Chi ha parlato meno
order-what-fair = Prima chi non ha ancora parlato, poi chi ha parlato meno.
order-fact-fair = Mani: prima chi ha parlato meno
order-proven_first = Prima chi ha una prova
order-what-proven_first = Chi ha dimostrato che cosa fa viene prima degli altri.
order-fact-proven_first = Mani: prima chi ha dimostrato che cosa fa
order-pick = Sceglie chi modera
order-what-pick = Chi modera fa salire chi vuole.
order-fact-pick = Mani: sceglie chi modera
order-field = Contano solo le prove in questo settore
order-what-field = Chi ha una prova ({ $field }) viene prima degli altri.
order-fact-field = Mani: prima chi ha una prova ({ $field })
replies = Repliche
replies-what = A ogni persona che parla può replicare una sola mano, che passa davanti alle altre.
replies-what-queue = Una replica a chi parla passa davanti.
replies-fact = Le repliche passano davanti
policy-word = Ordine delle mani e tempo per parlare
policy-turn = Durata di un turno
turn-none = Senza limite di tempo
turn-another = Un’altra durata
turn-seconds = Secondi
turn-seconds-hint = Da { NUMBER($least) } a { NUMBER($most) }.
turn-then-audience = Poi di nuovo tra il pubblico
turn-then-audience-what = Chi sale alzando la mano lascia il posto a chi viene dopo.
turn-fact = { $time } a testa
turn-fact-then-audience = { $time } a testa, poi di nuovo tra il pubblico
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
policy-prompt = Suono immediato
policy-prompt-what = Anche un pubblico numeroso sente ogni parola un attimo prima, per quando il palco e il pubblico si parlano di continuo. Al server costa di più; quando è troppo carico, ne fa a meno.
hallway-order = Che cosa decide l’ordine
hallway-unordered = Il tuo ordine non è arrivato: per prime vengono le stanze più affollate.
card-over = Ormai terminata
why-follow_topic = Perché segui { $topic }
why-follow_on_stage = { $count ->
    [one] { $handle }, che segui, è sul palco
   *[other] { $count } persone che segui sono sul palco, tra cui { $handle }
  }
why-inviter_on_stage = { $handle }, che ti ha invitato qui, è sul palco
why-your_field = Sul palco c’è qualcuno del tuo settore
why-just_began = Appena iniziata
filter-topic = Tema
filter-all-topics = Tutti i temi
filter-language = Lingua parlata
filter-all-languages = Tutte le lingue
filter-none = Nessuna stanza in corso corrisponde.
filter-off = Mostra tutte le stanze
room-language = Lingua parlata qui
room-language-any = Non indicata
