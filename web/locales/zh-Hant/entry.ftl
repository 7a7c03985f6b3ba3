### Coming into the house: welcome, invite, register, wait; and letting others in.

welcome-what = 內行人的即時語音對談。依主題開房間，有舞台，有聽眾，架在自己的伺服器上。
welcome-listen = 先聽。
welcome-listen-how = 進來時是靜音的。在場的人都列在名單上，沒有人暗中旁聽。
welcome-hand = 再舉手。
welcome-hand-how = 有話想說，就讓主持人知道。
welcome-stage = 上台，
welcome-stage-how = 讓大家聽見你。
welcome-kept = 這台伺服器不會錄下這裡說的任何話。
demo-enter = 以訪客身分進入

join-title = 保留你的代號
join-what = 代號會立刻為你保留。有會員邀請你，或這台伺服器的擁有者准許，你就能加入。
join-what-owner = 代號會立刻為你保留。這台伺服器的擁有者准許後，你就能加入。
join-what-open = 在這裡註冊後就是會員。代號從此是你的。
join-what-reviewed = 代號會立刻為你保留。這台伺服器的擁有者會讀你寫的內容，再做決定。
join-what-organisation = 這台伺服器只開放給一個組織：只能透過它的單一登入或工作信箱加入。
join-organisation-title = 透過你的組織加入
join-come-in = 加入
join-reserve = 保留代號
have-account = 已經有代號？
no-account = 第一次來？

handle = 代號
handle-hint = 3 到 20 個字元，可用 a–z、數字與 _。代號從此是你的。
password = 密碼
password-hint = 至少 10 個字元。
stated = 你從事什麼工作？
stated-hint = 寫一行。會顯示在代號旁，註明自述、未經驗證。
field = 工作領域

wait-title = @{ $handle } 是你的了
wait-reserved = 已保留。
wait-reserved-what = 別人不能再取用 @{ $handle }。
wait-stated = 你的自述：
wait-next = 接下來
wait-next-invite = 有會員邀請就能立刻加入：在這個瀏覽器開啟邀請連結。
wait-next-owner = 或等這台伺服器的擁有者看過候補名單，准許你加入。
wait-opens-itself = 讓這個頁面開著就好：獲准後會自動進入走廊。
wait-connecting = 連線中…
wait-let-in = 你已加入。歡迎來到走廊。

invite-title-short = Jushou 的邀請
invite-title = { $handle } 邀請你
owner-title = 這台伺服器是你的
owner-what = 在這裡註冊，你就是擁有者：可以查看候補名單，並准許別人加入。
invite-room = 前往這個房間：
invite-register = 取一個自己的代號再加入
invite-come-in = 加入
invite-accept = 以 @{ $handle } 加入
invite-already-in = 你已經是會員。
enter-room = 前往房間
invite-expires = 有效至 { $when }。
invite-gone-title = 這個邀請已失效
invite-gone = 邀請已被使用、收回或過期。你可以再要一個，或是保留代號，等候准許加入。
invite-gone-only = 邀請已被使用、收回或過期。
in-app-title = 用 { $browser } 開啟
in-app-why = App 內建的瀏覽器常常不能用麥克風。用 { $browser } 就能發言。
in-app-deaf = 這個瀏覽器無法播放房間的聲音。{ $browser } 可以。
in-app-open = 用 { $browser } 開啟
in-app-address = 這個頁面的網址

invites-what = { $left ->
    [0] 你的邀請用完了。收回的邀請，或過期沒人用的邀請，會退還給你。
   *[other] 你還有 { $left } 個邀請。每個邀請可讓一個人加入，你的代號會一直列在對方旁邊。
  }
invite-to-room = 加入後前往
invite-to-hallway = 走廊
invite-make = 建立邀請
invite-made = 你的邀請
invite-made-once = 請現在複製：連結只顯示這一次。
invite-link = 邀請連結
invites-none = 還沒有建立邀請。
invite-open = 尚未使用
invite-accepted = { $handle } 已接受
invite-revoked = 已收回
invite-expired = 過期未用
invite-made-at = { $when } 建立
invite-revoke = 收回

waitlist-what = 他們保留了代號，正在等候。你准許加入的人，從此就是會員。
waitlist-none = 沒有人在等候。
waitlist-since = { $when } 起等候
waitlist-let-in = 准許加入
waitlist-let-in-who = 准許 { $handle } 加入
waitlist-done = { $handle } 已加入。
