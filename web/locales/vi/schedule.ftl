### Rooms to come and rooms that were: the calendar, a scheduled room's page, the green room, recaps.

calendar = Lịch
later-today = Lát nữa hôm nay
coming-up = Sắp diễn ra
calendar-whole = Xem cả lịch
calendar-own = Của bạn
calendar-own-none = Chưa có gì. Hãy báo sẽ đến một phòng bên dưới, hoặc tự hẹn giờ mở phòng.
calendar-others = Các phòng khác đã hẹn giờ
calendar-others-none = Chưa ai hẹn phòng nào khác.
calendar-more = Xem thêm
filter-time = Thời gian
filter-time-any = Bất cứ lúc nào
filter-time-today = Hôm nay
filter-time-week = Trong bảy ngày tới
filter-time-later = Sau đó
filter-none-scheduled = Không có phòng đã hẹn giờ nào phù hợp.
day-near = { $near } · { $date }

schedule-room = Hẹn giờ mở phòng
schedule-change = Thay đổi
schedule-go = Thông báo
schedule-begins = Bắt đầu
schedule-zone = Múi giờ
schedule-zone-hint = Giờ ở trên tính theo đồng hồ nơi nào. Người khác sẽ thấy giờ của họ.
schedule-length = Thời lượng
schedule-places = Số chỗ
schedule-policy = Hình thức, ai được vào, số người
schedule-cancel = Hủy
schedule-cancel-what = { $coming ->
    [0] Chưa ai báo sẽ đến. Những người được mời lên sân khấu sẽ được báo.
   *[other] { $coming } người báo sẽ đến. Họ và những người được mời lên sân khấu sẽ được báo.
  }
schedule-keep = Giữ lại
schedule-cancelled = Đã hủy. Những người báo sẽ đến sẽ được báo.

lineup = Trên sân khấu
lineup-hint = Được mời trước. Họ trả lời có đến hay không; vào cánh gà là họ ở ngay trên sân khấu.
lineup-as = Với vai trò
lineup-speaker = người phát biểu
lineup-moderator = người điều phối
lineup-remove = Bỏ { $handle } khỏi danh sách
lineup-add = Thêm một người
lineup-asked = chưa trả lời
lineup-declined = không đến

scheduled-room = Phòng đã hẹn giờ
scheduled-their-hour = Chỗ @{ $handle } là { $time } ({ $zone })
scheduled-coming = Đã có { $coming } trên { $places } chỗ
scheduled-state-green_room = Cánh gà
scheduled-state-green_room-what = Sân khấu đã mở cho những người được mời. Mọi người khác vào khi phòng bắt đầu.
scheduled-state-live = Đang diễn ra
scheduled-state-live-what = Phòng đang diễn ra.
scheduled-state-ended = Đã kết thúc
scheduled-state-ended-what = Phòng này đã kết thúc.
scheduled-state-lapsed = Không diễn ra
scheduled-state-lapsed-what = Trong nửa giờ không ai đến để bắt đầu.
scheduled-state-cancelled = Đã hủy
scheduled-state-cancelled-what = Người hẹn phòng đã hủy.
scheduled-enter = Vào phòng
scheduled-link = Liên kết đến trang này
take-along = Mang theo
to-calendar = Đưa vào lịch của tôi

guest-asked = Bạn được mời lên sân khấu
guest-coming = Bạn sẽ đến
guest-declined = Bạn đã từ chối
guest-owner = Phòng của bạn
guest-own = Bạn có đến không?
guest-changed = Phòng đã thay đổi sau khi bạn báo sẽ đến. Bạn vẫn đến chứ?
guest-own-none = Hãy báo sẽ đến để được tính một chỗ.
guest-own-coming = Bạn sẽ đến. Hẹn gặp ở đó.
guest-own-asked = Bạn được mời lên sân khấu, với vai trò { $role }.
guest-own-accepted = Bạn sẽ lên sân khấu, với vai trò { $role }.
guest-own-declined = Bạn đã từ chối. Bạn vẫn có thể đổi ý.
guest-come = Tôi sẽ đến
guest-stay-away = Tôi không đến
guest-accept = Nhận lời
guest-decline = Từ chối
guest-coming-said = Đã ghi: bạn sẽ đến.
guest-away-said = Đã ghi: bạn không đến.
guest-letters = Gửi thư cho tôi
guest-letters-what = Mười lăm phút trước, lúc bắt đầu, và khi phòng thay đổi hoặc bị hủy. Cần có địa chỉ email trong Cài đặt.
guest-letters-on = Bạn sẽ nhận thư về phòng này.
guest-letters-off = Bạn không nhận thư về phòng này nữa.
guest-reminded = Bạn sẽ được nhắc
guest-own-reminded = Bạn sẽ được nhắc trước khi phòng bắt đầu. Không tính chỗ cho bạn.
guest-remind = Nhắc tôi
guest-remind-stop = Đừng nhắc tôi
guest-remind-said = Đã ghi: bạn sẽ được nhắc.
guest-remind-stopped = Đã ghi: bạn không được nhắc nữa.

green-room = Cánh gà
green-room-what = Bây giờ mới có sân khấu. Những người khác vào lúc { $time }, hoặc khi người điều phối bắt đầu.
green-room-late = Đã quá { $time }. Phòng bắt đầu ngay khi người điều phối cho phép.
green-room-chat = Người vào sau đọc được phần trò chuyện.
green-room-begin = Bắt đầu ngay
green-room-opens = Từ { $time } bạn có thể lên sân khấu.
green-room-enter = Vào cánh gà
not-begun = Phòng này chưa bắt đầu, sẽ mở lúc { $time }.
not-begun-page = Xem giới thiệu
notice-began = Phòng đã bắt đầu: thính giả đang vào.

recap = Những gì còn lại
recap-left = Để lại tên phòng, giờ, ai đã phát biểu, liên kết đã ghim và hỏi đáp bằng chữ
recap-none = Không để lại bản tóm lược
policy-recap = Để lại bản tóm lược
policy-recap-what = Ai có mặt thì trong 30 ngày xem lại được tên phòng, giờ, ai ở trên sân khấu, liên kết đã ghim, và những câu hỏi chưa đến lượt đã được trả lời bằng chữ. Không có gì của lời đã nói.
follow-up = Mở phòng tiếp theo
follow-up-what = Mở ngay, cùng tên phòng, chủ đề, ngôn ngữ và quy tắc.

past = Các phòng tôi đã đến
past-what = Tên phòng, giờ, ai đã phát biểu, liên kết đã ghim và hỏi đáp bằng chữ, giữ 30 ngày. Không giữ gì của lời đã nói.
past-none = Chưa có, hoặc các phòng ấy không để lại bản tóm lược.
past-spoke = Trên sân khấu:

feed = Trong ứng dụng lịch
feed-what = Một địa chỉ bí mật để ứng dụng lịch theo dõi: những phòng bạn hẹn, báo sẽ đến, hoặc được mời.
feed-since = Đã có địa chỉ từ { $when }. Địa chỉ không hiện lại.
feed-make = Tạo địa chỉ
feed-renew = Tạo địa chỉ mới
feed-once = Hãy sao chép ngay: địa chỉ không hiện lại. Ai có nó thì xem được lịch của bạn; địa chỉ mới làm nó mất hiệu lực.
