### Inviting: budgets, vouches, the tree and what is done to it, handles that change hands.

invite-mail = L’indirizzo e-mail a cui è arrivato questo invito
invite-mail-hint = L’invito vale solo per quell’indirizzo. Questo server non invia e-mail, perciò si fida della tua parola. Se ne conserva solo un’impronta illeggibile.
invite-for-account = Questo invito è per un solo account: accedi con quello per cui è stato fatto.
invite-for = Per chi è
invite-for-hint = Un invito fatto per qualcuno non vale per nessun altro: non si può vendere né cedere.
invite-for-anybody = Chiunque abbia il link
invite-for-handle = Qualcuno in lista d’attesa
invite-for-mail = Un indirizzo e-mail
invite-their-handle = Il suo nome utente
invite-their-mail = Il suo indirizzo e-mail
invite-their-mail-hint = Se ne conserva solo un’impronta illeggibile. Il link lo mandi tu.
invite-their-mail-sent = Il link e un codice arrivano lì via e-mail. Dell’indirizzo si conserva solo un’impronta illeggibile.
invite-for-phone = Un numero di telefono
invite-their-phone = Il suo numero di telefono
invite-their-phone-hint = Con il prefisso del Paese: +39 320 … Il link e un codice arrivano lì via SMS. Del numero si conserva solo un’impronta illeggibile.
invite-told-mail = Un’e-mail con il link e un codice è in viaggio. Il link da solo non fa entrare nessuno.
invite-told-text = Un SMS con il link e un codice è in viaggio, a meno che oggi quel numero non ne abbia già ricevuti abbastanza. Il link da solo non fa entrare nessuno.
invite-for-number = Questo invito è per un solo numero di telefono.
invite-code = Il codice arrivato con il link
invite-code-mail = 8 cifre, nell’e-mail: mostra che l’invito è tuo.
invite-code-phone = 8 cifre, nell’SMS: mostra che l’invito è tuo.
invite-code-missing = Scrivi il codice arrivato con il link: senza, l’invito non è di nessuno.
invite-code-again = Nessun codice, o non funziona più?
invite-code-number = Il tuo numero di telefono
invite-code-number-hint = Quello a cui è arrivato l’invito, con il prefisso del Paese: +39 320 …
invite-code-address = Il tuo indirizzo e-mail
invite-code-address-hint = Quello a cui è arrivato l’invito.
invite-code-send = Inviami un altro codice
invite-code-sent = Se l’invito era arrivato lì, un codice è in viaggio. Può volerci un minuto; da quel momento i codici di prima non valgono più.
invite-note = Due parole
invite-note-hint = Compare con l’invito, fino a 280 caratteri.
invite-meant-for = per @{ $handle }
invite-meant-for-address = per un solo indirizzo
invite-meant-for-number = per un solo numero di telefono
budget-why = Come si arriva a questo numero
budget-base = La dotazione di partenza
budget-stayed = Persone che hai fatto entrare e sono ancora qui dopo { $days } giorni
budget-hosted = Persone che hai fatto entrare e hanno aperto una stanza a cui altri hanno partecipato
budget-own-rooms = Stanze aperte da te a cui altri hanno partecipato, al massimo 3
budget-upheld = Segnalazioni su di loro accolte, { $costs } ciascuna
budget-open = Aperti ora
budget-accepted = Accettati
budget-left = Rimasti, al massimo { $most } alla volta e pochi al giorno
budget-back = Un invito ritirato, o scaduto senza essere usato, torna a te.

vouches = Chi ti ha indicato
vouches-what = Persone in lista d’attesa che dicono di conoscerti. La tua garanzia le aiuta a entrare; conta nel tuo settore, e accanto resta il tuo nome.
vouches-left = { $left ->
    [0] Per questa settimana hai dato tutte le tue garanzie.
    [one] Questa settimana puoi garantire ancora una volta.
   *[other] Questa settimana puoi garantire ancora { $left } volte.
  }
