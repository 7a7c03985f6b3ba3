set-up = Set up this server
set-up-card = This server is fresh. Give it a name and a colour, and say who may enter.
set-up-skip = Skip
