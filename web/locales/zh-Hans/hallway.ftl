### The hallway and the sheet that starts a room.

hallway-loading = 正在看有哪些房间…
hallway-empty = 现在没有进行中的房间。创建一个，再叫个人一起来。
hallway-invite = 邀请别人
kept = 这里说的话，本站一概不留。但在场的人可以用别的设备录音。
seat-elsewhere = 你正在另一台设备上参加一个房间。
seat-fetch = 在这里继续
card-here = 你在这里
card-names-more = { $names } 和另外 { $more } 人
card-speakers = { $count ->
    [0] 台上没有人
   *[other] { $count } 人在台上
  }
card-listeners = { $count ->
    [0] 还没有人在听
   *[other] { $count } 人在听
  }
start-room = 创建房间
start-room-go = 开始
room-title = 标题
room-title-hint = 让人想进来的一句话，最多 80 个字符。
room-topic = 话题
room-topic-required = 话题（必填）
room-topic-hint = 一两个词，可以不填。
visibility = 谁可以来
visibility-open = 公开
visibility-open-what = 列在大厅里，成员都可以进来。
visibility-closed = 不公开
visibility-closed-what = 不列在任何人的大厅里，有链接的人才能进来。
policy-hands = 谁可以举手
hands-everyone = 所有人
hands-off = 没有人
policy-sizes = 人数
policy-stage_size = 台上座位
policy-hands_max = 同时举手
policy-room_size = 房间人数
