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

admin-pages = Chi entra
admission = Ingresso
criteria = Criteri
decisions = Decisioni

waitlist-filters = Mostra solo
waitlist-any = Qualsiasi
waitlist-part = Condizione soddisfatta o mancante
waitlist-from = Registrazione dal
waitlist-whom = Decisione
waitlist-undecided = Senza rifiuto
waitlist-refused = Con rifiuto
waitlist-none-fits = Nessuno corrisponde.
waitlist-refuse = Rifiuta
waitlist-refuse-who = Rifiuta { $handle }
waitlist-refused-done = { $handle } riceve il rifiuto, e può fare ricorso.
appeals = Ricorsi
appeal-answer-words = La tua risposta, se vuoi darla
appeal-keep = Conferma il no
appeal-keep-who = Conferma il no per { $handle }
appeal-kept = { $handle } ha la tua risposta.

admission-what = Ciò che salvi vale subito, per chi arriva da ora in poi. Chi è dentro resta dentro.
admission-saved = Salvato, e in vigore.
mode = Chi entra senza la garanzia di nessuno
mode-open = Aperto
mode-open-what = Chi si registra è membro.
mode-invite = Invito
mode-invite-what = Chi si registra aspetta un invito, o te.
mode-waitlist = Lista d’attesa
mode-waitlist-what = Decidono i criteri in vigore, alla registrazione e dopo. Senza criteri, decidi tu.
mode-reviewed = Valutazione
mode-reviewed-what = Leggi ogni modulo e decidi tu.
mode-organisation = Organizzazione
mode-organisation-what = Solo con l’accesso o l’e-mail di lavoro dell’organizzazione.
admission-invites = Un invito fa entrare, qualunque sia il modo
admission-link-invites = Gli inviti possono essere link validi per chi li ha
admission-members-let-in = I membri possono far entrare chi li ha indicati
names = Nomi
names-as_stated = Come dichiarati
names-as_stated-what = Il modulo chiede un nome. Compare come dichiarato.
names-proven = Solo verificati
names-proven-what = Un nome compare quando una prova contiene lo stesso nome: l’accesso dell’organizzazione, o una verifica dello staff. Fino ad allora c’è il nome utente, e “nome non verificato”.
names-pseudonym = Nessuno: pseudonimi
names-pseudonym-what = Il modulo non chiede nomi, e non ne compare nessuno. Ci si conosce per nome utente.
admission-form = Il modulo
admission-region = Chiedi il Paese o la zona (può restare vuoto)
question-number = Domanda { $number }
question-words = Domanda
question-key = Nome breve
question-key-hint = a–z, cifre e _; per prima una lettera. Serve alle espressioni.
question-required = Risposta obbligatoria
question-add = Aggiungi una domanda
question-remove = Rimuovi questa domanda

criteria-what = La tua regola scritta per chi entra dalla lista d’attesa. Chi aspetta legge le parole, il server legge le espressioni. Salvando nasce una nuova versione; non cambia nulla finché non la metti in vigore.
criteria-none-in-force = Nessun criterio in vigore.
criteria-in-force = La versione { $version } è in vigore.
criteria-name = Nome
criteria-need = Servono
criteria-need-all = Tutte le condizioni
criteria-need-at-least = { $count ->
    [one] Almeno una condizione
   *[other] Almeno { $count } condizioni
  }
part-number = Condizione { $number }
part-words = In parole semplici
part-words-hint = Ciò che legge chi aspetta, che sia soddisfatta o no.
part-expression = Espressione
part-key = Nome breve
part-monotone = Una prova, una garanzia o un giorno in più non la fanno mai venir meno (si verifica quando salvi)
part-add = Aggiungi una condizione
part-remove = Rimuovi questa condizione
criteria-facts = Che cosa possono guardare le espressioni
criteria-facts-what = Il Common Expression Language: && || ! == < in, e sulle liste exists, all, filter, map e size.
criteria-save = Salva come nuova versione
criteria-saved = La versione { $version } è salvata. Non è ancora in vigore.
criteria-in-force-now = La versione { $version } è in vigore. Ora si guarda chi aspetta.
criteria-none-now = Ora nessun criterio è in vigore.
criteria-versions = Versioni
criteria-version = Versione { $version }
criteria-is-in-force = in vigore
criteria-written = Scritta da { $who }, { $when }
criteria-put = messa in vigore da { $who }, { $when }
criteria-edit = Modifica da qui
criteria-edit-which = Modifica da qui: versione { $version }
criteria-put-in-force = Metti in vigore
criteria-put-which = Metti in vigore: versione { $version }
criteria-take-out = Sospendi

