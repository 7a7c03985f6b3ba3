### Turns: who has the word, for how long, and the microphone that opens and closes with it.

turn = Lượt phát biểu
turn-of = Lượt của { $handle }
turn-mine = Đến lượt bạn
turn-you = bạn
turn-nobody = Người tiếp theo chưa có mặt
turn-then = Tiếp theo: { $names }
turn-left = Thời gian còn lại:
turn-time-up = Hết giờ
turn-finish = Hết giờ: nói nốt câu cuối
turn-live = Mic của bạn đang bật.
turn-muted = Mic của bạn đang tắt: hãy bật để nói.
turn-done = Tôi nói xong
turn-next = Người tiếp theo
turn-extend = Thêm một phút
turn-soon = Còn mười lăm giây.
turn-up = Hết giờ: hãy nói nốt câu cuối.
round-start = Bắt đầu vòng phát biểu
round-stop = Dừng vòng phát biểu
by-turn = Bật và tắt mic của tôi theo lượt
by-turn-what = Bật trong { $time } của bạn, rồi tắt. Lúc nào bạn cũng có thể tự tắt mic.
device-bell = Chuông nhẹ khi sắp hết lượt của tôi và khi hết lượt

notice-on-stage-by-turn = Bạn đang ở trên sân khấu. Mic sẽ bật khi đến lượt bạn.
notice-turn-open = Đến lượt bạn: { $time }. Mic của bạn đang bật.
notice-turn-muted = Đến lượt bạn: { $time }. Hãy bật mic để nói.
notice-turn-over = Lượt của bạn đã hết.
