### What the server writes to people: letters by mail, short texts to phones, and what is pushed to devices.

letter-account-subject = { $house }：你的账号
letter-signed_in = 有人在一台以前没登录过的设备上登录了你的账号。
letter-passkey_added = 你的账号添加了一把通行密钥。
letter-passkey_removed = 你的账号移除了一把通行密钥。
letter-password_set = 你的账号设置了密码。
letter-password_removed = 你的账号移除了密码。
letter-mail_set = 你的账号更改了邮箱地址。48 小时内，用发到之前地址的验证码仍可登录；这样登录会撤销更改，并让其他所有设备退出登录。
letter-mail_removed = 你的账号移除了邮箱地址。48 小时内，用发到这个地址的验证码仍可登录；这样登录会恢复地址，并让其他所有设备退出登录。
letter-mail_undone = 你账号的邮箱地址更改已撤销，其他设备都已退出登录。
letter-app_set = 你的账号设置了验证器应用。
letter-app_removed = 你的账号移除了验证器应用。
letter-recovery_codes_made = 你的账号生成了新的恢复码，之前的都已作废。
letter-recovery_code_used = 你的账号用掉了一个恢复码。
letter-device = 设备：{ $device }
letter-account-after = 如果是你本人，什么都不用做。如果不是：请登录 { $house }，打开“我的”，退出其他所有设备，再更改登录方式。

letter-proofs-subject = { $house }：你的证明
letter-proof_taken_back = { $house } 的站方撤销了对你职业的确认。你的徽章上还会显示十四天。想知道原因，或想请站方再看一次：登录 { $house }，打开“我的”里的“证明”。

letter-code-subject = { $house }：你的验证码
letter-code = 你在 { $house } 的验证码：
letter-code-after = 十分钟内有效，只能用一次，而且只能在获取它的浏览器里用。{ $house } 的任何人都不会向你要它。如果不是你要的，什么都不用做。
letter-invite-code = 接受 { $house } 邀请的验证码：
letter-invite-code-after = 只能用一次，邀请有效期内都可以用；之前的验证码已失效。{ $house } 的任何人都不会向你要它。如果不是你要的，什么都不用做。

letter-one-time-subject = { $house }：你的登录恢复码
letter-one-time = { $house } 为你生成了一个用来登录的恢复码：
letter-one-time-after = 打开 { $url } 页面，选“恢复码”，填上用户名和恢复码。一周内有效，只能用一次。登录后，请到“我的”里添加通行密钥。

letter-test-subject = { $house }：测试邮件
letter-test = { $house } 的邮件能送到你这里。
letter-test-after = 这封邮件是那里的一位站长要求发的。

letter-invite-subject = @{ $by } 邀请你来 { $house }
letter-invite = @{ $by } 邀请你来 { $house }：
letter-invite-proof = 你的验证码，用来确认这个邮箱是你的：
letter-invite-after = 这份邀请只给你一个人，一周内有效，只能用一次。不想来的话，什么都不用做：没有人替你注册过什么。

letter-lapse-subject = { $house }：@{ $handle } 的保留即将到期
letter-lapse = { $house } 一直为你保留着用户名 @{ $handle }，你还在等候名单上。你已经五个月没来了。
letter-lapse-keep = 想继续保留，请在 { $days } 天内登录：{ $url }
letter-lapse-after = 过了期限，别人就可以用它。你在等候名单上的位置不变。

letter-room-invited-subject = { $house }：@{ $by } 邀请你上台
letter-room-invited = @{ $by } 预定了这个房间，邀请你上台。来不来，请在它的页面上说一声：
letter-room-changed-subject = { $house }：“{ $title }”有变动
letter-room-changed = 你日历里的一个房间被 @{ $by } 改了。现在是这样：
letter-room-cancelled-subject = { $house }：“{ $title }”取消了
letter-room-cancelled = @{ $by } 取消了这个房间：
letter-room-soon-subject = { $house }：“{ $title }”{ $clock }（{ $zone }）开始
letter-room-soon = 你日历里的一个房间一刻钟后开始：
letter-room-began-subject = { $house }：“{ $title }”开始了
letter-room-began = 你日历里的一个房间开始了：
letter-room-after = 页面上显示的是你所在时区的时间。收到这封信，是因为你报了名、要了提醒，或被邀请上台；在页面上可以关掉这些信。
letter-hour = { $year }年{ $month }月{ $day }日{ $weekday ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
  } { $clock }（{ $zone }）

letter-digest-subject = { $house }：你还没看的通知
letter-digest = 你在 { $house } 还没看的通知：
letter-end = 不想再收这类信：{ $url }

told-room_started = @{ $by } 创建了一个房间
told-room_scheduled = @{ $by } 预定了一个房间
told-invited_on_stage = @{ $by } 邀请你上台
told-room_soon = 你日历里的一个房间快开始了
told-room_changed = 你日历里的一个房间有变动
told-room_cancelled = 你日历里的一个房间取消了
told-thread_request = @{ $by } 想给你发私信
told-new_message = @{ $by } 给你发了私信
told-missed_wave = @{ $by } 向你挥过手
told-missed_ping = @{ $by } 叫过你进房间
told-followed = 有人关注了你
told-followed_back = @{ $by } 也关注了你
told-vouched = @{ $by } 为你作了担保
told-circle_request = @{ $by } 申请加入你主持的一个圈子
told-invited_to_circle = @{ $by } 邀请你加入一个圈子
told-let_into_circle = @{ $by } 同意你加入一个圈子
told-question_answered = @{ $by } 书面回答了你的提问
told-more = 还有 { $count } 条

text-invite = @{ $by } 邀请你来 { $house }：{ $link } 验证码：{ $code }
text-code = { $house } 验证码：{ $code }。本站绝不会向你要它。
text-let-in = { $house } 已放行，进来吧：{ $link }
text-room-card = { $house } 里正在进行的房间：进来听，举手，发言。
