### 呼吸道专区：自测结果、接触、附近发热门诊。只说结果可能的意思，不诊断、不说药名。

flow-respiratory = 呼吸道专区
flow-guard = 危险信号
flow-nearby = 附近的医院
zone-situation = { $tone ->
    [elder] { $situation }（{ $on }）
   *[normal] 本地情况：{ $situation }（{ $source }，{ $on }）
}
zone-tile = { $tone ->
    [elder] 咳嗽发热，您想做什么？
   *[normal] 咳嗽发热：您想做什么？
}
zone-tile-season = { $tone ->
    [elder] 呼吸道专区，您想做什么？
   *[normal] 呼吸道专区：您想做什么？
}
zone-more = 还可以选：
zone-tile-symptoms = 我有症状
zone-tile-symptoms-also = 不舒服 | 有症状 | 发烧 | 咳嗽
zone-tile-kit = 我有自测结果
zone-tile-kit-also = 自测 | 抗原 | 测了 | 结果
zone-tile-contact = 家人病了，我接触过
zone-tile-contact-also = 接触 | 家人确诊 | 密接
zone-tile-care = 居家护理
zone-tile-care-also = 护理 | 在家怎么办
zone-tile-doctor = 找儿科、呼吸科或药师
zone-tile-doctor-also = 找医生 | 儿科 | 呼吸科 | 药师
zone-tile-fever = 附近发热门诊
zone-tile-fever-also = 发热门诊 | 附近 | 医院
zone-tile-test = 上门检测
zone-tile-test-also = 检测 | 测一测 | 核酸 | 上门采样
zone-tile-vaccine = 打疫苗
zone-tile-vaccine-also = 疫苗 | 预防针
zone-tile-more = 更多
zone-tile-more-also = 别的 | 其他
zone-role = 想找哪一位？
zone-role-paediatric = 儿科医生
zone-role-paediatric-also = 儿科
zone-role-respiratory = 呼吸科医生
zone-role-respiratory-also = 呼吸科
zone-role-pharmacist = 药师
zone-role-pharmacist-also = 问药
sites = { $tone ->
    [elder] 离您近的：{ $first }{ $demo }
   *[normal] 离您近的发热门诊（{ $origin }）：
    • { $first }
    • { $second }
    • { $third }
    去之前先打电话问一下；急症打 { -emergency }。
    { $demo }
}
sites-two = { $tone ->
    [elder] 离您近的：{ $first }{ $demo }
   *[normal] 离您近的发热门诊（{ $origin }）：
    • { $first }
    • { $second }
    去之前先打电话问一下；急症打 { -emergency }。
    { $demo }
}
sites-one = { $tone ->
    [elder] 离您近的：{ $first }{ $demo }
   *[normal] 离您近的发热门诊（{ $origin }）：
    • { $first }
    去之前先打电话问一下；急症打 { -emergency }。
    { $demo }
}
sites-none = { $tone ->
    [elder] 附近没有找到发热门诊。急症请打 { -emergency }。
   *[normal] 附近没有找到发热门诊。可以打 12345 问；急症打 { -emergency }。
}
sites-larger = { $tone ->
    [elder] { $first }{ $demo }
   *[normal] 离您近的发热门诊：
    { $first }
    { $demo }
}
hospitals = { $tone ->
    [elder] 离您近的：{ $first }{ $demo }
   *[normal] 离您近的急诊（{ $origin }）：
    • { $first }
    • { $second }
    • { $third }
    自己去不了，或路上更难受，就打 { -emergency }。
    { $demo }
}
hospitals-two = { $tone ->
    [elder] 离您近的：{ $first }{ $demo }
   *[normal] 离您近的急诊（{ $origin }）：
    • { $first }
    • { $second }
    自己去不了，或路上更难受，就打 { -emergency }。
    { $demo }
}
hospitals-one = { $tone ->
    [elder] 离您近的：{ $first }{ $demo }
   *[normal] 离您近的急诊（{ $origin }）：
    • { $first }
    自己去不了，或路上更难受，就打 { -emergency }。
    { $demo }
}
hospitals-none = { $tone ->
    [elder] 附近没有找到急诊，请打 { -emergency }。
   *[normal] 附近没有找到我们合作的急诊。请打 { -emergency }，说清您在哪里。
}
hospital-nearest = { $tone ->
    [elder] { $first }{ $demo }
   *[normal] 最近的急诊：{ $first }（{ $origin }）。
    { $demo }
}
nearby-say = { $tone ->
    [elder] 到了这样说：{ $why }。
   *[normal] 到了先去导诊台，这样说：{ $why }。带上身份证、医保卡和正在吃的药。
}
nearby-sheet = { $tone ->
    [elder] 给医生看：{ $link }
   *[normal] 您说的情况在这一页，可以给医生看，也可以打印，两天内有效：{ $link }
}
sites-next = 再看一家
sites-next-also = 下一家 | 下一个
sites-keep = 记住这个地方
sites-keep-also = 记住 | 保存
sites-elsewhere = 换个地方
sites-elsewhere-also = 换 | 别的地方
sites-over = 好了
sites-over-also = 知道了 | 看完了

