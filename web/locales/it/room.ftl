### A room: stage, audience, hands, and what happens to one there.

joining = Ingresso in corso…
joining-signal = Contatto con il server
joining-room = Il tuo posto
joining-sound = Collegamento dell’audio
back-to-hallway = Torna all’atrio, restando nella stanza
more = Altro
controls = Comandi della stanza
leave = Esci in silenzio
queue = Mani
people = Persone
stage = Palco
stated-note = Di che cosa si occupano le persone: dichiarato, non verificato.
stage-empty = Nessuno sul palco.
audience = Pubblico
audience-empty = Ancora nessuno in ascolto.
audience-more = { $count ->
    [one] Un’altra persona
   *[other] Altre { $count } persone
  }
show-more = Mostra altro
mini-bar = La stanza in cui sei

room-open = Stanza aperta
room-closed = Chiusa, con link
room-locked = Bloccata
room-hands-off = Mani disattivate

tap-to-listen = Tocca per ascoltare
sound-connecting = Collegamento dell’audio…
sound-stream = Audio via HTTP semplice: così non puoi parlare, e senti la stanza con un po’ di ritardo. Intanto si ritenta con WebRTC.
sound-stream-connecting = Qui WebRTC non passa. Collegamento dell’audio via HTTP semplice…
sound-elsewhere = L’audio di questo posto è in un altro tuo lettore.
sound-bring-back = Riportalo qui
sound-fails = L’audio non passa. Forse questa rete lo blocca (UDP); si continua a provare. Spesso aiuta un’altra rete, come quella del telefono.

badge-you = tu
badge-bot = bot
badge-moderator = modera
badge-mute-open = microfono aperto
badge-mute-by_self = microfono chiuso
badge-mute-by_moderator = microfono chiuso da chi modera
badge-away = connessione persa, posto conservato
badge-hand = mano alzata
badge-speaking = parla
nobody-speaking = Nessuno sta parlando.
speaking = Al microfono: { $names }.

raise-hand = Alza la mano
lower-hand = Abbassa la mano
hand-place = { $place } di { $of }
hand-explain = Il permesso per il microfono si chiede adesso, così puoi parlare appena sali sul palco.
hand-explain-silent = Non si trasmette nulla finché non sei sul palco e non apri il microfono.
hand-explain-go = Consenti e alza la mano
queue-empty = Nessuna mano alzata.
accept-hand = Fai salire
accept-hand-of = Fai salire { $handle }
decline-hand = Rifiuta
decline-hand-of = Rifiuta la mano di { $handle }
asking-to-unmute = Chiedono il microfono
allow-unmute = Consenti
allow-unmute-who = Consenti a { $handle } di riaprire il microfono
invited-to-speak = Inviti a parlare

mute = Chiudi microfono
unmute = Apri microfono
you-are-muted = Microfono chiuso: nessuno ti sente.
muted-by-moderator = Chi modera ti ha chiuso il microfono.
ask-to-unmute = Chiedi il microfono
asked-to-unmute = Richiesta inviata

invited-title = Ti invitano a parlare
invited-what = Chi modera ti chiama sul palco. Sali a microfono chiuso, e lo apri quando vuoi.
invited-join = Sali a microfono chiuso
invited-decline = Rifiuta
invited-seconds = Vale per { NUMBER($seconds) } s

banned = Ban
let-back-in = Riammetti
let-back-in-who = Riammetti: { $handle }

profile-bot = Un programma, non una persona.
profile-invited-by = Su invito di { $handle }
profile-page = La sua pagina
profile-since = Qui da { $when }
act-step_down = Scendi tra il pubblico
act-mute_member = Chiudi il microfono
act-allow_unmute = Consenti il microfono
act-move_to_audience = Sposta tra il pubblico
act-make_moderator = Affida la moderazione
act-unmake_moderator = Togli la moderazione
act-accept_hand = Fai salire
act-decline_hand = Rifiuta la mano
act-invite_to_speak = Invita a parlare
act-remove = Allontana dalla stanza
act-ban = Bandisci dalla stanza
confirm-remove = Allontanare { $handle } dalla stanza? Potrà rientrare.
confirm-ban = Bandire { $handle }? Non potrà rientrare finché chi modera non toglie il ban.
confirm-unmake_moderator = Togliere la moderazione a { $handle }? Resta sul palco.

