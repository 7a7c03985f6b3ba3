### Polls and the show of hands: a question to everybody in the room.

poll-new = 모두에게 묻기
poll-question = 질문
poll-answers = 답
poll-show-of-hands = 거수: 찬성 또는 반대
poll-several = 직접 적은 답
poll-option = 답 { $number }
poll-option-add = 답 하나 더 넣기
poll-option-remove = 답 { $number } 빼기
poll-votes = 투표 방식
poll-open = 공개
poll-open-what = 현재 결과와 누가 무엇을 골랐는지 모두가 볼 수 있어요.
poll-secret = 비밀
poll-secret-what = 누가 무엇을 골랐는지 아무도 알 수 없고, 결과는 끝날 때 공개돼요.
poll-ask = 묻기
poll-for = 찬성
poll-against = 반대
poll-is-open = 투표
poll-is-secret = 비밀 투표
poll-own = 내가 고른 답
poll-count = { $count }표 · { $share }
poll-voted = { $count ->
    [0] 아직 아무도 투표하지 않았어요.
   *[other] { $count }명이 투표했어요.
  }
poll-voted-in-all = { $count ->
    [0] 끝났어요. 아무도 투표하지 않았어요.
   *[other] 끝났어요. { $count }명이 투표했어요.
  }
poll-close = 투표 끝내기
poll-dismiss = 결과 닫기
poll-who = 누가 무엇을 골랐는지 보기
poll-nobody = 아무도 없음
poll-elsewhere = 고른 사람이 지금 여기 없음

notice-poll-open = 모두에게 묻는 질문: { $question }
notice-poll-closed = 투표가 끝났어요: { $question }
