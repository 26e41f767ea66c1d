### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 進門：問候、同意、主選單、我的。

welcome-hello = { $tone ->
    [elder] 您好，這裡是前門診所助手。有急症請直接打 { -emergency }。
   *[normal] 您好，這裡是前門。我先問您幾個簡單的問題，再請醫生或藥師和您說。
    我是程式，不看病、不開藥。急症請直接打 { -emergency }。
}
welcome-language = 請選語言。Please choose a language. 急症 Emergency: { -emergency }
welcome-changed = 我們的說明有改動，請您再看一次。急症請直接打 { -emergency }。
welcome-consent = { $tone ->
    [elder] 您說的情況會保密保存，只給為您看病的人看。同意嗎？
   *[normal] 為了幫您，我們要記下您說的健康情況。它加密保存，只給為您服務的醫護人員看，不賣給任何人，您隨時可以要求刪除。同意嗎？
}
welcome-consent-agree = 同意
welcome-consent-agree-also = 好 | 好的 | 行 | 可以 | 是
welcome-consent-read = 看全文
welcome-consent-read-also = 全文 | 看看
welcome-consent-refuse = 不同意
welcome-consent-refuse-also = 不 | 不行 | 拒絕
welcome-full = 個人資訊使用說明
    一、我們記什麼：稱呼、性別、出生日期、您說的不舒服、照片和聊天內容，以及您用的聊天帳號。
    二、用來做什麼：瞭解情況、判斷急不急、轉給醫生或藥師、以後接著看。不做廣告，不賣給任何人。
    三、誰能看：為您服務的醫護人員和負責品質的主管。誰看過都有紀錄。
    四、怎麼保存：加密保存；病歷按法律規定的年限保留，到期刪除。
    五、您的權利：可以查看、更正、要一份、要求刪除，也可以撤回同意。撤回以後，我們只能提供急救資訊。
    六、十四歲以下的孩子，請家長或監護人來填寫。
    七、透過微信或 Telegram 聊天，訊息會經過它們的伺服器。
    八、程式只幫忙問和轉，不做診斷，不開藥。急症請直接打 { -emergency }。
    您同意嗎？
welcome-agreed = 謝謝您。
welcome-refused = { $tone ->
    [elder] 好的，什麼都不記。急症請打 { -emergency }。
   *[normal] 好的，我們不記錄您的健康情況，也就不能請醫生和您說。急症請直接打 { -emergency }。
}

