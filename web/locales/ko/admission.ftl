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
