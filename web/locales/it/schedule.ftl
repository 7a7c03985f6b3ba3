### Rooms to come and rooms that were: the calendar, a scheduled room's page, the green room, recaps.

calendar = Calendario
later-today = Più tardi, oggi
coming-up = In arrivo
calendar-whole = Tutto il calendario
calendar-own = Le tue
calendar-own-none = Ancora niente. Di’ che ci sarai in una stanza qui sotto, o programmane una tua.
calendar-others = Annunciate anche
calendar-others-none = Nessuno ha annunciato altro.
calendar-more = Mostra altro
filter-time = Quando
filter-time-any = In qualsiasi momento
filter-time-today = Oggi
filter-time-week = Nei prossimi sette giorni
filter-time-later = Più avanti
filter-none-scheduled = Nessuna stanza annunciata corrisponde.
day-near = { $near } · { $date }

schedule-room = Programma una stanza
schedule-change = Modifica
schedule-go = Annuncia
schedule-begins = Comincia
schedule-zone = Fuso orario
schedule-zone-hint = A quale orologio si riferisce l’ora qui sopra. Gli altri vedono la loro.
schedule-length = Durata
schedule-places = Posti
schedule-policy = Tipo di incontro, chi può venire, dimensioni
schedule-cancel = Annulla la stanza
schedule-cancel-what = { $coming ->
    [0] Non ha ancora aderito nessuno. Chi è tra gli invitati sul palco viene avvisato.
    [one] Ci sarà una persona. Viene avvisata, come chi è tra gli invitati sul palco.
   *[other] Ci saranno { $coming } persone. Vengono avvisate, come chi è tra gli invitati sul palco.
  }
schedule-keep = Lasciala
schedule-cancelled = Annullata. Chi aveva detto che ci sarebbe stato viene avvisato.

lineup = Sul palco
lineup-hint = Inviti fatti prima. Ciascuno dice se ci sarà; nel camerino è subito sul palco.
lineup-as = Come
lineup-speaker = chi parla
lineup-moderator = chi modera
lineup-remove = Togli { $handle } dalla lista
lineup-add = Aggiungi qualcuno
lineup-asked = non ha ancora risposto
lineup-declined = non ci sarà

scheduled-room = Stanza programmata
scheduled-their-hour = { $time } per @{ $handle } ({ $zone })
scheduled-coming = { $coming } posti occupati su { $places }
scheduled-state-green_room = Camerino
scheduled-state-green_room-what = Il palco è aperto per chi vi è invitato. Gli altri entrano quando comincia.
scheduled-state-live = In corso
scheduled-state-live-what = È in corso adesso.
scheduled-state-ended = Finita
scheduled-state-ended-what = Questa stanza è finita.
scheduled-state-lapsed = Non si è tenuta
scheduled-state-lapsed-what = Nessuno è venuto a cominciarla entro mezz’ora.
scheduled-state-cancelled = Annullata
scheduled-state-cancelled-what = Chi l’ha annunciata l’ha annullata.
scheduled-enter = Entra
scheduled-link = Link a questa pagina
take-along = Da portare con te
to-calendar = Metti nel mio calendario

guest-asked = Hai un invito sul palco
guest-coming = Ci sarai
guest-declined = Hai rifiutato
guest-owner = Tua
guest-own = Ci sarai?
guest-changed = È cambiata da quando hai detto che ci sarai. Ci sarai ancora?
guest-own-none = Di’ che ci sarai: un posto conta per te.
guest-own-coming = Ci sarai. A presto.
guest-own-asked = Hai un invito sul palco, come { $role }.
guest-own-accepted = Sarai sul palco, come { $role }.
guest-own-declined = Hai rifiutato. Puoi ancora cambiare idea.
guest-come = Ci sarò
guest-stay-away = Non ci sarò
guest-accept = Accetta
guest-decline = Rifiuta
guest-coming-said = Annotato: ci sarai.
guest-away-said = Annotato: non ci sarai.
guest-letters = Scrivimi
guest-letters-what = Un quarto d’ora prima, quando comincia, e se cambia o viene annullata. Serve un indirizzo email nelle Impostazioni.
guest-letters-on = Ricevi email su questa stanza.
guest-letters-off = Non ricevi più email su questa stanza.
guest-reminded = Hai un promemoria
guest-own-reminded = Riceverai un promemoria prima che cominci. Nessun posto conta per te.
guest-remind = Ricordamelo
guest-remind-stop = Non ricordarmelo
guest-remind-said = Annotato: riceverai un promemoria.
guest-remind-stopped = Annotato: niente promemoria.

green-room = Camerino
green-room-what = Per ora c’è solo il palco. Gli altri entrano alle { $time }, o quando chi modera comincia.
green-room-late = Sono passate le { $time }. Comincia appena lo dice chi modera.
green-room-chat = Chi entra dopo può leggere la chat.
green-room-begin = Comincia ora
green-room-opens = Puoi salire sul palco dalle { $time }.
green-room-enter = Vai nel camerino
not-begun = Questa stanza non è ancora cominciata. Apre alle { $time }.
not-begun-page = Di che cosa si parla
notice-began = È cominciata: il pubblico sta entrando.

recap = Che cosa ne resta
recap-left = Lascia titolo, orari, chi ha parlato, i link fissati e le domande con risposta scritta
recap-none = Non lascia un riepilogo
policy-recap = Lascia un riepilogo
policy-recap-what = Chi c’era può ritrovare, per 30 giorni, titolo, orari, chi era sul palco, i link fissati e le domande rimaste senza parola a cui si è risposto per iscritto. Niente di ciò che è stato detto.
follow-up = Apri una nuova stanza per continuare
follow-up-what = Si apre subito, con lo stesso titolo, argomento, lingua e regole.

past = Stanze a cui ho partecipato
past-what = Titoli, orari, chi ha parlato, link fissati e le domande con risposta scritta, per 30 giorni. Di ciò che è stato detto non è rimasto niente.
past-none = Ancora nessuna, oppure non hanno lasciato un riepilogo.
past-spoke = Sul palco:

feed = Nel tuo programma di calendario
feed-what = Un indirizzo segreto che i programmi di calendario seguono: ciò che hai programmato, dove ci sarai, dove hai un invito.
feed-since = Ce n’è uno dal { $when }. Non viene mostrato di nuovo.
feed-make = Crea un indirizzo
feed-renew = Creane uno nuovo
feed-once = Copialo ora: non viene mostrato di nuovo. Chi lo ha può leggere il tuo calendario; uno nuovo lo annulla.
