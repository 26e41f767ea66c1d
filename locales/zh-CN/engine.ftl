### 各处通用的话：急救、按键、没听懂、接着上次的聊。
### 电话号码只写在这里。

-emergency = 120
-crisis = 12356
-crisis-backup = 120

## 引擎说的话

engine-not-understood = { $tone ->
    [elder] 没看懂您的意思。请从下面选一个，回数字也行。
   *[normal] 没看懂您的意思。请从下面选一个，回复数字也可以。
}
engine-not-text = 这里需要文字。请点选项，或者打字回答。
engine-not-voice = { $tone ->
    [elder] 没听清。请回数字，或打字；也可以回“人工”。
   *[normal] 这里听不了语音。请回复数字或打字；不方便打字，就回复“人工”找人。
}
engine-listening = 收到语音，正在听，请稍等。
engine-heard = 我听到的是：“{ $said }”
engine-early = 您这句话是在看到新问题之前发的，请再答一次：
engine-stale = 这个按钮过期了。请看下面这个问题：
engine-no-back = 已经是第一步，不能再往回了。
engine-too-many = 选得太多了，请少选几样。
engine-too-few = 请至少选一样。
engine-fault = 很抱歉，刚才我们这边出了差错，不是您的问题。请再发一次；回复“9”回主菜单。急事请打 { -emergency }。
engine-held-note = 还有消息等着给您，回复任意字就能收到。
engine-stopped = 好的，以后不再主动给您发通知。正在进行的咨询不受影响。
engine-larger-on = 已换成大字版，话会更短，选项更少。想换回来，回复“大字版”。
engine-larger-off = 已换回标准版。
step-count = 第 { $n } 步／共 { $m } 步
keys-footer = { $tone ->
    [elder] 0 返回　9 主菜单　回“人工”找人
   *[normal] 0 返回上一步　9 主菜单　回复“人工”找人
}
keys-footer-long = { $tone ->
    [elder] 0 返回　回“菜单”或“人工”
   *[normal] 0 返回上一步　回复“菜单”回主菜单　回复“人工”找人
}
value-day = { $month }{ $day }日（{ $weekday }）
value-photos = { $value } 张照片

## 随时可用的词

keys-back = 返回 | 上一步 | 返回上一步 | 后退 | 退回
keys-menu = 主菜单 | 菜单 | 回主菜单 | 返回主菜单 | 首页
keys-human = 人工 | 转人工 | 人工客服 | 找人工 | 真人 | 客服
keys-repeat = 你好 | 您好 | 在吗 | 有人吗 | 重听 | 重发 | 再说一遍 | 重复 | 再发一次 | 没听清
keys-larger = 大字版 | 大字 | 长辈版 | 标准版 | 字大一点 | 字太小
keys-stop = 停 | 退订 | T | TD | 不要通知
keys-emergency = 急救 | { -emergency } | 打{ -emergency } | 叫救护车 | 救护车 | 紧急
keys-quit = 退出 | 不问了 | 算了
keys-language = 语言 | 語言 | 换语言 | 選語言 | 选语言 | language | languages
keys-switch = 换人 | 帮我换人 | 换个人 | 换一个人
key-back = 返回上一步
key-human = 找人工

## 引擎自己的问题

