### Waves, pings into a room, rooms for two, and the picture of a room’s link.

calls = 나를 부르는 사람
call-waved = { $handle }님이 손을 흔들어요
wave-back = 둘만의 방 열기
call-pinged = { $handle }님이 “{ $title }” 방으로 불러요
call-join = 들어가기
call-room-for-two = { $handle }님과 둘만의 방이 열렸어요
call-enter = 들어가기
call-not-now = 나중에

mutuals = 지금 있는 사람
mutuals-what = 서로 팔로우하면서 지금 이곳을 열어 둔 사람이에요.
wave = 손 흔들기
wave-who = { $handle }님에게 손 흔들기
wave-done = { $handle }님에게 손을 흔들었어요.
ping = 사람 부르기
ping-what = 부르는 것이 상대에게 보이고, 한 번만 누르면 들어올 수 있어요.
ping-none = 서로 팔로우하는 사람이 지금은 없어요.
ping-go = 부르기
ping-who = { $handle }님 부르기
ping-done = { $handle }님을 불렀어요.

room-link-qr = 방 링크 QR 코드
