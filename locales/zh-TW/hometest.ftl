### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 到府檢測：選檢測、地址、時間、進度、結果。

flow-hometest = 到府檢測
flow-labreport = 檢測報告
note-lab = 檢驗結果
console-rule-lab-lower-infant = 不滿一歲，副流感、偏肺病毒或博卡病毒陽性
pathogen-hrv = 鼻病毒
pathogen-hcov = 普通冠狀病毒
pathogen-hbov = 博卡病毒
pathogen-piv = 副流感病毒
pathogen-hmpv = 偏肺病毒
pathogen-cp = 肺炎衣原體

home-list = 您的檢測，想看哪一個？
home-list-new = 約一個新的
home-list-new-also = 新的 | 再約 | 約檢測
home-order = { $who } { $panel }：{ $state }
home-state-booked = 已預約
home-state-assigned = 已派單
home-state-underway = 在路上
home-state-arrived = 已到達
home-state-sampled = 已取樣
home-state-sent = 已送檢
home-state-testing = 檢測中
home-state-reported = 已出報告
home-state-failed = 沒采到
home-state-spoiled = 要重採
home-state-cancelled = 已取消
home-stands-booked = { $who }的{ $panel }檢測已預約：{ $window } 到府
home-stands-assigned = { $who }的{ $panel }檢測已派單：{ $window } 到府
home-stands-underway = 取樣員已經出發，{ $window } 到
home-stands-arrived = 取樣員已經到了
home-stands-sampled = { $who }的樣本已經採好，正要送檢
home-stands-sent = { $who }的樣本已經送到檢驗科
home-stands-testing = { $who }的樣本正在檢測
home-stands-reported = { $who }的報告出來了
home-stands-failed = 兩次到府都沒有人開門
home-stands-spoiled = { $who }的樣本不能用了
home-stands-cancelled = { $who }的{ $panel }檢測已取消
home-parcel-shipped = 取樣盒已寄出，運單號 { $number }。
home-parcel-returned = 樣本已寄回，運單號 { $number }。
home-gone = 沒有找到這個檢測
home-open = { $stands }。出發前可以改時間或取消。
home-open-move = 改時間
home-open-move-also = 改期 | 換時間 | 改約
home-open-cancel = 取消檢測
home-open-cancel-also = 取消 | 不做了
home-open-over = 知道了
home-open-over-also = 好 | 好的 | 沒事
home-going = { $stands }。
home-going-look = 看最新進度
home-going-look-also = 進度 | 重新整理 | 刷新 | 到哪了
home-going-over = 知道了
home-going-over-also = 好 | 好的
home-ended = { $stands }。
home-ended-new = 約一個新的
home-ended-new-also = 新的 | 再約
home-ended-over = 知道了
home-ended-over-also = 好 | 好的
home-redo = { $tone ->
    [elder] { $stands }，要重採一次，不收錢。現在約時間嗎？
   *[normal] { $stands }，很抱歉，要請您重新採一次，不收費。現在約時間嗎？
}
home-redo-failed = { $tone ->
    [elder] { $stands }。重新約一個時間嗎？不收錢。
   *[normal] { $stands }。重新約一個時間嗎？不另收費。
}
home-redo-unread = { $tone ->
    [elder] 這次沒測出結果，要重採一次，不收錢。約時間嗎？
   *[normal] 檢驗科沒能測出結果，不能算陰性。要請您重新採一次，不收費。現在約時間嗎？
}
home-redo-again = 約時間
home-redo-again-also = 好 | 好的 | 約 | 重新約
home-redo-over = 先不約
home-redo-over-also = 不約 | 以後再說
home-move-time = 改到什麼時候？
home-move-sure = 改到{ $window }，對嗎？
home-move-sure-yes = 對，改
home-move-sure-yes-also = 對 | 好 | 是 | 確認
home-move-sure-other = 換個時間
home-move-sure-other-also = 別的時間 | 不對
home-move-sure-no = 不改了
home-move-sure-no-also = 算了 | 不用了
home-moved = 改好了：{ $window } 到府。
home-cancel = { $stands }。真的取消嗎？
home-cancel-yes = 取消檢測
home-cancel-yes-also = 取消 | 是 | 對 | 確認
home-cancel-no = 不取消
home-cancel-no-also = 不 | 不是 | 保留
home-cancelled = 已經取消了。
home-late = { $tone ->
    [elder] 取樣員已經出發，改不了了。有事請回「人工」。
   *[normal] 取樣員已經出發，不能在這裡改了。有事請回「人工」。
}
home-already = { $tone ->
    [elder] 這位已經約了同樣的檢測，請到「到府檢測」裡看。
   *[normal] 這位患者已經約了同樣的檢測。要改時間，請到「到府檢測」裡看那一個。
}
home-no-panel = { $tone ->
    [elder] 現在沒有合適的檢測可約。有不舒服請找醫生。
   *[normal] 現在沒有適合這位患者的到府檢測。有不舒服請找醫生。
}
home-since = 從開始不舒服到現在，多久了？
home-first-doctor = { $tone ->
    [elder] 這種情況先請醫生看更穩妥，檢測放第二步。
   *[normal] 這種情況請先讓醫生看，檢測放在第二步：等結果可能會耽誤。
}
home-first-early = { $tone ->
    [elder] 剛病兩天內，先請醫生看最管用；檢測也可以約。
   *[normal] 年紀小、年紀大、孕期或有慢性病的人，剛病的兩天內看醫生最管用：可以先請醫生看，也可以先約檢測。
}
home-first-doctor-doctor = 先找醫生
home-first-doctor-doctor-also = 醫生 | 找醫生 | 好
home-first-doctor-test = 還是約檢測
home-first-doctor-test-also = 檢測 | 約檢測
home-first-doctor-over = 先這樣
home-first-doctor-over-also = 不用了 | 算了
home-before = { $panel }，{ $manner }，{ $place }
home-again = 和上次一樣嗎？{ $before }。
home-again-same = 一樣
home-again-same-also = 是 | 對 | 好 | 一樣的
home-again-other = 不一樣
home-again-other-also = 不是 | 改 | 換
home-panel = { $tone ->
    [elder] 想做哪一種檢測？
   *[normal] 想做哪一種檢測？項數越多查得越全，報告也可能慢一點。
}
home-panel-option = { $name }，{ $hours } 小時出報告，{ $price }
home-panel-help = 不知道選哪個
home-panel-help-also = 不知道 | 不清楚 | 幫我選 | 不懂
home-exposure = 最近身邊有人確診嗎？
home-exposure-flu = 流感
home-exposure-flu-also = 甲流 | 乙流
home-exposure-covid = 新冠
home-exposure-covid-also = 新冠病毒
home-exposure-lung = 肺炎
home-exposure-lung-also = 支原體 | 腺病毒
home-exposure-none = 沒有或不清楚
home-exposure-none-also = 沒有 | 不清楚 | 不知道
home-advised = { $tone ->
    [elder] 按年齡和天數，建議做這一種：
   *[normal] 按年齡、不舒服的天數和接觸情況，建議做這一種：
}
home-advised-all = 看全部
home-advised-all-also = 全部 | 別的 | 換一個
home-mode = { $tone ->
    [elder] 請人到府取樣，還是送盒子自己採？都會到府取走。
   *[normal] 請取樣員到府採，還是送取樣盒來、自己採好由騎手帶走？
}
home-mode-sampler = 取樣員到府採
home-mode-sampler-also = 到府採 | 上門採 | 取樣員 | 採樣員 | 到府 | 上門
home-mode-self = 送盒子自己採
home-mode-self-also = 自己採 | 自採 | 盒子
home-address = 到哪裡取樣？
home-address-new = 換一個地址
home-address-new-also = 新地址 | 別的地址 | 換地址
home-edge = 最近能到的是{ $name }，離您{ $far }
home-edge-panel = 這種檢測只在部分割槽有
home-edge-none = 現在還沒有能到的地方
home-outside = { $tone ->
    [elder] 這裡還到不了。{ $edge }。
   *[normal] 這個地址還不能到府做這種檢測。{ $edge }。可以換一個地址、換一種檢測，或到發熱門診去測。
}
home-outside-other = 換一個地址
home-outside-other-also = 換地址 | 別的地址
home-outside-panel = 換一種檢測
home-outside-panel-also = 換檢測 | 別的檢測
home-outside-clinic = 附近發熱門診
home-outside-clinic-also = 發熱門診 | 醫院
home-outside-over = 先不約
home-outside-over-also = 不約 | 算了
home-street = { $tone ->
    [elder] 請寫街道、小區、樓號和門牌。
   *[normal] { $place }，請接著寫街道、小區、樓號和門牌，比如：文一路 1 號 2 幢 301 室。
}
home-street-unreadable = 請寫清楚街道、小區、樓號和門牌，好找到您。
home-number = 到府時打哪個電話？
home-number-title = 電話
home-door = 到府要注意什麼？可以選幾個。
home-door-stairs = 沒有電梯
home-door-stairs-also = 樓梯 | 爬樓
home-door-gate = 有門禁
home-door-gate-also = 門禁 | 保安
home-door-dog = 家裡有狗
home-door-dog-also = 狗 | 有寵物
home-door-none = 都沒有
home-door-none-also = 沒有 | 無
home-time = 什麼時候方便？
home-time-later = 更晚的
home-time-later-also = 更多日期 | 後面的 | 換一批
home-window = { $when }–{ $until }
home-window-left = { $window }，還有 { $left } 個
home-no-time = { $tone ->
    [elder] 這幾天都約滿了，過一會兒再看看。
   *[normal] 這幾天的時間都約滿了。有人取消就會空出來，過一會兒可以再看。
}
home-no-time-again = 再看一次
home-no-time-again-also = 再看 | 重新整理 | 刷新
home-no-time-over = 先不約
home-no-time-over-also = 不約 | 算了
home-full = { $tone ->
    [elder] 這個時間剛約滿，還有：{ $windows }。
   *[normal] 這個時間剛剛約滿了。最近還有：{ $windows }。
}
home-full-none = 這個時間剛剛約滿了。
home-called = { $who }，{ $panel }
home-free = 不收費
home-confirm-what = 請核對：{ $called }，{ $manner }。
home-confirm-where = { $window }，到{ $stays }。
home-confirm-price = { $tone ->
    [elder] 價格：{ $price }。取樣後約 { $hours } 小時出結果。
   *[normal] 價格：{ $price }。取樣後約 { $hours } 小時出報告。
}
home-confirm = { $tone ->
    [elder] 取樣前半小時不吃東西、不漱口。對嗎？
   *[normal] 取樣前 30 分鐘不要吃東西、不要漱口。取樣員出發前都可以改時間或取消，不收費。確認預約嗎？
}
home-confirm-yes = 確認預約
home-confirm-yes-also = 確認 | 對 | 好 | 是
home-confirm-time = 改時間
home-confirm-time-also = 換時間
home-confirm-change = 改別的
home-confirm-change-also = 重新選 | 不對 | 改
home-confirm-no = 不約了
home-confirm-no-also = 算了 | 不要了
home-calendar = 加到手機日曆：{ $link }
home-calendar-off = 從手機日曆裡去掉：{ $link }
home-calendar-title = { $panel }到府取樣
home-booked = { $tone ->
    [elder] 約好了：{ $window } 到府，出發時告訴您。
   *[normal] 約好了：{ $window } 到府。取樣員出發時會告訴您；進度隨時可以在「到府檢測」裡看。
}
home-booked-another = 給家人也約
home-booked-another-also = 家人 | 再約一位 | 加一個人
home-booked-over = 好了
home-booked-over-also = 好 | 知道了
home-confirm-same = 請核對：{ $called }，{ $manner }，同一次到府。
home-confirm-too = { $tone ->
    [elder] 取樣前半小時不吃東西、不漱口。對嗎？
   *[normal] 取樣前 30 分鐘不要吃東西、不要漱口。確認一起預約嗎？
}
home-confirm-too-yes = 確認預約
home-confirm-too-yes-also = 確認 | 對 | 好 | 是
home-confirm-too-change = 改別的
home-confirm-too-change-also = 重新選 | 不對 | 改
home-confirm-too-no = 不約了
home-confirm-too-no-also = 算了 | 不要了
home-booked-too = { $window } 一起到府，已經記下了。
home-left = 好的，沒有預約。
home-told-underway = { $tone ->
    [elder] 取樣員出發了，請留意電話。
   *[normal] 取樣員已經出發，{ $window } 到，請留意電話。取樣前 30 分鐘不要吃東西、不要漱口。
}
home-told-nobody = { $tone ->
    [elder] 取樣員到了，沒人開門。請開門或接電話。
   *[normal] 取樣員到了，沒有人開門。請開門或接電話，稍後會再試一次。
}

