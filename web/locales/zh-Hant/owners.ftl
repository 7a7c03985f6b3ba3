### What owners alone read: fetched with their pages.

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

thread-reports = 被檢舉的對話
thread-reports-what = 會員從自己的私訊對話中檢舉的內容：最多到檢舉當時為止的最近 20 則。其他對話你讀不到；你自己參與的對話，相關檢舉你也看不到。
thread-reports-none = 沒有待處理的檢舉。
thread-report-by = { $by } 檢舉了 { $about }
thread-report-messages = { $count ->
   *[other] 查看最近 { $count } 則私訊
  }
thread-report-no-messages = 當時還沒有人寫過私訊。
thread-report-settle = 已處理
thread-report-settle-who = 已處理：{ $by } 檢舉了 { $about }
thread-report-settled = 這則檢舉已處理。

report = 使用統計
report-what = 用數字看這個伺服器的使用情況。不到五人的數字不顯示。
report-few = 不到 5
report-span = 顯示
report-span-weeks = 最近 { $count } 週
report-empty = 目前還沒有可以統計的內容。從第一個房間開始，就會統計房間、時數和舉手。
report-weeks = 逐週
report-week = 週（起始日）
report-so-far = { $day }，至今
report-table = 以表格顯示
report-file = 匯出 CSV
report-file-of = 匯出 CSV：{ $table }
report-rooms = 房間
report-members = 會員
report-new = 新加入
report-returning = 再次回來
report-listened = 收聽人時
report-hands = 舉手
report-share = 舉手獲請上台的比例
report-wait = 舉手等候時間的中位數
report-wait-more = 一小時以上
report-sent = 送出的聲音資料
report-cores = CPU 核心時數
report-cohorts = 誰又回來了
report-cohorts-what = 同一週獲准加入的會員中，當週和之後每一週有多少人進過房間。
report-cohorts-none = 這幾週沒有人獲准加入。
report-let-in-week = 加入週（起始日）
report-same-week = 當週
report-weeks-later = { $count } 週後
report-inviters = 依引薦人
report-inviters-what = 這幾週因某人的邀請或擔保而獲准加入的會員，以及其中最近七天進過房間的人數。
report-inviters-none = 這幾週沒有人引薦新會員。
report-inviter = 引薦人
report-let-in = 獲准加入
report-came = 最近來過
report-others = 其他人合計
report-gone = 已離開的人
report-topics = 依主題
report-topics-what = 最近七天的開放房間。不到五人的主題不列出，不公開的房間不統計。
report-topics-none = 最近七天沒有主題達到五人。
report-topic = 主題
report-costs = 花費
report-costs-what = 這幾週的用量乘上你填寫的單價。這個伺服器的每位擁有者都看得到。
report-cost-total = 合計
report-cost-room = 每個房間
report-cost-hour = 每收聽人時
report-cost-weeks = 只計有五位以上會員進過房間的 { $count } 週。
report-cost-none = 還沒有哪一週有五位以上會員進過房間。
report-currency = 貨幣
report-currency-hint = 三個字母，例如 EUR 或 TWD。
report-price-gigabyte = 每送出 1 GB 聲音資料
report-price-core = 每個 CPU 核心小時
report-price-listener = 每人在房間裡每小時
report-price-listener-hint = 如果不收費，請填零。
report-price-wrong = 單價是 0 到 1000 之間的數字。
report-prices-saved = 單價已儲存。

set-up-what = 開頭的幾個步驟。之後都能更改，也都可以略過。
set-up-done = 完成
set-up-saved = 已儲存。
set-up-look = 名稱、顏色、標誌
set-up-name = 伺服器名稱
set-up-name-hint = 新來的人在門口就會看到。
set-up-seal = 按鈕與連結的顏色
set-up-logo = 標誌
set-up-logo-hint = PNG、JPEG 或 WebP，正方形，最大 40 kB。
set-up-logo-remove = 移除標誌
seal-vermilion = 朱紅
seal-indigo = 靛藍
seal-plum = 梅紫
seal-teal = 青綠
seal-bronze = 古銅
seal-ink = 墨黑

set-up-of = 第 { $step } 步，共 { $of } 步：
set-up-who = 誰可以加入
set-up-mail = 郵件怎麼寄
set-up-save = 儲存並繼續
set-up-skip-step = 略過這一步

who-legend = 怎樣成為這裡的會員？
who-as-is = 維持現況：{ $mode }。
who-like = { $names } 就是這樣做的。
who-clubhouse = 由會員引薦
who-clubhouse-what = 先保留代號，等候加入。被指名的會員可以准許申請人加入，或發出限定一個電子郵件地址、電話號碼或帳號的邀請。
who-fam = 憑邀請
who-fam-what = 先保留代號，等候加入。邀請也可以是任何人拿到都能用的連結；會員可以准許指名自己的人加入。
who-mitalk = 憑邀請，限單一專業
who-mitalk-what = 表單會詢問專業。帳號會保留到有會員邀請為止。
who-capital-coffee = 由你閱讀並決定
who-capital-coffee-what = 表單會詢問姓名、電話與職業。你逐一閱讀，准許加入或拒絕。
who-meetclub = 限你的組織
who-meetclub-what = 透過組織的單一登入或工作信箱加入，沒有人發邀請。在設定檔的 [sign_on] 下填好登入服務或 mail_domains 之前，新的人無法加入。
who-kan-kan = 所有人
who-kan-kan-what = 註冊後就是會員。
who-dizhua = 所有人
who-dizhua-what = 註冊後就是會員。
who-duihuaba = 所有人
who-duihuaba-what = 註冊後就是會員。
who-spaces = 所有人
who-spaces-what = 註冊後就是會員。
who-more = 這裡只決定誰可以加入。這類伺服器在房間或單一登入上的其他做法，寫在設定檔的 [server] 下：
who-parts = 每一項自己選

