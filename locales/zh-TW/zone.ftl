### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 呼吸道專區：自我檢測結果、接觸、附近發熱門診。只說結果可能的意思，不診斷、不說藥名。

flow-respiratory = 呼吸道專區
flow-guard = 危險訊號
flow-nearby = 附近的醫院
zone-situation = { $tone ->
    [elder] { $situation }（{ $on }）
   *[normal] 本地情況：{ $situation }（{ $source }，{ $on }）
}
zone-tile = { $tone ->
    [elder] 咳嗽發熱，您想做什麼？
   *[normal] 咳嗽發熱：您想做什麼？
}
zone-tile-season = { $tone ->
    [elder] 呼吸道專區，您想做什麼？
   *[normal] 呼吸道專區：您想做什麼？
}
zone-more = 還可以選：
zone-tile-symptoms = 我有症狀
zone-tile-symptoms-also = 不舒服 | 有症狀 | 發燒 | 咳嗽
zone-tile-kit = 我有自我檢測結果
zone-tile-kit-also = 自我檢測 | 自測 | 抗原 | 測了 | 結果
zone-tile-contact = 家人病了，我接觸過
zone-tile-contact-also = 接觸 | 家人確診 | 密接
zone-tile-care = 居家護理
zone-tile-care-also = 護理 | 在家怎麼辦
zone-tile-doctor = 找兒科、胸腔科或藥師
zone-tile-doctor-also = 找醫生 | 兒科 | 胸腔科 | 呼吸科 | 藥師
zone-tile-fever = 附近發熱門診
zone-tile-fever-also = 發熱門診 | 附近 | 醫院
zone-tile-test = 到府檢測
zone-tile-test-also = 檢測 | 測一測 | 核酸 | 到府取樣 | 上門採樣
zone-tile-vaccine = 打疫苗
zone-tile-vaccine-also = 疫苗 | 預防針
zone-tile-more = 更多
zone-tile-more-also = 別的 | 其他
zone-role = 想找哪一位？
zone-role-paediatric = 兒科醫師
zone-role-paediatric-also = 兒科
zone-role-respiratory = 胸腔科醫師
zone-role-respiratory-also = 胸腔科 | 呼吸科
zone-role-pharmacist = 藥師
zone-role-pharmacist-also = 問藥
sites = { $tone ->
    [elder] 離您近的：{ $first }{ $demo }
   *[normal] 離您近的發熱門診（{ $origin }）：
    • { $first }
    • { $second }
    • { $third }
    去之前先打電話問一下；急症打 { -emergency }。
    { $demo }
}
sites-two = { $tone ->
    [elder] 離您近的：{ $first }{ $demo }
   *[normal] 離您近的發熱門診（{ $origin }）：
    • { $first }
    • { $second }
    去之前先打電話問一下；急症打 { -emergency }。
    { $demo }
}
sites-one = { $tone ->
    [elder] 離您近的：{ $first }{ $demo }
   *[normal] 離您近的發熱門診（{ $origin }）：
    • { $first }
    去之前先打電話問一下；急症打 { -emergency }。
    { $demo }
}
sites-none = { $tone ->
    [elder] 附近沒有找到發熱門診。急症請打 { -emergency }。
   *[normal] 附近沒有找到發熱門診。可以打 12345 問；急症打 { -emergency }。
}
sites-larger = { $tone ->
    [elder] { $first }{ $demo }
   *[normal] 離您近的發熱門診：
    { $first }
    { $demo }
}
hospitals = { $tone ->
    [elder] 離您近的：{ $first }{ $demo }
   *[normal] 離您近的急診（{ $origin }）：
    • { $first }
    • { $second }
    • { $third }
    自己去不了，或路上更難受，就打 { -emergency }。
    { $demo }
}
hospitals-two = { $tone ->
    [elder] 離您近的：{ $first }{ $demo }
   *[normal] 離您近的急診（{ $origin }）：
    • { $first }
    • { $second }
    自己去不了，或路上更難受，就打 { -emergency }。
    { $demo }
}
hospitals-one = { $tone ->
    [elder] 離您近的：{ $first }{ $demo }
   *[normal] 離您近的急診（{ $origin }）：
    • { $first }
    自己去不了，或路上更難受，就打 { -emergency }。
    { $demo }
}
hospitals-none = { $tone ->
    [elder] 附近沒有找到急診，請打 { -emergency }。
   *[normal] 附近沒有找到我們合作的急診。請打 { -emergency }，說清您在哪裡。
}
hospital-nearest = { $tone ->
    [elder] { $first }{ $demo }
   *[normal] 最近的急診：{ $first }（{ $origin }）。
    { $demo }
}
nearby-say = { $tone ->
    [elder] 到了這樣說：{ $why }。
   *[normal] 到了先去導診臺，這樣說：{ $why }。帶上身分證、健保卡和正在吃的藥。
}
nearby-sheet = { $tone ->
    [elder] 給醫生看：{ $link }
   *[normal] 您說的情況在這一頁，可以給醫生看，也可以列印，兩天內有效：{ $link }
}
sites-next = 再看一家
sites-next-also = 下一家 | 下一個
sites-keep = 記住這個地方
sites-keep-also = 記住 | 儲存 | 保存
sites-elsewhere = 換個地方
sites-elsewhere-also = 換 | 別的地方
sites-over = 好了
sites-over-also = 知道了 | 看完了

