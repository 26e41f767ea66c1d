### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 我的預約：檢測、疫苗、掛號、回電，一頁看全，家裡人的也在。

flow-bookings = 我的預約
menu-key-bookings = 我的預約
menu-key-bookings-also = 預約 | 查預約 | 我約的 | 看預約
mine-main-bookings = 我的預約
mine-main-bookings-also = 預約 | 查預約
bookings = 您和家人的預約，要看哪一個？
bookings-over = 都不用
bookings-over-also = 不用 | 好了 | 算了
bookings-none = { $tone ->
    [elder] 現在沒有預約。要約請回「到府檢測」「打疫苗」或「掛號」。
   *[normal] 現在沒有預約，也沒有等著的結果。要約請回「到府檢測」「打疫苗」或「掛號」。
}
booking-gone = 沒有找到這個預約，可能已經取消或改了。
booking-callback = 回電：{ $role }，{ $when }
booking-seen = { $line }，{ $site_name }，電話 { $phone }。

console-nav-calls = 要打的電話
console-calls = 要打電話通知的
console-calls-lead = { $hours } 小時內要來、訊息沒有送到的人，還有被取消了預約、又收不到訊息的人。打通了就點「已通知」，換了時間會重新列出。
console-calls-none = 沒有要打的電話，都已經通知到了。
console-calls-no-phone = 沒有留電話
console-calls-tried = 沒打通 { $n } 次，最近 { $at }
console-calls-reached = 已通知
console-calls-nobody = 沒人接
console-calls-off = 預約已被取消
console-slots-to-call = 預約已取消，但 { $name } 收不到訊息，請打電話告訴本人：
console-calls-gone = 這個預約剛被取消或改了，請看最新的。
console-nav-reporting = 傳染病上報
console-reporting = 要上報的傳染病
console-reporting-lead = 檢驗查到要上報的病原體，每一條按時上報，報完寫下是誰報的。
console-reporting-none = 沒有要上報的。
console-reporting-grade = { $grade ->
    [A] 甲類
    [B] 乙類
    [C] 丙類
   *[other] 未定類
}
console-reporting-is-open = 待上報
console-reporting-is-done = 已上報
console-reporting-is-void = 檢驗已更正
console-reporting-due = { $at } 前上報
console-reporting-overdue = 已經過了 { $at }，請馬上上報
console-reporting-do = 我已上報
console-reporting-gone = 這一條剛剛處理過，請看最新的。
pathogen-bp = 百日咳鮑特菌
lab-means-bp = { $tone ->
    [elder] 查到百日咳，今天就問醫生。
   *[normal] 查到百日咳的細菌：今天就請醫生看，家裡有小嬰兒或孕婦要分開。這種病醫院要上報。
}

flow-rating = 到府評價
menu-key-rating = 到府評價
menu-key-rating-also = 評價到府 | 評價上門
home-told-rate = 這次到府取樣做完了，想聽聽您的感受。
rate-stars = 這次到府，您覺得怎麼樣？
rate-stars-five = 很滿意
rate-stars-five-also = 5 星 | 五星 | 很好
rate-stars-four = 滿意
rate-stars-four-also = 4 星 | 四星 | 好
rate-stars-three = 一般
rate-stars-three-also = 3 星 | 三星 | 還可以 | 還行
rate-stars-two = 不滿意
rate-stars-two-also = 2 星 | 二星 | 不好
rate-stars-one = 很不滿意
rate-stars-one-also = 1 星 | 一星 | 很差
rate-stars-skip = 不評價
rate-stars-skip-also = 跳過 | 不評
rate-words = 哪裡好、哪裡不好，想說就寫幾句。
rate-words-none = 不寫了
rate-words-none-also = 沒有 | 不用 | 沒了
rate-words-title = 感受
rate-words-unreadable = 請寫幾個字，最多 500 字，或者回「不寫了」。
rate-thanks = 記下了，謝謝您。
rate-kit = 取樣盒要再來一盒嗎？
rate-kit-again = 再來一盒
rate-kit-again-also = 再來 | 再約 | 要
rate-kit-over = 不用了
rate-kit-over-also = 不用 | 不要 | 好了
home-wish = 以後能到您那裡了，告訴您一聲嗎？
home-wish-yes = 好，告訴我
home-wish-yes-also = 好 | 要 | 告訴我
home-wish-no = 不用
home-wish-no-also = 不要 | 算了
home-wish-kept = 記下了，能到的時候告訴您一次。
home-told-zone = 到府檢測現在能到您那裡了。要約請回「到府檢測」。
