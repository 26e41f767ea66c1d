# Why a vaccine is due, later, or not for somebody. Nothing here promises that it is safe for anyone.
vaccine-day = {$year}年{$month}{$day}日
vaccine-no-day = 以接种点通知为准
vaccine-why-complete = 这种疫苗要打的都打完了。
vaccine-why-aged-out = 已过这种疫苗的接种年龄。
vaccine-why-not = 现在不能打这种疫苗，请先问医生。
vaccine-why-not-meant = 这种疫苗不适用于这位接种人。
vaccine-why-later-age = 一般到{$day}以后才打。
vaccine-why-later = 第{$number}针（共{$doses}针）要等到{$day}：年龄或间隔还没到。
vaccine-why-due = 第{$number}针（共{$doses}针）从{$day}起可以预约，接种点会再核对。
vaccine-why-by-choice = 自愿自费接种，从{$day}起可以预约，接种点会再核对。
vaccine-why-ask = 请先让医生看看是否需要。
vaccine-why-ill = 正在发热或生病，先把病养好再打，请先问医生。
vaccine-why-gbs = 以前打流感疫苗后得过格林巴利综合征，请先问医生。
vaccine-why-antiviral = 正在用抗病毒药，这种鼻喷疫苗请先问医生。
vaccine-why-after-pregnancy = 怀孕期间先不打，等生产以后再说。
vaccine-why-live-pregnancy = 怀孕期间不能打活疫苗。
vaccine-why-live-weak-defences = 免疫力受抑制时不能打活疫苗。
vaccine-why-live-gap = 刚打过另一种注射的活疫苗，要隔满4周，到{$day}以后再打。
vaccine-why-allergy = 以前对这种疫苗或其成分严重过敏，请先问医生。
vaccine-why-two-first = 9岁以下第一次打流感疫苗，要打两针，间隔至少4周。这是第{$number}针，从{$day}起。
vaccine-why-rabies = 被猫狗等咬伤抓伤不能等预约，请马上去犬伤门诊处理。
vaccine-why-replaced = 现在第五针用百白破疫苗，不再用白破疫苗。
vaccine-why-test-first = 满3个月要先做结核菌素试验，由医生决定。
vaccine-why-instead = 可以代替减毒活疫苗，请接种点医生决定。
vaccine-why-begun = 已用同类的另一种疫苗开始或打完，不用再打这种。
vaccine-why-label = 说明书近年才放宽到这类人群，请接种点医生核对产品。
vaccine-why-free = 符合国家免费接种：共{$doses}针，间隔6个月。第{$number}针从{$day}起。

### 打疫苗：选哪种、给谁、能不能约、在哪里、什么时候，约好以后的事。不诊断，也不说“对您安全”。

