### 说说哪里不舒服。危险信号的内容以 flows/data/redflags.yaml 为准。

redflags-adult = { $tone ->
    [elder] 现在有吗：喘不上气、血氧低、胸口压痛、糊涂抽搐、嘴歪无力、失明、头腹肢剧痛、出血、过敏中毒、中暑、重伤{ $sex ->
        [male] {""}
       *[other] 、孕期异常
    }、想轻生
   *[normal] 现在有下面任何一种吗？
    • 喘不上气、说不成整句、嘴唇发紫，或血氧 93% 及以下
    • 胸口压着疼，或疼到下巴、胳膊、后背，冒冷汗
    • 叫不醒、糊涂说胡话、晕倒、抽搐
    • 突然嘴歪、一侧没劲或发麻、说话不清、看不见或看东西重影
    • 突然头疼得受不了；发烧又脖子硬
    • 吐血、大量便血、咳血、血止不住
    • 吃东西、用药或被蜇后喉咙脸肿、全身起疙瘩又喘
    • 胸、背、肚子像刀割撕裂一样疼，肚子硬
    • 误服、中毒，或头部重伤、大面积烧伤、化学物进眼
    • 手脚或阴囊突然剧痛、发凉发白；中暑昏沉{ $sex ->
        [male] {""}
       *[other] {""}
            • 怀孕或刚生完：大量出血、剧烈头痛眼花、气短、抽搐
    }
    • 想死、已经或打算伤害自己
}
redflags-old = { $tone ->
    [elder] 现在有吗：喘不上气、血氧低、胸口压痛、糊涂抽搐、嘴歪无力、失明、头腹肢剧痛、出血、过敏中毒、中暑、重伤、摔到头、想轻生
   *[normal] 现在有下面任何一种吗？
    • 喘不上气、说不成整句、嘴唇发紫，或血氧 93% 及以下
    • 胸口压着疼，或疼到下巴、胳膊、后背，冒冷汗
    • 叫不醒、糊涂说胡话、晕倒、抽搐
    • 突然嘴歪、一侧没劲或发麻、说话不清、看不见或看东西重影
    • 突然头疼得受不了；发烧又脖子硬
    • 吐血、大量便血、咳血、血止不住
    • 吃东西、用药或被蜇后喉咙脸肿、全身起疙瘩又喘
    • 胸、背、肚子像刀割撕裂一样疼，肚子硬
    • 误服、中毒，或头部重伤、大面积烧伤、化学物进眼
    • 手脚或阴囊突然剧痛、发凉发白；中暑昏沉
    • 摔倒碰了头，或在吃抗凝药时摔伤
    • 想死、已经或打算伤害自己
}
redflags-child = { $tone ->
    [elder] 孩子有吗：喘得费力、胸痛、发青、叫不醒、嘴歪、抽搐、脖子硬、紫疹、过敏、总吐、没尿、肚硬睾丸痛、出血、误食重伤、想轻生
   *[normal] 孩子现在有下面任何一种吗？
    • 喘得费力、肋骨间凹进去、喉咙呼噜响
    • 嘴唇发青、脸色灰白或身上发花
    • 叫不醒、软绵绵、糊涂说胡话
    • 正在抽搐，或刚抽过
    • 一侧没劲、嘴歪、突然看不见；胸口压着疼
    • 脖子硬低不下头、头疼得厉害
    • 身上紫红点，用玻璃杯压不退色
    • 喝什么吐什么、吐绿水、吐血、便血
    • 肚子胀硬，睾丸或腹股沟突然剧痛
    • 12 小时没尿，哭没有眼泪
    • 吃东西、用药或被蜇后脸肿、喘
    • 误服、呛住、摔伤头、烧烫伤、血止不住
    • 说想死，或伤害自己
}
redflags-infant = { $tone ->
    [elder] 宝宝有吗：喘得费力、发青、叫不醒、软、抽搐、不吃奶、吐绿水、紫疹、囟门鼓、黄疸重、肚硬或鼓包、过敏、没尿、便血、摔伤
   *[normal] 宝宝现在有下面任何一种吗？
    • 喘得费力、哼哼、肋骨间凹进去、呼吸停顿
    • 嘴唇发青、脸色灰白或身上发花
    • 叫不醒、软绵绵、哭声又弱又尖
    • 正在抽搐，或刚抽过
    • 不吃奶，或吃得不到平时一半
    • 吐绿水，或吃什么吐什么
    • 身上紫红点，压不退色；囟门鼓起来
    • 8 小时没有湿尿布
    • 黄疸越来越重；肚子胀硬，腹股沟鼓包又吐
    • 全身起疙瘩又喘、脸肿
    • 便血、果酱样大便
    • 摔伤头、误服、呛住
}
intake-flags-title = 危险信号
intake-flags-have = 有
intake-flags-have-also = 有的 | 是 | 有一种 | 有一个
intake-flags-none = 都没有
intake-flags-none-also = 没有 | 没 | 无 | 都没
intake-flags-unsure = 说不准
intake-flags-unsure-also = 不清楚 | 不知道 | 不确定 | 不好说
intake-emergency = { $tone ->
    [elder] 请立即拨打 { -emergency }！说清地址、谁怎么了，别挂电话。想不开打 { -crisis }。
   *[normal] 这可能很危险，请立即拨打 { -emergency }！
    说清：在哪里、谁、怎么了。别挂电话，让人到门口接车。
    这条消息可以转发给家人。
    如果想不开、想伤害自己：可打心理援助热线 { -crisis }，身边请留人。
}
intake-emergency-called = 已经打了
intake-emergency-called-also = 打了 | 已拨打
intake-emergency-human = 同时找医生
intake-emergency-human-also = 找医生 | 人工 | 医生
intake-emergency-which = 说说是哪一种
intake-emergency-which-also = 哪一种 | 说哪一种
intake-emergency-calm = 点错了，没有这些
intake-emergency-calm-also = 点错了 | 没有 | 不是
intake-unsure = { $tone ->
    [elder] 说不准就请医生来问，马上排队。更难受了就打 { -emergency }。
   *[normal] 说不准的时候，最好让医生马上来问。我们把您排到前面。
    要是喘得厉害、叫不醒或更难受，别等，直接打 { -emergency }。
}
intake-unsure-human = 马上找医生
intake-unsure-human-also = 找医生 | 好 | 医生
intake-unsure-breath = 说不准喘不喘、清不清醒
intake-unsure-breath-also = 呼吸 | 清醒 | 喘
intake-unsure-go = 先接着填
intake-unsure-go-also = 接着填 | 继续

