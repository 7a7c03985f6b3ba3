### Introductions after a room, messages between two people, and blocking.

threads = 메시지
threads-all = 대화
threads-none = 아직 대화가 없어요. 상대의 페이지에서 메시지를 보낼 수 있고, 방을 나온 뒤에는 다시 이야기하고 싶은 사람을 체크할 수 있어요.
threads-new = 새 소식 { $count }개
threads-back = 메시지로 돌아가기
thread = 대화
thread-gone = 떠난 사람
thread-gone-what = 상대가 계정을 삭제해서 상대가 쓴 글도 함께 사라졌어요. 내가 쓴 글은 그대로 내 것이에요. 이제 여기서 읽는 사람은 없어요.
thread-introduced = 서로 이야기하고 싶어 했어요. 인사를 건네 보세요.
thread-begins = { $handle }님에게 첫 메시지를 써 보세요.
thread-blocked = 차단함
thread-about = 연락처, 차단, 신고
thread-about-less = 차단 또는 신고
thread-earlier = 이전 메시지 보기
thread-log = 주고받은 메시지
thread-read = 읽음
thread-pending = 보내는 중인 메시지

requests = 메시지 요청
requests-what = 서로 팔로우하지 않는 사람은 메시지 하나로 먼저 물어볼 수 있어요. 거절해도 상대에게 알리지 않아요.
request-accept = 수락
request-accept-who = { $handle }님의 요청 수락
request-accepted = 이제 { $handle }님과 메시지를 주고받을 수 있어요.
request-decline = 거절
request-decline-who = { $handle }님의 요청 거절
request-declined = 거절했어요. { $handle }님에게는 알리지 않아요.
request-waits = 요청이 기다리고 있어요. { $handle }님이 수락하면 메시지를 주고받을 수 있어요. 30일이 지나면 사라져요.
request-asks = { $handle }님이 메시지를 보내고 싶어 해요. 읽었는지는 상대에게 보이지 않아요.
request-hint = { $handle }님과 서로 팔로우하지 않아요. 메시지 하나를 먼저 보내고, 상대가 수락하면 이어서 쓸 수 있어요.

write-freely = 메시지 보내기
write-as_request = 메시지로 먼저 묻기
write-waits = 요청이 기다리는 중
message-write-who = { $handle }님에게 메시지 보내기
message = 메시지
message-send = 보내기
message-left = { NUMBER($left) }자 남음
message-sending = 보내는 중…
message-offline = 연결이 끊겼어요. 다시 연결되면 바로 보내요.
message-take-back = 보내지 않기
message-you = 나:
message-new = { $handle }님이 메시지를 보냈어요.

block = 차단
block-who = { $handle }님 차단
block-what = 상대는 더 이상 메시지나 요청을 보낼 수 없고, 나를 팔로우해도 효과가 없으며, 방이 끝난 뒤 서로 소개되지 않아요. 상대에게는 알리지 않아요. 방에서는 여전히 만날 수 있어요.
block-done = { $handle }님을 차단했어요. 상대에게는 알리지 않아요.
unblock = 차단 해제
unblock-who = { $handle }님 차단 해제
unblock-done = { $handle }님의 차단을 풀었어요.
blocked-what = { $handle }님을 차단했어요. 상대가 쓴 글은 나에게 오지 않아요.

thread-report = 신고
thread-report-who = { $handle }님 신고
thread-report-what = 운영진이 이 대화의 마지막 메시지 20개(내가 쓴 것 포함)와 신고 이유를 읽게 돼요. 다른 대화는 읽을 수 없어요. { $handle }님에게는 알리지 않아요. 그 사람이 운영진이더라도 이 신고를 볼 수 없어요.
thread-report-reason = 왜 신고하나요?
thread-report-reason-spam = 광고이거나 여러 사람에게 보낸 같은 내용
thread-report-reason-harassment = 욕설을 하거나 계속 괴롭혀요
thread-report-reason-threat = 폭력을 쓰겠다고 위협해요
thread-report-reason-fraud = 속여서 돈이나 비밀번호를 얻으려 해요
thread-report-reason-other = 다른 이유
thread-report-reason-missing = 이유를 골라 주세요.
thread-report-line = 덧붙일 말 (선택)
thread-report-line-hint = 한 줄로 써 주세요. 운영진만 읽어요.
thread-report-done = 신고했어요. 운영진이 살펴볼 거예요. { $handle }님에게는 알리지 않아요.

contact-what = 다른 곳에서 연락할 방법을 적어 두세요. 상대도 적어야 { $handle }님에게 보여요.
contact-once-both = { $handle }님도 적으면 바로 내가 적은 것을 볼 수 있어요.
contact-both = 둘 다 적었고, 서로 볼 수 있어요.
contact-theirs = { $handle }님의 연락처:
contact-own = 내 연락처
contact-hint = 한 줄로 적어요. 주소, 번호, 다른 곳에서 쓰는 이름 같은 것이요.
contact-add = 추가
contact-added = 저장했어요.
contact-take-back = 거두기
contact-taken-back = 거뒀어요.

visited = 내가 있었던 방
visited-what = 7일 동안 누가 있었는지 보고, 다시 이야기하고 싶은 사람을 체크할 수 있어요.
was-in = ‘{ $title }’ 방에 있었어요.
after = 누가 있었나요?
after-what = 다시 이야기하고 싶은 사람을 체크하세요. 상대도 7일 안에 나를 체크하면 둘만의 대화가 열려요. 그렇지 않으면 아무도 알 수 없어요.
after-nobody = 함께 있었던 다른 사람이 없어요.
met-on-stage = 무대에 있었음
tick-both = { $handle }님도 나와 이야기하고 싶어 해요.
