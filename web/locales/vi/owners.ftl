### What owners alone read: fetched with their pages.

admin-pages = Ai được vào
admission = Gia nhập
criteria = Tiêu chí
decisions = Quyết định

waitlist-filters = Chỉ hiện
waitlist-any = Tất cả
waitlist-part = Đạt hay chưa đạt
waitlist-from = Đăng ký từ
waitlist-whom = Quyết định
waitlist-undecided = Chưa bị từ chối
waitlist-refused = Đã bị từ chối
waitlist-none-fits = Không có ai khớp.
waitlist-refuse = Từ chối
waitlist-refuse-who = Từ chối { $handle }
waitlist-refused-done = Đã từ chối { $handle }; người này được báo và có thể kháng nghị.
appeals = Kháng nghị
appeal-answer-words = Lời đáp của bạn, nếu muốn
appeal-keep = Vẫn từ chối
appeal-keep-who = Vẫn từ chối { $handle }
appeal-kept = Đã gửi câu trả lời của bạn cho { $handle }.

admission-what = Điều bạn lưu có hiệu lực ngay, cho mọi người đến từ bây giờ. Ai đã ở trong thì vẫn ở trong.
admission-saved = Đã lưu và đang áp dụng.
mode = Ai được vào mà không cần lời của ai
mode-open = Mở
mode-open-what = Ai đăng ký đều là thành viên.
mode-invite = Lời mời
mode-invite-what = Người đăng ký chờ lời mời, hoặc chờ bạn.
mode-waitlist = Danh sách chờ
mode-waitlist-what = Tiêu chí đang áp dụng quyết định, lúc đăng ký và cả về sau. Không có tiêu chí thì bạn quyết định.
mode-reviewed = Xem xét
mode-reviewed-what = Bạn đọc từng biểu mẫu rồi quyết định.
mode-organisation = Tổ chức
mode-organisation-what = Chỉ qua cổng đăng nhập hoặc email công việc của tổ chức.
admission-invites = Có lời mời là được vào, dù ở chế độ nào
admission-link-invites = Lời mời có thể là liên kết mà ai cầm cũng dùng được
admission-members-let-in = Thành viên được cho vào những người đăng ký đã nêu tên mình
names = Họ tên
names-as_stated = Theo tự khai
names-as_stated-what = Biểu mẫu hỏi họ tên. Họ tên được hiện là tự khai.
names-proven = Chỉ họ tên đã chứng minh
names-proven-what = Họ tên chỉ hiện khi có minh chứng mang cùng họ tên: qua cổng đăng nhập của tổ chức, hoặc do ban quản trị xem xét. Trước đó chỉ có tên tài khoản, kèm “họ tên chưa chứng minh”.
names-pseudonym = Không: dùng bí danh
names-pseudonym-what = Biểu mẫu không hỏi họ tên, và không hiện họ tên nào. Mọi người gọi nhau bằng tên tài khoản.
admission-form = Biểu mẫu
admission-region = Hỏi khu vực (có thể để trống)
question-number = Câu hỏi { $number }
question-words = Câu hỏi
question-key = Tên ngắn
question-key-hint = a–z, chữ số và _; bắt đầu bằng chữ cái. Dùng trong biểu thức.
question-required = Bắt buộc trả lời
question-add = Thêm câu hỏi
question-remove = Gỡ câu hỏi này

criteria-what = Quy tắc bằng văn bản của bạn về việc ai trong danh sách chờ được vào. Người đăng ký đọc phần lời, máy chủ đọc biểu thức. Mỗi lần lưu tạo một phiên bản mới; không có gì thay đổi cho đến khi bạn áp dụng.
criteria-none-in-force = Không có tiêu chí nào đang áp dụng.
criteria-in-force = Phiên bản { $version } đang áp dụng.
criteria-name = Tên
criteria-need = Cần đạt
criteria-need-all = Tất cả điều kiện
criteria-need-at-least = { $count ->
   *[other] Ít nhất { $count } điều kiện
  }
