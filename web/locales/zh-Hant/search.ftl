### Search: people, topics, live rooms and rooms to come.

search = 搜尋
search-field = 尋找會員、主題和房間
search-hint = 輸入整個詞或詞的開頭，聲調和重音符號可以省略。@ 後面寫代號的開頭。
search-kind = 搜尋範圍
search-all = 全部
search-kind-people = 會員
search-kind-topics = 主題
search-kind-rooms = 進行中的房間
search-kind-scheduled = 排定的房間
search-more-people = 更多會員
search-more-topics = 更多主題
search-more-rooms = 更多進行中的房間
search-more-scheduled = 更多排定的房間
search-narrow = 還有更多。多輸入幾個字，範圍會縮小。
search-looking = 搜尋中…
search-none = 沒有找到與「{ $text }」相符的內容。
search-incomplete = 伺服器剛剛啟動，還沒有看完全部內容。請稍後再試。
search-found = { $count ->
    [0] 沒有找到。
   *[other] 找到 { $count } 項。
  }
