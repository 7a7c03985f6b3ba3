### Circles: members who belong together, and have rooms that nobody else enters.

circles = Circoli
circles-what = Un circolo riunisce dei membri e ha stanze che nessun altro vede e in cui nessun altro entra.
circles-own = I tuoi
circles-own-none = Non fai ancora parte di nessuno. Entra in uno qui sotto, o creane uno tuo.
circles-all = Tutti i circoli
circles-find = Trova un circolo
circles-find-hint = Come comincia una parola del nome, o un tema.
circles-found = { $count ->
    [0] Nessun circolo si chiama così.
    [one] 1 circolo trovato
   *[other] { $count } circoli trovati
  }
circles-none = Nessuno ne ha creato uno che si possa trovare.
circle-members = { $count ->
    [one] 1 membro
   *[other] { $count } membri
  }
circle-owner = È di
circle-own = Tu e questo circolo
circle-own-owner = È tuo
circle-own-moderator = Lo moderi
circle-own-member = Ne fai parte
circle-own-asked = Hai chiesto di entrare
circle-own-invited = Hai un invito
circle-own-declined = La tua richiesta è stata rifiutata
circle-own-removed = Non ne fai più parte
in-circle = In { $name }

circle-make = Crea un circolo
circle-made = { $name } è pronto. Fai entrare qualcuno.
circle-change = Modifica
circle-name = Nome
circle-description = A che cosa serve, in una riga
circle-entry = Chi può entrare
circle-entry-open = Aperto
circle-entry-open-what = Può entrare ogni membro.
circle-entry-approval = Su richiesta
circle-entry-approval-what = I membri chiedono di entrare; chi modera li fa entrare.
circle-entry-invite = Su invito
circle-entry-invite-what = Invita chi modera. Nessun altro vede che il circolo esiste.
circle-rules = Regole
circle-rules-hint = Tutti le leggono prima di entrare: chi entra le accetta.
circle-rules-change-hint = Se le cambi, a tutti si chiede di accettarle di nuovo.
circle-topics-hint = Al massimo { $most }, separati da virgole. Il circolo si trova anche così.

circle-join = Entra
circle-joined = Ora fai parte di { $name }.
circle-ask = Chiedi di entrare
circle-asked = Fatto: hai chiesto di entrare in { $name }.
circle-asked-what = Hai chiesto di entrare. Decide chi modera.
circle-agrees = Entrando accetti le regole qui sopra.
circle-rules-new = Le regole sono cambiate da quando le hai accettate.
circle-agree = Accetto
circle-agreed = Fatto: accetti le regole.
circle-take-back = Ritira
circle-taken-back = Richiesta ritirata.
circle-invite-declined = Invito rifiutato.
circle-declined-what = La tua richiesta è stata rifiutata. Puoi chiedere di nuovo dal { $when }.
circle-removed-what = Chi modera ti ha messo fuori. Puoi tornare solo con un invito.
circle-leave = Lascia il circolo
circle-leave-open = Esci subito dalle sue stanze. Puoi rientrare quando vuoi.
circle-leave-approval = Esci subito dalle sue stanze. Per tornare dovrai chiedere di nuovo.
circle-leave-invite = Esci subito dalle sue stanze. Per tornare ti servirà un invito.
circle-left = Hai lasciato { $name }.

circle-rooms = Le sue stanze
circle-rooms-none = Qui non c’è nulla in corso né annunciato.
circle-people = Chi ne fa parte
circle-people-find = Trova qualcuno nel circolo
circle-role-moderator = modera
circle-role-owner = responsabile
circle-act = Modifica
circle-act-who = Modifica ciò che può fare { $handle }
circle-make-moderator = Affida la moderazione
circle-now-moderator = Ora { $handle } modera il circolo.
circle-make-member = Togli la moderazione
circle-now-member = { $handle } non modera più il circolo.
circle-hand-over = Cedi il circolo
circle-hand-over-what = Il circolo sarà di { $handle } e tu lo modererai. Solo { $handle } potrà ridartelo.
circle-handed-over = Ora il circolo è di { $handle }.
circle-put-out = Metti fuori
circle-put-out-what = { $handle } è subito fuori dal circolo e dalle sue stanze in corso, e torna solo con un invito.
circle-put-out-done = { $handle } è fuori.
circle-waiting = Chi vorrebbe entrare
circle-waiting-none = Nessuno ha chiesto, e nessun invito è in sospeso.
circle-waits-asked = chiede di entrare
circle-waits-invited = ha un invito
circle-let-in = Fai entrare
circle-let-in-done = { $handle } ora fa parte del circolo.
circle-declined-done = Richiesta di { $handle } rifiutata.
circle-uninvited-done = L’invito per { $handle } è ritirato.
circle-invite-handle = Nome utente di chi vuoi invitare
circle-invite = Invita
circle-invite-who = Invita { $handle } in un circolo
circle-invited = Hai invitato { $handle }.
circle-dissolve = Sciogli il circolo
circle-dissolve-what = { $name } non ci sarà più, per nessuno. Chi è in una delle sue stanze ne esce, e ciò che era annunciato è annullato.
circle-dissolved = { $name } è sciolto.

room-circle = Per chi
room-circle-none = Per tutti i membri
room-circle-hint = Solo chi fa parte del circolo vede questa stanza e vi entra.
visibility-open-circle = Si vede nell’atrio di chi fa parte del circolo; ognuno di loro può entrare.
visibility-closed-circle = Non si vede nell’atrio; può entrare chi fa parte del circolo e ha il link.
room-link-circle = Con questo link può entrare chi fa parte del circolo, e nessun altro.
filter-circle = Circolo
filter-all-circles = Tutte le stanze
