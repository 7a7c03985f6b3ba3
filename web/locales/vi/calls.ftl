### Waves, pings into a room, rooms for two, and the picture of a room’s link.

calls = Ai đang gọi bạn
call-waved = { $handle } đang vẫy bạn
wave-back = Mở phòng cho hai người
call-pinged = { $handle } gọi bạn vào “{ $title }”
call-join = Vào phòng
call-room-for-two = Phòng của bạn và { $handle } đã mở
call-enter = Vào
call-not-now = Để sau

mutuals = Đang ở đây
mutuals-what = Những người cùng bạn theo dõi lẫn nhau và đang mở trang này.
wave = Vẫy
wave-who = Vẫy { $handle }
wave-done = Bạn đã vẫy { $handle }.
ping = Gọi ai đó vào
ping-what = Họ thấy bạn gọi, và bấm một lần là vào được.
ping-none = Lúc này không có ai cùng bạn theo dõi lẫn nhau ở đây.
ping-go = Gọi vào
ping-who = Gọi { $handle } vào
ping-done = Bạn đã gọi { $handle }.

room-link-qr = Mã QR của liên kết phòng
