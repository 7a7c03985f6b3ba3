### Written questions: what is left of hands that nobody took, and its answers.

questions = 글로 남긴 질문
questions-none = 아직 읽을 것이 없어요. 손을 들었지만 차례가 오지 않은 질문이 여기 남고, 답이 달리면 있던 사람 모두가 읽을 수 있어요.
questions-to-answer = 질문 { $count }개가 답을 기다려요
questions-to-answer-what = 손을 들었지만 차례가 오지 않은 질문이에요. 답하기 전에는 질문한 사람과 무대에 있던 사람만 읽고, 답하면 있던 사람 모두가 읽어요.
questions-answered = 글로 답한 질문 { $count }개
question-own-waits = 내 질문이 답을 기다려요
question-own-answered = 내 질문에 답이 달렸어요
question-left = ‘{ $title }’에서 손을 들었지만 차례가 오지 않았어요. 질문은 무대에 있던 사람에게 글로 남겼고, ‘내가 있던 방’에서 철회할 수 있어요.
question-asked = ‘{ $title }’의 질문이 글로 된 답을 기다려요.
question-answered = ‘{ $title }’에서 한 질문에 답이 달렸어요.
question-yours = 내 질문
question-to = @{ $handle }님에게
question-is-aside = 미뤄 둠
question-waits = 아직 답이 없어요. 그때까지는 나와 무대에 있던 사람만 읽어요.
question-answer = 글로 답하기
question-answer-own = 내 답
question-answer-left = 있던 사람은 누구나 읽을 수 있어요. { $left }자 남았어요.
question-answer-send = 답 보내기
question-answer-said = 답을 남겼어요.
question-answered-by = @{ $handle }님의 답:
question-answered-gone = 이제 멤버가 아닌 사람의 답:
question-put-aside = 미뤄 두기
question-take-up = 다시 보기
question-take-back = 철회하기
question-delete = 지우기
question-delete-what = 질문이 모두에게서 사라지고, 답도 함께 사라져요.
question-gone = 질문을 지웠어요.

in-writing = 차례가 오지 않으면 질문을 글로 남기기
in-writing-what = 방이 끝나면 무대에 있던 사람이 읽고 글로 답할 수 있어요. 그러면 있던 사람 모두가 질문과 답을 읽어요. 철회할 수 있어요.