part-number = Điều kiện { $number }
part-words = Bằng lời thường
part-words-hint = Điều người đăng ký đọc, dù đạt hay chưa đạt.
part-expression = Biểu thức
part-key = Tên ngắn
part-monotone = Thêm minh chứng, lời bảo chứng hay ngày chờ không bao giờ khiến điều kiện này hết đạt (được thử khi bạn lưu)
part-add = Thêm điều kiện
part-remove = Gỡ điều kiện này
criteria-facts = Biểu thức xét được những gì
criteria-facts-what = Common Expression Language: && || ! == < in, và với danh sách là exists, all, filter, map và size.
criteria-save = Lưu thành phiên bản mới
criteria-saved = Đã lưu phiên bản { $version }. Phiên bản này chưa áp dụng.
criteria-in-force-now = Phiên bản { $version } đang áp dụng. Những người đang chờ được xét ngay bây giờ.
criteria-none-now = Giờ không có tiêu chí nào áp dụng.
criteria-versions = Các phiên bản
criteria-version = Phiên bản { $version }
criteria-is-in-force = đang áp dụng
criteria-written = { $who } viết, { $when }
criteria-put = { $who } áp dụng, { $when }
criteria-edit = Sửa từ đây
criteria-edit-which = Sửa từ đây: phiên bản { $version }
criteria-put-in-force = Áp dụng
criteria-put-which = Áp dụng: phiên bản { $version }
criteria-take-out = Ngừng áp dụng

criteria-why-bad_text = Hãy viết một dòng không quá dài cho tên và cho từng điều kiện.
criteria-why-bad_key = Tên ngắn gồm a–z, chữ số và _, bắt đầu bằng chữ cái.
criteria-why-no_parts = Quy tắc phải có ít nhất một điều kiện.
criteria-why-too_many_parts = Quy tắc có nhiều nhất 16 điều kiện.
criteria-why-same_key = Hai điều kiện trùng tên ngắn.
criteria-why-need = Không thể đòi nhiều điều kiện hơn số đang có.
criteria-why-empty = Biểu thức đang trống.
criteria-why-too_long = Biểu thức quá dài.
criteria-why-too_deep = Biểu thức lồng quá sâu.
criteria-why-syntax = Không đọc được biểu thức. Có thiếu dấu ngoặc hay dấu nháy không?
criteria-why-unknown_name = Ở đây “{ $word }” không chỉ điều gì.
criteria-why-unknown_field = Trong đó không có “{ $word }”.
criteria-why-unknown_function = Không có hàm “{ $word }”.
criteria-why-wrong_type = “{ $word }” không hợp với giá trị được đưa vào.
criteria-why-not_yes_or_no = Cả biểu thức phải cho ra có hoặc không.
criteria-why-unknown_answer = Biểu mẫu không hỏi “{ $word }”.
criteria-why-not_monotone_proof = Thêm một minh chứng có thể khiến điều kiện này hết đạt.
criteria-why-not_monotone_vouch = Thêm một lời bảo chứng có thể khiến điều kiện này hết đạt.
criteria-why-not_monotone_waiting = Chờ lâu hơn có thể khiến điều kiện này hết đạt.

dry-run = Chạy thử
dry-run-title = { $applicants } người đăng ký, { $ms } ms
dry-run-said = { $enters } người sẽ được vào, { $no_longer } người sẽ không còn được vào.
dry-run-enters = Sẽ được vào
dry-run-no-longer = Sẽ không còn được vào
dry-run-members = Thành viên lẽ ra không được vào
dry-run-first = Những người đầu tiên trong số đó:
dry-run-first-no-longer = Những người đầu tiên sẽ không còn được vào:
dry-run-voucher = Người bảo chứng
dry-run-nobody = Không có ai
dry-run-nothing-changed = Không có gì thay đổi. Thành viên vẫn là thành viên.

decisions-what = Ai hoặc điều gì đã cho vào hay từ chối một người, theo phiên bản nào. Mỗi quyết định lưu lại những gì đã được xét, và xét lại được.
decisions-none = Chưa có quyết định nào.
decisions-csv = Dạng CSV
decisions-jsonl = Dạng JSON lines
decisions-parts = Tiêu chí { $version }: đạt { $met }; chưa đạt { $missing }
outcome-let_in = được cho vào
outcome-refused = bị từ chối
how-open = Lúc đó ai cũng được vào.
how-criteria = Theo tiêu chí, phiên bản { $version }.
how-owner = Do { $who } quyết định.
how-appeal = Do { $who } quyết định, sau kháng nghị.

