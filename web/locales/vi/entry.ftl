### Coming into the house: welcome, invite, register, wait; and letting others in.

welcome-what = Nơi trò chuyện trực tiếp của những người am hiểu nghề mình. Mỗi phòng một chủ đề, có sân khấu và khán giả, trên một máy chủ riêng.
welcome-listen = Nghe trước đã.
welcome-listen-how = Bạn bước vào trong im lặng. Ai có mặt đều có tên trong danh sách; không ai ẩn mình để nghe.
welcome-hand = Giơ tay
welcome-hand-how = khi bạn có điều muốn nói.
welcome-stage = Lên sân khấu,
welcome-stage-how = và mọi người nghe bạn.
welcome-kept = Máy chủ này không ghi lại bất cứ điều gì được nói ở đây.
demo-enter = Vào với tư cách khách

join-title = Giữ tên tài khoản của bạn
join-what = Tên tài khoản được giữ cho bạn ngay. Bạn vào được khi một thành viên mời, hoặc khi chủ sở hữu máy chủ này cho vào.
join-what-owner = Tên tài khoản được giữ cho bạn ngay. Chủ sở hữu máy chủ này sẽ cho bạn vào.
join-what-open = Ai đăng ký ở đây đều là thành viên ngay. Tên tài khoản mãi là của bạn.
join-what-reviewed = Tên tài khoản được giữ cho bạn ngay. Chủ sở hữu máy chủ này đọc những gì bạn viết ở đây rồi quyết định.
join-what-organisation = Máy chủ này dành cho một tổ chức: chỉ vào được qua cổng đăng nhập hoặc email công việc của tổ chức đó.
join-organisation-title = Vào qua tổ chức của bạn
join-come-in = Vào
join-reserve = Giữ tên tài khoản
have-account = Đã có tên tài khoản?
no-account = Mới đến đây?

handle = Tên tài khoản
handle-hint = 3 đến 20 ký tự: a–z, chữ số và _. Tên này mãi là của bạn.
password = Mật khẩu
password-hint = Ít nhất 10 ký tự.
stated = Bạn làm nghề gì?
stated-hint = Một dòng. Hiện cạnh tên tài khoản, ghi rõ là tự khai, chưa xác minh.
field = Lĩnh vực

wait-title = @{ $handle } là của bạn
wait-reserved = Đã giữ.
wait-reserved-what = Không ai khác lấy được @{ $handle }.
wait-stated = Đã khai.
wait-next = Tiếp theo
wait-next-invite = Có lời mời của một thành viên là bạn vào ngay: hãy mở liên kết mời trong trình duyệt này.
wait-next-owner = Hoặc chủ sở hữu máy chủ này đọc danh sách chờ và cho bạn vào.
wait-opens-itself = Cứ để trang này mở: đến lúc, trang sẽ tự đưa bạn ra sảnh.
wait-connecting = Đang kết nối…
wait-let-in = Bạn đã được vào. Mời bạn ra sảnh.

invite-title-short = Lời mời đến Jushou
invite-title = { $handle } mời bạn
owner-title = Máy chủ này là của bạn
owner-what = Đăng ký ở đây là bạn làm chủ: bạn xem danh sách chờ và cho người khác vào.
invite-room = Vào phòng này:
invite-register = Vào với tên tài khoản của riêng bạn
invite-come-in = Vào
invite-accept = Vào với tên @{ $handle }
invite-already-in = Bạn đã ở trong rồi.
enter-room = Đến phòng
invite-expires = Có hiệu lực đến { $when }.
invite-gone-title = Lời mời này không còn nữa
invite-gone = Lời mời đã được dùng, bị thu hồi hoặc quá hạn. Hãy xin một lời mời khác, hoặc giữ tên tài khoản rồi chờ được cho vào.
invite-gone-only = Lời mời đã được dùng, bị thu hồi hoặc quá hạn.
in-app-title = Mở trang này bằng { $browser }
in-app-why = Trình duyệt nằm trong ứng dụng khác thường không cho dùng micrô. Với { $browser }, bạn nói được nữa.
in-app-deaf = Trình duyệt này không truyền được âm thanh của phòng. { $browser } thì được.
in-app-open = Mở bằng { $browser }
in-app-address = Địa chỉ của trang này

invites-what = { $left ->
    [0] Bạn đã hết lời mời. Lời mời nào bị thu hồi hoặc hết hạn mà chưa dùng sẽ trở về với bạn.
    [1] Bạn còn một lời mời, cho một người vào. Tên bạn sẽ ở lại bên tên người ấy.
   *[other] Bạn còn { $left } lời mời. Mỗi lời mời cho một người vào, và tên bạn ở lại bên tên người ấy.
  }
invite-to-room = Đưa họ đến
invite-to-hallway = Sảnh
invite-make = Tạo lời mời
invite-made = Lời mời của bạn
invite-made-once = Sao chép ngay: liên kết chỉ hiện một lần này.
invite-link = Liên kết mời
invites-none = Chưa tạo lời mời nào.
invite-open = Chưa dùng
invite-accepted = { $handle } đã nhận
invite-revoked = Đã thu hồi
invite-expired = Hết hạn, chưa dùng
invite-made-at = Tạo lúc { $when }
invite-revoke = Thu hồi

waitlist-what = Họ đã giữ tên tài khoản và đang chờ. Ai được bạn cho vào thì từ lúc đó là thành viên.
waitlist-none = Không có ai đang chờ.
waitlist-since = chờ từ { $when }
waitlist-let-in = Cho vào
waitlist-let-in-who = Cho vào: { $handle }
waitlist-done = { $handle } đã được vào.
