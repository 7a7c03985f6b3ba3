### What owners alone read: fetched with their pages.

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

thread-reports = 신고된 대화
thread-reports-what = 멤버가 자신의 대화에서 신고한 내용이에요. 신고할 때까지의 마지막 메시지를 최대 20개까지 볼 수 있어요. 다른 대화는 읽을 수 없고, 내가 참여한 대화에 대한 신고도 볼 수 없어요.
thread-reports-none = 기다리는 신고가 없어요.
thread-report-by = { $by }님이 { $about }님을 신고했어요
thread-report-messages = { $count ->
   *[other] 마지막 메시지 { $count }개 읽기
  }
thread-report-no-messages = 그때까지 아무도 메시지를 쓰지 않았어요.
thread-report-settle = 처리 완료
thread-report-settle-who = 처리 완료: { $by }님이 { $about }님을 신고했어요
thread-report-settled = 신고를 처리했어요.

report = 이용 현황
report-what = 이 서버가 어떻게 쓰이는지 숫자로 보여 줘요. 다섯 명이 안 되는 숫자는 보여 주지 않아요.
report-few = 5 미만
report-span = 보기
report-span-weeks = 최근 { $count }주
report-empty = 아직 셀 것이 없어요. 첫 방이 열리면 그때부터 방, 시간, 손들기를 세요.
report-weeks = 주별
report-week = 주 (시작일)
report-so-far = { $day }, 지금까지
report-table = 표로 보기
report-file = CSV로 가져가기
report-file-of = CSV로 가져가기: { $table }
report-rooms = 방
report-members = 멤버
report-new = 새로 온 멤버
report-returning = 다시 온 멤버
report-listened = 청취 시간(인시)
report-hands = 손들기
report-share = 손든 사람 중 무대에 오른 비율
report-wait = 손들고 기다린 시간의 중앙값
report-wait-more = 한 시간 이상
report-sent = 보낸 소리 데이터
report-cores = 코어 시간
report-cohorts = 누가 다시 오나요
report-cohorts-what = 같은 주에 들어온 멤버 중 그 주와 그 뒤 주마다 몇 명이 방에 왔는지예요.
report-cohorts-none = 이 기간에 들어온 사람이 없어요.
report-let-in-week = 들어온 주 (시작일)
report-same-week = 같은 주
report-weeks-later = { $count }주 뒤
report-inviters = 들여보낸 사람별
report-inviters-what = 이 기간에 누군가의 초대나 보증으로 들어온 멤버와, 그중 최근 7일 동안 방에 온 사람 수예요.
report-inviters-none = 이 기간에 누군가를 들여보낸 사람이 없어요.
report-inviter = 들여보낸 사람
report-let-in = 들어온 멤버
report-came = 최근에 온 멤버
report-others = 나머지 모두
report-gone = 떠난 사람
report-topics = 주제별
report-topics-what = 최근 7일 동안의 공개 방이에요. 다섯 명이 안 되는 주제는 빼고, 비공개 방은 세지 않아요.
report-topics-none = 최근 7일 동안 다섯 명이 모인 주제가 없어요.
report-topic = 주제
report-costs = 비용
report-costs-what = 이 기간에 쓴 양에 내가 적은 단가를 곱한 값이에요. 이 서버의 모든 소유자가 볼 수 있어요.
report-cost-total = 합계
report-cost-room = 방 하나당
report-cost-hour = 청취 한 시간당
report-cost-weeks = 멤버가 다섯 명 이상 방에 온 { $count }주만 셌어요.
report-cost-none = 멤버가 다섯 명 이상 방에 온 주가 아직 없어요.
report-currency = 통화
report-currency-hint = EUR, KRW 같은 세 글자예요.
report-price-gigabyte = 보낸 소리 데이터 1 GB
report-price-core = 프로세서 코어 한 시간
report-price-listener = 한 사람이 방에 있는 한 시간
report-price-listener-hint = 드는 돈이 없으면 0이에요.
report-price-wrong = 단가는 0부터 1000까지의 숫자예요.
report-prices-saved = 단가를 저장했어요.

set-up-what = 처음에 할 일 몇 가지예요. 모두 나중에 바꿀 수 있고, 꼭 해야 하는 것은 없어요.
set-up-done = 완료
set-up-saved = 저장했어요.
set-up-look = 이름, 색, 로고
set-up-name = 서버 이름
set-up-name-hint = 처음 온 사람이 문 위에서 보는 이름이에요.
set-up-seal = 버튼과 링크의 색
set-up-logo = 로고
set-up-logo-hint = PNG, JPEG, WebP. 정사각형, 40 kB 이하.
set-up-logo-remove = 로고 지우기
seal-vermilion = 주홍색
seal-indigo = 남색
seal-plum = 자두색
seal-teal = 청록색
seal-bronze = 청동색
seal-ink = 먹색

