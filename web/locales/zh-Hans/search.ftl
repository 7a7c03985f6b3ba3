### Search: people, topics, live rooms and rooms to come.

search = 搜索
search-field = 查找成员、话题和房间
search-hint = 输入整个词或词的开头，声调和重音符号可以省略。@ 后面写用户名的开头。
search-kind = 搜索范围
search-all = 全部
search-kind-people = 成员
search-kind-topics = 话题
search-kind-rooms = 进行中的房间
search-kind-scheduled = 预定的房间
search-more-people = 更多成员
search-more-topics = 更多话题
search-more-rooms = 更多进行中的房间
search-more-scheduled = 更多预定的房间
search-narrow = 还有更多。多输入几个字，范围会缩小。
search-looking = 正在搜索…
search-none = 没有找到与“{ $text }”相符的内容。
search-incomplete = 服务器刚刚启动，还没有看完全部内容。请稍后重试。
search-found = { $count ->
    [0] 没有找到。
   *[other] 找到 { $count } 项。
  }
