### Microphone and speakers on this device; my settings.

microphone-closed = 마이크를 쓸 수 없어요
microphone-denied = 이 페이지에 마이크 권한이 없어요.
microphone-missing = 마이크를 찾지 못했거나 다른 프로그램이 쓰고 있어요. 마이크를 연결하거나 그 프로그램을 닫으세요.
microphone-insecure = 브라우저는 HTTPS 페이지에서만 마이크를 열어요. 이 주소는 일반 HTTP예요. 서버 운영자에게 HTTPS 주소를 물어보세요.
microphone-allow-chrome = 주소 왼쪽의 아이콘을 클릭해 마이크를 허용하고 다시 시도하세요.
microphone-allow-chrome-android = 주소 왼쪽의 아이콘을 누르고 ‘권한’에서 마이크를 허용한 다음 다시 시도하세요.
microphone-allow-firefox = 주소 옆의 줄이 그어진 마이크를 클릭해 차단을 풀고 다시 시도하세요.
microphone-allow-safari = Safari 메뉴에서 ‘이 웹 사이트 설정’을 선택해 마이크를 허용하고 다시 시도하세요.
microphone-allow-safari-ios = 주소 옆의 페이지 버튼을 누르고 ‘웹 사이트 설정’에서 마이크를 허용한 다음 다시 시도하세요.
microphone-listen-on = 마이크 없이도 계속 들을 수 있어요.
keep-listening = 계속 듣기

device-check = 마이크와 스피커
device-check-start = 확인하기
device-open-microphone = 마이크 열기
device-meter = 마이크 소리 크기
device-speak = 아무 말이나 해 보세요.
device-good = 잘 들려요.
device-too-loud = 너무 커요. 조금 떨어져 보세요.
device-default = 시스템 기본값
device-microphone = 마이크
device-speaker = 스피커
device-echo = 내 스피커 에코 없애기
device-noise = 잡음 없애기
device-hear = 내 소리 3초 들어 보기
device-recording = 듣고 있어요…
device-playing = 다시 들려드려요…
device-private = 이 소리는 기기 밖으로 나가지 않아요.

sessions = 로그인된 기기
session-unnamed = 알 수 없는 브라우저
session-this = (지금 이 기기)
session-seen = 마지막 접속 { $when }
session-since = { $when }부터
session-revoke = 로그아웃
session-revoke-which = { $device } 로그아웃
session-revoked = 그 기기에서 로그아웃했어요.
