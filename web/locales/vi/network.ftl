### Why one comes back: people and topics one follows, and what one says of oneself.

follow = Theo dõi
unfollow = Bỏ theo dõi
follow-who = Theo dõi { $handle }
unfollow-who = Bỏ theo dõi { $handle }
follow-done = Bạn đang theo dõi { $handle }: phòng có người này trên sân khấu sẽ đứng trước.
unfollow-done = Bạn không còn theo dõi { $handle }.
followers = { $count ->
    [0] Chưa có ai theo dõi
   *[other] { $count } người theo dõi
  }
rooms-hosted = { $count ->
    [0] Gần đây chưa mở phòng nào
   *[other] Gần đây đã mở { $count } phòng
  }
said-fields = Cũng làm trong lĩnh vực: { $fields }
said-languages = Nói: { $languages }
said-links = Liên kết
opens-beside = (mở trong thẻ mới)

following = Những người bạn theo dõi
following-what = Phòng có họ trên sân khấu sẽ đứng đầu sảnh của bạn. Họ thấy có bao nhiêu người theo dõi, nhưng không thấy là ai. Hai người theo dõi lẫn nhau thì thấy khi nào người kia ở đây, và có thể vẫy.
following-all = Đang theo dõi
following-none = Bạn chưa theo dõi ai.
suggested = Những người bạn có thể muốn theo dõi
suggested-none = Lúc này chưa có ai để gợi ý. Bạn có thể theo dõi bất kỳ ai trên trang của họ hoặc trong phòng.
suggested-inviter = Bạn được vào đây nhờ lời của người này.
suggested-hosted = Gần đây đã mở { $count } phòng.

topics = Chủ đề
topics-what = Phòng về chủ đề bạn theo dõi sẽ đứng đầu sảnh của bạn. Có thể tìm một chủ đề bằng bất kỳ tên nào của nó, trong bất kỳ ngôn ngữ nào.
topics-find = Tìm hoặc tạo chủ đề
topics-find-hint = Phần đầu của một trong các tên. Không phân biệt chữ hoa và dấu câu.
topics-found = { $count ->
    [0] Không tìm thấy chủ đề nào.
   *[other] Tìm thấy { $count } chủ đề.
  }
topic-new = Chưa có ai theo dõi “{ $topic }”.
topic-followers = { $count ->
    [0] Không có ai theo dõi
   *[other] { $count } người theo dõi
  }
follow-topic = Theo dõi { $topic }
unfollow-topic = Bỏ theo dõi { $topic }
follow-topic-done = Bạn đang theo dõi { $topic }: phòng về chủ đề này sẽ đứng trước.
unfollow-topic-done = Bạn không còn theo dõi { $topic }.
topics-own = Những chủ đề bạn theo dõi
topics-none = Bạn chưa theo dõi chủ đề nào.
topic-add-name = Thêm tên khác cho chủ đề này
topic-name = Tên khác
topic-name-hint = Chẳng hạn tên trong ngôn ngữ khác. Ai tìm tên đó cũng sẽ thấy chủ đề này.
topic-name-add = Thêm tên
topic-name-added = { $topic } giờ còn có tên là { $name }.

own-profile = Hồ sơ của bạn
own-profile-edit = Sửa hồ sơ
own-profile-what = Mọi thành viên đều đọc được trên trang của bạn. Không có gì trong đó được xác minh.
own-profile-what-applicant = Các thành viên sẽ đọc được trên trang của bạn khi bạn đã được cho vào. Không có gì trong đó được xác minh.
own-profile-saved = Đã lưu hồ sơ.
own-profile-back = Về phần cài đặt
own-page = Trang của bạn
avatar = Ảnh của bạn
avatar-what = Các thành viên khác thấy ảnh này thay cho chữ cái đầu của bạn. Ảnh được cắt vuông và thu nhỏ; nơi và lúc chụp không được giữ lại.
avatar-choose = Chọn ảnh
avatar-another = Chọn ảnh khác
avatar-remove = Gỡ ảnh
avatar-set = Ảnh của bạn đã hiện.
avatar-removed = Đã gỡ ảnh của bạn.

headline = Dòng giới thiệu
headline-hint = Một dòng về bạn, tối đa { $most } ký tự.
own-fields = Các lĩnh vực khác
own-fields-hint = Ngoài { $field }, tối đa { $most } lĩnh vực.
own-languages = Ngôn ngữ bạn nói
own-languages-hint = Ngôn ngữ thạo nhất đứng đầu, tối đa { $most }. Phòng bằng ngôn ngữ khác sẽ đứng cuối sảnh của bạn.
own-language = Thêm một ngôn ngữ
own-language-choose = Chọn…
own-language-add = Thêm
own-language-remove = Bỏ { $language }
own-links = Liên kết
own-links-hint = Các trang của riêng bạn, tối đa { $most }. Mỗi địa chỉ bắt đầu bằng https.
own-link = Liên kết { $number }
own-link-add = Thêm một liên kết

begin = Bạn muốn nghe gì?
begin-card = Hãy theo dõi vài người và chủ đề, phòng của họ sẽ đứng trước ở đây.
begin-go = Chọn người và chủ đề
begin-not-now = Để sau
begin-what = Người và chủ đề bạn theo dõi sẽ đứng đầu sảnh của bạn. Chúng tôi không đọc danh bạ, và mọi thứ đều có thể đổi sau.
begin-live = Đang diễn ra
begin-follows = Bạn theo dõi: { $topics }
begin-done = Xong
