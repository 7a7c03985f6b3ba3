### The hallway and the sheet that starts a room.

hallway-loading = Đang tìm các phòng đang diễn ra…
hallway-empty = Lúc này chưa có phòng nào. Hãy mở một phòng và rủ thêm người cùng vào.
hallway-invite = Mời một người
kept = Máy chủ này không lưu lại điều gì được nói. Trong bảy ngày, máy chủ nhớ những ai đã ở đó để mọi người có thể được giới thiệu với nhau. Người có mặt vẫn có thể ghi âm bằng thiết bị khác.
seat-elsewhere = Bạn đang ở trong một phòng trên thiết bị khác.
seat-fetch = Tiếp tục ở đây
card-here = Bạn đang ở đây
card-speakers = { $count ->
    [0] Không có ai trên sân khấu
   *[other] { $count } người trên sân khấu
  }
card-listeners = { $count ->
    [0] Chưa có ai nghe
   *[other] { $count } người nghe
  }
start-room = Mở phòng
start-room-go = Bắt đầu
room-for = Hiện máy chủ này còn chỗ cho ít nhất { NUMBER($count) } người nghe nữa.
room-for-none = Hiện máy chủ này đã đầy, không ai nghe thêm được nữa.
room-for-unknown = Hiện chưa biết máy chủ này còn chỗ cho bao nhiêu người nghe.
room-title = Tên phòng
room-title-hint = Điều khiến mọi người muốn vào, tối đa 80 ký tự.
room-topic = Chủ đề
room-topic-required = Chủ đề (bắt buộc)
room-topic-hint = Một vài chữ, nếu bạn muốn.
format = Hình thức trò chuyện
format-talk_and_questions = Trình bày và hỏi đáp
format-talk_and_questions-what = Một người trình bày; sau đó ai muốn hỏi thì hỏi, mỗi người hai phút.
format-panel = Tọa đàm
format-panel-what = Vài người trò chuyện; người điều phối chọn trong số người giơ tay.
format-round = Vòng phát biểu
format-round-what = Mọi người trên sân khấu lần lượt phát biểu, mỗi người hai phút.
format-two_minutes = Phát biểu hai phút
format-two_minutes-what = Ai muốn thì phát biểu, lần lượt từng người.
format-open_stage = Sân khấu mở
format-open_stage-what = Ai muốn thì phát biểu, bao lâu tùy ý.
format-own = Theo cách riêng của bạn.
order = Ai được lên tiếp theo
order-first_come = Theo thứ tự giơ tay
order-what-first_come = Ai giơ tay trước được lên trước.
order-fact-first_come = Giơ tay: ai giơ trước được lên trước
order-fair = Ưu tiên người phát biểu ít nhất
order-what-fair = Người chưa phát biểu được lên trước, rồi đến người phát biểu ít nhất.
order-fact-fair = Giơ tay: ưu tiên người phát biểu ít nhất
order-proven_first = Ưu tiên người có minh chứng
order-what-proven_first = Người đã chứng minh nghề nghiệp được lên trước.
order-fact-proven_first = Giơ tay: ưu tiên người đã chứng minh nghề nghiệp
order-pick = Người điều phối chọn
order-what-pick = Người điều phối tự chọn người được lên.
order-fact-pick = Giơ tay: người điều phối chọn
order-field = Chỉ tính minh chứng trong lĩnh vực này
order-what-field = Người đã chứng minh lĩnh vực { $field } được lên trước.
order-fact-field = Giơ tay: ưu tiên người đã chứng minh lĩnh vực { $field }
replies = Đáp lời
replies-what = Người giơ tay có thể xin đáp lời người đang nói và được lên trước. Với mỗi người nói chỉ một người đáp.
replies-what-queue = Ai xin đáp lời người đang nói được lên trước.
replies-fact = Người đáp lời lên trước
policy-word = Thứ tự giơ tay và thời gian phát biểu
policy-turn = Thời gian mỗi lượt
turn-none = Không giới hạn
turn-another = Thời gian khác
turn-seconds = Số giây
turn-seconds-hint = Từ { NUMBER($least) } đến { NUMBER($most) }.
turn-then-audience = Hết lượt thì xuống hàng khán giả
turn-then-audience-what = Người lên nhờ giơ tay nhường chỗ cho người tiếp theo.
turn-fact = Mỗi người { $time }
turn-fact-then-audience = Mỗi người { $time }, rồi xuống hàng khán giả
visibility = Ai được vào
visibility-open = Mở
visibility-open-what = Hiện ở sảnh; mọi thành viên đều vào được.
visibility-closed = Kín
visibility-closed-what = Không hiện ở sảnh; ai có liên kết thì vào được.
policy-hands = Ai được giơ tay
hands-everyone = Mọi người
hands-off = Không ai
policy-sizes = Quy mô
policy-stage_size = Số chỗ trên sân khấu
policy-hands_max = Số người giơ tay cùng lúc
policy-room_size = Số người trong phòng
policy-prompt = Âm thanh tức thời
policy-prompt-what = Khán giả dù đông vẫn nghe từng lời sớm hơn một chút, hợp với phòng mà sân khấu và khán giả nói qua nói lại. Máy chủ tốn sức hơn; khi quá bận, máy chủ tạm thôi.
hallway-order = Điều quyết định thứ tự
hallway-unordered = Chưa lấy được thứ tự riêng của bạn: phòng đông nhất đứng trước.
card-over = Đã kết thúc
why-follow_topic = Vì bạn theo dõi { $topic }
why-follow_on_stage = { $count ->
    [1] { $handle }, người bạn theo dõi, đang ở trên sân khấu
   *[other] { $count } người bạn theo dõi đang ở trên sân khấu, trong đó có { $handle }
  }
why-inviter_on_stage = { $handle }, người đã mời bạn, đang ở trên sân khấu
why-your_field = Có người cùng lĩnh vực với bạn trên sân khấu
why-just_began = Vừa bắt đầu
filter-topic = Chủ đề
filter-all-topics = Mọi chủ đề
filter-language = Ngôn ngữ được nói
filter-all-languages = Mọi ngôn ngữ
filter-none = Không có phòng nào phù hợp.
filter-off = Hiện tất cả các phòng
room-language = Ngôn ngữ nói trong phòng
room-language-any = Không nêu
