### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 找醫生或藥師：排隊、交談、評價。

role-doctor = 醫生
role-doctor-also = 大夫 | 全科
role-paediatric = 兒科醫師
role-paediatric-also = 兒科
role-respiratory = 胸腔科醫師
role-respiratory-also = 胸腔科 | 呼吸科
role-tcm = 中醫師
role-tcm-also = 看中醫師 | 看中醫
role-pharmacist = 藥師
role-pharmacist-also = 問藥
role-nurse = 護理師
role-nurse-also = 問護理師 | 問護士 | 護理師
role-nutrition = 營養師
role-nutrition-also = 營養 | 飲食
role-childcare = 育嬰人員
role-childcare-also = 育嬰 | 育兒
role-psychology = 諮商心理師
role-psychology-also = 心理
role-desk = 服務台
role-desk-also = 櫃檯 | 前臺
role-more = 別的
role-more-also = 更多 | 其他 | 還有嗎
doctor-standing = 您在等{ $asked_role }。接著等嗎？
doctor-standing-callback = 您約了{ $when } 回電（{ $asked_role }）。要怎麼辦？
doctor-standing-question = 您給{ $asked_role }留的問題還在等回覆。要怎麼辦？
doctor-standing-go = 接著等
doctor-standing-go-also = 等 | 好 | 好的 | 不改
doctor-standing-cancel = 不要了，取消
doctor-standing-cancel-also = 取消 | 不要了
doctor-standing-other = 給另一個人看
doctor-standing-other-also = 另一個人 | 別人 | 換人看
doctor-recent = 上次和您說話的是{ $clinician }。接著上次的嗎？
doctor-recent-again = 接著上次的
doctor-recent-again-also = 接著 | 接着 | 接著問 | 接着問 | 沒解決 | 問題沒解決
doctor-recent-fresh = 新的問題
doctor-recent-fresh-also = 新問題 | 別的 | 不是
doctor-words = 請用一句話說說怎麼了。
doctor-role = 建議找：{ $shown }。
doctor-role-fits = 馬上排隊
doctor-role-fits-also = 可以 | 好 | 好的 | 行 | 是 | 對 | 同意 | 最快的 | 排隊
doctor-role-name = 指定醫生
doctor-role-name-also = 指定 | 點名 | 選醫生 | 挑醫生 | 上次的醫生 | 上次那位 | 找熟悉的
doctor-role-person = 指定哪一位
doctor-role-person-also = 指定 | 點名 | 選人 | 挑人 | 上次那位 | 找熟悉的
doctor-role-callback = 約時間回電
doctor-role-callback-also = 回電 | 約回電 | 打給我 | 預約
doctor-role-other = 換一種
doctor-role-other-also = 換 | 不 | 不要 | 換醫生 | 其他
doctor-role-department = { $role }（{ $department }）
doctor-person = { $tone ->
    [elder] 現在上班的。您找哪位？
   *[normal] 這些人現在上班。您想找哪一位？
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
doctor-person-more-also = 還有嗎 | 別的 | 下一頁 | 其他
doctor-person-fastest = 找最快的
doctor-person-fastest-also = 最快的 | 都行 | 隨便 | 馬上排隊 | 誰都行 | 不指定
doctor-person-none = 剛才上班的都下班了。
doctor-roles = 您想找誰？
doctor-shut = { $tone ->
    [elder] { $asked_role }現在休息，{ $opens } 上班。急症打 { -emergency }{ $hotline ->
            [none] 。
           *[other] ，專線 { $hotline }。
        }
   *[normal] { $asked_role }現在休息，{ $opens } 上班。
    急症請打 { -emergency }{ $hotline ->
            [none] 。
           *[other] ；24 小時專線：{ $hotline }。
        }現在可以先這樣：
}
doctor-shut-unknown = 過幾天
doctor-shut-question = 留個問題
doctor-shut-question-also = 留言 | 提問 | 先問
doctor-shut-callback = 約時間回電
doctor-shut-callback-also = 回電 | 預約
doctor-shut-check = 先說說症狀
doctor-shut-check-also = 自查 | 自己查 | 看看急不急
doctor-shut-aid = 急症怎麼辦
doctor-shut-aid-also = 急症 | 很急
doctor-sentence = { $tone ->
    [elder] 請打一句話，醫生才能回您。比如：現在怎麼樣？
   *[normal] 排隊前請打一句話，說說現在怎麼樣。發過話，醫生才能回覆您。
}

## 排隊

doctor-waiting = { $tone ->
    [elder] 排上了，等{ $asked_role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }，{ $wait }。想補充就直接說。
   *[normal] 已經排上隊，等的是{ $asked_role }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面還有 { $ahead } 位
        }，{ $wait }。
    等的時候可以直接傳文字、照片或語音，會加到資料裡。更難受了就打 { -emergency }。
}
doctor-unheard = { $tone ->
    [elder] 排上了，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }，{ $wait }。請馬上回一句話，醫生才能回您。
   *[normal] 已經排上隊，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面還有 { $ahead } 位
        }，{ $wait }。
    請馬上打一句話，說什麼都行：發過話，醫生才能立刻回覆您。更難受了就打 { -emergency }。
}
wait-under = 不到 { $most } 分鐘
wait-between = 約 { $least }–{ $most } 分鐘
wait-over = 要 { $least } 分鐘以上
wait-nobody = 暫時無人值班
doctor-jumped = 有急症的病人要先看，所以您要多等一會兒。
doctor-named = { $tone ->
    [elder] 排上了，只等{ $clinician }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面 { $ahead } 位
        }，{ $wait }。想快就點「換最快的」。
   *[normal] 已經排上隊，只等{ $clinician }，{ $ahead ->
            [none] 下一位就是您
           *[other] 前面還有 { $ahead } 位
        }，{ $wait }。想快一點，隨時點「換最快的」。
    等的時候可以直接傳文字、照片或語音，會加到資料裡。更難受了就打 { -emergency }。
}
doctor-named-look = 看排到哪了
doctor-named-look-also = 排隊 | 還有幾位 | 排到哪了 | 多久
doctor-named-fastest = 換最快的
doctor-named-fastest-also = 最快的 | 快一點 | 誰都行 | 都行 | 隨便 | 不等他了 | 不等她了 | 換醫生 | 換人
doctor-named-callback = 約時間回電
doctor-named-callback-also = 回電 | 約回電 | 打給我
doctor-named-cancel = 不等了，取消
doctor-named-cancel-also = 取消 | 不等了 | 取消排隊
doctor-named-gone = { $name }現在接不了。正在請最快有空的，您的位置不變。
doctor-named-choice = { $tone ->
    [elder] 讓您久等了。{ $clinician }還沒空，{ $wait }。您想怎麼辦？
   *[normal] 讓您久等了。{ $clinician }還沒有空，現在的等候時間：{ $wait }。主管已經知道。您想怎麼辦？
}
doctor-named-choice-keep = 接著等
doctor-named-choice-keep-also = 等 | 繼續等 | 好
doctor-named-choice-fastest = 換最快的
doctor-named-choice-fastest-also = 最快的 | 快一點 | 誰都行 | 都行 | 隨便 | 不等他了 | 不等她了 | 換醫生 | 換人
doctor-named-choice-callback = 約時間回電
doctor-named-choice-callback-also = 回電 | 約回電
doctor-named-choice-hospital = 去附近的醫院
doctor-named-choice-hospital-also = 醫院 | 去醫院
doctor-waiting-look = 看排到哪了
doctor-waiting-look-also = 排隊 | 還有幾位 | 排到哪了 | 多久
doctor-waiting-callback = 約時間回電
doctor-waiting-callback-also = 回電 | 約回電 | 打給我
doctor-waiting-question = 留個問題先走
doctor-waiting-question-also = 留言 | 先走 | 留個問題
doctor-waiting-cancel = 不等了，取消
doctor-waiting-cancel-also = 取消 | 不等了 | 取消排隊
doctor-choice = { $tone ->
    [elder] 讓您久等了，{ $wait }。您想怎麼辦？
   *[normal] 讓您久等了，現在的等候時間：{ $wait }。主管已經知道。您想怎麼辦？
}
doctor-choice-keep = 接著等
doctor-choice-keep-also = 等 | 繼續等 | 好
doctor-choice-callback = 約時間回電
doctor-choice-callback-also = 回電 | 約回電
doctor-choice-question = 留個問題先走
doctor-choice-question-also = 留言 | 先走
doctor-choice-hospital = 去附近的醫院
doctor-choice-hospital-also = 醫院 | 去醫院
doctor-hospital = { $tone ->
    [elder] 請去最近的醫院急診。帶身分證、健保卡和藥。更難受就打 { -emergency }。
   *[normal] 請去最近的醫院急診：開啟地圖搜「醫院急診」，或請家人帶路。
    帶上身分證、健保卡和正在吃的藥。路上更難受就打 { -emergency }。
}
doctor-too-urgent = 您的情況比較急，請不要走開。您排在前面，更難受就打 { -emergency }。
doctor-unreached = { $tone ->
    [elder] 值班醫生沒聯絡上。請馬上去最近的急診，或打 { -emergency }。
   *[normal] 值班醫生還沒聯絡上。請不要再等，馬上去最近的急診，或打 { -emergency }。您的位置還留著，醫生一來就先接您。
}
doctor-urgent-wait = 還在給您找醫生，主管已經知道。更難受就馬上打 { -emergency }，或去最近的急診。
doctor-late = 醫生已經接診了，請直接說。
doctor-cancel-late = 醫生已經接診，不能取消排隊。問完了，請在選單裡選「問完了，結束」。
doctor-cancelled = 已經取消。需要的時候隨時再來。

