### 居家护理短文。审核人、日期和来源在 flows/data/articles.yaml；不写药名和剂量。

flow-articles = 居家护理
article-group = 给谁看的？
article-group-infant = 半岁以内的宝宝
article-group-infant-also = 宝宝 | 婴儿 | 新生儿
article-group-child = 孩子（14 岁以下）
article-group-child-also = 孩子 | 小孩 | 儿童
article-group-adult = 大人
article-group-adult-also = 成人 | 我自己
article-group-old = 老人（65 岁以上）
article-group-old-also = 老人 | 父母 | 爸妈
article-topic = { $tone ->
    [elder] 想看什么？也可以直接写，比如“发烧”。
   *[normal] 想看哪一篇？点下面的，或者直接写一个词，比如“发烧”“喝水”。
}
article-topic-season = { $tone ->
    [elder] 想看什么？也可以直接写，比如“发烧”。
   *[normal] 想看哪一篇？点下面的，或者直接写一个词。这个季节常看：{ $popular }。
}
article-topic-fever = 发烧怎么办
article-topic-fever-also = 发烧 | 退烧
article-topic-fluids = 怎么喝水吃饭
article-topic-fluids-also = 喝水 | 吃饭
article-topic-isolation = 怎么不传给家人
article-topic-isolation-also = 隔离 | 传染
article-topic-go = 什么时候去医院
article-topic-go-also = 去医院 | 就医
article-unknown = 没找到这方面的。请点下面的一项，或换个词，比如“发烧”。
article-gone = 这一篇正在重新审核，暂时不能看。
article-next-another = 看别的
article-next-another-also = 再看 | 别的
article-next-doctor = 问医生
article-next-doctor-also = 找医生 | 医生
article-next-over = 好了
article-next-over-also = 知道了 | 不看了
article-signed = 审核：{ $who }，{ $day }
article-draft = 草稿，还没有医生审核
article-fever-infant = { $tone ->
    [elder] 不满 3 个月烧到 38 度，马上去急诊；3 到 6 个月烧到 39 度，当天看。（{ $signed }）
   *[normal] 宝宝发烧
    • 不满 3 个月，量到 38 度及以上：马上去急诊，不要在家等。
    • 3 到 6 个月，39 度及以上：当天要让医生看。
    • 衣服被子和平时一样，不捂汗，也不用冷水或酒精擦。
    • 照常喂奶，次数多一点、每次少一点。
    • 夜里也要看看他，能叫醒、有反应才放心。
    { $signed }
}
article-fever-child = { $tone ->
    [elder] 别捂也别冷水擦，多喝水，让孩子舒服。烧满 3 天或没精神，去看医生。（{ $signed }）
   *[normal] 孩子发烧
    • 目的是让孩子舒服，不是把数字降下来。
    • 衣服穿合适，不捂汗，也不用冷水或酒精擦身。
    • 少量多次喝水；愿意吃就吃，不吃不勉强。
    • 每几个小时看一次：精神、尿量、呼吸、身上有没有疹子。
    • 高烧超过 3 天、烧满 5 天，或退了烧还是没精神：看医生。
    { $signed }
}
article-fever-adult = { $tone ->
    [elder] 多休息，多喝水，穿得舒服，别捂汗。烧过 3 天或喘不上气，看医生。（{ $signed }）
   *[normal] 大人发烧
    • 多休息，少量多次喝水，吃清淡的。
    • 穿得舒服，不捂汗；屋里通风。
    • 早晚各量一次体温，记下来，看医生时用得上。
    • 要不要吃药、吃什么，问医生或药师。
    • 烧过 3 天、越来越重、喘不上气：看医生。
    { $signed }
}
article-fever-old = { $tone ->
    [elder] 老人感染不一定高烧。烧到 38 度、没精神、不吃饭、站不稳，当天看医生。（{ $signed }）
   *[normal] 老人发烧
    • 老人病得重也可能不发烧：突然没精神、不吃饭、糊涂、站不稳，同样要重视。
    • 38 度及以上，当天就让医生了解情况。
    • 少量多次喝水；有心衰、肾病的，按医生说的量喝。
    • 平时的药不要自己停，也不要自己加。
    • 身边留人，夜里看一看。
    { $signed }
}
article-fluids-infant = { $tone ->
    [elder] 照常喂奶，多次少量。8 小时没有湿尿布或吃不到一半，马上看医生。（{ $signed }）
   *[normal] 宝宝怎么喝
    • 母乳或奶粉照常，次数多一点、每次少一点。
    • 半岁以内不用另外喂水。
    • 数一数湿尿布：8 小时没有，就要马上看医生。
    • 吃得不到平时一半、囟门凹下去、哭没有眼泪：马上看医生。
    { $signed }
}
article-fluids-child = { $tone ->
    [elder] 小口多次喝水，不勉强吃。嘴干、没眼泪、半天没尿，看医生。（{ $signed }）
   *[normal] 孩子怎么喝水吃饭
    • 小口、多次，白水、汤、稀粥都行。
    • 不想吃不勉强，先保证喝。
    • 吐了歇十来分钟，再从一小口开始。
    • 嘴很干、哭没有眼泪、眼窝凹、12 小时没尿：马上看医生。
    { $signed }
}
article-fluids-adult = { $tone ->
    [elder] 少量多次喝水，吃清淡的。心衰、肾病按医生说的量喝。（{ $signed }）
   *[normal] 大人怎么喝水吃饭
    • 少量多次喝水，尿色淡黄就说明够了。
    • 吃清淡、好消化的；不喝酒。
    • 有心衰、肾病、正在透析：按医生定的量喝。
    • 吃药喝水都吐、头晕站不住、一整天没什么尿：看医生。
    { $signed }
}
article-isolation = { $tone ->
    [elder] 单独住一间，戴口罩，勤洗手，多开窗，碗筷毛巾分开用。（{ $signed }）
   *[normal] 怎么不传给家人
    • 尽量单独住一间，出房间戴口罩。
    • 每天开窗几次，咳嗽挡住口鼻。
    • 勤洗手，碗筷毛巾分开。
    • 流感一般在家休息 5 天，或退烧后再过 48 小时，再上学上班。
    • 离老人、孕妇、不满半岁的宝宝远一点。
    { $signed }
}
article-go-infant = { $tone ->
    [elder] 不满 3 个月烧 38 度、喘费力、唇青、叫不醒、不吃奶、抽搐，打 { -emergency }。（{ $signed }）
   *[normal] 宝宝什么时候去医院
    马上打 { -emergency } 或去急诊：
    • 不满 3 个月，38 度及以上
    • 喘得费力、哼哼、嘴唇发青、身上发花
    • 叫不醒、软绵绵、抽搐、哭声又弱又尖
    • 不吃奶、吐绿水、压不退色的紫红点
    当天看：3 到 6 个月 39 度及以上、8 小时没湿尿布、您觉得不对劲。
    { $signed }
}
article-go-child = { $tone ->
    [elder] 喘费力、唇青、叫不醒、抽搐、脖子硬、紫疹，打 { -emergency }。高烧过 3 天，看医生。（{ $signed }）
   *[normal] 孩子什么时候去医院
    马上打 { -emergency } 或去急诊：
    • 喘得费力、肋骨间凹进去、嘴唇发青
    • 叫不醒、糊涂、抽搐、脖子硬
    • 压不退色的紫红点、喝什么吐什么
    当天看：高烧超过 3 天、烧满 5 天、12 小时没尿、没精神、您觉得不对劲。
    { $signed }
}
article-go-adult = { $tone ->
    [elder] 喘不上气、胸口压痛、糊涂、唇紫、血氧 93% 以下，打 { -emergency }。（{ $signed }）
   *[normal] 大人什么时候去医院
    马上打 { -emergency } 或去急诊：
    • 喘不上气、说不成整句、嘴唇发紫，血氧 93% 及以下
    • 胸口压着疼、糊涂、叫不醒、抽搐、咳血
    当天看：烧过 3 天、越来越重、一分钟喘 25 次以上；
    65 岁以上、怀孕、有慢性病的人发烧，也当天看。
    { $signed }
}
