### 找医生或药师：排队、交谈、评价。

role-doctor = 医生
role-doctor-also = 大夫 | 全科
role-paediatric = 儿科医生
role-paediatric-also = 儿科
role-respiratory = 呼吸科医生
role-respiratory-also = 呼吸科
role-tcm = 中医
role-tcm-also = 看中医
role-pharmacist = 药师
role-pharmacist-also = 问药
role-nurse = 护士
role-nurse-also = 问护士 | 护理师
role-nutrition = 营养师
role-nutrition-also = 营养 | 饮食
role-childcare = 育婴师
role-childcare-also = 育婴 | 育儿
role-psychology = 心理咨询师
role-psychology-also = 心理
role-desk = 服务台
role-desk-also = 前台
role-more = 别的
role-more-also = 更多 | 其他 | 还有吗
doctor-standing = 您在等{ $asked_role }。接着等吗？
doctor-standing-callback = 您约了{ $when } 回电（{ $asked_role }）。要怎么办？
doctor-standing-question = 您给{ $asked_role }留的问题还在等回复。要怎么办？
doctor-standing-go = 接着等
doctor-standing-go-also = 等 | 好 | 好的 | 不改
doctor-standing-cancel = 不要了，取消
doctor-standing-cancel-also = 取消 | 不要了
doctor-standing-other = 给另一个人看
doctor-standing-other-also = 另一个人 | 别人 | 换人看
doctor-recent = 上次和您说话的是{ $clinician }。接着上次的吗？
doctor-recent-again = 接着上次的
doctor-recent-again-also = 接着 | 接着问 | 没解决 | 问题没解决
doctor-recent-fresh = 新的问题
doctor-recent-fresh-also = 新问题 | 别的 | 不是
doctor-words = 请用一句话说说怎么了。
doctor-role = 建议找：{ $shown }。
doctor-role-fits = 马上排队
doctor-role-fits-also = 可以 | 好 | 好的 | 行 | 是 | 对 | 同意 | 最快的 | 排队
doctor-role-name = 指定医生
doctor-role-name-also = 指定 | 点名 | 选医生 | 挑医生 | 上次的医生 | 上次那位 | 找熟悉的
doctor-role-person = 指定哪一位
doctor-role-person-also = 指定 | 点名 | 选人 | 挑人 | 上次那位 | 找熟悉的
doctor-role-callback = 约时间回电
doctor-role-callback-also = 回电 | 约回电 | 打给我 | 预约
doctor-role-other = 换一种
doctor-role-other-also = 换 | 不 | 不要 | 换医生 | 其他
doctor-role-department = { $role }（{ $department }）
doctor-person = { $tone ->
    [elder] 现在上班的。您找哪位？
   *[normal] 这些人现在上班。您想找哪一位？
}
doctor-person-one = { $name }{ $title ->
        [none] {""}
       *[other] ，{ $title }
    }{ $department ->
        [none] {""}
       *[other] ，{ $department }
    }，{ $free }
doctor-person-last = 上次的{ $name }{ $title ->
        [none] {""}
       *[other] ，{ $title }
    }{ $department ->
        [none] {""}
       *[other] ，{ $department }
    }，{ $free }
doctor-person-free = 有空
doctor-person-busy = 正忙，要等
doctor-person-more = 更多
doctor-person-more-also = 还有吗 | 别的 | 下一页 | 其他
doctor-person-fastest = 找最快的
doctor-person-fastest-also = 最快的 | 都行 | 随便 | 马上排队 | 谁都行 | 不指定
doctor-person-none = 刚才上班的都下班了。
doctor-roles = 您想找谁？
doctor-shut = { $tone ->
    [elder] { $asked_role }现在休息，{ $opens } 上班。急症打 { -emergency }{ $hotline ->
            [none] 。
           *[other] ，热线 { $hotline }。
        }
   *[normal] { $asked_role }现在休息，{ $opens } 上班。
    急症请打 { -emergency }{ $hotline ->
            [none] 。
           *[other] ；24 小时热线：{ $hotline }。
        }现在可以先这样：
}
doctor-shut-unknown = 过几天
doctor-shut-question = 留个问题
doctor-shut-question-also = 留言 | 提问 | 先问
doctor-shut-callback = 约时间回电
doctor-shut-callback-also = 回电 | 预约
doctor-shut-check = 先说说症状
doctor-shut-check-also = 自查 | 自己查 | 看看急不急
doctor-shut-aid = 急症怎么办
doctor-shut-aid-also = 急症 | 很急
doctor-sentence = { $tone ->
    [elder] 请打一句话，医生才能回您。比如：现在怎么样？
   *[normal] 排队前请打一句话，说说现在怎么样。发过话，医生才能回复您。
}

## 排队

