### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 自評：每個量表的題目、選項、結果的說法。題目是各量表公開的標準中文說法。

flow-scales = 自評
scale-which = 想測哪一種？結果只是篩查，不是診斷。
scale-which-body = 想測哪一種？結果只是篩查，不是診斷。
scale-none = 沒有這一題。
scale-phq9 = 心情低落自評（PHQ-9）
scale-gad7 = 緊張焦慮自評（GAD-7）
scale-frail = 衰弱自評（FRAIL）
scale-sarcf = 肌肉力量自評（SARC-F）
scale-mmrc = 氣短分級（mMRC）
scale-auditc = 飲酒自評（AUDIT-C）
scale-often-0 = 完全不會
scale-often-1 = 好幾天
scale-often-2 = 一半以上的天數
scale-often-3 = 幾乎每天
scale-yes-0 = 不是
scale-yes-1 = 是
scale-hard-0 = 不難
scale-hard-1 = 有些難
scale-hard-2 = 很難或做不到
scale-falls-0 = 沒有跌倒
scale-falls-1 = 1 到 3 次
scale-falls-2 = 4 次以上
scale-drinking-0 = 從不喝
scale-drinking-1 = 每月一次或更少
scale-drinking-2 = 每月 2 到 4 次
scale-drinking-3 = 每週 2 到 3 次
scale-drinking-4 = 每週 4 次或更多
scale-drinks-0 = 1 到 2 杯
scale-drinks-1 = 3 到 4 杯
scale-drinks-2 = 5 到 6 杯
scale-drinks-3 = 7 到 9 杯
scale-drinks-4 = 10 杯或更多
scale-many-0 = 從來沒有
scale-many-1 = 每月不到一次
scale-many-2 = 每月都有
scale-many-3 = 每週都有
scale-many-4 = 幾乎每天
scale-choices-more = 還要再多
scale-phq9-minimal = 沒有明顯的低落
scale-phq9-mild = 輕度低落
scale-phq9-moderate = 中度低落
scale-phq9-marked = 中重度低落
scale-phq9-severe = 重度低落
scale-gad7-minimal = 沒有明顯的緊張
scale-gad7-mild = 輕度緊張
scale-gad7-moderate = 中度緊張
scale-gad7-severe = 重度緊張
scale-frail-none = 沒有衰弱的跡象
scale-frail-some = 有一些衰弱的跡象
scale-frail-frail = 衰弱的跡象比較明顯
scale-sarcf-none = 肌肉力量沒有明顯問題
scale-sarcf-likely = 肌肉力量可能變弱了
scale-mmrc-grade0 = 劇烈活動時才氣短
scale-mmrc-grade1 = 快走或上坡時氣短
scale-mmrc-grade2 = 平地走得比同齡人慢
scale-mmrc-grade3 = 走百來米就要停
scale-mmrc-grade4 = 穿衣、出門都氣短
scale-auditc-zero = 不喝酒
scale-auditc-some = 有喝酒的習慣
scale-points = { $n } 分，滿分 { $most } 分
scale-trend-same = 和上次（{ $day }，{ $points } 分）一樣。
scale-trend-more = 上次（{ $day }）是 { $points } 分，這次分數高了。
scale-trend-less = 上次（{ $day }）是 { $points } 分，這次分數低了。
scale-calm = { $tone ->
    [elder] 篩查結果，不是診斷。
    { $found }，{ $points }。已經存好了。
   *[normal] 篩查結果，不是診斷。
    { $named }：{ $found }（{ $points }）。{ $trend }
    結果已經存進您的檔案。有變化可以再測，也可以隨時找人說說。
}
scale-offer = { $tone ->
    [elder] 篩查結果，不是診斷。
    { $found }，{ $points }。最好找人說說。
   *[normal] 篩查結果，不是診斷。
    { $named }：{ $found }（{ $points }）。{ $trend }
    結果已經存進您的檔案。建議找醫護人員說說，看看要不要幫忙。
}
scale-shown-talk = 找人說說
scale-shown-talk-also = 好 | 好的 | 找醫生 | 說說
scale-shown-done = 知道了
scale-shown-done-also = 不用 | 算了 | 完成
scale-over = 好的，想測的時候再來。
note-scale = 自評之後想找人說說
note-scale-result = 自評結果（篩查，不是診斷）
note-crisis = 心理危機
note-crisis-scale = 自評第九題：有不如死掉或傷害自己的念頭
note-beside = 身邊有沒有人
note-means = 手邊有沒有東西、是不是今天
note-plan = 有沒有計劃、準備或行動

