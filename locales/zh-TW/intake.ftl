### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 說說哪裡不舒服。危險訊號的內容以 flows/data/redflags.yaml 為準。

redflags-adult = { $tone ->
    [elder] 現在有嗎：喘不過氣、血氧低、胸口壓痛、糊塗抽搐、嘴歪無力、失明、頭腹肢劇痛、出血、過敏中毒、中暑、重傷{ $sex ->
        [male] {""}
       *[other] 、孕期異常
    }、想輕生
   *[normal] 現在有下面任何一種嗎？
    • 喘不過氣、說不成整句、嘴唇發紫，或血氧 93% 及以下
    • 胸口壓著痛，或痛到下巴、手臂、背部，冒冷汗
    • 叫不醒、糊塗胡言亂語、暈倒、抽搐
    • 突然嘴歪、一側沒力氣或發麻、說話不清、看不見或看東西重影
    • 突然頭痛得受不了；發燒又脖子硬
    • 吐血、大量便血、咳血、血止不住
    • 吃東西、用藥或被螫後喉嚨臉腫、全身起疹塊又喘
    • 胸、背、肚子像刀割撕裂一樣痛，肚子硬
    • 誤食、中毒，或頭部重傷、大面積燒傷、化學物進眼
    • 手腳或陰囊突然劇痛、發涼發白；中暑昏沉{ $sex ->
        [male] {""}
       *[other] {""}
            • 懷孕或剛生完：大量出血、劇烈頭痛眼花、氣短、抽搐
    }
    • 想死、已經或打算傷害自己
}
redflags-old = { $tone ->
    [elder] 現在有嗎：喘不過氣、血氧低、胸口壓痛、糊塗抽搐、嘴歪無力、失明、頭腹肢劇痛、出血、過敏中毒、中暑、重傷、摔到頭、想輕生
   *[normal] 現在有下面任何一種嗎？
    • 喘不過氣、說不成整句、嘴唇發紫，或血氧 93% 及以下
    • 胸口壓著痛，或痛到下巴、手臂、背部，冒冷汗
    • 叫不醒、糊塗胡言亂語、暈倒、抽搐
    • 突然嘴歪、一側沒力氣或發麻、說話不清、看不見或看東西重影
    • 突然頭痛得受不了；發燒又脖子硬
    • 吐血、大量便血、咳血、血止不住
    • 吃東西、用藥或被螫後喉嚨臉腫、全身起疹塊又喘
    • 胸、背、肚子像刀割撕裂一樣痛，肚子硬
    • 誤食、中毒，或頭部重傷、大面積燒傷、化學物進眼
    • 手腳或陰囊突然劇痛、發涼發白；中暑昏沉
    • 摔倒碰了頭，或在吃抗凝藥時摔傷
    • 想死、已經或打算傷害自己
}
redflags-child = { $tone ->
    [elder] 孩子有嗎：喘得費力、胸痛、發青、叫不醒、嘴歪、抽搐、脖子硬、紫疹、過敏、總吐、沒尿、肚硬睪丸痛、出血、誤食重傷、想輕生
   *[normal] 孩子現在有下面任何一種嗎？
    • 喘得費力、肋骨間凹進去、喉嚨呼嚕響
    • 嘴唇發青、臉色灰白或身上發花
    • 叫不醒、軟綿綿、糊塗胡言亂語
    • 正在抽搐，或剛抽過
    • 一側沒力氣、嘴歪、突然看不見；胸口壓著痛
    • 脖子硬低不下頭、頭痛得厲害
    • 身上紫紅點，用玻璃杯壓不退色
    • 喝什麼吐什麼、吐綠水、吐血、便血
    • 肚子脹硬，睪丸或腹股溝突然劇痛
    • 12 小時沒尿，哭沒有眼淚
    • 吃東西、用藥或被螫後臉腫、喘
    • 誤食、嗆到、摔傷頭、燒燙傷、血止不住
    • 說想死，或傷害自己
}
redflags-infant = { $tone ->
    [elder] 寶寶有嗎：喘得費力、發青、叫不醒、軟、抽搐、不喝奶、吐綠水、紫疹、囟門鼓、黃疸重、肚硬或鼓包、過敏、沒尿、便血、摔傷
   *[normal] 寶寶現在有下面任何一種嗎？
    • 喘得費力、哼哼、肋骨間凹進去、呼吸停頓
    • 嘴唇發青、臉色灰白或身上發花
    • 叫不醒、軟綿綿、哭聲又弱又尖
    • 正在抽搐，或剛抽過
    • 不喝奶，或吃得不到平時一半
    • 吐綠水，或吃什麼吐什麼
    • 身上紫紅點，壓不退色；囟門鼓起來
    • 8 小時沒有濕尿布
    • 黃疸越來越重；肚子脹硬，腹股溝鼓包又吐
    • 全身起疹塊又喘、臉腫
    • 便血、果醬樣大便
    • 摔傷頭、誤食、嗆到
}
intake-flags-title = 危險訊號
intake-flags-have = 有
intake-flags-have-also = 有的 | 是 | 有一種 | 有一個
intake-flags-none = 都沒有
intake-flags-none-also = 沒有 | 沒 | 無 | 都沒
intake-flags-unsure = 說不準
intake-flags-unsure-also = 不清楚 | 不知道 | 不確定 | 不好說
intake-emergency = { $tone ->
    [elder] 請立即撥打 { -emergency }！說清地址、誰怎麼了，別掛電話。想不開打 { -crisis }。
   *[normal] 這可能很危險，請立即撥打 { -emergency }！
    說清：在哪裡、誰、怎麼了。別掛電話，讓人到門口接車。
    這條訊息可以轉傳給家人。
    如果想不開、想傷害自己：可打心理諮詢專線 { -crisis }，身邊請留人。
}
intake-emergency-called = 已經打了
intake-emergency-called-also = 打了 | 已撥打
intake-emergency-human = 同時找醫生
intake-emergency-human-also = 找醫生 | 人工 | 醫生
intake-emergency-which = 說說是哪一種
intake-emergency-which-also = 哪一種 | 說哪一種
intake-emergency-calm = 按錯了，沒有這些
intake-emergency-calm-also = 按錯了 | 點錯了 | 沒有 | 不是
intake-unsure = { $tone ->
    [elder] 說不準就請醫生來問，馬上排隊。更難受了就打 { -emergency }。
   *[normal] 說不準的時候，最好讓醫生馬上來問。我們把您排到前面。
    要是喘得厲害、叫不醒或更難受，別等，直接打 { -emergency }。
}
intake-unsure-human = 馬上找醫生
intake-unsure-human-also = 找醫生 | 好 | 醫生
intake-unsure-breath = 說不準喘不喘、清不清醒
intake-unsure-breath-also = 呼吸 | 清醒 | 喘
intake-unsure-go = 先接著填
intake-unsure-go-also = 接著填 | 接着填 | 繼續

