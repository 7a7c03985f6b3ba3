### Who gets in: the form, the wait, and the owner's pages about both.

entry-may-skip = 可以不填。
entry-region = 地区
entry-region-hint = 愿意说再填。
entry-region-none = 不填

wait-parts = 怎样才能进来
wait-all = { $count ->
    [1] 要看这一项：
   *[other] 以下各项都要满足：
  }
wait-at-least = 以下 { $of } 项中满足 { $count } 项：
part-met = 已满足：
part-missing = 未满足：
wait-next-parts = 把上面还缺的条件补齐，也能马上进来。
wait-next-organisation = 用机构的统一登录，或用发到工作邮箱的验证码，马上就能进来。
wait-prove = 证明你在哪里工作
wait-form = 你的回答
wait-form-saved = 回答已保存。
wait-refused = 申请未通过
wait-refused-what = 站长在 { $when } 拒绝了你的申请。用户名仍然归你。
appeal = 申诉
appeal-words = 为什么请站长再看一次？
appeal-hint = 写一行。只能申诉一次。
appeal-sent = 你在 { $when } 提出了申诉：
appeal-waits = 站长还没有答复。
appeal-answered = 站长在 { $when } 作了答复。

admin-pages = 谁能进来
admission = 准入
criteria = 条件
decisions = 决定

waitlist-filters = 只看
waitlist-any = 全部
waitlist-part = 满足与否
waitlist-from = 注册不早于
waitlist-whom = 处理情况
waitlist-undecided = 未被拒绝
waitlist-refused = 已拒绝
waitlist-none-fits = 没有符合的人。
waitlist-refuse = 拒绝
waitlist-refuse-who = 拒绝 { $handle }
waitlist-refused-done = 已拒绝 { $handle }。对方会得知结果，也可以申诉。
appeals = 申诉
appeal-answer-words = 你的答复（可以不写）
appeal-keep = 维持拒绝
appeal-keep-who = 对 { $handle } 维持拒绝
appeal-kept = 已答复 { $handle }。

admission-what = 保存后立即生效，对之后来的每个人都适用。已经进来的人不受影响。
admission-saved = 已保存，并已生效。
mode = 没有人邀请或担保时，谁能进来
mode-open = 开放
mode-open-what = 注册就是成员。
mode-invite = 邀请
mode-invite-what = 申请人等别人邀请，或等你放行。
mode-waitlist = 等候名单
mode-waitlist-what = 由生效中的条件决定，注册时看，之后也看。没有条件时由你决定。
mode-reviewed = 审核
mode-reviewed-what = 每份表单你都亲自看，再决定。
mode-organisation = 机构
mode-organisation-what = 只能凭机构的统一登录或工作邮箱进来。
admission-invites = 不管哪种模式，有邀请就能进来
admission-link-invites = 邀请可以是链接，谁拿到谁能用
admission-members-let-in = 成员可以放行写下自己的申请人
names = 姓名
names-as_stated = 本人怎么填就怎么显示
names-as_stated-what = 表单会问姓名，照填写的显示。
names-proven = 只显示已核实的
names-proven-what = 有证明写着同一个姓名时才显示，比如机构的统一登录或站方审核。在那之前只显示用户名，并注明“姓名未核实”。
names-pseudonym = 不用姓名，只用化名
names-pseudonym-what = 表单不问姓名，也不显示姓名。大家都以用户名相称。
admission-form = 表单
admission-region = 询问地区（可以不填）
question-number = 问题 { $number }
question-words = 问题
question-key = 短名
question-key-hint = 用 a–z、数字和 _，以字母开头。表达式里会用到。
question-required = 必须回答
question-add = 添加问题
question-remove = 删除这个问题

criteria-what = 你写下的规则，定的是等候名单上谁能进来。申请人看文字，服务器看表达式。每次保存都是一个新版本，启用之前什么都不变。
criteria-none-in-force = 没有生效中的条件。
criteria-in-force = 第 { $version } 版生效中。
criteria-name = 名称
criteria-need = 需要满足
criteria-need-all = 全部
criteria-need-at-least = { $count ->
   *[other] 至少 { $count } 项
  }
