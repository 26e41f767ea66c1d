### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### The custom menu below a WeChat chat: top buttons have at most 16 bytes, those below them 60.

wechat-menu-intake = 我不舒服
wechat-menu-human = 找醫生
wechat-menu-more = 更多
wechat-menu-menu = 全部服務
wechat-menu-mine = 我的
wechat-menu-emergency = 急救
wechat-menu-larger = { $tone ->
    [elder] 標準版
   *[normal] 大字版
}
wechat-menu-services = 其他服務

# --- 運營臺的「微信選單」頁

console-menus = 微信選單
console-menus-link = 微信選單：核對和推送
console-menus-lead = 聊天下方的選單：一份給所有人，一份給用大字版的人。
console-menus-back = 回到渠道
console-menus-off = 微信沒有開
console-menus-error-off = 沒有設 QIANMEN_WECHAT_TOKEN，不能推送選單。
console-menus-error-kind = 這種官方帳號不能有自定義選單。
console-menus-error-faults = 選單不合微信的限制，沒有推送。
console-menus-error-busy = 正有人在推送或核對，請過幾分鐘再看。
console-menus-stand = 現在
console-menus-unknown = 還不知道微信上是什麼
console-menus-as-made = 和這裡一致
console-menus-differ = 和這裡不一致
console-menus-failed = 沒成
console-menus-done = 做完了
console-menus-never = 還沒有
console-menus-by-command = 命令列
console-menus-pushed = 上次推送
console-menus-looked = 上次核對
console-menus-limits = 名稱長度和按鈕數
console-menus-fit = 都在微信的限制以內
console-menus-unfit = 超出微信的限制
console-menus-tried = 試看
console-menus-tried-is = { $n } 位大字版使用者裡，{ $right } 位看到大字版選單
console-menus-look = 向微信核對
console-menus-push = 推送兩份選單
console-menus-push-hint = 先推給所有人的，再推大字版的，然後讀回來核對。手機最多五分鐘後換上。
console-menus-everybody = 給所有人的
console-menus-larger = 大字版的
console-menus-place = 位置
console-menus-made = 這裡的
console-menus-there = 微信上的
console-menus-equal = 比較
console-menus-same = 一致
console-menus-other = 不一致
console-menus-second-kind = 這種官方帳號不能按標籤給第二份選單：大家看到的都是第一份。
console-menus-second-tag = 還沒有大字版的標籤。請在「標籤和主題」建一個：自動規則只選文字「大字版」，並同步到微信。
console-menus-second-soon = 標籤「{ $tag }」還沒同步到微信，等幾分鐘再推送。
console-menus-second-of = 微信上有標籤「{ $tag }」的人會看到它。
console-menus-lost = 大字版選單不在微信上：用大字版的人現在看到的是給所有人的那份。
console-menus-lost-todo = 再推送一次就會補上。
console-menus-others = 微信上還有 { $n } 份給別的標籤的選單，不是這裡做的。
console-menus-others-todo = 推送會刪掉它們；要留著，就別在這裡推送。
console-menus-tried-wrong = 試看的 { $n } 位大字版使用者裡，只有 { $right } 位看到大字版選單。
console-menus-tried-todo = 微信只看最後打上的標籤。推送後會給他們重新打上，幾分鐘後再核對。
console-menus-fault-missing = 缺一條文字：{ $subject }。
console-menus-fault-tops = 一級按鈕有 { $n } 個，微信要 1 到 { $most } 個。
console-menus-fault-below = 「{ $subject }」下面有 { $n } 個按鈕，微信最多 { $most } 個。
console-menus-fault-size = 名稱「{ $subject }」有 { $n } 個位元組，微信要 1 到 { $most } 個（一個漢字 3 個）。
console-menus-fault-key = 按鈕程式碼「{ $subject }」有 { $n } 個位元組，微信要 1 到 { $most } 個。
console-menus-fault-twice = 按鈕程式碼「{ $subject }」用了兩次。
console-menus-fault-todo = 請在「話術」裡改短以 wechat-menu- 開頭的文字，稽核生效後再推送。
console-menus-stage-default = 給所有人的選單沒有推成。
console-menus-stage-old = 給所有人的選單推上了，舊的大字版選單沒能清掉，新的也沒推。
console-menus-stage-larger = 給所有人的選單推上了，大字版的沒有推成。
console-menus-stage-back = 沒能讀回微信上的選單。
console-menus-why-kind = 微信不許這個官方帳號用這個功能。
console-menus-why-kind-todo = 認證官方帳號，或在公眾平台開啟自定義選單；再核對 QIANMEN_WECHAT_ACCOUNT 寫的型別。
console-menus-why-secret = 微信不認官方帳號的 AppID 或金鑰。
console-menus-why-secret-todo = 核對 QIANMEN_WECHAT_APP_ID 和 QIANMEN_WECHAT_APP_SECRET；看金鑰有沒有被凍結或重置。
console-menus-why-address = 伺服器的 IP 不在官方帳號的白名單裡。
console-menus-why-address-todo = 在公眾平台的基本配置里加上本伺服器的出口 IP。
console-menus-why-blocked = 官方帳號的介面被停用，或要先同意新的協議。
console-menus-why-blocked-todo = 登入公眾平台看站內信，處理後再推送。
console-menus-why-day = 今天的呼叫次數用完了。
console-menus-why-day-todo = 明天再推送，或用 qianmen wechat-quota --clear 清零（每月 10 次）。
console-menus-why-fast = 微信正忙，或呼叫太快。
console-menus-why-fast-todo = 過一兩分鐘再推送。
console-menus-why-tag = 微信上沒有大字版的這個標籤了。
console-menus-why-tag-todo = 到「標籤和主題」取消同步，幾分鐘後再開啟同步，然後推送。
console-menus-why-many = 微信上的選單或連結域名太多。
console-menus-why-many-todo = 在公眾平台刪掉不用的個性化選單，再推送。
console-menus-why-menu = 微信不收選單裡的一個名稱或按鈕。
console-menus-why-menu-todo = 請在「話術」裡看以 wechat-menu- 開頭的文字，改好生效後再推送。
console-menus-why-lost = 和微信的連線斷了，不知道微信收到沒有。
console-menus-why-lost-todo = 看網路，然後再推送一次；重複推送沒有害處。
console-menus-why-other = 微信給了一個我們不認識的錯誤碼。
console-menus-why-other-todo = 按錯誤碼查微信的文件；過一會兒再推送。