texts = Tin nhắn SMS
texts-today = { $sent ->
   *[other] { $sent } tin nhắn
  } trong 24 giờ qua: đã chi { $spent }, tối đa { $cap }.
texts-failing = Cổng SMS không nhận tin nhắn gần nhất. Nhật ký ghi lý do.
texts-spent = Tạm ngừng gửi cho đến khi một phần khoản chi đã cũ hơn một ngày.
texts-ranges = Theo các số có cùng phần đầu
texts-range = đã gửi { $sent }, đã dùng { $used }, { $spent } trên { $cap }
texts-closed = Ngừng gửi đến { $when }: hầu như không ai dùng những gì gửi tới đó.
texts-what = Chỉ nhắn cho người được một thành viên mời bằng số điện thoại, hoặc người bạn đã cho vào và đã trả lời câu hỏi có tên ngắn “phone”.
how-invite = Qua lời mời của { $who }.
how-voucher = Được { $who } cho vào, thành viên mà họ đã nêu tên.
how-organisation = Qua cổng đăng nhập hoặc email công việc của tổ chức.
how-first_start = Qua liên kết của chủ sở hữu đầu tiên.
decisions-filters = Chỉ hiện
decisions-handle = Về tên tài khoản
decisions-outcome = Kết quả
decisions-how = Bằng cách nào
decisions-how-open = Cửa mở
decisions-how-criteria = Tiêu chí
decisions-how-owner = Một chủ sở hữu
decisions-how-appeal = Kháng nghị
decisions-how-invite = Lời mời
decisions-how-voucher = Một thành viên được nêu tên
decisions-how-organisation = Tổ chức
decisions-how-first_start = Liên kết của chủ sở hữu đầu tiên
decisions-none-fits = Không có quyết định nào khớp.
decision-look = Đã xét những gì
decision-title = { $handle }: { $outcome ->
    [let_in] được cho vào
   *[refused] bị từ chối
  }
decision-back = Tất cả quyết định
decision-mode = Quy định gia nhập, phiên bản { $version }
decision-criteria = Tiêu chí, phiên bản { $version }: { $name }
decision-no-criteria = Không có tiêu chí nào đang áp dụng.
decision-facts = Những gì đã biết lúc đó
decision-replays = Xét lại bây giờ, cùng phiên bản đó cho cùng kết quả.
decision-differs = Xét lại bây giờ, cùng phiên bản đó cho kết quả khác. Dữ liệu đã lưu bị thay đổi.
decision-waited = Đã chờ
decision-waited-days = { $days ->
   *[other] { $days } ngày
  }
decision-vouches = Lời bảo chứng
decision-lately = Được cho vào trong 30 ngày trước đó
decision-lately-counts = tổng cộng { $all }, cùng lĩnh vực { $field }, cùng khu vực { $region }
decision-none = Không có
decision-vouch = { $field }, là thành viên { $days } ngày{ $good ->
    [yes] {""}
   *[no] , bị đóng băng
  }

thread-reports = Cuộc trò chuyện bị báo cáo
thread-reports-what = Những gì thành viên báo cáo từ cuộc trò chuyện riêng của họ: nhiều nhất là 20 tin nhắn gần nhất tính đến lúc báo cáo. Bạn không đọc được cuộc trò chuyện nào khác, cũng không thấy báo cáo về cuộc trò chuyện của chính bạn.
thread-reports-none = Không có báo cáo nào đang chờ.
thread-report-by = { $by } báo cáo { $about }
thread-report-messages = { $count ->
   *[other] Đọc { $count } tin nhắn gần nhất
  }
thread-report-no-messages = Lúc đó chưa ai viết gì.
thread-report-settle = Đã xử lý
thread-report-settle-who = Đã xử lý: { $by } báo cáo { $about }
thread-report-settled = Báo cáo này đã được xử lý.

