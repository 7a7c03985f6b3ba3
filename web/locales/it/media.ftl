### Microphone and speakers on this device; my settings.

microphone-closed = Il microfono non è disponibile
microphone-denied = Questa pagina non può usare il microfono.
microphone-missing = Nessun microfono trovato, o lo sta usando un altro programma. Collegane uno, o chiudi l’altro programma.
microphone-insecure = I browser danno il microfono solo alle pagine HTTPS. Questo indirizzo è in HTTP; chiedi quello HTTPS a chi amministra il server.
microphone-allow-chrome = Fai clic sull’icona a sinistra dell’indirizzo, consenti il microfono e riprova.
microphone-allow-chrome-android = Tocca l’icona a sinistra dell’indirizzo, poi Autorizzazioni, consenti il microfono e riprova.
microphone-allow-firefox = Fai clic sul microfono barrato accanto all’indirizzo, togli il blocco e riprova.
microphone-allow-safari = Nel menu Safari scegli Impostazioni per questo sito web, consenti il microfono e riprova.
microphone-allow-safari-ios = Tocca il pulsante della pagina accanto all’indirizzo, poi Impostazioni sito web, consenti il microfono e riprova.
microphone-listen-on = Puoi continuare ad ascoltare anche senza.
keep-listening = Continua ad ascoltare

device-check = Microfono e altoparlanti
device-check-start = Fai una prova
device-open-microphone = Attiva il microfono
device-meter = Livello del tuo microfono
device-speak = Di’ qualcosa.
device-good = Ti si sente bene.
device-too-loud = Molto forte: allontanati un po’.
device-default = Scelta del sistema
device-microphone = Microfono
device-speaker = Altoparlanti
device-echo = Togli l’eco degli altoparlanti
device-noise = Togli il rumore
device-hear = Riascolta la tua voce per 3 secondi
device-recording = Ti sto ascoltando…
device-playing = Riproduzione…
device-private = Questa prova resta sul tuo dispositivo.

sessions = Dove hai fatto l’accesso
session-unnamed = Un browser senza nome
session-this = (questa sessione)
session-seen = Ultima attività: { $when }
session-since = accesso: { $when }
session-revoke = Disconnetti
session-revoke-which = Disconnetti { $device }
session-revoked = Dispositivo disconnesso.
