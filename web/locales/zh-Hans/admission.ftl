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
