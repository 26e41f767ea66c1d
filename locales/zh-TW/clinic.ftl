### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 去醫院：掛號、選門診和時間、就診卡，以及約好以後的事。

flow-visit = 掛號
flow-visits = 我的掛號
visit-room = 去醫院想看哪個科？說不準就問導診臺。
visit-room-desk = 問導診臺
visit-room-desk-also = 不知道 | 導診臺 | 說不準
visit-room-general = 全科或內科
visit-room-fever = 發熱門診
visit-room-respiratory = 呼吸內科
visit-room-throat = 耳鼻喉科
visit-room-skin = 皮膚科
visit-room-digestive = 消化內科
visit-room-women = 婦產科
visit-room-child = 兒科
visit-bring-card = 身分證和健保卡
visit-bring-papers = 以前的病歷、化驗單和片子
visit-bring-medicines = 正在用的藥（連盒子）
visit-bring-company = 老人、孩子請有人陪
visit-card = { $tone ->
    [elder] 就診卡：{ $room }。請帶：{ $bring }。
   *[normal] 就診卡（請儲存或給導診臺看）
    科室：{ $room }
    請帶：{ $bring }
    更難受了別等，打 { -emergency }。
}
visit-summary = 您上次告訴我們的情況：
visit-line = { $title }：{ $values }
visit-room-more = 更多科室
visit-room-more-also = 更多 | 別的科 | 其他
clinic-visit = 門診
clinic-line = { $site }：{ $access }，{ $hours }，電話 { $phone }
clinic-demonstration = { $tone ->
    [elder] （演示資料）
   *[normal] 以上是演示資料，不是真的門診。
}
clinic-walk = { $called }不在這裡預約，請帶上就診卡直接去醫院。
clinic-window = { $called }最近的空號是這幾個，選哪個？
clinic-window-other = 別的日子
clinic-window-other-also = 別的時間 | 其他時間 | 換一天
clinic-window-card = 不掛號，只要就診卡
clinic-window-card-also = 就診卡 | 不掛號
clinic-window-over = 不改了
clinic-window-over-also = 不改 | 不用了
clinic-full = { $called }的號都約滿了。怎麼辦好？
clinic-full-wait = 排候補
clinic-full-wait-also = 候補 | 等
clinic-full-card = 先要就診卡
clinic-full-card-also = 就診卡
clinic-full-over = 不用了
clinic-full-over-also = 不用
clinic-full-move = 別的時間都約滿了，原來的號還給您留著。
clinic-site = 去哪個門診？
clinic-site-soon = 看最近的空號
clinic-site-soon-also = 最近 | 最早
clinic-which-day = 哪一天？
clinic-which-day-later = 再往後
clinic-which-day-later-also = 更晚 | 後面
clinic-which-day-sites = 看最近的空號
clinic-which-day-sites-also = 最近 | 最早 | 換門診
clinic-gone = 沒有找到這位病人的資料，請從頭再來一次。
clinic-already = 這個科已經掛好號了，要改時間請在下面選。
clinic-card = { $tone ->
    [elder] 掛號要實名。看病的人證件號是多少？
   *[normal] 掛號要實名：請寫看病的人的身分證號，或護照、通行證號。只給醫院看。
}
clinic-number = 醫院有事時，打哪個電話？
clinic-number-title = 電話
clinic-card-title = 證件號
clinic-card-kept = 證件號尾號 { $card }，只有醫院看得到。
clinic-number-kept = 電話 { $number }，醫院有事會打。
clinic-bring = 請帶：{ $bring }。
clinic-sure = 給{ $name }掛{ $called }：{ $at }，{ $site_name }。對嗎？
clinic-sure-yes = 確認掛號
clinic-sure-yes-also = 對 | 是 | 確認 | 好
clinic-sure-time = 換個時間
clinic-sure-time-also = 換時間 | 改
clinic-sure-drop = 不掛了
clinic-sure-drop-also = 取消 | 不掛
clinic-booked-code = 到了請出示預約碼：{ $code }。門診電話 { $phone }。更難受了別等，打 { -emergency }。
clinic-calendar-title = { $name }看{ $called }（{ $code }）
clinic-too-late = 現在改不了了，請打門診電話 { $phone }。
clinic-cancelled = { $called }的號退了。要看的時候再掛。
clinic-reason = 為什麼退號？
clinic-reason-better = 好了，不用去了
clinic-reason-better-also = 好了 | 不用去
clinic-reason-time = 時間不合適
clinic-reason-time-also = 沒時間 | 沒空
clinic-reason-elsewhere = 在別處看了
clinic-reason-elsewhere-also = 別處 | 看過了
clinic-reason-other = 別的原因
clinic-reason-other-also = 其他 | 不想說
clinic-waited = { $tone ->
    [elder] { $name }的{ $called }一直沒有空號，候補到期了。回「掛號」再看看。
   *[normal] { $name }的{ $called }候補到期了，這段時間沒有空號。回「掛號」可以再看時間，或者再排候補。
}
clinic-joined = { $tone ->
    [elder] { $name }的{ $called }排上候補了，有空號就告訴您。
   *[normal] 門診給{ $name }的{ $called }排了候補，有空號就告訴您。先到的先得，夜裡不打擾。
}
clinic-off = { $tone ->
    [elder] { $name }{ $at }的{ $called }取消了：{ $reason }。再掛，回「掛號」。
   *[normal] { $site_name }取消了{ $name }{ $at }的{ $called }號：{ $reason }。還想看，回「掛號」換個時間。
}
clinic-removed = { $tone ->
    [elder] { $name }的{ $called }不再候補了：{ $reason }。要掛，回「掛號」。
   *[normal] 門診把{ $name }的{ $called }從候補裡去掉了：{ $reason }。還想掛，回「掛號」可以再約。
}
clinic-removed-asked = 按您的要求
clinic-removed-elsewhere = 已經在別處約好
clinic-removed-unsuitable = 不適合在這裡看
clinic-removed-unreachable = 電話聯絡不上
clinic-removed-other = 門診的安排
clinic-none = 現在沒有掛號。
visits = 要看哪一個號？
visits-over = 都不用
visits-over-also = 不用 | 沒有
