set-up = 이 서버 준비하기
set-up-card = 갓 만든 서버예요. 이름과 색, 들어올 수 있는 사람을 정하세요.
set-up-skip = 건너뛰기
