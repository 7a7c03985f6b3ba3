### Who gets in: the form, the wait, and the owner's pages about both.

entry-may-skip = 비워 두어도 돼요.
entry-region = 지역
entry-region-hint = 밝히고 싶을 때만.
entry-region-none = 밝히지 않음

wait-parts = 들어오려면 필요한 것
wait-all = { $count ->
    [1] 다음을 봐요:
   *[other] 다음을 모두 충족:
  }
wait-at-least = 다음 { $of }개 중 { $count }개 충족:
part-met = 충족:
part-missing = 미충족:
wait-next-parts = 또는 위에서 빠진 것이 채워지면 바로 들어올 수 있어요.
wait-next-organisation = 조직의 통합 로그인이나 직장 이메일로 받은 코드로 바로 들어올 수 있어요.
wait-prove = 일하는 곳 증명하기
wait-form = 내 답변
wait-form-saved = 답변을 저장했어요.
wait-refused = 들어오지 못했어요
wait-refused-what = 이 서버의 소유자가 { $when }에 거절했어요. 핸들은 계속 내 것이에요.
appeal = 이의 제기
appeal-words = 소유자가 왜 다시 봐야 하나요?
appeal-hint = 한 줄로. 이의는 한 번만 제기할 수 있어요.
appeal-sent = { $when }에 이의를 제기했어요:
appeal-waits = 소유자가 아직 답하지 않았어요.
appeal-answered = 소유자가 { $when }에 답했어요.

admin-pages = 가입 관리
admission = 가입 방식
criteria = 기준
decisions = 결정

waitlist-filters = 골라 보기
waitlist-any = 전체
waitlist-part = 충족 여부
waitlist-from = 이날 이후 등록
waitlist-whom = 결정 여부
waitlist-undecided = 거절되지 않음
waitlist-refused = 거절됨
waitlist-none-fits = 해당하는 사람이 없어요.
waitlist-refuse = 거절하기
waitlist-refuse-who = { $handle }님 거절하기
waitlist-refused-done = { $handle }님을 거절하고 본인에게 알렸어요. 이의를 제기할 수 있어요.
appeals = 이의 제기
appeal-answer-words = 답변 (적고 싶다면)
appeal-keep = 거절 유지하기
appeal-keep-who = { $handle }님 거절 유지하기
appeal-kept = { $handle }님에게 답변을 전했어요.

admission-what = 저장하면 지금부터 들어오는 모든 사람에게 바로 적용돼요. 이미 들어온 사람이 나가는 일은 없어요.
admission-saved = 저장했고, 지금부터 적용돼요.
mode = 보증 없이 들어오는 방식
mode-open = 개방
mode-open-what = 등록하면 누구나 멤버예요.
mode-invite = 초대
mode-invite-what = 신청자는 초대받거나 소유자가 들여보낼 때까지 기다려요.
mode-waitlist = 대기자 명단
mode-waitlist-what = 적용 중인 기준이 등록할 때와 그 뒤에 결정해요. 기준이 없으면 소유자가 결정해요.
mode-reviewed = 심사
mode-reviewed-what = 소유자가 양식을 하나하나 읽고 결정해요.
mode-organisation = 조직
mode-organisation-what = 조직의 통합 로그인이나 직장 이메일로만 들어와요.
admission-invites = 어떤 방식이든 초대장이 있으면 들어올 수 있음
admission-link-invites = 가진 사람은 누구나 쓸 수 있는 링크 초대장을 만들 수 있음
admission-members-let-in = 멤버가 자기를 적은 신청자를 들여보낼 수 있음
names = 이름
names-as_stated = 본인이 적은 대로
names-as_stated-what = 양식에서 이름을 물어요. 적은 그대로 보여요.
names-proven = 증명된 이름만
names-proven-what = 통합 로그인이나 운영진 심사 같은 증명에 같은 이름이 있어야 보여요. 그때까지는 핸들과 ‘이름이 증명되지 않음’이 보여요.
names-pseudonym = 없음: 가명
names-pseudonym-what = 양식에서 이름을 묻지 않고 보여 주지도 않아요. 모두 핸들로 불려요.
admission-form = 양식
admission-region = 지역 묻기 (비워 둘 수 있음)
question-number = 질문 { $number }
question-words = 질문
question-key = 짧은 이름
question-key-hint = a–z, 숫자, _. 첫 글자는 영문자. 식에서 이 이름을 써요.
question-required = 꼭 답해야 함
question-add = 질문 추가하기
question-remove = 이 질문 지우기

criteria-what = 대기자 명단에서 누가 들어올지 정하는 규칙이에요. 신청자는 글을 읽고, 서버는 식을 읽어요. 저장하면 새 버전이 생기고, 적용하기 전에는 아무것도 바뀌지 않아요.
criteria-none-in-force = 적용 중인 기준이 없어요.
criteria-in-force = { $version }번 버전이 적용 중이에요.
criteria-name = 이름
criteria-need = 필요한 것
criteria-need-all = 모든 항목
criteria-need-at-least = { $count ->
   *[other] 항목 { $count }개 이상
  }
