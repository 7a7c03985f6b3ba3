### What the server writes to people: letters by mail, short texts to phones, and what is pushed to devices.

letter-account-subject = { $house }: 내 계정 소식
letter-signed_in = 로그인한 적 없는 기기에서 누군가 계정에 로그인했어요.
letter-passkey_added = 계정에 패스키가 추가됐어요.
letter-passkey_removed = 계정에서 패스키가 지워졌어요.
letter-password_set = 계정의 비밀번호가 설정됐어요.
letter-password_removed = 계정의 비밀번호가 지워졌어요.
letter-mail_set = 계정의 이메일 주소가 바뀌었어요. 48시간 동안은 예전 주소로 받은 코드로도 로그인할 수 있어요. 그러면 주소가 되돌려지고 다른 곳에서는 모두 로그아웃돼요.
letter-mail_removed = 계정의 이메일 주소가 지워졌어요. 48시간 동안은 그 주소로 받은 코드로 로그인할 수 있어요. 그러면 주소가 되살아나고 다른 곳에서는 모두 로그아웃돼요.
letter-mail_undone = 바뀐 계정 이메일 주소가 되돌려졌고, 다른 곳에서는 모두 로그아웃됐어요.
letter-app_set = 계정에 인증 앱이 설정됐어요.
letter-app_removed = 계정에서 인증 앱이 지워졌어요.
letter-recovery_codes_made = 계정의 복구 코드가 새로 만들어졌어요. 예전 코드는 이제 쓸 수 없어요.
letter-recovery_code_used = 계정의 복구 코드 하나가 쓰였어요.
letter-device = 기기: { $device }
letter-account-after = 직접 한 일이라면 아무것도 하지 않아도 돼요. 아니라면 { $house }에 로그인해 ‘나’ 화면을 열고, 다른 곳에서 모두 로그아웃한 다음 로그인 수단을 바꾸세요.

letter-proofs-subject = { $house }: 내 증명
letter-proof_taken_back = { $house } 운영진이 내가 하는 일에 대한 확인을 철회했어요. 배지에는 14일 더 보여요. 이유와 다시 심사받는 방법은 { $house }에 있는 ‘나’ 화면의 ‘증명’에서 볼 수 있어요.

letter-code-subject = { $house }: 코드 안내
letter-code = { $house }에서 쓸 코드:
letter-code-after = 코드를 요청한 브라우저에서 10분 안에 한 번 쓸 수 있어요. { $house }에서는 누구도 이 코드를 묻지 않아요. 요청하지 않았다면 아무것도 하지 않아도 돼요.
letter-invite-code = { $house } 초대장에 쓸 코드:
letter-invite-code-after = 초대장을 쓸 수 있는 동안 한 번 쓸 수 있고, 전에 받은 코드는 이제 쓸 수 없어요. { $house }에서는 누구도 이 코드를 묻지 않아요. 요청하지 않았다면 아무것도 하지 않아도 돼요.

letter-one-time-subject = { $house }: 로그인할 복구 코드
letter-one-time = { $house }에서 로그인할 수 있는 복구 코드예요:
letter-one-time-after = { $url } 페이지에서 ‘복구 코드’를 고르고 핸들과 코드를 입력하세요. 일주일 안에 한 번 쓸 수 있어요. 로그인한 다음 ‘나’ 화면에서 패스키를 추가하세요.

letter-test-subject = { $house }: 시험 메일
letter-test = { $house }에서 보낸 메일이 잘 도착했어요.
letter-test-after = 그 서버의 소유자가 요청해서 보낸 메일이에요.

letter-invite-subject = @{ $by }님이 { $house }에 초대했어요
letter-invite = @{ $by }님이 { $house }에 초대했어요:
letter-invite-proof = 이 메일함의 주인임을 확인하는 코드:
letter-invite-after = 받은 사람만 쓸 수 있는 초대장이고, 일주일 안에 한 번 쓸 수 있어요. 원하지 않으면 아무것도 하지 않아도 돼요. 어디에도 등록되지 않았어요.