doctor-waiting = { $tone ->
    [elder] 排上了，等{ $asked_role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }，{ $wait }。想补充就直接说。
   *[normal] 已经排上队，等的是{ $asked_role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面还有 { $ahead } 位
        }，{ $wait }。
    等的时候可以直接发文字、照片或语音，会加到资料里。更难受了就打 { -emergency }。
}
doctor-unheard = { $tone ->
    [elder] 排上了，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }，{ $wait }。请马上回一句话，医生才能回您。
   *[normal] 已经排上队，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面还有 { $ahead } 位
        }，{ $wait }。
    请马上打一句话，说什么都行：发过话，医生才能立刻回复您。更难受了就打 { -emergency }。
}
wait-under = 不到 { $most } 分钟
wait-between = 约 { $least }–{ $most } 分钟
wait-over = 要 { $least } 分钟以上
wait-nobody = 暂时无人值班
doctor-jumped = 有急症的病人要先看，所以您要多等一会儿。
doctor-named = { $tone ->
    [elder] 排上了，只等{ $clinician }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }，{ $wait }。想快就点“换最快的”。
   *[normal] 已经排上队，只等{ $clinician }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面还有 { $ahead } 位
        }，{ $wait }。想快一点，随时点“换最快的”。
    等的时候可以直接发文字、照片或语音，会加到资料里。更难受了就打 { -emergency }。
}
doctor-named-look = 看排到哪了
doctor-named-look-also = 排队 | 还有几位 | 排到哪了 | 多久
doctor-named-fastest = 换最快的
doctor-named-fastest-also = 最快的 | 快一点 | 谁都行 | 都行 | 随便 | 不等他了 | 不等她了 | 换医生 | 换人
doctor-named-callback = 约时间回电
doctor-named-callback-also = 回电 | 约回电 | 打给我
doctor-named-cancel = 不等了，取消
doctor-named-cancel-also = 取消 | 不等了 | 取消排队
doctor-named-gone = { $name }现在接不了。正在请最快有空的，您的位置不变。
doctor-named-choice = { $tone ->
    [elder] 让您久等了。{ $clinician }还没空，{ $wait }。您想怎么办？
   *[normal] 让您久等了。{ $clinician }还没有空，现在的等候时间：{ $wait }。主管已经知道。您想怎么办？
}
doctor-named-choice-keep = 接着等
doctor-named-choice-keep-also = 等 | 继续等 | 好
doctor-named-choice-fastest = 换最快的
doctor-named-choice-fastest-also = 最快的 | 快一点 | 谁都行 | 都行 | 随便 | 不等他了 | 不等她了 | 换医生 | 换人
doctor-named-choice-callback = 约时间回电
doctor-named-choice-callback-also = 回电 | 约回电
doctor-named-choice-hospital = 去附近的医院
doctor-named-choice-hospital-also = 医院 | 去医院
doctor-waiting-look = 看排到哪了
doctor-waiting-look-also = 排队 | 还有几位 | 排到哪了 | 多久
doctor-waiting-callback = 约时间回电
doctor-waiting-callback-also = 回电 | 约回电 | 打给我
doctor-waiting-question = 留个问题先走
doctor-waiting-question-also = 留言 | 先走 | 留个问题
doctor-waiting-cancel = 不等了，取消
doctor-waiting-cancel-also = 取消 | 不等了 | 取消排队
doctor-choice = { $tone ->
    [elder] 让您久等了，{ $wait }。您想怎么办？
   *[normal] 让您久等了，现在的等候时间：{ $wait }。主管已经知道。您想怎么办？
}
doctor-choice-keep = 接着等
doctor-choice-keep-also = 等 | 继续等 | 好
doctor-choice-callback = 约时间回电
doctor-choice-callback-also = 回电 | 约回电
doctor-choice-question = 留个问题先走
doctor-choice-question-also = 留言 | 先走
doctor-choice-hospital = 去附近的医院
doctor-choice-hospital-also = 医院 | 去医院
doctor-hospital = { $tone ->
    [elder] 请去最近的医院急诊。带身份证、医保卡和药。更难受就打 { -emergency }。
   *[normal] 请去最近的医院急诊：打开地图搜“医院急诊”，或请家人带路。
    带上身份证、医保卡和正在吃的药。路上更难受就打 { -emergency }。
}
doctor-too-urgent = 您的情况比较急，请不要走开。您排在前面，更难受就打 { -emergency }。
doctor-unreached = { $tone ->
    [elder] 值班医生没联系上。请马上去最近的急诊，或打 { -emergency }。
   *[normal] 值班医生还没联系上。请不要再等，马上去最近的急诊，或打 { -emergency }。您的位置还留着，医生一来就先接您。
}
doctor-urgent-wait = 还在给您找医生，主管已经知道。更难受就马上打 { -emergency }，或去最近的急诊。
doctor-late = 医生已经接诊了，请直接说。
doctor-cancel-late = 医生已经接诊，不能取消排队。问完了，请在菜单里选“问完了，结束”。
doctor-cancelled = 已经取消。需要的时候随时再来。

## 回电和留言

