### Written questions: what is left of hands that nobody took, and its answers.

questions = Questions in writing
questions-none = None to read. A question is left here when nobody took its hand, and everybody who was there reads it once it is answered.
questions-to-answer = { $count ->
    [one] One question waits for your answer
   *[other] { $count } questions wait for your answer
  }
questions-to-answer-what = Nobody took these hands. Until you answer, only whoever asked and those who were on stage read them; then everybody who was there does.
questions-answered = { $count ->
    [one] One question answered in writing
   *[other] { $count } questions answered in writing
  }
question-own-waits = Your question waits for an answer
question-own-answered = Your question was answered
question-left = Nobody took your hand in “{ $title }”. Your question went in writing to those who were on stage; under “Rooms I was in” you can take it back.
question-asked = Questions from “{ $title }” wait for your answer in writing.
question-answered = Your question from “{ $title }” was answered.
question-yours = Yours
question-to = For @{ $handle }
question-is-aside = Put aside
question-waits = No answer yet. Until there is one, only you and those who were on stage read it.
question-answer = Answer in writing
question-answer-own = Your answer
question-answer-left = Whoever was there can read it. { $left ->
    [one] One character left.
   *[other] { $left } characters left.
  }
question-answer-send = Send the answer
question-answer-said = Your answer is there.
question-answered-by = @{ $handle } answers:
question-answered-gone = Somebody who is no member any more answers:
question-put-aside = Put aside
question-take-up = Take up again
question-take-back = Take back
question-delete = Delete
question-delete-what = The question goes for everybody, and its answer with it.
question-gone = The question is gone.

in-writing = If nobody takes my hand, leave the question in writing
in-writing-what = When the room is over, those who were on stage read it and may answer in writing; then everybody who was there reads both. You can take it back.
