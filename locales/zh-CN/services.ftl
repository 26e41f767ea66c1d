### 其他服务：问药、上门护理、自评、皮肤日记、中医、饮食、挂号。

flow-services = 其他服务
flow-remedy = 问药
flow-nursing = 护理上门
flow-herbs = 中医复诊
flow-skin = 皮肤日记
services-main = 您想要哪一种服务？
services-others = 还有这些服务：
services-main-medicine = 问药师用药
services-main-medicine-also = 问药 | 用药 | 药
services-main-nursing = 护士上门
services-main-nursing-also = 护理 | 护士 | 换药 | 上门护理
services-main-scales = 做个自评
services-main-scales-also = 自评 | 测评 | 心理 | 心情 | 量表
services-main-skin = 皮肤日记
services-main-skin-also = 皮肤 | 拍皮肤 | 皮疹
services-main-tcm = 中医复诊
services-main-tcm-also = 中医 | 中药 | 煎药
services-main-diet = 问营养师饮食
services-main-diet-also = 饮食 | 营养 | 吃什么
services-main-visit = 去医院挂号
services-main-visit-also = 就诊卡 | 挂号 | 去医院 | 预约挂号
services-main-more = 更多
services-main-more-also = 别的 | 还有吗
services-group = 想测哪一方面？
services-group-mood = 心情和紧张
services-group-mood-also = 心情 | 心理 | 情绪 | 焦虑
services-group-body = 身体状况
services-group-body-also = 身体 | 衰弱 | 气短 | 喝酒
services-diet = { $tone ->
    [elder] 想问饮食什么事？有什么慢性病也请说。
   *[normal] 想问饮食方面的什么事？有慢性病、怀孕或体重变化，也请一起写下来，我会转给营养师。
}

remedy-which = { $tone ->
    [elder] 哪种药？写下药名，几种都可以。
   *[normal] 想问哪种药？请写下药名，几种都可以。我是程序，不回答用药问题，会转给药师。
}
remedy-box = { $tone ->
    [elder] 请拍药盒正面和说明发给我。没有就选“发好了”。
   *[normal] 请拍药盒正面和说明书，最多 3 张。没有就选“发好了”。
}
remedy-new = { $tone ->
    [elder] 用药以后，有没有新的不舒服？
   *[normal] 用了这药以后，有没有新的不舒服？有的话会请医生来看。
}
remedy-new-no = 没有
remedy-new-no-also = 没 | 无
remedy-new-yes = 有
remedy-new-yes-also = 有的 | 不舒服
remedy-new-unsure = 说不清
remedy-new-unsure-also = 不知道 | 不清楚
remedy-bearing = 现在怀孕或哺乳吗？药师要知道。
remedy-bearing-no = 都没有
remedy-bearing-no-also = 没有 | 不是
remedy-bearing-pregnant = 怀孕
remedy-bearing-pregnant-also = 怀孕了 | 孕妇 | 备孕
remedy-bearing-feeding = 哺乳
remedy-bearing-feeding-also = 喂奶 | 哺乳期
remedy-bearing-unsaid = 不想说
remedy-bearing-unsaid-also = 不方便说 | 保密 | 不回答
remedy-words = { $tone ->
    [elder] 想问药师什么？写下来或说给我听。
   *[normal] 想问药师什么？比如怎么吃、能不能一起用、漏了一次怎么办。
}

