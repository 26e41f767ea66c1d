### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
# Why a vaccine is due, later, or not for somebody. Nothing here promises that it is safe for anyone.
vaccine-day = {$year}年{$month}{$day}日
vaccine-no-day = 以接種點通知為準
vaccine-why-complete = 這種疫苗要打的都打完了。
vaccine-why-aged-out = 已過這種疫苗的接種年齡。
vaccine-why-not = 現在不能打這種疫苗，請先問醫生。
vaccine-why-not-meant = 這種疫苗不適用於這位接種人。
vaccine-why-later-age = 一般到{$day}以後才打。
vaccine-why-later = 第{$number}針（共{$doses}針）要等到{$day}：年齡或間隔還沒到。
vaccine-why-due = 第{$number}針（共{$doses}針）從{$day}起可以預約，接種點會再核對。
vaccine-why-by-choice = 自願自費接種，從{$day}起可以預約，接種點會再核對。
vaccine-why-ask = 請先讓醫生看看是否需要。
vaccine-why-ill = 正在發熱或生病，先把病養好再打，請先問醫生。
vaccine-why-gbs = 以前打流感疫苗後得過格林巴利綜合徵，請先問醫生。
vaccine-why-antiviral = 正在用抗病毒藥，這種鼻噴疫苗請先問醫生。
vaccine-why-after-pregnancy = 懷孕期間先不打，等生產以後再說。
vaccine-why-live-pregnancy = 懷孕期間不能打活疫苗。
vaccine-why-live-weak-defences = 免疫力受抑制時不能打活疫苗。
vaccine-why-live-gap = 剛打過另一種注射的活疫苗，要隔滿4週，到{$day}以後再打。
vaccine-why-allergy = 以前對這種疫苗或其成分嚴重過敏，請先問醫生。
vaccine-why-two-first = 9歲以下第一次打流感疫苗，要打兩針，間隔至少4週。這是第{$number}針，從{$day}起。
vaccine-why-rabies = 被貓狗等咬傷抓傷不能等預約，請馬上去犬傷門診處理。
vaccine-why-replaced = 現在第五針用百白破疫苗，不再用白破疫苗。
vaccine-why-test-first = 滿3個月要先做結核菌素試驗，由醫生決定。
vaccine-why-instead = 可以代替減毒活疫苗，請接種點醫生決定。
vaccine-why-begun = 已用同類的另一種疫苗開始或打完，不用再打這種。
vaccine-why-label = 說明書近年才放寬到這類人群，請接種點醫生核對產品。
vaccine-why-free = 符合國家免費接種：共{$doses}針，間隔6個月。第{$number}針從{$day}起。

### 打疫苗：選哪種、給誰、能不能約、在哪裡、什麼時候，約好以後的事。不診斷，也不說「對您安全」。

