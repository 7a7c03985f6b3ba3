### The hallway and the sheet that starts a room.

hallway-loading = Đang tìm các phòng đang diễn ra…
hallway-empty = Lúc này chưa có phòng nào. Hãy mở một phòng và rủ thêm người cùng vào.
hallway-invite = Mời một người
kept = Máy chủ này không lưu lại điều gì được nói. Người có mặt vẫn có thể ghi âm bằng thiết bị khác.
seat-elsewhere = Bạn đang ở trong một phòng trên thiết bị khác.
seat-fetch = Tiếp tục ở đây
card-here = Bạn đang ở đây
card-names-more = { $names } và { $more } người nữa
card-speakers = { $count ->
    [0] Không có ai trên sân khấu
   *[other] { $count } người trên sân khấu
  }
card-listeners = { $count ->
    [0] Chưa có ai nghe
   *[other] { $count } người nghe
  }
start-room = Mở phòng
start-room-go = Bắt đầu
room-title = Tên phòng
room-title-hint = Điều khiến mọi người muốn vào, tối đa 80 ký tự.
room-topic = Chủ đề
room-topic-required = Chủ đề (bắt buộc)
room-topic-hint = Một vài chữ, nếu bạn muốn.
visibility = Ai được vào
visibility-open = Mở
visibility-open-what = Hiện ở sảnh; mọi thành viên đều vào được.
visibility-closed = Kín
visibility-closed-what = Không hiện ở sảnh; ai có liên kết thì vào được.
policy-hands = Ai được giơ tay
hands-everyone = Mọi người
hands-off = Không ai
policy-sizes = Quy mô
policy-stage_size = Số chỗ trên sân khấu
policy-hands_max = Số người giơ tay cùng lúc
policy-room_size = Số người trong phòng
