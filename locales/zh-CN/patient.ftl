### 看病的人是谁。

patient-pick = 这次是谁不舒服？
patient-pick-book = 这次给谁约？
patient-pick-new = 另一个人
patient-pick-new-also = 新的 | 别人 | 其他人 | 添加
patient-relation = 这次是谁不舒服？
patient-relation-book = 这次给谁约？
patient-relation-title = 和您的关系
patient-relation-self = 我自己
patient-relation-self-also = 我 | 本人 | 自己
patient-relation-child = 我的孩子
patient-relation-child-also = 孩子 | 儿子 | 女儿 | 宝宝
patient-relation-parent = 我的父母
patient-relation-parent-also = 父母 | 爸爸 | 妈妈 | 父亲 | 母亲 | 老人
patient-relation-other = 别的人
patient-relation-other-also = 其他 | 其他人 | 老伴 | 爱人
patient-name = 怎么称呼这一位？小名也可以。
patient-name-self = 怎么称呼您？
patient-sex = 这一位是男是女？
patient-sex-self = 您是男士还是女士？
patient-sex-title = 性别
patient-sex-male = 男
patient-sex-male-also = 男的 | 男士 | 男孩 | 男性
patient-sex-female = 女
patient-sex-female-also = 女的 | 女士 | 女孩 | 女性
patient-sex-unsaid = 不想说
patient-sex-unsaid-also = 保密
patient-birth = { $tone ->
    [elder] 这一位哪年哪月哪日生？用阳历，比如 1950年3月8日。
   *[normal] 这一位的出生日期（阳历）？比如 2019-5-1、2019年5月1日；说几岁、几个月也行。
}
patient-birth-self = { $tone ->
    [elder] 您哪年哪月哪日生？用阳历，比如 1950年3月8日。
   *[normal] 您的出生日期（阳历）？比如 1980-3-8、1980年3月8日、19800308。
}
patient-same = 以前填过“{ $called }”，生日也一样。是同一位吗？
patient-same-yes = 是同一位
patient-same-yes-also = 是 | 是的 | 对
patient-same-no = 不是，换个称呼
patient-same-no-also = 不是 | 不
patient-guardian = 您年纪还小，请家长来一起填。家长在身边吗？
patient-guardian-here = 在，家长来填
patient-guardian-here-also = 在 | 在的
patient-guardian-away = 不在
patient-guardian-away-also = 不在身边 | 没在 | 不在家
patient-left = { $tone ->
    [elder] 请家长在的时候再来。急症请打 { -emergency }。
   *[normal] 好的，请等家长在身边的时候再来。急症不用等，直接打 { -emergency }。
}
patient-larger = 要不要换成大字版？话更短，选项更少。
patient-larger-yes = 换大字版
patient-larger-yes-also = 要 | 好 | 换 | 是
patient-larger-no = 不用
patient-larger-no-also = 不要 | 不换 | 不

name-unreadable = 没看出称呼。请打名字或小名，不用写电话和数字。
name-too-long = 称呼太长了，请写短一点，20 个字以内。
words-too-short = 请多说几个字，比如“肚子疼，从昨晚开始”。
birth-unreadable = 没看懂日期。请这样写：1950年3月8日，或 19500308。
birth-impossible = 没有这一天。请看看年月日，再写一次。
birth-lunar = 请用阳历（身份证上的日期）再写一次。
birth-future = 这个日期还没到。请再写一次出生日期。
birth-too-old = 这样算年纪太大了。请再写一次出生日期。
birth-vague = 小宝宝的年龄要准一点。请写出生的年月日。
birth-maybe-date = 您是说 { $value } 生的吗？
birth-maybe-years = 您是说今年 { $value } 岁吗？
birth-maybe-age = 您是说 { $value }大吗？
birth-maybe-year = 您是说 { $value } 年生的吗？
birth-maybe-month = 您是说 { $value } 那个月生的吗？
