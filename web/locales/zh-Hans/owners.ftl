### What owners alone read: fetched with their pages.

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

thread-reports = 被举报的对话
thread-reports-what = 成员从自己的私信对话中举报的内容：最多到举报时为止的最近 20 条。其他对话你读不到；你自己参与的对话，相关举报你也看不到。
thread-reports-none = 没有待处理的举报。
thread-report-by = { $by } 举报了 { $about }
thread-report-messages = { $count ->
   *[other] 查看最近 { $count } 条私信
  }
thread-report-no-messages = 当时还没有人写过私信。
thread-report-settle = 已处理
thread-report-settle-who = 已处理：{ $by } 举报了 { $about }
thread-report-settled = 这条举报已处理。

report = 使用统计
report-what = 用数字看本站的使用情况。不足五人的数字不显示。
report-few = 不足 5
report-span = 显示
report-span-weeks = 最近 { $count } 周
report-empty = 现在还没有可统计的内容。从第一个房间开始，就会统计房间、时长和举手。
report-weeks = 逐周
report-week = 周（起始日）
report-so-far = { $day }，至今
report-table = 以表格显示
report-file = 导出 CSV
report-file-of = 导出 CSV：{ $table }
report-rooms = 房间
report-members = 成员
report-new = 新加入
report-returning = 再次来访
report-listened = 收听人时
report-hands = 举手
report-share = 举手被请上台的比例
report-wait = 举手等待时间的中位数
report-wait-more = 一小时以上
report-sent = 发出的声音数据
report-cores = CPU 核时
report-cohorts = 谁又回来了
report-cohorts-what = 同一周放行的成员中，当周和之后每一周有多少人进过房间。
report-cohorts-none = 这几周没有放行任何人。
report-let-in-week = 放行周（起始日）
report-same-week = 当周
report-weeks-later = { $count } 周后
report-inviters = 按引入人
report-inviters-what = 这几周凭某人的邀请或担保放行的成员，以及其中最近七天进过房间的人数。
report-inviters-none = 这几周没有人引入新成员。
report-inviter = 引入人
report-let-in = 放行
report-came = 最近来过
report-others = 其他人合计
report-gone = 已离开的人
report-topics = 按话题
report-topics-what = 最近七天的公开房间。不足五人的话题不列出，不公开的房间不统计。
report-topics-none = 最近七天没有话题达到五人。
report-topic = 话题
report-costs = 花费
report-costs-what = 这几周的用量乘以你填写的单价。本站所有站长都能看到。
report-cost-total = 合计
report-cost-room = 每个房间
report-cost-hour = 每收听人时
report-cost-weeks = 只计有五名以上成员进过房间的 { $count } 周。
report-cost-none = 还没有哪一周有五名以上成员进过房间。
report-currency = 货币
report-currency-hint = 三个字母，例如 EUR 或 CNY。
report-price-gigabyte = 每发出 1 GB 声音数据
report-price-core = 每个 CPU 核时
report-price-listener = 每人在房间里每小时
report-price-listener-hint = 如果不收费，填零。
report-price-wrong = 单价是 0 到 1000 之间的数字。
report-prices-saved = 单价已保存。

set-up-what = 先做几步。以后都能改，也都可以不做。
set-up-done = 完成
set-up-saved = 已保存。
set-up-look = 名称、颜色、标志
set-up-name = 站名
set-up-name-hint = 新来的人在门口就会看到。
set-up-seal = 按钮和链接的颜色
set-up-logo = 标志
set-up-logo-hint = PNG、JPEG 或 WebP，正方形，最大 40 kB。
set-up-logo-remove = 撤下标志
seal-vermilion = 朱红
seal-indigo = 靛蓝
seal-plum = 梅紫
seal-teal = 青绿
seal-bronze = 古铜
seal-ink = 墨色

set-up-of = 第 { $step } 步，共 { $of } 步：
set-up-who = 谁可以进来
set-up-mail = 怎样发邮件
set-up-save = 保存并继续
set-up-skip-step = 跳过这一步

who-legend = 怎样成为这里的成员？
who-as-is = 保持现状：{ $mode }。
who-like = 和 { $names } 一样。
who-clubhouse = 凭成员一句话
who-clubhouse-what = 用户名先留着等候。申请人写下的成员可以直接放行，也可以给一个邮箱地址、手机号或账号开一份邀请。
who-fam = 凭邀请
who-fam-what = 用户名先留着等候。邀请也可以是链接，谁拿到谁能用；成员还可以放行写下自己的申请人。
who-mitalk = 凭邀请，面向一个行业
who-mitalk-what = 表单会问职业。账号先留着，等成员来邀请。
who-capital-coffee = 你看过再决定
who-capital-coffee-what = 表单会问姓名、电话和职业。你逐份看，放行或拒绝。
who-meetclub = 只限你的机构
who-meetclub-what = 只能凭机构的统一登录或工作邮箱进来，没有人发邀请。在配置的 [sign_on] 下写好登录服务或 mail_domains 之前，新人都进不来。
who-kan-kan = 所有人
who-kan-kan-what = 注册就是成员。
who-dizhua = 所有人
who-dizhua-what = 注册就是成员。
who-duihuaba = 所有人
who-duihuaba-what = 注册就是成员。
who-spaces = 所有人
who-spaces-what = 注册就是成员。
who-more = 这里只定谁可以进来。这类站点在房间或登录上的其他做法，写在配置的 [server] 下：
who-parts = 每一项都自己选

