### The inbox: what happened to one; by which way one learns of it; pushes to devices; ending letters.

inbox = 通知
inbox-none = 還沒有通知。你追蹤的人開了房間、有人邀請你上台、你不在時有人揮手，都會出現在這裡。
inbox-kept = 通知保留 30 天，最多留最近 200 則。誰也不會洗版：同一個人一小時內的房間只占一則。
inbox-fresh = 新通知：
inbox-over = 已經結束，或不再對你開放。
happened-room_started = { $times ->
    [1] @{ $by } 開了一個房間
   *[other] @{ $by } 開了或排定了 { $times } 個房間，這是最近的一個
  }
happened-room_scheduled = { $times ->
    [1] @{ $by } 排定了一個房間
   *[other] @{ $by } 開了或排定了 { $times } 個房間，這是最近的一個
  }
happened-invited_on_stage = @{ $by } 邀請你上台
happened-room_soon = 你行事曆裡的一個房間快開始了
happened-room_changed = 你行事曆裡的一個房間有異動
happened-room_cancelled = 你行事曆裡的一個房間取消了
happened-thread_request = @{ $by } 想私訊你
happened-new_message = { $times ->
    [1] @{ $by } 傳了私訊給你
   *[other] @{ $by } 傳了 { $times } 則私訊給你
  }
happened-missed_wave = { $times ->
    [1] @{ $by } 向你揮過手
   *[other] @{ $by } 向你揮過 { $times } 次手
  }
happened-missed_ping = { $times ->
    [1] @{ $by } 叫過你進房間
   *[other] @{ $by } 叫過你進房間，共 { $times } 次
  }
happened-followed = { $times ->
    [1] 有人追蹤了你
   *[other] 新增 { $times } 人追蹤你
  }
happened-followed_back = @{ $by } 也追蹤了你
happened-vouched = { $times ->
    [1] @{ $by } 為你做了擔保
   *[other] { $times } 位會員為你做了擔保，最近一位是 @{ $by }
  }
happened-circle_request = { $times ->
    [1] @{ $by } 申請加入你主持的一個社團
   *[other] 你主持的一個社團收到 { $times } 份加入申請，最近一份來自 @{ $by }
  }
happened-invited_to_circle = @{ $by } 邀請你加入一個社團
happened-let_into_circle = @{ $by } 同意你加入一個社團
happened-question_answered = @{ $by } 以書面回答了你的提問

wishes = 通知設定
wishes-open = 收什麼、怎麼收
wishes-what = 想知道哪些事、用什麼方式知道、什麼時候不要打擾。
wishes-back = 回到設定
wishes-saved = 已儲存，從下一則通知起生效。
wishes-kinds = 通知哪些事
wishes-kinds-what = 沒有關閉的都會進入通知列表；選了推播的，還會顯示在上面的裝置上。
wish-room_started = 你追蹤的人開了房間
wish-room_scheduled = 你追蹤的人排定了房間
wish-invited_on_stage = 有人邀請你上台
wish-room_soon = 你行事曆裡的房間快開始了
wish-room_changed = 你行事曆裡的房間有異動或取消
wish-thread_request = 有人想私訊你
wish-new_message = 你不在時收到的私訊
wish-missed_wave = 你不在時有人揮手
wish-missed_ping = 你不在時有人叫你進房間
wish-followed = 有人追蹤了你
wish-followed_back = 你追蹤的人也追蹤了你
wish-vouched = 有人為你做了擔保
wish-circle_request = 有人申請加入你主持的社團
wish-invited_to_circle = 有人邀請你加入社團
wish-let_into_circle = 你加入社團的申請獲得同意
wish-question_answered = 你的提問有了書面回答
way-push = 列表和推播
way-inbox = 只進列表
way-off = 關閉

quiet = 勿擾時段
quiet-on = 夜裡不推播
quiet-what = 可以等的，過了這段時間再推播；到那時已經過去的，留在通知列表裡。
quiet-from = 從
quiet-to = 到
quiet-same = 勿擾時段的開始和結束不能相同。
wishes-clocks = 依這個瀏覽器的時區：{ $zone }。
wishes-clocks-before = 儲存之前，仍依 { $zone }。

letters = 郵件
letters-no-mail = 現在沒有郵件會寄給你：這個伺服器不寄郵件，或者你沒有填寫電子郵件地址。
letters-to-settings = 到設定裡填寫電子郵件地址
digest = 彙整還沒看的通知
digest-hint = 早上八點寄出，沒有內容就不寄。
digest-off = 不寄
digest-daily = 每天
digest-weekly = 每週一
room-letters = 關於排定房間的郵件
room-letters-what = 你說會來或受邀的房間。每個房間可以在它的頁面上個別選擇。

push = 推播到裝置
push-on = 下面選了推播的通知，會推播到這個瀏覽器。
push-off = 還沒有推播到這個瀏覽器。開啟時，瀏覽器會問你一次。
push-denied = 這個瀏覽器不允許本站顯示通知。請在瀏覽器的網站設定裡允許，然後重新載入頁面。
push-home_screen = 在 iPhone 和 iPad 上，只有主畫面上的 App 收得到推播。請打開分享選單，選擇「加入主畫面」，從主畫面打開 App，再回到這個頁面。
push-browser = 這個瀏覽器收不到推播。Firefox、Chrome、Edge、Safari 這類完整的瀏覽器可以，無痕視窗除外。
push-server = 這個伺服器不推播到裝置。
push-turn-on = 推播到這個瀏覽器
push-failed = 這個瀏覽器的推播服務沒有回應。有些網路會擋住它，請換一個網路再試。
push-instead = 還可以這樣收到：
push-instead-letters = 電子郵件
push-instead-calendar = 你的行事曆程式
push-devices = 會收到推播的瀏覽器
push-since = { $when } 起
push-remove = 移除
push-removed = 不再推播到那裡。

end-letters = 不想再收到這類郵件？
end-letters-do = 停止這類郵件
end-letters-done = 這類郵件已停止
end-letters-again = 想恢復的話，登入後可以在這裡開啟：
end-letters-none-title = 這個連結無法停止任何郵件
end-letters-none = 連結不完整，或者帳號已經不在了。請從郵件裡複製完整的網址；登入之後，也可以自己選擇要收哪些郵件。
letters-what-digest = 停止後，不再寄來彙整未看通知的郵件。通知列表不受影響。
letters-what-rooms = 停止後，不再寄來任何關於排定房間的郵件：上台邀請、提醒和異動。行事曆不受影響。
letters-ended-digest = 不會再寄給你彙整未看通知的郵件。
letters-ended-rooms = 不會再寄給你關於排定房間的郵件。
