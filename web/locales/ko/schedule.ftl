### Rooms to come and rooms that were: the calendar, a scheduled room's page, the green room, recaps.

calendar = 캘린더
later-today = 오늘 이따가
coming-up = 곧 시작해요
calendar-whole = 캘린더 전체 보기
calendar-own = 내 일정
calendar-own-none = 아직 없어요. 아래 방에 참석한다고 하거나 직접 방을 예약해 보세요.
calendar-others = 그 밖의 예고
calendar-others-none = 다른 예고는 없어요.
calendar-more = 더 보기
filter-time = 시간
filter-time-any = 언제든지
filter-time-today = 오늘
filter-time-week = 앞으로 7일 안
filter-time-later = 그 이후
filter-none-scheduled = 맞는 예고가 없어요.
day-near = { $near } · { $date }

schedule-room = 방 예약하기
schedule-change = 변경하기
schedule-go = 예고하기
schedule-begins = 시작
schedule-zone = 시간대
schedule-zone-hint = 위 시각이 어느 곳의 시계인지예요. 다른 사람에게는 각자의 시각으로 보여요.
schedule-length = 길이
schedule-places = 자리
schedule-policy = 형식, 들어올 수 있는 사람, 인원
schedule-cancel = 취소하기
schedule-cancel-what = { $coming ->
    [0] 아직 참석하는 사람이 없어요. 무대에 초대된 사람에게 알려요.
   *[other] { $coming }명이 참석해요. 이들과 무대에 초대된 사람에게 알려요.
  }
schedule-keep = 그대로 두기
schedule-cancelled = 취소했어요. 참석하기로 한 사람에게 알려요.

lineup = 무대
lineup-hint = 미리 초대해요. 참석 여부를 답하고, 대기실에 들어오면 바로 무대에 있어요.
lineup-as = 역할
lineup-speaker = 발언자
lineup-moderator = 진행자
lineup-remove = { $handle } 목록에서 빼기
lineup-add = 한 사람 더
lineup-asked = 아직 답하지 않음
lineup-declined = 불참

scheduled-room = 예약된 방
scheduled-their-hour = @{ $handle }님에게는 { $time } ({ $zone })
scheduled-coming = { $places }자리 중 { $coming }자리 찼어요
scheduled-state-green_room = 대기실
scheduled-state-green_room-what = 초대된 사람에게 무대가 열렸어요. 다른 사람은 시작하면 들어와요.
scheduled-state-live = 진행 중
scheduled-state-live-what = 지금 진행 중이에요.
scheduled-state-ended = 끝남
scheduled-state-ended-what = 이 방은 끝났어요.
scheduled-state-lapsed = 열리지 않음
scheduled-state-lapsed-what = 30분 안에 시작하러 온 사람이 없었어요.
scheduled-state-cancelled = 취소됨
scheduled-state-cancelled-what = 예고한 사람이 취소했어요.
scheduled-enter = 들어가기
scheduled-link = 이 페이지 링크
take-along = 가져가기
to-calendar = 내 캘린더에 넣기

guest-asked = 무대에 초대됐어요
guest-coming = 참석해요
guest-declined = 거절했어요
guest-owner = 내 방
guest-own = 참석하세요?
guest-changed = 참석한다고 한 뒤에 바뀌었어요. 그래도 참석하세요?
guest-own-none = 참석한다고 하면 자리 하나로 세어 둬요.
guest-own-coming = 참석하기로 했어요. 거기서 만나요.
guest-own-asked = 무대에 초대됐어요. 역할: { $role }.
guest-own-accepted = 무대에 올라요. 역할: { $role }.
guest-own-declined = 거절했어요. 아직 마음을 바꿀 수 있어요.
guest-come = 참석
guest-stay-away = 불참
guest-accept = 수락하기
guest-decline = 거절하기
guest-coming-said = 적어 뒀어요: 참석해요.
guest-away-said = 적어 뒀어요: 참석하지 않아요.
guest-letters = 메일로 알려 주기
guest-letters-what = 15분 전, 시작할 때, 그리고 바뀌거나 취소될 때 보내요. 설정에 메일 주소가 있어야 해요.
guest-letters-on = 이 방에 관한 메일을 받아요.
guest-letters-off = 이 방에 관한 메일을 받지 않아요.
guest-reminded = 알림을 받아요
guest-own-reminded = 시작하기 전에 알려 드려요. 자리는 세지 않아요.
guest-remind = 알려 주기
guest-remind-stop = 알리지 않기
guest-remind-said = 적어 뒀어요: 알려 드릴게요.
guest-remind-stopped = 적어 뒀어요: 알리지 않을게요.

green-room = 대기실
green-room-what = 아직 무대만 있어요. 다른 사람은 { $time }에, 또는 진행자가 시작하면 들어와요.
green-room-late = { $time }이 지났어요. 진행자가 시작하면 바로 시작해요.
green-room-chat = 나중에 들어오는 사람도 채팅을 읽을 수 있어요.
green-room-begin = 지금 시작하기
green-room-opens = { $time }부터 무대에 오를 수 있어요.
green-room-enter = 대기실로
not-begun = 아직 시작하지 않은 방이에요. { $time }에 열려요.
not-begun-page = 어떤 방인지 보기
notice-began = 시작했어요. 청중이 들어오고 있어요.

recap = 남은 기록
recap-left = 제목, 시각, 발언한 사람, 고정한 링크, 글로 답한 질문을 남겨요
recap-none = 기록을 남기지 않아요
policy-recap = 간단한 기록 남기기
policy-recap-what = 있던 사람은 30일 동안 제목, 시각, 무대에 있던 사람, 고정한 링크, 그리고 차례가 오지 않아 글로 답한 질문을 찾아볼 수 있어요. 오간 말은 남지 않아요.
follow-up = 이어서 새 방 열기
follow-up-what = 같은 제목, 주제, 언어, 규칙으로 바로 열려요.

past = 내가 있던 방
past-what = 제목, 시각, 발언한 사람, 고정한 링크, 글로 답한 질문을 30일 동안 남겨요. 오간 말은 남기지 않았어요.
past-none = 아직 없거나, 기록을 남기지 않는 방이었어요.
past-spoke = 무대:

feed = 캘린더 프로그램에서
feed-what = 캘린더 프로그램이 구독하는 비밀 주소예요. 예약한 방, 참석하는 방, 초대된 방이 들어 있어요.
feed-since = { $when }에 만든 주소가 있어요. 다시 보여 주지 않아요.
feed-make = 주소 만들기
feed-renew = 새로 만들기
feed-once = 지금 복사해 두세요. 다시 보여 주지 않아요. 이 주소가 있으면 누구나 내 캘린더를 볼 수 있고, 새로 만들면 쓸 수 없게 돼요.
