### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 其他服務：問藥、到府護理、自評、皮膚日記、中醫師、飲食、掛號。

flow-services = 其他服務
flow-remedy = 問藥
flow-nursing = 護理到府
flow-herbs = 中醫師回診
flow-skin = 皮膚日記
services-main = 您想要哪一種服務？
services-others = 還有這些服務：
services-main-medicine = 問藥師用藥
services-main-medicine-also = 問藥 | 用藥 | 藥
services-main-nursing = 護理師到府
services-main-nursing-also = 護理 | 護理師 | 護士 | 換藥 | 到府護理 | 上門護理
services-main-scales = 做個自評
services-main-scales-also = 自評 | 測評 | 心理 | 心情 | 量表
services-main-skin = 皮膚日記
services-main-skin-also = 皮膚 | 拍皮膚 | 皮疹
services-main-tcm = 中醫師回診
services-main-tcm-also = 中醫師 | 中醫 | 中藥 | 煎藥
services-main-diet = 問營養師飲食
services-main-diet-also = 飲食 | 營養 | 吃什麼 | 喫什麼
services-main-visit = 去醫院掛號
services-main-visit-also = 就診卡 | 掛號 | 去醫院 | 預約掛號
services-main-more = 更多
services-main-more-also = 別的 | 還有嗎
services-group = 想測哪一方面？
services-group-mood = 心情和緊張
services-group-mood-also = 心情 | 心理 | 情緒 | 焦慮
services-group-body = 身體狀況
services-group-body-also = 身體 | 衰弱 | 氣短 | 喝酒
services-diet = { $tone ->
    [elder] 想問飲食什麼事？有什麼慢性病也請說。
   *[normal] 想問飲食方面的什麼事？有慢性病、懷孕或體重變化，也請一起寫下來，我會轉給營養師。
}

remedy-which = { $tone ->
    [elder] 哪種藥？寫下藥名，幾種都可以。
   *[normal] 想問哪種藥？請寫下藥名，幾種都可以。我是程式，不回答用藥問題，會轉給藥師。
}
remedy-box = { $tone ->
    [elder] 請拍藥盒正面和說明傳給我。沒有就選「傳好了」。
   *[normal] 請拍藥盒正面和說明書，最多 3 張。沒有就選「傳好了」。
}
remedy-new = { $tone ->
    [elder] 用藥以後，有沒有新的不舒服？
   *[normal] 用了這藥以後，有沒有新的不舒服？有的話會請醫生來看。
}
remedy-new-no = 沒有
remedy-new-no-also = 沒 | 無
remedy-new-yes = 有
remedy-new-yes-also = 有的 | 不舒服
remedy-new-unsure = 說不清
remedy-new-unsure-also = 不知道 | 不清楚
remedy-bearing = 現在懷孕或哺乳嗎？藥師要知道。
remedy-bearing-no = 都沒有
remedy-bearing-no-also = 沒有 | 不是
remedy-bearing-pregnant = 懷孕
remedy-bearing-pregnant-also = 懷孕了 | 孕婦 | 備孕
remedy-bearing-feeding = 哺乳
remedy-bearing-feeding-also = 餵奶 | 哺乳期
remedy-bearing-unsaid = 不想說
remedy-bearing-unsaid-also = 不方便說 | 保密 | 不回答
remedy-words = { $tone ->
    [elder] 想問藥師什麼？寫下來或說給我聽。
   *[normal] 想問藥師什麼？比如怎麼吃、能不能一起用、漏了一次怎麼辦。
}