report = Thống kê
report-what = Máy chủ này được dùng thế nào, bằng con số. Con số dưới năm người thì không hiện.
report-few = dưới 5
report-span = Hiện
report-span-weeks = { $count } tuần gần đây
report-empty = Chưa có gì để đếm. Phòng, giờ nghe và lượt giơ tay được đếm từ phòng đầu tiên.
report-weeks = Theo tuần
report-week = Tuần từ ngày
report-so-far = { $day }, đến nay
report-table = Xem dạng bảng
report-file = Tải về dạng CSV
report-file-of = Tải về dạng CSV: { $table }
report-rooms = Phòng
report-members = Thành viên
report-new = Mới
report-returning = Trở lại
report-listened = Giờ nghe
report-hands = Lượt giơ tay
report-share = Tỷ lệ giơ tay được đưa lên
report-wait = Thời gian chờ trung vị của một lượt giơ tay
report-wait-more = hơn một giờ
report-sent = Âm thanh đã gửi
report-cores = Giờ lõi CPU
report-cohorts = Ai trở lại
report-cohorts-what = Trong số thành viên được cho vào cùng một tuần: bao nhiêu người vào phòng ngay tuần đó và trong mỗi tuần sau.
report-cohorts-none = Không ai được cho vào trong những tuần này.
report-let-in-week = Được cho vào tuần từ ngày
report-same-week = Cùng tuần
report-weeks-later = { $count } tuần sau
report-inviters = Theo người đã cho họ vào
report-inviters-what = Thành viên vào nhờ lời mời hoặc lời bảo chứng của ai đó trong những tuần này, và bao nhiêu người trong số họ đã vào phòng trong bảy ngày qua.
report-inviters-none = Không ai cho ai vào trong những tuần này.
report-inviter = Nhờ ai
report-let-in = Được cho vào
report-came = Gần đây có đến
report-others = Tất cả những người khác
report-gone = Người đã rời đi
report-topics = Theo chủ đề
report-topics-what = Phòng mở trong bảy ngày qua. Chủ đề dưới năm người không được liệt kê, và phòng kín không được xét đến.
report-topics-none = Không có chủ đề nào đủ năm người trong bảy ngày qua.
report-topic = Chủ đề
report-costs = Chi phí
report-costs-what = Những gì đã dùng trong các tuần này, tính theo đơn giá của bạn. Mọi chủ sở hữu của máy chủ đều thấy.
report-cost-total = Tổng cộng
report-cost-room = Mỗi phòng
report-cost-hour = Mỗi giờ nghe
report-cost-weeks = Chỉ tính { $count } tuần có từ năm thành viên trở lên vào phòng.
report-cost-none = Chưa có tuần nào có từ năm thành viên trở lên vào phòng.
report-currency = Tiền tệ
report-currency-hint = Ba chữ cái, chẳng hạn EUR hoặc VND.
report-price-gigabyte = Một gigabyte âm thanh đã gửi
report-price-core = Một giờ của một lõi CPU
report-price-listener = Một giờ của một người trong phòng
report-price-listener-hint = Ghi số không nếu không tính phí.
report-price-wrong = Đơn giá là một số từ 0 đến 1000.
report-prices-saved = Đã lưu đơn giá.

set-up-what = Vài bước đầu tiên. Bước nào sau này cũng đổi được; không bước nào bắt buộc.
set-up-done = Xong
set-up-saved = Đã lưu.
set-up-look = Tên, màu, logo
set-up-name = Tên của nơi này
set-up-name-hint = Người mới đến thấy tên này ngay ngoài cửa.
set-up-seal = Màu của nút và liên kết
set-up-logo = Logo
set-up-logo-hint = PNG, JPEG hoặc WebP, hình vuông, tối đa 40 kB.
set-up-logo-remove = Gỡ logo
seal-vermilion = Đỏ son
seal-indigo = Xanh chàm
seal-plum = Tím mận
seal-teal = Xanh mòng két
seal-bronze = Nâu đồng
seal-ink = Đen mực

set-up-of = Bước { $step } trên { $of }:
set-up-who = Ai được vào
set-up-mail = Gửi email bằng gì
set-up-save = Lưu và đi tiếp
set-up-skip-step = Bỏ qua bước này

