### Rooms to come and rooms that were: the calendar, a scheduled room's page, the green room, recaps.

calendar = 日历
later-today = 今天晚些时候
coming-up = 即将开始
calendar-whole = 查看整个日历
calendar-own = 与我有关
calendar-own-none = 还没有。在下面给一个房间报名，或者自己预定一个。
calendar-others = 其他预告
calendar-others-none = 还没有人预告别的房间。
calendar-more = 显示更多
filter-time = 时间
filter-time-any = 任何时间
filter-time-today = 今天
filter-time-week = 七天之内
filter-time-later = 更晚
filter-none-scheduled = 没有符合的预告。
day-near = { $near } · { $date }

schedule-room = 预定房间
schedule-change = 修改
schedule-go = 发布预告
schedule-begins = 开始时间
schedule-zone = 时区
schedule-zone-hint = 上面的时间以哪里的钟为准。别人看到的是他们自己的时间。
schedule-length = 时长
schedule-places = 名额
schedule-policy = 形式、谁能来、人数
schedule-cancel = 取消
schedule-cancel-what = { $coming ->
    [0] 还没有人报名。受邀上台的人会收到通知。
   *[other] { $coming } 人报了名。他们和受邀上台的人都会收到通知。
  }
schedule-keep = 不取消
schedule-cancelled = 已取消。报了名的人会收到通知。

lineup = 台上
lineup-hint = 提前邀请。他们会答复来不来；进了候场间就在台上。
lineup-as = 身份
lineup-speaker = 发言者
lineup-moderator = 主持人
lineup-remove = 从名单中去掉 { $handle }
lineup-add = 再加一个人
lineup-asked = 还没答复
lineup-declined = 不来

scheduled-room = 预定的房间
scheduled-their-hour = @{ $handle } 那边是 { $time }（{ $zone }）
scheduled-coming = { $places } 个名额，已报 { $coming } 人
scheduled-state-green_room = 候场
scheduled-state-green_room-what = 台已经为受邀的人开放。其他人等开始后再进。
scheduled-state-live = 正在进行
scheduled-state-live-what = 现在正在进行。
scheduled-state-ended = 已结束
scheduled-state-ended-what = 这个房间已经结束。
scheduled-state-lapsed = 没有举行
scheduled-state-lapsed-what = 半小时内没有人来开始。
scheduled-state-cancelled = 已取消
scheduled-state-cancelled-what = 发布预告的人取消了它。
scheduled-enter = 进入
scheduled-link = 本页链接
take-along = 带走
to-calendar = 放进我的日历

guest-asked = 邀请你上台
guest-coming = 已报名
guest-declined = 你婉拒了
guest-owner = 你的房间
guest-own = 你来吗？
guest-changed = 你报名之后有了变动。还来吗？
guest-own-none = 报个名，给你算上一个名额。
guest-own-coming = 你报了名。到时见。
guest-own-asked = 邀请你上台，身份：{ $role }。
guest-own-accepted = 你会上台，身份：{ $role }。
guest-own-declined = 你婉拒了。还可以改主意。
guest-come = 报名
guest-stay-away = 不来了
guest-accept = 接受
guest-decline = 婉拒
guest-coming-said = 记下了：你会来。
guest-away-said = 记下了：你不来。
guest-letters = 写信告诉我
guest-letters-what = 开始前一刻钟、开始时，以及有变动或取消时。需要在设置里填写邮箱。
guest-letters-on = 你会收到有关这个房间的信。
guest-letters-off = 你不再收到有关这个房间的信。
guest-reminded = 会提醒你
guest-own-reminded = 开始前会提醒你。没有为你算名额。
guest-remind = 提醒我
guest-remind-stop = 不用提醒了
guest-remind-said = 记下了：会提醒你。
guest-remind-stopped = 记下了：不再提醒你。

green-room = 候场间
green-room-what = 现在只有台上的人。其他人 { $time } 进来，或者由主持人提前开始。
green-room-late = { $time } 已过。主持人一说开始就开始。
green-room-chat = 之后进来的人能看到聊天内容。
green-room-begin = 现在开始
green-room-opens = { $time } 起你可以上台。
green-room-enter = 去候场间
not-begun = 这个房间还没开始，{ $time } 开放。
not-begun-page = 房间介绍
notice-began = 开始了：听众正在进来。

recap = 留下的记录
recap-left = 留下标题、时间、发言者、置顶链接和书面问答
recap-none = 不留简要记录
policy-recap = 留下简要记录
policy-recap-what = 到场的人 30 天内可以查到标题、时间、谁在台上、置顶链接，以及没轮到、后来书面回答的提问。说过的话一概不留。
follow-up = 再开一间后续房间
follow-up-what = 立即创建，标题、话题、语言和规则都与原来相同。

past = 我去过的房间
past-what = 标题、时间、谁发过言、置顶链接和书面问答，保留 30 天。说过的话一概没有保留。
past-none = 还没有，或者那些房间不留记录。
past-spoke = 台上：

feed = 放进日历程序
feed-what = 一个供日历程序订阅的秘密地址：你预定的、报了名的、受邀的房间都在里面。
feed-since = 地址建于 { $when }，不会再次显示。
feed-make = 生成地址
feed-renew = 换一个新地址
feed-once = 请现在复制：不会再次显示。拿到它的人能看到你的日历；换新地址后它就失效。
