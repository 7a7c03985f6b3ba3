### Written questions: what is left of hands that nobody took, and its answers.

questions = Câu hỏi bằng chữ
questions-none = Chưa có gì để đọc. Câu hỏi của ai giơ tay mà chưa đến lượt được để lại ở đây; khi có câu trả lời thì mọi người có mặt đều đọc được.
questions-to-answer = { $count } câu hỏi đang chờ bạn trả lời
questions-to-answer-what = Những người này đã giơ tay mà chưa đến lượt. Khi bạn chưa trả lời, chỉ người hỏi và những người đã ở trên sân khấu đọc được; sau đó mọi người có mặt đều đọc được.
questions-answered = { $count } câu hỏi đã được trả lời bằng chữ
question-own-waits = Câu hỏi của bạn đang chờ trả lời
question-own-answered = Câu hỏi của bạn đã được trả lời
question-left = Trong phòng “{ $title }”, bạn đã giơ tay mà chưa đến lượt. Câu hỏi của bạn đã được để lại bằng chữ cho những người ở trên sân khấu; bạn có thể rút lại trong “Các phòng tôi đã đến”.
question-asked = Có câu hỏi từ “{ $title }” đang chờ bạn trả lời bằng chữ.
question-answered = Câu hỏi của bạn trong “{ $title }” đã được trả lời.
question-yours = Của bạn
question-to = Hỏi @{ $handle }
question-is-aside = Đã gác lại
question-waits = Chưa có câu trả lời. Cho đến lúc đó, chỉ bạn và những người đã ở trên sân khấu đọc được.
question-answer = Trả lời bằng chữ
question-answer-own = Câu trả lời của bạn
question-answer-left = Ai có mặt cũng đọc được. Còn { $left } ký tự.
question-answer-send = Gửi câu trả lời
question-answer-said = Đã gửi câu trả lời.
question-answered-by = @{ $handle } trả lời:
question-answered-gone = Một người không còn là thành viên trả lời:
question-put-aside = Gác lại
question-take-up = Xem lại
question-take-back = Rút lại
question-delete = Xóa
question-delete-what = Câu hỏi sẽ bị xóa với mọi người, cùng với câu trả lời.
question-gone = Đã xóa câu hỏi.

in-writing = Nếu chưa đến lượt tôi, hãy để lại câu hỏi bằng chữ
in-writing-what = Khi phòng kết thúc, những người đã ở trên sân khấu đọc được và có thể trả lời bằng chữ; sau đó mọi người có mặt đều đọc được cả hai. Bạn có thể rút lại.