flow-vaccine = 打疫苗
flow-vaccinations = 我的接種
vaccine-which = 想打哪種疫苗？
vaccine-rest = 還可以選：
vaccine-which-influenza = 流感
vaccine-which-influenza-also = 流感疫苗 | 打流感
vaccine-which-pneumonia = 肺炎
vaccine-which-pneumonia-also = 肺炎疫苗
vaccine-which-hpv = HPV（宮頸癌）
vaccine-which-hpv-also = HPV | 宮頸癌 | 九價
vaccine-which-zoster = 帶狀皰疹
vaccine-which-zoster-also = 帶狀皰疹疫苗 | 纏腰龍
vaccine-which-covid19 = 新冠
vaccine-which-covid19-also = 新冠疫苗
vaccine-which-child = 兒童疫苗
vaccine-which-child-also = 孩子 | 寶寶 | 計劃免疫
vaccine-which-unsure = 不知道打哪種
vaccine-which-unsure-also = 不確定 | 不知道 | 該打什麼
vaccine-which-mine = 我的接種和預約
vaccine-which-mine-also = 我的接種 | 我的預約 | 改期 | 取消預約
vaccine-which-more = 更多
vaccine-which-more-also = 別的
vaccine-paused = 這種疫苗現在暫停預約，請過些日子再來看。
vaccine-gone = 沒有找到這位接種人的資料，請從頭再來一次。
vaccine-screen = { $tone ->
    [elder] 打針的人有沒有下面的情況？
   *[normal] 打針的人有沒有下面的情況？可以選幾樣。
}
vaccine-screen-rest = 有沒有下面的情況？
vaccine-screen-ill = 今天發燒或正生病
vaccine-screen-ill-also = 發燒 | 生病 | 感冒
vaccine-screen-allergy = 以前打疫苗嚴重過敏
vaccine-screen-allergy-also = 過敏 | 嚴重過敏
vaccine-screen-immune = 免疫力差（化療、移植等）
vaccine-screen-immune-also = 免疫 | 化療 | 移植
vaccine-screen-pregnant = 懷孕或可能懷孕
vaccine-screen-pregnant-also = 懷孕 | 孕婦
vaccine-screen-planning = 近期準備懷孕
vaccine-screen-planning-also = 備孕
vaccine-screen-recent = 四週內打過別的疫苗
vaccine-screen-recent-also = 剛打過 | 打過別的
vaccine-screen-unsure = 說不清
vaccine-screen-unsure-also = 不清楚 | 不知道
vaccine-screen-none = 都沒有
vaccine-screen-none-also = 沒有 | 無
vaccine-screen-more = 別的情況
vaccine-screen-more-also = 其他
vaccine-defer = { $tone ->
    [elder] 生病先不打，病好了再約。過幾天提醒您？
   *[normal] 發燒或正生病時先不打，病好了再約。要不要過幾天提醒您？
}
vaccine-defer-days3 = 三天後提醒我
vaccine-defer-days3-also = 三天後
vaccine-defer-week = 一週後提醒我
vaccine-defer-week-also = 一週後
vaccine-defer-doctor = 先問醫生
vaccine-defer-doctor-also = 醫生
vaccine-defer-over = 不用了
vaccine-defer-over-also = 不用
vaccine-reaction = 嚴重過敏是打哪種疫苗以後？
vaccine-reaction-this = 就是這次要打的
vaccine-reaction-this-also = 這種 | 同一種
vaccine-reaction-other = 別的疫苗
vaccine-reaction-other-also = 別的
vaccine-reaction-unsure = 記不清
vaccine-reaction-unsure-also = 不清楚 | 不知道
vaccine-recent = 別的疫苗是什麼時候打的？
vaccine-recent-week = 一週以內
vaccine-recent-week-also = 這週
vaccine-recent-fortnight = 一到兩週前
vaccine-recent-fortnight-also = 上週
vaccine-recent-month = 兩到四週前
vaccine-recent-month-also = 上個月
vaccine-recent-unsure = 記不清
vaccine-recent-unsure-also = 不清楚
vaccine-seasons = 以前打過流感疫苗嗎？
vaccine-seasons-never = 從沒打過
vaccine-seasons-never-also = 沒有 | 沒打過
vaccine-seasons-earlier = 往年打過
vaccine-seasons-earlier-also = 打過 | 去年打過
vaccine-seasons-season = 這個秋冬打過了
vaccine-seasons-season-also = 今年打過
vaccine-seasons-unsure = 記不清
vaccine-seasons-unsure-also = 不清楚 | 不知道
vaccine-history = 這種疫苗以前打過嗎？
vaccine-history-never = 從沒打過
vaccine-history-never-also = 沒有 | 沒打過
vaccine-history-dates = 打過，寫日期
vaccine-history-dates-also = 打過 | 日期
vaccine-history-unsure = 記不清
vaccine-history-unsure-also = 不清楚 | 不知道
vaccine-days = { $tone ->
    [elder] 哪天打的？比如 2025年10月3日。
   *[normal] 哪天打的？比如 2025年10月3日；打過幾次就都寫上，用頓號隔開。
}
days-unreadable = 沒看懂日期。請寫年月日，比如 2025年10月3日。
vaccine-days-unclear = 日期不對：早於出生，或者還沒到。請再寫一次。
vaccine-kind = 打的是哪一種？
vaccine-kind-unsure = 記不清
vaccine-kind-unsure-also = 不清楚 | 不知道
vaccine-unsure = { $tone ->
    [elder] 記不清沒關係，不能靠猜。怎麼辦好？
   *[normal] 記不清沒關係，我們不猜。怎麼辦好？
}
vaccine-unsure-site = 先約，接種點查紀錄
vaccine-unsure-site-also = 先約 | 接種點查
vaccine-unsure-photo = 拍接種本給工作人員
vaccine-unsure-photo-also = 拍照 | 接種本
vaccine-unsure-doctor = 先問醫生
vaccine-unsure-doctor-also = 醫生
vaccine-photos = { $tone ->
    [elder] 請把接種本拍下來發來，最多三張。
   *[normal] 請把接種本上有紀錄的幾頁拍下來發來，最多三張，工作人員來看。
}
vaccine-line = { $product }：{ $advice }。{ $why }
vaccine-advice-bookable = 可以預約
vaccine-advice-clinician = 先問醫生
vaccine-advice-not-now = 現在不打
vaccine-advice-contraindicated = 不能約
vaccine-advice-later = 還沒到時候
vaccine-nothing = 按年齡和紀錄，現在沒有要打的。
vaccine-site-checks = 以前的紀錄由接種點核對，打不打、打第幾針由接種點定。
vaccine-product-hepb = B肝疫苗
vaccine-product-bcg = 卡介苗
vaccine-product-ipv = 脊灰滅活疫苗
vaccine-product-bopv = 脊灰滴劑
vaccine-product-dtap = 百白破疫苗
vaccine-product-dt = 白破疫苗
vaccine-product-mmr = 麻腮風疫苗
vaccine-product-je-l = 乙腦減毒疫苗
vaccine-product-je-i = 乙腦滅活疫苗
vaccine-product-mpsv-a = 流腦A群疫苗
vaccine-product-mpsv-ac = 流腦AC群疫苗
vaccine-product-hepa-l = A肝減毒疫苗
vaccine-product-hepa-i = A肝滅活疫苗
vaccine-product-influenza = 流感疫苗
vaccine-product-influenza-laiv = 鼻噴流感疫苗
vaccine-product-pcv13 = 13價肺炎疫苗
vaccine-product-ppv23 = 23價肺炎疫苗
vaccine-product-covid19 = 新冠疫苗
vaccine-product-zoster-rzv = 重組帶狀皰疹疫苗
vaccine-product-zoster-lzv = 減毒帶狀皰疹疫苗
vaccine-product-hpv2 = 二價HPV疫苗
vaccine-product-hpv4 = 四價HPV疫苗
vaccine-product-hpv9 = 九價HPV疫苗
vaccine-product-varicella = 水痘疫苗
vaccine-product-ev71 = 手足口（EV71）疫苗
vaccine-product-rotavirus = 輪狀病毒疫苗
vaccine-product-hib = Hib疫苗
vaccine-product-rsv-nirsevimab = RSV單抗
vaccine-product-rabies = 狂犬病疫苗
vaccine-product = 想約哪一種？
vaccine-product-doctor = 先問醫生
vaccine-product-doctor-also = 醫生 | 不知道
vaccine-later = 最早 { $day_from } 才能打。怎麼辦好？
vaccine-later-book = 約那以後的日子
vaccine-later-book-also = 約 | 預約
vaccine-later-remind = 到時候提醒我
vaccine-later-remind-also = 提醒
vaccine-later-over = 不用了
vaccine-later-over-also = 不用
vaccine-ask = 要先讓醫生看一看。現在問醫生嗎？
vaccine-ask-doctor = 問醫生
vaccine-ask-doctor-also = 醫生 | 好 | 是
vaccine-ask-over = 以後再說
vaccine-ask-over-also = 不用 | 不
vaccine-wait = 現在不用約。還想問醫生嗎？
vaccine-wait-doctor = 問醫生
vaccine-wait-doctor-also = 醫生
vaccine-wait-over = 不用了
vaccine-wait-over-also = 不用 | 好的
vaccine-reminded = 好，{ $day }提醒您。
vaccine-site-line = { $tone ->
    [elder] { $site }，{ $far }，{ $free }，疫苗{ $stock }
   *[normal] { $site }：{ $far }，{ $free }，疫苗{ $stock }，{ $access }，{ $hours }，電話 { $phone }
}
vaccine-from = 最早{ $when }
vaccine-no-time = 沒有空位
vaccine-stock-ample = 充足
vaccine-stock-few = 緊張
vaccine-stock-none = 暫無
vaccine-access-flat = 沒有臺階
vaccine-access-lift = 有電梯
vaccine-access-stairs = 要走臺階
vaccine-demonstration = { $tone ->
    [elder] （演示資料）
   *[normal] 以上是演示資料，不是真的接種點。
}
vaccine-at = { $site } { $when }
vaccine-window = 最近的空位是這幾個，選哪個？
vaccine-window-other = 選接種點和日子
vaccine-window-other-also = 別的時間 | 其他時間 | 別的日子
vaccine-window-place = 換個地方找
vaccine-window-place-also = 換地方 | 別的地方
vaccine-none = 附近的接種點都沒有空位或疫苗。怎麼辦好？
vaccine-none-wait = 排候補
vaccine-none-wait-also = 候補 | 等
vaccine-none-place = 換個地方找
vaccine-none-place-also = 換地方 | 別的地方
vaccine-none-over = 不用了
vaccine-none-over-also = 不用
vaccine-site = 去哪個接種點？
vaccine-site-far = { $site } { $far }
vaccine-site-place = 換個地方找
vaccine-site-place-also = 換地方 | 別的地方
vaccine-which-day = 哪一天？
vaccine-which-day-later = 再往後
vaccine-which-day-later-also = 更晚 | 後面
vaccine-which-day-sites = 換個接種點
vaccine-which-day-sites-also = 換地方 | 換接種點
times-half = 上午還是下午？
times-half-am = 上午
times-half-am-also = 早上
times-half-pm = 下午
times-half-pm-also = 午後
times-half-days = 換一天
times-half-days-also = 別的日子
times-slot = 幾點？
times-slot-later = 再往後
times-slot-later-also = 更晚 | 後面
times-slot-days = 換一天
times-slot-days-also = 別的日子
times-full = 剛被別人約走了。最近的空位在下面。
vaccine-already = 這種疫苗已經約好了，要改時間請在下面選。
times-many = 沒約完的太多了，先看看已經約的。
vaccine-both = 要打兩針，第二針最早 { $second_from }。一起約上嗎？
vaccine-both-both = 一起約
vaccine-both-both-also = 一起 | 好 | 是
vaccine-both-first = 只約第一針
vaccine-both-first-also = 第一針 | 不用
vaccine-second = 第二針約什麼時候？
vaccine-second-first = 只約第一針
vaccine-second-first-also = 不約 | 第一針
vaccine-bring = 請帶身分證和以前的接種紀錄，穿方便露手臂的衣服。
vaccine-bring-child = 請帶接種本、孩子的戶口本或出生證明。
vaccine-guardian = 沒滿18歲，要有監護人一起來。
vaccine-consent = 打之前接種點會再問身體情況，請您看過再籤知情同意書。
vaccine-price-free = 按現在的政策免費，以接種點為準。
vaccine-price-paid = 一般要自己付錢，價格以接種點為準。
vaccine-second-too = 第二針：{ $at }，同一個接種點。
vaccine-sure = 給{ $name }約{ $called }：{ $at }，{ $site_name }。對嗎？
vaccine-sure-yes = 確認預約
vaccine-sure-yes-also = 對 | 是 | 確認 | 好
vaccine-sure-time = 換個時間
vaccine-sure-time-also = 換時間 | 改
vaccine-sure-drop = 不約了
vaccine-sure-drop-also = 取消 | 不約
times-lost = 留的時間過了，這個空位沒有了。請再選一個。
times-dropped = 好，沒有約。
booked-made = 約好了：{ $name }，{ $called }，{ $at }，{ $site_name }。
vaccine-booked-code = 到了請出示預約碼：{ $code }。接種點電話 { $phone }。
vaccine-booked-second = 第二針也約好了：{ $at }，預約碼 { $code }。
vaccine-second-lost = 第二針的空位沒約上，打完第一針再約。
booked-calendar = 加到手機日曆：{ $link }
booked-calendar-off = 從手機日曆裡去掉：{ $link }
vaccine-calendar-title = { $name }打{ $called }（{ $code }）
vaccinations = 要看哪一個預約？
vaccinations-over = 都不用
vaccinations-over-also = 不用 | 沒有
vaccinations-none = 現在沒有預約。
booked-listed = { $name } { $called } { $at }
booked-displaced = 要改：{ $name } { $called }
vaccination-dose = { $name }：{ $called }第{ $number }針，{ $day }，{ $source }
vaccination-source-site = 接種點記的
vaccination-source-told = 您說的
booked-gone = 沒有找到這個預約。
booked-act = { $called }，{ $at }，{ $site_name }。要做什麼？
booked-act-move = 改時間
booked-act-move-also = 改期 | 換時間
booked-act-cancel = 取消
booked-act-cancel-also = 不去了 | 取消預約
booked-act-code = 看預約碼
booked-act-code-also = 預約碼 | QR Code | 二維碼 | 日曆
booked-act-over = 會按時去
booked-act-over-also = 來 | 會去 | 好
booked-late = { $called }，{ $at }，{ $site_name }。馬上到時間，改不了了。
vaccine-too-late = 現在改不了了，請打接種點電話 { $phone }。
vaccination-reason = 為什麼取消？
vaccination-reason-ill = 病了
vaccination-reason-ill-also = 生病 | 發燒
vaccination-reason-time = 時間不合適
vaccination-reason-time-also = 沒時間 | 沒空
vaccination-reason-elsewhere = 在別處打了
vaccination-reason-elsewhere-also = 別處 | 打過了
vaccination-reason-other = 別的原因
vaccination-reason-other-also = 其他 | 不想說
vaccine-cancelled = { $called }的預約取消了。想打的時候再約。
vaccination-did = { $name }的{ $called }（{ $at }）打了嗎？
vaccination-did-given = 打了
vaccination-did-given-also = 打過了 | 是
vaccination-did-missed = 沒打成
vaccination-did-missed-also = 沒打 | 沒去 | 錯過了
vaccination-did-over = 還沒輪到
vaccination-did-over-also = 還沒 | 在等
booked-again = { $called }要不要再約一個時間？
booked-again-move = 再約一個
booked-again-move-also = 再約 | 好 | 要
booked-again-over = 不用了
booked-again-over-also = 不用 | 不
vaccination-observe = 記下了。請在接種點坐滿{ $minutes }分鐘再走，不舒服馬上告訴醫護。
vaccination-next = { $called }還有下一針，最早 { $day }，到時候再約。
vaccination-feel = { $name }打{ $called }以後怎麼樣？
vaccination-feel-fine = 沒什麼不舒服
vaccination-feel-fine-also = 沒事 | 挺好 | 正常
vaccination-feel-mild = 有點痛、腫或低燒
vaccination-feel-mild-also = 有點痛 | 有點疼 | 低燒 | 腫
vaccination-feel-severe = 喘、全身疹子、高燒或暈
vaccination-feel-severe-also = 喘 | 疹子 | 高燒 | 暈倒
vaccination-feel-over = 先不說
vaccination-feel-over-also = 不說
vaccination-fine-advice = 好。之後有不舒服，隨時告訴我們。
vaccination-mild-advice = 常見，多休息多喝水，一般兩三天好。變重了就找醫生。
vaccination-severe-advice = 喘不過氣、暈倒、臉腫，馬上打 { -emergency }。現在請醫生看。
booked-sure = 改到{ $at }，{ $site_name }（{ $called }）。對嗎？
booked-sure-yes = 確認改
booked-sure-yes-also = 對 | 是 | 確認
booked-sure-no = 不改了
booked-sure-no-also = 不改 | 不
booked-eve = 提醒：{ $name }的{ $called }約在{ $at }，{ $site_name }。
booked-soon = 快到時間了：{ $name }的{ $called }，{ $at }，{ $site_name }。
vaccine-after = { $name }今天約了{ $called }，打完要坐滿30分鐘再走。
vaccine-reaction-day = { $name }打{ $called }已經一天了，問一聲好不好。
vaccine-again = 您讓我們提醒打疫苗的事。身體好的話，現在可以約了。
booked-shut = { $site_name }臨時停診，{ $name }的{ $called }要換個時間。您的改期優先。
booked-copy = { $name }約了{ $called }：{ $at }，{ $site_name }。
booked-copy-off = { $name }的{ $called }預約取消了。
vaccine-waits = 已經排上候補，有空位就告訴您。先到的先得，夜裡不打擾。
vaccine-waits-already = 已經在候補裡了，有空位就告訴您。
vaccine-waits-not = 附近沒有能候補的接種點，過些日子再來看看。
vaccine-waited = { $tone ->
    [elder] { $name }的{ $called }一直沒有空位，候補到期了。回「打疫苗」再看看。
   *[normal] { $name }的{ $called }候補到期了，這段時間沒有空位。回「打疫苗」可以再看時間，或者再排候補。
}
vaccine-joined = { $tone ->
    [elder] { $name }的{ $called }排上候補了，有空位就告訴您。
   *[normal] 接種點給{ $name }的{ $called }排了候補，有空位就告訴您。先到的先得，夜裡不打擾。
}
vaccine-off = { $tone ->
    [elder] { $name }{ $at }的{ $called }取消了：{ $reason }。再約，回「打疫苗」。
   *[normal] { $site_name }取消了{ $name }{ $at }的{ $called }預約：{ $reason }。還想打，回「打疫苗」換個時間。
}
vaccine-removed = { $tone ->
    [elder] { $name }的{ $called }不再候補了：{ $reason }。要打，回「打疫苗」。
   *[normal] 接種點把{ $name }的{ $called }從候補裡去掉了：{ $reason }。還想打，回「打疫苗」可以再約。
}
vaccine-removed-asked = 按您的要求
vaccine-removed-elsewhere = 已經在別處約好
vaccine-removed-unsuitable = 現在不適合打
vaccine-removed-unreachable = 電話聯絡不上
vaccine-removed-other = 接種點的安排
vaccine-offer = 有空位了：{ $called }，{ $at }，{ $site_name }。給您留到{ $until }，要嗎？
vaccine-offer-yes = 要，約上
vaccine-offer-yes-also = 要 | 好 | 是
vaccine-offer-no = 不要，給下一位
vaccine-offer-no-also = 不要 | 不
vaccine-offer-later = 有空位了：{ $called }，{ $at }。留到{ $until }，回覆「空位」來約。
vaccine-offer-over = 這個空位已經沒有了。還在候補裡，有了再告訴您。
vaccine-offer-refused = 好，讓給下一位了。有別的空位再告訴您。
flow-vaccine_offer = 候補空位
booked-closed = 停診了，{ $name }的{ $called }換個時間？
vaccine-missed = { $name }的{ $called }（{ $at }）沒打成，可以再約一個時間。
vaccine-due = { $tone ->
    [elder] { $name }的{ $called }該打下一針了，回「打疫苗」來約。
   *[normal] { $name }的{ $called }到了打下一針的時候。回「打疫苗」就可以約；接種點會再核對。
}
vaccine-site-fee = { $site }的費用：{ $fee }
vaccine-price-campaign = 在這個接種點：{ $who }。帶上證件。
vaccine-card = { $tone ->
    [elder] 接種點要登記證件。打針的人證件號是多少？
   *[normal] 這個接種點要登記證件：請寫打針的人的身分證號，或護照、通行證號。只給接種點看。
}
vaccine-number = 接種點有事時，打哪個電話？
vaccine-number-title = 電話
vaccine-card-title = 證件號
vaccine-card-kept = 證件號尾號 { $card }，只有接種點看得到。
vaccine-number-kept = 電話 { $number }，接種點有事會打。
value-card = { $value }
card-unreadable = 沒看懂這個證件號。身分證是 18 位，護照是字母加數字。
card-length = 位數不對：身分證要 18 位，最後一位可能是 X。
card-wrong = 這個身分證號有一位不對，請對著證件再寫一次。
console-doses-card = 證件
document-maybe = 您是說 { $value } 嗎？請對著證件看一遍。
