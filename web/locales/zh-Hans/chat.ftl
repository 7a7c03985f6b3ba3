### Beside the voice: chat, reactions, pinned links, finding people in the room.

chat = 聊天
chat-kept = 在场的人都看得到。房间结束后就没有了。
chat-empty = 还没有人写过什么。
chat-write = 写给在场的人
chat-send = 发送
chat-is-off = 这个房间不开放聊天。
chat-stage-only = 只有台上的人可以写，你可以看。
chat-slow = 慢速模式：每{ $time }一条。
chat-wait = { $time }后可以再写。
chat-delete-who = 删除 { $handle } 的消息
policy-chat = 聊天：谁可以写、多久一条
chat-who = 谁可以写
chat-off = 没有人
chat-stage = 台上的人
chat-everyone = 在场的人
slow-mode = 慢速模式
slow-mode-hint = 同一个人两条消息之间至少隔这么久。主持人不受限制。
slow-mode-off = 关闭

react = 表情
reaction-clap = 鼓掌
reaction-heart = 爱心
reaction-laugh = 大笑
reaction-wow = 惊讶
reaction-thumbs_up = 点赞
reaction-party = 庆祝

pins = 置顶链接
pin-new = 置顶一个链接
pin-address = 网址
pin-address-hint = 以 https:// 开头。本站不会去读取那个网页。
pin-title = 说明
unpin-what = 取消置顶“{ $title }”

people-find = 找在场的人
people-find-hint = 按用户名或姓名。
people-found = { $count ->
    [0] 在场没有人叫这个。
   *[other] 找到 { $count } 人。
  }
people-found-more = 还有更多。多输入几个字，范围会缩小。
people-on-stage = 台上