nursing-care = { $tone ->
    [elder] 要護理師到府做什麼？
   *[normal] 需要護理師到府做什麼？
}
nursing-care-title = 服務
nursing-care-wound = 傷口換藥
nursing-care-wound-also = 換藥 | 傷口
nursing-care-tube = 管路護理
nursing-care-tube-also = 管 | 尿管 | 胃管 | 導管
nursing-care-stoma = 造口護理
nursing-care-stoma-also = 造口
nursing-care-injection = 打針、抽血
nursing-care-injection-also = 打針 | 抽血 | 輸液
nursing-care-pressure = 壓瘡護理
nursing-care-pressure-also = 壓瘡 | 褥瘡
nursing-care-newborn = 產婦和新生兒
nursing-care-newborn-also = 產婦 | 新生兒 | 寶寶
nursing-care-rehab = 康復指導
nursing-care-rehab-also = 康復
nursing-care-other = 其他
nursing-care-other-also = 別的
nursing-order = 這項護理有醫生開的醫囑嗎？護理師要按醫囑做。
nursing-order-yes = 有
nursing-order-yes-also = 有的
nursing-order-no = 沒有
nursing-order-no-also = 沒
nursing-order-unsure = 不清楚
nursing-order-unsure-also = 不知道
nursing-where = { $tone ->
    [elder] 到府的地址在哪裡？區、街道、門牌都寫上。
   *[normal] 到府的地址在哪裡？請寫區、街道、小區、門牌，有沒有電梯。
}
nursing-where-title = 地址
nursing-where-shown = { $value }
nursing-day = 希望哪天來？
nursing-day-title = 哪天
nursing-day-today = 今天
nursing-day-today-also = 今日 | 當天 | 越快越好
nursing-day-tomorrow = 明天
nursing-day-tomorrow-also = 明日 | 明兒
nursing-day-days3 = 三天之內
nursing-day-days3-also = 三天內 | 三日內 | 這幾天
nursing-day-later = 再晚也行
nursing-day-later-also = 不急 | 晚幾天 | 下週
nursing-hour = 什麼時候方便？
nursing-hour-title = 時段
nursing-hour-morning = 上午
nursing-hour-morning-also = 早上
nursing-hour-afternoon = 下午
nursing-hour-afternoon-also = 午後
nursing-hour-evening = 晚上
nursing-hour-evening-also = 傍晚 | 夜裡 | 夜裏
nursing-hour-any = 都可以
nursing-hour-any-also = 隨便
nursing-home = { $tone ->
    [elder] 護理師來之前要知道：家裡有下面的情況嗎？
   *[normal] 護理師來之前要知道：家裡有下面的情況嗎？可以選幾個。
}
nursing-home-title = 家裡情況
nursing-home-alone = 病人一個人在家
nursing-home-alone-also = 一個人 | 獨居
nursing-home-infection = 家裡有傳染病
nursing-home-infection-also = 傳染病
nursing-home-animal = 有狗等大動物
nursing-home-animal-also = 狗 | 寵物
nursing-home-none = 都沒有
nursing-home-none-also = 沒有
nursing-number = 聯絡電話是多少？只給護理師看。
nursing-number-title = 電話
nursing-number-shown = { $value }
nursing-sure = { $tone ->
    [elder] 請看對不對。傳給護理師嗎？
   *[normal] 請看對不對。護理師看過以後會和您定時間和費用；發出去不等於已經約好。
}
nursing-sure-send = 對，傳給護理師
nursing-sure-send-also = 對 | 發 | 好 | 可以 | 是
nursing-sure-change = 要改
nursing-sure-change-also = 改 | 不對 | 修改

herbs-before = 這個病以前看過中醫師、吃過中藥嗎？
herbs-before-yes = 在這裡看過
herbs-before-yes-also = 看過
herbs-before-elsewhere = 在別處看過
herbs-before-elsewhere-also = 別處
herbs-before-no = 沒看過
herbs-before-no-also = 沒有 | 第一次
herbs-slip = { $tone ->
    [elder] 請拍以前的方子或藥盒。沒有就選「傳好了」。
   *[normal] 請拍以前的處方、藥方或藥盒，最多 3 張。沒有就選「傳好了」。
}
herbs-tongue = { $tone ->
    [elder] 請拍舌頭：對著窗戶，自然伸出，別擦。不方便就選「傳好了」。
   *[normal] 請拍一兩張舌頭：自然光下，不開濾鏡；飯後半小時以上，沒吃有顏色的東西；舌頭自然伸出，拍清舌面和舌邊。不方便就選「傳好了」。
}
herbs-want = 這次想做什麼？
herbs-want-again = 回診，看要不要調整
herbs-want-again-also = 回診 | 複診 | 調整
herbs-want-boil = 問代煎和配送
herbs-want-boil-also = 代煎 | 煎藥 | 配送
herbs-want-usage = 問怎麼煎、怎麼吃
herbs-want-usage-also = 怎麼吃 | 怎麼喫 | 怎麼煎
herbs-want-other = 別的
herbs-want-other-also = 其他
herbs-words = { $tone ->
    [elder] 現在哪裡不舒服，和上次比怎麼樣？
   *[normal] 現在有哪些不舒服，和上次比怎麼樣？睡覺、胃口、大小便有變化也請寫下來。
}

