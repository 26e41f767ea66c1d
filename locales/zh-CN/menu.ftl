### 进门：问候、同意、主菜单、我的。

welcome-hello = { $tone ->
    [elder] 您好，这里是前门诊所助手。有急症请直接打 { -emergency }。
   *[normal] 您好，这里是前门。我先问您几个简单的问题，再请医生或药师和您说。
    我是程序，不看病、不开药。急症请直接打 { -emergency }。
}
welcome-language = 请选语言。Please choose a language. 急症 Emergency: { -emergency }
welcome-changed = 我们的说明有改动，请您再看一次。急症请直接打 { -emergency }。
welcome-consent = { $tone ->
    [elder] 您说的情况会保密保存，只给为您看病的人看。同意吗？
   *[normal] 为了帮您，我们要记下您说的健康情况。它加密保存，只给为您服务的医务人员看，不卖给任何人，您随时可以要求删除。同意吗？
}
welcome-consent-agree = 同意
welcome-consent-agree-also = 好 | 好的 | 行 | 可以 | 是
welcome-consent-read = 看全文
welcome-consent-read-also = 全文 | 看看
welcome-consent-refuse = 不同意
welcome-consent-refuse-also = 不 | 不行 | 拒绝
welcome-full = 个人信息使用说明
    一、我们记什么：称呼、性别、出生日期、您说的不舒服、照片和聊天内容，以及您用的聊天账号。
    二、用来做什么：了解情况、判断急不急、转给医生或药师、以后接着看。不做广告，不卖给任何人。
    三、谁能看：为您服务的医务人员和负责质量的主管。谁看过都有记录。
    四、怎么保存：加密保存；病历按法律规定的年限保留，到期删除。
    五、您的权利：可以查看、更正、要一份、要求删除，也可以撤回同意。撤回以后，我们只能提供急救信息。
    六、十四岁以下的孩子，请家长或监护人来填写。
    七、通过微信或电报聊天，消息会经过它们的服务器。
    八、程序只帮忙问和转，不做诊断，不开药。急症请直接打 { -emergency }。
    您同意吗？
welcome-agreed = 谢谢您。
welcome-refused = { $tone ->
    [elder] 好的，什么都不记。急症请打 { -emergency }。
   *[normal] 好的，我们不记录您的健康情况，也就不能请医生和您说。急症请直接打 { -emergency }。
}

