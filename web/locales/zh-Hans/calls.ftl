### Waves, pings into a room, rooms for two, and the picture of a room’s link.

calls = 谁在叫你
call-waved = { $handle } 在向你挥手
wave-back = 开一个两人房间
call-pinged = { $handle } 叫你来“{ $title }”
call-join = 进去
call-room-for-two = 你和 { $handle } 的房间开好了
call-enter = 进入
call-not-now = 以后再说

mutuals = 现在在线
mutuals-what = 和你互相关注、此刻开着本站的人。
wave = 挥手
wave-who = 向 { $handle } 挥手
wave-done = 已向 { $handle } 挥手。
ping = 叫人进来
ping-what = 对方会看到你在叫，点一下就能进来。
ping-none = 和你互相关注的人现在都不在线。
ping-go = 叫来
ping-who = 叫 { $handle } 进来
ping-done = 已叫 { $handle }。

room-link-qr = 房间链接的二维码
