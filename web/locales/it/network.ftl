### Why one comes back: people and topics one follows, and what one says of oneself.

follow = Segui
unfollow = Non seguire più
follow-who = Segui { $handle }
unfollow-who = Non seguire più { $handle }
follow-done = Segui { $handle }: le stanze in cui è sul palco vengono prima.
unfollow-done = Non segui più { $handle }.
followers = { $count ->
    [0] Ancora nessun follower
    [one] 1 follower
   *[other] { $count } follower
  }
rooms-hosted = { $count ->
    [0] Nessuna stanza aperta di recente
    [one] 1 stanza aperta di recente
   *[other] { $count } stanze aperte di recente
  }
said-fields = Lavora anche in: { $fields }
said-languages = Parla: { $languages }
said-links = Link
opens-beside = (si apre in un’altra scheda)

following = Persone che segui
following-what = Le stanze in cui sono sul palco vengono prima nel tuo atrio. Vedono quante persone le seguono, ma non chi sono. Chi segui e ti segue vede quando sei qui, e può farti un cenno; lo stesso vale per te.
following-all = Segui
following-none = Non segui ancora nessuno.
suggested = Persone che potresti seguire
suggested-none = Al momento non c’è nessuno da suggerire. Puoi seguire chiunque dalla sua pagina o in una stanza.
suggested-inviter = Ti ha fatto entrare qui.
suggested-hosted = { $count ->
    [one] Ha aperto una stanza di recente.
   *[other] Ha aperto { $count } stanze di recente.
  }

topics = Temi
topics-what = Le stanze su un tema che segui vengono prima nel tuo atrio. Un tema si trova con uno qualsiasi dei suoi nomi, in qualsiasi lingua.
topics-find = Trova o crea un tema
topics-find-hint = Come comincia uno dei suoi nomi. Maiuscole e punteggiatura non contano.
topics-found = { $count ->
    [0] Nessun tema trovato.
    [one] Un tema trovato.
   *[other] { $count } temi trovati.
  }
topic-new = Nessuno segue ancora «{ $topic }».
topic-followers = { $count ->
    [0] Nessuno lo segue
    [one] Lo segue 1 persona
   *[other] Lo seguono in { $count }
  }
follow-topic = Segui { $topic }
unfollow-topic = Non seguire più { $topic }
follow-topic-done = Segui { $topic }: le stanze su questo tema vengono prima.
unfollow-topic-done = Non segui più { $topic }.
topics-own = Temi che segui
topics-none = Non segui ancora nessun tema.
topic-add-name = Aggiungi un altro nome
topic-name = Un altro nome
topic-name-hint = Lo stesso in un’altra lingua, per esempio. Chi lo cerca trova questo tema.
topic-name-add = Aggiungi il nome
topic-name-added = { $topic } ora si chiama anche { $name }.

own-profile = Il tuo profilo
own-profile-edit = Modifica il profilo
own-profile-what = Ogni membro può leggerlo nella tua pagina. Nulla è verificato.
own-profile-what-applicant = I membri potranno leggerlo nella tua pagina quando ti avranno fatto entrare. Nulla è verificato.
own-profile-saved = Profilo salvato.
own-profile-back = Torna alle impostazioni
own-page = La tua pagina
avatar = La tua foto
avatar-what = Gli altri membri la vedono al posto delle tue iniziali. Viene ritagliata in un quadrato e rimpicciolita; dove e quando è stata scattata non si conserva.
avatar-choose = Scegli una foto
avatar-another = Scegline un’altra
avatar-remove = Togli la foto
avatar-set = Ora la tua foto si vede.
avatar-removed = La tua foto è stata tolta.

headline = Presentazione in una riga
headline-hint = Una riga su di te, fino a { $most } caratteri.
own-fields = Altri settori di lavoro
own-fields-hint = Oltre a { $field }, al massimo { $most }.
own-languages = Lingue che parli
own-languages-hint = Per prima quella che parli meglio, al massimo { $most }. Le stanze in altre lingue vengono per ultime nel tuo atrio.
own-language = Un’altra lingua
own-language-choose = Scegli…
own-language-add = Aggiungi
own-language-remove = Togli { $language }
own-links = Link
own-links-hint = Pagine tue, al massimo { $most }. Ognuna comincia con https.
own-link = Link { $number }
own-link-add = Un altro link

begin = Che cosa ti piacerebbe ascoltare?
begin-card = Segui persone e temi: le loro stanze vengono prima qui.
begin-go = Scegli persone e temi
begin-not-now = Non ora
begin-what = Chi e che cosa segui viene prima nel tuo atrio. Nessuna rubrica viene letta, e puoi cambiare tutto in seguito.
begin-live = In corso adesso
begin-follows = Segui: { $topics }
begin-done = Fatto
