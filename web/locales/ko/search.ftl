### Search: people, topics, live rooms and rooms to come.

search = 검색
search-field = 사람, 주제, 방 찾기
search-hint = 낱말이나 그 앞부분을 적어 보세요. 성조나 악센트 부호는 빼도 돼요. @ 뒤에는 핸들의 앞부분을 적어요.
search-kind = 무엇을 찾을지
search-all = 전체
search-kind-people = 사람
search-kind-topics = 주제
search-kind-rooms = 지금 열린 방
search-kind-scheduled = 예약된 방
search-more-people = 사람 더 보기
search-more-topics = 주제 더 보기
search-more-rooms = 지금 열린 방 더 보기
search-more-scheduled = 예약된 방 더 보기
search-narrow = 더 있어요. 글자를 더 입력하면 줄어들어요.
search-looking = 찾는 중…
search-none = ‘{ $text }’에 맞는 결과가 없어요.
search-incomplete = 서버가 방금 시작되어 아직 모두 살펴보지 못했어요. 잠시 후 다시 시도해 주세요.
search-found = { $count ->
    [0] 찾은 것이 없어요.
   *[other] { $count }개를 찾았어요.
  }
