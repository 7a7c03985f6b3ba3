### Polls and the show of hands: a question to everybody in the room.

poll-new = Hỏi mọi người
poll-question = Câu hỏi
poll-answers = Câu trả lời
poll-show-of-hands = Biểu quyết giơ tay: tán thành hay không
poll-several = Tự soạn câu trả lời
poll-option = Câu trả lời { $number }
poll-option-add = Thêm câu trả lời
poll-option-remove = Bỏ câu trả lời { $number }
poll-votes = Cách bỏ phiếu
poll-open = Công khai
poll-open-what = Mọi người thấy số phiếu ngay, và biết ai trả lời gì.
poll-secret = Kín
poll-secret-what = Không ai biết ai trả lời gì, và số phiếu chỉ cho biết khi kết thúc.
poll-ask = Hỏi
poll-for = Tán thành
poll-against = Không tán thành
poll-is-open = Bình chọn
poll-is-secret = Bình chọn kín
poll-own = câu trả lời của bạn
poll-count = { $count } · { $share }
poll-voted = { $count ->
    [0] Chưa có ai bỏ phiếu.
   *[other] { $count } người đã bỏ phiếu.
  }
poll-voted-in-all = { $count ->
    [0] Đã đóng. Không có ai bỏ phiếu.
   *[other] Đã đóng. { $count } người đã bỏ phiếu.
  }
poll-close = Đóng bình chọn
poll-dismiss = Cất kết quả đi
poll-who = Ai trả lời gì
poll-nobody = không có ai
poll-elsewhere = không có ai đang ở đây

notice-poll-open = Câu hỏi cho mọi người: { $question }
notice-poll-closed = Bình chọn đã đóng: { $question }
