### Who gets in: the form, the wait, and the owner's pages about both.

entry-may-skip = Può restare vuoto.
entry-region = Paese o zona
entry-region-hint = Solo se vuoi dirlo.
entry-region-none = Non indicato

wait-parts = Che cosa ti fa entrare
wait-all = { $count ->
    [one] Si guarda questo:
   *[other] Tutte queste condizioni:
  }
wait-at-least = { $count } di queste { $of } condizioni:
part-met = Soddisfatta:
part-missing = Mancante:
wait-next-parts = Oppure si completa ciò che manca qui sopra: allora entri subito.
wait-next-organisation = Con l’accesso della tua organizzazione, o con un codice alla tua e-mail di lavoro, entri subito.
wait-prove = Dimostra dove lavori
wait-form = Le tue risposte
wait-form-saved = Le tue risposte sono salvate.
wait-refused = Richiesta rifiutata
wait-refused-what = Chi gestisce questo server ha detto di no ({ $when }). Il nome utente resta tuo.
appeal = Fai ricorso
appeal-words = Perché guardare di nuovo la tua richiesta?
appeal-hint = Una riga. Puoi fare ricorso una volta.
appeal-sent = Il tuo ricorso ({ $when }):
appeal-waits = Chi gestisce il server non ha ancora risposto.
appeal-answered = Risposta di chi gestisce il server ({ $when }).

own-decision-let_in = Come si è deciso il tuo ingresso
own-decision-refused = Che cosa si è deciso
own-how-open = Alla tua registrazione entrava chiunque.
own-how-criteria = Hai soddisfatto i criteri, versione { $version }.
own-how-owner = Ha deciso chi gestisce questo server.
own-how-appeal = Ha deciso chi gestisce questo server, sul tuo ricorso.
own-how-invite = Con un invito di @{ $who }.
own-how-voucher = Per mano di @{ $who }, che avevi indicato.
own-how-organisation = Con l’accesso o l’e-mail della tua organizzazione.
own-how-first_start = Con il link del primo avvio.
own-decision-parts = Che cosa dicevano allora i criteri, versione { $version }

what-helps = Che cosa ti fa entrare
what-helps-all = { $count ->
    [one] Si guarda questo:
   *[other] Si guarda tutto questo:
  }
what-helps-at-least = { $count ->
    [one] Basta una di queste { $of } condizioni:
   *[other] Servono { $count } di queste { $of } condizioni:
  }
what-helps-later = Dopo aver riservato il nome utente vedi quali sono soddisfatte, e che cosa puoi fare per le altre.
what-helps-invite = Si entra anche con un invito.
part-do-proofs = Dimostra che cosa fai
part-do-vouches = Indica un membro che ti conosce
part-do-answers = Rispondi alle domande
part-do-said = Guarda ciò che hai detto di fare, e dove.
part-do-waiting = Niente da fare: viene con il tempo.
part-do-quota = Niente da fare: con il tempo si libera un posto.

name = Il tuo nome
name-hint = Può restare vuoto. Compare come dichiarato, accanto al nome utente.
name-hint-proven = Può restare vuoto. Compare quando una prova contiene lo stesso nome; fino ad allora vale il nome utente.
name-saved = Il tuo nome è salvato.
name-proven = nome verificato
name-not-proven = nome non verificato