nursing-care = { $tone ->
    [elder] 要护士上门做什么？
   *[normal] 需要护士上门做什么？
}
nursing-care-title = 服务
nursing-care-wound = 伤口换药
nursing-care-wound-also = 换药 | 伤口
nursing-care-tube = 管路护理
nursing-care-tube-also = 管 | 尿管 | 胃管 | 导管
nursing-care-stoma = 造口护理
nursing-care-stoma-also = 造口
nursing-care-injection = 打针、抽血
nursing-care-injection-also = 打针 | 抽血 | 输液
nursing-care-pressure = 压疮护理
nursing-care-pressure-also = 压疮 | 褥疮
nursing-care-newborn = 产妇和新生儿
nursing-care-newborn-also = 产妇 | 新生儿 | 宝宝
nursing-care-rehab = 康复指导
nursing-care-rehab-also = 康复
nursing-care-other = 其他
nursing-care-other-also = 别的
nursing-order = 这项护理有医生开的医嘱吗？护士要按医嘱做。
nursing-order-yes = 有
nursing-order-yes-also = 有的
nursing-order-no = 没有
nursing-order-no-also = 没
nursing-order-unsure = 不清楚
nursing-order-unsure-also = 不知道
nursing-where = { $tone ->
    [elder] 上门的地址在哪里？区、街道、门牌都写上。
   *[normal] 上门的地址在哪里？请写区、街道、小区、门牌，有没有电梯。
}
nursing-where-title = 地址
nursing-where-shown = { $value }
nursing-day = 希望哪天来？
nursing-day-title = 哪天
nursing-day-today = 今天
nursing-day-today-also = 今日 | 当天 | 越快越好
nursing-day-tomorrow = 明天
nursing-day-tomorrow-also = 明日 | 明儿
nursing-day-days3 = 三天之内
nursing-day-days3-also = 三天内 | 三日内 | 这几天
nursing-day-later = 再晚也行
nursing-day-later-also = 不急 | 晚几天 | 下周
nursing-hour = 什么时候方便？
nursing-hour-title = 时段
nursing-hour-morning = 上午
nursing-hour-morning-also = 早上
nursing-hour-afternoon = 下午
nursing-hour-afternoon-also = 午后
nursing-hour-evening = 晚上
nursing-hour-evening-also = 傍晚 | 夜里
nursing-hour-any = 都可以
nursing-hour-any-also = 随便
nursing-home = { $tone ->
    [elder] 护士来之前要知道：家里有下面的情况吗？
   *[normal] 护士来之前要知道：家里有下面的情况吗？可以选几个。
}
nursing-home-title = 家里情况
nursing-home-alone = 病人一个人在家
nursing-home-alone-also = 一个人 | 独居
nursing-home-infection = 家里有传染病
nursing-home-infection-also = 传染病
nursing-home-animal = 有狗等大动物
nursing-home-animal-also = 狗 | 宠物
nursing-home-none = 都没有
nursing-home-none-also = 没有
nursing-number = 联系电话是多少？只给护士看。
nursing-number-title = 电话
nursing-number-shown = { $value }
nursing-sure = { $tone ->
    [elder] 请看对不对。发给护士吗？
   *[normal] 请看对不对。护士看过以后会和您定时间和费用；发出去不等于已经约好。
}
nursing-sure-send = 对，发给护士
nursing-sure-send-also = 对 | 发 | 好 | 可以 | 是
nursing-sure-change = 要改
nursing-sure-change-also = 改 | 不对 | 修改

herbs-before = 这个病以前看过中医、吃过中药吗？
herbs-before-yes = 在这里看过
herbs-before-yes-also = 看过
herbs-before-elsewhere = 在别处看过
herbs-before-elsewhere-also = 别处
herbs-before-no = 没看过
herbs-before-no-also = 没有 | 第一次
herbs-slip = { $tone ->
    [elder] 请拍以前的方子或药盒。没有就选“发好了”。
   *[normal] 请拍以前的处方、药方或药盒，最多 3 张。没有就选“发好了”。
}
herbs-tongue = { $tone ->
    [elder] 请拍舌头：对着窗户，自然伸出，别擦。不方便就选“发好了”。
   *[normal] 请拍一两张舌头：自然光下，不开滤镜；饭后半小时以上，没吃有颜色的东西；舌头自然伸出，拍清舌面和舌边。不方便就选“发好了”。
}
herbs-want = 这次想做什么？
herbs-want-again = 复诊，看要不要调整
herbs-want-again-also = 复诊 | 调整
herbs-want-boil = 问代煎和配送
herbs-want-boil-also = 代煎 | 煎药 | 配送
herbs-want-usage = 问怎么煎、怎么吃
herbs-want-usage-also = 怎么吃 | 怎么煎
herbs-want-other = 别的
herbs-want-other-also = 其他
herbs-words = { $tone ->
    [elder] 现在哪里不舒服，和上次比怎么样？
   *[normal] 现在有哪些不舒服，和上次比怎么样？睡觉、胃口、大小便有变化也请写下来。
}

