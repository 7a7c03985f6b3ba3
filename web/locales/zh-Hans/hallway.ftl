### The hallway and the sheet that starts a room.

hallway-loading = 正在看有哪些房间…
hallway-empty = 现在没有进行中的房间。创建一个，再叫个人一起来。
hallway-invite = 邀请别人
kept = 这里说的话，本站一概不留。七天之内会记得当时有谁在，方便互相引见。在场的人也可以用别的设备录音。
seat-elsewhere = 你正在另一台设备上参加一个房间。
seat-fetch = 在这里继续
card-here = 你在这里
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
room-for = 本站现在至少还能容纳 { NUMBER($count) } 位听众。
room-for-none = 本站现在已满，无法再容纳听众。
room-for-unknown = 暂时无法得知本站还能容纳多少听众。
room-title = 标题
room-title-hint = 让人想进来的一句话，最多 80 个字符。
room-topic = 话题
room-topic-required = 话题（必填）
room-topic-hint = 一两个词，可以不填。
format = 用什么形式谈？
format-talk_and_questions = 演讲与提问
format-talk_and_questions-what = 先听一场演讲，再由大家提问，每人两分钟。
format-panel = 圆桌讨论
format-panel-what = 几个人谈，主持人从举手的人里挑选。
format-round = 轮流发言
format-round-what = 台上每个人依次发言，每人两分钟。
format-two_minutes = 两分钟演讲
format-two_minutes-what = 谁想讲都可以，一个接一个。
format-open_stage = 自由上台
format-open_stage-what = 谁想讲都可以，想讲多久就讲多久。
format-own = 自定的形式。
order = 举手后先请谁
order-first_come = 先来后到
order-what-first_come = 谁先举手，就先请谁。
order-fact-first_come = 举手：先来后到
order-fair = 发言少的优先
order-what-fair = 先请还没发言的人，再请发言最少的人。
order-fact-fair = 举手：发言最少的人优先
order-proven_first = 已证明的优先
order-what-proven_first = 已证明职业的人排在其他人前面。
order-fact-proven_first = 举手：已证明职业的人优先
order-pick = 主持人挑选
order-what-pick = 主持人想请谁就请谁。
order-fact-pick = 举手：由主持人挑选
order-field = 只认这个领域的证明
order-what-field = 已证明自己从事{ $field }的人排在其他人前面。
order-fact-field = 举手：已证明自己从事{ $field }的人优先
replies = 回应
replies-what = 可以有一个人举手回应正在发言的人，排在最前。每位发言者只接受一次回应。
replies-what-queue = 回应正在发言的人，排在最前。
replies-fact = 回应优先
policy-word = 举手次序与发言时间
policy-turn = 每人发言时间
turn-none = 不限
turn-another = 其他时长
turn-seconds = 秒数
turn-seconds-hint = { NUMBER($least) } 到 { NUMBER($most) }。
turn-then-audience = 说完回到台下
turn-then-audience-what = 举手上台的人说完，把座位让给下一位。
turn-fact = 每人{ $time }
turn-fact-then-audience = 每人{ $time }，说完回到台下
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
policy-prompt = 即时声音
policy-prompt-what = 台下人再多，也能早一点听到每句话，适合台上台下来回对话的房间。服务器负担更重，太忙时会暂时停用。
hallway-order = 排序的依据
hallway-unordered = 没能取得你自己的排序，先列出人最多的房间。
card-over = 已经结束
why-follow_topic = 因为你关注了{ $topic }
why-follow_on_stage = { $count ->
    [1] 你关注的 { $handle } 在台上
   *[other] 你关注的 { $count } 个人在台上，包括 { $handle }
  }
why-inviter_on_stage = 邀请你来的 { $handle } 在台上
why-your_field = 台上有你的同行
why-just_began = 刚刚开始
filter-topic = 话题
filter-all-topics = 全部话题
filter-language = 使用的语言
filter-all-languages = 全部语言
filter-none = 没有符合的房间。
filter-off = 显示所有房间
room-language = 这里说什么语言
room-language-any = 未注明
