### Proofs of what somebody does, badges, staff review, and signing on elsewhere.

proofs = Prove
proofs-what = Ciò che dichiari compare come dichiarato. Ciò che dimostri compare come verificato, e solo per quanto scegli tu.
proofs-none = Ancora nessuna prova.
proofs-back = Indietro
proofs-open = Prove e badge
proof-work_mail = E-mail di lavoro
proof-sign_on = Accesso dell’organizzazione
proof-web_page = Una pagina che rimanda qui
proof-peer_vouch = Garanzie di colleghi
proof-staff_review = Verifica dello staff
proof-years = { NUMBER($years) ->
    [one] un anno
   *[other] { NUMBER($years) } anni
  }
proof-state-stands = Valida. Scadenza: { $when }
proof-state-expiring = Scadenza: { $when }. Per rinnovarla, ripeti la prova.
proof-state-failing = Non si trova più dov’era. Scadenza, se non torna: { $when }
proof-state-lapsed = Scaduta: { $when }
proof-drop = Rinuncia
proof-drop-which = Rinuncia a: { $what }
proof-dropped = Prova tolta.
prove-more = Aggiungi una prova
proved = Dimostrato.

badge = Badge
proof-taken-back = Lo staff ha ritirato la conferma; scadenza: { $when }. Il motivo:
peer-vouch-what = Tre membri che lavorano nel tuo settore garantiscono per te; la garanzia di chi gestisce il server vale per due. La prova arriva da sé con la terza garanzia, e si riconta ogni settimana. Un membro garantisce dalla tua pagina qui, o con il tuo nome utente mentre aspetti.
badge-professional = Professione verificata
badge-verified = Verificato: { $what }
badge-years = { NUMBER($years) }+ anni
badge-others-see = Gli altri vedono:
badge-crowd = Un badge non indica mai una sola persona: dice solo ciò che vale per almeno { NUMBER($least) } membri, e dice meno se sono meno.
badge-of = Quale prova
badge-show = Mostra, se vale per abbastanza membri
badge-show-field = Il settore
badge-show-profession = La professione
badge-show-years = Gli anni, a scaglioni
badge-show-organisation = L’organizzazione
badge-saved = Salvato.

work-mail-what = Arriva un codice al tuo indirizzo di lavoro. L’indirizzo non si conserva; il dominio compare dove vuoi tu.
work-mail-address = Indirizzo di lavoro
work-mail-send = Invia un codice
work-mail-sent = Inviato. Può volerci un minuto.
work-mail-code = Codice
work-mail-code-hint = Otto lettere e cifre, vale 30 minuti.
work-mail-prove = Conferma

web-page-what = Metti questo link su una pagina tua. Viene controllata adesso, e poi ogni settimana.
web-page-link = Link per la tua pagina
web-page-url = Indirizzo della pagina
web-page-look = Controlla

review-what = Spiega in poche parole dove lo staff può vedere che cosa fai: un albo pubblico, una pagina di lavoro, una pubblicazione.
review-text = Dove si può vedere?
review-text-hint = Lo legge solo chi gestisce questo server.
review-profession = Professione
review-profession-hint = Due o tre parole.
review-years = Anni di attività
review-organisation = Dove
review-ask = Chiedi la verifica dello staff
review-asked = Richiesta inviata. La risposta compare qui.
review-open = Lo staff non ha ancora guardato.
review-granted = Lo staff ha detto di sì.
review-declined = Lo staff ha detto di no. Puoi chiedere di nuovo, con qualcosa in più da mostrare.
review-withdrawn = Ritirata.
reviews = Verifiche
sign-on-with = Accedi con { $provider }
sign-on-prove = Dimostra con { $provider }
sign-on-not = Accesso non riuscito
sign-on-second = Ancora un passo
sign-on-second-what = Il provider dice che sei tu. Questo account chiede anche il suo secondo fattore.
arrive-title = Scegli il tuo nome utente
arrive-what = L’accesso è fatto. Gli altri qui ti chiameranno così.
arrive-go = Entra

review-name = Il tuo nome, se vuoi che sia verificato
review-name-hint = Come si legge in ciò che lo staff può guardare.
proof-name = nome: { $name }
hands-proven = Chi ha dimostrato che cosa fa
hands-proven-field = Solo in questo settore
hands-proven-any = Qualsiasi settore
room-hands-proven = Mani: chi ha dimostrato che cosa fa
room-hands-proven-field = Mani: chi ha una prova ({ $field })

refusal-not_proven = In questa stanza può alzare la mano solo chi ha dimostrato che cosa fa. Come si fa: Profilo, poi Prove.
refusal-public_mail = Lì chiunque ottiene un indirizzo: non dimostra nessun lavoro.
refusal-code_wrong = Il codice non è questo.
refusal-code_gone = Questo codice è esaurito o scaduto. Inviane un altro.
refusal-bad_page = Non è l’indirizzo di una pagina web pubblica. Comincia con https.
refusal-page_unreached = La pagina non ha risposto.
refusal-page_without_link = La pagina non ha ancora un link a qui con rel="me".
refusal-bad_shows = Qualcosa non torna: guarda gli anni e il settore.
refusal-proof_taken = È già la prova di un altro account.
refusal-too_many_proofs = Prima rinuncia a un’altra prova.
refusal-no_such_proof = Questa prova non c’è più.
refusal-review_waits = Lo staff non ha ancora guardato la tua richiesta precedente.
refusal-review_gone = Già decisa, o non c’è più.
refusal-no_such_provider = Da lì non accede nessuno.
refusal-provider_unreached = Il provider di accesso non risponde. Riprova tra un momento.
refusal-sign_on_failed = L’accesso non è riuscito, o ci è voluto troppo tempo. Ricomincia.
refusal-sign_on_taken = Questo accesso apre già un altro account qui.
refusal-not_in_directory = La tua organizzazione non consente questo accesso qui.
refusal-sign_on_first = Accedi con la tua organizzazione.
sign-on-second-hint = Sei cifre dalla tua app di autenticazione, o un codice di recupero.
