### What the server writes to people: letters by mail, short texts to phones, and what is pushed to devices.

letter-account-subject = { $house }: il tuo account
letter-signed_in = Qualcuno ha fatto l’accesso al tuo account da un dispositivo mai usato prima per accedere.
letter-passkey_added = È stata aggiunta una passkey al tuo account.
letter-passkey_removed = È stata rimossa una passkey dal tuo account.
letter-password_set = È stata impostata la password del tuo account.
letter-password_removed = È stata rimossa la password del tuo account.
letter-mail_set = È cambiato l’indirizzo e-mail del tuo account. Per 48 ore puoi ancora accedere con un codice inviato all’indirizzo di prima: così annulli il cambio e disconnetti ogni altra sessione.
letter-mail_removed = È stato rimosso l’indirizzo e-mail del tuo account. Per 48 ore puoi ancora accedere con un codice inviato lì: così lo ripristini e disconnetti ogni altra sessione.
letter-mail_undone = È stato annullato il cambio dell’indirizzo e-mail del tuo account, e ogni altra sessione è disconnessa.
letter-app_set = È stata configurata un’app di autenticazione per il tuo account.
letter-app_removed = È stata rimossa l’app di autenticazione dal tuo account.
letter-recovery_codes_made = Sono stati creati nuovi codici di recupero per il tuo account; quelli di prima non valgono più.
letter-recovery_code_used = È stato usato un codice di recupero del tuo account.
letter-device = Dispositivo: { $device }
letter-account-after = Se eri tu, non devi fare nulla. Altrimenti: accedi a { $house }, apri “Profilo”, disconnetti ogni altra sessione e cambia i tuoi modi di accesso.

letter-proofs-subject = { $house }: le tue prove
letter-proof_taken_back = Lo staff di { $house } ha ritirato ciò che aveva confermato sul tuo lavoro. Il tuo badge lo mostra ancora per quattordici giorni. Il motivo, e come chiedere un’altra verifica: { $house }, “Profilo”, “Prove”.

letter-code-subject = { $house }: il tuo codice
letter-code = Il tuo codice per { $house }:
letter-code-after = Vale una volta, per dieci minuti, nel browser che lo ha chiesto. Nessuno di { $house } te lo chiederà mai. Se non l’hai chiesto tu, non fare nulla.
letter-invite-code = Il tuo codice per l’invito a { $house }:
letter-invite-code-after = Vale una volta, finché vale l’invito; quello di prima non vale più. Nessuno di { $house } te lo chiederà mai. Se non l’hai chiesto tu, non fare nulla.

letter-one-time-subject = { $house }: il tuo codice per accedere
letter-one-time = { $house } ha creato per te un codice di recupero, per accedere:
letter-one-time-after = Apri { $url }, scegli “Codice di recupero” e scrivi il nome utente e il codice. Vale una volta, entro una settimana. Poi aggiungi una passkey in “Profilo”.

letter-test-subject = { $house }: e-mail di prova
letter-test = Le e-mail di { $house } ti arrivano.
letter-test-after = Questa l’ha chiesta chi gestisce quel server.

letter-invite-subject = @{ $by } ti invita su { $house }
letter-invite = @{ $by } ti invita su { $house }:
letter-invite-proof = Il tuo codice, che mostra che questa casella è tua:
letter-invite-after = L’invito è solo per te e vale una volta, entro una settimana. Se non lo vuoi, non fare nulla: nessuno ti ha iscritto a niente.

letter-lapse-subject = { $house }: @{ $handle } sta per scadere
letter-lapse = Il nome utente @{ $handle } è riservato a te su { $house }, dove sei in lista d’attesa. Non passi di lì da cinque mesi.
letter-lapse-keep = Per tenerlo, accedi entro { $days } giorni: { $url }
letter-lapse-after = Poi potrà prenderlo qualcun altro. Il tuo posto in lista d’attesa resta.

letter-room-invited-subject = { $house }: @{ $by } ti invita sul palco
letter-room-invited = @{ $by } ha programmato questa stanza e ti invita sul palco. Sulla sua pagina puoi dire se ci sarai:
letter-room-changed-subject = { $house }: «{ $title }» è cambiata
letter-room-changed = @{ $by } ha modificato una stanza nel tuo calendario. Adesso è così:
letter-room-cancelled-subject = { $house }: «{ $title }» è annullata
letter-room-cancelled = @{ $by } ha annullato questa stanza:
letter-room-soon-subject = { $house }: «{ $title }» comincia alle { $clock } ({ $zone })
letter-room-soon = Una stanza nel tuo calendario comincia tra un quarto d’ora:
letter-room-began-subject = { $house }: «{ $title }» è cominciata
letter-room-began = Una stanza nel tuo calendario è cominciata:
letter-room-after = Sulla pagina l’ora è quella del tuo fuso orario. Ricevi queste lettere perché hai detto che ci sarai, hai chiesto un promemoria o sei tra gli invitati sul palco; dalla pagina puoi disattivarle.
letter-hour = { $weekday ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
  } { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
  } { $year }, ore { $clock } ({ $zone })

letter-digest-subject = { $house }: che cosa non hai ancora visto
letter-digest = Che cosa è successo su { $house } che non hai ancora visto:
letter-end = Per non ricevere più e-mail come questa: { $url }

told-room_started = @{ $by } ha aperto una stanza
told-room_scheduled = @{ $by } ha programmato una stanza
told-invited_on_stage = @{ $by } ti invita sul palco
told-room_soon = Una stanza del tuo calendario sta per cominciare
told-room_changed = Una stanza del tuo calendario è cambiata
told-room_cancelled = Una stanza del tuo calendario è stata annullata
told-thread_request = @{ $by } vorrebbe scriverti
told-new_message = @{ $by } ti ha scritto
told-missed_wave = @{ $by } ti ha fatto un cenno
told-missed_ping = @{ $by } ti ha chiamato in una stanza
told-followed = Hai un nuovo follower
told-followed_back = Anche @{ $by } ti segue
told-vouched = @{ $by } ha garantito per te
told-circle_request = @{ $by } chiede di entrare in un circolo che moderi
told-invited_to_circle = @{ $by } ti invita in un circolo
told-let_into_circle = @{ $by } ti ha fatto entrare in un circolo
told-question_answered = @{ $by } ha risposto per iscritto alla tua domanda
told-more = { $count ->
    [one] e un altro avviso
   *[other] e altri { $count } avvisi
  }

text-invite = @{ $by } ti invita su { $house }: { $link } Codice: { $code }
text-code = Codice per { $house }: { $code }. Non te lo chiederemo mai.
text-let-in = { $house } ti ha fatto entrare: { $link }
text-room-card = Una stanza in corso su { $house }: entra, ascolta, alza la mano, parla.
