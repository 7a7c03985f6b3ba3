### Why one comes back: people and topics one follows, and what one says of oneself.

follow = 팔로우
unfollow = 팔로우 취소
follow-who = { $handle }님 팔로우
unfollow-who = { $handle }님 팔로우 취소
follow-done = { $handle }님을 팔로우해요. { $handle }님이 무대에 있는 방이 먼저 보여요.
unfollow-done = 이제 { $handle }님을 팔로우하지 않아요.
followers = { $count ->
    [0] 아직 팔로워 없음
   *[other] 팔로워 { $count }명
  }
rooms-hosted = { $count ->
    [0] 최근에 연 방 없음
   *[other] 최근에 연 방 { $count }개
  }
said-fields = 함께 일하는 분야: { $fields }
said-languages = 쓰는 언어: { $languages }
said-links = 링크
opens-beside = (새 탭에서 열림)

following = 팔로우하는 사람
following-what = 이 사람들이 무대에 있는 방이 내 복도에서 먼저 보여요. 상대에게는 팔로워가 몇 명인지만 보이고 누구인지는 보이지 않아요. 서로 팔로우하면 상대가 지금 있는지 보이고, 손을 흔들 수 있어요.
following-all = 팔로우 중
following-none = 아직 팔로우하는 사람이 없어요.
suggested = 팔로우해 볼 만한 사람
suggested-none = 지금은 추천할 사람이 없어요. 누구든 그 사람의 페이지나 방에서 팔로우할 수 있어요.
suggested-inviter = 나를 들여보내 준 사람이에요.
suggested-hosted = 최근에 방을 { $count }개 열었어요.

topics = 주제
topics-what = 팔로우하는 주제의 방이 내 복도에서 먼저 보여요. 주제는 어느 언어로 된 이름으로든 찾을 수 있어요.
topics-find = 주제 찾기 또는 만들기
topics-find-hint = 이름의 앞부분을 적어 보세요. 대소문자와 문장 부호는 가리지 않아요.
topics-found = { $count ->
    [0] 찾은 주제가 없어요.
   *[other] 주제 { $count }개를 찾았어요.
  }
topic-new = 아직 아무도 ‘{ $topic }’ 주제를 팔로우하지 않아요.
topic-followers = { $count ->
    [0] 팔로우하는 사람 없음
   *[other] { $count }명이 팔로우
  }
follow-topic = { $topic } 팔로우
unfollow-topic = { $topic } 팔로우 취소
follow-topic-done = { $topic } 주제를 팔로우해요. 이 주제의 방이 먼저 보여요.
unfollow-topic-done = 이제 { $topic } 주제를 팔로우하지 않아요.
topics-own = 팔로우하는 주제
topics-none = 아직 팔로우하는 주제가 없어요.
topic-add-name = 다른 이름 더하기
topic-name = 다른 이름
topic-name-hint = 예를 들면 다른 언어로 부르는 이름이에요. 그 이름으로 찾아도 이 주제가 나와요.
topic-name-add = 이름 더하기
topic-name-added = { $topic } 주제에 { $name } 이름을 더했어요.

own-profile = 내 프로필
own-profile-edit = 프로필 고치기
own-profile-what = 멤버라면 누구나 내 페이지에서 볼 수 있어요. 인증된 내용은 아니에요.
own-profile-what-applicant = 들어오게 되면 멤버들이 내 페이지에서 볼 수 있어요. 인증된 내용은 아니에요.
own-profile-saved = 프로필을 저장했어요.
own-profile-back = 설정으로 돌아가기
own-page = 내 페이지
avatar = 내 사진
avatar-what = 다른 멤버에게 머리글자 대신 보여요. 정사각형으로 잘라 작게 만들고, 찍은 곳과 때는 남기지 않아요.
avatar-choose = 사진 고르기
avatar-another = 다른 사진 고르기
avatar-remove = 사진 내리기
avatar-set = 이제 내 사진이 보여요.
avatar-removed = 사진을 내렸어요.

headline = 한 줄 소개
headline-hint = 나를 소개하는 한 줄, { $most }자까지.
own-fields = 그 밖의 분야
own-fields-hint = { $field } 말고 { $most }개까지.
own-languages = 쓰는 언어
own-languages-hint = 가장 잘하는 언어부터 { $most }개까지. 다른 언어를 쓰는 방은 내 복도에서 맨 뒤에 보여요.
own-language = 언어 하나 더
own-language-choose = 고르기…
own-language-add = 더하기
own-language-remove = { $language } 빼기
own-links = 링크
own-links-hint = 내 페이지 주소를 { $most }개까지. 모두 https로 시작해요.
own-link = 링크 { $number }
own-link-add = 링크 하나 더

begin = 무엇을 듣고 싶으세요?
begin-card = 사람과 주제를 팔로우하면 그 방이 여기서 먼저 보여요.
begin-go = 사람과 주제 고르기
begin-not-now = 나중에
begin-what = 팔로우하는 사람과 주제가 내 복도에서 먼저 보여요. 주소록은 읽지 않고, 모두 나중에 바꿀 수 있어요.
begin-live = 지금 열린 주제
begin-follows = 팔로우 중: { $topics }
begin-done = 다 했어요
