### What the server writes to people: letters by mail, short texts to phones, and what is pushed to devices.

letter-account-subject = { $house }：你的帳號
letter-signed_in = 有人用先前沒登入過的裝置登入了你的帳號。
letter-passkey_added = 你的帳號新增了密碼金鑰。
letter-passkey_removed = 你的帳號移除了密碼金鑰。
letter-password_set = 你的帳號設定了密碼。
letter-password_removed = 你的帳號移除了密碼。
letter-mail_set = 你的帳號更改了電子郵件地址。48 小時內，用寄到原本地址的驗證碼仍可登入；這樣登入會撤銷更改，並登出其他所有裝置。
letter-mail_removed = 你的帳號移除了電子郵件地址。48 小時內，用寄到這個地址的驗證碼仍可登入；這樣登入會恢復地址，並登出其他所有裝置。
letter-mail_undone = 你帳號的電子郵件地址更改已撤銷，其他裝置也都已登出。
letter-app_set = 你的帳號設定了驗證器 App。
letter-app_removed = 你的帳號移除了驗證器 App。
letter-recovery_codes_made = 你的帳號產生了新的復原碼，先前的都已失效。
letter-recovery_code_used = 你的帳號使用了一組復原碼。
letter-device = 裝置：{ $device }
letter-account-after = 如果是你本人，什麼都不必做。如果不是：請登入 { $house }，開啟「我」，登出其他所有裝置，再更改登入方式。

letter-proofs-subject = { $house }：你的證明
letter-proof_taken_back = { $house } 的站方收回了對你工作的確認。你的徽章上還會顯示十四天。想知道原因，或想請站方再看一次：登入 { $house }，開啟「我」裡的「證明」。

letter-code-subject = { $house }：你的驗證碼
letter-code = 你在 { $house } 的驗證碼：
letter-code-after = 十分鐘內有效，只能用一次，而且限在索取它的瀏覽器使用。{ $house } 的任何人都不會向你要它。如果不是你索取的，什麼都不必做。
letter-invite-code = 接受 { $house } 邀請的驗證碼：
letter-invite-code-after = 只能用一次，邀請到期前都有效；之前的驗證碼已失效。{ $house } 的任何人都不會向你要它。如果不是你索取的，什麼都不必做。

letter-one-time-subject = { $house }：你的登入復原碼
letter-one-time = { $house } 為你產生了一組登入用的復原碼：
letter-one-time-after = 開啟 { $url } 頁面，選「復原碼」，輸入代號與復原碼。一週內有效，只能用一次。登入後，請到「我」新增密碼金鑰。

letter-test-subject = { $house }：測試信
letter-test = { $house } 的郵件寄得到你這裡。
letter-test-after = 這封信是那台伺服器的一位擁有者要求寄的。

letter-invite-subject = @{ $by } 邀請你加入 { $house }
letter-invite = @{ $by } 邀請你加入 { $house }：
letter-invite-proof = 你的驗證碼，用來確認這個信箱是你的：
letter-invite-after = 這個邀請只給你一個人，一週內有效，只能用一次。不想加入的話，什麼都不必做：沒有人替你註冊過什麼。

letter-lapse-subject = { $house }：@{ $handle } 的保留即將到期
letter-lapse = { $house } 一直為你保留代號 @{ $handle }，你還在候補名單上。你已經五個月沒來了。
letter-lapse-keep = 想繼續保留，請在 { $days } 天內登入：{ $url }
letter-lapse-after = 過了期限，別人就能取用。你在候補名單上的位置不變。

letter-room-invited-subject = { $house }：@{ $by } 邀請你上台
letter-room-invited = @{ $by } 排定了這個房間，邀請你上台。會不會來，請在它的頁面上回覆：
letter-room-changed-subject = { $house }：「{ $title }」有異動
letter-room-changed = @{ $by } 更動了你行事曆裡的一個房間。現在是這樣：
letter-room-cancelled-subject = { $house }：「{ $title }」已取消
letter-room-cancelled = @{ $by } 取消了這個房間：
letter-room-soon-subject = { $house }：「{ $title }」{ $clock }（{ $zone }）開始
letter-room-soon = 你行事曆裡的一個房間再過一刻鐘就開始：
letter-room-began-subject = { $house }：「{ $title }」開始了
letter-room-began = 你行事曆裡的一個房間開始了：
letter-room-after = 頁面上顯示的是你所在時區的時間。你會收到這封信，是因為你說會來、要了提醒，或被邀請上台；在頁面上可以關掉這些信。
letter-hour = { $year }年{ $month }月{ $day }日{ $weekday ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
  } { $clock }（{ $zone }）

letter-digest-subject = { $house }：你還沒看的通知
letter-digest = 你在 { $house } 還沒看的通知：
letter-end = 不想再收到這類信件：{ $url }

told-room_started = @{ $by } 開了一個房間
told-room_scheduled = @{ $by } 排定了一個房間
told-invited_on_stage = @{ $by } 邀請你上台
told-room_soon = 你行事曆裡的一個房間快開始了
told-room_changed = 你行事曆裡的一個房間有異動
told-room_cancelled = 你行事曆裡的一個房間取消了
told-thread_request = @{ $by } 想私訊你
told-new_message = @{ $by } 傳了私訊給你
told-missed_wave = @{ $by } 向你揮過手
told-missed_ping = @{ $by } 叫過你進房間
told-followed = 有人追蹤了你
told-followed_back = @{ $by } 也追蹤了你
told-vouched = @{ $by } 為你做了擔保
told-circle_request = @{ $by } 申請加入你主持的一個社團
told-invited_to_circle = @{ $by } 邀請你加入一個社團
told-let_into_circle = @{ $by } 同意你加入一個社團
told-question_answered = @{ $by } 以書面回答了你的提問
told-more = 還有 { $count } 則

text-invite = @{ $by } 邀請你加入 { $house }：{ $link } 驗證碼：{ $code }
text-code = { $house } 驗證碼：{ $code }。站方絕不會向你要它。
text-let-in = { $house } 已准許你加入：{ $link }
text-room-card = { $house } 正在進行的房間：進來聽、舉手、發言。