lab-gone = 沒有找到這份報告。
lab-amended = { $tone ->
    [elder] 檢驗科改了{ $who }的報告，請以這次為準。
   *[normal] 檢驗科更正了{ $who }的報告，請以這一次的結果為準，之前的不算。
}
lab-found = { $who }的檢測結果：{ $headline }。
lab-untested = { $n } 項沒有檢測
lab-then = { $first }
    { $rest }
lab-all-negative = 查的 { $n } 項都是陰性
lab-others-negative = 其他 { $n } 項陰性
lab-means = { $tone ->
    [elder] { $meaning }檢測僅供參考，不能代替診斷。
   *[normal] { $meaning }
    檢測僅供參考，不能代替診斷；要不要用藥由醫生決定。
}
lab-means-cold = { $tone ->
    [elder] 像普通感冒，休息、多喝水。
   *[normal] 查到的是引起普通感冒的病毒，有的病好了還能查到很久：休息、多喝水，變重就看醫生。
}
lab-means-lower = { $tone ->
    [elder] 休息、多喝水，喘就看醫生。
   *[normal] 查到的病毒一般像感冒；嬰幼兒和老人可能會喘、聲音啞像狗叫，呼吸費力要馬上去醫院。
}
lab-means-cp = { $tone ->
    [elder] 請讓醫生看看，別自己吃藥。
   *[normal] 肺炎衣原體陽性：咳嗽久了要看醫生，要不要治由醫生定。
}
lab-means-several = { $tone ->
    [elder] 查到不止一種，請問醫生。
   *[normal] 查到不止一種：有的可能只是帶著，請醫生看哪一種要緊。
}
lab-means-invalid = { $tone ->
    [elder] 有的沒測出來，不算陰性。
   *[normal] 有的專案沒有測出來，不能算陰性。
}
lab-risk = { $tone ->
    [elder] 有慢性病、抵抗力低、很胖，或懷孕、剛生完嗎？
   *[normal] 有長期的心、肺、肝、腎、血液、神經系統疾病或糖尿病，腫瘤、免疫力低、很胖，或者懷孕、剛生完嗎？
}
lab-first = { $tone ->
    [elder] 請今天問醫生，報告會一起交給醫生。
   *[normal] 這個結果加上您的情況，今天就請醫生看看。報告會一起交給醫生，不用再說一遍。
}
lab-first-doctor = 找醫生
lab-first-doctor-also = 醫生 | 好 | 問醫生
lab-first-sheet = 看報告單
lab-first-sheet-also = 報告 | 報告單 | 列印 | 打印
lab-first-over = 知道了
lab-first-over-also = 好了 | 先這樣
lab-calm = { $tone ->
    [elder] 目前不急。變重了再來，急症打 { -emergency }。
   *[normal] 目前看不緊急，可以先在家護理。喘不過氣、越來越重就再來，急症打 { -emergency }。
}
lab-calm-care = 居家護理
lab-calm-care-also = 護理 | 怎麼護理
lab-calm-doctor = 找醫生
lab-calm-doctor-also = 醫生 | 問醫生
lab-calm-sheet = 看報告單
lab-calm-sheet-also = 報告 | 報告單 | 列印 | 打印
lab-calm-over = 知道了
lab-calm-over-also = 好了 | 先這樣
lab-link = 報告單在這裡，兩天內可以開啟、列印：{ $link }
lab-link-doctor = 找醫生
lab-link-doctor-also = 醫生 | 問醫生
lab-link-over = 知道了
lab-link-over-also = 好了
lab-no-link = 現在沒有可以開啟的報告單，結果請看上面。

