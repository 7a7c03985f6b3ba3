### Search: people, topics, live rooms and rooms to come.

search = Tìm kiếm
search-field = Tìm người, chủ đề và phòng
search-hint = Cả từ hoặc phần đầu của từ. Không cần gõ dấu. Sau @ là phần đầu của tên tài khoản.
search-kind = Tìm gì
search-all = Tất cả
search-kind-people = Người
search-kind-topics = Chủ đề
search-kind-rooms = Phòng đang diễn ra
search-kind-scheduled = Phòng đã hẹn giờ
search-more-people = Thêm người
search-more-topics = Thêm chủ đề
search-more-rooms = Thêm phòng đang diễn ra
search-more-scheduled = Thêm phòng đã hẹn giờ
search-narrow = Còn nữa. Gõ thêm chữ để thu hẹp.
search-looking = Đang tìm…
search-none = Không tìm thấy gì cho “{ $text }”.
search-incomplete = Máy chủ vừa khởi động và chưa xem hết mọi thứ. Hãy thử lại sau giây lát.
search-found = { $count ->
    [0] Không tìm thấy gì.
   *[other] Tìm thấy { $count } kết quả.
  }