intake-complaints = { $tone ->
    [elder] 主要哪裡不舒服？
   *[normal] 主要哪裡不舒服？最多選三樣。
}
intake-complaints-more = 是下面哪一類？
intake-complaints-title = 哪裡不舒服
intake-complaints-fever = 發燒
intake-complaints-fever-also = 發熱 | 燒
intake-complaints-cough = { $tone ->
    [elder] 咳嗽或喉嚨痛
   *[normal] 咳嗽
}
intake-complaints-cough-also = 咳 | 有痰
intake-complaints-throat = 喉嚨痛或鼻塞
intake-complaints-throat-also = 喉嚨痛 | 嗓子疼 | 咽痛 | 鼻塞 | 流鼻涕
intake-complaints-skin = 皮膚
intake-complaints-skin-also = 皮疹 | 癢 | 起疹子
intake-complaints-belly = 肚子不舒服
intake-complaints-belly-also = 肚子痛 | 肚子疼 | 拉肚子 | 吐 | 肚子
intake-complaints-pregnancy = 懷孕、產後或婦科
intake-complaints-pregnancy-also = 懷孕 | 懷孕生產 | 孕產 | 產後 | 婦科 | 月經
intake-complaints-medicine = 問用藥
intake-complaints-medicine-also = 用藥 | 吃藥 | 喫藥 | 藥
intake-complaints-other = 別的
intake-complaints-other-also = 其他 | 其它 | 別的地方
intake-words = 請用一句話說說怎麼不舒服。
intake-words-title = 自己的話
intake-since = { $tone ->
    [elder] 什麼時候開始的？
   *[normal] 這樣多久了？
}
intake-since-title = 多久了
intake-since-today = 不到一天
intake-since-today-also = 今天 | 剛才 | 剛纔 | 今天開始
intake-since-days2 = 一兩天
intake-since-days2-also = 1-2天 | 昨天 | 一天 | 兩天
intake-since-days4 = 三四天
intake-since-days4-also = 3-4天 | 三天 | 四天
intake-since-week = 五到七天
intake-since-week-also = 5-7天 | 五天 | 六天 | 一週
intake-since-longer = 一週以上
intake-since-longer-also = 十天 | 半個月 | 一個月 | 很久
intake-since-again = 反覆好幾次
intake-since-again-also = 反覆 | 老毛病
intake-since-few = 一到三天
intake-since-few-also = 這幾天 | 昨天 | 前天 | 兩天 | 三天
intake-since-long = 四天以上
intake-since-long-also = 四天 | 五天 | 一週 | 很久
intake-since-unsure = 說不清
intake-since-unsure-also = 不清楚 | 不知道
intake-temp = { $tone ->
    [elder] 體溫多少度？直接寫數字，比如 38.5。
   *[normal] 體溫多少度？直接寫數字，比如 38.5；沒量就選下面的。
}
intake-temp-title = 體溫
intake-temp-normal = 量過，不發燒
intake-temp-normal-also = 不燒 | 正常 | 不發燒
intake-temp-hot = 摸著燙，沒量
intake-temp-hot-also = 燙 | 摸著燙 | 摸着燙 | 發燙
intake-temp-unmeasured = 沒量
intake-temp-unmeasured-also = 沒有量 | 沒測 | 不知道
temp-unreadable = 沒看懂體溫。請寫數字，比如 38.5。
temp-too-low = 人的體溫沒有這麼低。請看看體溫計，再寫一次。
temp-too-high = 人的體溫沒有這麼高。請看看體溫計，再寫一次。
temp-maybe = 您是說 { $value } 度嗎？
temp-maybe-fahrenheit = 這像是華氏度，合 { $value } 攝氏度，對嗎？
value-degrees = { $value } 度
intake-site = 在哪裡量的？
intake-site-title = 量的地方
intake-site-armpit = 腋下
intake-site-armpit-also = 腋窩 | 胳肢窩 | 夾著量 | 夾着量
intake-site-ear = 耳朵
intake-site-ear-also = 耳溫 | 耳溫槍
intake-site-forehead = 額頭
intake-site-forehead-also = 額溫 | 額溫槍 | 額頭 | 腦門
intake-site-unsure = 說不清
intake-site-unsure-also = 不清楚 | 別的地方 | 嘴裡 | 嘴裏
intake-illnesses = { $tone ->
    [elder] 平時有這些病嗎？
   *[normal] 平時有這些長期的病嗎？可以選幾樣。
}
intake-illnesses-title = 長期的病
intake-illnesses-heart = 心臟病
intake-illnesses-heart-also = 冠心病 | 心臟衰竭 | 心衰
intake-illnesses-lung = 肺病或氣喘
intake-illnesses-lung-also = 氣喘 | 哮喘 | 肺阻塞 | 慢阻肺 | 肺病
intake-illnesses-kidney = 腎臟病或肝病
intake-illnesses-kidney-also = 腎臟病 | 腎病 | 肝病 | 肝炎 | 肝硬化
intake-illnesses-diabetes = 糖尿病
intake-illnesses-diabetes-also = 血糖高
intake-illnesses-immune = 腫瘤、移植或免疫力低
intake-illnesses-immune-also = 腫瘤 | 癌症 | 化療 | 免疫力低 | 移植 | 激素
intake-illnesses-nerves = 神經系統疾病
intake-illnesses-nerves-also = 中風過 | 帕金森 | 癲癇
intake-illnesses-obesity = 肥胖
intake-illnesses-obesity-also = 很胖 | 太胖 | 胖
intake-illnesses-thinner = 長期用抗凝藥
intake-illnesses-thinner-also = 抗凝藥 | 防血栓的藥
intake-illnesses-organs = 心肺肝腎的病
intake-illnesses-organs-also = 心臟病 | 肺病 | 氣喘 | 哮喘 | 腎臟病 | 腎病 | 肝病
intake-illnesses-none = 都沒有
intake-illnesses-none-also = 沒有 | 沒 | 無
intake-confirm = { $tone ->
    [elder] 請看看{ $name }的情況對不對：
   *[normal] 請核對{ $name }的情況，沒問題就傳送：
}
intake-confirm-send = 沒問題，傳送
intake-confirm-send-also = 傳送 | 發送 | 沒問題 | 對 | 對的 | 好
intake-confirm-change = 改一項
intake-confirm-change-also = 改 | 修改 | 不對 | 要改