callback-means = 想怎么联系您？
callback-means-title = 方式
callback-means-phone = 打电话
callback-means-phone-also = 电话
callback-means-video = 视频
callback-means-video-also = 视频通话
callback-means-keep = 不约了，接着等
callback-means-keep-also = 接着等 | 不约了
callback-time = 什么时候方便？
callback-time-title = 时间
callback-time-later = 别的时间
callback-time-later-also = 都不行 | 换时间 | 再晚点
callback-none = 这几天都约满了，很抱歉。要留个问题吗？
callback-none-question = 留个问题
callback-none-question-also = 留言 | 要 | 好
callback-none-stop = 不用了
callback-none-stop-also = 算了吧 | 不要
callback-number = 打哪个号码？请输入手机号，座机请加区号。
callback-number-title = 电话
callback-number-video = 视频打不通时，打哪个手机？请输入号码。
value-phone = { $value }
phone-unreadable = 这不像电话号码。请只输入数字，比如 13800138000。
phone-length = 手机号是 11 位，您看是不是多了或少了？
phone-impossible = 这个号码打不通。手机号是 11 位，座机请加区号。
callback-sure = 记下了，您看对吗？
callback-sure-yes = 对，就这样
callback-sure-yes-also = 对 | 对的 | 是 | 好 | 可以
callback-sure-change = 要改
callback-sure-change-also = 改 | 不对 | 改一下
callback-taken = 这个时间刚被别人约走了，请另选一个。
callback-booked = 约好了：{ $when }，医生会联系您。要改，再选“找医生或药师”。
callback-due = 约好的时间到了，正在为您接医生。
callback-video-link = 视频链接会发在这里。
doctor-question = 您想问什么？请写一句话。
doctor-asked = 已经留给{ $asked_role }。有人回复，会在这里告诉您。
note-question = 想问的问题

## 交谈和结束

doctor-active = { $clinician }已经在和您交谈，请直接说。
doctor-active-finish = 问完了，结束
doctor-active-finish-also = 问完了 | 结束
doctor-finish-early = 医生还没接诊。不想等了请选“不等了，取消”。
doctor-finish-asked = 已经告诉医生您问完了，医生写好小结就结束。
doctor-ended = 还想问，24 小时内回一句话就接着。
doctor-ended-again = 接着问
doctor-ended-again-also = 继续 | 接着 | 还想问
doctor-ended-over = 没事了
doctor-ended-over-also = 好了 | 好的 | 谢谢 | 不用了 | 没有了 | 好的谢谢
doctor-reopened = 好，接着上次的。您排在前面，先请{ $clinician }。
doctor-reopen-late = 已经过了 24 小时，请重新选“找医生或药师”。
doctor-rating = 这次帮到您了吗？
doctor-rating-title = 评价
doctor-rating-five = 很满意 ★★★★★
doctor-rating-five-also = 很满意 | 五星 | 非常满意 | 很好
doctor-rating-four = 满意 ★★★★
doctor-rating-four-also = 满意 | 四星 | 好
doctor-rating-three = 一般 ★★★
doctor-rating-three-also = 一般 | 三星 | 还行
doctor-rating-two = 不满意 ★★
doctor-rating-two-also = 不满意 | 两星 | 二星
doctor-rating-one = 很不满意 ★
doctor-rating-one-also = 很不满意 | 一星 | 很差
doctor-rating-skip = 不评价
doctor-rating-skip-also = 跳过 | 不评
doctor-why = 很抱歉。哪里没做好？主管会看到。
doctor-why-unsolved = 问题没解决
doctor-why-unsolved-also = 没解决 | 没用
doctor-why-slow = 等太久
doctor-why-slow-also = 太慢 | 慢
doctor-why-unclear = 没听懂
doctor-why-unclear-also = 听不懂 | 说不清楚
doctor-why-other = 别的
doctor-why-other-also = 其他 | 态度不好
doctor-once-more = 要接着问{ $clinician }吗？不用重新说一遍。
doctor-once-more-again = 接着问
doctor-once-more-again-also = 要 | 好 | 接着
doctor-once-more-enough = 不用了
doctor-once-more-enough-also = 不要 | 不
doctor-thanks = 谢谢您的评价。问题没解决，24 小时内可以接着问。
doctor-sorry = 谢谢您告诉我们，主管会看。问题没解决，24 小时内可以接着问。
doctor-over = 祝您早日康复。问题没解决，24 小时内可以接着问。

## 按病人写的话猜的科室

note-department = 可能的科室
note-department-wish = 本人选的科室
department-07 = 儿科
department-03-01 = 呼吸内科
department-03-02 = 消化内科
department-13 = 皮肤性病科
department-11 = 耳鼻咽喉科
department-03-04 = 心血管内科
department-03-03 = 神经内科
department-04-03 = 骨科
department-05 = 妇产科
department-04-01 = 普外科
department-03-07 = 内分泌科
department-10 = 眼科
department-02 = 全科内科
department-16-03 = 感染肝病科
department-04-04 = 泌尿男科
department-12 = 口腔科
department-03-06 = 肾内科
department-03-08 = 血液风湿科
department-19 = 肿瘤科
department-15 = 精神心理科
department-50 = 中医科
