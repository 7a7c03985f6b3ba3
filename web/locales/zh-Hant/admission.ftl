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

admin-pages = 誰能加入
admission = 加入方式
criteria = 條件
decisions = 決定

waitlist-filters = 只顯示
waitlist-any = 全部
waitlist-part = 已符合或未符合
waitlist-from = 註冊日期不早於
waitlist-whom = 決定
waitlist-undecided = 未被拒絕
waitlist-refused = 已拒絕
waitlist-none-fits = 沒有符合的人。
waitlist-refuse = 拒絕
waitlist-refuse-who = 拒絕 { $handle }
waitlist-refused-done = 已拒絕 { $handle }。對方會收到通知，並可以申訴。
appeals = 申訴
appeal-answer-words = 想回覆的話，寫在這裡
appeal-keep = 維持拒絕
appeal-keep-who = 維持拒絕 { $handle }
appeal-kept = 已將你的答覆告知 { $handle }。

admission-what = 儲存後立即生效，適用於之後來的每個人。已經加入的人不受影響。
admission-saved = 已儲存並生效。
mode = 沒有人引薦時，誰能加入
mode-open = 開放
mode-open-what = 註冊後就是會員。
mode-invite = 邀請
mode-invite-what = 申請人等待邀請，或由你准許。
mode-waitlist = 候補
mode-waitlist-what = 由啟用中的條件決定，註冊時與之後都會判斷。沒有條件時由你決定。
mode-reviewed = 審核
mode-reviewed-what = 由你逐一閱讀表單並決定。
mode-organisation = 組織
mode-organisation-what = 只能透過組織的單一登入或工作信箱加入。
admission-invites = 無論哪種方式，有邀請就能加入
admission-link-invites = 邀請可以是任何人拿到都能用的連結
admission-members-let-in = 會員可以准許指名自己的申請人加入
names = 姓名
names-as_stated = 依本人自述
names-as_stated-what = 表單會詢問姓名，並照自述顯示。
names-proven = 只顯示已證明的
names-proven-what = 等到組織的單一登入或站方審核證明了相同的姓名，才會顯示。在那之前只顯示代號，並註明「姓名未證明」。
names-pseudonym = 不用姓名：一律化名
names-pseudonym-what = 表單不問姓名，也不顯示。大家都用代號。
admission-form = 表單
admission-region = 詢問地區（可以不填）
question-number = 第 { $number } 題
question-words = 問題
question-key = 簡稱
question-key-hint = 可用 a–z、數字與 _，以字母開頭。運算式會用到。
question-required = 必須回答
question-add = 新增問題
question-remove = 移除這個問題

criteria-what = 你為候補名單寫下的加入規則。申請人讀的是文字，伺服器讀的是運算式。每次儲存都會產生新版本；啟用之前，一切照舊。
criteria-none-in-force = 目前沒有啟用任何條件。
criteria-in-force = 目前啟用第 { $version } 版。
criteria-name = 名稱
criteria-need = 須符合
criteria-need-all = 所有項目
criteria-need-at-least = { $count ->
   *[other] 至少 { $count } 項
  }
part-number = 第 { $number } 項
part-words = 用白話說
part-words-hint = 無論是否符合，申請人都會讀到這句話。
part-expression = 運算式
part-key = 簡稱
part-monotone = 多一項證明、多一次擔保或多等一天，都不會讓它變成不符合（儲存時會測試）
part-add = 新增項目
part-remove = 移除這個項目
criteria-facts = 運算式可以查看的資料
criteria-facts-what = 使用 Common Expression Language：&& || ! == < in；清單可用 exists、all、filter、map 與 size。
criteria-save = 儲存為新版本
criteria-saved = 已儲存第 { $version } 版，尚未啟用。
criteria-in-force-now = 已啟用第 { $version } 版，正在重新判斷候補中的人。
criteria-none-now = 現在沒有啟用任何條件。
criteria-versions = 版本
criteria-version = 第 { $version } 版
criteria-is-in-force = 啟用中
criteria-written = { $who } 撰寫，{ $when }
criteria-put = { $who } 啟用，{ $when }
criteria-edit = 以此版修改
criteria-edit-which = 以此版修改：第 { $version } 版
criteria-put-in-force = 啟用
criteria-put-which = 啟用：第 { $version } 版
criteria-take-out = 停用

