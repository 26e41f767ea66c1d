### 家人帮忙：一个人请家人替自己问医生、看结果，随时可以取消。

family-main = 家人可以替您问医生、看结果。您想做什么？
family-main-invite = 请家人帮我
family-main-invite-also = 请人帮我 | 帮我 | 邀请
family-main-helping = 我来帮家人
family-main-helping-also = 帮家人 | 输入号码 | 我有号码
family-main-ends = 看看或取消
family-main-ends-also = 取消 | 查看 | 解除
family-rights = { $name }的事，让家人做什么？
family-rights-all = 都可以
family-rights-all-also = 全部 | 都行
family-rights-talk = 只替我问医生
family-rights-talk-also = 问医生
family-rights-see = 只看结果
family-rights-see-also = 看结果
family-may-all = 预约、看结果、问医生
family-may-talk = 替您问医生
family-may-see = 看您的结果
family-code = 号码是 { $code }，24 小时内有效，只能用一次。请念给家人，不要告诉外人。
family-link = { $tone ->
    [elder] 家人也可以扫图，或打开：{ $link }
   *[normal] 家人也可以扫这张图，或直接打开：{ $link }
}
family-not-yours = 这位只能由本人来请家人。
family-typed = 请写家人给您的六位号码。
family-unreadable = 号码是六个数字。请再写一次。
family-name = 家人会看到您的称呼。怎么称呼您？
family-relation = 您帮的是谁？
family-relation-title = 关系
family-relation-parent = 我的父母
family-relation-parent-also = 父母 | 爸爸 | 妈妈 | 老人
family-relation-child = 我的孩子
family-relation-child-also = 孩子 | 儿子 | 女儿
family-relation-other = 别的家人
family-relation-other-also = 其他 | 老伴 | 爱人 | 别的人
family-sure = 号码 { $code }，您叫“{ $called }”。对吗？
family-sure-yes = 对，就这样
family-sure-yes-also = 对 | 是 | 好 | 可以
family-sure-no = 要改
family-sure-no-also = 不对 | 改
family-wrong = 号码不对，或者已经用过、过期了。请家人再看一次。
family-often = 试错太多次了，请一小时以后再来。
family-own = 这是您自己的号码，请念给家人。
family-linked = 您已经在帮这位家人，或者正等家人同意。
family-waits = 好，已经告诉{ $who }。等{ $who }同意，您就可以帮忙了。
family-request = “{ $who }”想帮{ $about }：{ $may }。这是您的家人吗？同意吗？
family-request-yes = 是家人，同意
family-request-yes-also = 同意 | 是 | 好
family-request-no = 不同意
family-request-no-also = 不是 | 不 | 拒绝
family-asked-later = 有家人想帮您。方便的时候请回复“家人帮忙”。
family-on = 好的，“{ $who }”可以帮忙了。想取消，回复“家人帮忙”。
family-off = 好的，没有让“{ $who }”帮忙。
family-late = 这个已经过期或者取消了，没有变动。
family-agreed = { $who }同意了，您现在可以帮忙。先选“我不舒服”，再选名字。
family-refused = { $who }没有同意。
family-none = 现在没有家人帮忙。
family-pick = 要取消哪一个？
family-pick-keep = 都不取消
family-pick-keep-also = 不取消 | 算了吧
family-helps-you = { $who }帮我
family-you-help = 我帮{ $who }
family-really = 取消以后就看不到、也不能帮了。要取消吗？
family-really-yes = 取消
family-really-yes-also = 是 | 要 | 好
family-really-no = 不取消
family-really-no-also = 不 | 不要
family-ended = 已经取消，也告诉对方了。
family-ended-by = { $who }取消了家人帮忙。
family-acted = 您的家人“{ $who }”今天在替{ $about }办事。不认识就回复“家人帮忙”来取消。
family-stands = { $who }：{ $state ->
    [none] 还没有咨询。
    [waiting] 正在等医生。
    [offered] 正在等医生。
    [active] 正在和医生说话。
    [waiting_patient] 正在和医生说话。
    [waiting_doctor] 正在和医生说话。
    [callback_booked] 约了医生回电。
    [cancelled] 上次取消了。
   *[other] 上次咨询已经结束。
}
