### What owners alone read: fetched with their pages.

admin-pages = Chi entra
admission = Ingresso
criteria = Criteri
decisions = Decisioni

waitlist-filters = Mostra solo
waitlist-any = Qualsiasi
waitlist-part = Condizione soddisfatta o mancante
waitlist-from = Registrazione dal
waitlist-whom = Decisione
waitlist-undecided = Senza rifiuto
waitlist-refused = Con rifiuto
waitlist-none-fits = Nessuno corrisponde.
waitlist-refuse = Rifiuta
waitlist-refuse-who = Rifiuta { $handle }
waitlist-refused-done = { $handle } riceve il rifiuto, e può fare ricorso.
appeals = Ricorsi
appeal-answer-words = La tua risposta, se vuoi darla
appeal-keep = Conferma il no
appeal-keep-who = Conferma il no per { $handle }
appeal-kept = { $handle } ha la tua risposta.

admission-what = Ciò che salvi vale subito, per chi arriva da ora in poi. Chi è dentro resta dentro.
admission-saved = Salvato, e in vigore.
mode = Chi entra senza la garanzia di nessuno
mode-open = Aperto
mode-open-what = Chi si registra è membro.
mode-invite = Invito
mode-invite-what = Chi si registra aspetta un invito, o te.
mode-waitlist = Lista d’attesa
mode-waitlist-what = Decidono i criteri in vigore, alla registrazione e dopo. Senza criteri, decidi tu.
mode-reviewed = Valutazione
mode-reviewed-what = Leggi ogni modulo e decidi tu.
mode-organisation = Organizzazione
mode-organisation-what = Solo con l’accesso o l’e-mail di lavoro dell’organizzazione.
admission-invites = Un invito fa entrare, qualunque sia il modo
admission-link-invites = Gli inviti possono essere link validi per chi li ha
admission-members-let-in = I membri possono far entrare chi li ha indicati
names = Nomi
names-as_stated = Come dichiarati
names-as_stated-what = Il modulo chiede un nome. Compare come dichiarato.
names-proven = Solo verificati
names-proven-what = Un nome compare quando una prova contiene lo stesso nome: l’accesso dell’organizzazione, o una verifica dello staff. Fino ad allora c’è il nome utente, e “nome non verificato”.
names-pseudonym = Nessuno: pseudonimi
names-pseudonym-what = Il modulo non chiede nomi, e non ne compare nessuno. Ci si conosce per nome utente.
admission-form = Il modulo
admission-region = Chiedi il Paese o la zona (può restare vuoto)
question-number = Domanda { $number }
question-words = Domanda
question-key = Nome breve
question-key-hint = a–z, cifre e _; per prima una lettera. Serve alle espressioni.
question-required = Risposta obbligatoria
question-add = Aggiungi una domanda
question-remove = Rimuovi questa domanda

criteria-what = La tua regola scritta per chi entra dalla lista d’attesa. Chi aspetta legge le parole, il server legge le espressioni. Salvando nasce una nuova versione; non cambia nulla finché non la metti in vigore.
criteria-none-in-force = Nessun criterio in vigore.
criteria-in-force = La versione { $version } è in vigore.
criteria-name = Nome
criteria-need = Servono
criteria-need-all = Tutte le condizioni
criteria-need-at-least = { $count ->
    [one] Almeno una condizione
   *[other] Almeno { $count } condizioni
  }
part-number = Condizione { $number }
part-words = In parole semplici
part-words-hint = Ciò che legge chi aspetta, che sia soddisfatta o no.
part-expression = Espressione
part-key = Nome breve
part-monotone = Una prova, una garanzia o un giorno in più non la fanno mai venir meno (si verifica quando salvi)
part-add = Aggiungi una condizione
part-remove = Rimuovi questa condizione
criteria-facts = Che cosa possono guardare le espressioni
criteria-facts-what = Il Common Expression Language: && || ! == < in, e sulle liste exists, all, filter, map e size.
criteria-save = Salva come nuova versione
criteria-saved = La versione { $version } è salvata. Non è ancora in vigore.
criteria-in-force-now = La versione { $version } è in vigore. Ora si guarda chi aspetta.
criteria-none-now = Ora nessun criterio è in vigore.
criteria-versions = Versioni
criteria-version = Versione { $version }
criteria-is-in-force = in vigore
criteria-written = Scritta da { $who }, { $when }
criteria-put = messa in vigore da { $who }, { $when }
criteria-edit = Modifica da qui
criteria-edit-which = Modifica da qui: versione { $version }
criteria-put-in-force = Metti in vigore
criteria-put-which = Metti in vigore: versione { $version }
criteria-take-out = Sospendi