set-up-of = { $of }단계 중 { $step }단계:
set-up-who = 들어올 수 있는 사람
set-up-mail = 메일을 보내는 방법
set-up-save = 저장하고 계속하기
set-up-skip-step = 이 단계 건너뛰기

who-legend = 여기서는 어떻게 멤버가 되나요?
who-as-is = 지금 그대로: { $mode }.
who-like = { $names } 방식이에요.
who-clubhouse = 멤버의 보증으로
who-clubhouse-what = 핸들을 예약하고 기다려요. 신청자가 자기를 아는 멤버로 적은 사람이 들여보내거나, 이메일 주소, 전화번호, 계정 하나를 정해 초대장을 만들어 줘요.
who-fam = 초대로
who-fam-what = 핸들을 예약하고 기다려요. 누구나 쓸 수 있는 링크로도 초대할 수 있고, 멤버는 자기를 적은 신청자를 들여보낼 수 있어요.
who-mitalk = 초대로, 한 직업만
who-mitalk-what = 양식에서 직업을 물어요. 멤버가 초대할 때까지 계정을 보관해 둬요.
who-capital-coffee = 직접 읽고 결정
who-capital-coffee-what = 양식에서 이름, 전화번호, 직업을 물어요. 하나하나 읽고 들여보내거나 거절해요.
who-meetclub = 우리 조직만
who-meetclub-what = 조직의 통합 로그인이나 직장 이메일로 들어오고, 초대는 없어요. 설정 파일의 [sign_on] 아래에 로그인 제공자나 mail_domains를 적기 전에는 아무도 새로 들어올 수 없어요.
who-kan-kan = 누구나
who-kan-kan-what = 등록하면 바로 멤버가 돼요.
who-dizhua = 누구나
who-dizhua-what = 등록하면 바로 멤버가 돼요.
who-duihuaba = 누구나
who-duihuaba-what = 등록하면 바로 멤버가 돼요.
who-spaces = 누구나
who-spaces-what = 등록하면 바로 멤버가 돼요.
who-more = 여기서는 누가 들어올 수 있는지만 정해요. 방이나 통합 로그인처럼 그 밖에 달라지는 것은 설정 파일의 [server] 아래에 적어요:
who-parts = 하나하나 직접 고르기

mail-on = 메일을 보내고 있어요. 서버 { $host }, 포트 { $port }, 보내는 사람 { $from }.
mail-off = 아직 메일을 보내지 않아요. 로그인 코드와 계정 알림을 보내려면 메일이 필요해요.
mail-write = 설정 파일에 적을 내용
mail-write-anew = 설정 파일에서 바꾸기
mail-write-what = 로그인 코드가 메일로 오가기 때문에, 메일은 운영자만 고칠 수 있는 jushou.toml에서 설정해요. 적은 다음 서버를 다시 시작하고, 여기서 시험 메일을 보내 보세요.
mail-host = SMTP 서버
mail-port = 포트
mail-tls = 보안 연결
mail-tls-starttls = STARTTLS
mail-tls-tls = TLS
mail-tls-none = 없음: 이 컴퓨터나 내 네트워크 안에서만
mail-from = 보내는 사람
mail-from-hint = 주소, 또는 이름 <주소>.
mail-user = 사용자
mail-user-hint = 서버가 묻지 않으면 비워 두어도 돼요.
mail-toml = jushou.toml에 넣을 내용
mail-password = 비밀번호는 환경 변수에 넣으세요:
mail-test-to = 내 이메일 주소
mail-test = 시험 메일 보내기
mail-outcome-taken = 메일을 보내는 중이에요. 메일 서버가 받았어요.
mail-outcome-off = 메일 서버가 설정되지 않아 메일을 보내지 않아요.
mail-outcome-unreached = { $host } 서버가 포트 { $port }에서 응답하지 않아요. 이름이 맞는지, 포트가 열려 있는지 확인하세요.
mail-outcome-tls = { $host } 서버에 보안 연결을 할 수 없어요. 인증서가 맞지 않거나, 포트 { $port }에는 다른 보안 연결이 필요해요.
mail-outcome-login = { $host } 서버가 사용자와 비밀번호를 받아들이지 않아요({ $code }).
mail-outcome-refused = { $host } 서버가 메일을 거부해요({ $code }). 보내는 사람의 주소나 내 주소를 받아 주지 않아요.
mail-outcome-refused_for_now = { $host } 서버가 지금은 메일을 받지 않아요({ $code }). 몇 분 뒤에 다시 시도하세요.
mail-outcome-no_answer = { $host } 서버에 연결됐지만 제때 답이 오지 않았어요.

