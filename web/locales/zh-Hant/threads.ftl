### Introductions after a room, messages between two people, and blocking.

threads = 私訊
threads-all = 對話
threads-none = 還沒有對話。你可以在別人的頁面上寫私訊；離開房間後，也可以勾選還想再聊的人。
threads-new = { $count } 則新的
threads-back = 回到私訊
thread = 對話
thread-gone = 已離開的人
thread-gone-what = 對方刪除了帳號，寫過的內容也一併消失。你寫的仍屬於你。這裡不會再有人讀。
thread-introduced = 你們都想聊聊，打聲招呼吧。
thread-begins = 寫第一則私訊給 { $handle } 吧。
thread-blocked = 已封鎖
thread-about = 聯絡方式、封鎖與檢舉
thread-about-less = 封鎖或檢舉
thread-earlier = 顯示更早的私訊
thread-log = 私訊記錄
thread-read = 已讀
thread-pending = 傳送中的私訊

requests = 私訊請求
requests-what = 沒有互相追蹤的人，可以先傳一則私訊來詢問。婉拒了，對方也不會知道。
request-accept = 接受
request-accept-who = 接受 { $handle } 的請求
request-accepted = 現在你和 { $handle } 可以互傳私訊了。
request-decline = 婉拒
request-decline-who = 婉拒 { $handle } 的請求
request-declined = 已婉拒，{ $handle } 不會知道。
request-waits = 你的請求還在等候。{ $handle } 接受之後，你們就能互傳私訊。三十天後請求會消失。
request-asks = { $handle } 想寫私訊給你。對方看不到你是否讀過。
request-hint = 你和 { $handle } 沒有互相追蹤：可以先傳一則，對方接受後再繼續。

write-freely = 傳私訊
write-as_request = 先傳一則詢問
write-waits = 請求還在等候
message-write-who = 傳私訊給 { $handle }
message = 私訊
message-send = 傳送
message-left = 還可以寫 { NUMBER($left) } 個字元
message-sending = 傳送中…
message-offline = 沒有連線。一連上就會傳送。
message-take-back = 不傳了
message-you = 你：
message-new = { $handle } 寫了私訊給你。

block = 封鎖
block-who = 封鎖 { $handle }
block-what = 對方不能再寫私訊給你，也不能請求；追蹤你不再有作用，離開房間後也不會引介你們。對方不會知道。在房間裡你們還是會遇到。
block-done = 已封鎖 { $handle }，對方不會知道。
unblock = 解除封鎖
unblock-who = 解除對 { $handle } 的封鎖
unblock-done = 已解除對 { $handle } 的封鎖。
blocked-what = 你封鎖了 { $handle }，對方寫的內容不會送到你這裡。

thread-report = 檢舉
thread-report-who = 檢舉 { $handle }
thread-report-what = 站方會讀到這段對話最近的 20 則私訊，包括你寫的，以及你檢舉的原因。其他對話他們讀不到。{ $handle } 不會知道；如果對方自己是站方，也看不到這次檢舉。
thread-report-reason = 為什麼檢舉？
thread-report-reason-spam = 廣告，或大量發送的內容
thread-report-reason-harassment = 辱罵，或糾纏不休
thread-report-reason-threat = 暴力威脅
thread-report-reason-fraud = 騙取金錢或密碼
thread-report-reason-other = 其他原因
thread-report-reason-missing = 請選擇一個原因。
thread-report-line = 想補充的話（可不填）
thread-report-line-hint = 一行即可，只有站方會讀到。
thread-report-done = 已檢舉，站方會查看。{ $handle } 不會知道。

contact-what = 寫下在別處怎麼聯絡你。等對方也寫了，{ $handle } 才看得到。
contact-once-both = 對方也寫下之後，{ $handle } 就能看到你寫的。
contact-both = 你們都寫了，也都看得到。
contact-theirs = { $handle } 的聯絡方式：
contact-own = 怎麼聯絡你
contact-hint = 寫成一行：地址、號碼，或別處的名稱。
contact-add = 加入
contact-added = 已儲存。
contact-take-back = 收回
contact-taken-back = 已收回。

visited = 你去過的房間
visited-what = 七天之內可以看到當時有誰在，並勾選還想再聊的人。
was-in = 你剛才在「{ $title }」裡。
after = 當時有誰在？
after-what = 勾選還想再聊的人。如果對方七天內也勾選了你，你們之間就會開始一段對話；否則沒有人會知道。
after-nobody = 當時沒有別人和你在一起。
met-on-stage = 在台上
tick-both = { $handle } 也想和你聊聊。