who-legend = Ở đây, làm sao để trở thành thành viên?
who-as-is = Như hiện nay: { $mode }.
who-like = Như cách của { $names }.
who-clubhouse = Qua lời của một thành viên
who-clubhouse-what = Người đăng ký giữ tên và chờ. Thành viên mà họ nêu tên có thể cho họ vào, hoặc tạo lời mời cho đúng một địa chỉ, số điện thoại hay tài khoản.
who-fam = Bằng lời mời
who-fam-what = Người đăng ký giữ tên và chờ. Lời mời cũng có thể là một liên kết mà ai cầm cũng dùng được, và thành viên được cho vào những người đã nêu tên mình.
who-mitalk = Bằng lời mời, cho một nghề
who-mitalk-what = Biểu mẫu hỏi nghề nghiệp. Tài khoản được giữ cho đến khi một thành viên mời.
who-capital-coffee = Bạn đọc và quyết định
who-capital-coffee-what = Biểu mẫu hỏi họ tên, số điện thoại và công việc. Bạn đọc từng người, rồi cho vào hoặc từ chối.
who-meetclub = Chỉ tổ chức của bạn
who-meetclub-what = Chỉ vào được qua cổng đăng nhập hoặc email công việc của tổ chức, và không ai mời. Chừng nào mục [sign_on] trong cấu hình chưa có nhà cung cấp đăng nhập hoặc mail_domains, không ai mới vào được.
who-kan-kan = Mọi người
who-kan-kan-what = Ai đăng ký đều là thành viên ngay.
who-dizhua = Mọi người
who-dizhua-what = Ai đăng ký đều là thành viên ngay.
who-duihuaba = Mọi người
who-duihuaba-what = Ai đăng ký đều là thành viên ngay.
who-spaces = Mọi người
who-spaces-what = Ai đăng ký đều là thành viên ngay.
who-more = Ở đây chỉ định ai được vào. Những điều khác của một máy chủ như thế, về phòng hay về đăng nhập, nằm trong cấu hình, mục [server]:
who-parts = Tự chọn từng phần

mail-on = Thư được gửi qua { $host }, cổng { $port }, từ { $from }.
mail-off = Chưa gửi được thư nào. Mã đăng nhập và thông báo về tài khoản cần đến thư.
mail-write = Những gì cần ghi vào cấu hình
mail-write-anew = Đổi trong cấu hình
mail-write-what = Mã đăng nhập đi qua email, nên email chỉ đặt được ở nơi chỉ người vận hành ghi vào: tệp jushou.toml. Sau đó hãy khởi động lại máy chủ và gửi một thư thử từ đây.
mail-host = Máy chủ SMTP
mail-port = Cổng
mail-tls = Bảo vệ
mail-tls-starttls = STARTTLS
mail-tls-tls = TLS
mail-tls-none = Không: chỉ trên máy này hoặc trong mạng riêng của bạn
mail-from = Người gửi
mail-from-hint = Một địa chỉ, hoặc Tên <địa chỉ>.
mail-user = Tên đăng nhập
mail-user-hint = Có thể để trống nếu máy chủ không đòi.
mail-toml = Các dòng cho jushou.toml
mail-password = Mật khẩu đặt trong biến môi trường
mail-test-to = Địa chỉ email của bạn
mail-test = Gửi thư thử cho tôi
mail-outcome-taken = Thư đang trên đường đi: máy chủ thư đã nhận.
mail-outcome-off = Không gửi được thư: chưa đặt máy chủ thư.
mail-outcome-unreached = { $host } không trả lời ở cổng { $port }. Tên có đúng không, cổng có mở không?
mail-outcome-tls = Không có kết nối bảo mật đến { $host }: chứng chỉ không khớp, hoặc cổng { $port } cần kiểu bảo vệ khác.
mail-outcome-login = { $host } không nhận tên đăng nhập và mật khẩu này ({ $code }).
mail-outcome-refused = { $host } từ chối thư ({ $code }): địa chỉ người gửi hoặc địa chỉ của bạn không được nhận.
mail-outcome-refused_for_now = Lúc này { $host } không nhận thư ({ $code }). Hãy thử lại sau vài phút.
mail-outcome-no_answer = Đã liên lạc được với { $host }, nhưng sau đó máy chủ này không trả lời kịp.

