### Coming into the house: welcome, invite, register, wait; and letting others in.

welcome-what = 内行人的语音现场。房间各有话题，分台上台下，就在自己的服务器上。
welcome-listen = 先听。
welcome-listen-how = 进来时是静音的。在场的人都列在名单上，没有人躲着听。
welcome-hand = 举手。
welcome-hand-how = 有话想说，点一下就行。
welcome-stage = 上台。
welcome-stage-how = 让大家听见你。
welcome-kept = 这里说的话，本站一概不录。
demo-enter = 以访客身份进入

join-title = 留下你的用户名
join-what = 用户名马上为你留好。有成员邀请，或站长放行，你就能进来。
join-what-owner = 用户名马上为你留好。站长放行，你就能进来。
join-what-open = 注册就是成员，用户名一直归你。
join-what-reviewed = 用户名马上为你留好。站长会看你在这里写的内容，再作决定。
join-what-organisation = 本站属于一家机构，只能凭它的统一登录或工作邮箱进来。
join-organisation-title = 用机构身份进入
join-come-in = 进入
join-reserve = 保留用户名
have-account = 已经有用户名？
no-account = 第一次来？

handle = 用户名
handle-hint = 3 到 20 个字符，可用 a–z、数字和 _。它一直归你。
password = 密码
password-hint = 至少 10 个字符。
stated = 你是做什么的？
stated-hint = 写一行。显示在用户名旁边，注明是自述、未经核实。
field = 专业领域

wait-title = @{ $handle } 归你了
wait-reserved = 已保留。
wait-reserved-what = 别人不能再用 @{ $handle }。
wait-stated = 已填写。
wait-next = 接下来
wait-next-invite = 收到成员的邀请就能马上进来：在这个浏览器里打开邀请链接。
wait-next-owner = 站长也会看等候名单，可以放行。
wait-opens-itself = 让这个页面开着就行，到时会自动打开大厅。
wait-connecting = 正在连接…
wait-let-in = 你进来了，欢迎来到大厅。

invite-title-short = 一份 Jushou 邀请
invite-title = { $handle } 邀请你
owner-title = 这个站归你了
owner-what = 在这里注册，你就是站长：看得到等候名单，也由你放行。
invite-room = 邀请你到这个房间：
invite-register = 取个自己的用户名，进来
invite-come-in = 进入
invite-accept = 以 @{ $handle } 的身份进入
invite-already-in = 你已经进来了。
enter-room = 去房间
invite-expires = { $when } 前有效。
invite-gone-title = 邀请已失效
invite-gone = 这份邀请被用掉了、被撤回了，或已过期。可以再要一份，或者先保留用户名，等候放行。
invite-gone-only = 这份邀请被用掉了、被撤回了，或已过期。
in-app-title = 用 { $browser } 打开
in-app-why = 其他应用里的浏览器常常用不了麦克风。换成 { $browser }，你也能发言。
in-app-deaf = 这个浏览器放不出房间里的声音，{ $browser } 可以。
in-app-open = 用 { $browser } 打开
in-app-address = 本页地址

invites-what = { $left ->
    [0] 你的邀请名额用完了。撤回或过期未用的，名额会退给你。
   *[other] 你还有 { $left } 个邀请名额。每个可以请一个人进来，你的名字会一直列在对方旁边。
  }
invite-to-room = 对方进来后先到
invite-to-hallway = 大厅
invite-make = 生成邀请
invite-made = 你的邀请
invite-made-once = 现在就复制：链接只显示这一次。
invite-link = 邀请链接
invites-none = 还没有生成过邀请。
invite-open = 待使用
invite-accepted = { $handle } 已接受
invite-revoked = 已撤回
invite-expired = 过期未用
invite-made-at = { $when } 生成
invite-revoke = 撤回

waitlist-what = 他们留了用户名，正在等候。你放行谁，谁从此就是成员。
waitlist-none = 没有人在等候。
waitlist-since = { $when } 起等候
waitlist-let-in = 放行
waitlist-let-in-who = 放行 { $handle }
waitlist-done = { $handle } 进来了。
