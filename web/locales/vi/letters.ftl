### What the server writes to people: letters by mail, short texts to phones, and what is pushed to devices.

letter-account-subject = { $house }: tài khoản của bạn
letter-signed_in = Có người đã đăng nhập vào tài khoản của bạn trên một thiết bị chưa từng đăng nhập trước đó.
letter-passkey_added = Một khóa truy cập (passkey) đã được thêm vào tài khoản của bạn.
letter-passkey_removed = Một khóa truy cập (passkey) đã bị gỡ khỏi tài khoản của bạn.
letter-password_set = Mật khẩu tài khoản của bạn đã được đặt.
letter-password_removed = Mật khẩu tài khoản của bạn đã bị gỡ.
letter-mail_set = Địa chỉ email của tài khoản bạn đã được đổi. Trong 48 giờ, mã gửi đến địa chỉ cũ vẫn giúp bạn đăng nhập; khi đó thay đổi được hoàn tác và mọi nơi khác bị đăng xuất.
letter-mail_removed = Địa chỉ email của tài khoản bạn đã bị gỡ. Trong 48 giờ, mã gửi đến địa chỉ đó vẫn giúp bạn đăng nhập; khi đó địa chỉ được khôi phục và mọi nơi khác bị đăng xuất.
letter-mail_undone = Thay đổi địa chỉ email của tài khoản bạn đã được hoàn tác, và mọi phiên khác đã kết thúc.
letter-app_set = Một ứng dụng xác thực đã được thiết lập cho tài khoản của bạn.
letter-app_removed = Ứng dụng xác thực đã bị gỡ khỏi tài khoản của bạn.
letter-recovery_codes_made = Các mã khôi phục mới đã được tạo cho tài khoản của bạn; các mã cũ hết tác dụng.
letter-recovery_code_used = Một mã khôi phục của tài khoản bạn đã được dùng.
letter-device = Thiết bị: { $device }
letter-account-after = Nếu là bạn thì không cần làm gì. Nếu không phải: hãy đăng nhập vào { $house }, mở “Tôi”, đăng xuất mọi nơi khác rồi đổi các cách đăng nhập của bạn.

letter-proofs-subject = { $house }: minh chứng của bạn
letter-proof_taken_back = Ban quản trị { $house } đã rút lại điều họ từng xác nhận về công việc của bạn. Huy hiệu của bạn còn hiện điều đó thêm mười bốn ngày. Lý do, và cách nhờ xem lại: vào { $house }, mở “Tôi”, rồi “Minh chứng”.

letter-code-subject = { $house }: mã của bạn
letter-code = Mã của bạn cho { $house }:
letter-code-after = Mã dùng được một lần, trong mười phút, trên trình duyệt đã xin mã. Không ai ở { $house } hỏi bạn mã này bao giờ. Nếu bạn không xin mã, bạn không cần làm gì.
letter-invite-code = Mã của bạn cho lời mời đến { $house }:
letter-invite-code-after = Mã dùng được một lần, chừng nào lời mời còn hiệu lực; mã trước đó không còn dùng được. Không ai ở { $house } hỏi bạn mã này bao giờ. Nếu bạn không xin mã, bạn không cần làm gì.

letter-one-time-subject = { $house }: mã để bạn đăng nhập
letter-one-time = { $house } đã tạo cho bạn một mã khôi phục để đăng nhập:
letter-one-time-after = Mở { $url }, chọn “Mã khôi phục” rồi nhập tên tài khoản và mã. Mã dùng được một lần, trong vòng một tuần. Sau đó hãy thêm khóa truy cập (passkey) trong “Tôi”.

letter-test-subject = { $house }: thư thử
letter-test = Thư của { $house } đến được với bạn.
letter-test-after = Một chủ sở hữu máy chủ đó đã yêu cầu gửi thư này.

letter-invite-subject = @{ $by } mời bạn đến { $house }
letter-invite = @{ $by } mời bạn đến { $house }:
letter-invite-proof = Mã của bạn, cho thấy hộp thư này là của bạn:
letter-invite-after = Lời mời chỉ dành cho bạn và dùng được một lần, trong vòng một tuần. Nếu không muốn, bạn không cần làm gì: chưa ai đăng ký gì thay bạn.

