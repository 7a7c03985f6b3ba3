### The inbox: what happened to one; by which way one learns of it; pushes to devices; ending letters.

inbox = 알림
inbox-none = 아직 알림이 없어요. 팔로우하는 사람이 연 방, 무대 초대, 자리를 비운 사이 누가 손을 흔들었는지가 여기에 나와요.
inbox-kept = 알림은 30일 동안, 최근 200개까지 남아요. 한 사람이 이 화면을 채울 수는 없어요: 한 시간 안에 연 방은 한 줄로 모여요.
inbox-fresh = 새 알림:
inbox-over = 끝났거나 이제 볼 수 없어요.
happened-room_started = { $times ->
    [1] @{ $by }님이 방을 열었어요
   *[other] @{ $by }님이 방 { $times }개를 열거나 예약했어요. 이 방이 가장 최근이에요
  }
happened-room_scheduled = { $times ->
    [1] @{ $by }님이 방을 예약했어요
   *[other] @{ $by }님이 방 { $times }개를 열거나 예약했어요. 이 방이 가장 최근이에요
  }
happened-invited_on_stage = @{ $by }님이 무대로 초대했어요
happened-room_soon = 캘린더에 있는 방이 곧 시작해요
happened-room_changed = 캘린더에 있는 방이 바뀌었어요
happened-room_cancelled = 캘린더에 있는 방이 취소됐어요
happened-thread_request = @{ $by }님이 메시지를 보내고 싶어 해요
happened-new_message = { $times ->
    [1] @{ $by }님이 메시지를 보냈어요
   *[other] @{ $by }님이 메시지 { $times }개를 보냈어요
  }
happened-missed_wave = { $times ->
    [1] @{ $by }님이 손을 흔들었어요
   *[other] @{ $by }님이 손을 { $times }번 흔들었어요
  }
happened-missed_ping = { $times ->
    [1] @{ $by }님이 방으로 불렀어요
   *[other] @{ $by }님이 방으로 { $times }번 불렀어요
  }
happened-followed = { $times ->
    [1] 새 팔로워가 생겼어요
   *[other] 새 팔로워가 { $times }명 생겼어요
  }
happened-followed_back = @{ $by }님도 나를 팔로우해요
happened-vouched = { $times ->
    [1] @{ $by }님이 나를 보증했어요
   *[other] 멤버 { $times }명이 나를 보증했어요. 가장 최근은 @{ $by }님이에요
  }
happened-circle_request = { $times ->
    [1] @{ $by }님이 내가 진행하는 모임에 가입을 신청했어요
   *[other] 내가 진행하는 모임에 가입 신청이 { $times }건 왔어요. 마지막은 @{ $by }님이에요
  }
happened-invited_to_circle = @{ $by }님이 모임에 초대했어요
happened-let_into_circle = @{ $by }님이 모임 가입을 받아 줬어요
happened-question_answered = @{ $by }님이 내 질문에 글로 답했어요

wishes = 알림 설정
wishes-open = 무엇을 어떻게 받을지
wishes-what = 무엇을 알고 싶은지, 어떻게 알지, 언제 조용히 있고 싶은지 정해요.
wishes-back = 설정으로 돌아가기
wishes-saved = 저장했어요. 다음 알림부터 적용돼요.
wishes-kinds = 알려 줄 것
wishes-kinds-what = 끄지 않은 것은 모두 알림 목록에 남아요. 푸시로 받는 것은 위의 기기에도 나와요.
wish-room_started = 팔로우하는 사람이 방을 열 때
wish-room_scheduled = 팔로우하는 사람이 방을 예약할 때
wish-invited_on_stage = 무대로 초대받을 때
wish-room_soon = 캘린더에 있는 방이 곧 시작할 때
wish-room_changed = 캘린더에 있는 방이 바뀌거나 취소될 때
wish-thread_request = 누군가 메시지를 보내고 싶어 할 때
wish-new_message = 자리를 비운 사이 메시지가 왔을 때
wish-missed_wave = 자리를 비운 사이 누가 손을 흔들었을 때
wish-missed_ping = 자리를 비운 사이 누가 방으로 불렀을 때
wish-followed = 새 팔로워가 생겼을 때
wish-followed_back = 팔로우하는 사람이 나를 팔로우할 때
wish-vouched = 누군가 나를 보증할 때
wish-circle_request = 내가 진행하는 모임에 누가 가입을 신청했을 때
wish-invited_to_circle = 모임에 초대받았을 때
wish-let_into_circle = 신청한 모임에 들어가게 됐을 때
wish-question_answered = 내 질문에 글로 된 답이 달렸을 때
way-push = 목록과 기기
way-inbox = 목록에만
way-off = 끔