hit-frozen-short = bị đóng băng
hit-removed-short = về danh sách chờ
appeal-denied-short = kháng nghị bị bác
appeal-lift = Gỡ
appeal-lift-who = Gỡ cho { $handle }
appeal-deny = Bác
appeal-deny-who = Bác kháng nghị của { $handle }
appeal-lifted = Đã gỡ.
appeal-left = Đã bác kháng nghị.
hits = Bị đóng băng và bị đưa về danh sách chờ

tree = Cây bảo chứng
tree-about = Ai đã cho ai vào. Người ở gốc do một chủ sở hữu cho vào.
tree-find = Tìm tên tài khoản
tree-any-field = Mọi lĩnh vực
tree-export = Tải về dạng CSV
tree-none = Không có ai khớp.
tree-owner = chủ sở hữu
tree-under = { $count } người bên dưới
tree-act-freeze = Đóng băng
tree-act-remove = Đưa về danh sách chờ
tree-freeze-who = Đóng băng { $handle } và mọi người bên dưới
tree-remove-who = Đưa về danh sách chờ: { $handle } và mọi người bên dưới
tree-what-freeze = Họ vẫn là thành viên, nhưng không mời, bảo chứng hay mở phòng được nữa. Những lời mời chưa dùng của họ bị thu hồi.
tree-what-remove = Họ trở về danh sách chờ và bị đăng xuất ở mọi nơi. Những lời mời chưa dùng của họ bị thu hồi.
tree-hit = { $count ->
   *[other] { $count } người bị ảnh hưởng
  }
tree-appeal = Mỗi người được kháng nghị một lần.
tree-done-freeze = { $count ->
   *[other] Đã đóng băng { $count } người.
  }
tree-done-remove = { $count ->
   *[other] Đã đưa { $count } người về danh sách chờ.
  }

bulk = Mời cả danh sách
bulk-what = Mỗi địa chỉ một liên kết, chỉ dùng được cho địa chỉ đó. Ở đây máy chủ không gửi email: bạn nhận các liên kết rồi tự gửi.
bulk-what-mailed = Mỗi địa chỉ một liên kết, chỉ dùng được cho địa chỉ đó. Mỗi liên kết được gửi qua email kèm mã; bạn cũng nhận các liên kết.
bulk-mailed = đã gửi email
bulk-list = Danh sách
bulk-list-hint = CSV, tối đa 500 dòng: tên, địa chỉ, lời nhắn, phòng. Chỉ địa chỉ là bắt buộc.
bulk-check = Xem qua trước
bulk-make = { $count ->
   *[other] Tạo { $count } lời mời
  }
bulk-good = { $count ->
    [0] Không có dòng nào dùng được.
   *[other] { $count } dòng dùng được.
  }
bulk-refused = { $count ->
   *[other] { $count } dòng bị từ chối
  }
bulk-line = Dòng { $line }:
bulk-done = { $count ->
   *[other] Đã tạo { $count } lời mời
  }
bulk-once = Hãy lưu các liên kết ngay: chúng chỉ hiện một lần này.
bulk-save = Lưu dạng CSV
line-no_address = không có địa chỉ.
line-bad_address = đó không phải địa chỉ email.
line-twice = địa chỉ này đã có ở dòng trên.
line-bad_note = lời nhắn quá dài, hoặc có ký tự không hiển thị được.
line-no_such_room = không có phòng mở nào như vậy.
line-too_many_lines = danh sách quá dài.
line-no_invites_left = đã hết lời mời.

reviews-what = Họ nhờ bạn xem họ làm nghề gì. Hãy xác nhận những gì bạn đã thấy; như thế có thể ít hơn điều họ mong.
reviews-none = Không có ai nhờ.
review-of = Xem xét { $handle }
review-grant = Tôi đã thấy
review-grant-who = Tôi đã thấy điều này của { $handle }
review-decline = Chưa chứng minh
review-decline-who = { $handle } chưa chứng minh
review-said-yes = { $handle } đã được xác minh.
review-said-no = Đã báo cho { $handle } là chưa được xác nhận.
