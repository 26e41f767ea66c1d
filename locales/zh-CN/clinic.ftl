### 去医院：挂号、选门诊和时间、就诊卡，以及约好以后的事。

flow-visit = 挂号
flow-visits = 我的挂号
visit-room = 去医院想看哪个科？说不准就问导诊台。
visit-room-desk = 问导诊台
visit-room-desk-also = 不知道 | 导诊台 | 说不准
visit-room-general = 全科或内科
visit-room-fever = 发热门诊
visit-room-respiratory = 呼吸内科
visit-room-throat = 耳鼻喉科
visit-room-skin = 皮肤科
visit-room-digestive = 消化内科
visit-room-women = 妇产科
visit-room-child = 儿科
visit-bring-card = 身份证和医保卡
visit-bring-papers = 以前的病历、化验单和片子
visit-bring-medicines = 正在用的药（连盒子）
visit-bring-company = 老人、孩子请有人陪
visit-card = { $tone ->
    [elder] 就诊卡：{ $room }。请带：{ $bring }。
   *[normal] 就诊卡（请保存或给导诊台看）
    科室：{ $room }
    请带：{ $bring }
    更难受了别等，打 { -emergency }。
}
visit-summary = 您上次告诉我们的情况：
visit-line = { $title }：{ $values }
visit-room-more = 更多科室
visit-room-more-also = 更多 | 别的科 | 其他
clinic-visit = 门诊
clinic-line = { $site }：{ $access }，{ $hours }，电话 { $phone }
clinic-demonstration = { $tone ->
    [elder] （演示数据）
   *[normal] 以上是演示数据，不是真的门诊。
}
clinic-walk = { $called }不在这里预约，请带上就诊卡直接去医院。
clinic-window = { $called }最近的空号是这几个，选哪个？
clinic-window-other = 别的日子
clinic-window-other-also = 别的时间 | 其他时间 | 换一天
clinic-window-card = 不挂号，只要就诊卡
clinic-window-card-also = 就诊卡 | 不挂号
clinic-window-over = 不改了
clinic-window-over-also = 不改 | 不用了
clinic-full = { $called }的号都约满了。怎么办好？
clinic-full-wait = 排候补
clinic-full-wait-also = 候补 | 等
clinic-full-card = 先要就诊卡
clinic-full-card-also = 就诊卡
clinic-full-over = 不用了
clinic-full-over-also = 不用
clinic-full-move = 别的时间都约满了，原来的号还给您留着。
clinic-site = 去哪个门诊？
clinic-site-soon = 看最近的空号
clinic-site-soon-also = 最近 | 最早
clinic-which-day = 哪一天？
clinic-which-day-later = 再往后
clinic-which-day-later-also = 更晚 | 后面
clinic-which-day-sites = 看最近的空号
clinic-which-day-sites-also = 最近 | 最早 | 换门诊
clinic-gone = 没有找到这位病人的资料，请从头再来一次。
clinic-already = 这个科已经挂好号了，要改时间请在下面选。
clinic-card = { $tone ->
    [elder] 挂号要实名。看病的人证件号是多少？
   *[normal] 挂号要实名：请写看病的人的身份证号，或护照、通行证号。只给医院看。
}
clinic-number = 医院有事时，打哪个电话？
clinic-number-title = 电话
clinic-card-title = 证件号
clinic-card-kept = 证件号尾号 { $card }，只有医院看得到。
clinic-number-kept = 电话 { $number }，医院有事会打。
clinic-bring = 请带：{ $bring }。
clinic-sure = 给{ $name }挂{ $called }：{ $at }，{ $site_name }。对吗？
clinic-sure-yes = 确认挂号
clinic-sure-yes-also = 对 | 是 | 确认 | 好
clinic-sure-time = 换个时间
clinic-sure-time-also = 换时间 | 改
clinic-sure-drop = 不挂了
clinic-sure-drop-also = 取消 | 不挂
clinic-booked-code = 到了请出示预约码：{ $code }。门诊电话 { $phone }。更难受了别等，打 { -emergency }。
clinic-calendar-title = { $name }看{ $called }（{ $code }）
clinic-too-late = 现在改不了了，请打门诊电话 { $phone }。
clinic-cancelled = { $called }的号退了。要看的时候再挂。
clinic-reason = 为什么退号？
clinic-reason-better = 好了，不用去了
clinic-reason-better-also = 好了 | 不用去
clinic-reason-time = 时间不合适
clinic-reason-time-also = 没时间 | 没空
clinic-reason-elsewhere = 在别处看了
clinic-reason-elsewhere-also = 别处 | 看过了
clinic-reason-other = 别的原因
clinic-reason-other-also = 其他 | 不想说
clinic-waited = { $tone ->
    [elder] { $name }的{ $called }一直没有空号，候补到期了。回“挂号”再看看。
   *[normal] { $name }的{ $called }候补到期了，这段时间没有空号。回“挂号”可以再看时间，或者再排候补。
}
clinic-joined = { $tone ->
    [elder] { $name }的{ $called }排上候补了，有空号就告诉您。
   *[normal] 门诊给{ $name }的{ $called }排了候补，有空号就告诉您。先到的先得，夜里不打扰。
}
clinic-off = { $tone ->
    [elder] { $name }{ $at }的{ $called }取消了：{ $reason }。再挂，回“挂号”。
   *[normal] { $site_name }取消了{ $name }{ $at }的{ $called }号：{ $reason }。还想看，回“挂号”换个时间。
}
clinic-removed = { $tone ->
    [elder] { $name }的{ $called }不再候补了：{ $reason }。要挂，回“挂号”。
   *[normal] 门诊把{ $name }的{ $called }从候补里去掉了：{ $reason }。还想挂，回“挂号”可以再约。
}
clinic-removed-asked = 按您的要求
clinic-removed-elsewhere = 已经在别处约好
clinic-removed-unsuitable = 不适合在这里看
clinic-removed-unreachable = 电话联系不上
clinic-removed-other = 门诊的安排
clinic-none = 现在没有挂号。
visits = 要看哪一个号？
visits-over = 都不用
visits-over-also = 不用 | 没有