skin-pick = 想看哪一处？
skin-pick-new = 新的一处
skin-pick-new-also = 新的
skin-where = { $tone ->
    [elder] 是身上哪里？比如左小腿外侧。
   *[normal] 是身上哪里？写得越清楚越好，比如“左小腿外侧”。
}
skin-every = 要我隔几天提醒您再拍？
skin-every-days3 = 3 天
skin-every-days3-also = 三天 | 三日
skin-every-days7 = 7 天
skin-every-days7-also = 七天 | 一周 | 一个星期
skin-every-days14 = 14 天
skin-every-days14-also = 十四天 | 两周 | 两个星期 | 半个月
skin-every-never = 不用提醒
skin-every-never-also = 不用 | 不提醒
skin-act = “{ $place }”已经拍了 { $count } 次。想做什么？
skin-act-add = 拍今天的
skin-act-add-also = 拍照 | 今天的
skin-act-series = 看前后对比
skin-act-series-also = 对比 | 看照片
skin-act-hand = 给医生看
skin-act-hand-also = 医生 | 看医生
skin-act-stop = 停止提醒
skin-act-stop-also = 停
skin-photos = { $tone ->
    [elder] 请拍：远一张，近一张。光线要亮。私密处不要拍。
   *[normal] 请在亮处拍最多 3 张：一张看得出在哪个部位，一张近的，旁边放一枚硬币比大小。每次同样的距离和光线。孩子的私密部位请不要拍，直接去医院看。
}
skin-change = 和上次比，怎么样？
skin-change-first = 第一次拍
skin-change-first-also = 第一次
skin-change-same = 差不多
skin-change-same-also = 一样
skin-change-better = 好些了
skin-change-better-also = 好了 | 小了
skin-change-worse = 更重了
skin-change-worse-also = 重了 | 大了 | 更差
skin-added = 已经存好，一共拍了 { $count } 次。{ $next }
skin-added-done = 好，先这样
skin-added-done-also = 好 | 好的 | 完成
skin-added-hand = 给医生看
skin-added-hand-also = 医生 | 看医生
skin-reminder = { $n } 天后我来提醒您。
skin-no-reminder = 我不会提醒您。
skin-day = { $day }：{ $how }
skin-series = { $tone ->
    [elder] 每次的情况：{ $days }。
   *[normal] 每次的情况：{ $days }。第一张和最近一张照片会再发给您。
}
skin-stopped = 好的，不再提醒。照片还在，随时可以看。
skin-over = 好的，皮肤的变化帮您记着。发烧、疼得厉害或很快变大，请马上看医生。
skin-due = { $tone ->
    [elder] 该拍皮肤照片了。请选“其他服务”里的“皮肤日记”。
   *[normal] 到了给皮肤拍照片的日子。请选“其他服务”里的“皮肤日记”。不想再收到提醒，可以在那里停掉。
}

note-door = 来意
note-medicine-which = 药名
note-medicine-new = 用药后新的不舒服
note-medicine-bearing = 怀孕或哺乳
note-nursing-care = 护理项目
note-nursing-order = 医嘱
note-nursing-where = 地址
note-nursing-day = 希望日期
note-nursing-hour = 时段
note-nursing-home = 家里情况
note-nursing-number = 电话
note-tcm-before = 以前看中医
note-tcm-want = 想做什么
note-skin-where = 部位
note-skin-days = 每次的变化
note-adverse = 接种后反应
note-vaccine = 疫苗咨询