mail-on = 郵件經由 { $host } 的連接埠 { $port } 寄出，寄件人為 { $from }。
mail-off = 還不能寄郵件。登入驗證碼與帳號通知都需要郵件。
mail-write = 設定檔要寫什麼
mail-write-anew = 在設定檔中更改
mail-write-what = 登入驗證碼靠郵件傳送，所以只能在營運者才寫得到的地方設定：jushou.toml。改好後重新啟動伺服器，再從這裡寄一封測試信。
mail-host = SMTP 伺服器
mail-port = 連接埠
mail-tls = 加密方式
mail-tls-starttls = STARTTLS
mail-tls-tls = TLS
mail-tls-none = 無：僅限這台機器或你自己的網路
mail-from = 寄件人
mail-from-hint = 電子郵件地址，或「名稱 <地址>」。
mail-user = 使用者
mail-user-hint = 如果郵件伺服器不需要，可以不填。
mail-toml = 寫入 jushou.toml 的內容
mail-password = 密碼請放在環境變數：
mail-test-to = 你的電子郵件地址
mail-test = 寄測試信給我
mail-outcome-taken = 測試信已寄出：郵件伺服器收下了。
mail-outcome-off = 無法寄信：還沒有設定郵件伺服器。
mail-outcome-unreached = { $host } 的連接埠 { $port } 沒有回應。名稱對嗎？連接埠有開嗎？
mail-outcome-tls = 無法與 { $host } 建立安全連線：憑證不符，或連接埠 { $port } 要用別的加密方式。
mail-outcome-login = { $host } 不接受這組使用者與密碼（{ $code }）。
mail-outcome-refused = { $host } 拒收這封信（{ $code }）：不接受寄件人或你的地址。
mail-outcome-refused_for_now = { $host } 暫時不收這封信（{ $code }）。請過幾分鐘再試。
mail-outcome-no_answer = 已連上 { $host }，但之後一直沒有回應。

hit-frozen-short = 已凍結
hit-removed-short = 已移回候補名單
appeal-denied-short = 申訴已駁回
appeal-lift = 解除
appeal-lift-who = 為 { $handle } 解除
appeal-deny = 駁回
appeal-deny-who = 駁回 { $handle } 的申訴
appeal-lifted = 已解除。
appeal-left = 已駁回申訴。
hits = 已凍結與已移回候補

tree = 擔保樹
tree-about = 誰讓誰加入。最上層的人是由擁有者准許加入的。
tree-find = 尋找代號
tree-any-field = 所有領域
tree-export = 匯出 CSV
tree-none = 沒有符合的人。
tree-owner = 擁有者
tree-under = 底下 { $count } 人
tree-act-freeze = 凍結
tree-act-remove = 移回候補
tree-freeze-who = 凍結 { $handle } 與底下所有人
tree-remove-who = 將 { $handle } 與底下所有人移回候補名單
tree-what-freeze = 他們仍是會員，但不能再邀請、擔保或開房間。尚未使用的邀請會收回。
tree-what-remove = 他們會回到候補名單，並在所有裝置上登出。尚未使用的邀請會收回。
tree-hit = { $count ->
   *[other] 影響 { $count } 人
  }
tree-appeal = 每個人都可以申訴一次。
tree-done-freeze = { $count ->
   *[other] 已凍結 { $count } 人。
  }
tree-done-remove = { $count ->
   *[other] 已將 { $count } 人移回候補名單。
  }

bulk = 依名單邀請
bulk-what = 每個地址一個連結，只有那個地址能用。這台伺服器在這裡不寄郵件：連結會交給你，由你寄出。
bulk-what-mailed = 每個地址一個連結，只有那個地址能用。連結會連同驗證碼寄出，也會交給你一份。
bulk-mailed = 已寄出
bulk-list = 名單
bulk-list-hint = CSV，最多 500 行，欄位為 name（姓名）、address（電子郵件地址）、note（附言）、room（房間）。只有 address 必填。
bulk-check = 先檢查一遍
bulk-make = { $count ->
   *[other] 建立 { $count } 個邀請
  }
bulk-good = { $count ->
    [0] 沒有一行可用。
   *[other] { $count } 行可用。
  }
bulk-refused = { $count ->
   *[other] { $count } 行不能用
  }
bulk-line = 第 { $line } 行：
bulk-done = { $count ->
   *[other] 已建立 { $count } 個邀請
  }
bulk-once = 請現在儲存連結：只顯示這一次。
bulk-save = 儲存為 CSV
line-no_address = 沒有地址。
line-bad_address = 這不是電子郵件地址。
line-twice = 這個地址前面已經有了。
line-bad_note = 附言太長，或含有無法顯示的字元。
line-no_such_room = 沒有這個開放的房間。
line-too_many_lines = 名單太長。
line-no_invites_left = 邀請用完了。

reviews-what = 這些人請你確認他們的工作。只確認你看到的部分，可以比申請的少。
reviews-none = 沒有人申請。
review-of = 審核 { $handle }
review-grant = 我看到了
review-grant-who = 確認 { $handle } 的這項資料
review-decline = 未能證明
review-decline-who = { $handle } 未能證明
review-said-yes = { $handle } 已驗證。
review-said-no = 已告知 { $handle } 未通過。
