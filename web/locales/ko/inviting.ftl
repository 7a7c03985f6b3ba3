### Inviting: budgets, vouches, the tree and what is done to it, handles that change hands.

invite-mail = 이 초대장을 받은 이메일 주소
invite-mail-hint = 이 초대장은 그 주소에서만 쓸 수 있어요. 이 서버는 메일을 보내지 않으므로 적은 그대로 믿어요. 주소는 알아볼 수 없게 바꾼 형태로만 보관해요.
invite-for-account = 정해진 계정 하나만 쓸 수 있는 초대장이에요. 그 계정으로 로그인하세요.
invite-for = 초대할 사람
invite-for-hint = 누군가를 정한 초대장은 다른 사람이 쓸 수 없어서, 팔거나 넘길 수 없어요.
invite-for-anybody = 링크를 가진 누구나
invite-for-handle = 대기자 명단에 있는 사람
invite-for-mail = 이메일 주소 하나
invite-their-handle = 초대할 사람의 핸들
invite-their-mail = 초대할 사람의 이메일 주소
invite-their-mail-hint = 알아볼 수 없게 바꾼 형태로만 보관해요. 링크는 직접 보내 주세요.
invite-their-mail-sent = 그 주소로 링크와 코드를 보내요. 주소는 알아볼 수 없게 바꾼 형태로만 보관해요.
invite-for-phone = 전화번호 하나
invite-their-phone = 초대할 사람의 전화번호
invite-their-phone-hint = 국가 번호까지: +82 10 … 그 번호로 링크와 코드를 문자로 보내요. 번호는 알아볼 수 없게 바꾼 형태로만 보관해요.
invite-told-mail = 링크와 코드를 메일로 보내고 있어요. 링크만으로는 들어올 수 없어요.
invite-told-text = 링크와 코드를 문자로 보내고 있어요. 다만 그 번호가 오늘 문자를 이미 많이 받았다면 가지 않아요. 링크만으로는 들어올 수 없어요.
invite-for-number = 정해진 전화번호 하나로만 쓸 수 있는 초대장이에요.
invite-code = 링크와 함께 온 코드
invite-code-mail = 메일에 있는 숫자 8자리예요. 초대받은 본인임을 확인해요.
invite-code-phone = 문자에 있는 숫자 8자리예요. 초대받은 본인임을 확인해요.
invite-code-missing = 링크와 함께 온 코드를 입력하세요. 코드가 없으면 누구도 쓸 수 없어요.
invite-code-again = 코드가 없거나 더는 안 되나요?
invite-code-number = 내 전화번호
invite-code-number-hint = 초대장을 받은 번호를 국가 번호까지: +82 10 …
invite-code-address = 내 이메일 주소
invite-code-address-hint = 초대장을 받은 주소.
invite-code-send = 코드 다시 받기
invite-code-sent = 초대장을 받은 곳이 맞다면 코드를 보내고 있어요. 1분쯤 걸릴 수 있어요. 새 코드가 오면 전에 받은 코드는 쓸 수 없어요.
invite-note = 한마디
invite-note-hint = 초대장에 함께 보여요. 280자까지.
invite-meant-for = @{ $handle }님 전용
invite-meant-for-address = 정해진 이메일 주소 전용
invite-meant-for-number = 정해진 전화번호 전용
budget-why = 왜 이만큼인가요
budget-base = 누구나 처음에 받는 것
budget-stayed = 내가 들여보낸 사람 중 { $days }일 뒤에도 있는 사람
budget-hosted = 내가 들여보낸 사람 중 다른 사람도 함께한 방을 연 사람
budget-own-rooms = 내가 열어 다른 사람이 함께한 방, 최대 3개
budget-upheld = 내가 들여보낸 사람에 대해 인정된 신고, 건당 { $costs }장
budget-open = 사용 전
budget-accepted = 수락됨
budget-left = 남은 초대장 (한 번에 최대 { $most }장, 하루에 몇 장까지)
budget-back = 회수하거나 쓰이지 않고 만료된 초대장은 되돌아와요.

vouches = 나를 적은 사람
vouches-what = 내가 자기를 안다고 적은 대기자들이에요. 보증하면 들어오는 데 도움이 돼요. 보증은 내 분야에서만 유효하고, 그 사람 옆에 내 이름이 남아요.
vouches-left = { $left ->
    [0] 이번 주에 할 수 있는 보증을 다 했어요.
   *[other] 이번 주에 { $left }번 더 보증할 수 있어요.
  }
