### Introductions after a room, messages between two people, and blocking.

threads = Tin nhắn
threads-all = Các cuộc trò chuyện
threads-none = Chưa có cuộc trò chuyện nào. Bạn có thể nhắn tin từ trang của một người; sau khi rời phòng, bạn cũng có thể đánh dấu những người mình muốn nói chuyện lại.
threads-new = { $count } mới
threads-back = Về tin nhắn
thread = Cuộc trò chuyện
thread-gone = Một người đã đi
thread-gone-what = Người này đã xóa tài khoản, và những gì họ viết cũng mất theo. Những gì bạn viết vẫn là của bạn. Ở đây không còn ai đọc nữa.
thread-introduced = Cả hai đều muốn nói chuyện. Hãy chào nhau đi.
thread-begins = Hãy viết tin nhắn đầu tiên cho { $handle }.
thread-blocked = Đã chặn
thread-about = Thông tin liên lạc, chặn và báo cáo
thread-about-less = Chặn hoặc báo cáo
thread-earlier = Xem tin nhắn cũ hơn
thread-log = Những gì đã nhắn
thread-read = Đã đọc
thread-pending = Tin đang gửi

requests = Lời xin nhắn tin
requests-what = Người không theo dõi lẫn nhau với bạn có thể hỏi trước bằng một tin nhắn. Nếu bạn từ chối, họ không được báo.
request-accept = Chấp nhận
request-accept-who = Chấp nhận lời xin của { $handle }
request-accepted = Giờ bạn và { $handle } có thể nhắn tin cho nhau.
request-decline = Từ chối
request-decline-who = Từ chối lời xin của { $handle }
request-declined = Đã từ chối. { $handle } không được báo.
request-waits = Lời xin của bạn đang chờ. Khi { $handle } chấp nhận, hai người có thể nhắn tin cho nhau. Sau ba mươi ngày, lời xin sẽ mất.
request-asks = { $handle } muốn nhắn tin cho bạn. Họ không thấy bạn đã đọc hay chưa.
request-hint = Bạn và { $handle } không theo dõi lẫn nhau: bạn gửi được một tin nhắn, và viết tiếp khi họ chấp nhận.

write-freely = Nhắn tin
write-as_request = Hỏi trước bằng một tin nhắn
write-waits = Lời xin của bạn đang chờ
message-write-who = Nhắn tin cho { $handle }
message = Tin nhắn
message-send = Gửi
message-left = Còn { NUMBER($left) } ký tự
message-sending = Đang gửi…
message-offline = Mất kết nối. Tin sẽ được gửi ngay khi có lại.
message-take-back = Không gửi nữa
message-you = Bạn:
message-new = { $handle } đã nhắn tin cho bạn.

block = Chặn
block-who = Chặn { $handle }
block-what = Người này không thể nhắn hay xin nhắn tin cho bạn nữa, việc theo dõi bạn không còn tác dụng, và sau một buổi trong phòng hai người không được giới thiệu với nhau. Họ không được báo. Hai người vẫn có thể gặp nhau trong phòng.
block-done = Đã chặn { $handle }, và họ không được báo.
unblock = Bỏ chặn
unblock-who = Bỏ chặn { $handle }
unblock-done = Đã bỏ chặn { $handle }.
blocked-what = Bạn đã chặn { $handle }. Những gì họ viết không đến với bạn.

thread-report = Báo cáo
thread-report-who = Báo cáo { $handle }
thread-report-what = Những người quản lý máy chủ này sẽ đọc 20 tin nhắn gần nhất của cuộc trò chuyện này, kể cả tin của bạn, và lý do bạn báo cáo. Họ không đọc được cuộc trò chuyện nào khác. { $handle } không được báo; nếu chính người đó quản lý máy chủ này thì cũng không thấy báo cáo.
thread-report-reason = Vì sao bạn báo cáo?
thread-report-reason-spam = Quảng cáo, hoặc một tin gửi cho nhiều người
thread-report-reason-harassment = Xúc phạm, hoặc không để tôi yên
thread-report-reason-threat = Đe dọa bạo lực
thread-report-reason-fraud = Lừa lấy tiền hoặc mật khẩu
thread-report-reason-other = Lý do khác
thread-report-reason-missing = Hãy chọn một lý do.
thread-report-line = Nói thêm bằng lời của bạn, nếu muốn
thread-report-line-hint = Một dòng. Chỉ những người quản lý máy chủ này đọc.
thread-report-done = Đã báo cáo. Những người quản lý máy chủ này sẽ xem. { $handle } không được báo.

contact-what = Ghi cách liên lạc với bạn ở nơi khác. { $handle } chỉ thấy khi họ cũng đã ghi của mình.
contact-once-both = { $handle } sẽ thấy dòng của bạn ngay khi họ cũng ghi của mình.
contact-both = Cả hai đã ghi, và cả hai đều thấy.
contact-theirs = Có thể liên lạc với { $handle } qua:
contact-own = Cách liên lạc với bạn
contact-hint = Một dòng: địa chỉ, số điện thoại, hay tên ở nơi khác.
contact-add = Thêm
contact-added = Đã lưu dòng của bạn.
contact-take-back = Rút lại
contact-taken-back = Đã rút lại dòng của bạn.

visited = Các phòng bạn đã vào
visited-what = Trong bảy ngày, bạn xem được những ai đã ở đó và đánh dấu người mình muốn nói chuyện lại.
was-in = Bạn vừa ở trong “{ $title }”.
after = Những ai đã ở đó?
after-what = Hãy đánh dấu những người bạn muốn nói chuyện lại. Nếu trong bảy ngày họ cũng đánh dấu bạn, một cuộc trò chuyện sẽ mở ra giữa hai người. Nếu không, chẳng ai biết cả.
after-nobody = Không có ai khác ở đó cùng bạn.
met-on-stage = Trên sân khấu
tick-both = { $handle } cũng muốn nói chuyện với bạn.