scale-phq9-1 = { $tone ->
    [elder] 第 1 題。最近兩週，做事時提不起勁或沒有興趣？
   *[normal] 第 1 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：做事時提不起勁或沒有興趣？
}
scale-phq9-2 = { $tone ->
    [elder] 第 2 題。最近兩週，感到心情低落、沮喪或絕望？
   *[normal] 第 2 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：感到心情低落、沮喪或絕望？
}
scale-phq9-3 = { $tone ->
    [elder] 第 3 題。最近兩週，入睡困難、睡不安穩或睡眠過多？
   *[normal] 第 3 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：入睡困難、睡不安穩或睡眠過多？
}
scale-phq9-4 = { $tone ->
    [elder] 第 4 題。最近兩週，感覺疲倦或沒有活力？
   *[normal] 第 4 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：感覺疲倦或沒有活力？
}
scale-phq9-5 = { $tone ->
    [elder] 第 5 題。最近兩週，食慾不振或吃太多？
   *[normal] 第 5 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：食慾不振或吃太多？
}
scale-phq9-6 = { $tone ->
    [elder] 第 6 題。最近兩週，覺得自己很糟，或覺得自己很失敗，或讓自己或家人失望？
   *[normal] 第 6 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：覺得自己很糟，或覺得自己很失敗，或讓自己或家人失望？
}
scale-phq9-7 = { $tone ->
    [elder] 第 7 題。最近兩週，對事物專注有困難，例如閱讀報紙或看電視時？
   *[normal] 第 7 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：對事物專注有困難，例如閱讀報紙或看電視時？
}
scale-phq9-8 = { $tone ->
    [elder] 第 8 題。最近兩週，動作或說話慢得別人看出來了？或相反，煩躁、坐立不安、動來動去？
   *[normal] 第 8 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：動作或說話速度緩慢到別人已經察覺？或正好相反，煩躁或坐立不安、動來動去的情況更勝於平常？
}
scale-phq9-9 = { $tone ->
    [elder] 第 9 題。最近兩週，有不如死掉或用某種方式傷害自己的念頭？
   *[normal] 第 9 題（最多 9 題）
    最近兩週，這個問題有多少時候困擾您：有不如死掉或用某種方式傷害自己的念頭？
}

scale-gad7-1 = { $tone ->
    [elder] 第 1 題。最近兩週，感覺緊張、焦慮或急切？
   *[normal] 第 1 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：感覺緊張、焦慮或急切？
}
scale-gad7-2 = { $tone ->
    [elder] 第 2 題。最近兩週，不能夠停止或控制擔憂？
   *[normal] 第 2 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：不能夠停止或控制擔憂？
}
scale-gad7-3 = { $tone ->
    [elder] 第 3 題。最近兩週，對各種各樣的事情擔憂過多？
   *[normal] 第 3 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：對各種各樣的事情擔憂過多？
}
scale-gad7-4 = { $tone ->
    [elder] 第 4 題。最近兩週，很難放鬆下來？
   *[normal] 第 4 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：很難放鬆下來？
}
scale-gad7-5 = { $tone ->
    [elder] 第 5 題。最近兩週，由於不安而無法靜坐？
   *[normal] 第 5 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：由於不安而無法靜坐？
}
scale-gad7-6 = { $tone ->
    [elder] 第 6 題。最近兩週，變得容易煩惱或急躁？
   *[normal] 第 6 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：變得容易煩惱或急躁？
}
scale-gad7-7 = { $tone ->
    [elder] 第 7 題。最近兩週，感到似乎將有可怕的事情發生而害怕？
   *[normal] 第 7 題（最多 7 題）
    最近兩週，這個問題有多少時候困擾您：感到似乎將有可怕的事情發生而害怕？
}

