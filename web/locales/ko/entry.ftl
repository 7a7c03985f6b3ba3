### Coming into the house: welcome, invite, register, wait; and letting others in.

welcome-what = 자기 분야를 아는 사람들이 나누는 실시간 대화. 주제가 있는 방, 무대와 청중, 직접 운영하는 서버.
welcome-listen = 먼저 들어 보세요.
welcome-listen-how = 마이크가 꺼진 채로 들어와요. 방에 있는 사람은 모두 명단에 보이고, 몰래 듣는 사람은 없어요.
welcome-hand = 손을 드세요.
welcome-hand-how = 할 말이 생기면 언제든지요.
welcome-stage = 무대에 올라
welcome-stage-how = 이야기를 들려주세요.
welcome-kept = 이 서버는 여기서 오간 말을 녹음하지 않아요.
demo-enter = 방문자로 들어가기

join-title = 핸들 예약하기
join-what = 핸들은 바로 내 것이 돼요. 멤버에게 초대받거나 이 서버의 소유자가 들여보내면 들어올 수 있어요.
join-what-owner = 핸들은 바로 내 것이 돼요. 이 서버의 소유자가 들여보내면 들어올 수 있어요.
join-what-open = 여기서는 등록하면 바로 멤버가 돼요. 핸들은 계속 내 것이에요.
join-what-reviewed = 핸들은 바로 내 것이 돼요. 여기에 적은 내용을 이 서버의 소유자가 읽고 결정해요.
join-what-organisation = 한 조직을 위한 서버예요. 그 조직의 통합 로그인이나 직장 이메일로만 들어올 수 있어요.
join-organisation-title = 조직 계정으로 들어가기
join-come-in = 들어가기
join-reserve = 핸들 예약하기
have-account = 이미 핸들이 있나요?
no-account = 처음이신가요?

handle = 핸들
handle-hint = a–z, 숫자, _로 3~20자. 계속 내 것이에요.
password = 비밀번호
password-hint = 10자 이상.
stated = 어떤 일을 하시나요?
stated-hint = 한 줄로 적어 주세요. 핸들 옆에 ‘본인이 적은 내용, 인증되지 않음’으로 보여요.
field = 일하는 분야

wait-title = @{ $handle } 핸들의 주인이 됐어요
wait-reserved = 예약 완료.
wait-reserved-what = 이제 다른 사람은 @{ $handle } 핸들을 쓸 수 없어요.
wait-stated = 작성 완료.
wait-next = 다음 단계
wait-next-invite = 멤버에게 초대받으면 바로 들어올 수 있어요. 초대 링크를 이 브라우저에서 여세요.
wait-next-owner = 또는 이 서버의 소유자가 대기자 명단을 읽고 들여보내요.
wait-opens-itself = 이 페이지를 열어 두세요. 때가 되면 복도가 저절로 열려요.
wait-connecting = 연결하는 중…
wait-let-in = 들어왔어요. 복도에 오신 것을 환영해요.

invite-title-short = Jushou 초대장
invite-title = { $handle }님이 초대했어요
owner-title = 이 서버의 소유자가 되세요
owner-what = 여기서 등록하면 소유자가 돼요. 대기자 명단을 보고 사람들을 들여보낼 수 있어요.
invite-room = 초대받은 방:
invite-register = 내 핸들을 만들어 들어가기
invite-come-in = 들어가기
invite-accept = @{ $handle } 핸들로 들어가기
invite-already-in = 이미 들어와 있어요.
enter-room = 방으로 가기
invite-expires = { $when }까지 쓸 수 있어요.
invite-gone-title = 쓸 수 없는 초대장이에요
invite-gone = 이미 쓰였거나, 회수됐거나, 너무 오래됐어요. 새 초대장을 부탁하거나, 핸들을 예약하고 기다려 주세요.
invite-gone-only = 이미 쓰였거나, 회수됐거나, 너무 오래됐어요.
in-app-title = { $browser }에서 열어 주세요
in-app-why = 다른 앱에 들어 있는 브라우저는 마이크를 막는 경우가 많아요. { $browser }에서는 말도 할 수 있어요.
in-app-deaf = 이 브라우저로는 방의 소리를 들을 수 없어요. { $browser }에서는 들을 수 있어요.
in-app-open = { $browser }에서 열기
in-app-address = 이 페이지의 주소

invites-what = { $left ->
    [0] 남은 초대장이 없어요. 회수하거나 쓰이지 않고 만료된 초대장은 되돌아와요.
   *[other] 초대장이 { $left }장 남았어요. 한 장으로 한 사람을 들여보낼 수 있고, 그 사람 옆에 내 이름이 남아요.
  }
invite-to-room = 들어와서 처음 갈 곳
invite-to-hallway = 복도
invite-make = 초대장 만들기
invite-made = 새 초대장
invite-made-once = 지금 복사하세요. 링크는 이번 한 번만 보여요.
invite-link = 초대 링크
invites-none = 아직 만든 초대장이 없어요.
invite-open = 사용 전
invite-accepted = { $handle }님이 수락함
invite-revoked = 회수함
invite-expired = 쓰이지 않고 만료됨
invite-made-at = { $when }에 만듦
invite-revoke = 회수하기

waitlist-what = 핸들을 예약하고 기다리는 사람들이에요. 들여보내면 그때부터 멤버예요.
waitlist-none = 기다리는 사람이 없어요.
waitlist-since = { $when }부터
waitlist-let-in = 들여보내기
waitlist-let-in-who = { $handle }님 들여보내기
waitlist-done = { $handle }님이 들어왔어요.
