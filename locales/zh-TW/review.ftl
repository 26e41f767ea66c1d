### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 品質審查的文字。

console-review = 品質抽查
console-review-lead = 所有低評分、不良事件、緊急級別和再次開啟的病例，另從其餘病例中隨機抽取 { $n }%。不能評審自己的病例。
console-review-waiting = 待品質審查
console-review-waiting-none = 沒有待品質審查的病例。
console-review-own = 另有 { $n } 例是您自己參與的，須由其他主管評審。
console-review-done = 最近完成
console-review-done-none = 還沒有完成的品質審查。
console-review-averages = 各人每月平均分
console-review-averages-hint = 按完成品質審查的月份計，百分比；括號內為例數。
console-review-averages-none = 還沒有分數。
console-review-all = 全體
console-review-whole = 全部月份
console-review-case = 病例 { $n }
console-review-of = { $who } 接診
console-review-closed = { $at } 結束
console-review-stars = 患者評 { $n } 星
console-review-go = 開始品質審查
console-review-by = { $who } 於 { $at } 完成
console-review-score = { $n }%
console-review-score-none = 均不適用
console-review-mean = { $score }（{ $n }）
console-review-column-case = 病例
console-review-column-reason = 原因
console-review-column-score = 得分
console-review-column-by = 評審人
console-review-column-at = 時間
console-review-clinician = 醫護
console-review-reason-adverse = 不良事件
console-review-reason-emergency = 緊急級別
console-review-reason-rating = 低評分
console-review-reason-reopened = 問題沒解決又回來
console-review-reason-sample = 隨機抽取

## 一個病例

console-review-title = 病例 { $n } 品質審查
console-review-back = 品質抽查
console-review-readonly = 您正在查看已結束的病例。內容不可更改，查看會被紀錄。
console-review-self = 您參與過這個病例，須由其他主管評審。
console-review-open-again = 這個病例又打開了，結束後才能品質審查。
console-review-checklist = 檢查表
console-review-checklist-lead = 每一項都要回答；「不適用」不計分。
console-review-yes = 是
console-review-no = 否
console-review-na = 不適用
console-review-comment = 給接診者和存檔的意見（可不填）
console-review-save = 儲存品質審查結果
console-review-final = 儲存後不能更改。
console-review-result = 結果
console-review-version = 檢查表 { $version }
console-review-talk = 對話
console-review-talk-none = 沒有對話。
console-review-remarks = 內部備註
console-review-error-unanswered = 還有問題沒有回答。
console-review-error-own-case = 您參與過這個病例，須由其他主管評審。
console-review-error-over = 已有人完成了這個病例的品質審查，或者它又打開了。

## 問題

console-review-q-red-flags = 問了危險訊號，並紀錄了回答
console-review-q-history = 按需要問了年齡、疾病、用藥、過敏和懷孕情況
console-review-q-level = 緊急程度判斷正確；急症立即引導急診
console-review-q-no-overreach = 沒有超出所說所見作診斷
console-review-q-medicines = 用藥建議符合年齡、體重、過敏和懷孕情況
console-review-q-advice = 建議符合現行指南，並且做得到
console-review-q-seek-help = 說明了出現哪些情況要就醫、去哪裡
console-review-q-plain-words = 患者聽得懂；每個問題都回答了
console-review-q-manner = 態度禮貌，沒有廣告，沒有平台外聯絡
console-review-q-record = 小結與對話一致
