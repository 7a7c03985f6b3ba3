### Polls and the show of hands: a question to everybody in the room.

poll-new = 问问大家
poll-question = 问题
poll-answers = 选项
poll-show-of-hands = 举手表决：赞成或反对
poll-several = 自己写选项
poll-option = 选项 { $number }
poll-option-add = 再加一个选项
poll-option-remove = 去掉选项 { $number }
poll-votes = 投票方式
poll-open = 记名
poll-open-what = 大家都看得到票数，也看得到谁选了什么。
poll-secret = 不记名
poll-secret-what = 没有人会知道谁选了什么，票数到结束时才公布。
poll-ask = 提问
poll-for = 赞成
poll-against = 反对
poll-is-open = 投票
poll-is-secret = 不记名投票
poll-own = 你选的
poll-count = { $count } 票 · { $share }
poll-voted = { $count ->
    [0] 还没有人投票。
   *[other] { $count } 人已投票。
  }
poll-voted-in-all = { $count ->
    [0] 已结束，没有人投票。
   *[other] 已结束，{ $count } 人投了票。
  }
poll-close = 结束投票
poll-dismiss = 收起结果
poll-who = 谁选了什么
poll-nobody = 没有人
poll-elsewhere = 选的人现在都不在场

notice-poll-open = 有个问题问大家：{ $question }
notice-poll-closed = 投票结束了：{ $question }
