### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 家人幫忙：一個人請家人替自己問醫生、看結果，隨時可以取消。

family-main = 家人可以替您問醫生、看結果。您想做什麼？
family-main-invite = 請家人幫我
family-main-invite-also = 請人幫我 | 幫我 | 邀請
family-main-helping = 我來幫家人
family-main-helping-also = 幫家人 | 輸入號碼 | 我有號碼
family-main-ends = 看看或取消
family-main-ends-also = 取消 | 查看 | 解除
family-rights = { $name }的事，讓家人做什麼？
family-rights-all = 都可以
family-rights-all-also = 全部 | 都行
family-rights-talk = 只替我問醫生
family-rights-talk-also = 問醫生
family-rights-see = 只看結果
family-rights-see-also = 看結果
family-may-all = 預約、看結果、問醫生
family-may-talk = 替您問醫生
family-may-see = 看您的結果
family-code = 號碼是 { $code }，24 小時內有效，只能用一次。請念給家人，不要告訴外人。
family-link = { $tone ->
    [elder] 家人也可以掃圖，或開啟：{ $link }
   *[normal] 家人也可以掃這張圖，或直接開啟：{ $link }
}
family-not-yours = 這位只能由本人來請家人。
family-typed = 請寫家人給您的六位號碼。
family-unreadable = 號碼是六個數字。請再寫一次。
family-name = 家人會看到您的稱呼。怎麼稱呼您？
family-relation = 您幫的是誰？
family-relation-title = 關係
family-relation-parent = 我的父母
family-relation-parent-also = 父母 | 爸爸 | 媽媽 | 老人
family-relation-child = 我的孩子
family-relation-child-also = 孩子 | 兒子 | 女兒
family-relation-other = 別的家人
family-relation-other-also = 其他 | 老伴 | 配偶 | 愛人 | 別的人
family-sure = 號碼 { $code }，您叫「{ $called }」。對嗎？
family-sure-yes = 對，就這樣
family-sure-yes-also = 對 | 是 | 好 | 可以
family-sure-no = 要改
family-sure-no-also = 不對 | 改
family-wrong = 號碼不對，或者已經用過、過期了。請家人再看一次。
family-often = 試錯太多次了，請一小時以後再來。
family-own = 這是您自己的號碼，請念給家人。
family-linked = 您已經在幫這位家人，或者正等家人同意。
family-waits = 好，已經告訴{ $who }。等{ $who }同意，您就可以幫忙了。
family-request = 「{ $who }」想幫{ $about }：{ $may }。這是您的家人嗎？同意嗎？
family-request-yes = 是家人，同意
family-request-yes-also = 同意 | 是 | 好
family-request-no = 不同意
family-request-no-also = 不是 | 不 | 拒絕
family-asked-later = 有家人想幫您。方便的時候請回復「家人幫忙」。
family-on = 好的，「{ $who }」可以幫忙了。想取消，回覆「家人幫忙」。
family-off = 好的，沒有讓「{ $who }」幫忙。
family-late = 這個已經過期或者取消了，沒有變動。
family-agreed = { $who }同意了，您現在可以幫忙。先選「我不舒服」，再選名字。
family-refused = { $who }沒有同意。
family-none = 現在沒有家人幫忙。
family-pick = 要取消哪一個？
family-pick-keep = 都不取消
family-pick-keep-also = 不取消 | 算了吧
family-helps-you = { $who }幫我
family-you-help = 我幫{ $who }
family-really = 取消以後就看不到、也不能幫了。要取消嗎？
family-really-yes = 取消
family-really-yes-also = 是 | 要 | 好
family-really-no = 不取消
family-really-no-also = 不 | 不要
family-ended = 已經取消，也告訴對方了。
family-ended-by = { $who }取消了家人幫忙。
family-acted = 您的家人「{ $who }」今天在替{ $about }辦事。不認識就回復「家人幫忙」來取消。
family-stands = { $who }：{ $state ->
    [none] 還沒有諮詢。
    [waiting] 正在等醫生。
    [offered] 正在等醫生。
    [active] 正在和醫生說話。
    [waiting_patient] 正在和醫生說話。
    [waiting_doctor] 正在和醫生說話。
    [callback_booked] 約了醫生回電。
    [cancelled] 上次取消了。
   *[other] 上次諮詢已經結束。
}