part-number = 항목 { $number }
part-words = 쉬운 말로
part-words-hint = 신청자가 충족 여부와 함께 읽는 글이에요.
part-expression = 식
part-key = 짧은 이름
part-monotone = 증명이나 보증, 날짜가 더 늘어도 충족이 풀리지 않음 (저장할 때 시험해 봐요)
part-add = 항목 추가하기
part-remove = 이 항목 지우기
criteria-facts = 식에서 볼 수 있는 것
criteria-facts-what = Common Expression Language: && || ! == < in, 목록에는 exists, all, filter, map, size.
criteria-save = 새 버전으로 저장
criteria-saved = { $version }번 버전을 저장했어요. 아직 적용되지는 않았어요.
criteria-in-force-now = { $version }번 버전을 적용했어요. 기다리는 사람들을 지금 살펴보고 있어요.
criteria-none-now = 이제 적용 중인 기준이 없어요.
criteria-versions = 버전
criteria-version = 버전 { $version }
criteria-is-in-force = 적용 중
criteria-written = { $who }님이 작성, { $when }
criteria-put = { $who }님이 적용, { $when }
criteria-edit = 이 버전에서 고치기
criteria-edit-which = 이 버전에서 고치기: 버전 { $version }
criteria-put-in-force = 적용하기
criteria-put-which = 적용하기: 버전 { $version }
criteria-take-out = 적용 해제하기

criteria-why-bad_text = 이름과 항목마다 너무 길지 않게 한 줄씩 적어 주세요.
criteria-why-bad_key = 짧은 이름에는 a–z, 숫자, _만 쓸 수 있고, 첫 글자는 영문자여야 해요.
criteria-why-no_parts = 규칙에는 항목이 하나 이상 있어야 해요.
criteria-why-too_many_parts = 규칙에는 항목을 16개까지 둘 수 있어요.
criteria-why-same_key = 두 항목의 짧은 이름이 같아요.
criteria-why-need = 있는 항목보다 더 많이 요구할 수는 없어요.
criteria-why-empty = 식이 비어 있어요.
criteria-why-too_long = 식이 너무 길어요.
criteria-why-too_deep = 식이 너무 깊게 겹쳐 있어요.
criteria-why-syntax = 식을 읽을 수 없어요. 괄호나 따옴표가 빠지지 않았나요?
criteria-why-unknown_name = “{ $word }”: 여기에 없는 이름이에요.
criteria-why-unknown_field = 그 안에 “{ $word }” 필드가 없어요.
criteria-why-unknown_function = “{ $word }” 함수가 없어요.
criteria-why-wrong_type = “{ $word }”: 주어진 값과 맞지 않아요.
criteria-why-not_yes_or_no = 식 전체의 결과는 ‘예’나 ‘아니요’여야 해요.
criteria-why-unknown_answer = 양식에 “{ $word }” 질문이 없어요.
criteria-why-not_monotone_proof = 증명이 하나 늘면 충족이 풀릴 수 있어요.
criteria-why-not_monotone_vouch = 보증이 하나 늘면 충족이 풀릴 수 있어요.
criteria-why-not_monotone_waiting = 더 오래 기다리면 충족이 풀릴 수 있어요.

dry-run = 모의 적용
dry-run-title = 신청자 { $applicants }명, { $ms } ms
dry-run-said = { $enters }명이 들어오고, { $no_longer }명은 들어오지 못하게 돼요.
dry-run-enters = 들어올 사람
dry-run-no-longer = 못 들어오게 될 사람
dry-run-members = 기준에 맞지 않는 멤버
dry-run-first = 그중 처음 몇 명:
dry-run-first-no-longer = 못 들어오게 될 처음 몇 명:
dry-run-voucher = 보증한 사람
dry-run-nobody = 없음
dry-run-nothing-changed = 바뀐 것은 없어요. 멤버는 그대로 멤버예요.

decisions-what = 누가 또는 무엇이 어느 버전에 따라 들여보내거나 거절했는지 보여요. 그때 살펴본 내용이 결정마다 남아 있고, 다시 평가해 볼 수 있어요.
decisions-none = 아직 결정된 것이 없어요.
decisions-csv = CSV로 받기
decisions-jsonl = JSON lines로 받기
decisions-parts = 기준 버전 { $version }: 충족 { $met }; 미충족 { $missing }
outcome-let_in = 들여보냄
outcome-refused = 거절
how-open = 그때는 누구나 들어올 수 있었어요.
how-criteria = 기준에 따라, 버전 { $version }.
how-owner = { $who }님의 결정.
how-appeal = 이의 제기를 받고 { $who }님이 결정.