## 回電和留言

callback-means = 想怎麼聯絡您？
callback-means-title = 方式
callback-means-phone = 打電話
callback-means-phone-also = 電話
callback-means-video = 視訊
callback-means-video-also = 視訊通話 | 視頻通話
callback-means-keep = 不約了，接著等
callback-means-keep-also = 接著等 | 接着等 | 不約了
callback-time = 什麼時候方便？
callback-time-title = 時間
callback-time-later = 別的時間
callback-time-later-also = 都不行 | 換時間 | 再晚點
callback-none = 這幾天都約滿了，很抱歉。要留個問題嗎？
callback-none-question = 留個問題
callback-none-question-also = 留言 | 要 | 好
callback-none-stop = 不用了
callback-none-stop-also = 算了吧 | 不要
callback-number = 打哪個號碼？請輸入手機號碼，市話請加區號。
callback-number-title = 電話
callback-number-video = 視訊打不通時，打哪個手機？請輸入號碼。
value-phone = { $value }
phone-unreadable = 這不像電話號碼。請只輸入數字，比如 13800138000。
phone-length = 手機號碼是 11 位，您看是不是多了或少了？
phone-impossible = 這個號碼打不通。手機號碼是 11 位，市話請加區號。
callback-sure = 記下了，您看對嗎？
callback-sure-yes = 對，就這樣
callback-sure-yes-also = 對 | 對的 | 是 | 好 | 可以
callback-sure-change = 要改
callback-sure-change-also = 改 | 不對 | 改一下
callback-taken = 這個時間剛被別人約走了，請另選一個。
callback-booked = 約好了：{ $when }，醫生會聯絡您。要改，再選「找醫生或藥師」。
callback-due = 約好的時間到了，正在為您接醫生。
callback-video-link = 視訊連結會傳在這裡。
doctor-question = 您想問什麼？請寫一句話。
doctor-asked = 已經留給{ $asked_role }。有人回覆，會在這裡告訴您。
note-question = 想問的問題