intake-complaints = { $tone ->
    [elder] 主要哪里不舒服？
   *[normal] 主要哪里不舒服？最多选三样。
}
intake-complaints-more = 是下面哪一类？
intake-complaints-title = 哪里不舒服
intake-complaints-fever = 发烧
intake-complaints-fever-also = 发热 | 烧
intake-complaints-cough = { $tone ->
    [elder] 咳嗽或嗓子疼
   *[normal] 咳嗽
}
intake-complaints-cough-also = 咳 | 有痰
intake-complaints-throat = 嗓子疼或鼻塞
intake-complaints-throat-also = 嗓子疼 | 咽痛 | 鼻塞 | 流鼻涕
intake-complaints-skin = 皮肤
intake-complaints-skin-also = 皮疹 | 痒 | 起疹子
intake-complaints-belly = 肚子不舒服
intake-complaints-belly-also = 肚子疼 | 拉肚子 | 吐 | 肚子
intake-complaints-pregnancy = 怀孕、产后或妇科
intake-complaints-pregnancy-also = 怀孕 | 孕产 | 产后 | 妇科 | 月经
intake-complaints-medicine = 问用药
intake-complaints-medicine-also = 用药 | 吃药 | 药
intake-complaints-other = 别的
intake-complaints-other-also = 其他 | 其它 | 别的地方
intake-words = 请用一句话说说怎么不舒服。
intake-words-title = 自己的话
intake-since = { $tone ->
    [elder] 什么时候开始的？
   *[normal] 这样多久了？
}
intake-since-title = 多久了
intake-since-today = 不到一天
intake-since-today-also = 今天 | 刚才 | 今天开始
intake-since-days2 = 一两天
intake-since-days2-also = 1-2天 | 昨天 | 一天 | 两天
intake-since-days4 = 三四天
intake-since-days4-also = 3-4天 | 三天 | 四天
intake-since-week = 五到七天
intake-since-week-also = 5-7天 | 五天 | 六天 | 一周
intake-since-longer = 一周以上
intake-since-longer-also = 十天 | 半个月 | 一个月 | 很久
intake-since-again = 反复好几次
intake-since-again-also = 反复 | 老毛病
intake-since-few = 一到三天
intake-since-few-also = 这几天 | 昨天 | 前天 | 两天 | 三天
intake-since-long = 四天以上
intake-since-long-also = 四天 | 五天 | 一周 | 很久
intake-since-unsure = 说不清
intake-since-unsure-also = 不清楚 | 不知道
intake-temp = { $tone ->
    [elder] 体温多少度？直接写数字，比如 38.5。
   *[normal] 体温多少度？直接写数字，比如 38.5；没量就选下面的。
}
intake-temp-title = 体温
intake-temp-normal = 量过，不发烧
intake-temp-normal-also = 不烧 | 正常 | 不发烧
intake-temp-hot = 摸着烫，没量
intake-temp-hot-also = 烫 | 摸着烫 | 发烫
intake-temp-unmeasured = 没量
intake-temp-unmeasured-also = 没有量 | 没测 | 不知道
temp-unreadable = 没看懂体温。请写数字，比如 38.5。
temp-too-low = 人的体温没有这么低。请看看体温计，再写一次。
temp-too-high = 人的体温没有这么高。请看看体温计，再写一次。
temp-maybe = 您是说 { $value } 度吗？
temp-maybe-fahrenheit = 这像是华氏度，合 { $value } 摄氏度，对吗？
value-degrees = { $value } 度
intake-site = 在哪里量的？
intake-site-title = 量的地方
intake-site-armpit = 腋下
intake-site-armpit-also = 胳肢窝 | 夹着量
intake-site-ear = 耳朵
intake-site-ear-also = 耳温 | 耳温枪
intake-site-forehead = 额头
intake-site-forehead-also = 额温 | 额温枪 | 脑门
intake-site-unsure = 说不清
intake-site-unsure-also = 不清楚 | 别的地方 | 嘴里
intake-illnesses = { $tone ->
    [elder] 平时有这些病吗？
   *[normal] 平时有这些长期的病吗？可以选几样。
}
intake-illnesses-title = 长期的病
intake-illnesses-heart = 心脏病
intake-illnesses-heart-also = 冠心病 | 心衰
intake-illnesses-lung = 肺病或哮喘
intake-illnesses-lung-also = 哮喘 | 慢阻肺 | 肺病
intake-illnesses-kidney = 肾病或肝病
intake-illnesses-kidney-also = 肾病 | 肝病 | 肝炎 | 肝硬化
intake-illnesses-diabetes = 糖尿病
intake-illnesses-diabetes-also = 血糖高
intake-illnesses-immune = 肿瘤、移植或免疫力低
intake-illnesses-immune-also = 肿瘤 | 癌症 | 化疗 | 免疫力低 | 移植 | 激素
intake-illnesses-nerves = 神经系统病
intake-illnesses-nerves-also = 中风过 | 帕金森 | 癫痫
intake-illnesses-obesity = 肥胖
intake-illnesses-obesity-also = 很胖 | 太胖 | 胖
intake-illnesses-thinner = 长期用抗凝药
intake-illnesses-thinner-also = 抗凝药 | 防血栓的药
intake-illnesses-organs = 心肺肝肾的病
intake-illnesses-organs-also = 心脏病 | 肺病 | 哮喘 | 肾病 | 肝病
intake-illnesses-none = 都没有
intake-illnesses-none-also = 没有 | 没 | 无
intake-confirm = { $tone ->
    [elder] 请看看{ $name }的情况对不对：
   *[normal] 请核对{ $name }的情况，没问题就发送：
}
intake-confirm-send = 没问题，发送
intake-confirm-send-also = 发送 | 没问题 | 对 | 对的 | 好
intake-confirm-change = 改一项
intake-confirm-change-also = 改 | 修改 | 不对 | 要改