vouches-none = Nessuno in lista d’attesa ti ha indicato.
vouch = Garantisci
vouch-who = Garantisci per { $handle }
vouch-given = hai garantito
vouch-other-field = settore diverso dal tuo
vouch-done = Hai garantito per { $handle }.
vouch-withdraw = Ritira
vouch-withdraw-who = Ritira la garanzia per { $handle }
vouch-withdrawn = Garanzia ritirata.
vouch-let-in = Fai entrare
vouch-let-in-who = Fai entrare { $handle } con uno dei tuoi inviti
vouch-by-handle = Un’altra persona che conosci
vouch-by-handle-hint = Il nome utente di qualcuno del tuo settore che aspetta.
vouch-nobody = Nel tuo settore non aspetta nessuno con questo nome utente.

named = Membri che ti conoscono
named-what = Indica membri che conoscono te e il tuo lavoro. Lo vedono, e possono garantire per te o farti entrare.
named-handle = Il nome utente di un membro
named-left = { $left ->
    [one] Puoi indicarne ancora uno.
   *[other] Puoi indicarne ancora { $left }.
  }
named-add = Indica
named-done = { $handle } riceve un avviso.
named-nobody = Nessun membro ha questo nome utente.
named-vouched = garantisce per te
named-waits = non ha ancora risposto
named-drop = Ritira
named-drop-who = Ritira l’indicazione di { $handle }
handle-kept-until = Il nome utente resta tuo, e più a lungo ogni volta che passi di qui. Scadenza: { $when }.

hit-frozen = Chi gestisce il server ha congelato i tuoi inviti
hit-frozen-what = Resti membro, ma non puoi più invitare, garantire né aprire stanze.
hit-removed = Chi gestisce il server ti ha rimesso in lista d’attesa
hit-removed-what = Solo chi gestisce il server può farti rientrare.
hit-appeal = Spiega perché la decisione andrebbe revocata
hit-appeal-hint = Una volta sola, fino a 600 caratteri. Lo legge chi gestisce il server.
appeal-send = Fai ricorso
hit-appeal-sent = Il tuo ricorso è arrivato a chi gestisce il server.
appeal-waiting = Il tuo ricorso è in mano a chi gestisce il server.
appeal-denied = Chi gestisce il server ha letto il tuo ricorso e lascia tutto com’è.
give = Riassegna un nome utente accaparrato
give-what = Chi lo ha adesso riceve un nome inventato finché non ne sceglie un altro. Per accedere usa quello.
give-handle = Il nome utente
give-to = A chi va (il suo nome utente attuale)
give-do = Riassegna
give-done = Fatto. Chi lo aveva ora si chiama @{ $handle }: faglielo sapere.

rename = Scegli un altro nome utente
rename-to = Al posto di @{ $handle }
rename-hint = Una volta ogni 30 giorni. Accedi con quello nuovo; per 90 giorni nessun altro riceve il vecchio.
rename-do = Cambia
rename-done = Ora sei @{ $handle }.

refusal-invite_used = Questo invito è già stato usato.
refusal-invite_revoked = Chi ha creato questo invito lo ha ritirato.
refusal-invite_expired = Questo invito è scaduto.
refusal-invite_not_yours = Questo invito è per un’altra persona: per lei vale ancora.
refusal-link_invites_off = Qui ogni invito è per un solo account, indirizzo o numero di telefono.
refusal-frozen = Chi gestisce il server ha congelato i tuoi inviti.
refusal-removed_by_owner = Chi gestisce il server ha rimesso questo account in lista d’attesa; solo chi lo gestisce può farlo rientrare.
refusal-bad_address = Non è un indirizzo e-mail.
refusal-other_field = La tua garanzia conta nel tuo settore.
refusal-too_many_vouches = Per questa settimana hai dato tutte le tue garanzie.
refusal-too_many_named = Hai indicato tutti i membri che potevi. Prima ritirane uno.
refusal-branch_too_large = Riguarderebbe più di 500 persone insieme. Procedi ramo per ramo.
refusal-branch_changed = Nel frattempo riguarderebbe altre persone. Guarda di nuovo.
refusal-renamed_lately = Hai preso questo nome utente meno di 30 giorni fa.
refusal-handle_is_theirs = Ha già quel nome utente.
refusal-texts_off = Questo server non invia SMS.
refusal-bad_phone = Non è un numero di telefono con il prefisso del Paese: +39 320 …
refusal-texts_not_there = Questo server non scrive ai numeri di quel Paese.
refusal-texts_spent = Per ora a questi numeri non parte più nulla. Riprova domani.
refusal-no_names_here = Qui ci si conosce solo per nome utente.