kit-which = { $tone ->
    [elder] 您測的是哪一種？
   *[normal] 您用的是哪一種自我檢測盒？盒子上有寫。
}
kit-which-other = 別的
kit-which-other-also = 其他 | 不知道 | 都不是
kit-targets = { $tone ->
    [elder] 它能測什麼？
   *[normal] 它能測哪幾樣？盒子上有寫，可以選幾樣。
}
kit-targets-flu_a = 甲流
kit-targets-flu_a-also = 甲型流感 | fluA
kit-targets-flu_b = 乙流
kit-targets-flu_b-also = 乙型流感 | fluB
kit-targets-covid = 新冠
kit-targets-covid-also = 新冠病毒 | covid
kit-targets-other = 別的專案
kit-targets-other-also = 其他 | 別的
pathogen-flu_a = 甲流
pathogen-flu_b = 乙流
pathogen-covid = 新冠
pathogen-rsv = 合胞病毒
pathogen-mp = 肺炎支原體
pathogen-adv = 腺病毒
pathogen-other = 別的專案
kit-tested = 什麼時候測的？
kit-tested-title = 測的時間
kit-tested-today = 今天
kit-tested-today-also = 剛才 | 剛纔 | 剛測
kit-tested-yesterday = 昨天
kit-tested-yesterday-also = 昨晚
kit-tested-days = 兩三天前
kit-tested-days-also = 前天 | 大前天
kit-tested-older = 更早
kit-tested-older-also = 上週 | 很久
kit-how = { $tone ->
    [elder] 怎麼告訴我結果？
   *[normal] 您想照著卡一條一條選，還是發照片給醫生看？
}
kit-how-lines = 我來選
kit-how-lines-also = 選 | 自己選 | 填
kit-how-photo = 發照片
kit-how-photo-also = 照片 | 拍照
kit-photos = { $tone ->
    [elder] 請拍一張，要看得清 C 和 T。
   *[normal] 請拍檢測卡，要看得清 C 和 T 兩條線，最多三張。照片給醫生看，程式不認圖。
}
kit-line = { $tone ->
    [elder] 看{ $target }這條：有幾條線？
   *[normal] 看{ $target }這一條：C 是對照線，T 是結果線。看到什麼？
}
kit-line-positive = C 和 T 都有線
kit-line-positive-also = 兩條 | 兩條線 | 兩道 | 陽性 | 兩道槓
kit-line-negative = 只有 C 有線
kit-line-negative-also = 一條 | 一條線 | 一道 | 陰性 | 一道槓
kit-line-invalid = C 沒有線
kit-line-invalid-also = 沒有線 | 無效 | 沒有C
kit-line-unsure = 看不清
kit-line-unsure-also = 不清楚 | 很淡 | 不確定
kit-read = { $tone ->
    [elder] 您的結果：{ $shown }。對嗎？
   *[normal] 請核對：{ $shown }。對嗎？
}
kit-read-yes = 對
kit-read-yes-also = 是 | 對的 | 沒錯 | 好
kit-read-again = 重新填
kit-read-again-also = 不對 | 重填 | 錯了
kit-read-positive = { $target }陽性
kit-read-negative = { $target }陰性
kit-read-invalid = { $target }無效
kit-read-unsure = { $target }看不清
kit-photo = 照片 { $n } 張
kit-since = { $tone ->
    [elder] 不舒服幾天了？
   *[normal] 從開始不舒服到現在，多久了？
}
kit-since-title = 不舒服多久
kit-since-none = 沒有不舒服
kit-since-none-also = 沒事 | 沒症狀
kit-since-days2 = 兩天以內
kit-since-days2-also = 今天 | 昨天 | 一天 | 兩天 | 一兩天
kit-since-days4 = 三四天
kit-since-days4-also = 三天 | 四天
kit-since-long = 五天以上
kit-since-long-also = 五天 | 一週 | 很久
zone-risk = { $tone ->
    [elder] 有慢性病、抵抗力低、很胖，或懷孕、剛生完嗎？
   *[normal] 有長期的心、肺、肝、腎、血液、神經系統疾病或糖尿病，腫瘤、免疫力低、很胖，或者懷孕、剛生完嗎？
}
zone-risk-title = 高危情況（自己說的）
zone-risk-yes = 有
zone-risk-yes-also = 有的 | 是
zone-risk-no = 沒有
zone-risk-no-also = 沒 | 無 | 都沒有
zone-risk-unsure = 不清楚
zone-risk-unsure-also = 不知道 | 說不準
kit-result = { $tone ->
    [elder] { $headline }。{ $meaning }僅供參考，不能代替診斷。
   *[normal] 您填的結果：{ $headline }。
    { $meaning }
    自我檢測僅供參考，不能代替診斷。
}
kit-means-flu-risk-early = { $tone ->
    [elder] 您容易變重，今天就問醫生。
   *[normal] 流感陽性，您屬於容易變重的人，又在頭 48 小時裡：今天就請醫生看，越早越好。
}
kit-means-flu-risk = { $tone ->
    [elder] 您容易變重，儘快問醫生。
   *[normal] 流感陽性，您屬於容易變重的人：過了 48 小時也要儘快請醫生看。
}
kit-means-flu-early = { $tone ->
    [elder] 頭 48 小時，今天問醫生。
   *[normal] 流感陽性，還在頭 48 小時裡：今天問醫生最合適，要不要用藥由醫生定。
}
kit-means-flu = { $tone ->
    [elder] 休息、多喝水，別傳給家人。
   *[normal] 流感陽性：多數人幾天會好，休息、多喝水，別傳給家人。燒過 3 天或變重要看醫生。
}
kit-means-covid-risk = { $tone ->
    [elder] 您容易變重，儘快問醫生。
   *[normal] 新冠陽性，您屬於容易變重的人：發病 5 天內請醫生看。
}
kit-means-covid = { $tone ->
    [elder] 休息、多喝水，別傳給家人。
   *[normal] 新冠陽性：多數人幾天會好，休息、多喝水，戴口罩。燒過 3 天或變重要看醫生。
}
kit-means-rsv-young = { $tone ->
    [elder] 盯住寶寶喝奶和呼吸。
   *[normal] 合胞病毒陽性，孩子還小：第三到五天容易喘，盯住喝奶和呼吸，費力就去醫院。
}
kit-means-rsv = { $tone ->
    [elder] 休息、多喝水，喘就看醫生。
   *[normal] 合胞病毒陽性：一般像感冒，休息、多喝水；有心肺病或喘起來要看醫生。
}
kit-means-mp = { $tone ->
    [elder] 請讓醫生看看，別自己吃藥。
   *[normal] 支原體陽性：健康的人也可能帶著，要不要查、要不要治由醫生看了再定。
}
kit-means-adv-young = { $tone ->
    [elder] 孩子還小，今天看醫生。
   *[normal] 腺病毒陽性，孩子不滿兩歲：今天請醫生看。
}
kit-means-adv = { $tone ->
    [elder] 可能燒好幾天，多喝水。
   *[normal] 腺病毒陽性：可能高燒五到七天，多喝水；燒滿 5 天要看醫生。
}
kit-means-other = { $tone ->
    [elder] 請醫生看看是什麼意思。
   *[normal] 有一項陽性，這個專案請醫生幫您看是什麼意思。
}
kit-means-negative = { $tone ->
    [elder] 測不出不等於沒有，變重再測。
   *[normal] 這次沒有測出來，但不能排除：早期可能測不到，還不舒服就隔一天再測或看醫生。
}
kit-means-negative-risk = { $tone ->
    [elder] 測不出不等於沒有，請問醫生。
   *[normal] 這次沒有測出來，但不能排除。您屬於容易變重的人，有症狀就請醫生看，必要時做核酸。
}
kit-means-invalid = { $tone ->
    [elder] 有的沒讀出，請換新的重測。
   *[normal] 有一項沒有讀出來：C 沒有線就不能算數，請換一個新的，照說明書再測一次。
}
kit-means-photo = { $tone ->
    [elder] 照片由醫生看，程式不認圖。
   *[normal] 照片會交給醫生看，程式不認圖。
}
kit-invalid = { $tone ->
    [elder] C 沒有線或看不清，這次不算。請換一個新的再測。
   *[normal] C 線沒有出來（或看不清），這次結果不算數。請換一個新的，照說明書再測一次，等夠時間再看。
}
kit-invalid-again = 又測了，重新填
kit-invalid-again-also = 重測 | 重新填 | 再測
kit-invalid-doctor = 找醫生
kit-invalid-doctor-also = 醫生 | 問醫生
kit-invalid-over = 先這樣
kit-invalid-over-also = 好了 | 知道了
zone-urgent = { $tone ->
    [elder] 很急，請立即打 { -emergency }！
   *[normal] 根據您說的，情況很急，請立即撥打 { -emergency }！
}
zone-hospital = { $tone ->
    [elder] 很急，請馬上去醫院急診，別等！
   *[normal] 根據您說的，情況比較急，請馬上去最近的醫院急診。路上更難受就打 { -emergency }。
}
zone-urgent-called = 已經打了或出發了
zone-urgent-called-also = 打了 | 已撥打 | 出發了
zone-urgent-near = 最近的急診
zone-urgent-near-also = 急診 | 醫院 | 附近
zone-urgent-human = 同時找醫生
zone-urgent-human-also = 找醫生 | 醫生 | 人工
kit-first = { $tone ->
    [elder] 請今天問醫生，結果會一起給醫生。
   *[normal] 這個結果加上您的情況，今天就請醫生看看。結果會一起交給醫生。
}
kit-first-soon = { $tone ->
    [elder] 請馬上問醫生，結果會一起給醫生。
   *[normal] 這個結果加上您的情況，要儘快讓醫生了解。結果會一起交給醫生。
}
kit-first-doctor = 找醫生
kit-first-doctor-also = 醫生 | 好 | 問醫生 | 要
kit-first-fever = 附近發熱門診
kit-first-fever-also = 發熱門診 | 醫院
kit-first-another = 再填一位家人
kit-first-another-also = 另一個人 | 再填一位 | 家人
kit-first-over = 好了
kit-first-over-also = 知道了 | 先這樣
kit-calm = { $tone ->
    [elder] 目前不急。變重了再來，急症打 { -emergency }。
   *[normal] 目前看不緊急，可以先在家護理。喘不過氣、越來越重就再來，急症打 { -emergency }。
}
kit-calm-care = 居家護理
kit-calm-care-also = 護理 | 怎麼護理
kit-calm-doctor = 找醫生
kit-calm-doctor-also = 醫生 | 問醫生
kit-calm-another = 再填一位家人
kit-calm-another-also = 另一個人 | 再填一位 | 家人
kit-calm-over = 好了
kit-calm-over-also = 知道了 | 先這樣