hit-frozen-short = 동결됨
hit-removed-short = 대기자 명단으로 되돌림
appeal-denied-short = 이의 기각됨
appeal-lift = 조치 해제하기
appeal-lift-who = { $handle }님에 대한 조치 해제하기
appeal-deny = 기각하기
appeal-deny-who = { $handle }님의 이의 기각하기
appeal-lifted = 조치를 해제했어요.
appeal-left = 이의 제기를 기각했어요.
hits = 동결되거나 대기자로 돌아간 사람

tree = 보증 계보
tree-about = 누가 누구를 들여보냈는지 보여요. 맨 위는 소유자가 들여보낸 사람이에요.
tree-find = 핸들 찾기
tree-any-field = 모든 분야
tree-export = CSV로 가져가기
tree-none = 해당하는 사람이 없어요.
tree-owner = 소유자
tree-under = 아래에 { $count }명
tree-act-freeze = 동결하기
tree-act-remove = 대기자로 되돌리기
tree-freeze-who = { $handle }님과 그 아래 모두 동결하기
tree-remove-who = { $handle }님과 그 아래 모두 대기자로 되돌리기
tree-what-freeze = 멤버로 남지만, 초대하거나 보증하거나 방을 열 수 없어요. 쓰이지 않은 초대장은 회수돼요.
tree-what-remove = 대기자 명단으로 돌아가고 모든 기기에서 로그아웃돼요. 쓰이지 않은 초대장은 회수돼요.
tree-hit = { $count ->
   *[other] { $count }명에게 적용돼요
  }
tree-appeal = 각자 한 번씩 이의를 제기할 수 있어요.
tree-done-freeze = { $count ->
   *[other] { $count }명을 동결했어요.
  }
tree-done-remove = { $count ->
   *[other] { $count }명을 대기자 명단으로 되돌렸어요.
  }

bulk = 여러 명 초대하기
bulk-what = 주소마다 링크를 하나씩 만들고, 그 주소에서만 쓸 수 있어요. 이 서버는 메일을 보내지 않으니, 링크를 받아 직접 보내 주세요.
bulk-what-mailed = 주소마다 링크를 하나씩 만들고, 그 주소에서만 쓸 수 있어요. 코드와 함께 메일로 보내고, 링크는 여기서도 받아요.
bulk-mailed = 메일 보냄
bulk-list = 명단
bulk-list-hint = CSV, 500줄까지: 이름(name), 주소(address), 한마디(note), 방(room). 주소만 있어도 돼요.
bulk-check = 먼저 훑어보기
bulk-make = { $count ->
   *[other] 초대장 { $count }장 만들기
  }
bulk-good = { $count ->
    [0] 쓸 수 있는 줄이 없어요.
   *[other] { $count }줄을 쓸 수 있어요.
  }
bulk-refused = { $count ->
   *[other] { $count }줄은 쓸 수 없어요
  }
bulk-line = { $line }번째 줄:
bulk-done = { $count ->
   *[other] 초대장 { $count }장을 만들었어요
  }
bulk-once = 지금 링크를 저장하세요. 이번 한 번만 보여요.
bulk-save = CSV로 저장
line-no_address = 주소가 없어요.
line-bad_address = 이메일 주소가 아니에요.
line-twice = 위에 이미 있는 주소예요.
line-bad_note = 한마디가 너무 길거나, 보이지 않는 문자가 있어요.
line-no_such_room = 그런 공개 방이 없어요.
line-too_many_lines = 명단이 너무 길어요.
line-no_invites_left = 남은 초대장이 없어요.

reviews-what = 하는 일을 봐 달라고 요청한 사람들이에요. 직접 본 만큼만 확인해 주세요. 요청한 것보다 적어도 돼요.
reviews-none = 요청한 사람이 없어요.
review-of = { $handle }님 심사
review-grant = 확인했음
review-grant-who = { $handle }님 확인했음
review-decline = 증명되지 않음
review-decline-who = { $handle }님 증명되지 않음
review-said-yes = { $handle }님을 인증했어요.
review-said-no = { $handle }님에게 증명되지 않았다고 알렸어요.
