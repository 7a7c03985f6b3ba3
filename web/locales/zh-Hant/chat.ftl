### Beside the voice: chat, reactions, pinned links, finding people in the room.

chat = 聊天
chat-kept = 在場的人都看得到。房間結束後就不留了。
chat-empty = 還沒有人寫過什麼。
chat-write = 寫給在場的人
chat-send = 傳送
chat-is-off = 這個房間不開放聊天。
chat-stage-only = 只有台上的人可以寫，你可以看。
chat-slow = 慢速模式：每 { $time }一則。
chat-wait = { $time }後可以再寫。
chat-delete-who = 刪除 { $handle } 的訊息
policy-chat = 聊天：誰可以寫、多久一則
chat-who = 誰可以寫
chat-off = 不開放
chat-stage = 台上的人
chat-everyone = 在場的人
slow-mode = 慢速模式
slow-mode-hint = 同一個人兩則訊息之間至少隔這麼久。主持人不受限制。
slow-mode-off = 關閉

react = 表情
reaction-clap = 鼓掌
reaction-heart = 愛心
reaction-laugh = 大笑
reaction-wow = 驚訝
reaction-thumbs_up = 比讚
reaction-party = 慶祝

pins = 釘選連結
pin-new = 釘選連結
pin-address = 網址
pin-address-hint = 以 https:// 開頭。這台伺服器不會去讀取那個網頁。
pin-title = 說明
unpin-what = 取消釘選「{ $title }」

people-find = 找在場的人
people-find-hint = 依代號或姓名。
people-found = { $count ->
    [0] 在場沒有人叫這個。
   *[other] 找到 { $count } 人。
  }
people-found-more = 還有更多。多輸入幾個字，範圍會縮小。
people-on-stage = 台上
