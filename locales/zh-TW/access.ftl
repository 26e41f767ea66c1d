### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
## Roles, rights and the menu of the console

role-operator = 運營人員
role-reviewer = 內容稽核
role-sampler = 取樣員
role-site = 接種點人員
role-administrator = 系統管理員

console-nav-all = 選單
console-nav-replies = 常用回覆
console-nav-results = 結果錄入
console-section-care = 診療
console-section-visits = 到訪與到府
console-section-desk = 運營
console-section-administration = 系統管理
console-forbidden = 您的角色不能開啟這一頁
console-forbidden-lead = 您現在的角色是：{ $roles }。如果工作需要，請聯絡系統管理員。
console-error-no-right = 您的角色不能做這件事。如果工作需要，請聯絡系統管理員。

## Second factor

console-second = 第二步驗證
console-second-lead = 請輸入驗證器應用顯示的 6 位數字。
console-second-code = 驗證碼
console-second-paper = 手機不在身邊時，可以輸入一個紙上的備用碼，每個只能用一次。
console-second-other = 換一個帳號
console-second-wrong = 驗證碼不正確，或已經用過。請等下一個驗證碼再試。
console-second-blocked = 嘗試次數太多，請 15 分鐘後再試。
console-second-demanded = 您的角色必須使用第二步驗證，不能關閉。
console-factor = 第二步驗證
console-factor-must = 您的角色登入時必須有第二步驗證。請先在這裡設定，然後繼續工作。
console-factor-lead = 登入時除密碼外，再輸入手機驗證器應用裡的 6 位數字。密碼洩露時，別人也進不來。
console-factor-scan = 用驗證器應用掃描這個QR Code：
console-factor-picture = QR Code，內容就是下面的金鑰
console-factor-type = 不能掃描時，把這個金鑰輸入應用：
console-factor-first = 再輸入應用現在顯示的 6 位數字
console-factor-go = 啟用
console-factor-on = 已啟用。紙上的備用碼還剩 { $n } 個。
console-factor-renew = 換一套備用碼
console-factor-remove = 關閉第二步驗證
console-codes = 備用碼
console-codes-lead = 手機丟失時用它們登入，每個只能用一次。請列印或抄寫，放在安全的地方。
console-codes-once = 備用碼只顯示這一次。以前的備用碼已經作廢。
console-codes-kept = 已經收好，繼續

## Logins

console-logins = 登入紀錄
console-logins-lead = 您現在登入著的地方。不認識的請結束，並修改密碼。
console-logins-agent = 未知的瀏覽器
console-logins-this = 這裡
console-logins-times = { $since } 登入，最近使用 { $seen }
console-logins-end = 結束
console-logins-others = 結束其他所有登入
console-logins-none = 現在沒有登入。

## Staff

console-nav-staff = 員工
console-staff-new = 新員工
console-staff-new-lead = 新增後會顯示一次性密碼，第一次登入時必須修改。
console-staff-add = 新增
console-staff-save = 儲存
console-staff-name = 姓名（患者會看到）
console-staff-title = 職稱
console-staff-licence = 執業執照號碼
console-staff-licence-hint = 沒有執業執照號碼不能接診，服務台除外。
console-staff-email = 郵箱
console-staff-email-hint = 用於單位統一登入；不用可以留空。
console-staff-role = 角色
console-staff-also = 其他角色
console-staff-departments = 科室
console-staff-capacity = 同時接診人數
console-staff-in = 登入
console-staff-once = 尚未改密碼
console-staff-disabled = 已停用
console-staff-factor = 第二步驗證
console-staff-linked = 統一登入
console-staff-seen = 最近使用 { $at }
console-staff-never = 還沒有登入過
console-staff-logins = { $n } 處登入
console-staff-renew = 換新密碼
console-staff-disable = 停用
console-staff-enable = 恢復
console-staff-factor-on = 已啟用。手機丟失時可以重置：會結束其所有登入，下次登入只用密碼。
console-staff-factor-off = 沒有啟用。
console-staff-factor-reset = 重置第二步驗證
console-staff-linked-lead = 已與單位統一登入的帳號綁定。
console-staff-unlink = 解除綁定
console-staff-password = 一次性密碼
console-staff-password-once = 密碼只顯示這一次，請當面或用安全的方式交給本人。第一次登入時必須修改。
console-staff-wrong-name = 請填寫姓名，最多 80 個字。
console-staff-wrong-title = 職稱最多 80 個字。
console-staff-wrong-licence = 執業執照號碼最多 40 個字。
console-staff-wrong-email = 郵箱的寫法不對。
console-staff-wrong-email-taken = 這個郵箱已經是別的員工的。
console-staff-wrong-capacity = 同時接診人數是 1 到 50。
console-staff-wrong-role = 沒有這個角色。
console-staff-wrong-also = 沒有這個角色，或者角色太多。
console-staff-wrong-departments = 沒有這個科室，或者科室太多。
console-staff-wrong-login = 請填寫帳號，最多 64 個字。
console-staff-wrong-taken = 這個帳號已經有人用了。
console-staff-wrong-last = 這是最後一位系統管理員，不能停用或取消角色。請先設定另一位。
console-staff-wrong-gone = 沒有這個人。

## Audit

console-nav-audit = 操作紀錄
console-audit-lead = 誰在什麼時候看了或改了什麼。這裡只有編號，沒有患者的話。
console-audit-who = 誰（帳號）
console-audit-what = 操作
console-audit-case = 病例號
console-audit-since = 從
console-audit-until = 到
console-audit-go = 查詢
console-audit-table = 匯出表格
console-audit-more = 更早的
console-audit-empty = 沒有符合的紀錄。
console-audit-head-when = 時間
console-audit-head-who = 誰
console-audit-head-what = 操作
console-audit-head-whom = 物件
console-audit-head-detail = 細節

## Sign-in of the house

console-sign-in = 用單位帳號登入
console-sign-in-unreachable = 單位的統一登入現在連不上。請稍後再試，或用密碼登入。
console-sign-in-refused = 單位的統一登入沒有通過。請再試一次，或用密碼登入。
console-sign-in-invalid = 統一登入的回答無法核實，沒有登入。請再試一次；如果還不行，請聯絡系統管理員。
console-sign-in-over = 這次登入已經過期。請再試一次。
console-sign-in-unknown = 這個單位帳號沒有對應的員工。請聯絡系統管理員，在員工頁面填寫您的郵箱。
console-sign-in-disabled = 您的帳號已停用。請聯絡系統管理員。
console-sign-in-other = 這位員工已綁定另一個單位帳號。請聯絡系統管理員解除綁定。
