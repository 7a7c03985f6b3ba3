### Waves, pings into a room, rooms for two, and the picture of a room’s link.

calls = 誰在叫你
call-waved = { $handle } 在向你揮手
wave-back = 開一間兩人房
call-pinged = { $handle } 叫你來「{ $title }」
call-join = 進去
call-room-for-two = 你和 { $handle } 的房間開好了
call-enter = 進入
call-not-now = 以後再說

mutuals = 現在在線上
mutuals-what = 和你互相追蹤、此刻開著這裡的人。
wave = 揮手
wave-who = 向 { $handle } 揮手
wave-done = 已向 { $handle } 揮手。
ping = 叫人進來
ping-what = 對方會看到你在叫，按一下就能進來。
ping-none = 和你互相追蹤的人現在都不在線上。
ping-go = 叫來
ping-who = 叫 { $handle } 進來
ping-done = 已叫 { $handle }。

room-link-qr = 房間連結的 QR 碼
