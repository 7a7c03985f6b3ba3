### Who gets in: the form, the wait, and the owner's pages about both.

entry-may-skip = Có thể để trống.
entry-region = Khu vực
entry-region-hint = Chỉ khi bạn muốn cho biết.
entry-region-none = Không cho biết

wait-parts = Điều gì cho bạn vào
wait-all = { $count ->
    [1] Điều được xét:
   *[other] Đạt tất cả những điều sau:
  }
wait-at-least = Đạt { $count } trong { $of } điều sau:
part-met = Đạt:
part-missing = Chưa đạt:
wait-next-parts = Hoặc khi bạn đạt nốt những điều còn thiếu ở trên: lúc đó bạn được vào ngay.
wait-next-organisation = Qua cổng đăng nhập của tổ chức, hoặc bằng mã gửi đến email công việc, bạn được vào ngay.
wait-prove = Chứng minh nơi bạn làm việc
wait-form = Câu trả lời của bạn
wait-form-saved = Đã lưu câu trả lời của bạn.
wait-refused = Chưa được vào
wait-refused-what = Chủ sở hữu máy chủ này đã từ chối lúc { $when }. Tên tài khoản vẫn là của bạn.
appeal = Kháng nghị
appeal-words = Vì sao chủ sở hữu nên xem lại?
appeal-hint = Một dòng. Bạn chỉ kháng nghị được một lần.
appeal-sent = Bạn đã kháng nghị lúc { $when }:
appeal-waits = Chủ sở hữu chưa trả lời.
appeal-answered = Chủ sở hữu đã trả lời lúc { $when }.

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
own-decision-let_in = Bạn đã được vào như thế nào
own-decision-refused = Quyết định ra sao
own-how-open = Lúc bạn đăng ký, ai cũng được vào.
own-how-criteria = Bạn đã đạt tiêu chí, phiên bản { $version }.
own-how-owner = Một chủ sở hữu máy chủ này đã quyết định.
own-how-appeal = Một chủ sở hữu máy chủ này đã quyết định, sau kháng nghị của bạn.
own-how-invite = Qua lời mời của @{ $who }.
own-how-voucher = Được @{ $who } cho vào, thành viên mà bạn đã nêu tên.
own-how-organisation = Qua cổng đăng nhập hoặc email của tổ chức bạn.
own-how-first_start = Qua liên kết của chủ sở hữu đầu tiên.
own-decision-parts = Lúc đó tiêu chí, phiên bản { $version }, cho kết quả

what-helps = Điều gì cho bạn vào
what-helps-all = { $count ->
    [1] Điều được xét:
   *[other] Tất cả những điều sau đều được xét:
  }
what-helps-at-least = Cần đạt { $count } trong { $of } điều sau:
what-helps-later = Khi đã giữ tên tài khoản, bạn sẽ thấy điều nào đã đạt, và có thể làm gì với những điều còn lại.
what-helps-invite = Có lời mời cũng được vào.
part-do-proofs = Chứng minh nghề của bạn
part-do-vouches = Nêu tên một thành viên biết bạn
part-do-answers = Trả lời các câu hỏi
part-do-said = Xét những gì bạn đã khai về nghề và nơi làm việc.
part-do-waiting = Không cần làm gì: đến lúc sẽ đạt.
part-do-quota = Không cần làm gì: rồi sẽ có chỗ trống.

name = Họ tên của bạn
name-hint = Có thể để trống. Hiện cạnh tên tài khoản, ghi rõ là tự khai.
name-hint-proven = Có thể để trống. Hiện khi có minh chứng mang cùng họ tên; trước đó mọi người thấy tên tài khoản của bạn.
name-saved = Đã lưu họ tên của bạn.
name-proven = họ tên đã chứng minh
name-not-proven = họ tên chưa chứng minh
