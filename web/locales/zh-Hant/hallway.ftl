### The hallway and the sheet that starts a room.

hallway-loading = 正在尋找進行中的房間…
hallway-empty = 目前沒有進行中的房間。開一個，邀人一起來。
hallway-invite = 邀請別人
kept = 這台伺服器不會留下任何談話內容。七天之內會記得當時有誰在，好讓大家互相引介。在場的人也可能用別的裝置錄音。
seat-elsewhere = 你正在別的裝置上參加一個房間。
seat-fetch = 在這裡繼續
card-here = 你在這裡
card-speakers = { $count ->
    [0] 台上沒有人
   *[other] 台上 { $count } 人
  }
card-listeners = { $count ->
    [0] 還沒有人在聽
   *[other] { $count } 人在聽
  }
start-room = 開房間
start-room-go = 開始
room-for = 這台伺服器現在至少還能容納 { NUMBER($count) } 位聽眾。
room-for-none = 這台伺服器現在已滿，無法再容納聽眾。
room-for-unknown = 暫時無法得知這台伺服器還能容納多少聽眾。
room-title = 房間名稱
room-title-hint = 讓人想進來的一句話，最多 80 個字元。
room-topic = 主題
room-topic-required = 主題（必填）
room-topic-hint = 一兩個詞就好，也可以不填。
format = 想用什麼形式談？
format-talk_and_questions = 演講與提問
format-talk_and_questions-what = 先聽一場演講，再由大家提問，每人兩分鐘。
format-panel = 座談
format-panel-what = 幾個人談，主持人從舉手的人當中挑選。
format-round = 輪流發言
format-round-what = 台上每個人依序發言，每人兩分鐘。
format-two_minutes = 兩分鐘演講
format-two_minutes-what = 誰想講都可以，一個接一個。
format-open_stage = 自由上台
format-open_stage-what = 誰想講都可以，想講多久就講多久。
format-own = 自訂的形式。
order = 舉手後先請誰
order-first_come = 先舉先請
order-what-first_come = 誰先舉手，就先請誰。
order-fact-first_come = 舉手：先舉先請
order-fair = 發言少的優先
order-what-fair = 先請還沒發言的人，再請發言最少的人。
order-fact-fair = 舉手：發言最少的人優先
order-proven_first = 已證明的優先
order-what-proven_first = 已證明專業的人排在其他人前面。
order-fact-proven_first = 舉手：已證明專業的人優先
order-pick = 主持人挑選
order-what-pick = 主持人想請誰就請誰。
order-fact-pick = 舉手：由主持人挑選
order-field = 只採計這個領域的證明
order-what-field = 已證明{ $field }專業的人排在其他人前面。
order-fact-field = 舉手：已證明{ $field }專業的人優先
replies = 回應
replies-what = 可以有一個人舉手回應正在發言的人，排在最前面。每位講者只接受一次回應。
replies-what-queue = 回應正在發言的人，排在最前面。
replies-fact = 回應優先
policy-word = 舉手順序與發言時間
policy-turn = 每人發言時間
turn-none = 不限
turn-another = 其他時間
turn-seconds = 秒數
turn-seconds-hint = { NUMBER($least) } 到 { NUMBER($most) }。
turn-then-audience = 說完回到聽眾席
turn-then-audience-what = 舉手上台的人說完，把席位讓給下一位。
turn-fact = 每人 { $time }
turn-fact-then-audience = 每人 { $time }，說完回到聽眾席
visibility = 誰可以進來
visibility-open = 開放
visibility-open-what = 列在走廊上，每位會員都能進入。
visibility-closed = 不公開
visibility-closed-what = 不列在任何人的走廊上，有連結的人才能進入。
policy-hands = 誰可以舉手
hands-everyone = 所有人
hands-off = 不開放
policy-sizes = 人數上限
policy-stage_size = 台上席位
policy-hands_max = 同時舉手人數
policy-room_size = 房間人數
policy-prompt = 即時聲音
policy-prompt-what = 聽眾再多，也能早一點聽到每句話，適合台上與聽眾一來一往的房間。伺服器負擔較重，太忙時會暫時停用。
hallway-order = 排序的依據
hallway-unordered = 沒能取得你自己的排序，先列出人最多的房間。
card-over = 已經結束
why-follow_topic = 因為你追蹤了{ $topic }
why-follow_on_stage = { $count ->
    [1] 你追蹤的 { $handle } 在台上
   *[other] 你追蹤的 { $count } 個人在台上，包括 { $handle }
  }
why-inviter_on_stage = 邀請你來的 { $handle } 在台上
why-your_field = 台上有你的同行
why-just_began = 剛剛開始
filter-topic = 主題
filter-all-topics = 所有主題
filter-language = 使用的語言
filter-all-languages = 所有語言
filter-none = 沒有符合的房間。
filter-off = 顯示所有房間
room-language = 這裡說什麼語言
room-language-any = 未註明