card-resume = { $tone ->
    [elder] 上次的“{ $value }”还没做完，要接着吗？
   *[normal] 上次的“{ $value }”还没做完，要接着来吗？
}
card-maybe = { $value }
card-change = 要改哪一项？
card-offer = { $tone ->
    [elder] 几次都没看懂，很抱歉。要找人工吗？
   *[normal] 几次都没看懂，很抱歉。要不要让人工来帮您？
}
card-emergency = { $tone ->
    [elder] 请立即拨打 { -emergency }！说清地址、谁怎么了，别挂电话。可转发给家人。
   *[normal] 这可能很危险，请立即拨打 { -emergency }！
    说清：在哪里、谁{ $whom ->
            [self] （您本人）
            [father] （您父亲）
            [mother] （您母亲）
            [parent] （您家老人）
            [child] （孩子）
            [partner] （您爱人）
            [grandparent] （您家老人）
           *[unknown] { "" }
        }、怎么了。别挂电话，让人到门口接车。
    没法打电话，就请身边的人打，这条消息可以转发给家人。
    如果想不开、想伤害自己：可打心理援助热线 { -crisis }，身边请留人。
}
card-alarm = 您说“{ $said }”。这是现在正在发生的吗？
card-crisis = { $tone ->
    [elder] 您这么难受，我们很担心。请打 { -crisis }，半夜打 { -crisis-backup }。现在有人陪着您吗？
   *[normal] 您愿意说出来，谢谢您。您现在一定很难受，我们很担心您。
    请现在就打心理援助热线 { -crisis }；本地 24 小时备用电话 { -crisis-backup }。
    马上有危险，打 { -emergency } 或 110。身边现在有人陪着您吗？
}
card-plan = 请如实告诉我们：您是不是已经想好了怎么做？
card-means = 是不是今天就可能做，或者东西就在手边？
card-after = { $tone ->
    [elder] 昨天您说很难受，今天怎么样？{ -crisis } 随时能打。
   *[normal] 昨天您说很难受，我们一直惦记着您。今天怎么样？心理援助热线 { -crisis } 随时可以打。
}
card-with = 有人陪着
card-with-also = 有 | 有人
card-alone = 就我一个人
card-alone-also = 没有人 | 没人 | 一个人
card-misheard = 我不是这个意思
card-misheard-also = 不是 | 没有这个意思 | 开玩笑的
card-better = 好一些了
card-better-also = 好多了 | 好了 | 还好
card-worse = 还是很难受
card-worse-also = 不好 | 难受 | 没好
crisis-danger = { $tone ->
    [elder] 请现在打 { -emergency }，叫人来陪您，把东西放远。值班人员已收到警报。
   *[normal] 请现在就打 { -emergency } 或 110，叫一个人马上来陪您，把会伤到自己的东西放到拿不到的地方。
    值班人员已经收到警报，正在为您接人，请不要离开。
}
crisis-better = 听您这么说，我们放心一点。难受的时候，随时回来说，或打 { -crisis }。
card-clinician = { $tone ->
    [elder] 医生正在和您说话。您想做什么？
   *[normal] 您正在和医务人员交谈，发的话会直接转给对方。您想做什么？
}
card-continue = 接着来
card-continue-also = 继续 | 接着
card-restart = 从头来
card-restart-also = 重新开始 | 重来
card-menu = 回主菜单
card-yes = 是
card-yes-also = 是的 | 对 | 对的 | 嗯 | 没错 | 好 | 有
card-no = 不是
card-no-also = 不 | 不对 | 否 | 没有 | 没
card-human = 找人工
card-human-also = 要 | 好
card-larger = 换大字版
card-larger-also = 大字版 | 大字 | 字大一点
card-again = 我再试试
card-again-also = 再试一次 | 不用
card-called = 已经打了
card-called-also = 打了 | 已拨打 | 已打
card-calm = 不是紧急情况
card-calm-also = 没事 | 不紧急 | 不是
emergency-called = { $tone ->
    [elder] 好。待在病人身边，别让他吃东西喝水。有变化再打 { -emergency }。
   *[normal] 好的。请待在病人身边，不要让他吃东西或喝水，准备好身份证和平时吃的药。
    情况有变化，马上再打 { -emergency }。
}
gather-done = 选好了
gather-done-also = 好了 | 完了 | 没有了 | 没了 | 就这些
gather-more = 已选 { $count } 样。还有就接着选，没有就选“选好了”。
gather-photos-more = 收到 { $count } 张。还有就接着发，没有就选“发好了”。
gather-photos-done = 发好了
gather-photos-done-also = 好了 | 没有 | 不发

## 和医务人员交谈

