### Turns: who has the word, for how long, and the microphone that opens and closes with it.

turn = Turno
turn-of = È il turno di { $handle }
turn-mine = È il tuo turno
turn-you = tu
turn-nobody = Chi viene dopo non è ancora qui
turn-then = Poi: { $names }
turn-left = Tempo rimasto:
turn-time-up = Tempo scaduto
turn-finish = Tempo scaduto: l’ultima frase
turn-live = Il tuo microfono è aperto.
turn-muted = Microfono chiuso: aprilo per parlare.
turn-done = Ho finito
turn-next = Avanti
turn-extend = Un altro minuto
turn-soon = Mancano quindici secondi.
turn-up = Tempo scaduto: concludi la frase.
round-start = Inizia un giro
round-stop = Ferma il giro
by-turn = Apri e chiudi il mio microfono con il mio turno
by-turn-what = Aperto per { $time }, poi chiuso. Puoi chiuderlo in ogni momento.
device-bell = Una campanella leggera poco prima della fine del mio turno, e alla fine

notice-on-stage-by-turn = Sei sul palco. Il microfono si apre con il tuo turno.
notice-turn-open = È il tuo turno: { $time }. Il microfono è aperto.
notice-turn-muted = È il tuo turno: { $time }. Apri il microfono per parlare.
notice-turn-over = Il tuo turno è finito.