criteria-why-bad_text = Scrivi una riga non troppo lunga, per il nome e per ogni condizione.
criteria-why-bad_key = Un nome breve è fatto di a–z, cifre e _, per prima una lettera.
criteria-why-no_parts = Una regola ha almeno una condizione.
criteria-why-too_many_parts = Una regola ha al massimo 16 condizioni.
criteria-why-same_key = Due condizioni hanno lo stesso nome breve.
criteria-why-need = Non possono servire più condizioni di quante ce ne sono.
criteria-why-empty = L’espressione è vuota.
criteria-why-too_long = L’espressione è troppo lunga.
criteria-why-too_deep = L’espressione ha troppi livelli annidati.
criteria-why-syntax = L’espressione non si legge. Manca una parentesi o una virgoletta?
criteria-why-unknown_name = Qui “{ $word }” non indica nulla.
criteria-why-unknown_field = Lì dentro non c’è “{ $word }”.
criteria-why-unknown_function = Non esiste una funzione “{ $word }”.
criteria-why-wrong_type = “{ $word }” non va d’accordo con ciò che riceve.
criteria-why-not_yes_or_no = Il tutto deve dare un sì o un no.
criteria-why-unknown_answer = Il modulo non chiede “{ $word }”.
criteria-why-not_monotone_proof = Una prova in più può farla venir meno.
criteria-why-not_monotone_vouch = Una garanzia in più può farla venir meno.
criteria-why-not_monotone_waiting = Aspettare più a lungo può farla venir meno.

dry-run = Simulazione
dry-run-title = { $applicants } in attesa, { $ms } ms
dry-run-said = Entrerebbero: { $enters }. Non entrerebbero più: { $no_longer }.
dry-run-enters = Entrerebbero
dry-run-no-longer = Non più
dry-run-members = Membri che non entrerebbero
dry-run-first = Per primi:
dry-run-first-no-longer = Per primi, tra chi non entrerebbe più:
dry-run-voucher = Garante
dry-run-nobody = Nessuno
dry-run-nothing-changed = Non è cambiato nulla. I membri restano membri.

decisions-what = Chi, o che cosa, ha fatto entrare o rifiutato qualcuno, e con quale versione. Ogni decisione conserva ciò che si è guardato, e si può rivalutare.
decisions-none = Ancora nessuna decisione.
decisions-csv = In CSV
decisions-jsonl = In JSON lines
decisions-parts = Criteri { $version }: soddisfatte { $met }; mancanti { $missing }
outcome-let_in = ammissione
outcome-refused = rifiuto
how-open = Allora entrava chiunque.
how-criteria = In base ai criteri, versione { $version }.
how-owner = Deciso da { $who }.
how-appeal = Deciso da { $who }, su ricorso.

texts = SMS
texts-today = { $sent ->
    [one] Un SMS
   *[other] { $sent } SMS
  } nelle ultime 24 ore: spesi { $spent } su un massimo di { $cap }.
texts-failing = Il gateway non ha preso l’ultimo SMS. Il log dice perché.
texts-spent = Non parte più nulla finché una parte della spesa non ha più di un giorno.
texts-ranges = Per numeri che cominciano allo stesso modo
texts-range = inviati { $sent }, usati { $used }, spesi { $spent } su { $cap }
texts-closed = Chiuso: quasi nessuno ha usato ciò che è arrivato lì. Riapertura: { $when }
texts-what = Si scrive solo a chi ha ricevuto da un membro un invito per numero, o a chi hai fatto entrare tu e ha risposto a una domanda con la chiave “phone”.
how-invite = Con un invito di { $who }.
how-voucher = Per mano di { $who }, tra i membri indicati.
how-organisation = Con l’accesso o l’e-mail di lavoro dell’organizzazione.
how-first_start = Con il link del primo avvio.
decisions-filters = Mostra solo
decisions-handle = Su questo nome utente
decisions-outcome = Esito
decisions-how = In base a
decisions-how-open = Porta aperta
decisions-how-criteria = Criteri
decisions-how-owner = Chi gestisce il server
decisions-how-appeal = Un ricorso
decisions-how-invite = Un invito
decisions-how-voucher = Un membro indicato
decisions-how-organisation = L’organizzazione
decisions-how-first_start = Il link del primo avvio
decisions-none-fits = Nessuna decisione corrisponde.
decision-look = Che cosa si è guardato
decision-title = { $handle }: { $outcome ->
    [let_in] ammissione
   *[refused] rifiuto
  }
decision-back = Tutte le decisioni
decision-mode = Ingresso, versione { $version }
decision-criteria = Criteri, versione { $version }: { $name }
decision-no-criteria = Nessun criterio era in vigore.
decision-facts = Che cosa si sapeva allora
decision-replays = Rivalutata ora, la stessa versione dice lo stesso.
decision-differs = Rivalutata ora, la stessa versione dice altro. I dati conservati sono stati modificati.
decision-waited = Attesa
decision-waited-days = { $days ->
    [one] un giorno
   *[other] { $days } giorni
  }
decision-vouches = Garanzie
decision-lately = Ammissioni nei 30 giorni precedenti
decision-lately-counts = { $all } in tutto, { $field } del settore, { $region } della zona
decision-none = Nessuna
decision-vouch = { $field }, membro da { $days } giorni{ $good ->
    [yes] {""}
   *[no] , congelato
  }

thread-reports = Conversazioni segnalate
thread-reports-what = Ciò che i membri hanno segnalato delle loro conversazioni private: al massimo gli ultimi 20 messaggi fino alla segnalazione. Non puoi leggere nessun’altra conversazione, né le segnalazioni di una conversazione tua.
thread-reports-none = Nessuna segnalazione in attesa.
thread-report-by = { $by } segnala { $about }
thread-report-messages = { $count ->
    [one] Leggi l’ultimo messaggio
   *[other] Leggi gli ultimi { $count } messaggi
  }
thread-report-no-messages = Nessuno aveva ancora scritto.
thread-report-settle = Risolta
thread-report-settle-who = Risolta: { $by } segnala { $about }
thread-report-settled = La segnalazione è risolta.

report = Statistiche
report-what = Come viene usata questa casa, in numeri. Un numero di meno di cinque persone non viene mostrato.
report-few = meno di 5
report-span = Mostra
report-span-weeks = { $count ->
    [one] L’ultima settimana
   *[other] Le ultime { $count } settimane
}
report-empty = Non c’è ancora nulla da contare. Stanze, ore e mani si contano dalla prima stanza in poi.
report-weeks = Settimana per settimana
report-week = Settimana del
report-so-far = { $day }, finora
report-table = In tabella
report-file = Scarica in CSV
report-file-of = Scarica in CSV: { $table }
report-rooms = Stanze
report-members = Membri
report-new = Nuovi
report-returning = Di ritorno
report-listened = Ore di ascolto
report-hands = Mani
report-share = Mani fatte salire, in percentuale
report-wait = Attesa mediana di una mano
report-wait-more = più di un’ora
report-sent = Audio inviato
report-cores = Ore di CPU (per core)
report-cohorts = Chi ritorna
report-cohorts-what = Dei membri entrati nella stessa settimana: quanti sono venuti in una stanza in quella settimana e in ognuna delle successive.
report-cohorts-none = In queste settimane non è entrato nessuno.
report-let-in-week = Entrati nella settimana del
report-same-week = Stessa settimana
report-weeks-later = { $count ->
    [one] Una settimana dopo
   *[other] { $count } settimane dopo
}
report-inviters = Chi li ha fatti entrare
report-inviters-what = Membri entrati in queste settimane con l’invito o la garanzia di qualcuno, e quanti di loro sono venuti in una stanza negli ultimi sette giorni.
report-inviters-none = In queste settimane nessuno ha fatto entrare nessuno.
report-inviter = Da chi
report-let-in = Fatti entrare
report-came = Venuti di recente
report-others = Tutti gli altri insieme
report-gone = Chi se n’è andato
report-topics = Per tema
report-topics-what = Stanze aperte degli ultimi sette giorni. I temi con meno di cinque persone non compaiono, e le stanze chiuse non vengono guardate.
report-topics-none = Negli ultimi sette giorni nessun tema ha avuto cinque persone.
report-topic = Tema
report-costs = Quanto costa
report-costs-what = Ciò che si è usato in queste settimane, ai tuoi prezzi. Li vede chiunque gestisca questo server.
report-cost-total = In tutto
report-cost-room = Per stanza
report-cost-hour = Per ora di ascolto
report-cost-weeks = { $count ->
    [one] Dell’unica settimana in cui almeno cinque membri sono venuti in una stanza.
   *[other] Delle { $count } settimane in cui almeno cinque membri sono venuti in una stanza.
}
report-cost-none = Non c’è ancora una settimana in cui almeno cinque membri siano venuti in una stanza.
report-currency = Valuta
report-currency-hint = Tre lettere, come EUR o CHF.
report-price-gigabyte = Un gigabyte di audio inviato
report-price-core = Un’ora di un core del processore
report-price-listener = Un’ora di una persona in una stanza
report-price-listener-hint = Zero, se non si paga nulla.
report-price-wrong = Un prezzo è un numero da 0 a 1000.
report-prices-saved = Prezzi salvati.