texts = 문자 메시지
texts-today = 지난 24시간 동안 { $sent ->
   *[other] { $sent }건
  } 발송, 한도 { $cap } 중 { $spent } 사용.
texts-failing = 마지막 문자를 게이트웨이가 받지 않았어요. 이유는 로그에 있어요.
texts-spent = 쓴 금액 일부가 하루를 넘길 때까지 더 보내지 않아요.
texts-ranges = 앞자리가 같은 번호별로
texts-range = 발송 { $sent }건, 사용 { $used }건, 비용 { $cap } 중 { $spent }
texts-closed = { $when }까지 닫혀 있어요. 이 번호들로 보낸 문자가 거의 쓰이지 않았어요.
texts-what = 멤버가 전화번호로 초대한 사람, 또는 소유자가 들여보낸 사람 중 짧은 이름이 ‘phone’인 질문에 답한 사람에게만 문자를 보내요.
how-invite = { $who }님의 초대로.
how-voucher = 신청자가 적은 멤버 { $who }님을 통해.
how-organisation = 조직의 통합 로그인이나 직장 이메일로.
how-first_start = 첫 소유자 링크로.
decisions-filters = 골라 보기
decisions-handle = 이 핸들만
decisions-outcome = 결과
decisions-how = 결정 근거
decisions-how-open = 개방
decisions-how-criteria = 기준
decisions-how-owner = 소유자
decisions-how-appeal = 이의 제기
decisions-how-invite = 초대장
decisions-how-voucher = 신청자가 적은 멤버
decisions-how-organisation = 조직
decisions-how-first_start = 첫 소유자 링크
decisions-none-fits = 해당하는 결정이 없어요.
decision-look = 살펴본 내용
decision-title = { $handle }: { $outcome ->
    [let_in] 들여보냄
   *[refused] 거절
  }
decision-back = 모든 결정
decision-mode = 가입 방식, 버전 { $version }
decision-criteria = 기준, 버전 { $version }: { $name }
decision-no-criteria = 적용 중인 기준이 없었어요.
decision-facts = 그때 알고 있던 것
decision-replays = 같은 버전으로 지금 다시 평가해도 결과가 같아요.
decision-differs = 같은 버전으로 지금 다시 평가하면 결과가 달라요. 저장된 내용이 바뀌었어요.
decision-waited = 기다린 기간
decision-waited-days = { $days ->
   *[other] { $days }일
  }
decision-vouches = 보증
decision-lately = 그전 30일 동안 들어온 사람
decision-lately-counts = 모두 { $all }명, 이 분야 { $field }명, 이 지역 { $region }명
decision-none = 없음
decision-vouch = { $field }, 멤버가 된 지 { $days }일{ $good ->
    [yes] {""}
   *[no] , 동결됨
  }
own-decision-let_in = 어떻게 들어왔는지
own-decision-refused = 무엇이 결정됐는지
own-how-open = 등록할 때 누구나 들어올 수 있었어요.
own-how-criteria = { $version }번 버전의 기준을 충족했어요.
own-how-owner = 이 서버의 소유자가 결정했어요.
own-how-appeal = 이의 제기를 받고 이 서버의 소유자가 결정했어요.
own-how-invite = @{ $who }님의 초대로 들어왔어요.
own-how-voucher = 나를 아는 멤버로 적은 @{ $who }님이 들여보냈어요.
own-how-organisation = 조직의 통합 로그인이나 이메일로 들어왔어요.
own-how-first_start = 첫 소유자 링크로 들어왔어요.
own-decision-parts = 그때 기준(버전 { $version })의 결과

what-helps = 들어오려면 필요한 것
what-helps-all = { $count ->
    [1] 다음을 봐요:
   *[other] 다음을 모두 봐요:
  }
what-helps-at-least = 다음 { $of }개 중 { $count }개를 충족해야 해요:
what-helps-later = 핸들을 예약하면 무엇이 충족됐는지, 나머지는 어떻게 하면 되는지 볼 수 있어요.
what-helps-invite = 초대장으로도 들어올 수 있어요.
part-do-proofs = 하는 일 증명하기
part-do-vouches = 나를 아는 멤버 적기
part-do-answers = 질문에 답하기
part-do-said = 무슨 일을 어디서 하는지 적은 내용을 봐요.
part-do-waiting = 할 일은 없어요. 시간이 지나면 충족돼요.
part-do-quota = 할 일은 없어요. 시간이 지나면 자리가 나요.

name = 내 이름
name-hint = 비워 두어도 돼요. 적은 그대로 핸들 옆에 보여요.
name-hint-proven = 비워 두어도 돼요. 증명에 같은 이름이 있어야 보이고, 그때까지는 핸들로 불려요.
name-saved = 이름을 저장했어요.
name-proven = 이름이 증명됨
name-not-proven = 이름이 증명되지 않음