part-number = 第 { $number } 项
part-words = 文字说明
part-words-hint = 申请人看到的就是这句话，以及是否满足。
part-expression = 表达式
part-key = 短名
part-monotone = 多一份证明、多一份担保、多等一天，都不会让它从满足变成不满足（保存时会试一遍）
part-add = 添加一项
part-remove = 删除这一项
criteria-facts = 表达式可以用到什么
criteria-facts-what = 语法是 Common Expression Language（CEL）：&& || ! == < in，列表还可以用 exists、all、filter、map 和 size。
criteria-save = 存为新版本
criteria-saved = 第 { $version } 版已保存，还没有启用。
criteria-in-force-now = 第 { $version } 版已生效，正在按它查看等候的人。
criteria-none-now = 现在没有生效中的条件。
criteria-versions = 版本
criteria-version = 第 { $version } 版
criteria-is-in-force = 生效中
criteria-written = { $who } 写于 { $when }
criteria-put = { $who } 启用于 { $when }
criteria-edit = 从这版改起
criteria-edit-which = 从这版改起：第 { $version } 版
criteria-put-in-force = 启用
criteria-put-which = 启用：第 { $version } 版
criteria-take-out = 停用

criteria-why-bad_text = 名称和每一项都要写成一行，别太长。
criteria-why-bad_key = 短名由 a–z、数字和 _ 组成，以字母开头。
criteria-why-no_parts = 规则至少要有一项。
criteria-why-too_many_parts = 规则最多 16 项。
criteria-why-same_key = 有两项用了同一个短名。
criteria-why-need = 需要满足的项数不能超过总项数。
criteria-why-empty = 表达式是空的。
criteria-why-too_long = 表达式太长。
criteria-why-too_deep = 表达式嵌套太深。
criteria-why-syntax = 表达式读不懂。是不是少了括号或引号？
criteria-why-unknown_name = 这里没有叫“{ $word }”的东西。
criteria-why-unknown_field = 其中没有“{ $word }”这个字段。
criteria-why-unknown_function = 没有“{ $word }”这个函数。
criteria-why-wrong_type = “{ $word }”和给它的值类型不合。
criteria-why-not_yes_or_no = 整个表达式的结果必须是“是”或“否”。
criteria-why-unknown_answer = 表单里没有“{ $word }”这个问题。
criteria-why-not_monotone_proof = 多一份证明，反而可能变成不满足。
criteria-why-not_monotone_vouch = 多一份担保，反而可能变成不满足。
criteria-why-not_monotone_waiting = 等得更久，反而可能变成不满足。

dry-run = 试算
dry-run-title = { $applicants } 位申请人，{ $ms } 毫秒
dry-run-said = { $enters } 人能进来，{ $no_longer } 人不再能进来。
dry-run-enters = 能进来
dry-run-no-longer = 不再能进来
dry-run-members = 按此进不来的现有成员
dry-run-first = 前几位：
dry-run-first-no-longer = 不再能进来的前几位：
dry-run-voucher = 担保人
dry-run-nobody = 无人担保
dry-run-nothing-changed = 什么都没有改动，成员还是成员。

decisions-what = 谁被放行，谁被拒绝，由谁或凭什么决定，用的是哪一版。每条都留着当时看到的情况，可以重新推算。
decisions-none = 还没有任何决定。
decisions-csv = 导出 CSV
decisions-jsonl = 导出 JSON Lines
decisions-parts = 第 { $version } 版条件：已满足 { $met }；未满足 { $missing }
outcome-let_in = 已放行
outcome-refused = 已拒绝
how-open = 当时人人都能进来。
how-criteria = 依据第 { $version } 版条件。
how-owner = 由 { $who } 决定。
how-appeal = 经申诉，由 { $who } 决定。

