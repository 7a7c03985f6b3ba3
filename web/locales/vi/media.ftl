### Microphone and speakers on this device; my settings.

microphone-closed = Micrô chưa mở
microphone-denied = Trang này không được phép dùng micrô.
microphone-missing = Không tìm thấy micrô, hoặc một chương trình khác đang giữ. Hãy cắm micrô vào, hoặc đóng chương trình kia.
microphone-insecure = Trình duyệt chỉ mở micrô trên trang HTTPS. Địa chỉ này là HTTP thường; hãy hỏi người vận hành máy chủ địa chỉ HTTPS.
microphone-allow-chrome = Bấm vào biểu tượng bên trái địa chỉ, cho phép micrô rồi thử lại.
microphone-allow-chrome-android = Chạm vào biểu tượng bên trái địa chỉ, vào Quyền, cho phép micrô rồi thử lại.
microphone-allow-firefox = Bấm vào biểu tượng micrô bị gạch chéo cạnh địa chỉ, bỏ chặn rồi thử lại.
microphone-allow-safari = Trong menu Safari, chọn Cài đặt cho trang web này, cho phép micrô rồi thử lại.
microphone-allow-safari-ios = Chạm vào nút trang cạnh địa chỉ, vào Cài đặt trang web, cho phép micrô rồi thử lại.
microphone-listen-on = Không có micrô, bạn vẫn nghe tiếp được.
keep-listening = Nghe tiếp

device-check = Micrô và loa
device-check-start = Kiểm tra
device-open-microphone = Mở micrô
device-meter = Mức âm micrô của bạn
device-speak = Hãy nói gì đó.
device-good = Nghe bạn rất rõ.
device-too-loud = To quá: lùi ra xa một chút.
device-default = Theo hệ thống
device-microphone = Micrô
device-speaker = Loa
device-echo = Khử tiếng vọng từ loa của tôi
device-noise = Khử tiếng ồn
device-hear = Nghe thử giọng tôi trong 3 giây
device-recording = Đang nghe bạn…
device-playing = Đang phát lại…
device-private = Phần kiểm tra này chỉ ở trên thiết bị của bạn.

sessions = Nơi bạn đang đăng nhập
session-unnamed = Một trình duyệt không rõ tên
session-this = (nơi này)
session-seen = Hoạt động lần cuối { $when }
session-since = từ { $when }
session-revoke = Đăng xuất
session-revoke-which = Đăng xuất { $device }
session-revoked = Thiết bị đó đã được đăng xuất.