console-nav-route = 到府取樣
console-route = 今天的到府取樣
console-route-empty = 今天沒有要到府的。
console-route-results = 錄入檢驗結果
console-route-take = 我去
console-route-back = 我去不了
console-route-out = 出發
console-route-arrived = 到了
console-route-nobody = 沒人開門
console-route-tries = 已試 { $n } 次
console-route-parcel-shipped = 寄出運單號
console-route-parcel-returned = 寄回運單號
console-route-parcel-enter-shipped = 登記寄出的運單號
console-route-parcel-enter-returned = 登記寄回的運單號
console-route-parcel-go = 登記
console-kits = 郵寄取樣盒
console-kits-lead = 自己取樣的取樣盒，哪一天的都在這裡，直到樣本送到實驗室。運單號使用者在「我的預約」裡看得到。
console-kits-empty = 現在沒有在寄的取樣盒。
console-route-barcode = 條碼
console-route-sampled = 採好了
console-route-sent = 已交檢驗科
console-route-spoil = 樣本不能用
console-results = 檢驗結果
console-results-find = 找樣本
console-results-kept = 已經儲存，患者會收到。
console-results-number = 報告編號
console-results-birth = 患者出生日期（核對用）
console-results-status = 報告性質
console-results-final = 正式報告
console-results-amended = 更正報告
console-results-positive = 陽性
console-results-negative = 陰性
console-results-invalid = 無效
console-results-untested = 沒有檢測
console-results-keep = 儲存並通知患者
console-error-visit-changed = 這次到府剛被改動，請看最新的。
console-error-parcel-number = 運單號不對：6 到 30 位字母、數字或短橫。
console-error-parcel-wrong = 這份取樣盒現在不能登記運單號。
console-error-sample-barcode = 條碼不對：6 到 30 位字母、數字或短橫。
console-error-sample-used = 這個條碼已經用在別的樣本上。
console-error-sample-wrong = 這份樣本現在不能登記。
console-error-sample-unknown = 沒有這個條碼的樣本。
console-error-report-patient = 出生日期對不上，沒有儲存。請核對樣本。
console-error-report-unknown = 沒有這個條碼的樣本，沒有儲存。
console-error-report-differs = 已經有另一份正式報告；要改請選「更正報告」。
console-error-report-first = 還沒有報告可以更正。
console-error-report-state = 這份樣本現在不等結果。
console-error-report-target = 有沒預約的專案。
console-error-report-no-results = 請填寫結果。