skin-pick = 想看哪一處？
skin-pick-new = 新的一處
skin-pick-new-also = 新的
skin-where = { $tone ->
    [elder] 是身上哪裡？比如左小腿外側。
   *[normal] 是身上哪裡？寫得越清楚越好，比如「左小腿外側」。
}
skin-every = 要我隔幾天提醒您再拍？
skin-every-days3 = 3 天
skin-every-days3-also = 三天 | 三日
skin-every-days7 = 7 天
skin-every-days7-also = 七天 | 一週 | 一個星期
skin-every-days14 = 14 天
skin-every-days14-also = 十四天 | 兩週 | 兩個星期 | 半個月
skin-every-never = 不用提醒
skin-every-never-also = 不用 | 不提醒
skin-act = 「{ $place }」已經拍了 { $count } 次。想做什麼？
skin-act-add = 拍今天的
skin-act-add-also = 拍照 | 今天的
skin-act-series = 看前後對比
skin-act-series-also = 對比 | 看照片
skin-act-hand = 給醫生看
skin-act-hand-also = 醫生 | 看醫生
skin-act-stop = 停止提醒
skin-act-stop-also = 停
skin-photos = { $tone ->
    [elder] 請拍：遠一張，近一張。光線要亮。私密處不要拍。
   *[normal] 請在亮處拍最多 3 張：一張看得出在哪個部位，一張近的，旁邊放一枚硬幣比大小。每次同樣的距離和光線。孩子的私密部位請不要拍，直接去醫院看。
}
skin-change = 和上次比，怎麼樣？
skin-change-first = 第一次拍
skin-change-first-also = 第一次
skin-change-same = 差不多
skin-change-same-also = 一樣
skin-change-better = 好些了
skin-change-better-also = 好了 | 小了
skin-change-worse = 更重了
skin-change-worse-also = 重了 | 大了 | 更差
skin-added = 已經存好，一共拍了 { $count } 次。{ $next }
skin-added-done = 好，先這樣
skin-added-done-also = 好 | 好的 | 完成
skin-added-hand = 給醫生看
skin-added-hand-also = 醫生 | 看醫生
skin-reminder = { $n } 天后我來提醒您。
skin-no-reminder = 我不會提醒您。
skin-day = { $day }：{ $how }
skin-series = { $tone ->
    [elder] 每次的情況：{ $days }。
   *[normal] 每次的情況：{ $days }。第一張和最近一張照片會再傳給您。
}
skin-stopped = 好的，不再提醒。照片還在，隨時可以看。
skin-over = 好的，皮膚的變化幫您記著。發燒、痛得厲害或很快變大，請馬上看醫生。
skin-due = { $tone ->
    [elder] 該拍皮膚照片了。請選「其他服務」裡的「皮膚日記」。
   *[normal] 到了給皮膚拍照片的日子。請選「其他服務」裡的「皮膚日記」。不想再收到提醒，可以在那裡停掉。
}

note-door = 來意
note-medicine-which = 藥名
note-medicine-new = 用藥後新的不舒服
note-medicine-bearing = 懷孕或哺乳
note-nursing-care = 護理專案
note-nursing-order = 醫囑
note-nursing-where = 地址
note-nursing-day = 希望日期
note-nursing-hour = 時段
note-nursing-home = 家裡情況
note-nursing-number = 電話
note-tcm-before = 以前看中醫師
note-tcm-want = 想做什麼
note-skin-where = 部位
note-skin-days = 每次的變化
note-adverse = 接種後反應
note-vaccine = 疫苗諮詢
