### 我的预约：检测、疫苗、挂号、回电，一页看全，家里人的也在。

flow-bookings = 我的预约
menu-key-bookings = 我的预约
menu-key-bookings-also = 预约 | 查预约 | 我约的 | 看预约
mine-main-bookings = 我的预约
mine-main-bookings-also = 预约 | 查预约
bookings = 您和家人的预约，要看哪一个？
bookings-over = 都不用
bookings-over-also = 不用 | 好了 | 算了
bookings-none = { $tone ->
    [elder] 现在没有预约。要约请回“上门检测”“打疫苗”或“挂号”。
   *[normal] 现在没有预约，也没有等着的结果。要约请回“上门检测”“打疫苗”或“挂号”。
}
booking-gone = 没有找到这个预约，可能已经取消或改了。
booking-callback = 回电：{ $role }，{ $when }
booking-seen = { $line }，{ $site_name }，电话 { $phone }。

console-nav-calls = 要打的电话
console-calls = 要打电话通知的
console-calls-lead = { $hours } 小时内要来、消息没有送到的人，还有被取消了预约、又收不到消息的人。打通了就点“已通知”，换了时间会重新列出。
console-calls-none = 没有要打的电话，都已经通知到了。
console-calls-no-phone = 没有留电话
console-calls-tried = 没打通 { $n } 次，最近 { $at }
console-calls-reached = 已通知
console-calls-nobody = 没人接
console-calls-off = 预约已被取消
console-slots-to-call = 预约已取消，但 { $name } 收不到消息，请打电话告诉本人：
console-calls-gone = 这个预约刚被取消或改了，请看最新的。
console-nav-reporting = 传染病上报
console-reporting = 要上报的传染病
console-reporting-lead = 检验查到要上报的病原体，每一条按时上报，报完写下是谁报的。
console-reporting-none = 没有要上报的。
console-reporting-grade = { $grade ->
    [A] 甲类
    [B] 乙类
    [C] 丙类
   *[other] 未定类
}
console-reporting-is-open = 待上报
console-reporting-is-done = 已上报
console-reporting-is-void = 检验已更正
console-reporting-due = { $at } 前上报
console-reporting-overdue = 已经过了 { $at }，请马上上报
console-reporting-do = 我已上报
console-reporting-gone = 这一条刚刚处理过，请看最新的。
pathogen-bp = 百日咳鲍特菌
lab-means-bp = { $tone ->
    [elder] 查到百日咳，今天就问医生。
   *[normal] 查到百日咳的细菌：今天就请医生看，家里有小婴儿或孕妇要分开。这种病医院要上报。
}

flow-rating = 上门评价
menu-key-rating = 上门评价
menu-key-rating-also = 评价上门
home-told-rate = 这次上门采样做完了，想听听您的感受。
rate-stars = 这次上门，您觉得怎么样？
rate-stars-five = 很满意
rate-stars-five-also = 5 星 | 五星 | 很好
rate-stars-four = 满意
rate-stars-four-also = 4 星 | 四星 | 好
rate-stars-three = 一般
rate-stars-three-also = 3 星 | 三星 | 还行
rate-stars-two = 不满意
rate-stars-two-also = 2 星 | 二星 | 不好
rate-stars-one = 很不满意
rate-stars-one-also = 1 星 | 一星 | 很差
rate-stars-skip = 不评价
rate-stars-skip-also = 跳过 | 不评
rate-words = 哪里好、哪里不好，想说就写几句。
rate-words-none = 不写了
rate-words-none-also = 没有 | 不用 | 没了
rate-words-title = 感受
rate-words-unreadable = 请写几个字，最多 500 字，或者回“不写了”。
rate-thanks = 记下了，谢谢您。
rate-kit = 采样盒要再来一盒吗？
rate-kit-again = 再来一盒
rate-kit-again-also = 再来 | 再约 | 要
rate-kit-over = 不用了
rate-kit-over-also = 不用 | 不要 | 好了
home-wish = 以后能到您那里了，告诉您一声吗？
home-wish-yes = 好，告诉我
home-wish-yes-also = 好 | 要 | 告诉我
home-wish-no = 不用
home-wish-no-also = 不要 | 算了
home-wish-kept = 记下了，能到的时候告诉您一次。
home-told-zone = 上门检测现在能到您那里了。要约请回“上门检测”。