criteria-why-bad_text = 名稱與每個項目各寫一行，不要太長。
criteria-why-bad_key = 簡稱可用 a–z、數字與 _，以字母開頭。
criteria-why-no_parts = 規則至少要有一個項目。
criteria-why-too_many_parts = 規則最多 16 個項目。
criteria-why-same_key = 有兩個項目用了同一個簡稱。
criteria-why-need = 須符合的項目數不能超過項目總數。
criteria-why-empty = 運算式是空的。
criteria-why-too_long = 運算式太長。
criteria-why-too_deep = 運算式的巢狀層數太多。
criteria-why-syntax = 無法解讀這個運算式。是不是少了括號或引號？
criteria-why-unknown_name = 這裡沒有「{ $word }」。
criteria-why-unknown_field = 裡面沒有「{ $word }」這個欄位。
criteria-why-unknown_function = 沒有「{ $word }」這個函式。
criteria-why-wrong_type = 「{ $word }」不能用在這種資料上。
criteria-why-not_yes_or_no = 整個運算式的結果必須是「是」或「否」。
criteria-why-unknown_answer = 表單沒有問「{ $word }」。
criteria-why-not_monotone_proof = 多一項證明可能讓它變成不符合。
criteria-why-not_monotone_vouch = 多一次擔保可能讓它變成不符合。
criteria-why-not_monotone_waiting = 等得更久可能讓它變成不符合。

dry-run = 試算
dry-run-title = { $applicants } 位申請人，{ $ms } 毫秒
dry-run-said = { $enters } 人會獲准加入，{ $no_longer } 人不再符合。
dry-run-enters = 會獲准加入
dry-run-no-longer = 不再符合
dry-run-members = 不會符合的現有會員
dry-run-first = 前幾位：
dry-run-first-no-longer = 不再符合的前幾位：
dry-run-voucher = 擔保人
dry-run-nobody = 沒有人
dry-run-nothing-changed = 沒有任何變更。會員仍是會員。

decisions-what = 每個人由誰、依哪一版規則獲准或被拒。每筆決定都保留當時的依據，可以重新驗算。
decisions-none = 還沒有任何決定。
decisions-csv = 匯出 CSV
decisions-jsonl = 匯出 JSON lines
decisions-parts = 條件第 { $version } 版：已符合 { $met }；未符合 { $missing }
outcome-let_in = 准許加入
outcome-refused = 拒絕
how-open = 當時人人都能加入。
how-criteria = 依條件第 { $version } 版。
how-owner = 由 { $who } 決定。
how-appeal = 申訴後由 { $who } 決定。

texts = 簡訊
texts-today = { $sent ->
   *[other] 過去 24 小時發送 { $sent } 則簡訊：
  }花費 { $spent }，上限 { $cap }。
texts-failing = 簡訊閘道沒有接受上一則簡訊。原因請看記錄檔。
texts-spent = 要等其中一部分花費滿一天，才會再發送。
texts-ranges = 依號碼開頭
texts-range = 發送 { $sent } 則，使用 { $used } 則，花費 { $spent }／{ $cap }
texts-closed = 暫停到 { $when }：發到這裡的簡訊幾乎沒有人使用。
texts-what = 只會發給兩種人：會員用電話號碼邀請的人，以及你准許加入、並回答了簡稱為「phone」的問題的人。
how-invite = 透過 { $who } 的邀請。
how-voucher = 由申請人指名的 { $who } 准許。
how-organisation = 透過組織的單一登入或工作信箱。
how-first_start = 透過第一位擁有者的連結。
decisions-filters = 只顯示
decisions-handle = 關於這個代號
decisions-outcome = 結果
decisions-how = 依據
decisions-how-open = 自由加入
decisions-how-criteria = 條件
decisions-how-owner = 擁有者
decisions-how-appeal = 申訴
decisions-how-invite = 邀請
decisions-how-voucher = 被指名的會員
decisions-how-organisation = 組織
decisions-how-first_start = 第一位擁有者的連結
decisions-none-fits = 沒有符合的決定。
decision-look = 當時的依據
decision-title = { $handle }：{ $outcome ->
    [let_in] 准許加入
   *[refused] 拒絕
  }
decision-back = 所有決定
decision-mode = 加入方式，第 { $version } 版
decision-criteria = 條件，第 { $version } 版：{ $name }
decision-no-criteria = 當時沒有啟用任何條件。
decision-facts = 當時已知的資料
decision-replays = 現在用同一版重新驗算，結果相同。
decision-differs = 現在用同一版重新驗算，結果不同。儲存的資料被改過。
decision-waited = 等候
decision-waited-days = { $days ->
   *[other] { $days } 天
  }
decision-vouches = 擔保
decision-lately = 之前 30 天內加入的人
decision-lately-counts = 共 { $all } 人，同領域 { $field } 人，同地區 { $region } 人
decision-none = 無
decision-vouch = { $field }，入會 { $days } 天{ $good ->
    [yes] {""}
   *[no] ，已凍結
  }
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
