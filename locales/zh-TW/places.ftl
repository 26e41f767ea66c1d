### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 地點：您在哪裡、離多遠、開不開門。

flow-where = 您在哪裡
where-pick = 還是上次的地方嗎？
where-pick-new = 換個地方
where-pick-new-also = 新的 | 別的地方 | 不是 | 換
where-ask = { $tone ->
    [elder] 您在哪個區？寫區名，比如「西湖區」。
   *[normal] 您在哪個區？寫區名或地址就行，比如「西湖區」；微信和 Telegram 裡也可以直接發位置。
}
where-unknown = 沒找到這個地方。請寫區或縣的名字，比如「西湖區」。
where-wide = 請再寫清楚是哪個區或縣，比如「西湖區」。
where-outside = 這裡不在我們的服務範圍。請寫一個我們這裡的區，比如「西湖區」。
where-maybe = 您是說 { $value } 嗎？
where-which = 有幾個地方符合，是哪一個？
where-which-none = 都不是
where-which-none-also = 沒有 | 不是 | 重新寫
where-far = { $tone ->
    [elder] 您那裡離得太遠，我們沒有點。急症請打 { -emergency }。
   *[normal] 您那裡附近沒有我們合作的醫院。請打當地 12345 問最近的發熱門診，急症打 { -emergency }。
}
where-kept = 記住了，下次不用再寫。
place-at = { $name }
place-at-point = { $name }一帶
place-shared = 您傳的位置
distance-near = 不到 100 米
distance-metres = 約 { $n } 米
distance-kilometres = 約 { $n } 公里
place-always = 24 小時開
place-open = 現在開，到{ $until }
place-closed = { $tone ->
    [elder] 關著，{ $opens } 開
   *[normal] 現在關，{ $opens } 開
}
place-shut = 近期不開
place-line-all = { $tone ->
    [elder] { $name }，{ $far }，{ $opening }，{ $phone }
   *[normal] { $name }，{ $far }，{ $opening }，電話 { $phone }
}
place-line-adults = { $tone ->
    [elder] { $name }（看大人），{ $far }，{ $opening }，{ $phone }
   *[normal] { $name }（看大人），{ $far }，{ $opening }，電話 { $phone }
}
place-line-children = { $tone ->
    [elder] { $name }（看孩子），{ $far }，{ $opening }，{ $phone }
   *[normal] { $name }（看孩子），{ $far }，{ $opening }，電話 { $phone }
}
place-demonstration = { $tone ->
    [elder] （演示資料）
   *[normal] 以上是演示資料，不是真的醫院。
}
place-from-here = 從您的位置算，直線距離
place-from-centre = 從{ $name }中心算，直線距離
