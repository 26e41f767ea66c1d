### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 看病的人是誰。

patient-pick = 這次是誰不舒服？
patient-pick-book = 這次給誰約？
patient-pick-new = 另一個人
patient-pick-new-also = 新的 | 別人 | 其他人 | 新增 | 添加
patient-relation = 這次是誰不舒服？
patient-relation-book = 這次給誰約？
patient-relation-title = 和您的關係
patient-relation-self = 我自己
patient-relation-self-also = 我 | 本人 | 自己
patient-relation-child = 我的孩子
patient-relation-child-also = 孩子 | 兒子 | 女兒 | 寶寶
patient-relation-parent = 我的父母
patient-relation-parent-also = 父母 | 爸爸 | 媽媽 | 父親 | 母親 | 老人
patient-relation-other = 別的人
patient-relation-other-also = 其他 | 其他人 | 老伴 | 配偶 | 愛人
patient-name = 怎麼稱呼這一位？小名也可以。
patient-name-self = 怎麼稱呼您？
patient-sex = 這一位是男是女？
patient-sex-self = 您是男士還是女士？
patient-sex-title = 性別
patient-sex-male = 男
patient-sex-male-also = 男的 | 男士 | 男孩 | 男性
patient-sex-female = 女
patient-sex-female-also = 女的 | 女士 | 女孩 | 女性
patient-sex-unsaid = 不想說
patient-sex-unsaid-also = 保密
patient-birth = { $tone ->
    [elder] 這一位哪年哪月哪日生？用國曆，比如 1950年3月8日。
   *[normal] 這一位的出生日期（國曆）？比如 2019-5-1、2019年5月1日；說幾歲、幾個月也行。
}
patient-birth-self = { $tone ->
    [elder] 您哪年哪月哪日生？用國曆，比如 1950年3月8日。
   *[normal] 您的出生日期（國曆）？比如 1980-3-8、1980年3月8日、19800308。
}
patient-same = 以前填過「{ $called }」，生日也一樣。是同一位嗎？
patient-same-yes = 是同一位
patient-same-yes-also = 是 | 是的 | 對
patient-same-no = 不是，換個稱呼
patient-same-no-also = 不是 | 不
patient-guardian = 您年紀還小，請家長來一起填。家長在身邊嗎？
patient-guardian-here = 在，家長來填
patient-guardian-here-also = 在 | 在的
patient-guardian-away = 不在
patient-guardian-away-also = 不在身邊 | 沒在 | 不在家
patient-left = { $tone ->
    [elder] 請家長在的時候再來。急症請打 { -emergency }。
   *[normal] 好的，請等家長在身邊的時候再來。急症不用等，直接打 { -emergency }。
}
patient-larger = 要不要換成大字版？話更短，選項更少。
patient-larger-yes = 換大字版
patient-larger-yes-also = 要 | 好 | 換 | 是
patient-larger-no = 不用
patient-larger-no-also = 不要 | 不換 | 不

name-unreadable = 沒看出稱呼。請打名字或小名，不用寫電話和數字。
name-too-long = 稱呼太長了，請寫短一點，20 個字以內。
words-too-short = 請多說幾個字，比如「肚子痛，從昨晚開始」。
birth-unreadable = 沒看懂日期。請這樣寫：1950年3月8日，或 19500308。
birth-impossible = 沒有這一天。請看看年月日，再寫一次。
birth-lunar = 請用國曆（身分證上的日期）再寫一次。
birth-future = 這個日期還沒到。請再寫一次出生日期。
birth-too-old = 這樣算年紀太大了。請再寫一次出生日期。
birth-vague = 小寶寶的年齡要準一點。請寫出生的年月日。
birth-maybe-date = 您是說 { $value } 生的嗎？
birth-maybe-years = 您是說今年 { $value } 歲嗎？
birth-maybe-age = 您是說 { $value }大嗎？
birth-maybe-year = 您是說 { $value } 年生的嗎？
birth-maybe-month = 您是說 { $value } 那個月生的嗎？
