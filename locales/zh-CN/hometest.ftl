### 上门检测：选检测、地址、时间、进度、结果。

flow-hometest = 上门检测
flow-labreport = 检测报告
note-lab = 检验结果
console-rule-lab-lower-infant = 不满一岁，副流感、偏肺病毒或博卡病毒阳性
pathogen-hrv = 鼻病毒
pathogen-hcov = 普通冠状病毒
pathogen-hbov = 博卡病毒
pathogen-piv = 副流感病毒
pathogen-hmpv = 偏肺病毒
pathogen-cp = 肺炎衣原体

home-list = 您的检测，想看哪一个？
home-list-new = 约一个新的
home-list-new-also = 新的 | 再约 | 约检测
home-order = { $who } { $panel }：{ $state }
home-state-booked = 已预约
home-state-assigned = 已派单
home-state-underway = 在路上
home-state-arrived = 已到达
home-state-sampled = 已采样
home-state-sent = 已送检
home-state-testing = 检测中
home-state-reported = 已出报告
home-state-failed = 没采到
home-state-spoiled = 要重采
home-state-cancelled = 已取消
home-stands-booked = { $who }的{ $panel }检测已预约：{ $window } 上门
home-stands-assigned = { $who }的{ $panel }检测已派单：{ $window } 上门
home-stands-underway = 采样员已经出发，{ $window } 到
home-stands-arrived = 采样员已经到了
home-stands-sampled = { $who }的样本已经采好，正要送检
home-stands-sent = { $who }的样本已经送到检验科
home-stands-testing = { $who }的样本正在检测
home-stands-reported = { $who }的报告出来了
home-stands-failed = 两次上门都没有人开门
home-stands-spoiled = { $who }的样本不能用了
home-stands-cancelled = { $who }的{ $panel }检测已取消
home-parcel-shipped = 采样盒已寄出，运单号 { $number }。
home-parcel-returned = 样本已寄回，运单号 { $number }。
home-gone = 没有找到这个检测
home-open = { $stands }。出发前可以改时间或取消。
home-open-move = 改时间
home-open-move-also = 改期 | 换时间 | 改约
home-open-cancel = 取消检测
home-open-cancel-also = 取消 | 不做了
home-open-over = 知道了
home-open-over-also = 好 | 好的 | 没事
home-going = { $stands }。
home-going-look = 看最新进度
home-going-look-also = 进度 | 刷新 | 到哪了
home-going-over = 知道了
home-going-over-also = 好 | 好的
home-ended = { $stands }。
home-ended-new = 约一个新的
home-ended-new-also = 新的 | 再约
home-ended-over = 知道了
home-ended-over-also = 好 | 好的
home-redo = { $tone ->
    [elder] { $stands }，要重采一次，不收钱。现在约时间吗？
   *[normal] { $stands }，很抱歉，要请您重新采一次，不收费。现在约时间吗？
}
home-redo-failed = { $tone ->
    [elder] { $stands }。重新约一个时间吗？不收钱。
   *[normal] { $stands }。重新约一个时间吗？不另收费。
}
home-redo-unread = { $tone ->
    [elder] 这次没测出结果，要重采一次，不收钱。约时间吗？
   *[normal] 检验科没能测出结果，不能算阴性。要请您重新采一次，不收费。现在约时间吗？
}
home-redo-again = 约时间
home-redo-again-also = 好 | 好的 | 约 | 重新约
home-redo-over = 先不约
home-redo-over-also = 不约 | 以后再说
home-move-time = 改到什么时候？
home-move-sure = 改到{ $window }，对吗？
home-move-sure-yes = 对，改
home-move-sure-yes-also = 对 | 好 | 是 | 确认
home-move-sure-other = 换个时间
home-move-sure-other-also = 别的时间 | 不对
home-move-sure-no = 不改了
home-move-sure-no-also = 算了 | 不用了
home-moved = 改好了：{ $window } 上门。
home-cancel = { $stands }。真的取消吗？
home-cancel-yes = 取消检测
home-cancel-yes-also = 取消 | 是 | 对 | 确认
home-cancel-no = 不取消
home-cancel-no-also = 不 | 不是 | 保留
home-cancelled = 已经取消了。
home-late = { $tone ->
    [elder] 采样员已经出发，改不了了。有事请回“人工”。
   *[normal] 采样员已经出发，不能在这里改了。有事请回“人工”。
}
home-already = { $tone ->
    [elder] 这位已经约了同样的检测，请到“上门检测”里看。
   *[normal] 这位患者已经约了同样的检测。要改时间，请到“上门检测”里看那一个。
}
home-no-panel = { $tone ->
    [elder] 现在没有合适的检测可约。有不舒服请找医生。
   *[normal] 现在没有适合这位患者的上门检测。有不舒服请找医生。
}
home-since = 从开始不舒服到现在，多久了？
home-first-doctor = { $tone ->
    [elder] 这种情况先请医生看更稳妥，检测放第二步。
   *[normal] 这种情况请先让医生看，检测放在第二步：等结果可能会耽误。
}
home-first-early = { $tone ->
    [elder] 刚病两天内，先请医生看最管用；检测也可以约。
   *[normal] 年纪小、年纪大、孕期或有慢性病的人，刚病的两天内看医生最管用：可以先请医生看，也可以先约检测。
}
home-first-doctor-doctor = 先找医生
home-first-doctor-doctor-also = 医生 | 找医生 | 好
home-first-doctor-test = 还是约检测
home-first-doctor-test-also = 检测 | 约检测
home-first-doctor-over = 先这样
home-first-doctor-over-also = 不用了 | 算了
home-before = { $panel }，{ $manner }，{ $place }
home-again = 和上次一样吗？{ $before }。
home-again-same = 一样
home-again-same-also = 是 | 对 | 好 | 一样的
home-again-other = 不一样
home-again-other-also = 不是 | 改 | 换
home-panel = { $tone ->
    [elder] 想做哪一种检测？
   *[normal] 想做哪一种检测？项数越多查得越全，报告也可能慢一点。
}
home-panel-option = { $name }，{ $hours } 小时出报告，{ $price }
home-panel-help = 不知道选哪个
home-panel-help-also = 不知道 | 不清楚 | 帮我选 | 不懂
home-exposure = 最近身边有人确诊吗？
home-exposure-flu = 流感
home-exposure-flu-also = 甲流 | 乙流
home-exposure-covid = 新冠
home-exposure-covid-also = 新冠病毒
home-exposure-lung = 肺炎
home-exposure-lung-also = 支原体 | 腺病毒
home-exposure-none = 没有或不清楚
home-exposure-none-also = 没有 | 不清楚 | 不知道
home-advised = { $tone ->
    [elder] 按年龄和天数，建议做这一种：
   *[normal] 按年龄、不舒服的天数和接触情况，建议做这一种：
}
home-advised-all = 看全部
home-advised-all-also = 全部 | 别的 | 换一个
home-mode = { $tone ->
    [elder] 请人上门采样，还是送盒子自己采？都会上门取走。
   *[normal] 请采样员上门采，还是送采样盒来、自己采好由骑手带走？
}
home-mode-sampler = 采样员上门采
home-mode-sampler-also = 上门采 | 采样员 | 上门
home-mode-self = 送盒子自己采
home-mode-self-also = 自己采 | 自采 | 盒子
home-address = 到哪里采样？
home-address-new = 换一个地址
home-address-new-also = 新地址 | 别的地址 | 换地址
home-edge = 最近能到的是{ $name }，离您{ $far }
home-edge-panel = 这种检测只在部分区有
home-edge-none = 现在还没有能到的地方
home-outside = { $tone ->
    [elder] 这里还到不了。{ $edge }。
   *[normal] 这个地址还不能上门做这种检测。{ $edge }。可以换一个地址、换一种检测，或到发热门诊去测。
}
home-outside-other = 换一个地址
home-outside-other-also = 换地址 | 别的地址
home-outside-panel = 换一种检测
home-outside-panel-also = 换检测 | 别的检测
home-outside-clinic = 附近发热门诊
home-outside-clinic-also = 发热门诊 | 医院
home-outside-over = 先不约
home-outside-over-also = 不约 | 算了
home-street = { $tone ->
    [elder] 请写街道、小区、楼号和门牌。
   *[normal] { $place }，请接着写街道、小区、楼号和门牌，比如：文一路 1 号 2 幢 301 室。
}
home-street-unreadable = 请写清楚街道、小区、楼号和门牌，好找到您。
home-number = 上门时打哪个电话？
home-number-title = 电话
home-door = 上门要注意什么？可以选几个。
home-door-stairs = 没有电梯
home-door-stairs-also = 楼梯 | 爬楼
home-door-gate = 有门禁
home-door-gate-also = 门禁 | 保安
home-door-dog = 家里有狗
home-door-dog-also = 狗 | 有宠物
home-door-none = 都没有
home-door-none-also = 没有 | 无
home-time = 什么时候方便？
home-time-later = 更晚的
home-time-later-also = 更多日期 | 后面的 | 换一批
home-window = { $when }–{ $until }
home-window-left = { $window }，还有 { $left } 个
home-no-time = { $tone ->
    [elder] 这几天都约满了，过一会儿再看看。
   *[normal] 这几天的时间都约满了。有人取消就会空出来，过一会儿可以再看。
}
home-no-time-again = 再看一次
home-no-time-again-also = 再看 | 刷新
home-no-time-over = 先不约
home-no-time-over-also = 不约 | 算了
home-full = { $tone ->
    [elder] 这个时间刚约满，还有：{ $windows }。
   *[normal] 这个时间刚刚约满了。最近还有：{ $windows }。
}
home-full-none = 这个时间刚刚约满了。
home-called = { $who }，{ $panel }
home-free = 不收费
home-confirm-what = 请核对：{ $called }，{ $manner }。
home-confirm-where = { $window }，到{ $stays }。
home-confirm-price = { $tone ->
    [elder] 价格：{ $price }。采样后约 { $hours } 小时出结果。
   *[normal] 价格：{ $price }。采样后约 { $hours } 小时出报告。
}
home-confirm = { $tone ->
    [elder] 采样前半小时不吃东西、不漱口。对吗？
   *[normal] 采样前 30 分钟不要吃东西、不要漱口。采样员出发前都可以改时间或取消，不收费。确认预约吗？
}
home-confirm-yes = 确认预约
home-confirm-yes-also = 确认 | 对 | 好 | 是
home-confirm-time = 改时间
home-confirm-time-also = 换时间
home-confirm-change = 改别的
home-confirm-change-also = 重新选 | 不对 | 改
home-confirm-no = 不约了
home-confirm-no-also = 算了 | 不要了
home-calendar = 加到手机日历：{ $link }
home-calendar-off = 从手机日历里去掉：{ $link }
home-calendar-title = { $panel }上门采样
home-booked = { $tone ->
    [elder] 约好了：{ $window } 上门，出发时告诉您。
   *[normal] 约好了：{ $window } 上门。采样员出发时会告诉您；进度随时可以在“上门检测”里看。
}
home-booked-another = 给家人也约
home-booked-another-also = 家人 | 再约一位 | 加一个人
home-booked-over = 好了
home-booked-over-also = 好 | 知道了
home-confirm-same = 请核对：{ $called }，{ $manner }，同一次上门。
home-confirm-too = { $tone ->
    [elder] 采样前半小时不吃东西、不漱口。对吗？
   *[normal] 采样前 30 分钟不要吃东西、不要漱口。确认一起预约吗？
}
home-confirm-too-yes = 确认预约
home-confirm-too-yes-also = 确认 | 对 | 好 | 是
home-confirm-too-change = 改别的
home-confirm-too-change-also = 重新选 | 不对 | 改
home-confirm-too-no = 不约了
home-confirm-too-no-also = 算了 | 不要了
home-booked-too = { $window } 一起上门，已经记下了。
home-left = 好的，没有预约。
home-told-underway = { $tone ->
    [elder] 采样员出发了，请留意电话。
   *[normal] 采样员已经出发，{ $window } 到，请留意电话。采样前 30 分钟不要吃东西、不要漱口。
}
home-told-nobody = { $tone ->
    [elder] 采样员到了，没人开门。请开门或接电话。
   *[normal] 采样员到了，没有人开门。请开门或接电话，稍后会再试一次。
}

