# Somebody's page.

person-own = 我的证明和徽章
person-word = 你的担保
person-word-what = 你们的专业领域都是{ $field }。如果你知道 @{ $handle } 确实做这一行，就为对方担保：三位成员的担保算一份证明。可以撤回。
person-word-given = 你已为 @{ $handle } 担保。可以撤回。
person-granted = 站方已确认
take-back = 撤销
take-back-reason = 原因
take-back-hint = 对方会立刻收到这段话。证明十四天后失效。
take-back-done = 已撤销，并已告知对方。
take-back-until = 已撤销，{ $when } 失效：
