### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 接種點頁面：今天誰來、來了沒有、打了什麼、要給誰打電話。

console-nav-doses = 接種點
console-doses = 接種點
console-doses-lead = { $day } 的接種預約。出示預約碼的，輸碼就能找到。
console-doses-site = 接種點
console-doses-show = 查看
console-doses-code = 預約碼
console-doses-find = 查詢
console-doses-today = 今天的預約
console-doses-none = 今天沒有預約。
console-doses-number = 第 { $n } 針
console-doses-unsure = 以前的接種紀錄說不清，請先核對。
console-doses-product = 打的疫苗
console-doses-lot = 批號
console-doses-on = 接種日期
console-doses-mark-attended = 到了
console-doses-mark-missed = 沒來
console-doses-mark-given = 已接種
console-doses-is-booked = 已預約
console-doses-is-displaced = 待改期
console-doses-is-attended = 已到
console-doses-is-missed = 未到
console-doses-is-untold = 無人登記結果
console-doses-is-given = 已接種
console-doses-why-lot = 請填寫批號，選對疫苗；日期不能早於預約，也不能晚於今天。
console-doses-why-code = 這個接種點沒有這個預約碼。
console-doses-why-early = 還沒到時間。
console-doses-why-gone = 這個預約已經取消或改了。
console-doses-why-stock = 疫苗沒有庫存了。
console-doses-why-reason = 請選擇怎麼知道的。
console-doses-calls = 明天要打電話提醒的
console-doses-calls-lead = 這些人現在收不到訊息：沒有聊天、退訂了，或微信暫時不能發。
console-doses-calls-none = 沒有。
