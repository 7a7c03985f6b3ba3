# Somebody's page.

person-own = 내가 증명한 것과 내 배지
person-word = 내 보증
person-word-what = 둘 다 { $field } 분야에서 일하고 있어요. @{ $handle }님이 정말 그런지 안다면 보증해 주세요. 보증 세 개가 모이면 증명이 돼요. 나중에 철회할 수 있어요.
person-word-given = @{ $handle }님을 보증하고 있어요. 철회할 수 있어요.
person-granted = 운영진이 확인함
take-back = 철회하기
take-back-reason = 이유
take-back-hint = 적은 그대로 본인에게 바로 전해져요. 증명은 14일 뒤에 만료돼요.
take-back-done = 철회했어요. 본인에게 알렸어요.
take-back-until = 철회됨, { $when }에 만료:
