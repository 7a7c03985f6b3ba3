### Inviting: budgets, vouches, the tree and what is done to it, handles that change hands.

invite-mail = Địa chỉ email nhận lời mời này
invite-mail-hint = Lời mời chỉ dành cho địa chỉ đó. Máy chủ này không gửi email nên tin lời bạn. Địa chỉ chỉ được lưu ở dạng đã xáo trộn.
invite-for-account = Lời mời này chỉ dành cho một tài khoản: hãy đăng nhập bằng tài khoản được mời.
invite-for = Dành cho ai
invite-for-hint = Lời mời dành riêng cho một người thì người khác không dùng được, nên không bán hay chuyền tay được.
invite-for-anybody = Ai có liên kết
invite-for-handle = Một người trong danh sách chờ
invite-for-mail = Một địa chỉ email
invite-their-handle = Tên tài khoản của họ
invite-their-mail = Địa chỉ email của họ
invite-their-mail-hint = Địa chỉ chỉ được lưu ở dạng đã xáo trộn. Bạn tự gửi liên kết cho họ.
invite-their-mail-sent = Liên kết và mã được gửi đến đó qua email. Địa chỉ chỉ được lưu ở dạng đã xáo trộn.
invite-for-phone = Một số điện thoại
invite-their-phone = Số điện thoại của họ
invite-their-phone-hint = Kèm mã quốc gia: +49 160 … Liên kết và mã được gửi đến đó bằng SMS. Số chỉ được lưu ở dạng đã xáo trộn.
invite-told-mail = Thư kèm liên kết và mã đang trên đường đến. Chỉ có liên kết thì không ai vào được.
invite-told-text = Tin nhắn SMS kèm liên kết và mã đang trên đường đến, trừ khi hôm nay số đó đã nhận đủ. Chỉ có liên kết thì không ai vào được.
invite-for-number = Lời mời này chỉ dành cho một số điện thoại.
invite-code = Mã gửi kèm liên kết
invite-code-mail = 8 chữ số, trong thư: mã cho thấy lời mời là của bạn.
invite-code-phone = 8 chữ số, trong tin nhắn SMS: mã cho thấy lời mời là của bạn.
invite-code-missing = Hãy nhập mã gửi kèm liên kết: thiếu mã, lời mời chưa thuộc về ai.
invite-code-again = Không có mã, hoặc mã không còn dùng được?
invite-code-number = Số điện thoại của bạn
invite-code-number-hint = Số đã nhận lời mời, kèm mã quốc gia: +49 160 …
invite-code-address = Địa chỉ email của bạn
invite-code-address-hint = Địa chỉ đã nhận lời mời.
invite-code-send = Gửi cho tôi mã khác
invite-code-sent = Nếu lời mời đã được gửi đến đó, mã đang trên đường đến. Có thể mất một phút; các mã trước đó sẽ không còn dùng được.
invite-note = Vài lời
invite-note-hint = Hiện cùng lời mời, tối đa 280 ký tự.
invite-meant-for = cho @{ $handle }
invite-meant-for-address = cho một địa chỉ
invite-meant-for-number = cho một số điện thoại
budget-why = Vì sao có chừng này
budget-base = Ai cũng có lúc đầu
budget-stayed = Bạn cho vào và sau { $days } ngày vẫn ở đây
budget-hosted = Bạn cho vào và đã mở phòng có người khác tham gia
budget-own-rooms = Phòng bạn mở có người khác tham gia, tối đa 3
budget-upheld = Báo cáo về họ được xác nhận là đúng, mỗi báo cáo { $costs }
budget-open = Chưa dùng
budget-accepted = Đã được nhận
budget-left = Còn lại, tối đa { $most } cùng lúc và vài lời mời mỗi ngày
budget-back = Lời mời bị thu hồi hoặc hết hạn mà chưa dùng sẽ trở về với bạn.

vouches = Ai nêu tên bạn
vouches-what = Những người trong danh sách chờ nói rằng bạn biết họ. Lời của bạn giúp họ được vào; lời ấy có giá trị trong lĩnh vực của bạn, và tên bạn ở lại bên cạnh.
vouches-left = { $left ->
    [0] Tuần này bạn đã dùng hết lượt bảo chứng.
   *[other] Tuần này bạn còn { $left } lượt bảo chứng.
  }
vouches-none = Trong danh sách chờ chưa có ai nêu tên bạn.
vouch = Bảo chứng
vouch-who = Bảo chứng cho { $handle }
vouch-given = bạn đã bảo chứng
vouch-other-field = khác lĩnh vực của bạn
vouch-done = Bạn đã bảo chứng cho { $handle }.
vouch-withdraw = Rút lại
vouch-withdraw-who = Rút lại lời bảo chứng cho { $handle }
vouch-withdrawn = Đã rút lại lời bảo chứng của bạn.
vouch-let-in = Cho vào
vouch-let-in-who = Cho vào: { $handle }, dùng một lời mời của bạn
vouch-by-handle = Một người khác bạn biết
vouch-by-handle-hint = Một người đang chờ trong lĩnh vực của bạn, theo tên tài khoản.
vouch-nobody = Trong lĩnh vực của bạn không có ai đang chờ với tên tài khoản đó.

