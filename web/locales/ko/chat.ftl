### Beside the voice: chat, reactions, pinned links, finding people in the room.

chat = 채팅
chat-kept = 여기 있는 모두가 볼 수 있고, 방이 끝나면 사라져요.
chat-empty = 아직 아무도 글을 쓰지 않았어요.
chat-write = 여기 있는 모두에게 쓰기
chat-send = 보내기
chat-is-off = 이 방에서는 채팅을 쓰지 않아요.
chat-stage-only = 무대에 있는 사람만 쓸 수 있어요. 읽기는 누구나 할 수 있어요.
chat-slow = 천천히 모드: { $time }에 하나씩 쓸 수 있어요.
chat-wait = { $time } 뒤에 다시 쓸 수 있어요.
chat-delete-who = { $handle }님의 메시지 지우기
policy-chat = 채팅: 누가 얼마나 자주 쓰는지
chat-who = 쓸 수 있는 사람
chat-off = 아무도 없음
chat-stage = 무대에 있는 사람
chat-everyone = 여기 있는 모두
slow-mode = 천천히 모드
slow-mode-hint = 한 사람이 메시지를 다시 보내기까지 걸리는 시간이에요. 진행자는 기다리지 않아요.
slow-mode-off = 끔

react = 반응하기
reaction-clap = 박수
reaction-heart = 하트
reaction-laugh = 웃음
reaction-wow = 놀람
reaction-thumbs_up = 엄지 척
reaction-party = 축하

pins = 고정한 링크
pin-new = 링크 고정하기
pin-address = 주소
pin-address-hint = https://로 시작해요. 이 서버는 그 페이지를 열어 보지 않아요.
pin-title = 무엇인지
unpin-what = { $title } 고정 풀기

people-find = 여기 있는 사람 찾기
people-find-hint = 핸들이나 이름으로 찾아요.
people-found = { $count ->
    [0] 여기에 그런 이름은 없어요.
   *[other] { $count }명을 찾았어요.
  }
people-found-more = 더 있어요. 글자를 더 입력하면 줄어들어요.
people-on-stage = 무대
