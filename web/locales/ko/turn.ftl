### Turns: who has the word, for how long, and the microphone that opens and closes with it.

turn = 발언 차례
turn-of = { $handle }님 차례예요
turn-mine = 내 차례예요
turn-you = 나
turn-nobody = 다음 사람이 아직 오지 않았어요
turn-then = 다음: { $names }
turn-left = 남은 시간:
turn-time-up = 시간이 다 됐어요
turn-finish = 시간이 다 됐어요: 마지막 한마디
turn-live = 마이크가 켜져 있어요.
turn-muted = 음소거 상태예요. 말하려면 해제하세요.
turn-done = 다 말했어요
turn-next = 다음 사람
turn-extend = 1분 더
turn-soon = 15초 남았어요.
turn-up = 시간이 다 됐어요. 하던 말을 마무리해 주세요.
round-start = 돌아가며 말하기 시작
round-stop = 돌아가며 말하기 멈춤
by-turn = 내 차례에 맞춰 마이크 켜고 끄기
by-turn-what = 내 차례 { $time } 동안 켜졌다가 꺼져요. 언제든 직접 음소거할 수 있어요.
device-bell = 내 차례가 끝나기 조금 전과 끝날 때 은은한 종소리 울리기

notice-on-stage-by-turn = 무대에 올랐어요. 내 차례가 되면 마이크가 켜져요.
notice-turn-open = 내 차례예요: { $time }. 마이크가 켜져 있어요.
notice-turn-muted = 내 차례예요: { $time }. 말하려면 음소거를 해제하세요.
notice-turn-over = 내 차례가 끝났어요.
