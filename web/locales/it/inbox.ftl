### The inbox: what happened to one; by which way one learns of it; pushes to devices; ending letters.

inbox = Avvisi
inbox-none = Ancora niente. Qui arrivano le stanze aperte da chi segui, gli inviti sul palco e i cenni che hai ricevuto mentre non c’eri.
inbox-kept = Gli avvisi restano per 30 giorni, al massimo gli ultimi 200. Nessuno può riempire questa pagina: le stanze aperte da una persona entro un’ora sono una riga sola.
inbox-fresh = Nuovo:
inbox-over = Finito, o non più aperto a te.
happened-room_started = { $times ->
    [1] @{ $by } ha aperto una stanza
   *[other] @{ $by } ha aperto o annunciato { $times } stanze; questa è l’ultima
  }
happened-room_scheduled = { $times ->
    [1] @{ $by } ha programmato una stanza
   *[other] @{ $by } ha aperto o annunciato { $times } stanze; questa è l’ultima
  }
happened-invited_on_stage = @{ $by } ti invita sul palco
happened-room_soon = Una stanza del tuo calendario sta per cominciare
happened-room_changed = Una stanza del tuo calendario è cambiata
happened-room_cancelled = Una stanza del tuo calendario è stata annullata
happened-thread_request = @{ $by } vorrebbe scriverti
happened-new_message = { $times ->
    [1] @{ $by } ti ha scritto
   *[other] @{ $by } ti ha mandato { $times } messaggi
  }
happened-missed_wave = { $times ->
    [1] @{ $by } ti ha fatto un cenno
   *[other] @{ $by } ti ha fatto { $times } cenni
  }
happened-missed_ping = { $times ->
    [1] @{ $by } ti ha chiamato in una stanza
   *[other] @{ $by } ti ha chiamato in una stanza { $times } volte
  }
happened-followed = { $times ->
    [1] Hai un nuovo follower
   *[other] Hai { $times } nuovi follower
  }
happened-followed_back = Anche @{ $by } ti segue
happened-vouched = { $times ->
    [1] @{ $by } ha garantito per te
   *[other] { $times } membri hanno garantito per te; l’ultima garanzia è di @{ $by }
  }
happened-circle_request = { $times ->
    [1] @{ $by } chiede di entrare in un circolo che moderi
   *[other] Un circolo che moderi ha { $times } richieste di ingresso; l’ultima è di @{ $by }
  }
happened-invited_to_circle = @{ $by } ti invita in un circolo
happened-let_into_circle = @{ $by } ti ha fatto entrare in un circolo
happened-question_answered = @{ $by } ha risposto per iscritto alla tua domanda

wishes = Impostazioni degli avvisi
wishes-open = Che cosa ti arriva, e come
wishes-what = Che cosa vuoi sapere, in che modo, e quando non vuoi essere disturbato.
wishes-back = Torna alle impostazioni
wishes-saved = Salvato. Vale dal prossimo avviso.
wishes-kinds = Di che cosa vieni a sapere
wishes-kinds-what = Tutto ciò che non è disattivato compare tra i tuoi avvisi. Ciò che scegli di ricevere come notifica compare anche sui dispositivi qui sopra.
wish-room_started = Chi segui apre una stanza
wish-room_scheduled = Chi segui programma una stanza
wish-invited_on_stage = Ti invitano sul palco
wish-room_soon = Una stanza del tuo calendario sta per cominciare
wish-room_changed = Una stanza del tuo calendario cambia o viene annullata
wish-thread_request = Qualcuno chiede di scriverti
wish-new_message = Un messaggio mentre non c’eri
wish-missed_wave = Un cenno mentre non c’eri
wish-missed_ping = Una chiamata in una stanza mentre non c’eri
wish-followed = Hai un nuovo follower
wish-followed_back = Una persona che segui segue te
wish-vouched = Qualcuno garantisce per te
wish-circle_request = Qualcuno chiede di entrare in un circolo che moderi
wish-invited_to_circle = Ti invitano in un circolo
wish-let_into_circle = La tua richiesta di entrare in un circolo viene accolta
wish-question_answered = La tua domanda riceve una risposta scritta
way-push = Avvisi e dispositivi
way-inbox = Solo tra gli avvisi
way-off = Disattivato

quiet = Ore di silenzio
quiet-on = Di notte nessuna notifica
quiet-what = Ciò che può aspettare arriva quando sono finite. Ciò che ormai è passato resta tra gli avvisi.
quiet-from = Dalle
quiet-to = Alle
quiet-same = Le ore di silenzio non possono finire alla stessa ora in cui cominciano.
wishes-clocks = Secondo il fuso orario di questo browser: { $zone }.
wishes-clocks-before = Finché non salvi, vale { $zone }.

letters = E-mail
letters-no-mail = Per ora non ti arriva nessuna e-mail: questo server non ne manda, oppure non hai indicato un indirizzo.
letters-to-settings = Aggiungi un indirizzo nelle Impostazioni
digest = Un’e-mail con ciò che non hai ancora visto
digest-hint = Alle otto di mattina, e solo se c’è qualcosa.
digest-off = Mai
digest-daily = Ogni giorno
digest-weekly = Il lunedì
room-letters = E-mail sulle stanze programmate
room-letters-what = Quelle in cui hai detto che ci sarai o a cui ti hanno invitato. Sulla pagina di una stanza scegli solo per quella.

push = Sui tuoi dispositivi
push-on = Ciò che scegli qui sotto arriva come notifica a questo browser.
push-off = A questo browser non arriva ancora nessuna notifica. Quando le attivi, il browser te lo chiede una volta.
push-denied = In questo browser le notifiche di questo sito sono bloccate. Consentile nelle impostazioni del browser per il sito, poi ricarica la pagina.
push-home_screen = Su iPhone e iPad le notifiche arrivano solo alle app sulla schermata Home. Apri il menu di condivisione, scegli «Aggiungi alla schermata Home», apri l’app da lì e torna su questa pagina.
push-browser = A questo browser non possono arrivare notifiche. Un browser completo come Firefox, Chrome, Edge o Safari le riceve, fuori dalle finestre in incognito.
push-server = Questo server non manda notifiche ai dispositivi.
push-turn-on = Attiva le notifiche in questo browser
push-failed = Il servizio di notifiche di questo browser non ha risposto. Alcune reti lo bloccano: riprova da un’altra.
push-instead = Che cosa ti arriva comunque:
push-instead-letters = Un’e-mail
push-instead-calendar = Il tuo programma di calendario
push-devices = Browser che ricevono le notifiche
push-since = Da { $when }
push-remove = Togli
push-removed = Lì non arrivano più notifiche.

end-letters = Non vuoi più queste e-mail?
end-letters-do = Non mandarmele più
end-letters-done = Non riceverai più queste e-mail
end-letters-again = Dopo l’accesso puoi riattivarle:
end-letters-none-title = Questo link non disattiva nessuna e-mail
end-letters-none = È incompleto, o il suo account non c’è più. Copia l’indirizzo intero dall’e-mail. Dopo l’accesso scegli da te quali e-mail ricevere.
letters-what-digest = Non riceverai più le e-mail che riassumono ciò che non hai visto. I tuoi avvisi restano come sono.
letters-what-rooms = Non riceverai più nessuna e-mail sulle stanze programmate: inviti sul palco, promemoria e cambiamenti. Il tuo calendario resta com’è.
letters-ended-digest = Non ricevi più le e-mail che riassumono ciò che non hai visto.
letters-ended-rooms = Non ricevi più e-mail sulle stanze programmate.