## 交談和結束

doctor-active = { $clinician }已經在和您交談，請直接說。
doctor-active-finish = 問完了，結束
doctor-active-finish-also = 問完了 | 結束
doctor-finish-early = 醫生還沒接診。不想等了請選「不等了，取消」。
doctor-finish-asked = 已經告訴醫生您問完了，醫生寫好小結就結束。
doctor-ended = 還想問，24 小時內回一句話就接著。
doctor-ended-again = 接著問
doctor-ended-again-also = 繼續 | 接著 | 接着 | 還想問
doctor-ended-over = 沒事了
doctor-ended-over-also = 好了 | 好的 | 謝謝 | 不用了 | 沒有了 | 好的謝謝
doctor-reopened = 好，接著上次的。您排在前面，先請{ $clinician }。
doctor-reopen-late = 已經過了 24 小時，請重新選「找醫生或藥師」。
doctor-rating = 這次幫到您了嗎？
doctor-rating-title = 評價
doctor-rating-five = 很滿意 ★★★★★
doctor-rating-five-also = 很滿意 | 五星 | 非常滿意 | 很好
doctor-rating-four = 滿意 ★★★★
doctor-rating-four-also = 滿意 | 四星 | 好
doctor-rating-three = 一般 ★★★
doctor-rating-three-also = 一般 | 三星 | 還可以 | 還行
doctor-rating-two = 不滿意 ★★
doctor-rating-two-also = 不滿意 | 兩星 | 二星
doctor-rating-one = 很不滿意 ★
doctor-rating-one-also = 很不滿意 | 一星 | 很差
doctor-rating-skip = 不評價
doctor-rating-skip-also = 跳過 | 不評
doctor-why = 很抱歉。哪裡沒做好？主管會看到。
doctor-why-unsolved = 問題沒解決
doctor-why-unsolved-also = 沒解決 | 沒用
doctor-why-slow = 等太久
doctor-why-slow-also = 太慢 | 慢
doctor-why-unclear = 沒聽懂
doctor-why-unclear-also = 聽不懂 | 說不清楚
doctor-why-other = 別的
doctor-why-other-also = 其他 | 態度不好
doctor-once-more = 要接著問{ $clinician }嗎？不用重新說一遍。
doctor-once-more-again = 接著問
doctor-once-more-again-also = 要 | 好 | 接著 | 接着
doctor-once-more-enough = 不用了
doctor-once-more-enough-also = 不要 | 不
doctor-thanks = 謝謝您的評價。問題沒解決，24 小時內可以接著問。
doctor-sorry = 謝謝您告訴我們，主管會看。問題沒解決，24 小時內可以接著問。
doctor-over = 祝您早日康復。問題沒解決，24 小時內可以接著問。

## 按病人寫的話猜的科室

note-department = 可能的科室
note-department-wish = 本人選的科室
department-07 = 兒科
department-03-01 = 呼吸內科
department-03-02 = 消化內科
department-13 = 皮膚性病科
department-11 = 耳鼻咽喉科
department-03-04 = 心血管內科
department-03-03 = 神經內科
department-04-03 = 骨科
department-05 = 婦產科
department-04-01 = 普外科
department-03-07 = 內分泌科
department-10 = 眼科
department-02 = 全科內科
department-16-03 = 感染肝病科
department-04-04 = 泌尿男科
department-12 = 口腔科
department-03-06 = 腎內科
department-03-08 = 血液風濕科
department-19 = 腫瘤科
department-15 = 精神心理科
department-50 = 中醫師科