webchat-report-title = 檢測報告
webchat-report-amended = 這是更正後的報告（第 { $version } 版），之前的不算。
webchat-report-file = 把報告存成檔案（PDF）
webchat-report-results = 結果
webchat-report-name = 姓名
webchat-report-birth = 出生日期
webchat-report-panel = 檢測
webchat-report-specimen = 樣本
webchat-report-throat = 咽拭子
webchat-report-nose = 鼻拭子
webchat-report-barcode = 條碼
webchat-report-sampled = 取樣時間
webchat-report-reported = 報告時間
webchat-report-number = 報告編號
webchat-report-positive = 陽性
webchat-report-negative = 陰性
webchat-report-invalid = 無效（沒有測出來）
webchat-report-untested = 沒有檢測
webchat-report-limits = 檢測僅供參考，不能代替診斷。陰性不能排除感染；陽性是什麼意思、要不要用藥，請醫生結合病情判斷。
webchat-report-by = 由{ $clinic }整理，結果按檢驗科的報告原樣列出。

home-told-closed = { $tone ->
    [elder] 抱歉，{ $window } 不能到府了，請另約。
   *[normal] 很抱歉，{ $window } 不能到府了，請您換一個時間，或者取消。
}
home-no-other = 這幾天沒有別的時間了，過一會兒請再看看。