vouches-none = 대기자 명단에 나를 적은 사람이 없어요.
vouch = 보증하기
vouch-who = { $handle }님 보증하기
vouch-given = 내가 보증함
vouch-other-field = 나와 다른 분야
vouch-done = { $handle }님을 보증했어요.
vouch-withdraw = 철회하기
vouch-withdraw-who = { $handle }님에 대한 보증 철회하기
vouch-withdrawn = 보증을 철회했어요.
vouch-let-in = 들여보내기
vouch-let-in-who = 초대장 한 장으로 { $handle }님 들여보내기
vouch-by-handle = 내가 아는 다른 사람
vouch-by-handle-hint = 내 분야에서 기다리는 사람의 핸들.
vouch-nobody = 내 분야에서 기다리는 사람 중에 그런 핸들이 없어요.

named = 나를 아는 멤버
named-what = 나와 내 일을 아는 멤버를 적어 주세요. 적은 멤버가 보고 보증하거나 들여보낼 수 있어요.
named-handle = 멤버의 핸들
named-left = { $left ->
   *[other] { $left }명 더 적을 수 있어요.
  }
named-add = 적기
named-done = { $handle }님에게 알렸어요.
named-nobody = 그런 핸들을 쓰는 멤버가 없어요.
named-vouched = 보증함
named-waits = 아직 답이 없음
named-drop = 빼기
named-drop-who = { $handle }님 빼기
handle-kept-until = 핸들은 { $when }까지 남아 있고, 들를 때마다 기한이 늘어나요.

hit-frozen = 소유자가 내 초대를 동결했어요
hit-frozen-what = 여전히 멤버지만, 초대하거나 보증하거나 방을 열 수 없어요.
hit-removed = 소유자가 나를 대기자 명단으로 되돌렸어요
hit-removed-what = 소유자만 다시 들여보낼 수 있어요.
hit-appeal = 조치가 왜 해제되어야 하는지 적어 주세요
hit-appeal-hint = 한 번만, 600자까지. 소유자들이 읽어요.
appeal-send = 이의 제기하기
hit-appeal-sent = 이의 제기를 소유자들에게 전했어요.
appeal-waiting = 소유자들이 이의 제기를 보고 있어요.
appeal-denied = 소유자들이 이의 제기를 읽었고, 그대로 두기로 했어요.
give = 선점된 핸들 넘겨주기
give-what = 지금 쓰는 사람은 새 핸들을 고를 때까지 임시 핸들을 받고, 로그인도 그 핸들로 해요.
give-handle = 넘겨줄 핸들
give-to = 받을 사람 (지금 핸들)
give-do = 넘겨주기
give-done = 넘겨줬어요. 전에 쓰던 사람은 이제 @{ $handle } 핸들을 써요. 본인에게 알려 주세요.

rename = 핸들 바꾸기
rename-to = @{ $handle } 대신 쓸 핸들
rename-hint = 30일에 한 번 바꿀 수 있어요. 로그인은 새 핸들로 하고, 예전 핸들은 90일 동안 아무도 가져갈 수 없어요.
rename-do = 바꾸기
rename-done = 이제 @{ $handle }님이에요.

refusal-invite_used = 이미 쓰인 초대장이에요.
refusal-invite_revoked = 만든 사람이 회수한 초대장이에요.
refusal-invite_expired = 너무 오래된 초대장이에요.
refusal-invite_not_yours = 다른 사람을 위해 만든 초대장이에요. 그 사람은 아직 쓸 수 있어요.
refusal-link_invites_off = 여기서는 초대장마다 쓸 계정, 이메일 주소, 전화번호 중 하나를 정해야 해요.
refusal-frozen = 소유자가 내 초대를 동결했어요.
refusal-removed_by_owner = 소유자가 이 계정을 대기자 명단으로 되돌렸어요. 소유자만 들여보낼 수 있어요.
refusal-bad_address = 이메일 주소가 아니에요.
refusal-other_field = 보증은 내 분야에서만 할 수 있어요.
refusal-too_many_vouches = 이번 주에 할 수 있는 보증을 다 했어요.
refusal-too_many_named = 더 적을 수 없어요. 먼저 한 명을 빼세요.
refusal-branch_too_large = 한 번에 500명 넘게 적용돼요. 갈래별로 나눠서 하세요.
refusal-branch_changed = 그사이 적용될 사람이 달라졌어요. 다시 살펴보세요.
refusal-renamed_lately = 지금 핸들로 바꾼 지 30일이 되지 않았어요.
refusal-handle_is_theirs = 이미 그 핸들을 쓰는 사람이에요.
refusal-texts_off = 이 서버는 문자를 보내지 않아요.
refusal-bad_phone = 국가 번호가 붙은 전화번호가 아니에요: +82 10 …
refusal-texts_not_there = 이 서버는 그 나라 번호로 문자를 보내지 않아요.
refusal-texts_spent = 지금은 그런 번호로 문자를 더 보내지 않아요. 내일 다시 시도하세요.
refusal-no_names_here = 여기서는 모두 핸들로만 불려요.
