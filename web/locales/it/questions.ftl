### Written questions: what is left of hands that nobody took, and its answers.

questions = Domande scritte
questions-none = Niente da leggere. Qui resta la domanda di chi ha alzato la mano senza arrivare a parlare; quando ha una risposta, la leggono tutti i presenti.
questions-to-answer = { $count ->
    [one] Una domanda aspetta la tua risposta
   *[other] { $count } domande aspettano la tua risposta
  }
questions-to-answer-what = Queste mani sono rimaste alzate. Finché non rispondi, le domande le leggono solo chi le ha poste e chi era sul palco; poi tutti i presenti.
questions-answered = { $count ->
    [one] Una domanda con risposta scritta
   *[other] { $count } domande con risposta scritta
  }
question-own-waits = La tua domanda aspetta una risposta
question-own-answered = La tua domanda ha una risposta
question-left = In «{ $title }» la tua mano è rimasta alzata. La tua domanda è andata per iscritto a chi era sul palco; puoi ritirarla in «Stanze a cui ho partecipato».
question-asked = Da «{ $title }» ci sono domande che aspettano una tua risposta scritta.
question-answered = La tua domanda in «{ $title }» ha avuto risposta.
question-yours = Tua
question-to = Per @{ $handle }
question-is-aside = Messa da parte
question-waits = Ancora senza risposta. Fino ad allora la leggete solo tu e chi era sul palco.
question-answer = Rispondi per iscritto
question-answer-own = La tua risposta
question-answer-left = La possono leggere tutti i presenti. { $left ->
    [one] Resta un carattere.
   *[other] Restano { $left } caratteri.
  }
question-answer-send = Invia la risposta
question-answer-said = Risposta inviata.
question-answered-by = @{ $handle } risponde:
question-answered-gone = Risponde qualcuno che non è più membro:
question-put-aside = Metti da parte
question-take-up = Riprendi
question-take-back = Ritira
question-delete = Elimina
question-delete-what = La domanda sparisce per tutti, e con lei la risposta.
question-gone = La domanda non c’è più.

in-writing = Se non arriva il mio turno, lascia la domanda per iscritto
in-writing-what = Quando la stanza è finita, chi era sul palco la legge e può rispondere per iscritto; poi tutti i presenti leggono l’una e l’altra. Puoi ritirarla.
