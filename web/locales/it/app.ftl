### What stands around every screen.

greeting = si parla se c’è intesa; per dire la tua, alza la mano
navigation = Principale
hallway = Atrio
invites = Inviti
waitlist = Lista d’attesa
me = Profilo
start-room-short = Apri
also-live = Altre in corso
demo-note = Una demo: alla fine qui si cancella tutto.
skip-to-main = Vai al contenuto
skip-to-controls = Vai ai comandi
loading = Caricamento…
one-moment = Un momento…
retry = Riprova
try-now = Riprova ora
close = Chiudi
cancel = Annulla
save = Salva
copy = Copia
copied = Copiato
copy-by-hand = Selezionato. Copia con la tastiera o dal menu.
share = Condividi…
language = Lingua
language-browser = Come il browser ({ $language })
language-failed = Questa lingua non si è caricata. Controlla la connessione, ricarica la pagina e sceglila di nuovo.
sign-in = Accedi
sign-out = Esci dall’account
reload = Ricarica
to-hallway = Vai all’atrio
reconnecting = Connessione persa. Nuovo tentativo… { NUMBER($seconds) } s.
connection-state = Stato della connessione
connection-lost = Connessione persa. Nuovo tentativo in corso.
seat-held = Il tuo posto resta tuo per 30 secondi.
seat-perhaps-gone = Forse hai perso il posto; rientri appena torna la connessione.
new-build = C’è una versione più recente.
unreachable-title = Il server non è raggiungibile
unreachable = Nessuna risposta dal server. Controlla la connessione e riprova.
broken-title = Qui qualcosa è andato storto
broken = Questa pagina è inciampata nei suoi stessi piedi. Se sei in una stanza, la stanza continua.
request-id = Richiesta { $id }
copy-request-id = Copia il numero della richiesta
nowhere-title = Qui non c’è niente
nowhere = Questo indirizzo non porta da nessuna parte.
ask-lost = La connessione è caduta prima della risposta. Vale quello che vedi.
in-force = Già in vigore, ma non ancora salvato: il database non risponde. Verrà salvato appena risponde.
retry-in = Riprova tra { NUMBER($seconds) } s.
as-stated = dichiarato, non verificato
# Between two names; between any of more; before the last of more.
names-two = { " " }e{ " " }
names-comma = ,{ " " }
names-last = { " " }e{ " " }
names-more = { $more ->
    [one] un’altra persona
   *[other] altre { $more } persone
  }

field-software = Software
field-engineering = Ingegneria
field-science = Scienza
field-medicine = Medicina
field-care = Assistenza
field-education = Istruzione
field-law = Diritto
field-finance = Finanza
field-business = Impresa
field-media = Media
field-design = Design
field-arts = Arti
field-crafts = Artigianato
field-agriculture = Agricoltura
field-public_service = Servizio pubblico
field-other = Altro settore