intake-present = { $name }現在在您身邊嗎？
intake-present-here = 在身邊
intake-present-here-also = 在 | 在的 | 在這兒
intake-present-away = 不在身邊
intake-present-away-also = 不在 | 沒在
intake-away = { $tone ->
    [elder] 您看不到{ $name }，拿不準的就選「說不準」。
   *[normal] 可以先填。您看不到{ $name }本人，有些情況可能漏掉：最好打著電話邊問邊填，拿不準的選「說不準」。情況急，請讓那邊的人打 { -emergency }。
}
intake-why = 根據您說的：{ $why }。
intake-come-back = { $tone ->
    [elder] 喘不過氣、叫不醒、抽搐或越來越重，馬上打 { -emergency }。
   *[normal] 如果喘不過氣、叫不醒、抽搐、喝不進水，或者越來越重，馬上打 { -emergency } 或去急診。
}
intake-urgent = { $tone ->
    [elder] 很急，請立即打 { -emergency }！
   *[normal] 情況很急，請立即撥打 { -emergency }！您說的是：{ $why }。
}
intake-hospital = { $tone ->
    [elder] 很急，請馬上去醫院急診，別等！
   *[normal] 情況比較急，請馬上去最近的醫院急診，不要等。您說的是：{ $why }。
    路上更難受就打 { -emergency }。
}
intake-urgent-called = 已經打了或出發了
intake-urgent-called-also = 打了 | 已撥打 | 出發了 | 去了
intake-urgent-human = 同時找醫生
intake-urgent-human-also = 找醫生 | 醫生 | 人工
intake-urgent-near = 最近的急診
intake-urgent-near-also = 急診 | 醫院 | 附近
intake-urgent-store = 先存下來
intake-urgent-store-also = 存下來 | 存
intake-result-l1 = { $tone ->
    [elder] 要儘快讓醫生看。現在找醫生嗎？
   *[normal] 需要醫生儘快瞭解情況，幾分鐘內就該有人看。現在排隊嗎？
}
intake-result-l2 = { $tone ->
    [elder] 今天要讓醫生看。現在找醫生嗎？
   *[normal] 今天就該讓醫生看。現在可以排隊找醫生。
}
intake-result-l3 = { $tone ->
    [elder] 看著不急，可以請醫生看看。現在找嗎？
   *[normal] 目前看不緊急，可以請醫生看看。現在排隊嗎？
}
intake-result-l4 = { $tone ->
    [elder] 看著不重，可以先在家休息多喝水。要找醫生嗎？
   *[normal] 目前看不重，可以先在家休息、多喝水、注意體溫。想問醫生也可以。
}
intake-result-doctor = 找醫生
intake-result-doctor-also = 醫生 | 好 | 找 | 排隊 | 要
intake-result-fever = 附近發熱門診
intake-result-fever-also = 發熱門診 | 附近
intake-result-store = 先存下來
intake-result-store-also = 存下來 | 存 | 不用 | 不找
intake-stored = { $tone ->
    [elder] 存好了。更難受就再來，急症打 { -emergency }。
   *[normal] 已經存好，在「我的」裡看得到。沒好轉或更難受，隨時再來；急症打 { -emergency }。
}
why-measured = { $what } { $value }
why-fever-yes = 發燒
why-fever-no = 不發燒
why-fever-unknown = 沒量體溫
why-asked = 您的回答
remark-within-48-hours-illness = 發熱可能還在 48 小時內，有慢性病（高危）
remark-within-48-hours-young = 發熱可能還在 48 小時內，5 歲以下（高危）
remark-within-48-hours-old = 發熱可能還在 48 小時內，65 歲以上（高危）
note-patient = 病人
note-remarks = 請注意
note-urgent = 緊急
note-urgent-crisis = 說到不想活或傷害自己，沒有說到具體計劃
note-urgent-danger = 說到傷害自己，有計劃，或今天就可能做，請馬上接
note-urgent-asked = 在急救提示下要求找人工，沒有填情況
note-sentence = 排隊前說的話
note-emergency-heard = 下一條像是急症{ $whom ->
    [self] （說的是本人）
    [father] （說的是父親）
    [mother] （說的是母親）
    [parent] （說的是老人）
    [child] （說的是孩子）
    [partner] （說的是配偶）
    [grandparent] （說的是老人）
   *[unknown] { "" }
}，請馬上回話。一分鐘沒回話，會給病人顯示急救卡
note-emergency-late = 一分鐘沒人回話，已給病人顯示急救卡{ $whom ->
    [self] （說的是本人）
    [father] （說的是父親）
    [mother] （說的是母親）
    [parent] （說的是老人）
    [child] （說的是孩子）
    [partner] （說的是配偶）
    [grandparent] （說的是老人）
   *[unknown] { "" }
}，請馬上確認
note-emergency-card = 下一條像是急症{ $whom ->
    [self] （說的是本人）
    [father] （說的是父親）
    [mother] （說的是母親）
    [parent] （說的是老人）
    [child] （說的是孩子）
    [partner] （說的是配偶）
    [grandparent] （說的是老人）
   *[unknown] { "" }
}，已給病人顯示急救卡
note-emergency-asked = 病人按了急救，已給病人顯示急救卡，請馬上確認
note-proposal-test-done = 您建議的到府檢測，病人已經約好
note-proposal-test-left = 您建議的到府檢測，病人看了，沒有預約
note-proposal-vaccine-done = 您建議的疫苗，病人已經約好
note-proposal-vaccine-left = 您建議的疫苗，病人看了，沒有預約
note-proposal-visit-done = 您建議的線下就診，病人看完了：掛了號，或拿了就診卡
note-proposal-visit-left = 您建議的線下就診，病人打開了，沒有做完
note-finish-asked = 病人說問題已經問完，請結束並寫小結
note-lab-amended = 檢驗科更正了這位患者的報告，請看新的結果。