scale-frail-1 = { $tone ->
    [elder] 第 1 題。過去四週，大部分時間覺得累嗎？
   *[normal] 第 1 題（共 5 題）
    過去四週，大部分時間覺得累嗎？
}
scale-frail-2 = { $tone ->
    [elder] 第 2 題。不用人幫、不休息，爬一層樓（約 10 級臺階）有困難嗎？
   *[normal] 第 2 題（共 5 題）
    不用人幫、不休息，爬一層樓（約 10 級臺階）有困難嗎？
}
scale-frail-3 = { $tone ->
    [elder] 第 3 題。不用人幫，走幾百米有困難嗎？
   *[normal] 第 3 題（共 5 題）
    不用人幫，走幾百米有困難嗎？
}
scale-frail-4 = { $tone ->
    [elder] 第 4 題。有五種以上嗎：高血壓、糖尿病、癌、肺病、心肌梗塞、心臟衰竭、心絞痛、氣喘、關節炎、中風、腎臟病？
   *[normal] 第 4 題（共 5 題）
    這些病裡，醫生說您有五種或更多嗎：高血壓、糖尿病、癌症（不算小的皮膚癌）、慢性肺病、心肌梗塞、心臟衰竭、心絞痛、氣喘、關節炎、中風、腎臟病？
}
scale-frail-5 = { $tone ->
    [elder] 第 5 題。過去一年，體重掉了百分之五以上嗎？比如 60 公斤掉了 3 公斤。
   *[normal] 第 5 題（共 5 題）
    過去一年，體重掉了百分之五以上嗎？比如 60 公斤掉了 3 公斤。
}

scale-sarcf-1 = { $tone ->
    [elder] 第 1 題。搬動 5 公斤左右的東西，有多難？
   *[normal] 第 1 題（共 5 題）
    搬動 5 公斤左右的東西，有多難？
}
scale-sarcf-2 = { $tone ->
    [elder] 第 2 題。走過一個房間，有多難？
   *[normal] 第 2 題（共 5 題）
    走過一個房間，有多難？
}
scale-sarcf-3 = { $tone ->
    [elder] 第 3 題。從椅子或床上起來，有多難？
   *[normal] 第 3 題（共 5 題）
    從椅子或床上起來，有多難？
}
scale-sarcf-4 = { $tone ->
    [elder] 第 4 題。爬 10 級臺階，有多難？
   *[normal] 第 4 題（共 5 題）
    爬 10 級臺階，有多難？
}
scale-sarcf-5 = { $tone ->
    [elder] 第 5 題。過去一年跌倒過幾次？
   *[normal] 第 5 題（共 5 題）
    過去一年跌倒過幾次？
}

scale-mmrc-1 = { $tone ->
    [elder] 第 1 題。在平地快走或上小坡時氣短嗎？
   *[normal] 第 1 題（最多 4 題）
    在平地快走或上小坡時氣短嗎？
}
scale-mmrc-2 = { $tone ->
    [elder] 第 2 題。因為氣短，平地走得比同齡人慢，或按自己的步子走也要停下來喘氣嗎？
   *[normal] 第 2 題（最多 4 題）
    因為氣短，平地走得比同齡人慢，或按自己的步子走也要停下來喘氣嗎？
}
scale-mmrc-3 = { $tone ->
    [elder] 第 3 題。平地走 100 米左右或幾分鐘，就要停下來喘氣嗎？
   *[normal] 第 3 題（最多 4 題）
    平地走 100 米左右或幾分鐘，就要停下來喘氣嗎？
}
scale-mmrc-4 = { $tone ->
    [elder] 第 4 題。氣短得出不了門，或者穿衣脫衣也氣短嗎？
   *[normal] 第 4 題（最多 4 題）
    氣短得出不了門，或者穿衣脫衣也氣短嗎？
}

scale-auditc-1 = { $tone ->
    [elder] 第 1 題。多久喝一次酒？
   *[normal] 第 1 題（最多 3 題）
    多久喝一次酒？
}
scale-auditc-2 = { $tone ->
    [elder] 第 2 題。喝酒那天一般喝幾杯？一杯是啤酒 250 毫升或白酒半兩。
   *[normal] 第 2 題（最多 3 題）
    喝酒的日子，一般喝幾杯？一杯約等於啤酒 250 毫升，或白酒半兩。
}
scale-auditc-3 = { $tone ->
    [elder] 第 3 題。一次喝 6 杯或更多，多久有一回？
   *[normal] 第 3 題（最多 3 題）
    一次喝 6 杯或更多，多久有一回？
}
