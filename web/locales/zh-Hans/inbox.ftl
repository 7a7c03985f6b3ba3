### The inbox: what happened to one; by which way one learns of it; pushes to devices; ending letters.

inbox = 通知
inbox-none = 还没有通知。你关注的人创建房间、有人邀请你上台、你不在时有人挥手，都会出现在这里。
inbox-kept = 通知保留 30 天，最多留最近 200 条。谁也不会刷屏：同一个人一小时内的房间只占一条。
inbox-fresh = 新通知：
inbox-over = 已经结束，或不再对你开放。
happened-room_started = { $times ->
    [1] @{ $by } 创建了一个房间
   *[other] @{ $by } 创建或预定了 { $times } 个房间，这是最近的一个
  }
happened-room_scheduled = { $times ->
    [1] @{ $by } 预定了一个房间
   *[other] @{ $by } 创建或预定了 { $times } 个房间，这是最近的一个
  }
happened-invited_on_stage = @{ $by } 邀请你上台
happened-room_soon = 你日历里的一个房间快开始了
happened-room_changed = 你日历里的一个房间有变动
happened-room_cancelled = 你日历里的一个房间取消了
happened-thread_request = @{ $by } 想给你发私信
happened-new_message = { $times ->
    [1] @{ $by } 给你发了私信
   *[other] @{ $by } 给你发了 { $times } 条私信
  }
happened-missed_wave = { $times ->
    [1] @{ $by } 向你挥过手
   *[other] @{ $by } 向你挥过 { $times } 次手
  }
happened-missed_ping = { $times ->
    [1] @{ $by } 叫过你进房间
   *[other] @{ $by } 叫过你进房间，共 { $times } 次
  }
happened-followed = { $times ->
    [1] 有人关注了你
   *[other] 新增 { $times } 人关注你
  }
happened-followed_back = @{ $by } 也关注了你
happened-vouched = { $times ->
    [1] @{ $by } 为你作了担保
   *[other] { $times } 位成员为你作了担保，最近一位是 @{ $by }
  }
happened-circle_request = { $times ->
    [1] @{ $by } 申请加入你主持的一个圈子
   *[other] 你主持的一个圈子收到 { $times } 份加入申请，最近一份来自 @{ $by }
  }
happened-invited_to_circle = @{ $by } 邀请你加入一个圈子
happened-let_into_circle = @{ $by } 同意你加入一个圈子
happened-question_answered = @{ $by } 书面回答了你的提问

wishes = 通知设置
wishes-open = 收什么、怎么收
wishes-what = 想知道哪些事、用什么方式知道、什么时候不要打扰。
wishes-back = 回到设置
wishes-saved = 已保存，从下一条通知起生效。
wishes-kinds = 通知哪些事
wishes-kinds-what = 没有关闭的都会进入通知列表；选了推送的，还会显示在上面的设备上。
wish-room_started = 你关注的人创建了房间
wish-room_scheduled = 你关注的人预定了房间
wish-invited_on_stage = 有人邀请你上台
wish-room_soon = 你日历里的房间快开始了
wish-room_changed = 你日历里的房间有变动或取消
wish-thread_request = 有人想给你发私信
wish-new_message = 你不在时收到的私信
wish-missed_wave = 你不在时有人挥手
wish-missed_ping = 你不在时有人叫你进房间
wish-followed = 有人关注了你
wish-followed_back = 你关注的人也关注了你
wish-vouched = 有人为你作了担保
wish-circle_request = 有人申请加入你主持的圈子
wish-invited_to_circle = 有人邀请你加入圈子
wish-let_into_circle = 你加入圈子的申请得到同意
wish-question_answered = 你的提问有了书面回答
way-push = 列表和推送
way-inbox = 只进列表
way-off = 关闭

quiet = 免打扰时段
quiet-on = 夜里不推送
quiet-what = 可以等的，过了这段时间再推送；到那时已经过去的，留在通知列表里。
quiet-from = 从
quiet-to = 到
quiet-same = 免打扰时段的开始和结束不能相同。
wishes-clocks = 按这个浏览器的时区：{ $zone }。
wishes-clocks-before = 保存之前，仍按 { $zone }。

letters = 邮件
letters-no-mail = 现在没有邮件会寄给你：本站不发邮件，或者你没有填写邮箱。
letters-to-settings = 去设置里填写邮箱
digest = 汇总还没看的通知
digest-hint = 早上八点寄出，没有内容就不寄。
digest-off = 不寄
digest-daily = 每天
digest-weekly = 每周一
room-letters = 有关预定房间的邮件
room-letters-what = 你报了名或受邀的房间。每个房间可以在它的页面上单独选择。

push = 推送到设备
push-on = 下面选了推送的通知，会推送到这个浏览器。
push-off = 还没有向这个浏览器推送。打开时，浏览器会问你一次。
push-denied = 这个浏览器不允许本站显示通知。请在浏览器的网站设置里允许，然后重新加载页面。
push-home_screen = 在 iPhone 和 iPad 上，只有主屏幕上的应用收得到推送。请打开分享菜单，选择“添加到主屏幕”，从主屏幕打开应用，再回到这个页面。
push-browser = 这个浏览器收不到推送。Firefox、Chrome、Edge、Safari 这样的完整浏览器可以，无痕窗口除外。
push-server = 本站不向设备推送。
push-turn-on = 推送到这个浏览器
push-failed = 这个浏览器的推送服务没有回应。有些网络会拦截它，请换一个网络再试。
push-instead = 还可以这样收到：
push-instead-letters = 邮件
push-instead-calendar = 你的日历程序
push-devices = 会收到推送的浏览器
push-since = { $when } 起
push-remove = 移除
push-removed = 不再向那里推送。

end-letters = 不想再收这类邮件？
end-letters-do = 停止这类邮件
end-letters-done = 这类邮件已停止
end-letters-again = 想恢复的话，登录后可以在这里打开：
end-letters-none-title = 这个链接停不了任何邮件
end-letters-none = 链接不完整，或者账号已经不在了。请从邮件里复制完整的地址；登录之后，也可以自己选择收哪些邮件。
letters-what-digest = 停止后，不再寄来汇总未看通知的邮件。通知列表不受影响。
letters-what-rooms = 停止后，不再寄来任何有关预定房间的邮件：上台邀请、提醒和变动。日历不受影响。
letters-ended-digest = 不会再给你寄汇总未看通知的邮件。
letters-ended-rooms = 不会再给你寄有关预定房间的邮件。
