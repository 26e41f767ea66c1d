### 自评：每个量表的题目、选项、结果的说法。题目是各量表公开的标准中文说法。

flow-scales = 自评
scale-which = 想测哪一种？结果只是筛查，不是诊断。
scale-which-body = 想测哪一种？结果只是筛查，不是诊断。
scale-none = 没有这一题。
scale-phq9 = 心情低落自评（PHQ-9）
scale-gad7 = 紧张焦虑自评（GAD-7）
scale-frail = 衰弱自评（FRAIL）
scale-sarcf = 肌肉力量自评（SARC-F）
scale-mmrc = 气短分级（mMRC）
scale-auditc = 饮酒自评（AUDIT-C）
scale-often-0 = 完全不会
scale-often-1 = 好几天
scale-often-2 = 一半以上的天数
scale-often-3 = 几乎每天
scale-yes-0 = 不是
scale-yes-1 = 是
scale-hard-0 = 不难
scale-hard-1 = 有些难
scale-hard-2 = 很难或做不到
scale-falls-0 = 没有跌倒
scale-falls-1 = 1 到 3 次
scale-falls-2 = 4 次以上
scale-drinking-0 = 从不喝
scale-drinking-1 = 每月一次或更少
scale-drinking-2 = 每月 2 到 4 次
scale-drinking-3 = 每周 2 到 3 次
scale-drinking-4 = 每周 4 次或更多
scale-drinks-0 = 1 到 2 杯
scale-drinks-1 = 3 到 4 杯
scale-drinks-2 = 5 到 6 杯
scale-drinks-3 = 7 到 9 杯
scale-drinks-4 = 10 杯或更多
scale-many-0 = 从来没有
scale-many-1 = 每月不到一次
scale-many-2 = 每月都有
scale-many-3 = 每周都有
scale-many-4 = 几乎每天
scale-choices-more = 还要再多
scale-phq9-minimal = 没有明显的低落
scale-phq9-mild = 轻度低落
scale-phq9-moderate = 中度低落
scale-phq9-marked = 中重度低落
scale-phq9-severe = 重度低落
scale-gad7-minimal = 没有明显的紧张
scale-gad7-mild = 轻度紧张
scale-gad7-moderate = 中度紧张
scale-gad7-severe = 重度紧张
scale-frail-none = 没有衰弱的迹象
scale-frail-some = 有一些衰弱的迹象
scale-frail-frail = 衰弱的迹象比较明显
scale-sarcf-none = 肌肉力量没有明显问题
scale-sarcf-likely = 肌肉力量可能变弱了
scale-mmrc-grade0 = 剧烈活动时才气短
scale-mmrc-grade1 = 快走或上坡时气短
scale-mmrc-grade2 = 平地走得比同龄人慢
scale-mmrc-grade3 = 走百来米就要停
scale-mmrc-grade4 = 穿衣、出门都气短
scale-auditc-zero = 不喝酒
scale-auditc-some = 有喝酒的习惯
scale-points = { $n } 分，满分 { $most } 分
scale-trend-same = 和上次（{ $day }，{ $points } 分）一样。
scale-trend-more = 上次（{ $day }）是 { $points } 分，这次分数高了。
scale-trend-less = 上次（{ $day }）是 { $points } 分，这次分数低了。
scale-calm = { $tone ->
    [elder] 筛查结果，不是诊断。
    { $found }，{ $points }。已经存好了。
   *[normal] 筛查结果，不是诊断。
    { $named }：{ $found }（{ $points }）。{ $trend }
    结果已经存进您的档案。有变化可以再测，也可以随时找人说说。
}
scale-offer = { $tone ->
    [elder] 筛查结果，不是诊断。
    { $found }，{ $points }。最好找人说说。
   *[normal] 筛查结果，不是诊断。
    { $named }：{ $found }（{ $points }）。{ $trend }
    结果已经存进您的档案。建议找医务人员说说，看看要不要帮忙。
}
scale-shown-talk = 找人说说
scale-shown-talk-also = 好 | 好的 | 找医生 | 说说
scale-shown-done = 知道了
scale-shown-done-also = 不用 | 算了 | 完成
scale-over = 好的，想测的时候再来。
note-scale = 自评之后想找人说说
note-scale-result = 自评结果（筛查，不是诊断）
note-crisis = 心理危机
note-crisis-scale = 自评第九题：有不如死掉或伤害自己的念头
note-beside = 身边有没有人
note-means = 手边有没有东西、是不是今天
note-plan = 有没有计划、准备或行动

