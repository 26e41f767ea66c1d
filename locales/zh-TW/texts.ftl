### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
## 運營臺：改程式說的話

console-nav-texts = 話術
console-texts = 話術
console-texts-lead = 程式對患者說的每一句話都可以改：先寫草稿，看各渠道里的樣子，再由另一位同事稽核後生效，也可以隨時退回。
console-texts-search = 查詢（文字或鍵名）
console-texts-language = 語言
console-texts-find = 查詢
console-texts-found = { $n ->
    [0] 沒有找到
   *[other] 找到 { $n } 條
}
console-texts-more = 只顯示前面一部分，請寫得更具體些。
console-texts-open = 草稿和待稽核
console-texts-none-open = 現在沒有草稿，也沒有等待稽核的。
console-texts-live = 已經改過、正在用的
console-texts-none-live = 還沒有改過，全部是程式自帶的說法。
console-text-state-draft = 草稿
console-text-state-proposed = 等待稽核
console-text-state-live = 正在用
console-text-state-replaced = 以前用過
console-text-state-refused = 沒有采用
console-text-state-withdrawn = 已退回
console-text-where = 用在：
console-text-write = 改寫
console-text-normal = 平常的說法
console-text-elder = 大字簡明的說法（不寫就和平常的一樣）
console-text-hint = 花括號裡的內容由程式填入，例如 { "{ $name }" }，請原樣保留。簡明的說法最多 60 個字。
console-text-save = 儲存草稿並預覽
console-text-faults = 還不能提交：
console-text-fault-empty = 平常的說法不能空著。
console-text-fault-syntax = 看不懂：花括號沒有成對，或者格式不對。
console-text-fault-lacks = 少了由程式填入的內容：
console-text-fault-unknown = 這裡沒有可以填入的：
console-text-fault-reference = 沒有這一條：
console-text-fault-long = 太長了：
console-text-fault-line = 按鈕上的字只能有一行。
console-text-fault-label = 微信選單裡放不下（前面是現在的位元組數，後面是最多的；一個漢字 3 個）：
console-text-menu = 這幾個字在微信聊天下面的選單裡，生效後還要推送一次，大家才看得到。
console-text-menu-push = 去推送選單
console-text-fault-dose = 像處方：寫了藥和用量。程式不開藥。
console-text-fault-taken = 這個叫法已經有別的用處：
console-text-propose = 提交稽核
console-text-discard = 不要這一稿
console-text-withdraw = 退回程式自帶的說法
console-text-restore = 重新使用
console-text-judge = 稽核
console-text-remark = 意見
console-text-approve = 同意，馬上生效
console-text-refuse = 不同意
console-text-second = 正在等另一位有稽核許可權的同事。
console-text-looks = 患者看到的樣子
console-text-no-looks = 改好上面的問題後，這裡會顯示。
console-text-normal-short = 平常
console-text-elder-short = 大字簡明
console-text-release = 程式自帶的說法
console-text-versions = 改動紀錄
console-text-no-versions = 還沒有改過。
console-text-stale = 程式升級後，自帶的說法變了。請對照一下現在用的是否還合適。
console-channel-telegram = Telegram
console-channel-wechat = 微信
console-channel-web = 網頁
console-error-text-gone = 這一稿已經被別人改過或處理了，請看最新的內容再決定。
console-error-text-own = 自己寫的要由另一位同事稽核。
console-error-text-long = 太長了，最多 4000 個字。

## 試聊

console-nav-simulator = 試聊
console-simulator = 試聊
console-simulator-lead = 像患者一樣走一遍：這裡是真的程式，只是用一份隨用隨棄的資料，不會傳給任何人。
console-simulator-flow = 從哪裡開始
console-simulator-from-menu = 主選單
console-simulator-channel = 渠道
console-simulator-drafts = 用上還沒有生效的草稿
console-simulator-begin = 開始
console-simulator-talk = 對話
console-simulator-say = 說點什麼
console-simulator-send = 傳送
console-simulator-act-photo = 發一張照片
console-simulator-act-voice = 發一段語音
console-simulator-act-wait = 過 10 分鐘
console-simulator-act-restart = 程式重啟
console-simulator-act-accept = 醫生接診
console-simulator-act-close = 醫生結束
console-simulator-end = 結束試聊
console-error-simulator-gone = 這次試聊已經結束，請重新開始。