home-off = { $tone ->
    [elder] { $window } 不到府了：{ $reason }。再約，回「到府檢測」。
   *[normal] { $window } 的到府取樣取消了：{ $reason }。還需要的話，回「到府檢測」重新約。
}
home-off-asked = 按您的要求
home-off-elsewhere = 已經在別處做
home-off-unsuitable = 現在不適合做
home-off-unreachable = 電話聯絡不上
home-off-other = 取樣安排有變
home-told-late = { $tone ->
    [elder] 取樣員晚了，抱歉。可以再等等，或改時間。
   *[normal] 取樣員還沒有到，很抱歉。可以再等一等；還沒出說的話，也可以改時間或取消。
}
home-visit = 到府取樣
home-told-entered = { $tone ->
    [elder] 已替您約好到府取樣：{ $window }。要改請告訴我。
   *[normal] 工作人員已替您約好：{ $who }的{ $panel }檢測，{ $window } 到府，{ $place }。取樣員出發前可以改期或取消。
}
home-told-eve = { $tone ->
    [elder] 提醒：{ $window } 到府取樣。前半小時別吃東西。
   *[normal] 提醒：{ $who }的{ $panel }檢測約在{ $window } 到府，{ $place }。取樣前 30 分鐘不要吃東西、不要漱口。
}
home-told-soon = { $tone ->
    [elder] 快到時間了：{ $window } 到府取樣，請留意電話。
   *[normal] 快到時間了：{ $window } 到府給{ $who }取樣，{ $place }。請留意電話；取樣前 30 分鐘不要吃東西、不要漱口。
}