mail-on = 邮件经 { $host } 的 { $port } 端口发出，发件人是 { $from }。
mail-off = 现在还发不了邮件。登录验证码和账号通知都要用到它。
mail-write = 配置里要写什么
mail-write-anew = 在配置里修改
mail-write-what = 登录验证码走邮件，所以只能在运维者才写得到的地方设置，也就是 jushou.toml。写好后重启服务器，再从这里发一封测试邮件。
mail-host = SMTP 服务器
mail-port = 端口
mail-tls = 加密方式
mail-tls-starttls = STARTTLS
mail-tls-tls = TLS
mail-tls-none = 不加密：只限本机或自己的网络
mail-from = 发件人
mail-from-hint = 一个地址，或 Name <address> 的写法。
mail-user = 用户
mail-user-hint = 邮件服务器不要求的话，可以不填。
mail-toml = 写进 jushou.toml 的内容
mail-password = 密码放在环境变量里，名为
mail-test-to = 你的邮箱地址
mail-test = 给我发一封测试邮件
mail-outcome-taken = 邮件已发出：邮件服务器收下了。
mail-outcome-off = 发不了邮件：还没有设置邮件服务器。
mail-outcome-unreached = { $host } 的 { $port } 端口没有回应。名字对吗？端口开着吗？
mail-outcome-tls = 无法与 { $host } 建立安全连接：证书不符，或 { $port } 端口用的是另一种加密方式。
mail-outcome-login = { $host } 不接受这个用户和密码（{ $code }）。
mail-outcome-refused = { $host } 拒收这封邮件（{ $code }）：不接受发件人地址，或不接受你的地址。
mail-outcome-refused_for_now = { $host } 暂时不收这封邮件（{ $code }）。过几分钟再试。
mail-outcome-no_answer = 连上了 { $host }，但它迟迟没有答复。

hit-frozen-short = 已冻结
hit-removed-short = 已退回等候名单
appeal-denied-short = 申诉被驳回
appeal-lift = 解除
appeal-lift-who = 为 { $handle } 解除
appeal-deny = 驳回
appeal-deny-who = 驳回 { $handle } 的申诉
appeal-lifted = 已解除。
appeal-left = 申诉已驳回。
hits = 被冻结和被退回的人

tree = 担保树
tree-about = 谁把谁带了进来。树根上的人由站长放行。
tree-find = 查找用户名
tree-any-field = 所有领域
tree-export = 导出 CSV
tree-none = 没有符合的人。
tree-owner = 站长
tree-under = 下面 { $count } 人
tree-act-freeze = 冻结
tree-act-remove = 退回
tree-freeze-who = 冻结 { $handle } 和下面所有人
tree-remove-who = 把 { $handle } 和下面所有人退回等候名单
tree-what-freeze = 他们仍是成员，但不能再邀请、担保或创建房间。他们待使用的邀请会被撤回。
tree-what-remove = 他们会回到等候名单，并在所有设备上退出登录。他们待使用的邀请会被撤回。
tree-hit = { $count ->
   *[other] 涉及 { $count } 人
  }
tree-appeal = 每个人都可以申诉一次。
tree-done-freeze = { $count ->
   *[other] 已冻结 { $count } 人。
  }
tree-done-remove = { $count ->
   *[other] 已把 { $count } 人退回等候名单。
  }

bulk = 按名单邀请
bulk-what = 每个地址一个链接，只对该地址有效。本站在这里不发邮件：链接给你，由你发出。
bulk-what-mailed = 每个地址一个链接，只对该地址有效。链接和验证码会用邮件发过去，你也会拿到链接。
bulk-mailed = 已发邮件
bulk-list = 名单
bulk-list-hint = CSV，最多 500 行，依次是：姓名、邮箱地址、附言、房间。只有邮箱地址必填。
bulk-check = 先检查一遍
bulk-make = { $count ->
   *[other] 生成 { $count } 份邀请
  }
bulk-good = { $count ->
    [0] 没有一行可用。
   *[other] { $count } 行可用。
  }
bulk-refused = { $count ->
   *[other] { $count } 行不可用
  }
bulk-line = 第 { $line } 行：
bulk-done = { $count ->
   *[other] 已生成 { $count } 份邀请
  }
bulk-once = 现在就保存链接：只显示这一次。
bulk-save = 存为 CSV
line-no_address = 没有邮箱地址。
line-bad_address = 这不是邮箱地址。
line-twice = 这个地址前面已经有了。
line-bad_note = 附言太长，或含有不可见的字符。
line-no_such_room = 没有这个公开房间。
line-too_many_lines = 名单太长。
line-no_invites_left = 邀请名额用完了。

reviews-what = 这些人请你核对他们是做什么的。只确认你亲眼看到的，可以比他们要求的少。
reviews-none = 没有人提交审核。
review-of = 审核 { $handle }
review-grant = 我看过，属实
review-grant-who = 我看过 { $handle } 的材料，属实
review-decline = 不足以证明
review-decline-who = { $handle } 的材料不足以证明
review-said-yes = { $handle } 已核实。
review-said-no = 已告知 { $handle } 没有通过。
