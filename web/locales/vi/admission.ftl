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