flow-vaccine = 打疫苗
flow-vaccinations = 我的接种
vaccine-which = 想打哪种疫苗？
vaccine-rest = 还可以选：
vaccine-which-influenza = 流感
vaccine-which-influenza-also = 流感疫苗 | 打流感
vaccine-which-pneumonia = 肺炎
vaccine-which-pneumonia-also = 肺炎疫苗
vaccine-which-hpv = HPV（宫颈癌）
vaccine-which-hpv-also = HPV | 宫颈癌 | 九价
vaccine-which-zoster = 带状疱疹
vaccine-which-zoster-also = 带状疱疹疫苗 | 缠腰龙
vaccine-which-covid19 = 新冠
vaccine-which-covid19-also = 新冠疫苗
vaccine-which-child = 儿童疫苗
vaccine-which-child-also = 孩子 | 宝宝 | 计划免疫
vaccine-which-unsure = 不知道打哪种
vaccine-which-unsure-also = 不确定 | 不知道 | 该打什么
vaccine-which-mine = 我的接种和预约
vaccine-which-mine-also = 我的接种 | 我的预约 | 改期 | 取消预约
vaccine-which-more = 更多
vaccine-which-more-also = 别的
vaccine-paused = 这种疫苗现在暂停预约，请过些日子再来看。
vaccine-gone = 没有找到这位接种人的资料，请从头再来一次。
vaccine-screen = { $tone ->
    [elder] 打针的人有没有下面的情况？
   *[normal] 打针的人有没有下面的情况？可以选几样。
}
vaccine-screen-rest = 有没有下面的情况？
vaccine-screen-ill = 今天发烧或正生病
vaccine-screen-ill-also = 发烧 | 生病 | 感冒
vaccine-screen-allergy = 以前打疫苗严重过敏
vaccine-screen-allergy-also = 过敏 | 严重过敏
vaccine-screen-immune = 免疫力差（化疗、移植等）
vaccine-screen-immune-also = 免疫 | 化疗 | 移植
vaccine-screen-pregnant = 怀孕或可能怀孕
vaccine-screen-pregnant-also = 怀孕 | 孕妇
vaccine-screen-planning = 近期准备怀孕
vaccine-screen-planning-also = 备孕
vaccine-screen-recent = 四周内打过别的疫苗
vaccine-screen-recent-also = 刚打过 | 打过别的
vaccine-screen-unsure = 说不清
vaccine-screen-unsure-also = 不清楚 | 不知道
vaccine-screen-none = 都没有
vaccine-screen-none-also = 没有 | 无
vaccine-screen-more = 别的情况
vaccine-screen-more-also = 其他
vaccine-defer = { $tone ->
    [elder] 生病先不打，病好了再约。过几天提醒您？
   *[normal] 发烧或正生病时先不打，病好了再约。要不要过几天提醒您？
}
vaccine-defer-days3 = 三天后提醒我
vaccine-defer-days3-also = 三天后
vaccine-defer-week = 一周后提醒我
vaccine-defer-week-also = 一周后
vaccine-defer-doctor = 先问医生
vaccine-defer-doctor-also = 医生
vaccine-defer-over = 不用了
vaccine-defer-over-also = 不用
vaccine-reaction = 严重过敏是打哪种疫苗以后？
vaccine-reaction-this = 就是这次要打的
vaccine-reaction-this-also = 这种 | 同一种
vaccine-reaction-other = 别的疫苗
vaccine-reaction-other-also = 别的
vaccine-reaction-unsure = 记不清
vaccine-reaction-unsure-also = 不清楚 | 不知道
vaccine-recent = 别的疫苗是什么时候打的？
vaccine-recent-week = 一周以内
vaccine-recent-week-also = 这周
vaccine-recent-fortnight = 一到两周前
vaccine-recent-fortnight-also = 上周
vaccine-recent-month = 两到四周前
vaccine-recent-month-also = 上个月
vaccine-recent-unsure = 记不清
vaccine-recent-unsure-also = 不清楚
vaccine-seasons = 以前打过流感疫苗吗？
vaccine-seasons-never = 从没打过
vaccine-seasons-never-also = 没有 | 没打过
vaccine-seasons-earlier = 往年打过
vaccine-seasons-earlier-also = 打过 | 去年打过
vaccine-seasons-season = 这个秋冬打过了
vaccine-seasons-season-also = 今年打过
vaccine-seasons-unsure = 记不清
vaccine-seasons-unsure-also = 不清楚 | 不知道
vaccine-history = 这种疫苗以前打过吗？
vaccine-history-never = 从没打过
vaccine-history-never-also = 没有 | 没打过
vaccine-history-dates = 打过，写日期
vaccine-history-dates-also = 打过 | 日期
vaccine-history-unsure = 记不清
vaccine-history-unsure-also = 不清楚 | 不知道
vaccine-days = { $tone ->
    [elder] 哪天打的？比如 2025年10月3日。
   *[normal] 哪天打的？比如 2025年10月3日；打过几次就都写上，用顿号隔开。
}
days-unreadable = 没看懂日期。请写年月日，比如 2025年10月3日。
vaccine-days-unclear = 日期不对：早于出生，或者还没到。请再写一次。
vaccine-kind = 打的是哪一种？
vaccine-kind-unsure = 记不清
vaccine-kind-unsure-also = 不清楚 | 不知道
vaccine-unsure = { $tone ->
    [elder] 记不清没关系，不能靠猜。怎么办好？
   *[normal] 记不清没关系，我们不猜。怎么办好？
}
vaccine-unsure-site = 先约，接种点查记录
vaccine-unsure-site-also = 先约 | 接种点查
vaccine-unsure-photo = 拍接种本给工作人员
vaccine-unsure-photo-also = 拍照 | 接种本
vaccine-unsure-doctor = 先问医生
vaccine-unsure-doctor-also = 医生
vaccine-photos = { $tone ->
    [elder] 请把接种本拍下来发来，最多三张。
   *[normal] 请把接种本上有记录的几页拍下来发来，最多三张，工作人员来看。
}
vaccine-line = { $product }：{ $advice }。{ $why }
vaccine-advice-bookable = 可以预约
vaccine-advice-clinician = 先问医生
vaccine-advice-not-now = 现在不打
vaccine-advice-contraindicated = 不能约
vaccine-advice-later = 还没到时候
vaccine-nothing = 按年龄和记录，现在没有要打的。
vaccine-site-checks = 以前的记录由接种点核对，打不打、打第几针由接种点定。
vaccine-product-hepb = 乙肝疫苗
vaccine-product-bcg = 卡介苗
vaccine-product-ipv = 脊灰灭活疫苗
vaccine-product-bopv = 脊灰滴剂
vaccine-product-dtap = 百白破疫苗
vaccine-product-dt = 白破疫苗
vaccine-product-mmr = 麻腮风疫苗
vaccine-product-je-l = 乙脑减毒疫苗
vaccine-product-je-i = 乙脑灭活疫苗
vaccine-product-mpsv-a = 流脑A群疫苗
vaccine-product-mpsv-ac = 流脑AC群疫苗
vaccine-product-hepa-l = 甲肝减毒疫苗
vaccine-product-hepa-i = 甲肝灭活疫苗
vaccine-product-influenza = 流感疫苗
vaccine-product-influenza-laiv = 鼻喷流感疫苗
vaccine-product-pcv13 = 13价肺炎疫苗
vaccine-product-ppv23 = 23价肺炎疫苗
vaccine-product-covid19 = 新冠疫苗
vaccine-product-zoster-rzv = 重组带状疱疹疫苗
vaccine-product-zoster-lzv = 减毒带状疱疹疫苗
vaccine-product-hpv2 = 二价HPV疫苗
vaccine-product-hpv4 = 四价HPV疫苗
vaccine-product-hpv9 = 九价HPV疫苗
vaccine-product-varicella = 水痘疫苗
vaccine-product-ev71 = 手足口（EV71）疫苗
vaccine-product-rotavirus = 轮状病毒疫苗
vaccine-product-hib = Hib疫苗
vaccine-product-rsv-nirsevimab = RSV单抗
vaccine-product-rabies = 狂犬病疫苗
vaccine-product = 想约哪一种？
vaccine-product-doctor = 先问医生
vaccine-product-doctor-also = 医生 | 不知道
vaccine-later = 最早 { $day_from } 才能打。怎么办好？
vaccine-later-book = 约那以后的日子
vaccine-later-book-also = 约 | 预约
vaccine-later-remind = 到时候提醒我
vaccine-later-remind-also = 提醒
vaccine-later-over = 不用了
vaccine-later-over-also = 不用
vaccine-ask = 要先让医生看一看。现在问医生吗？
vaccine-ask-doctor = 问医生
vaccine-ask-doctor-also = 医生 | 好 | 是
vaccine-ask-over = 以后再说
vaccine-ask-over-also = 不用 | 不
vaccine-wait = 现在不用约。还想问医生吗？
vaccine-wait-doctor = 问医生
vaccine-wait-doctor-also = 医生
vaccine-wait-over = 不用了
vaccine-wait-over-also = 不用 | 好的
vaccine-reminded = 好，{ $day }提醒您。
vaccine-site-line = { $tone ->
    [elder] { $site }，{ $far }，{ $free }，疫苗{ $stock }
   *[normal] { $site }：{ $far }，{ $free }，疫苗{ $stock }，{ $access }，{ $hours }，电话 { $phone }
}
vaccine-from = 最早{ $when }
vaccine-no-time = 没有空位
vaccine-stock-ample = 充足
vaccine-stock-few = 紧张
vaccine-stock-none = 暂无
vaccine-access-flat = 没有台阶
vaccine-access-lift = 有电梯
vaccine-access-stairs = 要走台阶
vaccine-demonstration = { $tone ->
    [elder] （演示数据）
   *[normal] 以上是演示数据，不是真的接种点。
}
vaccine-at = { $site } { $when }
vaccine-window = 最近的空位是这几个，选哪个？
vaccine-window-other = 选接种点和日子
vaccine-window-other-also = 别的时间 | 其他时间 | 别的日子
vaccine-window-place = 换个地方找
vaccine-window-place-also = 换地方 | 别的地方
vaccine-none = 附近的接种点都没有空位或疫苗。怎么办好？
vaccine-none-wait = 排候补
vaccine-none-wait-also = 候补 | 等
vaccine-none-place = 换个地方找
vaccine-none-place-also = 换地方 | 别的地方
vaccine-none-over = 不用了
vaccine-none-over-also = 不用
vaccine-site = 去哪个接种点？
vaccine-site-far = { $site } { $far }
vaccine-site-place = 换个地方找
vaccine-site-place-also = 换地方 | 别的地方
vaccine-which-day = 哪一天？
vaccine-which-day-later = 再往后
vaccine-which-day-later-also = 更晚 | 后面
vaccine-which-day-sites = 换个接种点
vaccine-which-day-sites-also = 换地方 | 换接种点
times-half = 上午还是下午？
times-half-am = 上午
times-half-am-also = 早上
times-half-pm = 下午
times-half-pm-also = 午后
times-half-days = 换一天
times-half-days-also = 别的日子
times-slot = 几点？
times-slot-later = 再往后
times-slot-later-also = 更晚 | 后面
times-slot-days = 换一天
times-slot-days-also = 别的日子
times-full = 刚被别人约走了。最近的空位在下面。
vaccine-already = 这种疫苗已经约好了，要改时间请在下面选。
times-many = 没约完的太多了，先看看已经约的。
vaccine-both = 要打两针，第二针最早 { $second_from }。一起约上吗？
vaccine-both-both = 一起约
vaccine-both-both-also = 一起 | 好 | 是
vaccine-both-first = 只约第一针
vaccine-both-first-also = 第一针 | 不用
vaccine-second = 第二针约什么时候？
vaccine-second-first = 只约第一针
vaccine-second-first-also = 不约 | 第一针
vaccine-bring = 请带身份证和以前的接种记录，穿方便露胳膊的衣服。
vaccine-bring-child = 请带接种本、孩子的户口本或出生证明。
vaccine-guardian = 没满18岁，要有监护人一起来。
vaccine-consent = 打之前接种点会再问身体情况，请您看过再签知情同意书。
vaccine-price-free = 按现在的政策免费，以接种点为准。
vaccine-price-paid = 一般要自己付钱，价格以接种点为准。
vaccine-second-too = 第二针：{ $at }，同一个接种点。
vaccine-sure = 给{ $name }约{ $called }：{ $at }，{ $site_name }。对吗？
vaccine-sure-yes = 确认预约
vaccine-sure-yes-also = 对 | 是 | 确认 | 好
vaccine-sure-time = 换个时间
vaccine-sure-time-also = 换时间 | 改
vaccine-sure-drop = 不约了
vaccine-sure-drop-also = 取消 | 不约
times-lost = 留的时间过了，这个空位没有了。请再选一个。
times-dropped = 好，没有约。
booked-made = 约好了：{ $name }，{ $called }，{ $at }，{ $site_name }。
vaccine-booked-code = 到了请出示预约码：{ $code }。接种点电话 { $phone }。
vaccine-booked-second = 第二针也约好了：{ $at }，预约码 { $code }。
vaccine-second-lost = 第二针的空位没约上，打完第一针再约。
booked-calendar = 加到手机日历：{ $link }
booked-calendar-off = 从手机日历里去掉：{ $link }
vaccine-calendar-title = { $name }打{ $called }（{ $code }）
vaccinations = 要看哪一个预约？
vaccinations-over = 都不用
vaccinations-over-also = 不用 | 没有
vaccinations-none = 现在没有预约。
booked-listed = { $name } { $called } { $at }
booked-displaced = 要改：{ $name } { $called }
vaccination-dose = { $name }：{ $called }第{ $number }针，{ $day }，{ $source }
vaccination-source-site = 接种点记的
vaccination-source-told = 您说的
booked-gone = 没有找到这个预约。
booked-act = { $called }，{ $at }，{ $site_name }。要做什么？
booked-act-move = 改时间
booked-act-move-also = 改期 | 换时间
booked-act-cancel = 取消
booked-act-cancel-also = 不去了 | 取消预约
booked-act-code = 看预约码
booked-act-code-also = 预约码 | 二维码 | 日历
booked-act-over = 会按时去
booked-act-over-also = 来 | 会去 | 好
booked-late = { $called }，{ $at }，{ $site_name }。马上到时间，改不了了。
vaccine-too-late = 现在改不了了，请打接种点电话 { $phone }。
vaccination-reason = 为什么取消？
vaccination-reason-ill = 病了
vaccination-reason-ill-also = 生病 | 发烧
vaccination-reason-time = 时间不合适
vaccination-reason-time-also = 没时间 | 没空
vaccination-reason-elsewhere = 在别处打了
vaccination-reason-elsewhere-also = 别处 | 打过了
vaccination-reason-other = 别的原因
vaccination-reason-other-also = 其他 | 不想说
vaccine-cancelled = { $called }的预约取消了。想打的时候再约。
vaccination-did = { $name }的{ $called }（{ $at }）打了吗？
vaccination-did-given = 打了
vaccination-did-given-also = 打过了 | 是
vaccination-did-missed = 没打成
vaccination-did-missed-also = 没打 | 没去 | 错过了
vaccination-did-over = 还没轮到
vaccination-did-over-also = 还没 | 在等
booked-again = { $called }要不要再约一个时间？
booked-again-move = 再约一个
booked-again-move-also = 再约 | 好 | 要
booked-again-over = 不用了
booked-again-over-also = 不用 | 不
vaccination-observe = 记下了。请在接种点坐满{ $minutes }分钟再走，不舒服马上告诉医护。
vaccination-next = { $called }还有下一针，最早 { $day }，到时候再约。
vaccination-feel = { $name }打{ $called }以后怎么样？
vaccination-feel-fine = 没什么不舒服
vaccination-feel-fine-also = 没事 | 挺好 | 正常
vaccination-feel-mild = 有点疼、肿或低烧
vaccination-feel-mild-also = 有点疼 | 低烧 | 肿
vaccination-feel-severe = 喘、全身疹子、高烧或晕
vaccination-feel-severe-also = 喘 | 疹子 | 高烧 | 晕倒
vaccination-feel-over = 先不说
vaccination-feel-over-also = 不说
vaccination-fine-advice = 好。之后有不舒服，随时告诉我们。
vaccination-mild-advice = 常见，多休息多喝水，一般两三天好。变重了就找医生。
vaccination-severe-advice = 喘不上气、晕倒、脸肿，马上打 { -emergency }。现在请医生看。
booked-sure = 改到{ $at }，{ $site_name }（{ $called }）。对吗？
booked-sure-yes = 确认改
booked-sure-yes-also = 对 | 是 | 确认
booked-sure-no = 不改了
booked-sure-no-also = 不改 | 不
booked-eve = 提醒：{ $name }的{ $called }约在{ $at }，{ $site_name }。
booked-soon = 快到时间了：{ $name }的{ $called }，{ $at }，{ $site_name }。
vaccine-after = { $name }今天约了{ $called }，打完要坐满30分钟再走。
vaccine-reaction-day = { $name }打{ $called }已经一天了，问一声好不好。
vaccine-again = 您让我们提醒打疫苗的事。身体好的话，现在可以约了。
booked-shut = { $site_name }临时停诊，{ $name }的{ $called }要换个时间。您的改期优先。
booked-copy = { $name }约了{ $called }：{ $at }，{ $site_name }。
booked-copy-off = { $name }的{ $called }预约取消了。
vaccine-waits = 已经排上候补，有空位就告诉您。先到的先得，夜里不打扰。
vaccine-waits-already = 已经在候补里了，有空位就告诉您。
vaccine-waits-not = 附近没有能候补的接种点，过些日子再来看看。
vaccine-waited = { $tone ->
    [elder] { $name }的{ $called }一直没有空位，候补到期了。回“打疫苗”再看看。
   *[normal] { $name }的{ $called }候补到期了，这段时间没有空位。回“打疫苗”可以再看时间，或者再排候补。
}
vaccine-joined = { $tone ->
    [elder] { $name }的{ $called }排上候补了，有空位就告诉您。
   *[normal] 接种点给{ $name }的{ $called }排了候补，有空位就告诉您。先到的先得，夜里不打扰。
}
vaccine-off = { $tone ->
    [elder] { $name }{ $at }的{ $called }取消了：{ $reason }。再约，回“打疫苗”。
   *[normal] { $site_name }取消了{ $name }{ $at }的{ $called }预约：{ $reason }。还想打，回“打疫苗”换个时间。
}
vaccine-removed = { $tone ->
    [elder] { $name }的{ $called }不再候补了：{ $reason }。要打，回“打疫苗”。
   *[normal] 接种点把{ $name }的{ $called }从候补里去掉了：{ $reason }。还想打，回“打疫苗”可以再约。
}
vaccine-removed-asked = 按您的要求
vaccine-removed-elsewhere = 已经在别处约好
vaccine-removed-unsuitable = 现在不适合打
vaccine-removed-unreachable = 电话联系不上
vaccine-removed-other = 接种点的安排
vaccine-offer = 有空位了：{ $called }，{ $at }，{ $site_name }。给您留到{ $until }，要吗？
vaccine-offer-yes = 要，约上
vaccine-offer-yes-also = 要 | 好 | 是
vaccine-offer-no = 不要，给下一位
vaccine-offer-no-also = 不要 | 不
vaccine-offer-later = 有空位了：{ $called }，{ $at }。留到{ $until }，回复“空位”来约。
vaccine-offer-over = 这个空位已经没有了。还在候补里，有了再告诉您。
vaccine-offer-refused = 好，让给下一位了。有别的空位再告诉您。
flow-vaccine_offer = 候补空位
booked-closed = 停诊了，{ $name }的{ $called }换个时间？
vaccine-missed = { $name }的{ $called }（{ $at }）没打成，可以再约一个时间。
vaccine-due = { $tone ->
    [elder] { $name }的{ $called }该打下一针了，回“打疫苗”来约。
   *[normal] { $name }的{ $called }到了打下一针的时候。回“打疫苗”就可以约；接种点会再核对。
}
vaccine-site-fee = { $site }的费用：{ $fee }
vaccine-price-campaign = 在这个接种点：{ $who }。带上证件。
vaccine-card = { $tone ->
    [elder] 接种点要登记证件。打针的人证件号是多少？
   *[normal] 这个接种点要登记证件：请写打针的人的身份证号，或护照、通行证号。只给接种点看。
}
vaccine-number = 接种点有事时，打哪个电话？
vaccine-number-title = 电话
vaccine-card-title = 证件号
vaccine-card-kept = 证件号尾号 { $card }，只有接种点看得到。
vaccine-number-kept = 电话 { $number }，接种点有事会打。
value-card = { $value }
card-unreadable = 没看懂这个证件号。身份证是 18 位，护照是字母加数字。
card-length = 位数不对：身份证要 18 位，最后一位可能是 X。
card-wrong = 这个身份证号有一位不对，请对着证件再写一次。
console-doses-card = 证件
document-maybe = 您是说 { $value } 吗？请对着证件看一遍。