set-up-what = Pochi passi per cominciare. Ognuno si può cambiare più tardi; nessuno è obbligatorio.
set-up-done = Fatto
set-up-saved = Salvato.
set-up-look = Nome, colore, logo
set-up-name = Nome della casa
set-up-name-hint = Chi arriva lo vede sopra la porta.
set-up-seal = Colore di pulsanti e link
set-up-logo = Logo
set-up-logo-hint = PNG, JPEG o WebP, quadrato, al massimo 40 kB.
set-up-logo-remove = Togli il logo
seal-vermilion = Vermiglio
seal-indigo = Indaco
seal-plum = Prugna
seal-teal = Ottanio
seal-bronze = Bronzo
seal-ink = Inchiostro

set-up-of = Passo { $step } di { $of }:
set-up-who = Chi può entrare
set-up-mail = Come si inviano le e-mail
set-up-save = Salva e continua
set-up-skip-step = Salta questo passo

who-legend = Come si diventa membri qui?
who-as-is = Com’è adesso: { $mode }.
who-like = Come { $names }.
who-clubhouse = Con la garanzia di un membro
who-clubhouse-what = Chi si registra aspetta. Entra grazie a un membro che ha indicato, o con un invito fatto per un solo indirizzo, numero di telefono o account.
who-fam = Su invito
who-fam-what = Chi si registra aspetta. L’invito può essere anche un link per chiunque lo abbia, e un membro può far entrare chi lo ha indicato.
who-mitalk = Su invito, per una sola professione
who-mitalk-what = Il modulo chiede la professione. L’account resta in attesa finché un membro non lo invita.
who-capital-coffee = Leggi e decidi tu
who-capital-coffee-what = Il modulo chiede nome, telefono e occupazione. Leggi ogni risposta, e fai entrare o rifiuti.
who-meetclub = Solo la tua organizzazione
who-meetclub-what = Si entra con il suo accesso o con la sua e-mail di lavoro, e nessuno invita. Finché nella configurazione, sotto [sign_on], non c’è il provider o mail_domains, non entra nessuno di nuovo.
who-kan-kan = Chiunque
who-kan-kan-what = Chi si registra è subito membro.
who-dizhua = Chiunque
who-dizhua-what = Chi si registra è subito membro.
who-duihuaba = Chiunque
who-duihuaba-what = Chi si registra è subito membro.
who-spaces = Chiunque
who-spaces-what = Chi si registra è subito membro.
who-more = Qui si decide chi può entrare. Il resto che distingue un server così, nelle stanze o nell’accesso, sta nella configurazione, sotto [server]:
who-parts = Scegli tu ogni dettaglio

mail-on = Le e-mail partono da { $host }, porta { $port }, con mittente { $from }.
mail-off = Per ora non parte nessuna e-mail. Servono per i codici di accesso e per gli avvisi sugli account.
mail-write = Che cosa scrivere nella configurazione
mail-write-anew = Cambia nella configurazione
mail-write-what = I codici di accesso viaggiano via e-mail, perciò questo si imposta dove scrive solo chi amministra la macchina: in jushou.toml. Poi riavvia il server e invia da qui un’e-mail di prova.
mail-host = Server SMTP
mail-port = Porta
mail-tls = Protezione
mail-tls-starttls = STARTTLS
mail-tls-tls = TLS
mail-tls-none = Nessuna: solo su questa macchina o su una rete tua
mail-from = Mittente
mail-from-hint = Un indirizzo, oppure Nome <indirizzo>.
mail-user = Utente
mail-user-hint = Può restare vuoto se il server non lo chiede.
mail-toml = Righe per jushou.toml
mail-password = La password va nell’ambiente, come
mail-test-to = Il tuo indirizzo e-mail
mail-test = Inviami un’e-mail di prova
mail-outcome-taken = L’e-mail è in viaggio: il server di posta l’ha presa.
mail-outcome-off = Nessuna e-mail può partire: manca il server di posta.
mail-outcome-unreached = { $host } non risponde alla porta { $port }. Il nome è giusto? La porta è aperta?
mail-outcome-tls = Nessuna connessione sicura con { $host }: il certificato non va bene, o la porta { $port } vuole un’altra protezione.
mail-outcome-login = { $host } non accetta utente e password ({ $code }).
mail-outcome-refused = { $host } rifiuta l’e-mail ({ $code }): non accetta l’indirizzo del mittente o il tuo.
mail-outcome-refused_for_now = { $host } per ora non accetta l’e-mail ({ $code }). Riprova tra qualche minuto.
mail-outcome-no_answer = { $host } ha accettato la connessione, poi non ha risposto in tempo.

