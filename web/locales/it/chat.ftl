### Beside the voice: chat, reactions, pinned links, finding people in the room.

chat = Chat
chat-kept = Lo legge chiunque sia qui. Quando la stanza termina, sparisce.
chat-empty = Nessuno ha ancora scritto nulla.
chat-write = Scrivi a chi è qui
chat-send = Invia
chat-is-off = In questa stanza non si scrive.
chat-stage-only = Qui scrive solo chi è sul palco. Tu puoi leggere.
chat-slow = Modalità lenta: un messaggio ogni { $time }.
chat-wait = Puoi scrivere di nuovo tra { $time }.
chat-delete-who = Elimina il messaggio di { $handle }
policy-chat = Chat: chi scrive, e ogni quanto
chat-who = Chi può scrivere
chat-off = Nessuno
chat-stage = Chi è sul palco
chat-everyone = Chiunque sia qui
slow-mode = Modalità lenta
slow-mode-hint = Il tempo minimo tra due messaggi della stessa persona. Chi modera non aspetta.
slow-mode-off = Disattivata

react = Reagisci
reaction-clap = Applauso
reaction-heart = Cuore
reaction-laugh = Risata
reaction-wow = Stupore
reaction-thumbs_up = Pollice in su
reaction-party = Evviva

pins = Link fissati
pin-new = Fissa un link
pin-address = Indirizzo
pin-address-hint = Comincia con https://. Questo server non apre la pagina.
pin-title = Che cos’è
unpin-what = Togli { $title }

people-find = Cerca tra chi è qui
people-find-hint = Per nome utente o nome.
people-found = { $count ->
    [0] Qui nessuno si chiama così.
    [one] Trovata una persona.
   *[other] Trovate { $count } persone.
  }
people-found-more = Ce ne sono altre. Con più lettere ne restano meno.
people-on-stage = sul palco
