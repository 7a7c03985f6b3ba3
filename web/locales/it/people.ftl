# Somebody's page.

person-own = Le mie prove e il mio badge
person-word = La tua garanzia
person-word-what = Lavorate nello stesso settore: { $field }. Se sai che @{ $handle } fa questo lavoro, garantisci: tre garanzie così sono una prova. Puoi ritirarla.
person-word-given = Garantisci per @{ $handle }. Puoi ritirare la garanzia.
person-granted = Confermato dallo staff
take-back = Ritira
take-back-reason = Perché
take-back-hint = La persona viene avvisata subito, con queste parole. La prova scade tra quattordici giorni.
take-back-done = Conferma ritirata. La persona ha ricevuto l’avviso.
take-back-until = Ritirata, scadenza { $when }:
