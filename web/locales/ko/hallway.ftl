### The hallway and the sheet that starts a room.

hallway-loading = 열린 방을 찾는 중…
hallway-empty = 지금 열린 방이 없어요. 방을 열고 누군가를 데려와 보세요.
hallway-invite = 초대하기
kept = 이 서버는 오간 말을 남기지 않아요. 다만 누구든 다른 기기로 녹음할 수는 있어요.
seat-elsewhere = 다른 기기에서 방에 들어가 있어요.
seat-fetch = 여기서 이어 가기
card-here = 지금 여기 있어요
card-names-more = { $names } 외 { $more }명
card-speakers = { $count ->
    [0] 무대가 비어 있음
   *[other] 무대에 { $count }명
  }
card-listeners = { $count ->
    [0] 아직 듣는 사람 없음
   *[other] { $count }명 듣는 중
  }
start-room = 방 열기
start-room-go = 시작하기
room-title = 제목
room-title-hint = 사람들이 들어오고 싶어질 한마디, 80자까지.
room-topic = 주제
room-topic-required = 주제 (필수)
room-topic-hint = 원하면 한두 단어로.
visibility = 들어올 수 있는 사람
visibility-open = 공개
visibility-open-what = 복도에 보이고, 멤버라면 누구나 들어올 수 있어요.
visibility-closed = 비공개
visibility-closed-what = 누구의 복도에도 보이지 않고, 링크가 있으면 누구나 들어올 수 있어요.
policy-hands = 손을 들 수 있는 사람
hands-everyone = 모두
hands-off = 아무도 없음
policy-sizes = 인원
policy-stage_size = 무대 자리
policy-hands_max = 동시에 손들 수 있는 사람
policy-room_size = 방 인원
