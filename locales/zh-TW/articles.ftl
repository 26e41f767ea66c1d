### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 居家護理短文。稽核人、日期和來源在 flows/data/articles.yaml；不寫藥名和劑量。

flow-articles = 居家護理
article-group = 給誰看的？
article-group-infant = 半歲以內的寶寶
article-group-infant-also = 寶寶 | 嬰兒 | 新生兒
article-group-child = 孩子（14 歲以下）
article-group-child-also = 孩子 | 小孩 | 兒童
article-group-adult = 大人
article-group-adult-also = 成人 | 我自己
article-group-old = 老人（65 歲以上）
article-group-old-also = 老人 | 父母 | 爸媽
article-topic = { $tone ->
    [elder] 想看什麼？也可以直接寫，比如「發燒」。
   *[normal] 想看哪一篇？點下面的，或者直接寫一個詞，比如「發燒」「喝水」。
}
article-topic-season = { $tone ->
    [elder] 想看什麼？也可以直接寫，比如「發燒」。
   *[normal] 想看哪一篇？點下面的，或者直接寫一個詞。這個季節常看：{ $popular }。
}
article-topic-fever = 發燒怎麼辦
article-topic-fever-also = 發燒 | 退燒
article-topic-fluids = 怎麼喝水吃飯
article-topic-fluids-also = 喝水 | 吃飯 | 喫飯
article-topic-isolation = 怎麼不傳給家人
article-topic-isolation-also = 隔離 | 傳染
article-topic-go = 什麼時候去醫院
article-topic-go-also = 去醫院 | 就醫
article-unknown = 沒找到這方面的。請點下面的一項，或換個詞，比如「發燒」。
article-gone = 這一篇正在重新稽核，暫時不能看。
article-next-another = 看別的
article-next-another-also = 再看 | 別的
article-next-doctor = 問醫生
article-next-doctor-also = 找醫生 | 醫生
article-next-over = 好了
article-next-over-also = 知道了 | 不看了
article-signed = 稽核：{ $who }，{ $day }
article-draft = 草稿，還沒有醫生稽核
article-fever-infant = { $tone ->
    [elder] 不滿 3 個月燒到 38 度，馬上去急診；3 到 6 個月燒到 39 度，當天看。（{ $signed }）
   *[normal] 寶寶發燒
    • 不滿 3 個月，量到 38 度及以上：馬上去急診，不要在家等。
    • 3 到 6 個月，39 度及以上：當天要讓醫生看。
    • 衣服被子和平時一樣，不捂汗，也不用冷水或酒精擦。
    • 照常餵奶，次數多一點、每次少一點。
    • 夜裡也要看看他，能叫醒、有反應才放心。
    { $signed }
}
article-fever-child = { $tone ->
    [elder] 別捂也別冷水擦，多喝水，讓孩子舒服。燒滿 3 天或沒精神，去看醫生。（{ $signed }）
   *[normal] 孩子發燒
    • 目的是讓孩子舒服，不是把數字降下來。
    • 衣服穿合適，不捂汗，也不用冷水或酒精擦身。
    • 少量多次喝水；願意吃就吃，不吃不勉強。
    • 每幾個小時看一次：精神、尿量、呼吸、身上有沒有疹子。
    • 高燒超過 3 天、燒滿 5 天，或退了燒還是沒精神：看醫生。
    { $signed }
}
article-fever-adult = { $tone ->
    [elder] 多休息，多喝水，穿得舒服，別捂汗。燒過 3 天或喘不過氣，看醫生。（{ $signed }）
   *[normal] 大人發燒
    • 多休息，少量多次喝水，吃清淡的。
    • 穿得舒服，不捂汗；屋裡通風。
    • 早晚各量一次體溫，記下來，看醫生時用得上。
    • 要不要吃藥、吃什麼，問醫生或藥師。
    • 燒過 3 天、越來越重、喘不過氣：看醫生。
    { $signed }
}
article-fever-old = { $tone ->
    [elder] 老人感染不一定高燒。燒到 38 度、沒精神、不吃飯、站不穩，當天看醫生。（{ $signed }）
   *[normal] 老人發燒
    • 老人病得重也可能不發燒：突然沒精神、不吃飯、糊塗、站不穩，同樣要重視。
    • 38 度及以上，當天就讓醫生了解情況。
    • 少量多次喝水；有心臟衰竭、腎臟病的，按醫生說的量喝。
    • 平時的藥不要自己停，也不要自己加。
    • 身邊留人，夜裡看一看。
    { $signed }
}
article-fluids-infant = { $tone ->
    [elder] 照常餵奶，多次少量。8 小時沒有濕尿布或吃不到一半，馬上看醫生。（{ $signed }）
   *[normal] 寶寶怎麼喝
    • 母乳或奶粉照常，次數多一點、每次少一點。
    • 半歲以內不用另外喂水。
    • 數一數濕尿布：8 小時沒有，就要馬上看醫生。
    • 吃得不到平時一半、囟門凹下去、哭沒有眼淚：馬上看醫生。
    { $signed }
}
article-fluids-child = { $tone ->
    [elder] 小口多次喝水，不勉強吃。嘴幹、沒眼淚、半天沒尿，看醫生。（{ $signed }）
   *[normal] 孩子怎麼喝水吃飯
    • 小口、多次，白水、湯、稀粥都行。
    • 不想吃不勉強，先保證喝。
    • 吐了歇十來分鐘，再從一小口開始。
    • 嘴很乾、哭沒有眼淚、眼窩凹、12 小時沒尿：馬上看醫生。
    { $signed }
}
article-fluids-adult = { $tone ->
    [elder] 少量多次喝水，吃清淡的。心臟衰竭、腎臟病按醫生說的量喝。（{ $signed }）
   *[normal] 大人怎麼喝水吃飯
    • 少量多次喝水，尿色淡黃就說明夠了。
    • 吃清淡、好消化的；不喝酒。
    • 有心臟衰竭、腎臟病、正在透析：按醫生定的量喝。
    • 吃藥喝水都吐、頭暈站不住、一整天沒什麼尿：看醫生。
    { $signed }
}
article-isolation = { $tone ->
    [elder] 單獨住一間，戴口罩，勤洗手，多開窗，碗筷毛巾分開用。（{ $signed }）
   *[normal] 怎麼不傳給家人
    • 儘量單獨住一間，出房間戴口罩。
    • 每天開窗幾次，咳嗽擋住口鼻。
    • 勤洗手，碗筷毛巾分開。
    • 流感一般在家休息 5 天，或退燒後再過 48 小時，再上學上班。
    • 離老人、孕婦、不滿半歲的寶寶遠一點。
    { $signed }
}
article-go-infant = { $tone ->
    [elder] 不滿 3 個月燒 38 度、喘費力、唇青、叫不醒、不喝奶、抽搐，打 { -emergency }。（{ $signed }）
   *[normal] 寶寶什麼時候去醫院
    馬上打 { -emergency } 或去急診：
    • 不滿 3 個月，38 度及以上
    • 喘得費力、哼哼、嘴唇發青、身上發花
    • 叫不醒、軟綿綿、抽搐、哭聲又弱又尖
    • 不喝奶、吐綠水、壓不退色的紫紅點
    當天看：3 到 6 個月 39 度及以上、8 小時沒濕尿布、您覺得不對勁。
    { $signed }
}
article-go-child = { $tone ->
    [elder] 喘費力、唇青、叫不醒、抽搐、脖子硬、紫疹，打 { -emergency }。高燒過 3 天，看醫生。（{ $signed }）
   *[normal] 孩子什麼時候去醫院
    馬上打 { -emergency } 或去急診：
    • 喘得費力、肋骨間凹進去、嘴唇發青
    • 叫不醒、糊塗、抽搐、脖子硬
    • 壓不退色的紫紅點、喝什麼吐什麼
    當天看：高燒超過 3 天、燒滿 5 天、12 小時沒尿、沒精神、您覺得不對勁。
    { $signed }
}
article-go-adult = { $tone ->
    [elder] 喘不過氣、胸口壓痛、糊塗、唇紫、血氧 93% 以下，打 { -emergency }。（{ $signed }）
   *[normal] 大人什麼時候去醫院
    馬上打 { -emergency } 或去急診：
    • 喘不過氣、說不成整句、嘴唇發紫，血氧 93% 及以下
    • 胸口壓著痛、糊塗、叫不醒、抽搐、咳血
    當天看：燒過 3 天、越來越重、一分鐘喘 25 次以上；
    65 歲以上、懷孕、有慢性病的人發燒，也當天看。
    { $signed }
}