letter-lapse-subject = { $house }: @{ $handle } 핸들이 곧 만료돼요
letter-lapse = { $house }에서 @{ $handle } 핸들을 맡아 두고 있어요. 아직 대기자 명단에 있고, 마지막으로 들른 지 5개월이 됐어요.
letter-lapse-keep = { $days }일 안에 로그인하면 핸들이 그대로 남아요: { $url }
letter-lapse-after = 그 뒤에는 다른 사람이 쓸 수 있어요. 대기자 명단의 자리는 그대로예요.

letter-room-invited-subject = { $house }: @{ $by }님이 무대로 초대했어요
letter-room-invited = @{ $by }님이 이 방을 예약하고 무대로 초대했어요. 참석할지는 방 페이지에서 알려 주세요:
letter-room-changed-subject = { $house }: “{ $title }” 방이 바뀌었어요
letter-room-changed = 캘린더에 있는 방을 @{ $by }님이 바꿨어요. 이제 이렇게 돼요:
letter-room-cancelled-subject = { $house }: “{ $title }” 방이 취소됐어요
letter-room-cancelled = @{ $by }님이 이 방을 취소했어요:
letter-room-soon-subject = { $house }: “{ $title }” 방이 { $clock } ({ $zone })에 시작해요
letter-room-soon = 캘린더에 있는 방이 15분 뒤에 시작해요:
letter-room-began-subject = { $house }: “{ $title }” 방이 시작됐어요
letter-room-began = 캘린더에 있는 방이 시작됐어요:
letter-room-after = 페이지에는 내 시간대의 시각이 보여요. 참석한다고 했거나, 알림을 부탁했거나, 무대로 초대받아서 이 방에 관한 메일을 받는 거예요. 페이지에서 끌 수 있어요.
letter-hour = { $year }년 { $month }월 { $day }일 { $weekday ->
    [1] 월요일
    [2] 화요일
    [3] 수요일
    [4] 목요일
    [5] 금요일
    [6] 토요일
   *[7] 일요일
  } { $clock } ({ $zone })

letter-digest-subject = { $house }: 아직 보지 않은 알림
letter-digest = { $house }에서 아직 보지 않은 알림이에요:
letter-end = 이런 메일을 더 받지 않으려면: { $url }

told-room_started = @{ $by }님이 방을 열었어요
told-room_scheduled = @{ $by }님이 방을 예약했어요
told-invited_on_stage = @{ $by }님이 무대로 초대했어요
told-room_soon = 캘린더에 있는 방이 곧 시작해요
told-room_changed = 캘린더에 있는 방이 바뀌었어요
told-room_cancelled = 캘린더에 있는 방이 취소됐어요
told-thread_request = @{ $by }님이 메시지를 보내고 싶어 해요
told-new_message = @{ $by }님이 메시지를 보냈어요
told-missed_wave = @{ $by }님이 손을 흔들었어요
told-missed_ping = @{ $by }님이 방으로 불렀어요
told-followed = 새 팔로워가 생겼어요
told-followed_back = @{ $by }님도 나를 팔로우해요
told-vouched = @{ $by }님이 나를 보증했어요
told-circle_request = @{ $by }님이 내가 진행하는 모임에 가입을 신청했어요
told-invited_to_circle = @{ $by }님이 모임에 초대했어요
told-let_into_circle = @{ $by }님이 모임 가입을 받아 줬어요
told-question_answered = @{ $by }님이 내 질문에 글로 답했어요
told-more = 그 밖에 { $count }개

text-invite = @{ $by }님의 { $house } 초대: { $link } 코드: { $code }
text-code = { $house } 코드: { $code }. 저희는 절대 묻지 않아요.
text-let-in = 이제 { $house } 멤버예요: { $link }
text-room-card = { $house }에서 지금 열린 방이에요. 들어와서 듣고, 손들고, 말해 보세요.
