### Beside the voice: chat, reactions, pinned links, finding people in the room.

chat = Trò chuyện
chat-kept = Ai ở đây cũng đọc được. Khi phòng kết thúc thì không còn gì.
chat-empty = Chưa có ai viết gì.
chat-write = Viết cho mọi người ở đây
chat-send = Gửi
chat-is-off = Phòng này không có trò chuyện bằng chữ.
chat-stage-only = Chỉ người trên sân khấu được viết. Bạn có thể đọc.
chat-slow = Chế độ chậm: mỗi { $time } một tin.
chat-wait = { $time } nữa bạn có thể viết tiếp.
chat-delete-who = Xóa tin của { $handle }
policy-chat = Trò chuyện: ai được viết và bao lâu một lần
chat-who = Ai được viết
chat-off = Không ai
chat-stage = Người trên sân khấu
chat-everyone = Mọi người ở đây
slow-mode = Chế độ chậm
slow-mode-hint = Khoảng cách ít nhất giữa hai tin của một người. Người điều phối không phải chờ.
slow-mode-off = Tắt

react = Cảm xúc
reaction-clap = Vỗ tay
reaction-heart = Trái tim
reaction-laugh = Cười
reaction-wow = Ngạc nhiên
reaction-thumbs_up = Giơ ngón cái
reaction-party = Ăn mừng

pins = Liên kết đã ghim
pin-new = Ghim một liên kết
pin-address = Địa chỉ
pin-address-hint = Bắt đầu bằng https://. Máy chủ này không mở trang đó ra xem.
pin-title = Đó là gì
unpin-what = Bỏ ghim { $title }

people-find = Tìm người ở đây
people-find-hint = Theo tên tài khoản hoặc họ tên.
people-found = { $count ->
    [0] Ở đây không có ai tên như vậy.
   *[other] Tìm thấy { $count } người.
  }
people-found-more = Còn người khác nữa. Gõ thêm chữ để thu hẹp.
people-on-stage = trên sân khấu