room-link = Il link della stanza
room-link-open = Con questo link può entrare ogni membro.
room-link-closed = Questo link è la chiave di una stanza chiusa: chi lo ha può entrare.
invite-here = Invita qualcuno qui
players = Un altro programma
players-what = Ascolta o parla in questa stanza con un altro tuo programma. Prende l’audio del tuo posto; il resto rimane in questa pagina. L’indirizzo che gli serve è segreto: finché non esci dalla stanza, chi lo ha passa per te.
player-stream = Ascolta con un lettore multimediale
player-stream-how = Apri questo indirizzo in un lettore multimediale, in un’app per podcast o in un browser.
player-whip = Parla con OBS (WHIP)
player-whip-how = In OBS scegli il servizio WHIP e inserisci entrambi i valori nella sezione Stream. Ti si sente quando sei sul palco con il microfono aperto.
player-whep = Ascolta via WebRTC (WHEP)
player-whep-how = Inserisci entrambi i valori in un programma che conosce WHEP.
player-address = Indirizzo
player-address-hls = Lo stesso per Safari 17
player-token = Bearer token
edit-room = Titolo, tema e regole
lock = Blocca la stanza
unlock = Sblocca la stanza
end-room = Termina la stanza
end-room-what = Tutti escono e la stanza finisce. Non si può tornare indietro.

keys = Tastiera
keys-on = Usa questi tasti
key-space-name = Spazio
key-m = Chiudi o apri il microfono
key-space = Premuto: parli; lasciato: microfono chiuso
key-h = Alza o abbassa la mano
key-q = La coda delle mani
key-p = Persone
key-s = Di’ chi sta parlando
key-l = Esci in silenzio
key-help = Questi tasti

network = Connessione
network-label = Connessione: { $bars }
network-1 = scarsa
network-2 = discreta
network-3 = buona
network-1-what = Scarsa: manca una parte di ciò che si dice.
network-2-what = Discreta: ogni tanto un buco.
network-3-what = Buona.
network-measuring = Misurazione…
network-way = Trasporto
network-way-udp = UDP
network-way-tcp = TCP
network-tcp-what = Questa rete non lascia passare UDP, quindi l’audio va via TCP: dove si perdono pacchetti, si ferma per un momento. Intanto si ritenta con UDP.
network-round-trip = Andata e ritorno
network-loss = Pacchetti persi
network-concealed = Audio ricostruito
network-jitter = Jitter
network-unknown = nessun dato
for-them = Come sente il pubblico
for-them-unknown = Ancora nessun dato da chi ascolta.
for-them-good = Quasi tutti sentono bene.
for-them-some = Alcuni sentono così così o male.
for-them-poor = Molti sentono male: manca una parte di ciò che si dice.
for-them-listeners = In collegamento
for-them-good-for = Sentono bene
for-them-of = { $count } su { $of } che hanno inviato dati
for-them-lost = Il 5% che sente peggio perde
for-them-packets = Audio in un pacchetto
for-them-room-for = Posto per altre persone in ascolto
for-them-at-least = almeno { $count }
for-them-full = nessuno: questo server è pieno
milliseconds = { $ms } ms

notice-on-stage = Sei sul palco a microfono chiuso. Aprilo quando vuoi.
notice-stepped-down = Sei tra il pubblico.
notice-moved-to-audience = Chi modera ti ha spostato tra il pubblico.
notice-made-moderator = Ora moderi anche tu.
notice-unmade-moderator = Non moderi più.
notice-muted-by-moderator = Chi modera ti ha chiuso il microfono.
notice-may-unmute = Ora puoi riaprire il microfono.
notice-hand-place = La tua mano è alzata: { $place } di { $of }.
notice-hand-down = La tua mano è abbassata.
notice-invited = Ti invitano a parlare.
notice-invite-over = L’invito a parlare non vale più.
notice-locked = La stanza è bloccata: non entra nessun altro.
notice-unlocked = Nella stanza si può di nuovo entrare.
notice-renamed = Ora la stanza si chiama { $title }.
notice-hands = { $waiting ->
    [one] C’è una mano alzata.
   *[other] Ci sono { $waiting } mani alzate.
  }
notice-asks-to-unmute = Qualcuno sul palco chiede il microfono.

not-let-in = Non puoi entrare in questa stanza
out-removed = Non sei più nella stanza
out-removed-what = Chi modera ti ha allontanato dalla stanza. Puoi rientrare, se ne rispetti le regole.
out-banned = Non puoi più rientrare
out-banned-what = Chi modera ti ha bandito da questa stanza.
out-room_ended = La stanza è terminata
out-room_ended-what = È stata terminata. Non se ne conserva nulla.
out-seat_taken_over = Continui altrove
out-seat_taken_over-what = Il tuo posto è passato a un altro dispositivo o a un’altra scheda, o a un’altra stanza. Qui ora c’è silenzio.
out-signed_out = Sessione terminata
out-signed_out-what = Questa sessione è stata chiusa. Per tornare, accedi di nuovo.
out-connection_reset = La connessione è stata reimpostata
out-connection_reset-what = Per sicurezza il server ha interrotto l’audio. Puoi rientrare.
come-back-in = Rientra
take-seat-here = Continua qui
