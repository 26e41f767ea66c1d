### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 各處通用的話：急救、按鍵、沒聽懂、接著上次的聊。
### 電話號碼只寫在這裡。

-emergency = 120
-crisis = 12356
-crisis-backup = 120

## 引擎說的話

engine-not-understood = { $tone ->
    [elder] 沒看懂您的意思。請從下面選一個，回數字也行。
   *[normal] 沒看懂您的意思。請從下面選一個，回覆數字也可以。
}
engine-not-text = 這裡需要文字。請點選項，或者打字回答。
engine-not-voice = { $tone ->
    [elder] 沒聽清。請回數字，或打字；也可以回「人工」。
   *[normal] 這裡聽不了語音。請回複數字或打字；不方便打字，就回復「人工」找人。
}
engine-listening = 收到語音，正在聽，請稍等。
engine-heard = 我聽到的是：「{ $said }」
engine-early = 您這句話是在看到新問題之前發的，請再答一次：
engine-stale = 這個按鈕過期了。請看下面這個問題：
engine-no-back = 已經是第一步，不能再往回了。
engine-too-many = 選得太多了，請少選幾樣。
engine-too-few = 請至少選一樣。
engine-fault = 很抱歉，剛才我們這邊出了差錯，不是您的問題。請再傳一次；回覆「9」回主選單。急事請打 { -emergency }。
engine-held-note = 還有訊息等著給您，回覆任意字就能收到。
engine-stopped = 好的，以後不再主動給您發通知。正在進行的諮詢不受影響。
engine-larger-on = 已換成大字版，話會更短，選項更少。想換回來，回覆「大字版」。
engine-larger-off = 已換回標準版。
step-count = 第 { $n } 步／共 { $m } 步
keys-footer = { $tone ->
    [elder] 0 返回　9 主選單　回「人工」找人
   *[normal] 0 返回上一步　9 主選單　回覆「人工」找人
}
keys-footer-long = { $tone ->
    [elder] 0 返回　回「選單」或「人工」
   *[normal] 0 返回上一步　回覆「選單」回主選單　回覆「人工」找人
}
value-day = { $month }{ $day }日（{ $weekday }）
value-photos = { $value } 張照片

## 隨時可用的詞

keys-back = 返回 | 上一步 | 返回上一步 | 後退 | 退回
keys-menu = 主選單 | 主菜單 | 選單 | 菜單 | 回主選單 | 回主菜單 | 返回主選單 | 返回主菜單 | 首頁
keys-human = 人工 | 轉人工 | 真人客服 | 人工客服 | 找人工 | 真人 | 客服
keys-repeat = 你好 | 您好 | 在嗎 | 有人嗎 | 重聽 | 重發 | 再說一遍 | 重複 | 再傳一次 | 再發一次 | 沒聽清
keys-larger = 大字版 | 大字 | 長輩版 | 標準版 | 字大一點 | 字太小
keys-stop = 停 | 退訂 | T | TD | 不要通知
keys-emergency = 急救 | { -emergency } | 打{ -emergency } | 叫救護車 | 救護車 | 緊急
keys-quit = 退出 | 不問了 | 算了
keys-language = 語言 | 換語言 | 選語言 | language | languages
keys-switch = 換人 | 幫我換人 | 換個人 | 換一個人
key-back = 返回上一步
key-human = 找人工

## 引擎自己的問題

