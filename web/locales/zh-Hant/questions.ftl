### Written questions: what is left of hands that nobody took, and its answers.

questions = 書面提問
questions-none = 沒有可看的。沒輪到的舉手提問會留在這裡，有了書面回答，在場的人都看得到。
questions-to-answer = { $count } 個提問等你回答
questions-to-answer-what = 這些舉手沒有輪到。在你回答之前，只有提問的人和當時在台上的人看得到；回答之後，在場的人都看得到。
questions-answered = { $count } 個提問有了書面回答
question-own-waits = 你的提問在等回答
question-own-answered = 你的提問有了回答
question-left = 你在「{ $title }」舉的手沒有輪到。你的提問已用書面留給當時在台上的人；可以在「我去過的房間」收回。
question-asked = 「{ $title }」裡有提問等你書面回答。
question-answered = 你在「{ $title }」的提問有了回答。
question-yours = 你的
question-to = 問 @{ $handle }
question-is-aside = 已擱置
question-waits = 還沒有回答。在那之前，只有你和當時在台上的人看得到。
question-answer = 書面回答
question-answer-own = 你的回答
question-answer-left = 在場的人都看得到。還可以寫 { $left } 個字元。
question-answer-send = 送出回答
question-answer-said = 回答已送出。
question-answered-by = @{ $handle } 的回答：
question-answered-gone = 一位已不是會員的人的回答：
question-put-aside = 擱置
question-take-up = 重新考慮
question-take-back = 收回
question-delete = 刪除
question-delete-what = 這個提問對所有人消失，回答也一起消失。
question-gone = 提問已刪除。

in-writing = 如果沒輪到我，就把提問用書面留下
in-writing-what = 房間結束後，當時在台上的人看得到，可以書面回答；之後在場的人都看得到提問和回答。你可以收回。