scale-phq9-1 = { $tone ->
    [elder] 第 1 题。最近两周，做事时提不起劲或没有兴趣？
   *[normal] 第 1 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：做事时提不起劲或没有兴趣？
}
scale-phq9-2 = { $tone ->
    [elder] 第 2 题。最近两周，感到心情低落、沮丧或绝望？
   *[normal] 第 2 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：感到心情低落、沮丧或绝望？
}
scale-phq9-3 = { $tone ->
    [elder] 第 3 题。最近两周，入睡困难、睡不安稳或睡眠过多？
   *[normal] 第 3 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：入睡困难、睡不安稳或睡眠过多？
}
scale-phq9-4 = { $tone ->
    [elder] 第 4 题。最近两周，感觉疲倦或没有活力？
   *[normal] 第 4 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：感觉疲倦或没有活力？
}
scale-phq9-5 = { $tone ->
    [elder] 第 5 题。最近两周，食欲不振或吃太多？
   *[normal] 第 5 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：食欲不振或吃太多？
}
scale-phq9-6 = { $tone ->
    [elder] 第 6 题。最近两周，觉得自己很糟，或觉得自己很失败，或让自己或家人失望？
   *[normal] 第 6 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：觉得自己很糟，或觉得自己很失败，或让自己或家人失望？
}
scale-phq9-7 = { $tone ->
    [elder] 第 7 题。最近两周，对事物专注有困难，例如阅读报纸或看电视时？
   *[normal] 第 7 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：对事物专注有困难，例如阅读报纸或看电视时？
}
scale-phq9-8 = { $tone ->
    [elder] 第 8 题。最近两周，动作或说话慢得别人看出来了？或相反，烦躁、坐立不安、动来动去？
   *[normal] 第 8 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：动作或说话速度缓慢到别人已经察觉？或正好相反，烦躁或坐立不安、动来动去的情况更胜于平常？
}
scale-phq9-9 = { $tone ->
    [elder] 第 9 题。最近两周，有不如死掉或用某种方式伤害自己的念头？
   *[normal] 第 9 题（最多 9 题）
    最近两周，这个问题有多少时候困扰您：有不如死掉或用某种方式伤害自己的念头？
}

scale-gad7-1 = { $tone ->
    [elder] 第 1 题。最近两周，感觉紧张、焦虑或急切？
   *[normal] 第 1 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：感觉紧张、焦虑或急切？
}
scale-gad7-2 = { $tone ->
    [elder] 第 2 题。最近两周，不能够停止或控制担忧？
   *[normal] 第 2 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：不能够停止或控制担忧？
}
scale-gad7-3 = { $tone ->
    [elder] 第 3 题。最近两周，对各种各样的事情担忧过多？
   *[normal] 第 3 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：对各种各样的事情担忧过多？
}
scale-gad7-4 = { $tone ->
    [elder] 第 4 题。最近两周，很难放松下来？
   *[normal] 第 4 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：很难放松下来？
}
scale-gad7-5 = { $tone ->
    [elder] 第 5 题。最近两周，由于不安而无法静坐？
   *[normal] 第 5 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：由于不安而无法静坐？
}
scale-gad7-6 = { $tone ->
    [elder] 第 6 题。最近两周，变得容易烦恼或急躁？
   *[normal] 第 6 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：变得容易烦恼或急躁？
}
scale-gad7-7 = { $tone ->
    [elder] 第 7 题。最近两周，感到似乎将有可怕的事情发生而害怕？
   *[normal] 第 7 题（最多 7 题）
    最近两周，这个问题有多少时候困扰您：感到似乎将有可怕的事情发生而害怕？
}