contact-of = 對方得的是什麼？
contact-of-flu = 流感
contact-of-flu-also = 甲流 | 乙流
contact-of-covid = 新冠
contact-of-covid-also = 新冠病毒
contact-of-mp = 肺炎支原體
contact-of-mp-also = 支原體 | 支原體肺炎
contact-of-unsure = 不清楚
contact-of-unsure-also = 不知道 | 別的 | 其他
contact-met = { $tone ->
    [elder] 最後一次接觸是哪天？
   *[normal] 最後一次接觸是哪天？還住在一起就選今天；也可以寫日期，比如 11月25日、3天前。
}
contact-met-today = 今天
contact-met-today-also = 住一起 | 還在一起
contact-met-yesterday = 昨天
contact-met-yesterday-also = 昨晚
contact-met-days3 = 兩三天前
contact-met-days3-also = 大概三天前
contact-met-week = 四到七天前
contact-met-week-also = 上個星期 | 一週內
contact-unclear = 沒看懂日期，或這天還沒到。請這樣寫：11月25日，或「3天前」。
contact-feel = 現在有不舒服嗎？
contact-feel-well = 沒有，都好
contact-feel-well-also = 沒有 | 沒 | 都好 | 沒症狀
contact-feel-ill = 有點不舒服
contact-feel-ill-also = 有 | 不舒服 | 有症狀 | 難受
contact-high = { $tone ->
    [elder] 看到{ $until }。您容易變重，要不要預防用藥問醫生。
   *[normal] 請每天看看有沒有發燒、咳嗽、沒精神，看到{ $until }；多數人在接觸後約 { $days } 天發病。
    您屬於容易變重的人：要不要預防用藥由醫生決定，現在就可以問。一不舒服就來，別等。
}
contact-high-doctor = 問醫生
contact-high-doctor-also = 找醫生 | 醫生 | 好
contact-high-care = 怎麼保護自己
contact-high-care-also = 居家護理 | 護理
contact-high-another = 再填一位家人
contact-high-another-also = 另一個人 | 再填一位 | 家人
contact-high-over = 好了
contact-high-over-also = 知道了 | 先這樣
contact-plain = { $tone ->
    [elder] 每天看看發不發燒，看到{ $until }。不舒服就來。
   *[normal] 請每天看看有沒有發燒、咳嗽、沒精神，看到{ $until }；多數人在接觸後約 { $days } 天發病。
    這幾天戴口罩、勤洗手，離老人和寶寶遠一點。一不舒服就來。
}
contact-over = { $tone ->
    [elder] 已經過了容易發病的日子。不舒服再來。
   *[normal] 離那次接觸已經過了容易發病的日子。以後不舒服隨時來。
}
contact-plain-care = 怎麼保護自己
contact-plain-care-also = 居家護理 | 護理
contact-plain-doctor = 問醫生
contact-plain-doctor-also = 找醫生 | 醫生
contact-plain-another = 再填一位家人
contact-plain-another-also = 另一個人 | 再填一位 | 家人
contact-plain-over = 好了
contact-plain-over-also = 知道了 | 先這樣
note-kit = 自我檢測結果（病人自己讀的）
note-contact = 接觸
remark-within-48-hours-kit = 自我檢測流感陽性，在 48 小時內，高危
remark-within-48-hours-risk = 不舒服可能還在 48 小時內，高危