quiet = 조용한 시간
quiet-on = 밤에는 푸시를 보내지 않기
quiet-what = 기다려도 되는 것은 이 시간이 끝나면 보내요. 그때 이미 지난 것은 알림 목록에 남아요.
quiet-from = 시작
quiet-to = 끝
quiet-same = 조용한 시간의 시작과 끝은 달라야 해요.
wishes-clocks = 이 브라우저의 시간대를 따라요: { $zone }.
wishes-clocks-before = 저장하기 전까지는 { $zone } 시간대를 따라요.

letters = 메일
letters-no-mail = 지금은 메일이 오지 않아요. 이 서버가 메일을 보내지 않거나, 메일 주소가 아직 없어요.
letters-to-settings = 설정에서 메일 주소 추가하기
digest = 아직 보지 않은 알림을 모은 메일
digest-hint = 아침 여덟 시에, 알림이 있을 때만 보내요.
digest-off = 받지 않기
digest-daily = 매일
digest-weekly = 월요일마다
room-letters = 예약된 방에 관한 메일
room-letters-what = 참석한다고 했거나 초대받은 방이에요. 방마다 그 방의 페이지에서 따로 정할 수 있어요.

push = 내 기기에서
push-on = 아래에서 고른 알림이 이 브라우저에 푸시로 와요.
push-off = 이 브라우저에는 아직 푸시가 오지 않아요. 켜면 브라우저가 한 번 물어봐요.
push-denied = 이 브라우저에서 이 사이트의 알림이 막혀 있어요. 브라우저의 사이트 설정에서 허용한 뒤 페이지를 새로 고쳐 주세요.
push-home_screen = 아이폰과 아이패드에서는 홈 화면에 추가한 앱에만 알림이 와요. 공유 메뉴를 열어 ‘홈 화면에 추가’를 고르고, 홈 화면에서 앱을 연 다음 이 페이지로 돌아와 주세요.
push-browser = 이 브라우저는 푸시를 받을 수 없어요. Firefox, Chrome, Edge, Safari 같은 브라우저에서는 받을 수 있어요. 시크릿 창은 빼고요.
push-server = 이 서버는 기기로 푸시를 보내지 않아요.
push-turn-on = 이 브라우저로 푸시 받기
push-failed = 이 브라우저의 푸시 서비스가 응답하지 않았어요. 푸시를 막는 네트워크도 있으니 다른 네트워크에서 다시 해 보세요.
push-instead = 이렇게는 받을 수 있어요:
push-instead-letters = 메일
push-instead-calendar = 내 캘린더 프로그램
push-devices = 푸시를 받는 브라우저
push-since = { $when }부터
push-remove = 지우기
push-removed = 이제 그곳에는 푸시를 보내지 않아요.

end-letters = 이런 메일을 그만 받을까요?
end-letters-do = 이런 메일 그만 받기
end-letters-done = 이런 메일은 이제 보내지 않아요
end-letters-again = 로그인하면 여기에서 다시 켤 수 있어요:
end-letters-none-title = 이 링크로는 메일을 끌 수 없어요
end-letters-none = 링크가 온전하지 않거나 계정이 이제 없어요. 메일에 있는 주소를 끝까지 복사해 주세요. 로그인하면 어떤 메일을 받을지 직접 고를 수 있어요.
letters-what-digest = 아직 보지 않은 알림을 모은 메일을 더는 보내지 않아요. 알림 목록은 그대로예요.
letters-what-rooms = 예약된 방에 관한 메일을 모두 보내지 않아요: 무대 초대, 미리 알림, 변경. 캘린더는 그대로예요.
letters-ended-digest = 보지 않은 알림을 모은 메일을 이제 받지 않아요.
letters-ended-rooms = 예약된 방에 관한 메일을 이제 받지 않아요.
