set-up = 設定這台伺服器
set-up-card = 這是一台全新的伺服器。為它取名、選顏色，再決定誰可以加入。
set-up-skip = 略過
