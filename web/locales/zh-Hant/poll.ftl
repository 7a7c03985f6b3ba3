### Polls and the show of hands: a question to everybody in the room.

poll-new = 問問大家
poll-question = 問題
poll-answers = 選項
poll-show-of-hands = 舉手表決：贊成或反對
poll-several = 自己寫選項
poll-option = 選項 { $number }
poll-option-add = 再加一個選項
poll-option-remove = 移除選項 { $number }
poll-votes = 投票方式
poll-open = 記名
poll-open-what = 大家都看得到票數，也看得到誰選了什麼。
poll-secret = 不記名
poll-secret-what = 沒有人會知道誰選了什麼，票數到結束時才公布。
poll-ask = 提問
poll-for = 贊成
poll-against = 反對
poll-is-open = 投票
poll-is-secret = 不記名投票
poll-own = 你選的
poll-count = { $count } 票 · { $share }
poll-voted = { $count ->
    [0] 還沒有人投票。
   *[other] { $count } 人已投票。
  }
poll-voted-in-all = { $count ->
    [0] 已結束，沒有人投票。
   *[other] 已結束，{ $count } 人投了票。
  }
poll-close = 結束投票
poll-dismiss = 收起結果
poll-who = 誰選了什麼
poll-nobody = 沒有人
poll-elsewhere = 選的人現在都不在場

notice-poll-open = 有個問題想問大家：{ $question }
notice-poll-closed = 投票結束了：{ $question }
