### Coming into the house: welcome, invite, register, wait; and letting others in.

welcome-what = Conversazioni dal vivo per chi conosce il proprio mestiere. Stanze su un tema, con un palco e un pubblico, su un server proprio.
welcome-listen = Prima ascolta.
welcome-listen-how = Entri in silenzio. Chi è presente è in elenco: nessuno ascolta di nascosto.
welcome-hand = Alza la mano
welcome-hand-how = quando hai qualcosa da dire.
welcome-stage = Sali sul palco
welcome-stage-how = e fatti sentire.
welcome-kept = Questo server non registra nulla di ciò che si dice qui.
demo-enter = Entra in visita

join-title = Riserva il tuo nome utente
join-what = Il nome utente è subito tuo. A farti entrare è l’invito di un membro, o chi gestisce questo server.
join-what-owner = Il nome utente è subito tuo. A farti entrare è chi gestisce questo server.
join-what-open = Chi si registra qui è subito membro. Il nome utente resta tuo.
join-what-reviewed = Il nome utente è subito tuo. Chi gestisce questo server legge quello che scrivi qui, e decide.
join-what-organisation = Questo server è di una sola organizzazione: si entra solo con il suo accesso o con la sua e-mail di lavoro.
join-organisation-title = Entra con la tua organizzazione
join-come-in = Entra
join-reserve = Riserva un nome utente
have-account = Hai già un nome utente?
no-account = È la prima volta?

handle = Nome utente
handle-hint = Da 3 a 20 caratteri: lettere a–z, cifre e _. Resta tuo.
password = Password
password-hint = Almeno 10 caratteri.
stated = Di che cosa ti occupi?
stated-hint = Una riga. Compare accanto al nome utente come dichiarato, non verificato.
field = Settore

wait-title = @{ $handle } è tuo
wait-reserved = Riservato.
wait-reserved-what = Nessun altro può prendere @{ $handle }.
wait-stated = Dichiarato.
wait-next = E adesso
wait-next-invite = Con l’invito di un membro entri subito: apri il link in questo browser.
wait-next-owner = Oppure chi gestisce questo server legge la lista d’attesa e ti fa entrare.
wait-opens-itself = Lascia aperta questa pagina: l’atrio si apre da sé.
wait-connecting = Connessione in corso…
wait-let-in = Ci sei. Ti diamo il benvenuto nell’atrio.

invite-title-short = Un invito a Jushou
invite-title = { $handle } ti invita
owner-title = Questo server è tuo
owner-what = Registrati qui e lo gestisci tu: vedi la lista d’attesa e fai entrare le persone.
invite-room = In questa stanza:
invite-register = Entra con un tuo nome utente
invite-come-in = Entra
invite-accept = Entra come @{ $handle }
invite-already-in = Sei già dentro.
enter-room = Vai alla stanza
invite-expires = Scadenza: { $when }.
invite-gone-title = Questo invito non c’è più
invite-gone = È stato usato o ritirato, oppure è scaduto. Chiedine un altro, o riserva un nome utente e aspetta di entrare.
invite-gone-only = È stato usato o ritirato, oppure è scaduto.
in-app-title = Apri in { $browser }
in-app-why = I browser dentro altre app spesso negano il microfono. Con { $browser } puoi anche parlare.
in-app-deaf = Questo browser non può riprodurre l’audio di una stanza. { $browser } sì.
in-app-open = Apri in { $browser }
in-app-address = L’indirizzo di questa pagina

invites-what = { $left ->
    [0] Non hai più inviti. Se ne ritiri uno, o se scade senza essere usato, torna a te.
    [one] Hai ancora un invito. Fa entrare una persona, e il tuo nome resta accanto al suo.
   *[other] Hai ancora { $left } inviti. Ognuno fa entrare una persona, e il tuo nome resta accanto al suo.
  }
invite-to-room = Dove porta
invite-to-hallway = L’atrio
invite-make = Crea un invito
invite-made = Il tuo invito
invite-made-once = Copialo ora: il link si vede solo questa volta.
invite-link = Link d’invito
invites-none = Nessun invito finora.
invite-open = Aperto
invite-accepted = Accettato da { $handle }
invite-revoked = Ritirato
invite-expired = Scaduto senza essere usato
invite-made-at = Creazione: { $when }
invite-revoke = Ritira

waitlist-what = Hanno un nome utente e aspettano. Chi fai entrare è membro da quel momento.
waitlist-none = Nessuno in attesa.
waitlist-since = registrazione: { $when }
waitlist-let-in = Fai entrare
waitlist-let-in-who = Fai entrare { $handle }
waitlist-done = { $handle } è dentro.
