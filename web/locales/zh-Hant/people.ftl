# Somebody's page.

person-own = 我的證明與徽章
person-word = 你的擔保
person-word-what = 你們都在{ $field }領域工作。如果你知道 @{ $handle } 確實從事這份工作，請為對方擔保：三位同行的擔保就是一項證明。你可以收回。
person-word-given = 你為 @{ $handle } 擔保了。你可以收回。
person-granted = 已由站方確認
take-back = 收回
take-back-reason = 原因
take-back-hint = 對方會立刻收到通知，並看到你寫的原因。證明將在十四天後失效。
take-back-done = 已收回，並已通知對方。
take-back-until = 已收回，{ $when } 失效：
