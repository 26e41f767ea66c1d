### 地点：您在哪里、离多远、开不开门。

flow-where = 您在哪里
where-pick = 还是上次的地方吗？
where-pick-new = 换个地方
where-pick-new-also = 新的 | 别的地方 | 不是 | 换
where-ask = { $tone ->
    [elder] 您在哪个区？写区名，比如“西湖区”。
   *[normal] 您在哪个区？写区名或地址就行，比如“西湖区”；微信和 Telegram 里也可以直接发位置。
}
where-unknown = 没找到这个地方。请写区或县的名字，比如“西湖区”。
where-wide = 请再写清楚是哪个区或县，比如“西湖区”。
where-outside = 这里不在我们的服务范围。请写一个我们这里的区，比如“西湖区”。
where-maybe = 您是说 { $value } 吗？
where-which = 有几个地方符合，是哪一个？
where-which-none = 都不是
where-which-none-also = 没有 | 不是 | 重新写
where-far = { $tone ->
    [elder] 您那里离得太远，我们没有点。急症请打 { -emergency }。
   *[normal] 您那里附近没有我们合作的医院。请打当地 12345 问最近的发热门诊，急症打 { -emergency }。
}
where-kept = 记住了，下次不用再写。
place-at = { $name }
place-at-point = { $name }一带
place-shared = 您发的位置
distance-near = 不到 100 米
distance-metres = 约 { $n } 米
distance-kilometres = 约 { $n } 公里
place-always = 24 小时开
place-open = 现在开，到{ $until }
place-closed = { $tone ->
    [elder] 关着，{ $opens } 开
   *[normal] 现在关，{ $opens } 开
}
place-shut = 近期不开
place-line-all = { $tone ->
    [elder] { $name }，{ $far }，{ $opening }，{ $phone }
   *[normal] { $name }，{ $far }，{ $opening }，电话 { $phone }
}
place-line-adults = { $tone ->
    [elder] { $name }（看大人），{ $far }，{ $opening }，{ $phone }
   *[normal] { $name }（看大人），{ $far }，{ $opening }，电话 { $phone }
}
place-line-children = { $tone ->
    [elder] { $name }（看孩子），{ $far }，{ $opening }，{ $phone }
   *[normal] { $name }（看孩子），{ $far }，{ $opening }，电话 { $phone }
}
place-demonstration = { $tone ->
    [elder] （演示数据）
   *[normal] 以上是演示数据，不是真的医院。
}
place-from-here = 从您的位置算，直线距离
place-from-centre = 从{ $name }中心算，直线距离
