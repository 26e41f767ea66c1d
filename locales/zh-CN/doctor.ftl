### 找医生或药师：排队、交谈、评价。

role-doctor = 医生
role-doctor-also = 大夫 | 全科
role-paediatric = 儿科医生
role-paediatric-also = 儿科
role-respiratory = 呼吸科医生
role-respiratory-also = 呼吸科
role-tcm = 中医
role-pharmacist = 药师
role-pharmacist-also = 问药
role-nurse = 护士
role-nutrition = 营养师
role-childcare = 育婴师
role-psychology = 心理咨询师
role-psychology-also = 心理
role-desk = 服务台
role-desk-also = 前台
role-more = 别的
role-more-also = 更多 | 其他 | 还有吗
doctor-words = 请用一句话说说怎么了。
doctor-role = 建议找：{ $shown }。可以吗？
doctor-role-fits = 可以
doctor-role-fits-also = 好 | 好的 | 行 | 是 | 对 | 同意
doctor-role-other = 换一种
doctor-role-other-also = 换 | 不 | 不要 | 换人 | 其他
doctor-roles = 您想找谁？
doctor-sentence = { $tone ->
    [elder] 请打一句话，医生才能回您。比如：现在怎么样？
   *[normal] 排队前请打一句话，说说现在怎么样。发过话，医生才能回复您。
}
doctor-waiting = { $tone ->
    [elder] 排上了，等{ $asked_role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }。想补充就直接说。
   *[normal] 已经排上队，等的是{ $asked_role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面还有 { $ahead } 位
        }。
    等的时候可以直接发文字或照片，会加到资料里。更难受了就打 { -emergency }。
}
doctor-unheard = { $tone ->
    [elder] 排上了，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }。请马上回一句话，医生才能回您。
   *[normal] 已经排上队，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面还有 { $ahead } 位
        }。
    请马上打一句话，说什么都行：发过话，医生才能立刻回复您。更难受了就打 { -emergency }。
}
doctor-active = { $clinician }已经在和您交谈，请直接说。
doctor-waiting-look = 看排到哪了
doctor-waiting-look-also = 排队 | 还有几位 | 排到哪了 | 多久
doctor-waiting-cancel = 不等了，取消
doctor-waiting-cancel-also = 取消 | 不等了 | 取消排队
doctor-waiting-finish = 问完了，结束
doctor-waiting-finish-also = 问完了 | 结束
doctor-cancel-late = 医生已经接诊，不能取消排队。问完了请选“问完了，结束”。
doctor-finish-early = 医生还没接诊。不想等了请选“不等了，取消”。
doctor-finish-asked = 已经告诉医生您问完了，医生写好小结就结束。
doctor-cancelled = 已经取消排队。需要的时候随时再来。
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
doctor-rating-skip-also = 跳过 | 算了 | 不评
doctor-thanks = 谢谢您的评价。问题没解决，可以再找我们。
doctor-over = 祝您早日康复。问题没解决，可以再找我们。