named = Thành viên biết bạn
named-what = Hãy nêu tên những thành viên biết bạn và công việc của bạn. Họ sẽ thấy, và có thể bảo chứng hoặc cho bạn vào.
named-handle = Tên tài khoản của một thành viên
named-left = { $left ->
   *[other] Bạn có thể nêu thêm { $left } người.
  }
named-add = Nêu tên
named-done = Đã báo cho { $handle }.
named-nobody = Không có thành viên nào mang tên tài khoản đó.
named-vouched = đã bảo chứng
named-waits = chưa trả lời
named-drop = Rút lại
named-drop-who = Rút lại: thôi nêu tên { $handle }
handle-kept-until = Tên tài khoản của bạn được giữ đến { $when }, và lâu thêm mỗi lần bạn ghé lại.

hit-frozen = Một chủ sở hữu đã đóng băng quyền mời của bạn
hit-frozen-what = Bạn vẫn là thành viên, nhưng không mời, bảo chứng hay mở phòng được nữa.
hit-removed = Một chủ sở hữu đã đưa bạn về danh sách chờ
hit-removed-what = Chỉ chủ sở hữu mới cho bạn vào lại được.
hit-appeal = Cho biết vì sao nên gỡ bỏ
hit-appeal-hint = Một lần, tối đa 600 ký tự. Các chủ sở hữu sẽ đọc.
appeal-send = Kháng nghị
hit-appeal-sent = Kháng nghị của bạn đã đến các chủ sở hữu.
appeal-waiting = Kháng nghị của bạn đang chờ các chủ sở hữu.
appeal-denied = Các chủ sở hữu đã đọc kháng nghị của bạn và giữ nguyên quyết định.
give = Trao một tên bị chiếm giữ cho người khác
give-what = Người đang giữ tên này nhận một tên tự sinh cho đến khi chọn tên khác. Họ đăng nhập bằng tên đó.
give-handle = Tên tài khoản được trao
give-to = Trao cho ai (tên tài khoản hiện nay)
give-do = Trao
give-done = Xong. Người giữ tên trước đây giờ là @{ $handle }: hãy báo cho họ.

rename = Chọn tên tài khoản khác
rename-to = Thay cho @{ $handle }
rename-hint = Mỗi 30 ngày một lần. Bạn đăng nhập bằng tên mới; trong 90 ngày không ai khác lấy được tên cũ.
rename-do = Đổi
rename-done = Giờ bạn là @{ $handle }.

refusal-invite_used = Lời mời này đã được dùng.
refusal-invite_revoked = Lời mời này đã bị người tạo thu hồi.
refusal-invite_expired = Lời mời này đã quá hạn.
refusal-invite_not_yours = Lời mời này dành cho người khác: với họ, nó vẫn còn hiệu lực.
refusal-link_invites_off = Ở đây mỗi lời mời dành cho một tài khoản, địa chỉ hoặc số điện thoại.
refusal-frozen = Một chủ sở hữu đã đóng băng quyền mời của bạn.
refusal-removed_by_owner = Một chủ sở hữu đã đưa tài khoản này về danh sách chờ; chỉ chủ sở hữu mới cho vào được.
refusal-bad_address = Đó không phải địa chỉ email.
refusal-other_field = Lời bảo chứng của bạn chỉ có giá trị trong lĩnh vực của bạn.
refusal-too_many_vouches = Tuần này bạn đã dùng hết lượt bảo chứng.
refusal-too_many_named = Bạn đã nêu đủ số tên cho phép. Hãy rút lại một tên trước.
refusal-branch_too_large = Việc này sẽ ảnh hưởng hơn 500 người cùng lúc. Hãy làm từng nhánh một.
refusal-branch_changed = Giờ những người bị ảnh hưởng đã khác. Hãy xem lại.
refusal-renamed_lately = Bạn lấy tên tài khoản này chưa đầy 30 ngày trước.
refusal-handle_is_theirs = Họ đang mang tên tài khoản đó rồi.
refusal-texts_off = Máy chủ này không gửi SMS.
refusal-bad_phone = Đó không phải số điện thoại kèm mã quốc gia: +49 160 …
refusal-texts_not_there = Máy chủ này không nhắn đến các số của quốc gia đó.
refusal-texts_spent = Hiện không gửi thêm tin nhắn đến những số như vậy. Hãy thử lại vào ngày mai.
refusal-no_names_here = Ở đây mọi người chỉ dùng tên tài khoản.
