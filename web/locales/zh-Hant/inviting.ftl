### Inviting: budgets, vouches, the tree and what is done to it, handles that change hands.

invite-mail = 收到這個邀請的電子郵件地址
invite-mail-hint = 這個邀請只給那個地址。這台伺服器不寄郵件，所以以你填的為準。地址打亂後才會保存，不留原文。
invite-for-account = 這個邀請只給一個帳號：請用受邀的帳號登入。
invite-for = 要給誰
invite-for-hint = 指定對象的邀請，別人拿了也不能用，所以無法轉賣或轉讓。
invite-for-anybody = 任何有連結的人
invite-for-handle = 候補名單上的人
invite-for-mail = 一個電子郵件地址
invite-their-handle = 對方的代號
invite-their-mail = 對方的電子郵件地址
invite-their-mail-hint = 地址打亂後才會保存，不留原文。請自己把連結傳給對方。
invite-their-mail-sent = 連結與驗證碼會以郵件寄到那裡。地址打亂後才會保存，不留原文。
invite-for-phone = 一個電話號碼
invite-their-phone = 對方的電話號碼
invite-their-phone-hint = 請加國碼：+886 912 … 連結與驗證碼會以簡訊傳到那裡。號碼打亂後才會保存，不留原文。
invite-told-mail = 附有連結與驗證碼的郵件已寄出。光有連結無法加入。
invite-told-text = 附有連結與驗證碼的簡訊已發送，除非那個號碼今天收到的已經夠多。光有連結無法加入。
invite-for-number = 這個邀請只給一個電話號碼。
invite-code = 隨連結附上的驗證碼
invite-code-mail = 郵件裡的 8 位數字，用來確認邀請是給你的。
invite-code-phone = 簡訊裡的 8 位數字，用來確認邀請是給你的。
invite-code-missing = 請輸入隨連結附上的驗證碼：沒有它，無法確認邀請是給誰的。
invite-code-again = 沒有驗證碼，或驗證碼失效了？
invite-code-number = 你的電話號碼
invite-code-number-hint = 收到邀請的號碼，請加國碼：+886 912 …
invite-code-address = 你的電子郵件地址
invite-code-address-hint = 收到邀請的地址。
invite-code-send = 重新傳送驗證碼
invite-code-sent = 如果邀請確實寄到那裡，新的驗證碼已經發出，可能要等一分鐘；之前的驗證碼到時就會失效。
invite-note = 附言
invite-note-hint = 與邀請一起顯示，最多 280 個字元。
invite-meant-for = 給 @{ $handle }
invite-meant-for-address = 給一個電子郵件地址
invite-meant-for-number = 給一個電話號碼
budget-why = 為什麼是這個數量
budget-base = 每個人的起始數量
budget-stayed = 由你帶進來，{ $days } 天後仍在這裡的人
budget-hosted = 由你帶進來，開過房間且有人參加的人
budget-own-rooms = 你開過且有人參加的房間，最多算 3 個
budget-upheld = 針對這些人的檢舉成立，每件扣 { $costs } 個
budget-open = 目前尚未使用
budget-accepted = 已接受
budget-left = 剩餘，同時最多 { $most } 個，每天另有限額
budget-back = 收回的邀請，或過期沒人用的邀請，會退還給你。

vouches = 誰指名了你
vouches-what = 候補名單上說認識你的人。你的擔保能幫助對方加入；擔保只在你自己的領域算數，你的代號會一直列在旁邊。
vouches-left = { $left ->
    [0] 你這週的擔保次數用完了。
   *[other] 你這週還能擔保 { $left } 次。
  }
vouches-none = 候補名單上沒有人指名你。
vouch = 擔保
vouch-who = 為 { $handle } 擔保
vouch-given = 你已擔保
vouch-other-field = 和你不同領域
vouch-done = 你已為 { $handle } 擔保。
vouch-withdraw = 收回
vouch-withdraw-who = 收回對 { $handle } 的擔保
vouch-withdrawn = 已收回你的擔保。
vouch-let-in = 准許加入
vouch-let-in-who = 用一個邀請准許 { $handle } 加入
vouch-by-handle = 其他你認識的人
vouch-by-handle-hint = 輸入你領域中正在候補的人的代號。
vouch-nobody = 你的領域中，沒有人用這個代號候補。

named = 認識你的會員
named-what = 指名認識你、了解你工作的會員。他們會看到，並可以為你擔保，或准許你加入。
named-handle = 會員的代號
named-left = { $left ->
   *[other] 你還能指名 { $left } 人。
  }
named-add = 指名
named-done = 已通知 { $handle }。
named-nobody = 沒有會員用這個代號。
named-vouched = 已為你擔保
named-waits = 還沒有回應
named-drop = 收回
named-drop-who = 收回對 { $handle } 的指名
handle-kept-until = 你的代號保留到 { $when }，每次回來都會延長。

hit-frozen = 擁有者凍結了你的邀請
hit-frozen-what = 你仍是會員，但不能再邀請、擔保或開房間。
hit-removed = 擁有者把你移回了候補名單
hit-removed-what = 只有擁有者能再准許你加入。
hit-appeal = 說明為什麼應該解除
hit-appeal-hint = 只有一次，最多 600 個字元。擁有者會看。
appeal-send = 申訴
hit-appeal-sent = 你的申訴已送交擁有者。
appeal-waiting = 你的申訴正等擁有者處理。
appeal-denied = 擁有者看過你的申訴，決定維持原狀。
give = 把被占用的代號給別人
give-what = 目前的持有者會改用系統取的名字，直到自己另選一個；登入時也用那個名字。
give-handle = 要給出的代號
give-to = 給誰（對方現在的代號）
give-do = 給對方
give-done = 完成。原本的持有者現在叫 @{ $handle }：請告訴對方。

rename = 換一個代號
rename-to = 取代 @{ $handle }
rename-hint = 30 天內只能換一次。之後用新代號登入；舊代號 90 天內不會給別人。
rename-do = 更換
rename-done = 你現在是 @{ $handle }。

refusal-invite_used = 這個邀請已經用過了。
refusal-invite_revoked = 這個邀請已被建立的人收回。
refusal-invite_expired = 這個邀請已過期。
refusal-invite_not_yours = 這個邀請是給別人的：受邀的人仍然可以使用。
refusal-link_invites_off = 在這裡，每個邀請都要指定一個帳號、電子郵件地址或電話號碼。
refusal-frozen = 擁有者凍結了你的邀請。
refusal-removed_by_owner = 擁有者把這個帳號移回了候補名單；只有擁有者能准許加入。
refusal-bad_address = 這不是電子郵件地址。
refusal-other_field = 你的擔保只在你自己的領域算數。
refusal-too_many_vouches = 你這週的擔保次數用完了。
refusal-too_many_named = 你指名的人數已達上限。請先收回一個。
refusal-branch_too_large = 這樣會一次影響超過 500 人。請逐一處理各個分支。
refusal-branch_changed = 現在受影響的人已經不同了。請再看一次。
refusal-renamed_lately = 你換用這個代號還不到 30 天。
refusal-handle_is_theirs = 對方已經在用這個代號。
refusal-texts_off = 這台伺服器不發送簡訊。
refusal-bad_phone = 這不是含國碼的電話號碼：+886 912 …
refusal-texts_not_there = 這台伺服器不發簡訊到那個國家或地區的號碼。
refusal-texts_spent = 這類號碼暫時不再發送簡訊。請明天再試。
refusal-no_names_here = 在這裡，大家都只用代號。
