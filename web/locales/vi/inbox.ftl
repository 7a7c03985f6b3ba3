### The inbox: what happened to one; by which way one learns of it; pushes to devices; ending letters.

inbox = Thông báo
inbox-none = Chưa có gì. Phòng mà những người bạn theo dõi mở, lời mời lên sân khấu và ai đã vẫy khi bạn vắng mặt sẽ hiện ở đây.
inbox-kept = Thông báo được giữ 30 ngày, nhiều nhất là 200 mục mới nhất. Không ai lấp đầy được trang này: các phòng một người mở trong một giờ chỉ là một mục.
inbox-fresh = Mới:
inbox-over = Đã kết thúc, hoặc không còn mở với bạn.
happened-room_started = { $times ->
    [1] @{ $by } đã mở một phòng
   *[other] @{ $by } đã mở hoặc hẹn giờ { $times } phòng; đây là phòng mới nhất
  }
happened-room_scheduled = { $times ->
    [1] @{ $by } đã hẹn giờ mở một phòng
   *[other] @{ $by } đã mở hoặc hẹn giờ { $times } phòng; đây là phòng mới nhất
  }
happened-invited_on_stage = @{ $by } mời bạn lên sân khấu
happened-room_soon = Một phòng trong lịch của bạn sắp bắt đầu
happened-room_changed = Một phòng trong lịch của bạn đã thay đổi
happened-room_cancelled = Một phòng trong lịch của bạn đã bị hủy
happened-thread_request = @{ $by } xin nhắn tin cho bạn
happened-new_message = { $times ->
    [1] @{ $by } đã nhắn tin cho bạn
   *[other] @{ $by } đã gửi bạn { $times } tin nhắn
  }
happened-missed_wave = { $times ->
    [1] @{ $by } đã vẫy bạn
   *[other] @{ $by } đã vẫy bạn { $times } lần
  }
happened-missed_ping = { $times ->
    [1] @{ $by } đã gọi bạn vào một phòng
   *[other] @{ $by } đã gọi bạn vào phòng { $times } lần
  }
happened-followed = { $times ->
    [1] Bạn có người theo dõi mới
   *[other] Bạn có { $times } người theo dõi mới
  }
happened-followed_back = @{ $by } cũng theo dõi bạn
happened-vouched = { $times ->
    [1] @{ $by } đã bảo chứng cho bạn
   *[other] { $times } thành viên đã bảo chứng cho bạn, mới nhất là @{ $by }
  }
happened-circle_request = { $times ->
    [1] @{ $by } xin vào một nhóm bạn điều phối
   *[other] Một nhóm bạn điều phối có { $times } lời xin vào, mới nhất là của @{ $by }
  }
happened-invited_to_circle = @{ $by } mời bạn vào một nhóm
happened-let_into_circle = @{ $by } đã cho bạn vào một nhóm
happened-question_answered = @{ $by } đã trả lời câu hỏi của bạn bằng chữ

wishes = Cài đặt thông báo
wishes-open = Nhận gì và nhận thế nào
wishes-what = Bạn muốn biết những gì, biết bằng cách nào, và lúc nào cần yên tĩnh.
wishes-back = Về trang cài đặt
wishes-saved = Đã lưu. Áp dụng từ thông báo tiếp theo.
wishes-kinds = Những gì bạn muốn được báo
wishes-kinds-what = Trừ những gì đã tắt, mọi thứ đều nằm trong danh sách thông báo. Những gì được đẩy còn hiện trên các thiết bị ở trên.
wish-room_started = Người bạn theo dõi mở phòng
wish-room_scheduled = Người bạn theo dõi hẹn giờ mở phòng
wish-invited_on_stage = Bạn được mời lên sân khấu
wish-room_soon = Một phòng trong lịch của bạn sắp bắt đầu
wish-room_changed = Một phòng trong lịch của bạn thay đổi hoặc bị hủy
wish-thread_request = Có người xin nhắn tin cho bạn
wish-new_message = Tin nhắn khi bạn vắng mặt
wish-missed_wave = Có người vẫy khi bạn vắng mặt
wish-missed_ping = Có người gọi bạn vào phòng khi bạn vắng mặt
wish-followed = Bạn có người theo dõi mới
wish-followed_back = Người bạn theo dõi cũng theo dõi bạn
wish-vouched = Có người bảo chứng cho bạn
wish-circle_request = Có người xin vào nhóm bạn điều phối
wish-invited_to_circle = Bạn được mời vào một nhóm
wish-let_into_circle = Bạn được cho vào nhóm mà bạn đã xin
wish-question_answered = Câu hỏi của bạn được trả lời bằng chữ
way-push = Danh sách và thiết bị
way-inbox = Chỉ trong danh sách
way-off = Tắt