human-accepted = { $tone ->
    [elder] { $name }{ $title ->
            [none] { "" }
           *[other] （{ $title }）
        }来了{ $licence ->
            [none] { "" }
           *[other] ，执业编号 { $licence }
        }。您的情况已经转过去，请直接说。
   *[normal] { $name }（{ $title ->
            [none] { $role }
           *[other] { $title }，{ $role }
        }）已接诊{ $licence ->
            [none] 。
           *[other] ，执业编号 { $licence }。
        }
    已经转过去：您填的情况{ $words ->
            [none] { "" }
           *[other] 、{ $words } 条补充
        }{ $photos ->
            [none] { "" }
           *[other] 、{ $photos } 张照片
        }。请直接说。
}
clinician-named = { $name }（{ $title ->
        [none] { $role }
       *[other] { $title }，{ $role }
    }{ $licence ->
        [none] { "" }
       *[other] ，执业编号 { $licence }
    }）
human-answering = { $who }在看您留的问题，马上在这里回您。
human-question-late = 您留的问题还没人回复，很抱歉，主管已经知道。着急就再选“找医生或药师”。
human-took-over = { $who }来接着为您看，前面说的都看得到。
human-transferred = 您的咨询转给{ $role }了，正在接。前面说的都会转过去。
human-transferred-to = 您的咨询转给{ $name }（{ $role }）了，正在接。前面说的都会转过去。
human-joined = { $who }也来一起看您的情况，前面说的都看得到。
human-silent = 医生在等您回话。还有要问的就直接说。
human-photo-asked = 医生想看照片。请拍清楚，直接发过来。
# A card a clinician sends; its button opens what was proposed.
human-propose-test = 医生建议您做一次上门检测：采样员到家取样，结果发到这里。点下面开始，要不要做由您定。
human-propose-test-go = 预约上门检测
human-propose-vaccine = 医生建议您看看疫苗：查该打哪一针、最近哪里有号。点下面开始，要不要打由您定。
human-propose-vaccine-go = 查询和预约疫苗
human-propose-visit = 医生建议您到医院看看。点下面可以挂号，也可以只要一张就诊卡：挂什么科、带什么、在这里说过什么，到了给窗口看。
human-propose-visit-go = 挂号或要就诊卡
human-beside = 先按下面的提示填。填的内容不会发给医生；要接着和医生说话，说“人工”就回来。
human-temperature-asked = 医生想知道体温。请量一下，把数字发过来。
human-proof-asked = 医生想看以前的诊断。请拍病历、处方或出院小结，直接发过来。
human-closed = 这次咨询结束了。
    主要问题：{ $complaint }
    看法：{ $assessment }
    建议：{ $advice }
    出现下面情况请马上就医：{ $seek_help }
human-follow-up = 请在{ $day }再来说说怎么样了。
human-follow-up-due = { $clinician ->
        [none] 今天是说好再看看的日子。
       *[other] 今天是{ $clinician }请您再说说的日子。
    }没好或更重了，请发“人工”；好了就不用回。
human-ended = 一天没收到您的回话，这次咨询先结束了。
human-waiting-note = 收到，已经加到您的资料里，医生接诊时会看到。
human-back = 医生那边断线了，正在找别人接上。您排在前面，不用重新说。
# To somebody abusive, limited to the service desk for a time.
human-limited = { $tone ->
    [elder] 因为之前的言行，到 { $until } 为止您只能找服务台。急症不受影响，打 { -emergency }。有意见请跟服务台说。
   *[normal] 因为之前的言行，到 { $until } 为止，您只能联系服务台。急症不受影响，打 { -emergency } 或说“急救”；有意见请跟服务台说。
}
human-limit-lifted = 现在您又可以找医生、药师了。
human-go-on = 好的，请接着说，医生看得到。

## 各个对话的名称

flow-menu = 主菜单
flow-welcome = 使用说明
flow-help = 急救帮助
flow-mine = 我的
flow-family = 家人帮忙
flow-language = 换语言
flow-patient = 看病的人
flow-intake = 说说哪里不舒服
flow-doctor = 找医生或药师

## 年龄

age-years = { $n } 岁
age-months = { $n } 个月
age-days = { $n } 天
