### Written questions: what is left of hands that nobody took, and its answers.

questions = 书面提问
questions-none = 没有可看的。没轮到的举手提问会留在这里，有了书面回答，在场的人都能看到。
questions-to-answer = { $count } 个提问等你回答
questions-to-answer-what = 这些举手没有轮到。在你回答之前，只有提问的人和当时在台上的人看得到；回答之后，在场的人都能看到。
questions-answered = { $count } 个提问有了书面回答
question-own-waits = 你的提问在等回答
question-own-answered = 你的提问有了回答
question-left = 你在“{ $title }”举的手没有轮到。你的提问已用书面留给当时在台上的人；可以在“我去过的房间”里撤回。
question-asked = “{ $title }”里有提问等你书面回答。
question-answered = 你在“{ $title }”的提问有了回答。
question-yours = 你的
question-to = 问 @{ $handle }
question-is-aside = 已搁置
question-waits = 还没有回答。在那之前，只有你和当时在台上的人看得到。
question-answer = 书面回答
question-answer-own = 你的回答
question-answer-left = 在场的人都能看到。还可以写 { $left } 个字符。
question-answer-send = 发出回答
question-answer-said = 回答已发出。
question-answered-by = @{ $handle } 的回答：
question-answered-gone = 一位已不是成员的人的回答：
question-put-aside = 搁置
question-take-up = 重新考虑
question-take-back = 撤回
question-delete = 删除
question-delete-what = 这个提问对所有人消失，回答也一起消失。
question-gone = 提问已删除。

in-writing = 如果没轮到我，就把提问用书面留下
in-writing-what = 房间结束后，当时在台上的人能看到，可以书面回答；之后在场的人都能看到提问和回答。你可以撤回。