menu-main = 您今天想做什么？
menu-waiting = 您正在排队等医生，可以接着等，也可以先做别的：
menu-active = 医生正在和您交谈。您还想做什么？
menu-callback = 您约了医生回电。您还想做什么？
menu-question = 您留的问题还在等回复。您还想做什么？
menu-others = 还有这些，您想做什么？
menu-report = 您有一份检测报告还没看。您想先做什么？
menu-several = 您有几件事在办，想看哪一件？
menu-key-report = 看检测报告
menu-key-report-also = 报告 | 检测报告 | 检测结果
menu-key-visit = 接种预约
menu-key-visit-also = 预约 | 我的预约 | 疫苗预约
menu-key-registered = 挂号预约
menu-key-registered-also = 看病预约 | 约好的号
menu-key-ordered = 上门检测进度
menu-key-ordered-also = 检测进度 | 采样进度
menu-key-several = 在办的几件事
menu-key-several-also = 在办的事 | 没办完的
menu-key-menu = 主菜单
menu-key-menu-also = 菜单 | 别的
menu-key-waiting = 回到排队
menu-key-waiting-also = 排队 | 回去排队 | 接着等
menu-key-callback = 约好的回电
menu-key-callback-also = 回电
menu-key-last = 上次的问题
menu-key-last-also = 上次 | 接着上次
menu-key-question = 留下的问题
menu-key-question-also = 我的问题
menu-key-intake = 我不舒服
menu-key-intake-also = 不舒服 | 难受 | 看病 | 生病了
menu-key-respiratory = 咳嗽发热
menu-key-respiratory-also = 呼吸道 | 发烧咳嗽 | 感冒
menu-key-respiratory-season = 呼吸道专区
menu-key-respiratory-season-also = 呼吸道 | 咳嗽发热 | 发烧咳嗽 | 感冒
menu-key-doctor = 找医生或药师
menu-key-doctor-also = 找医生 | 医生 | 药师 | 看医生 | 咨询
menu-key-vaccine = 打疫苗
menu-key-vaccine-also = 疫苗 | 打针 | 预防针 | 接种
menu-key-vaccine_offer = 候补空位
menu-key-vaccine_offer-also = 空位 | 候补
menu-key-vaccinations = 我的接种
menu-key-vaccinations-also = 疫苗预约 | 接种记录
menu-key-outpatient = 挂号
menu-key-outpatient-also = 去医院挂号 | 预约挂号 | 看门诊 | 门诊预约
menu-key-visits = 我的挂号
menu-key-visits-also = 退号 | 改号 | 改挂号
menu-key-test = 上门检测
menu-key-test-also = 检测 | 测一测 | 核酸 | 我的检测 | 上门采样
menu-key-services = 其他服务
menu-key-services-also = 问药 | 用药 | 护理 | 中医 | 饮食
menu-key-record = 我的档案
menu-key-record-also = 档案 | 病历 | 删除资料 | 注销
menu-key-mine = 我的
menu-key-mine-also = 设置 | 我的资料 | 个人中心
menu-key-more = 更多
menu-key-more-also = 别的 | 还有吗
menu-key-family = 家人帮忙
menu-key-family-also = 家人
menu-key-language = 换语言 Language
menu-key-language-also = 语言
menu-continue = 接着上次的
menu-refused = { $tone ->
    [elder] 您没有同意，现在只能看急救和居家护理。您想看哪个？
   *[normal] 您没有同意使用说明，所以现在只有急救信息和居家护理短文。想请医生，可以再看一次说明。
}
menu-refused-help = 急救怎么办
menu-refused-help-also = 急救信息 | 热线
menu-refused-care = 居家护理短文
menu-refused-care-also = 居家护理 | 护理
menu-refused-consent = 再看一次说明
menu-refused-consent-also = 看说明 | 同意
help-emergency = { $tone ->
    [elder] 急救打 { -emergency }：说清地址、谁怎么了。想不开打 { -crisis }。
   *[normal] 急救请打 { -emergency }：说清在哪里、谁、怎么了，别挂电话。
    喘不上气、胸口压着疼、叫不醒、抽搐、嘴歪或半边没劲、大出血，都要马上打。
    想不开、想伤害自己：心理援助热线 { -crisis }。
}

mine-main = 您想看什么？
mine-main-record = 我的档案
mine-main-record-also = 档案 | 病历 | 删除资料
mine-main-case = 我的咨询
mine-main-case-also = 咨询 | 排队 | 进度
mine-main-family = 家人帮忙
mine-main-family-also = 家人
mine-main-more = 更多
mine-main-more-also = 其他 | 还有吗
mine-rest = 还有这些：
mine-main-larger = 大字版开关
mine-main-larger-also = 开关大字
mine-main-language = 换语言 Language
mine-main-language-also = 语言 | language
mine-main-notices = 通知开关
mine-main-notices-also = 通知 | 订阅
mine-case-none = 您还没有咨询记录。
mine-case-waiting = 您在等{ $role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面还有 { $ahead } 位
        }，{ $wait }。
mine-case-active = { $role }正在和您交谈，直接说话就行。
mine-case-callback = 您约了{ $when } 回电（{ $role }）。
mine-case-question = 您给{ $role }留的问题还在等回复。
mine-case-closed = 您上一次咨询（{ $role }）已经结束。
mine-case-cancelled = 您上一次排队已经取消。
mine-case-kept = 您上次填的情况已经存好。需要医生，请选“找医生或药师”。
mine-language = 请选语言。Please choose a language.
mine-language-zh-CN = 简体中文
mine-language-zh-CN-also = 简体 | 简体字 | 简中
mine-language-zh-TW = 繁體中文
mine-language-zh-TW-also = 繁体 | 繁体字 | 正体 | 繁中
mine-language-en = English
mine-language-en-also = 英文 | 英语
mine-language-set = 好的，以后用简体中文。
mine-notices-on = 好的，以后有需要会通知您。