lab-gone = 没有找到这份报告。
lab-amended = { $tone ->
    [elder] 检验科改了{ $who }的报告，请以这次为准。
   *[normal] 检验科更正了{ $who }的报告，请以这一次的结果为准，之前的不算。
}
lab-found = { $who }的检测结果：{ $headline }。
lab-untested = { $n } 项没有检测
lab-then = { $first }
    { $rest }
lab-all-negative = 查的 { $n } 项都是阴性
lab-others-negative = 其他 { $n } 项阴性
lab-means = { $tone ->
    [elder] { $meaning }检测仅供参考，不能代替诊断。
   *[normal] { $meaning }
    检测仅供参考，不能代替诊断；要不要用药由医生决定。
}
lab-means-cold = { $tone ->
    [elder] 像普通感冒，休息、多喝水。
   *[normal] 查到的是引起普通感冒的病毒，有的病好了还能查到很久：休息、多喝水，变重就看医生。
}
lab-means-lower = { $tone ->
    [elder] 休息、多喝水，喘就看医生。
   *[normal] 查到的病毒一般像感冒；婴幼儿和老人可能会喘、声音哑像狗叫，呼吸费力要马上去医院。
}
lab-means-cp = { $tone ->
    [elder] 请让医生看看，别自己吃药。
   *[normal] 肺炎衣原体阳性：咳嗽久了要看医生，要不要治由医生定。
}
lab-means-several = { $tone ->
    [elder] 查到不止一种，请问医生。
   *[normal] 查到不止一种：有的可能只是带着，请医生看哪一种要紧。
}
lab-means-invalid = { $tone ->
    [elder] 有的没测出来，不算阴性。
   *[normal] 有的项目没有测出来，不能算阴性。
}
lab-risk = { $tone ->
    [elder] 有慢性病、抵抗力低、很胖，或怀孕、刚生完吗？
   *[normal] 有长期的心、肺、肝、肾、血液、神经系统病或糖尿病，肿瘤、免疫力低、很胖，或者怀孕、刚生完吗？
}
lab-first = { $tone ->
    [elder] 请今天问医生，报告会一起交给医生。
   *[normal] 这个结果加上您的情况，今天就请医生看看。报告会一起交给医生，不用再说一遍。
}
lab-first-doctor = 找医生
lab-first-doctor-also = 医生 | 好 | 问医生
lab-first-sheet = 看报告单
lab-first-sheet-also = 报告 | 报告单 | 打印
lab-first-over = 知道了
lab-first-over-also = 好了 | 先这样
lab-calm = { $tone ->
    [elder] 目前不急。变重了再来，急症打 { -emergency }。
   *[normal] 目前看不紧急，可以先在家护理。喘不上气、越来越重就再来，急症打 { -emergency }。
}
lab-calm-care = 居家护理
lab-calm-care-also = 护理 | 怎么护理
lab-calm-doctor = 找医生
lab-calm-doctor-also = 医生 | 问医生
lab-calm-sheet = 看报告单
lab-calm-sheet-also = 报告 | 报告单 | 打印
lab-calm-over = 知道了
lab-calm-over-also = 好了 | 先这样
lab-link = 报告单在这里，两天内可以打开、打印：{ $link }
lab-link-doctor = 找医生
lab-link-doctor-also = 医生 | 问医生
lab-link-over = 知道了
lab-link-over-also = 好了
lab-no-link = 现在没有可以打开的报告单，结果请看上面。

