### Introductions after a room, messages between two people, and blocking.

threads = 私信
threads-all = 对话
threads-none = 还没有对话。可以在别人的主页上写私信；离开房间后，也可以勾选还想再聊的人。
threads-new = { $count } 条新的
threads-back = 回到私信
thread = 对话
thread-gone = 已离开的人
thread-gone-what = 对方删除了账号，写过的内容也一起没有了。你写的仍归你。这里不会再有人读。
thread-introduced = 你们都想聊聊，打个招呼吧。
thread-begins = 给 { $handle } 写第一条私信吧。
thread-blocked = 已屏蔽
thread-about = 联系方式、屏蔽与举报
thread-about-less = 屏蔽或举报
thread-earlier = 显示更早的私信
thread-log = 私信记录
thread-read = 已读
thread-pending = 正在发送的私信

requests = 私信请求
requests-what = 没有互相关注的人，可以先发一条私信来询问。婉拒了，对方也不会得知。
request-accept = 接受
request-accept-who = 接受 { $handle } 的请求
request-accepted = 现在你和 { $handle } 可以互发私信了。
request-decline = 婉拒
request-decline-who = 婉拒 { $handle } 的请求
request-declined = 已婉拒，{ $handle } 不会得知。
request-waits = 你的请求还在等待。{ $handle } 接受之后，你们就可以互发私信。三十天后请求会消失。
request-asks = { $handle } 想给你写私信。对方看不到你是否读过。
request-hint = 你和 { $handle } 没有互相关注：可以先发一条，对方接受后再继续。

write-freely = 发私信
write-as_request = 先发一条询问
write-waits = 请求还在等待
message-write-who = 给 { $handle } 发私信
message = 私信
message-send = 发送
message-left = 还可以写 { NUMBER($left) } 个字符
message-sending = 正在发送…
message-offline = 没有连接。一连上就会发送。
message-take-back = 不发了
message-you = 你：
message-new = { $handle } 给你写了私信。

block = 屏蔽
block-who = 屏蔽 { $handle }
block-what = 对方不能再给你写私信，也不能请求；关注你不再有作用，离开房间后也不会引见你们。对方不会得知。在房间里你们还是会遇到。
block-done = 已屏蔽 { $handle }，对方不会得知。
unblock = 解除屏蔽
unblock-who = 解除对 { $handle } 的屏蔽
unblock-done = 已解除对 { $handle } 的屏蔽。
blocked-what = 你屏蔽了 { $handle }，对方写的内容不会送到你这里。

thread-report = 举报
thread-report-who = 举报 { $handle }
thread-report-what = 站方会读到这段对话最近的 20 条私信，包括你写的，以及你举报的原因。其他对话他们读不到。{ $handle } 不会得知；如果对方自己是站长，也看不到这次举报。
thread-report-reason = 为什么举报？
thread-report-reason-spam = 广告，或群发的内容
thread-report-reason-harassment = 辱骂，或纠缠不休
thread-report-reason-threat = 暴力威胁
thread-report-reason-fraud = 骗取钱财或密码
thread-report-reason-other = 其他原因
thread-report-reason-missing = 请选择一个原因。
thread-report-line = 想补充的话（可不填）
thread-report-line-hint = 一行即可，只有站方会读到。
thread-report-done = 已举报，站方会查看。{ $handle } 不会得知。

contact-what = 写下在别处怎么联系你。等对方也写了，{ $handle } 才看得到。
contact-once-both = 对方也写下之后，{ $handle } 就能看到你写的。
contact-both = 你们都写了，也都看得到。
contact-theirs = { $handle } 的联系方式：
contact-own = 怎么联系你
contact-hint = 写成一行：地址、号码，或别处的用户名。
contact-add = 添加
contact-added = 已保存。
contact-take-back = 撤回
contact-taken-back = 已撤回。

visited = 你去过的房间
visited-what = 七天之内可以看到当时有谁在，并勾选还想再聊的人。
was-in = 你刚才在“{ $title }”里。
after = 当时有谁在？
after-what = 勾选还想再聊的人。如果对方七天内也勾选了你，你们之间就会开始一个对话；否则没有人会知道。
after-nobody = 当时没有别人和你在一起。
met-on-stage = 在台上
tick-both = { $handle } 也想和你聊聊。