letter-lapse-subject = { $house }: @{ $handle } sắp hết hạn giữ
letter-lapse = { $house } đang giữ tên tài khoản @{ $handle } cho bạn, và bạn vẫn ở trong danh sách chờ. Đã năm tháng bạn chưa ghé lại.
letter-lapse-keep = Để giữ tên này, hãy đăng nhập trong vòng { $days } ngày: { $url }
letter-lapse-after = Sau đó, người khác có thể lấy tên này. Chỗ của bạn trong danh sách chờ vẫn còn.

letter-room-invited-subject = { $house }: @{ $by } mời bạn lên sân khấu
letter-room-invited = @{ $by } đã hẹn giờ mở phòng này và mời bạn lên sân khấu. Hãy trả lời trên trang của phòng xem bạn có đến không:
letter-room-changed-subject = { $house }: “{ $title }” đã thay đổi
letter-room-changed = @{ $by } đã thay đổi một phòng trong lịch của bạn. Bây giờ phòng ấy như sau:
letter-room-cancelled-subject = { $house }: “{ $title }” đã bị hủy
letter-room-cancelled = @{ $by } đã hủy phòng này:
letter-room-soon-subject = { $house }: “{ $title }” bắt đầu lúc { $clock } ({ $zone })
letter-room-soon = Một phòng trong lịch của bạn sẽ bắt đầu trong mười lăm phút nữa:
letter-room-began-subject = { $house }: “{ $title }” đã bắt đầu
letter-room-began = Một phòng trong lịch của bạn đã bắt đầu:
letter-room-after = Trang của phòng hiện giờ theo múi giờ của bạn. Bạn nhận thư về phòng này vì bạn báo sẽ đến, nhờ nhắc, hoặc được mời lên sân khấu; bạn tắt thư ngay trên trang ấy.
letter-hour = { $clock } { $weekday ->
    [1] Thứ Hai
    [2] Thứ Ba
    [3] Thứ Tư
    [4] Thứ Năm
    [5] Thứ Sáu
    [6] Thứ Bảy
   *[7] Chủ Nhật
  }, { $day } tháng { $month }, { $year } ({ $zone })

letter-digest-subject = { $house }: những điều bạn chưa xem
letter-digest = Những điều đã diễn ra ở { $house } mà bạn chưa xem:
letter-end = Để không nhận thư như thế này nữa: { $url }

told-room_started = @{ $by } đã mở một phòng
told-room_scheduled = @{ $by } đã hẹn giờ mở một phòng
told-invited_on_stage = @{ $by } mời bạn lên sân khấu
told-room_soon = Một phòng trong lịch của bạn sắp bắt đầu
told-room_changed = Một phòng trong lịch của bạn đã thay đổi
told-room_cancelled = Một phòng trong lịch của bạn đã bị hủy
told-thread_request = @{ $by } xin nhắn tin cho bạn
told-new_message = @{ $by } đã nhắn tin cho bạn
told-missed_wave = @{ $by } đã vẫy bạn
told-missed_ping = @{ $by } đã gọi bạn vào một phòng
told-followed = Bạn có người theo dõi mới
told-followed_back = @{ $by } cũng theo dõi bạn
told-vouched = @{ $by } đã bảo chứng cho bạn
told-circle_request = @{ $by } xin vào một nhóm bạn điều phối
told-invited_to_circle = @{ $by } mời bạn vào một nhóm
told-let_into_circle = @{ $by } đã cho bạn vào một nhóm
told-question_answered = @{ $by } đã trả lời câu hỏi của bạn bằng chữ
told-more = và { $count } thông báo nữa

text-invite = @{ $by } mời bạn đến { $house }: { $link } Mã: { $code }
text-code = Mã { $house }: { $code }. Chúng tôi không bao giờ hỏi mã này.
text-let-in = { $house } đã cho bạn vào: { $link }
text-room-card = Một phòng đang diễn ra ở { $house }: hãy vào nghe, giơ tay và phát biểu.
