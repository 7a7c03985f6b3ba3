### Introductions after a room, messages between two people, and blocking.

threads = Messaggi
threads-all = Conversazioni
threads-none = Ancora nessuna conversazione. Puoi scrivere alle persone dalla loro pagina; e dopo una stanza puoi spuntare chi ti piacerebbe risentire.
threads-new = { $count ->
    [one] 1 novità
   *[other] { $count } novità
  }
threads-back = Torna ai messaggi
thread = Conversazione
thread-gone = Qualcuno che non c’è più
thread-gone-what = Ha cancellato il suo account, e con esso è sparito ciò che aveva scritto. Ciò che hai scritto tu resta tuo. Qui non legge più nessuno.
thread-introduced = Volevate parlarvi tutti e due. Saluta!
thread-begins = Scrivi il tuo primo messaggio a { $handle }.
thread-blocked = Bloccato
thread-about = Contatti, blocco e segnalazione
thread-about-less = Blocca o segnala
thread-earlier = Mostra i messaggi precedenti
thread-log = Che cosa è stato scritto
thread-read = Letto
thread-pending = In partenza

requests = Richieste
requests-what = Chi non segui, o chi non ti segue, può chiedere con un solo messaggio. Se rifiuti, non lo viene a sapere.
request-accept = Accetta
request-accept-who = Accetta la richiesta di { $handle }
request-accepted = Ora tu e { $handle } potete scrivervi.
request-decline = Rifiuta
request-decline-who = Rifiuta la richiesta di { $handle }
request-declined = Rifiutata. { $handle } non lo viene a sapere.
request-waits = La tua richiesta è in attesa. Quando { $handle } la accetta, potrete scrivervi. Dopo trenta giorni sparisce.
request-asks = { $handle } vorrebbe scriverti. Non vede se hai letto questo messaggio.
request-hint = Tu e { $handle } non vi seguite a vicenda: puoi mandare un messaggio, e continuare quando lo accetta.

write-freely = Scrivi
write-as_request = Chiedi con un messaggio
write-waits = La tua richiesta è in attesa
message-write-who = Scrivi a { $handle }
message = Messaggio
message-send = Invia
message-left = Ancora { NUMBER($left) } caratteri
message-sending = Invio in corso…
message-offline = Manca la connessione. Parte appena ritorna.
message-take-back = Non inviare
message-you = Tu:
message-new = { $handle } ti ha scritto.

block = Blocca
block-who = Blocca { $handle }
block-what = Non potrà più scriverti né chiederlo, seguirti non avrà effetto, e dopo una stanza non sarete presentati. Non lo viene a sapere. Nelle stanze vi incontrate ancora.
block-done = Hai bloccato { $handle }, che non lo viene a sapere.
unblock = Sblocca
unblock-who = Sblocca { $handle }
unblock-done = Non blocchi più { $handle }.
blocked-what = Hai bloccato { $handle }. Ciò che scrive non ti arriva.

thread-report = Segnala
thread-report-who = Segnala { $handle }
thread-report-what = Chi gestisce questo server leggerà gli ultimi 20 messaggi di questa conversazione, anche i tuoi, e il motivo della segnalazione. Non può leggere nessun’altra conversazione. { $handle } non lo viene a sapere e, se è tra chi gestisce questo server, non vede la segnalazione.
thread-report-reason = Perché fai questa segnalazione?
thread-report-reason-spam = Pubblicità, o lo stesso messaggio a molti
thread-report-reason-harassment = Insulti, o non mi lascia in pace
thread-report-reason-threat = Minacce di violenza
thread-report-reason-fraud = Vuole soldi o password con l’inganno
thread-report-reason-other = Altro
thread-report-reason-missing = Scegli un motivo.
thread-report-line = Con parole tue, se vuoi
thread-report-line-hint = Una riga. La legge solo chi gestisce questo server.
thread-report-done = Segnalazione inviata. Chi gestisce questo server la esaminerà. { $handle } non lo viene a sapere.

contact-what = Aggiungi come trovarti altrove. { $handle } lo vede solo dopo aver aggiunto il proprio contatto.
contact-once-both = { $handle } vedrà la tua riga appena avrà aggiunto la sua.
contact-both = Avete aggiunto una riga tutti e due, e tutti e due la vedete.
contact-theirs = { $handle } si trova qui:
contact-own = Come trovarti
contact-hint = Una riga: un indirizzo, un numero, un nome altrove.
contact-add = Aggiungi
contact-added = La tua riga è salvata.
contact-take-back = Ritira
contact-taken-back = La tua riga è ritirata.

visited = Stanze in cui eri
visited-what = Per sette giorni puoi vedere chi c’era e spuntare chi ti piacerebbe risentire.
was-in = Eri in «{ $title }».
after = Chi c’era?
after-what = Spunta chi ti piacerebbe risentire. Se entro sette giorni anche l’altra persona spunta te, si apre una conversazione fra voi due. Altrimenti nessuno lo viene a sapere.
after-nobody = Non c’era nessun altro con te.
met-on-stage = Sul palco
tick-both = Anche { $handle } vorrebbe parlare con te.