quiet = Giờ yên tĩnh
quiet-on = Ban đêm không đẩy thông báo
quiet-what = Thông báo nào chờ được sẽ được đẩy khi hết giờ yên tĩnh. Việc nào lúc đó đã qua thì chỉ nằm trong danh sách.
quiet-from = Từ
quiet-to = Đến
quiet-same = Giờ yên tĩnh phải kết thúc vào lúc khác với lúc bắt đầu.
wishes-clocks = Theo múi giờ của trình duyệt này: { $zone }.
wishes-clocks-before = Cho đến khi bạn lưu, vẫn theo { $zone }.

letters = Thư qua email
letters-no-mail = Hiện không thư nào đến được bạn: máy chủ này không gửi thư, hoặc bạn chưa cung cấp địa chỉ.
letters-to-settings = Thêm địa chỉ email trong Cài đặt
digest = Thư tóm tắt những gì bạn chưa xem
digest-hint = Lúc tám giờ sáng, và chỉ khi có gì mới.
digest-off = Không gửi
digest-daily = Hằng ngày
digest-weekly = Vào thứ Hai
room-letters = Thư về các phòng đã hẹn giờ
room-letters-what = Những phòng bạn báo sẽ đến hoặc được mời. Trên trang của từng phòng, bạn chọn riêng cho phòng đó.

push = Trên thiết bị của bạn
push-on = Những gì bạn chọn bên dưới được đẩy đến trình duyệt này.
push-off = Chưa có gì được đẩy đến trình duyệt này. Khi bạn bật, trình duyệt sẽ hỏi bạn một lần.
push-denied = Trình duyệt này không được phép hiện thông báo của trang. Hãy cho phép trong phần cài đặt trang web của trình duyệt, rồi tải lại trang.
push-home_screen = Trên iPhone và iPad, thông báo chỉ đến với ứng dụng trên màn hình chính. Hãy mở menu chia sẻ, chọn “Thêm vào MH chính”, mở ứng dụng từ đó rồi quay lại trang này.
push-browser = Không đẩy thông báo đến trình duyệt này được. Một trình duyệt đầy đủ như Firefox, Chrome, Edge hay Safari thì được, ngoài cửa sổ ẩn danh.
push-server = Máy chủ này không đẩy thông báo đến thiết bị.
push-turn-on = Đẩy đến trình duyệt này
push-failed = Dịch vụ đẩy thông báo của trình duyệt này không trả lời. Có mạng chặn nó; hãy thử lại ở một mạng khác.
push-instead = Bạn vẫn có thể biết qua:
push-instead-letters = Thư qua email
push-instead-calendar = Ứng dụng lịch của bạn
push-devices = Các trình duyệt nhận thông báo đẩy
push-since = Từ { $when }
push-remove = Gỡ
push-removed = Không còn gì được đẩy đến đó nữa.

end-letters = Không nhận những thư này nữa?
end-letters-do = Dừng những thư này
end-letters-done = Những thư này đã dừng
end-letters-again = Khi đã đăng nhập, bạn có thể bật lại:
end-letters-none-title = Liên kết này không dừng được thư nào
end-letters-none = Liên kết không đầy đủ, hoặc tài khoản không còn nữa. Hãy chép toàn bộ địa chỉ trong thư. Khi đã đăng nhập, bạn tự chọn mình nhận thư nào.
letters-what-digest = Bạn sẽ không nhận thư tóm tắt những gì chưa xem nữa. Danh sách thông báo vẫn như cũ.
letters-what-rooms = Bạn sẽ không nhận bất kỳ thư nào về các phòng đã hẹn giờ: lời mời lên sân khấu, lời nhắc và thay đổi. Lịch của bạn vẫn như cũ.
letters-ended-digest = Bạn không nhận thư tóm tắt những gì chưa xem nữa.
letters-ended-rooms = Bạn không nhận thư về các phòng đã hẹn giờ nữa.
