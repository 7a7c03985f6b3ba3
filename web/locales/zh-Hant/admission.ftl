### Who gets in: the form, the wait, and the owner's pages about both.

entry-may-skip = 可以不填。
entry-region = 地區
entry-region-hint = 想說再填。
entry-region-none = 未填

wait-parts = 怎樣才能加入
wait-all = { $count ->
    [1] 判斷依據是這一項：
   *[other] 以下各項都要符合：
  }
wait-at-least = 以下 { $of } 項中符合 { $count } 項：
part-met = 已符合：
part-missing = 未符合：
wait-next-parts = 或是補齊上面未符合的項目，就會立刻獲准加入。
wait-next-organisation = 用組織的單一登入，或寄到工作信箱的驗證碼，就能立刻加入。
wait-prove = 證明你在哪裡工作
wait-form = 你的回答
wait-form-saved = 已儲存你的回答。
wait-refused = 未獲准加入
wait-refused-what = 這台伺服器的擁有者在 { $when } 拒絕了你的申請。代號仍是你的。
appeal = 申訴
appeal-words = 擁有者為什麼該再看一次？
appeal-hint = 寫一行。只能申訴一次。
appeal-sent = 你在 { $when } 提出申訴：
appeal-waits = 擁有者還沒有回覆。
appeal-answered = 擁有者在 { $when } 回覆了。

own-decision-let_in = 你是怎麼加入的
own-decision-refused = 決定的內容
own-how-open = 你註冊時，人人都能加入。
own-how-criteria = 你符合條件第 { $version } 版。
own-how-owner = 由這台伺服器的擁有者決定。
own-how-appeal = 你申訴後，由這台伺服器的擁有者決定。
own-how-invite = 透過 @{ $who } 的邀請。
own-how-voucher = 由你指名的 @{ $who } 准許。
own-how-organisation = 透過你組織的單一登入或工作信箱。
own-how-first_start = 透過第一位擁有者的連結。
own-decision-parts = 當時條件第 { $version } 版的結果

what-helps = 怎樣才能加入
what-helps-all = { $count ->
    [1] 判斷依據是這一項：
   *[other] 以下各項都會納入判斷：
  }
what-helps-at-least = 以下 { $of } 項中須符合 { $count } 項：
what-helps-later = 保留代號之後，你會看到哪些已經符合，其餘的又該怎麼做。
what-helps-invite = 有邀請也能加入。
part-do-proofs = 證明你的專業
part-do-vouches = 指名一位認識你的會員
part-do-answers = 回答問題
part-do-said = 依據是你自述的工作內容與地點。
part-do-waiting = 不必做什麼：時間到了就會符合。
part-do-quota = 不必做什麼：過一段時間會空出名額。

name = 你的姓名
name-hint = 可以不填。照自述顯示在代號旁。
name-hint-proven = 可以不填。等到有證明帶著相同的姓名才會顯示；在那之前只顯示代號。
name-saved = 已儲存你的姓名。
name-proven = 姓名已證明
name-not-proven = 姓名未證明