intake-present = { $name }现在在您身边吗？
intake-present-here = 在身边
intake-present-here-also = 在 | 在的 | 在这儿
intake-present-away = 不在身边
intake-present-away-also = 不在 | 没在
intake-away = { $tone ->
    [elder] 您看不到{ $name }，拿不准的就选“说不准”。
   *[normal] 可以先填。您看不到{ $name }本人，有些情况可能漏掉：最好打着电话边问边填，拿不准的选“说不准”。情况急，请让那边的人打 { -emergency }。
}
intake-why = 根据您说的：{ $why }。
intake-come-back = { $tone ->
    [elder] 喘不上气、叫不醒、抽搐或越来越重，马上打 { -emergency }。
   *[normal] 如果喘不上气、叫不醒、抽搐、喝不进水，或者越来越重，马上打 { -emergency } 或去急诊。
}
intake-urgent = { $tone ->
    [elder] 很急，请立即打 { -emergency }！
   *[normal] 情况很急，请立即拨打 { -emergency }！您说的是：{ $why }。
}
intake-hospital = { $tone ->
    [elder] 很急，请马上去医院急诊，别等！
   *[normal] 情况比较急，请马上去最近的医院急诊，不要等。您说的是：{ $why }。
    路上更难受就打 { -emergency }。
}
intake-urgent-called = 已经打了或出发了
intake-urgent-called-also = 打了 | 已拨打 | 出发了 | 去了
intake-urgent-human = 同时找医生
intake-urgent-human-also = 找医生 | 医生 | 人工
intake-urgent-near = 最近的急诊
intake-urgent-near-also = 急诊 | 医院 | 附近
intake-urgent-store = 先存下来
intake-urgent-store-also = 存下来 | 存
intake-result-l1 = { $tone ->
    [elder] 要尽快让医生看。现在找医生吗？
   *[normal] 需要医生尽快了解情况，几分钟内就该有人看。现在排队吗？
}
intake-result-l2 = { $tone ->
    [elder] 今天要让医生看。现在找医生吗？
   *[normal] 今天就该让医生看。现在可以排队找医生。
}
intake-result-l3 = { $tone ->
    [elder] 看着不急，可以请医生看看。现在找吗？
   *[normal] 目前看不紧急，可以请医生看看。现在排队吗？
}
intake-result-l4 = { $tone ->
    [elder] 看着不重，可以先在家休息多喝水。要找医生吗？
   *[normal] 目前看不重，可以先在家休息、多喝水、注意体温。想问医生也可以。
}
intake-result-doctor = 找医生
intake-result-doctor-also = 医生 | 好 | 找 | 排队 | 要
intake-result-fever = 附近发热门诊
intake-result-fever-also = 发热门诊 | 附近
intake-result-store = 先存下来
intake-result-store-also = 存下来 | 存 | 不用 | 不找
intake-stored = { $tone ->
    [elder] 存好了。更难受就再来，急症打 { -emergency }。
   *[normal] 已经存好，在“我的”里看得到。没好转或更难受，随时再来；急症打 { -emergency }。
}
why-measured = { $what } { $value }
why-fever-yes = 发烧
why-fever-no = 不发烧
why-fever-unknown = 没量体温
why-asked = 您的回答
remark-within-48-hours-illness = 发热可能还在 48 小时内，有慢性病（高危）
remark-within-48-hours-young = 发热可能还在 48 小时内，5 岁以下（高危）
remark-within-48-hours-old = 发热可能还在 48 小时内，65 岁以上（高危）
note-patient = 病人
note-remarks = 请注意
note-urgent = 紧急
note-urgent-crisis = 说到不想活或伤害自己，没有说到具体计划
note-urgent-danger = 说到伤害自己，有计划，或今天就可能做，请马上接
note-urgent-asked = 在急救提示下要求找人工，没有填情况
note-sentence = 排队前说的话
note-emergency-heard = 下一条像是急症{ $whom ->
    [self] （说的是本人）
    [father] （说的是父亲）
    [mother] （说的是母亲）
    [parent] （说的是老人）
    [child] （说的是孩子）
    [partner] （说的是爱人）
    [grandparent] （说的是老人）
   *[unknown] { "" }
}，请马上回话。一分钟没回话，会给病人显示急救卡
note-emergency-late = 一分钟没人回话，已给病人显示急救卡{ $whom ->
    [self] （说的是本人）
    [father] （说的是父亲）
    [mother] （说的是母亲）
    [parent] （说的是老人）
    [child] （说的是孩子）
    [partner] （说的是爱人）
    [grandparent] （说的是老人）
   *[unknown] { "" }
}，请马上确认
note-emergency-card = 下一条像是急症{ $whom ->
    [self] （说的是本人）
    [father] （说的是父亲）
    [mother] （说的是母亲）
    [parent] （说的是老人）
    [child] （说的是孩子）
    [partner] （说的是爱人）
    [grandparent] （说的是老人）
   *[unknown] { "" }
}，已给病人显示急救卡
note-emergency-asked = 病人按了急救，已给病人显示急救卡，请马上确认
note-proposal-test-done = 您建议的上门检测，病人已经约好
note-proposal-test-left = 您建议的上门检测，病人看了，没有预约
note-proposal-vaccine-done = 您建议的疫苗，病人已经约好
note-proposal-vaccine-left = 您建议的疫苗，病人看了，没有预约
note-proposal-visit-done = 您建议的线下就诊，病人看完了：挂了号，或拿了就诊卡
note-proposal-visit-left = 您建议的线下就诊，病人打开了，没有做完
note-finish-asked = 病人说问题已经问完，请结束并写小结
note-lab-amended = 检验科更正了这位患者的报告，请看新的结果。