hit-frozen-short = account congelato
hit-removed-short = di nuovo in lista d’attesa
appeal-denied-short = ricorso respinto
appeal-lift = Revoca
appeal-lift-who = Revoca per { $handle }
appeal-deny = Respingi
appeal-deny-who = Respingi il ricorso di { $handle }
appeal-lifted = Decisione revocata.
appeal-left = Il ricorso è respinto.
hits = Account congelati e rimossi

tree = Albero delle garanzie
tree-about = Chi ha fatto entrare chi. Chi sta alla radice deve l’ingresso a chi gestisce il server.
tree-find = Cerca un nome utente
tree-any-field = Ogni settore
tree-export = Scarica in CSV
tree-none = Nessuno corrisponde.
tree-owner = gestisce il server
tree-under = { $count } sotto
tree-act-freeze = Congela
tree-act-remove = Rimuovi
tree-freeze-who = Congela { $handle } e chiunque stia sotto
tree-remove-who = Rimuovi { $handle } e chiunque stia sotto
tree-what-freeze = Restano membri, ma non possono più invitare, garantire né aprire stanze. I loro inviti aperti si ritirano.
tree-what-remove = Tornano in lista d’attesa, e ogni loro sessione si chiude. I loro inviti aperti si ritirano.
tree-hit = { $count ->
    [one] Riguarda una persona
   *[other] Riguarda { $count } persone
  }
tree-appeal = Ogni persona può fare ricorso una volta.
tree-done-freeze = { $count ->
    [one] Un account congelato.
   *[other] { $count } account congelati.
  }
tree-done-remove = { $count ->
    [one] Una persona è di nuovo in lista d’attesa.
   *[other] { $count } persone sono di nuovo in lista d’attesa.
  }

bulk = Invita da un elenco
bulk-what = Un link per ogni indirizzo, valido solo per quello. Da qui il server non invia e-mail: i link li ricevi e li mandi tu.
bulk-what-mailed = Un link per ogni indirizzo, valido solo per quello. Ognuno parte via e-mail con un codice; i link arrivano anche a te.
bulk-mailed = inviato via e-mail
bulk-list = L’elenco
bulk-list-hint = CSV, fino a 500 righe: nome, indirizzo, nota, stanza. Serve solo l’indirizzo.
bulk-check = Prima controlla
bulk-make = { $count ->
    [one] Crea un invito
   *[other] Crea { $count } inviti
  }
bulk-good = { $count ->
    [0] Nessuna riga va bene.
    [one] Una riga va bene.
   *[other] { $count } righe vanno bene.
  }
bulk-refused = { $count ->
    [one] Una riga rifiutata
   *[other] { $count } righe rifiutate
  }
bulk-line = Riga { $line }:
bulk-done = { $count ->
    [one] Un invito creato
   *[other] { $count } inviti creati
  }
bulk-once = Salva i link ora: si vedono solo questa volta.
bulk-save = Salva in CSV
line-no_address = manca l’indirizzo.
line-bad_address = non è un indirizzo e-mail.
line-twice = questo indirizzo c’è già più su.
line-bad_note = la nota è troppo lunga, o contiene caratteri invisibili.
line-no_such_room = non c’è nessuna stanza aperta così.
line-too_many_lines = l’elenco è troppo lungo.
line-no_invites_left = gli inviti sono finiti.

reviews-what = Ti chiedono di guardare che cosa fanno. Di’ di sì a ciò che hai visto: può essere meno di quanto chiedono.
reviews-none = Nessuna richiesta.
review-of = Verifica di { $handle }
review-grant = L’ho visto
review-grant-who = L’ho visto: { $handle }
review-decline = Non dimostrato
review-decline-who = Non dimostrato: { $handle }
review-said-yes = Verifica confermata per { $handle }.
review-said-no = { $handle } riceve il tuo no.