console-nav-route = 上门采样
console-route = 今天的上门采样
console-route-empty = 今天没有要上门的。
console-route-results = 录入检验结果
console-route-take = 我去
console-route-back = 我去不了
console-route-out = 出发
console-route-arrived = 到了
console-route-nobody = 没人开门
console-route-tries = 已试 { $n } 次
console-route-parcel-shipped = 寄出运单号
console-route-parcel-returned = 寄回运单号
console-route-parcel-enter-shipped = 登记寄出的运单号
console-route-parcel-enter-returned = 登记寄回的运单号
console-route-parcel-go = 登记
console-kits = 邮寄采样盒
console-kits-lead = 自己采样的采样盒，哪一天的都在这里，直到样本送到实验室。运单号用户在“我的预约”里看得到。
console-kits-empty = 现在没有在寄的采样盒。
console-route-barcode = 条码
console-route-sampled = 采好了
console-route-sent = 已交检验科
console-route-spoil = 样本不能用
console-results = 检验结果
console-results-find = 找样本
console-results-kept = 已经保存，患者会收到。
console-results-number = 报告编号
console-results-birth = 患者出生日期（核对用）
console-results-status = 报告性质
console-results-final = 正式报告
console-results-amended = 更正报告
console-results-positive = 阳性
console-results-negative = 阴性
console-results-invalid = 无效
console-results-untested = 没有检测
console-results-keep = 保存并通知患者
console-error-visit-changed = 这次上门刚被改动，请看最新的。
console-error-parcel-number = 运单号不对：6 到 30 位字母、数字或短横。
console-error-parcel-wrong = 这份采样盒现在不能登记运单号。
console-error-sample-barcode = 条码不对：6 到 30 位字母、数字或短横。
console-error-sample-used = 这个条码已经用在别的样本上。
console-error-sample-wrong = 这份样本现在不能登记。
console-error-sample-unknown = 没有这个条码的样本。
console-error-report-patient = 出生日期对不上，没有保存。请核对样本。
console-error-report-unknown = 没有这个条码的样本，没有保存。
console-error-report-differs = 已经有另一份正式报告；要改请选“更正报告”。
console-error-report-first = 还没有报告可以更正。
console-error-report-state = 这份样本现在不等结果。
console-error-report-target = 有没预约的项目。
console-error-report-no-results = 请填写结果。