scale-frail-1 = { $tone ->
    [elder] 第 1 题。过去四周，大部分时间觉得累吗？
   *[normal] 第 1 题（共 5 题）
    过去四周，大部分时间觉得累吗？
}
scale-frail-2 = { $tone ->
    [elder] 第 2 题。不用人帮、不休息，爬一层楼（约 10 级台阶）有困难吗？
   *[normal] 第 2 题（共 5 题）
    不用人帮、不休息，爬一层楼（约 10 级台阶）有困难吗？
}
scale-frail-3 = { $tone ->
    [elder] 第 3 题。不用人帮，走几百米有困难吗？
   *[normal] 第 3 题（共 5 题）
    不用人帮，走几百米有困难吗？
}
scale-frail-4 = { $tone ->
    [elder] 第 4 题。有五种以上吗：高血压、糖尿病、癌、肺病、心梗、心衰、心绞痛、哮喘、关节炎、中风、肾病？
   *[normal] 第 4 题（共 5 题）
    这些病里，医生说您有五种或更多吗：高血压、糖尿病、癌症（不算小的皮肤癌）、慢性肺病、心梗、心衰、心绞痛、哮喘、关节炎、中风、肾病？
}
scale-frail-5 = { $tone ->
    [elder] 第 5 题。过去一年，体重掉了百分之五以上吗？比如 60 公斤掉了 3 公斤。
   *[normal] 第 5 题（共 5 题）
    过去一年，体重掉了百分之五以上吗？比如 60 公斤掉了 3 公斤。
}

scale-sarcf-1 = { $tone ->
    [elder] 第 1 题。搬动 5 公斤左右的东西，有多难？
   *[normal] 第 1 题（共 5 题）
    搬动 5 公斤左右的东西，有多难？
}
scale-sarcf-2 = { $tone ->
    [elder] 第 2 题。走过一个房间，有多难？
   *[normal] 第 2 题（共 5 题）
    走过一个房间，有多难？
}
scale-sarcf-3 = { $tone ->
    [elder] 第 3 题。从椅子或床上起来，有多难？
   *[normal] 第 3 题（共 5 题）
    从椅子或床上起来，有多难？
}
scale-sarcf-4 = { $tone ->
    [elder] 第 4 题。爬 10 级台阶，有多难？
   *[normal] 第 4 题（共 5 题）
    爬 10 级台阶，有多难？
}
scale-sarcf-5 = { $tone ->
    [elder] 第 5 题。过去一年跌倒过几次？
   *[normal] 第 5 题（共 5 题）
    过去一年跌倒过几次？
}

scale-mmrc-1 = { $tone ->
    [elder] 第 1 题。在平地快走或上小坡时气短吗？
   *[normal] 第 1 题（最多 4 题）
    在平地快走或上小坡时气短吗？
}
scale-mmrc-2 = { $tone ->
    [elder] 第 2 题。因为气短，平地走得比同龄人慢，或按自己的步子走也要停下来喘气吗？
   *[normal] 第 2 题（最多 4 题）
    因为气短，平地走得比同龄人慢，或按自己的步子走也要停下来喘气吗？
}
scale-mmrc-3 = { $tone ->
    [elder] 第 3 题。平地走 100 米左右或几分钟，就要停下来喘气吗？
   *[normal] 第 3 题（最多 4 题）
    平地走 100 米左右或几分钟，就要停下来喘气吗？
}
scale-mmrc-4 = { $tone ->
    [elder] 第 4 题。气短得出不了门，或者穿衣脱衣也气短吗？
   *[normal] 第 4 题（最多 4 题）
    气短得出不了门，或者穿衣脱衣也气短吗？
}

scale-auditc-1 = { $tone ->
    [elder] 第 1 题。多久喝一次酒？
   *[normal] 第 1 题（最多 3 题）
    多久喝一次酒？
}
scale-auditc-2 = { $tone ->
    [elder] 第 2 题。喝酒那天一般喝几杯？一杯是啤酒 250 毫升或白酒半两。
   *[normal] 第 2 题（最多 3 题）
    喝酒的日子，一般喝几杯？一杯约等于啤酒 250 毫升，或白酒半两。
}
scale-auditc-3 = { $tone ->
    [elder] 第 3 题。一次喝 6 杯或更多，多久有一回？
   *[normal] 第 3 题（最多 3 题）
    一次喝 6 杯或更多，多久有一回？
}