menu-main = 您今天想做什麼？
menu-waiting = 您正在排隊等醫生，可以接著等，也可以先做別的：
menu-active = 醫生正在和您交談。您還想做什麼？
menu-callback = 您約了醫生回電。您還想做什麼？
menu-question = 您留的問題還在等回覆。您還想做什麼？
menu-others = 還有這些，您想做什麼？
menu-report = 您有一份檢測報告還沒看。您想先做什麼？
menu-several = 您有幾件事在辦，想看哪一件？
menu-key-report = 看檢測報告
menu-key-report-also = 報告 | 檢測報告 | 檢測結果
menu-key-visit = 接種預約
menu-key-visit-also = 預約 | 我的預約 | 疫苗預約
menu-key-registered = 掛號預約
menu-key-registered-also = 看病預約 | 約好的號
menu-key-ordered = 到府檢測進度
menu-key-ordered-also = 檢測進度 | 取樣進度 | 採樣進度
menu-key-several = 在辦的幾件事
menu-key-several-also = 在辦的事 | 沒辦完的
menu-key-menu = 主選單
menu-key-menu-also = 選單 | 菜單 | 別的
menu-key-waiting = 回到排隊
menu-key-waiting-also = 排隊 | 回去排隊 | 接著等 | 接着等
menu-key-callback = 約好的回電
menu-key-callback-also = 回電
menu-key-last = 上次的問題
menu-key-last-also = 上次 | 接著上次 | 接着上次
menu-key-question = 留下的問題
menu-key-question-also = 我的問題
menu-key-intake = 我不舒服
menu-key-intake-also = 不舒服 | 難受 | 看病 | 生病了
menu-key-respiratory = 咳嗽發熱
menu-key-respiratory-also = 呼吸道 | 發燒咳嗽 | 感冒
menu-key-respiratory-season = 呼吸道專區
menu-key-respiratory-season-also = 呼吸道 | 咳嗽發熱 | 發燒咳嗽 | 感冒
menu-key-doctor = 找醫生或藥師
menu-key-doctor-also = 找醫生 | 醫生 | 藥師 | 看醫生 | 諮詢
menu-key-vaccine = 打疫苗
menu-key-vaccine-also = 疫苗 | 打針 | 預防針 | 接種
menu-key-vaccine_offer = 候補空位
menu-key-vaccine_offer-also = 空位 | 候補
menu-key-vaccinations = 我的接種
menu-key-vaccinations-also = 疫苗預約 | 接種紀錄 | 接種記錄
menu-key-outpatient = 掛號
menu-key-outpatient-also = 去醫院掛號 | 預約掛號 | 看門診 | 門診預約
menu-key-visits = 我的掛號
menu-key-visits-also = 退號 | 改號 | 改掛號
menu-key-test = 到府檢測
menu-key-test-also = 檢測 | 測一測 | 核酸 | 我的檢測 | 到府取樣 | 上門採樣
menu-key-services = 其他服務
menu-key-services-also = 問藥 | 用藥 | 護理 | 中醫師 | 中醫 | 飲食
menu-key-record = 我的檔案
menu-key-record-also = 檔案 | 病歷 | 刪除資料 | 登出 | 註銷
menu-key-mine = 我的
menu-key-mine-also = 設定 | 設置 | 我的資料 | 個人中心
menu-key-more = 更多
menu-key-more-also = 別的 | 還有嗎
menu-key-family = 家人幫忙
menu-key-family-also = 家人
menu-key-language = 換語言 Language
menu-key-language-also = 語言
menu-continue = 接著上次的
menu-refused = { $tone ->
    [elder] 您沒有同意，現在只能看急救和居家護理。您想看哪個？
   *[normal] 您沒有同意使用說明，所以現在只有急救資訊和居家護理短文。想請醫生，可以再看一次說明。
}
menu-refused-help = 急救怎麼辦
menu-refused-help-also = 急救資訊 | 急救信息 | 專線 | 熱線
menu-refused-care = 居家護理短文
menu-refused-care-also = 居家護理 | 護理
menu-refused-consent = 再看一次說明
menu-refused-consent-also = 看說明 | 同意
help-emergency = { $tone ->
    [elder] 急救打 { -emergency }：說清地址、誰怎麼了。想不開打 { -crisis }。
   *[normal] 急救請打 { -emergency }：說清在哪裡、誰、怎麼了，別掛電話。
    喘不過氣、胸口壓著痛、叫不醒、抽搐、嘴歪或半邊沒力氣、大出血，都要馬上打。
    想不開、想傷害自己：心理諮詢專線 { -crisis }。
}

mine-main = 您想看什麼？
mine-main-record = 我的檔案
mine-main-record-also = 檔案 | 病歷 | 刪除資料
mine-main-case = 我的諮詢
mine-main-case-also = 諮詢 | 排隊 | 進度
mine-main-family = 家人幫忙
mine-main-family-also = 家人
mine-main-more = 更多
mine-main-more-also = 其他 | 還有嗎
mine-rest = 還有這些：
mine-main-larger = 大字版開關
mine-main-larger-also = 開關大字
mine-main-language = 換語言 Language
mine-main-language-also = 語言 | language
mine-main-notices = 通知開關
mine-main-notices-also = 通知 | 訂閱
mine-case-none = 您還沒有諮詢紀錄。
mine-case-waiting = 您在等{ $role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面還有 { $ahead } 位
        }，{ $wait }。
mine-case-active = { $role }正在和您交談，直接說話就行。
mine-case-callback = 您約了{ $when } 回電（{ $role }）。
mine-case-question = 您給{ $role }留的問題還在等回覆。
mine-case-closed = 您上一次諮詢（{ $role }）已經結束。
mine-case-cancelled = 您上一次排隊已經取消。
mine-case-kept = 您上次填的情況已經存好。需要醫生，請選「找醫生或藥師」。
mine-language = 請選語言。Please choose a language.
mine-language-zh-CN = 简体中文
mine-language-zh-CN-also = 簡體 | 簡體字 | 簡中
mine-language-zh-TW = 繁體中文
mine-language-zh-TW-also = 繁體 | 繁體字 | 正體 | 繁中
mine-language-en = English
mine-language-en-also = 英文 | 英語
mine-language-set = 好的，以後用繁體中文。
mine-notices-on = 好的，以後有需要會通知您。
