### Why one comes back: people and topics one follows, and what one says of oneself.

follow = 追蹤
unfollow = 取消追蹤
follow-who = 追蹤 { $handle }
unfollow-who = 取消追蹤 { $handle }
follow-done = 已追蹤 { $handle }：有對方在台上的房間會排在前面。
unfollow-done = 已不再追蹤 { $handle }。
followers = { $count ->
    [0] 還沒有人追蹤
   *[other] { $count } 人追蹤
  }
rooms-hosted = { $count ->
    [0] 最近沒有開過房間
   *[other] 最近開過 { $count } 個房間
  }
said-fields = 也從事：{ $fields }
said-languages = 會說：{ $languages }
said-links = 連結
opens-beside = （在新分頁開啟）

following = 你追蹤的人
following-what = 有他們在台上的房間，會排在你的走廊最前面。他們只看得到有多少人追蹤，看不到是誰。互相追蹤的人看得到彼此是否在線上，可以揮手。
following-all = 已追蹤
following-none = 你還沒有追蹤任何人。
suggested = 你可能想追蹤的人
suggested-none = 目前沒有可以推薦的人。在別人的頁面上或房間裡，都可以追蹤對方。
suggested-inviter = 你是由這位會員引薦進來的。
suggested-hosted = 最近開過 { $count } 個房間。

topics = 主題
topics-what = 你追蹤的主題，相關房間會排在走廊最前面。一個主題可以有多種語言的名稱，用哪個都找得到。
topics-find = 尋找或新增主題
topics-find-hint = 輸入任一名稱的開頭，不分大小寫和標點。
topics-found = { $count ->
    [0] 沒有找到主題。
   *[other] 找到 { $count } 個主題。
  }
topic-new = 還沒有人追蹤「{ $topic }」。
topic-followers = { $count ->
    [0] 沒有人追蹤
   *[other] { $count } 人追蹤
  }
follow-topic = 追蹤 { $topic }
unfollow-topic = 取消追蹤 { $topic }
follow-topic-done = 已追蹤「{ $topic }」：相關房間會排在前面。
unfollow-topic-done = 已不再追蹤「{ $topic }」。
topics-own = 你追蹤的主題
topics-none = 你還沒有追蹤任何主題。
topic-add-name = 再加一個名稱
topic-name = 另一個名稱
topic-name-hint = 例如用另一種語言的說法。用這個名稱尋找的人也能找到這個主題。
topic-name-add = 加入名稱
topic-name-added = 「{ $topic }」現在也叫「{ $name }」。

own-profile = 你的簡介
own-profile-edit = 編輯簡介
own-profile-what = 所有會員都能在你的頁面上看到。內容皆未經驗證。
own-profile-what-applicant = 等你獲准加入後，會員就能在你的頁面上看到。內容皆未經驗證。
own-profile-saved = 簡介已儲存。
own-profile-back = 回到設定
own-page = 你的頁面
avatar = 你的大頭貼
avatar-what = 其他會員會看到它，而不是你代號的首字母。圖片會裁成正方形並縮小；拍攝的時間和地點不會保留。
avatar-choose = 選擇圖片
avatar-another = 換一張
avatar-remove = 移除大頭貼
avatar-set = 大頭貼已顯示。
avatar-removed = 大頭貼已移除。

headline = 一句話介紹
headline-hint = 用一句話介紹自己，最多 { $most } 個字元。
own-fields = 其他工作領域
own-fields-hint = 除了{ $field }，最多選 { $most } 個。
own-languages = 你會說的語言
own-languages-hint = 最流利的放最前面，最多 { $most } 種。使用其他語言的房間會排在你的走廊最後面。
own-language = 再加一種語言
own-language-choose = 請選擇…
own-language-add = 加入
own-language-remove = 移除{ $language }
own-links = 連結
own-links-hint = 你自己的網頁，最多 { $most } 個，都以 https 開頭。
own-link = 連結 { $number }
own-link-add = 再加一個連結

begin = 你想聽些什麼？
begin-card = 追蹤一些人和主題，相關房間就會排在這裡的前面。
begin-go = 選擇人和主題
begin-not-now = 以後再說
begin-what = 你追蹤的人和主題，會排在走廊最前面。我們不會讀取通訊錄，這些以後都可以改。
begin-live = 正在進行
begin-follows = 你追蹤了：{ $topics }
begin-done = 完成