kit-which = { $tone ->
    [elder] 您测的是哪一种？
   *[normal] 您用的是哪一种自测盒？盒子上有写。
}
kit-which-other = 别的
kit-which-other-also = 其他 | 不知道 | 都不是
kit-targets = { $tone ->
    [elder] 它能测什么？
   *[normal] 它能测哪几样？盒子上有写，可以选几样。
}
kit-targets-flu_a = 甲流
kit-targets-flu_a-also = 甲型流感 | fluA
kit-targets-flu_b = 乙流
kit-targets-flu_b-also = 乙型流感 | fluB
kit-targets-covid = 新冠
kit-targets-covid-also = 新冠病毒 | covid
kit-targets-other = 别的项目
kit-targets-other-also = 其他 | 别的
pathogen-flu_a = 甲流
pathogen-flu_b = 乙流
pathogen-covid = 新冠
pathogen-rsv = 合胞病毒
pathogen-mp = 肺炎支原体
pathogen-adv = 腺病毒
pathogen-other = 别的项目
kit-tested = 什么时候测的？
kit-tested-title = 测的时间
kit-tested-today = 今天
kit-tested-today-also = 刚才 | 刚测
kit-tested-yesterday = 昨天
kit-tested-yesterday-also = 昨晚
kit-tested-days = 两三天前
kit-tested-days-also = 前天 | 大前天
kit-tested-older = 更早
kit-tested-older-also = 上周 | 很久
kit-how = { $tone ->
    [elder] 怎么告诉我结果？
   *[normal] 您想照着卡一条一条选，还是发照片给医生看？
}
kit-how-lines = 我来选
kit-how-lines-also = 选 | 自己选 | 填
kit-how-photo = 发照片
kit-how-photo-also = 照片 | 拍照
kit-photos = { $tone ->
    [elder] 请拍一张，要看得清 C 和 T。
   *[normal] 请拍检测卡，要看得清 C 和 T 两条线，最多三张。照片给医生看，程序不认图。
}
kit-line = { $tone ->
    [elder] 看{ $target }这条：有几条线？
   *[normal] 看{ $target }这一条：C 是对照线，T 是结果线。看到什么？
}
kit-line-positive = C 和 T 都有线
kit-line-positive-also = 两条 | 两条线 | 两道 | 阳性 | 两道杠
kit-line-negative = 只有 C 有线
kit-line-negative-also = 一条 | 一条线 | 一道 | 阴性 | 一道杠
kit-line-invalid = C 没有线
kit-line-invalid-also = 没有线 | 无效 | 没有C
kit-line-unsure = 看不清
kit-line-unsure-also = 不清楚 | 很淡 | 不确定
kit-read = { $tone ->
    [elder] 您的结果：{ $shown }。对吗？
   *[normal] 请核对：{ $shown }。对吗？
}
kit-read-yes = 对
kit-read-yes-also = 是 | 对的 | 没错 | 好
kit-read-again = 重新填
kit-read-again-also = 不对 | 重填 | 错了
kit-read-positive = { $target }阳性
kit-read-negative = { $target }阴性
kit-read-invalid = { $target }无效
kit-read-unsure = { $target }看不清
kit-photo = 照片 { $n } 张
kit-since = { $tone ->
    [elder] 不舒服几天了？
   *[normal] 从开始不舒服到现在，多久了？
}
kit-since-title = 不舒服多久
kit-since-none = 没有不舒服
kit-since-none-also = 没事 | 没症状
kit-since-days2 = 两天以内
kit-since-days2-also = 今天 | 昨天 | 一天 | 两天 | 一两天
kit-since-days4 = 三四天
kit-since-days4-also = 三天 | 四天
kit-since-long = 五天以上
kit-since-long-also = 五天 | 一周 | 很久
zone-risk = { $tone ->
    [elder] 有慢性病、抵抗力低、很胖，或怀孕、刚生完吗？
   *[normal] 有长期的心、肺、肝、肾、血液、神经系统病或糖尿病，肿瘤、免疫力低、很胖，或者怀孕、刚生完吗？
}
zone-risk-title = 高危情况（自己说的）
zone-risk-yes = 有
zone-risk-yes-also = 有的 | 是
zone-risk-no = 没有
zone-risk-no-also = 没 | 无 | 都没有
zone-risk-unsure = 不清楚
zone-risk-unsure-also = 不知道 | 说不准
kit-result = { $tone ->
    [elder] { $headline }。{ $meaning }仅供参考，不能代替诊断。
   *[normal] 您填的结果：{ $headline }。
    { $meaning }
    自测仅供参考，不能代替诊断。
}
kit-means-flu-risk-early = { $tone ->
    [elder] 您容易变重，今天就问医生。
   *[normal] 流感阳性，您属于容易变重的人，又在头 48 小时里：今天就请医生看，越早越好。
}
kit-means-flu-risk = { $tone ->
    [elder] 您容易变重，尽快问医生。
   *[normal] 流感阳性，您属于容易变重的人：过了 48 小时也要尽快请医生看。
}
kit-means-flu-early = { $tone ->
    [elder] 头 48 小时，今天问医生。
   *[normal] 流感阳性，还在头 48 小时里：今天问医生最合适，要不要用药由医生定。
}
kit-means-flu = { $tone ->
    [elder] 休息、多喝水，别传给家人。
   *[normal] 流感阳性：多数人几天会好，休息、多喝水，别传给家人。烧过 3 天或变重要看医生。
}
kit-means-covid-risk = { $tone ->
    [elder] 您容易变重，尽快问医生。
   *[normal] 新冠阳性，您属于容易变重的人：发病 5 天内请医生看。
}
kit-means-covid = { $tone ->
    [elder] 休息、多喝水，别传给家人。
   *[normal] 新冠阳性：多数人几天会好，休息、多喝水，戴口罩。烧过 3 天或变重要看医生。
}
kit-means-rsv-young = { $tone ->
    [elder] 盯住宝宝吃奶和呼吸。
   *[normal] 合胞病毒阳性，孩子还小：第三到五天容易喘，盯住吃奶和呼吸，费力就去医院。
}
kit-means-rsv = { $tone ->
    [elder] 休息、多喝水，喘就看医生。
   *[normal] 合胞病毒阳性：一般像感冒，休息、多喝水；有心肺病或喘起来要看医生。
}
kit-means-mp = { $tone ->
    [elder] 请让医生看看，别自己吃药。
   *[normal] 支原体阳性：健康的人也可能带着，要不要查、要不要治由医生看了再定。
}
kit-means-adv-young = { $tone ->
    [elder] 孩子还小，今天看医生。
   *[normal] 腺病毒阳性，孩子不满两岁：今天请医生看。
}
kit-means-adv = { $tone ->
    [elder] 可能烧好几天，多喝水。
   *[normal] 腺病毒阳性：可能高烧五到七天，多喝水；烧满 5 天要看医生。
}
kit-means-other = { $tone ->
    [elder] 请医生看看是什么意思。
   *[normal] 有一项阳性，这个项目请医生帮您看是什么意思。
}
kit-means-negative = { $tone ->
    [elder] 测不出不等于没有，变重再测。
   *[normal] 这次没有测出来，但不能排除：早期可能测不到，还不舒服就隔一天再测或看医生。
}
kit-means-negative-risk = { $tone ->
    [elder] 测不出不等于没有，请问医生。
   *[normal] 这次没有测出来，但不能排除。您属于容易变重的人，有症状就请医生看，必要时做核酸。
}
kit-means-invalid = { $tone ->
    [elder] 有的没读出，请换新的重测。
   *[normal] 有一项没有读出来：C 没有线就不能算数，请换一个新的，照说明书再测一次。
}
kit-means-photo = { $tone ->
    [elder] 照片由医生看，程序不认图。
   *[normal] 照片会交给医生看，程序不认图。
}
kit-invalid = { $tone ->
    [elder] C 没有线或看不清，这次不算。请换一个新的再测。
   *[normal] C 线没有出来（或看不清），这次结果不算数。请换一个新的，照说明书再测一次，等够时间再看。
}
kit-invalid-again = 又测了，重新填
kit-invalid-again-also = 重测 | 重新填 | 再测
kit-invalid-doctor = 找医生
kit-invalid-doctor-also = 医生 | 问医生
kit-invalid-over = 先这样
kit-invalid-over-also = 好了 | 知道了
zone-urgent = { $tone ->
    [elder] 很急，请立即打 { -emergency }！
   *[normal] 根据您说的，情况很急，请立即拨打 { -emergency }！
}
zone-hospital = { $tone ->
    [elder] 很急，请马上去医院急诊，别等！
   *[normal] 根据您说的，情况比较急，请马上去最近的医院急诊。路上更难受就打 { -emergency }。
}
zone-urgent-called = 已经打了或出发了
zone-urgent-called-also = 打了 | 已拨打 | 出发了
zone-urgent-near = 最近的急诊
zone-urgent-near-also = 急诊 | 医院 | 附近
zone-urgent-human = 同时找医生
zone-urgent-human-also = 找医生 | 医生 | 人工
kit-first = { $tone ->
    [elder] 请今天问医生，结果会一起给医生。
   *[normal] 这个结果加上您的情况，今天就请医生看看。结果会一起交给医生。
}
kit-first-soon = { $tone ->
    [elder] 请马上问医生，结果会一起给医生。
   *[normal] 这个结果加上您的情况，要尽快让医生了解。结果会一起交给医生。
}
kit-first-doctor = 找医生
kit-first-doctor-also = 医生 | 好 | 问医生 | 要
kit-first-fever = 附近发热门诊
kit-first-fever-also = 发热门诊 | 医院
kit-first-another = 再填一位家人
kit-first-another-also = 另一个人 | 再填一位 | 家人
kit-first-over = 好了
kit-first-over-also = 知道了 | 先这样
kit-calm = { $tone ->
    [elder] 目前不急。变重了再来，急症打 { -emergency }。
   *[normal] 目前看不紧急，可以先在家护理。喘不上气、越来越重就再来，急症打 { -emergency }。
}
kit-calm-care = 居家护理
kit-calm-care-also = 护理 | 怎么护理
kit-calm-doctor = 找医生
kit-calm-doctor-also = 医生 | 问医生
kit-calm-another = 再填一位家人
kit-calm-another-also = 另一个人 | 再填一位 | 家人
kit-calm-over = 好了
kit-calm-over-also = 知道了 | 先这样

