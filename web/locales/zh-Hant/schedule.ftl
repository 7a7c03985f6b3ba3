### Rooms to come and rooms that were: the calendar, a scheduled room's page, the green room, recaps.

calendar = 行事曆
later-today = 今天稍晚
coming-up = 即將開始
calendar-whole = 看整份行事曆
calendar-own = 與我有關
calendar-own-none = 還沒有。在下面對一個房間說你會來，或自己排定一個。
calendar-others = 其他預告
calendar-others-none = 沒有人預告別的房間。
calendar-more = 顯示更多
filter-time = 時間
filter-time-any = 任何時間
filter-time-today = 今天
filter-time-week = 七天之內
filter-time-later = 更晚
filter-none-scheduled = 沒有符合的預告。
day-near = { $near } · { $date }

schedule-room = 排定房間
schedule-change = 修改
schedule-go = 發布預告
schedule-begins = 開始時間
schedule-zone = 時區
schedule-zone-hint = 上面的時間以哪裡的時鐘為準。其他人看到的是自己的時間。
schedule-length = 長度
schedule-places = 名額
schedule-policy = 形式、誰可以來、人數
schedule-cancel = 取消
schedule-cancel-what = { $coming ->
    [0] 還沒有人說要來。受邀上台的人會收到通知。
   *[other] { $coming } 人會來。他們和受邀上台的人都會收到通知。
  }
schedule-keep = 不取消
schedule-cancelled = 已取消。說要來的人會收到通知。

lineup = 台上
lineup-hint = 事先邀請。他們會回覆來不來；進了準備室就在台上。
lineup-as = 身分
lineup-speaker = 講者
lineup-moderator = 主持人
lineup-remove = 從名單移除 { $handle }
lineup-add = 再加一個人
lineup-asked = 還沒回覆
lineup-declined = 不來

scheduled-room = 排定的房間
scheduled-their-hour = @{ $handle } 那邊是 { $time }（{ $zone }）
scheduled-coming = { $places } 個名額，已有 { $coming } 人
scheduled-state-green_room = 準備室
scheduled-state-green_room-what = 舞台已為受邀的人開放。其他人等開始後再進來。
scheduled-state-live = 進行中
scheduled-state-live-what = 現在正在進行。
scheduled-state-ended = 已結束
scheduled-state-ended-what = 這個房間已經結束。
scheduled-state-lapsed = 沒有舉行
scheduled-state-lapsed-what = 半小時內沒有人來開始。
scheduled-state-cancelled = 已取消
scheduled-state-cancelled-what = 發布預告的人取消了它。
scheduled-enter = 進入
scheduled-link = 這一頁的連結
take-along = 帶著走
to-calendar = 放進我的行事曆

guest-asked = 邀請你上台
guest-coming = 你會來
guest-declined = 你婉拒了
guest-owner = 你的房間
guest-own = 你會來嗎？
guest-changed = 你說會來之後有了異動。還會來嗎？
guest-own-none = 說你會來，就為你算上一個名額。
guest-own-coming = 你會來。到時見。
guest-own-asked = 邀請你上台，身分：{ $role }。
guest-own-accepted = 你會上台，身分：{ $role }。
guest-own-declined = 你婉拒了。還可以改變主意。
guest-come = 我會來
guest-stay-away = 我不來了
guest-accept = 接受
guest-decline = 婉拒
guest-coming-said = 記下了：你會來。
guest-away-said = 記下了：你不來。
guest-letters = 寫信通知我
guest-letters-what = 開始前一刻鐘、開始時，以及有異動或取消時。需要在設定裡填寫電子郵件地址。
guest-letters-on = 你會收到關於這個房間的信。
guest-letters-off = 你不會再收到關於這個房間的信。
guest-reminded = 會提醒你
guest-own-reminded = 開始前會提醒你。沒有為你算名額。
guest-remind = 提醒我
guest-remind-stop = 不用提醒了
guest-remind-said = 記下了：會提醒你。
guest-remind-stopped = 記下了：不再提醒你。

green-room = 準備室
green-room-what = 現在只有台上的人。其他人 { $time } 進來，或等主持人宣布開始。
green-room-late = { $time } 已過。主持人說開始就開始。
green-room-chat = 之後進來的人看得到聊天內容。
green-room-begin = 現在開始
green-room-opens = { $time } 起你可以上台。
green-room-enter = 進準備室
not-begun = 這個房間還沒開始，{ $time } 開放。
not-begun-page = 房間介紹
notice-began = 開始了：聽眾正在進來。

recap = 留下的紀錄
recap-left = 留下名稱、時間、講者、釘選連結和書面問答
recap-none = 不留簡要紀錄
policy-recap = 留下簡要紀錄
policy-recap-what = 在場的人 30 天內可以查到房間名稱、時間、誰在台上、釘選連結，以及沒輪到、後來書面回答的提問。說過的話一概不留。
follow-up = 再開一間後續房間
follow-up-what = 立即開房間，名稱、主題、語言和規則都與原來相同。

past = 我去過的房間
past-what = 房間名稱、時間、誰發過言、釘選連結和書面問答，保留 30 天。說過的話一概沒有保留。
past-none = 還沒有，或者那些房間不留紀錄。
past-spoke = 台上：

feed = 放進行事曆程式
feed-what = 供行事曆程式訂閱的祕密網址：你排定的、會去的、受邀的房間都在裡面。
feed-since = 網址建於 { $when }，不會再顯示。
feed-make = 產生網址
feed-renew = 換一個新網址
feed-once = 請現在複製：不會再顯示。拿到它的人看得到你的行事曆；換新網址後它就失效。