card-resume = { $tone ->
    [elder] 上次的「{ $value }」還沒做完，要接著嗎？
   *[normal] 上次的「{ $value }」還沒做完，要接著來嗎？
}
card-maybe = { $value }
card-change = 要改哪一項？
card-offer = { $tone ->
    [elder] 幾次都沒看懂，很抱歉。要找人工嗎？
   *[normal] 幾次都沒看懂，很抱歉。要不要讓人工來幫您？
}
card-emergency = { $tone ->
    [elder] 請立即撥打 { -emergency }！說清地址、誰怎麼了，別掛電話。可轉傳給家人。
   *[normal] 這可能很危險，請立即撥打 { -emergency }！
    說清：在哪裡、誰{ $whom ->
            [self] （您本人）
            [father] （您父親）
            [mother] （您母親）
            [parent] （您家老人）
            [child] （孩子）
            [partner] （您配偶）
            [grandparent] （您家老人）
           *[unknown] { "" }
        }、怎麼了。別掛電話，讓人到門口接車。
    沒辦法打電話，就請身邊的人打，這條訊息可以轉傳給家人。
    如果想不開、想傷害自己：可打心理諮詢專線 { -crisis }，身邊請留人。
}
card-alarm = 您說「{ $said }」。這是現在正在發生的嗎？
card-crisis = { $tone ->
    [elder] 您這麼難受，我們很擔心。請打 { -crisis }，半夜打 { -crisis-backup }。現在有人陪著您嗎？
   *[normal] 您願意說出來，謝謝您。您現在一定很難受，我們很擔心您。
    請現在就打心理諮詢專線 { -crisis }；本地 24 小時備用電話 { -crisis-backup }。
    馬上有危險，打 { -emergency } 或 110。身邊現在有人陪著您嗎？
}
card-plan = 請如實告訴我們：您是不是已經想好了怎麼做？
card-means = 是不是今天就可能做，或者東西就在手邊？
card-after = { $tone ->
    [elder] 昨天您說很難受，今天怎麼樣？{ -crisis } 隨時能打。
   *[normal] 昨天您說很難受，我們一直惦記著您。今天怎麼樣？心理諮詢專線 { -crisis } 隨時可以打。
}
card-with = 有人陪著
card-with-also = 有 | 有人
card-alone = 就我一個人
card-alone-also = 沒有人 | 沒人 | 一個人
card-misheard = 我不是這個意思
card-misheard-also = 不是 | 沒有這個意思 | 開玩笑的
card-better = 好一些了
card-better-also = 好多了 | 好了 | 還好
card-worse = 還是很難受
card-worse-also = 不好 | 難受 | 沒好
crisis-danger = { $tone ->
    [elder] 請現在打 { -emergency }，叫人來陪您，把東西放遠。值班人員已收到警報。
   *[normal] 請現在就打 { -emergency } 或 110，叫一個人馬上來陪您，把會傷到自己的東西放到拿不到的地方。
    值班人員已經收到警報，正在為您接人，請不要離開。
}
crisis-better = 聽您這麼說，我們放心一點。難受的時候，隨時回來說，或打 { -crisis }。
card-clinician = { $tone ->
    [elder] 醫生正在和您說話。您想做什麼？
   *[normal] 您正在和醫護人員交談，說的話會直接轉給對方。您想做什麼？
}
card-continue = 接著來
card-continue-also = 繼續 | 接著 | 接着
card-restart = 從頭來
card-restart-also = 重新開始 | 重來
card-menu = 回主選單
card-yes = 是
card-yes-also = 是的 | 對 | 對的 | 嗯 | 沒錯 | 好 | 有
card-no = 不是
card-no-also = 不 | 不對 | 否 | 沒有 | 沒
card-human = 找人工
card-human-also = 要 | 好
card-larger = 換大字版
card-larger-also = 大字版 | 大字 | 字大一點
card-again = 我再試試
card-again-also = 再試一次 | 不用
card-called = 已經打了
card-called-also = 打了 | 已撥打 | 已打
card-calm = 不是緊急情況
card-calm-also = 沒事 | 不緊急 | 不是
emergency-called = { $tone ->
    [elder] 好。待在病人身邊，別讓他吃東西喝水。有變化再打 { -emergency }。
   *[normal] 好的。請待在病人身邊，不要讓他吃東西或喝水，準備好身分證和平時吃的藥。
    情況有變化，馬上再打 { -emergency }。
}
gather-done = 選好了
gather-done-also = 好了 | 完了 | 沒有了 | 沒了 | 就這些
gather-more = 已選 { $count } 樣。還有就接著選，沒有就選「選好了」。
gather-photos-more = 收到 { $count } 張。還有就接著傳，沒有就選「傳好了」。
gather-photos-done = 傳好了
gather-photos-done-also = 好了 | 沒有 | 不發

## 和醫護人員交談