contact-of = 对方得的是什么？
contact-of-flu = 流感
contact-of-flu-also = 甲流 | 乙流
contact-of-covid = 新冠
contact-of-covid-also = 新冠病毒
contact-of-mp = 肺炎支原体
contact-of-mp-also = 支原体 | 支原体肺炎
contact-of-unsure = 不清楚
contact-of-unsure-also = 不知道 | 别的 | 其他
contact-met = { $tone ->
    [elder] 最后一次接触是哪天？
   *[normal] 最后一次接触是哪天？还住在一起就选今天；也可以写日期，比如 11月25日、3天前。
}
contact-met-today = 今天
contact-met-today-also = 住一起 | 还在一起
contact-met-yesterday = 昨天
contact-met-yesterday-also = 昨晚
contact-met-days3 = 两三天前
contact-met-days3-also = 大概三天前
contact-met-week = 四到七天前
contact-met-week-also = 上个星期 | 一周内
contact-unclear = 没看懂日期，或这天还没到。请这样写：11月25日，或“3天前”。
contact-feel = 现在有不舒服吗？
contact-feel-well = 没有，都好
contact-feel-well-also = 没有 | 没 | 都好 | 没症状
contact-feel-ill = 有点不舒服
contact-feel-ill-also = 有 | 不舒服 | 有症状 | 难受
contact-high = { $tone ->
    [elder] 看到{ $until }。您容易变重，要不要预防用药问医生。
   *[normal] 请每天看看有没有发烧、咳嗽、没精神，看到{ $until }；多数人在接触后约 { $days } 天发病。
    您属于容易变重的人：要不要预防用药由医生决定，现在就可以问。一不舒服就来，别等。
}
contact-high-doctor = 问医生
contact-high-doctor-also = 找医生 | 医生 | 好
contact-high-care = 怎么保护自己
contact-high-care-also = 居家护理 | 护理
contact-high-another = 再填一位家人
contact-high-another-also = 另一个人 | 再填一位 | 家人
contact-high-over = 好了
contact-high-over-also = 知道了 | 先这样
contact-plain = { $tone ->
    [elder] 每天看看发不发烧，看到{ $until }。不舒服就来。
   *[normal] 请每天看看有没有发烧、咳嗽、没精神，看到{ $until }；多数人在接触后约 { $days } 天发病。
    这几天戴口罩、勤洗手，离老人和宝宝远一点。一不舒服就来。
}
contact-over = { $tone ->
    [elder] 已经过了容易发病的日子。不舒服再来。
   *[normal] 离那次接触已经过了容易发病的日子。以后不舒服随时来。
}
contact-plain-care = 怎么保护自己
contact-plain-care-also = 居家护理 | 护理
contact-plain-doctor = 问医生
contact-plain-doctor-also = 找医生 | 医生
contact-plain-another = 再填一位家人
contact-plain-another-also = 另一个人 | 再填一位 | 家人
contact-plain-over = 好了
contact-plain-over-also = 知道了 | 先这样
note-kit = 自测结果（病人自己读的）
note-contact = 接触
remark-within-48-hours-kit = 自测流感阳性，在 48 小时内，高危
remark-within-48-hours-risk = 不舒服可能还在 48 小时内，高危