texts = 短信
texts-today = 过去 24 小时发出 { $sent ->
   *[other] { $sent } 条短信
  }，花费 { $spent }，上限 { $cap }。
texts-failing = 短信网关没有接收最近一条短信，原因见日志。
texts-spent = 额度用完了。等其中一部分满 24 小时，才会继续发送。
texts-ranges = 按号段
texts-range = 发出 { $sent } 条，用了 { $used } 条，花费 { $spent }，上限 { $cap }
texts-closed = 停发至 { $when }：发到这里的短信几乎没有人用。
texts-what = 短信只发给两种人：成员按手机号邀请的人，以及你放行的、回答过短名为“phone”的问题的人。
how-invite = 凭 { $who } 的邀请。
how-voucher = 由申请人写下的 { $who } 放行。
how-organisation = 凭机构的统一登录或工作邮箱。
how-first_start = 凭首位站长的链接。
decisions-filters = 只看
decisions-handle = 用户名
decisions-outcome = 结果
decisions-how = 依据
decisions-how-open = 当时开放
decisions-how-criteria = 条件
decisions-how-owner = 站长
decisions-how-appeal = 申诉
decisions-how-invite = 邀请
decisions-how-voucher = 申请人写下的成员
decisions-how-organisation = 机构
decisions-how-first_start = 首位站长的链接
decisions-none-fits = 没有符合的决定。
decision-look = 当时看到的情况
decision-title = { $handle }：{ $outcome ->
    [let_in] 已放行
   *[refused] 已拒绝
  }
decision-back = 全部决定
decision-mode = 准入第 { $version } 版
decision-criteria = 条件第 { $version } 版：{ $name }
decision-no-criteria = 当时没有生效中的条件。
decision-facts = 当时已知的情况
decision-replays = 现在用同一版重新推算，结果相同。
decision-differs = 现在用同一版重新推算，结果不同：存下的内容被改过。
decision-waited = 等了多久
decision-waited-days = { $days ->
   *[other] { $days } 天
  }
decision-vouches = 担保
decision-lately = 此前 30 天内放行
decision-lately-counts = 共 { $all } 人，同领域 { $field } 人，同地区 { $region } 人
decision-none = 无
decision-vouch = { $field }，成为成员 { $days } 天{ $good ->
    [yes] {""}
   *[no] ，已冻结
  }
own-decision-let_in = 你是怎样进来的
own-decision-refused = 当时的决定
own-how-open = 你注册时，人人都能进来。
own-how-criteria = 你满足了第 { $version } 版条件。
own-how-owner = 由本站站长决定。
own-how-appeal = 你申诉后，由本站站长决定。
own-how-invite = 凭 @{ $who } 的邀请。
own-how-voucher = 由你写下的 @{ $who } 放行。
own-how-organisation = 凭你所在机构的统一登录或邮箱。
own-how-first_start = 凭首位站长的链接。
own-decision-parts = 按第 { $version } 版条件，当时的结果

what-helps = 怎样才能进来
what-helps-all = { $count ->
    [1] 要看这一项：
   *[other] 以下各项都要看：
  }
what-helps-at-least = 以下 { $of } 项中，要满足 { $count } 项：
what-helps-later = 留好用户名之后，你会看到哪些已经满足，其余的可以怎么办。
what-helps-invite = 有邀请也能进来。
part-do-proofs = 证明你的职业
part-do-vouches = 写下一位认识你的成员
part-do-answers = 回答问题
part-do-said = 看的是你填写的职业和地区。
part-do-waiting = 不用做什么，时间到了就满足。
part-do-quota = 不用做什么，过些时候会有空位。

name = 你的姓名
name-hint = 可以不填。照你填写的显示在用户名旁边。
name-hint-proven = 可以不填。有证明写着同一个姓名时才显示，在那之前大家以用户名称呼你。
name-saved = 姓名已保存。
name-proven = 姓名已核实
name-not-proven = 姓名未核实
