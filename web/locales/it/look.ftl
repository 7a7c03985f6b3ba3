set-up = Configura questo server
set-up-card = Questo server è nuovo. Dagli un nome e un colore, e scegli chi può entrare.
set-up-skip = Salta
