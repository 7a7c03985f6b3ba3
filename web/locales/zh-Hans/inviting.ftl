### Inviting: budgets, vouches, the tree and what is done to it, handles that change hands.

invite-mail = 收到这份邀请的邮箱地址
invite-mail-hint = 这份邀请只对那个地址有效。本站不发邮件，所以以你填的为准。地址打乱后才保存，不留原样。
invite-for-account = 这份邀请只给一个账号：请用受邀的账号登录。
invite-for = 给谁
invite-for-hint = 指定了人的邀请，别人用不了，所以卖不掉，也转不走。
invite-for-anybody = 拿到链接的人
invite-for-handle = 等候名单上的人
invite-for-mail = 一个邮箱地址
invite-their-handle = 对方的用户名
invite-their-mail = 对方的邮箱地址
invite-their-mail-hint = 地址打乱后才保存，不留原样。链接由你自己发给对方。
invite-their-mail-sent = 链接和验证码会用邮件发过去。地址打乱后才保存，不留原样。
invite-for-phone = 一个手机号
invite-their-phone = 对方的手机号
invite-their-phone-hint = 带国家或地区代码：+86 138 …。链接和验证码会用短信发过去。号码打乱后才保存，不留原样。
invite-told-mail = 邮件已发出，里面有链接和验证码。光有链接进不来。
invite-told-text = 短信已发出，里面有链接和验证码；如果这个号码今天收到的已经够多，就不会再发。光有链接进不来。
invite-for-number = 这份邀请只给一个手机号。
invite-code = 随链接一起收到的验证码
invite-code-mail = 8 位数字，在邮件里。凭它确认这份邀请是给你的。
invite-code-phone = 8 位数字，在短信里。凭它确认这份邀请是给你的。
invite-code-missing = 请输入随链接收到的验证码：没有它，无法确认邀请是给你的。
invite-code-again = 没有验证码，或者它失效了？
invite-code-number = 你的手机号
invite-code-number-hint = 收到邀请的那个号码，带国家或地区代码：+86 138 …
invite-code-address = 你的邮箱地址
invite-code-address-hint = 收到邀请的那个地址。
invite-code-send = 再发一个验证码
invite-code-sent = 如果邀请确实是发到那里的，新的验证码已经发出，可能要等一分钟；之前的验证码随即失效。
invite-note = 附言
invite-note-hint = 和邀请一起显示，最多 280 个字符。
invite-meant-for = 给 @{ $handle }
invite-meant-for-address = 给一个指定邮箱
invite-meant-for-number = 给一个指定手机号
budget-why = 名额是怎么算的
budget-base = 每个人一开始就有
budget-stayed = 你请进来、{ $days } 天后还在的人
budget-hosted = 你请进来、创建过房间且有人参加的人
budget-own-rooms = 你创建过且有人参加的房间，最多算 3 个
budget-upheld = 他们被举报且举报成立，每次扣 { $costs } 个
budget-open = 待使用
budget-accepted = 已接受
budget-left = 剩余（手上最多 { $most } 个，每天能发的也有限）
budget-back = 撤回或过期未用的邀请，名额会退给你。

vouches = 谁说认识你
vouches-what = 等候名单上说你认识他们的人。你的担保能帮他们进来；担保只在你自己的领域算数，你的名字会一直列在旁边。
vouches-left = { $left ->
    [0] 你这周的担保次数用完了。
   *[other] 你这周还能担保 { $left } 次。
  }
vouches-none = 等候名单上没有人说认识你。
vouch = 担保
vouch-who = 为 { $handle } 担保
vouch-given = 你已担保
vouch-other-field = 和你不同领域
vouch-done = 已为 { $handle } 担保。
vouch-withdraw = 撤回
vouch-withdraw-who = 撤回为 { $handle } 作的担保
vouch-withdrawn = 担保已撤回。
vouch-let-in = 放行
vouch-let-in-who = 放行 { $handle }，用掉你一个邀请名额
vouch-by-handle = 你认识的其他人
vouch-by-handle-hint = 和你同领域、正在等候的人，填对方的用户名。
vouch-nobody = 你的领域里没有用这个用户名等候的人。

named = 认识你的成员
named-what = 写下认识你、也了解你工作的成员。他们会看到，可以为你担保，或直接放行你。
named-handle = 成员的用户名
named-left = { $left ->
   *[other] 还可以写 { $left } 位。
  }
named-add = 写下
named-done = 已告诉 { $handle }。
named-nobody = 没有成员叫这个用户名。
named-vouched = 已为你担保
named-waits = 还没有回应
named-drop = 撤回
named-drop-who = 撤回，不再写 { $handle }
handle-kept-until = 用户名为你保留到 { $when }，你每来一次都会延长。

hit-frozen = 站长冻结了你的邀请权
hit-frozen-what = 你仍是成员，但不能再邀请、担保或创建房间。
hit-removed = 站长把你退回了等候名单
hit-removed-what = 只有站长能再放行你。
hit-appeal = 说说为什么应该解除
hit-appeal-hint = 只有一次，最多 600 个字符。站长会看。
appeal-send = 申诉
hit-appeal-sent = 申诉已交给站长。
appeal-waiting = 申诉已交给站长。
appeal-denied = 站长看过你的申诉，决定维持原样。
give = 把被抢注的用户名给别人
give-what = 现在占着它的人会得到一个临时编的名字，用到自己另选为止；登录也用那个名字。
give-handle = 用户名
give-to = 给谁（现在的用户名）
give-do = 转给对方
give-done = 办好了。原来用它的人现在叫 @{ $handle }，请告诉对方。

rename = 换一个用户名
rename-to = 替换 @{ $handle }
rename-hint = 30 天内只能换一次。之后用新用户名登录；旧的 90 天内不会给别人。
rename-do = 更换
rename-done = 你现在是 @{ $handle } 了。

refusal-invite_used = 这份邀请已经用过了。
refusal-invite_revoked = 发出这份邀请的人已将它撤回。
refusal-invite_expired = 这份邀请过期了。
refusal-invite_not_yours = 这份邀请是给别人的，对方仍然可以用。
refusal-link_invites_off = 这里的每份邀请都要指定一个账号、邮箱地址或手机号。
refusal-frozen = 站长冻结了你的邀请权。
refusal-removed_by_owner = 站长把这个账号退回了等候名单，只有站长能放行。
refusal-bad_address = 这不是邮箱地址。
refusal-other_field = 你的担保只在自己的领域算数。
refusal-too_many_vouches = 你这周的担保次数用完了。
refusal-too_many_named = 你写下的成员已经到上限了，先撤回一位。
refusal-branch_too_large = 这样会一次涉及 500 多人。请分支处理。
refusal-branch_changed = 涉及的人已经有变，请再看一遍。
refusal-renamed_lately = 你换上这个用户名还不到 30 天。
refusal-handle_is_theirs = 对方已经在用这个用户名了。
refusal-texts_off = 本站不发短信。
refusal-bad_phone = 这不是带国家或地区代码的手机号：+86 138 …
refusal-texts_not_there = 本站不往那个国家或地区的号码发短信。
refusal-texts_spent = 暂时不再往这类号码发短信了。明天再试。
refusal-no_names_here = 这里大家都只用用户名。
