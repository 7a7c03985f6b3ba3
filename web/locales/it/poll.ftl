### Polls and the show of hands: a question to everybody in the room.

poll-new = Chiedi a tutti
poll-question = Domanda
poll-answers = Risposte
poll-show-of-hands = Alzata di mano: a favore o contro
poll-several = Risposte scritte da me
poll-option = Risposta { $number }
poll-option-add = Un’altra risposta
poll-option-remove = Togli la risposta { $number }
poll-votes = Voto
poll-open = Palese
poll-open-what = Tutti vedono via via il risultato, e chi ha risposto che cosa.
poll-secret = Segreto
poll-secret-what = Nessuno viene a sapere chi ha risposto che cosa, e il risultato si dice alla fine.
poll-ask = Chiedi
poll-for = A favore
poll-against = Contro
poll-is-open = Sondaggio
poll-is-secret = Sondaggio a voto segreto
poll-own = la tua risposta
poll-count = { $count } · { $share }
poll-voted = { $count ->
    [0] Nessuno ha ancora votato.
    [one] Ha votato una persona.
   *[other] Hanno votato { $count } persone.
  }
poll-voted-in-all = { $count ->
    [0] Chiuso. Non ha votato nessuno.
    [one] Chiuso. Ha votato una persona.
   *[other] Chiuso. Hanno votato { $count } persone.
  }
poll-close = Chiudi il sondaggio
poll-dismiss = Metti via il risultato
poll-who = Chi ha risposto che cosa
poll-nobody = nessuno
poll-elsewhere = nessuno tra chi è qui ora

notice-poll-open = Una domanda a tutti: { $question }
notice-poll-closed = Il sondaggio è chiuso: { $question }