human-accepted = { $tone ->
    [elder] { $name }{ $title ->
            [none] { "" }
           *[other] （{ $title }）
        }來了{ $licence ->
            [none] { "" }
           *[other] ，執業執照號碼 { $licence }
        }。您的情況已經轉過去，請直接說。
   *[normal] { $name }（{ $title ->
            [none] { $role }
           *[other] { $title }，{ $role }
        }）已接診{ $licence ->
            [none] 。
           *[other] ，執業執照號碼 { $licence }。
        }
    已經轉過去：您填的情況{ $words ->
            [none] { "" }
           *[other] 、{ $words } 條補充
        }{ $photos ->
            [none] { "" }
           *[other] 、{ $photos } 張照片
        }。請直接說。
}
clinician-named = { $name }（{ $title ->
        [none] { $role }
       *[other] { $title }，{ $role }
    }{ $licence ->
        [none] { "" }
       *[other] ，執業執照號碼 { $licence }
    }）
human-answering = { $who }在看您留的問題，馬上在這裡回您。
human-question-late = 您留的問題還沒人回覆，很抱歉，主管已經知道。著急就再選「找醫生或藥師」。
human-took-over = { $who }來接著為您看，前面說的都看得到。
human-transferred = 您的諮詢轉給{ $role }了，正在接。前面說的都會轉過去。
human-transferred-to = 您的諮詢轉給{ $name }（{ $role }）了，正在接。前面說的都會轉過去。
human-joined = { $who }也來一起看您的情況，前面說的都看得到。
human-silent = 醫生在等您回話。還有要問的就直接說。
human-photo-asked = 醫生想看照片。請拍清楚，直接傳過來。
# A card a clinician sends; its button opens what was proposed.
human-propose-test = 醫生建議您做一次到府檢測：取樣員到家取樣，結果發到這裡。點下面開始，要不要做由您定。
human-propose-test-go = 預約到府檢測
human-propose-vaccine = 醫生建議您看看疫苗：查該打哪一針、最近哪裡有號。點下面開始，要不要打由您定。
human-propose-vaccine-go = 查詢和預約疫苗
human-propose-visit = 醫生建議您到醫院看看。點下面可以掛號，也可以只要一張就診卡：掛什麼科、帶什麼、在這裡說過什麼，到了給視窗看。
human-propose-visit-go = 掛號或要就診卡
human-beside = 先按下面的提示填。填的內容不會傳給醫生；要接著和醫生說話，說「人工」就回來。
human-temperature-asked = 醫生想知道體溫。請量一下，把數字傳過來。
human-proof-asked = 醫生想看以前的診斷。請拍病歷、處方或出院小結，直接傳過來。
human-closed = 這次諮詢結束了。
    主要問題：{ $complaint }
    看法：{ $assessment }
    建議：{ $advice }
    出現下面情況請馬上就醫：{ $seek_help }
human-follow-up = 請在{ $day }再來說說怎麼樣了。
human-follow-up-due = { $clinician ->
        [none] 今天是說好再看看的日子。
       *[other] 今天是{ $clinician }請您再說說的日子。
    }沒好或更重了，請發「人工」；好了就不用回。
human-ended = 一天沒收到您的回話，這次諮詢先結束了。
human-waiting-note = 收到，已經加到您的資料裡，醫生接診時會看到。
human-back = 醫生那邊斷線了，正在找別人接上。您排在前面，不用重新說。
# To somebody abusive, limited to the service desk for a time.
human-limited = { $tone ->
    [elder] 因為之前的言行，到 { $until } 為止您只能找服務台。急症不受影響，打 { -emergency }。有意見請跟服務台說。
   *[normal] 因為之前的言行，到 { $until } 為止，您只能聯絡服務台。急症不受影響，打 { -emergency } 或說「急救」；有意見請跟服務台說。
}
human-limit-lifted = 現在您又可以找醫生、藥師了。
human-go-on = 好的，請接著說，醫生看得到。

## 各個對話的名稱

flow-menu = 主選單
flow-welcome = 使用說明
flow-help = 急救幫助
flow-mine = 我的
flow-family = 家人幫忙
flow-language = 換語言
flow-patient = 看病的人
flow-intake = 說說哪裡不舒服
flow-doctor = 找醫生或藥師

## 年齡

age-years = { $n } 歲
age-months = { $n } 個月
age-days = { $n } 天