webchat-report-title = 检测报告
webchat-report-amended = 这是更正后的报告（第 { $version } 版），之前的不算。
webchat-report-file = 把报告存成文件（PDF）
webchat-report-results = 结果
webchat-report-name = 姓名
webchat-report-birth = 出生日期
webchat-report-panel = 检测
webchat-report-specimen = 样本
webchat-report-throat = 咽拭子
webchat-report-nose = 鼻拭子
webchat-report-barcode = 条码
webchat-report-sampled = 采样时间
webchat-report-reported = 报告时间
webchat-report-number = 报告编号
webchat-report-positive = 阳性
webchat-report-negative = 阴性
webchat-report-invalid = 无效（没有测出来）
webchat-report-untested = 没有检测
webchat-report-limits = 检测仅供参考，不能代替诊断。阴性不能排除感染；阳性是什么意思、要不要用药，请医生结合病情判断。
webchat-report-by = 由{ $clinic }整理，结果按检验科的报告原样列出。

home-told-closed = { $tone ->
    [elder] 抱歉，{ $window } 不能上门了，请另约。
   *[normal] 很抱歉，{ $window } 不能上门了，请您换一个时间，或者取消。
}
home-no-other = 这几天没有别的时间了，过一会儿请再看看。

home-off = { $tone ->
    [elder] { $window } 不上门了：{ $reason }。再约，回“上门检测”。
   *[normal] { $window } 的上门采样取消了：{ $reason }。还需要的话，回“上门检测”重新约。
}
home-off-asked = 按您的要求
home-off-elsewhere = 已经在别处做
home-off-unsuitable = 现在不适合做
home-off-unreachable = 电话联系不上
home-off-other = 采样安排有变
home-told-late = { $tone ->
    [elder] 采样员晚了，抱歉。可以再等等，或改时间。
   *[normal] 采样员还没有到，很抱歉。可以再等一等；还没出发的话，也可以改时间或取消。
}
home-visit = 上门采样
home-told-entered = { $tone ->
    [elder] 已替您约好上门采样：{ $window }。要改请告诉我。
   *[normal] 工作人员已替您约好：{ $who }的{ $panel }检测，{ $window } 上门，{ $place }。采样员出发前可以改期或取消。
}
home-told-eve = { $tone ->
    [elder] 提醒：{ $window } 上门采样。前半小时别吃东西。
   *[normal] 提醒：{ $who }的{ $panel }检测约在{ $window } 上门，{ $place }。采样前 30 分钟不要吃东西、不要漱口。
}
home-told-soon = { $tone ->
    [elder] 快到时间了：{ $window } 上门采样，请留意电话。
   *[normal] 快到时间了：{ $window } 上门给{ $who }采样，{ $place }。请留意电话；采样前 30 分钟不要吃东西、不要漱口。
}
