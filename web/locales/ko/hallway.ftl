### The hallway and the sheet that starts a room.

hallway-loading = 열린 방을 찾는 중…
hallway-empty = 지금 열린 방이 없어요. 방을 열고 누군가를 데려와 보세요.
hallway-invite = 초대하기
kept = 이 서버는 오간 말을 남기지 않아요. 서로 소개할 수 있도록 누가 있었는지만 7일 동안 기억해요. 다만 누구든 다른 기기로 녹음할 수는 있어요.
seat-elsewhere = 다른 기기에서 방에 들어가 있어요.
seat-fetch = 여기서 이어 가기
card-here = 지금 여기 있어요
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
room-for = 지금 이 서버는 적어도 { NUMBER($count) }명이 더 들을 수 있어요.
room-for-none = 지금 이 서버는 가득 찼어요. 더는 아무도 들을 수 없어요.
room-for-unknown = 지금은 이 서버에 몇 명이 더 들을 수 있는지 알 수 없어요.
room-title = 제목
room-title-hint = 사람들이 들어오고 싶어질 한마디, 80자까지.
room-topic = 주제
room-topic-required = 주제 (필수)
room-topic-hint = 원하면 한두 단어로.
format = 어떤 형식으로 이야기할까요?
format-talk_and_questions = 강연과 질문
format-talk_and_questions-what = 강연을 듣고, 이어서 누구나 2분씩 질문해요.
format-panel = 패널 토론
format-panel-what = 몇 사람이 이야기하고, 진행자가 손든 사람 중에서 골라요.
format-round = 돌아가며 말하기
format-round-what = 무대에 있는 모두가 차례로 2분씩 말해요.
format-two_minutes = 2분 발표
format-two_minutes-what = 말하고 싶은 사람이 한 사람씩 이어서 발표해요.
format-open_stage = 열린 무대
format-open_stage-what = 누구나 원하는 만큼 말해요.
format-own = 직접 정한 형식이에요.
order = 다음에 부를 사람
order-first_come = 먼저 든 순서
order-what-first_come = 먼저 손든 사람이 먼저예요.
order-fact-first_come = 손들기: 먼저 든 순서
order-fair = 적게 말한 순서
order-what-fair = 아직 말하지 않은 사람이 먼저, 그다음은 가장 적게 말한 사람이에요.
order-fact-fair = 손들기: 가장 적게 말한 사람 먼저
order-proven_first = 증명한 사람 먼저
order-what-proven_first = 하는 일을 증명한 사람이 다른 사람보다 먼저예요.
order-fact-proven_first = 손들기: 하는 일을 증명한 사람 먼저
order-pick = 진행자가 고르기
order-what-pick = 진행자가 원하는 사람을 불러요.
order-fact-pick = 손들기: 진행자가 고름
order-field = 이 분야의 증명만 인정
order-what-field = { $field } 분야를 증명한 사람이 다른 사람보다 먼저예요.
order-fact-field = 손들기: { $field } 분야를 증명한 사람 먼저
replies = 바로 답하기
replies-what = 한 사람이 지금 말하는 사람에게 바로 답할 수 있고, 순서는 맨 먼저예요. 발언자마다 한 번뿐이에요.
replies-what-queue = 지금 말하는 사람에게 바로 답하려는 사람이 먼저예요.
replies-fact = 바로 답하기가 먼저
policy-word = 손든 순서와 발언 시간
policy-turn = 한 사람당 발언 시간
turn-none = 제한 없음
turn-another = 다른 시간
turn-seconds = 초
turn-seconds-hint = { NUMBER($least) }에서 { NUMBER($most) }까지.
turn-then-audience = 끝나면 청중석으로
turn-then-audience-what = 손을 들어 무대에 오른 사람은 다음 사람에게 자리를 내줘요.
turn-fact = 한 사람당 { $time }
turn-fact-then-audience = 한 사람당 { $time }, 끝나면 청중석으로
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
policy-prompt = 빠른 소리
policy-prompt-what = 청중이 많아도 모든 말을 조금 더 일찍 들어요. 무대와 청중이 말을 주고받는 방에 좋아요. 서버에 부담이 더 가서, 너무 바쁠 때는 잠시 멈춰요.
hallway-order = 순서를 정하는 것
hallway-unordered = 내 순서를 받지 못해 사람이 많은 방부터 보여요.
card-over = 끝난 방
why-follow_topic = { $topic } 주제를 팔로우해서
why-follow_on_stage = { $count ->
    [1] 팔로우하는 { $handle }님이 무대에 있어요
   *[other] 팔로우하는 { $count }명이 무대에 있어요. { $handle }님도 있어요
  }
why-inviter_on_stage = 나를 초대한 { $handle }님이 무대에 있어요
why-your_field = 같은 분야의 사람이 무대에 있어요
why-just_began = 방금 시작했어요
filter-topic = 주제
filter-all-topics = 모든 주제
filter-language = 사용하는 언어
filter-all-languages = 모든 언어
filter-none = 맞는 방이 없어요.
filter-off = 모든 방 보기
room-language = 이 방에서 쓰는 언어
room-language-any = 정하지 않음