criteria-why-bad_text = Scrivi una riga non troppo lunga, per il nome e per ogni condizione.
criteria-why-bad_key = Un nome breve è fatto di a–z, cifre e _, per prima una lettera.
criteria-why-no_parts = Una regola ha almeno una condizione.
criteria-why-too_many_parts = Una regola ha al massimo 16 condizioni.
criteria-why-same_key = Due condizioni hanno lo stesso nome breve.
criteria-why-need = Non possono servire più condizioni di quante ce ne sono.
criteria-why-empty = L’espressione è vuota.
criteria-why-too_long = L’espressione è troppo lunga.
criteria-why-too_deep = L’espressione ha troppi livelli annidati.
criteria-why-syntax = L’espressione non si legge. Manca una parentesi o una virgoletta?
criteria-why-unknown_name = Qui “{ $word }” non indica nulla.
criteria-why-unknown_field = Lì dentro non c’è “{ $word }”.
criteria-why-unknown_function = Non esiste una funzione “{ $word }”.
criteria-why-wrong_type = “{ $word }” non va d’accordo con ciò che riceve.
criteria-why-not_yes_or_no = Il tutto deve dare un sì o un no.
criteria-why-unknown_answer = Il modulo non chiede “{ $word }”.
criteria-why-not_monotone_proof = Una prova in più può farla venir meno.
criteria-why-not_monotone_vouch = Una garanzia in più può farla venir meno.
criteria-why-not_monotone_waiting = Aspettare più a lungo può farla venir meno.

dry-run = Simulazione
dry-run-title = { $applicants } in attesa, { $ms } ms
dry-run-said = Entrerebbero: { $enters }. Non entrerebbero più: { $no_longer }.
dry-run-enters = Entrerebbero
dry-run-no-longer = Non più
dry-run-members = Membri che non entrerebbero
dry-run-first = Per primi:
dry-run-first-no-longer = Per primi, tra chi non entrerebbe più:
dry-run-voucher = Garante
dry-run-nobody = Nessuno
dry-run-nothing-changed = Non è cambiato nulla. I membri restano membri.

decisions-what = Chi, o che cosa, ha fatto entrare o rifiutato qualcuno, e con quale versione. Ogni decisione conserva ciò che si è guardato, e si può rivalutare.
decisions-none = Ancora nessuna decisione.
decisions-csv = In CSV
decisions-jsonl = In JSON lines
decisions-parts = Criteri { $version }: soddisfatte { $met }; mancanti { $missing }
outcome-let_in = ammissione
outcome-refused = rifiuto
how-open = Allora entrava chiunque.
how-criteria = In base ai criteri, versione { $version }.
how-owner = Deciso da { $who }.
how-appeal = Deciso da { $who }, su ricorso.

texts = SMS
texts-today = { $sent ->
    [one] Un SMS
   *[other] { $sent } SMS
  } nelle ultime 24 ore: spesi { $spent } su un massimo di { $cap }.
texts-failing = Il gateway non ha preso l’ultimo SMS. Il log dice perché.
texts-spent = Non parte più nulla finché una parte della spesa non ha più di un giorno.
texts-ranges = Per numeri che cominciano allo stesso modo
texts-range = inviati { $sent }, usati { $used }, spesi { $spent } su { $cap }
texts-closed = Chiuso: quasi nessuno ha usato ciò che è arrivato lì. Riapertura: { $when }
texts-what = Si scrive solo a chi ha ricevuto da un membro un invito per numero, o a chi hai fatto entrare tu e ha risposto a una domanda con la chiave “phone”.
how-invite = Con un invito di { $who }.
how-voucher = Per mano di { $who }, tra i membri indicati.
how-organisation = Con l’accesso o l’e-mail di lavoro dell’organizzazione.
how-first_start = Con il link del primo avvio.
decisions-filters = Mostra solo
decisions-handle = Su questo nome utente
decisions-outcome = Esito
decisions-how = In base a
decisions-how-open = Porta aperta
decisions-how-criteria = Criteri
decisions-how-owner = Chi gestisce il server
decisions-how-appeal = Un ricorso
decisions-how-invite = Un invito
decisions-how-voucher = Un membro indicato
decisions-how-organisation = L’organizzazione
decisions-how-first_start = Il link del primo avvio
decisions-none-fits = Nessuna decisione corrisponde.
decision-look = Che cosa si è guardato
decision-title = { $handle }: { $outcome ->
    [let_in] ammissione
   *[refused] rifiuto
  }
decision-back = Tutte le decisioni
decision-mode = Ingresso, versione { $version }
decision-criteria = Criteri, versione { $version }: { $name }
decision-no-criteria = Nessun criterio era in vigore.
decision-facts = Che cosa si sapeva allora
decision-replays = Rivalutata ora, la stessa versione dice lo stesso.
decision-differs = Rivalutata ora, la stessa versione dice altro. I dati conservati sono stati modificati.
decision-waited = Attesa
decision-waited-days = { $days ->
    [one] un giorno
   *[other] { $days } giorni
  }
decision-vouches = Garanzie
decision-lately = Ammissioni nei 30 giorni precedenti
decision-lately-counts = { $all } in tutto, { $field } del settore, { $region } della zona
decision-none = Nessuna
decision-vouch = { $field }, membro da { $days } giorni{ $good ->
    [yes] {""}
   *[no] , congelato
  }
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
