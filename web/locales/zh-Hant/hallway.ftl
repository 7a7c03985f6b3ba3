### The hallway and the sheet that starts a room.

hallway-loading = 正在尋找進行中的房間…
hallway-empty = 目前沒有進行中的房間。開一個，邀人一起來。
hallway-invite = 邀請別人
kept = 這台伺服器不會留下任何談話內容。但在場的人可能用別的裝置錄音。
seat-elsewhere = 你正在別的裝置上參加一個房間。
seat-fetch = 在這裡繼續
card-here = 你在這裡
card-names-more = { $names } 和另外 { $more } 人
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
room-title = 房間名稱
room-title-hint = 讓人想進來的一句話，最多 80 個字元。
room-topic = 主題
room-topic-required = 主題（必填）
room-topic-hint = 一兩個詞就好，也可以不填。
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
