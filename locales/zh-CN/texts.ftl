## 运营台：改程序说的话

console-nav-texts = 话术
console-texts = 话术
console-texts-lead = 程序对患者说的每一句话都可以改：先写草稿，看各渠道里的样子，再由另一位同事审核后生效，也可以随时退回。
console-texts-search = 查找（文字或键名）
console-texts-language = 语言
console-texts-find = 查找
console-texts-found = { $n ->
    [0] 没有找到
   *[other] 找到 { $n } 条
}
console-texts-more = 只显示前面一部分，请写得更具体些。
console-texts-open = 草稿和待审核
console-texts-none-open = 现在没有草稿，也没有等待审核的。
console-texts-live = 已经改过、正在用的
console-texts-none-live = 还没有改过，全部是程序自带的说法。
console-text-state-draft = 草稿
console-text-state-proposed = 等待审核
console-text-state-live = 正在用
console-text-state-replaced = 以前用过
console-text-state-refused = 没有采用
console-text-state-withdrawn = 已退回
console-text-where = 用在：
console-text-write = 改写
console-text-normal = 平常的说法
console-text-elder = 大字简明的说法（不写就和平常的一样）
console-text-hint = 花括号里的内容由程序填入，例如 { "{ $name }" }，请原样保留。简明的说法最多 60 个字。
console-text-save = 保存草稿并预览
console-text-faults = 还不能提交：
console-text-fault-empty = 平常的说法不能空着。
console-text-fault-syntax = 看不懂：花括号没有成对，或者格式不对。
console-text-fault-lacks = 少了由程序填入的内容：
console-text-fault-unknown = 这里没有可以填入的：
console-text-fault-reference = 没有这一条：
console-text-fault-long = 太长了：
console-text-fault-line = 按钮上的字只能有一行。
console-text-fault-label = 微信菜单里放不下（前面是现在的字节数，后面是最多的；一个汉字 3 个）：
console-text-menu = 这几个字在微信聊天下面的菜单里，生效后还要推送一次，大家才看得到。
console-text-menu-push = 去推送菜单
console-text-fault-dose = 像处方：写了药和用量。程序不开药。
console-text-fault-taken = 这个叫法已经有别的用处：
console-text-propose = 提交审核
console-text-discard = 不要这一稿
console-text-withdraw = 退回程序自带的说法
console-text-restore = 重新使用
console-text-judge = 审核
console-text-remark = 意见
console-text-approve = 同意，马上生效
console-text-refuse = 不同意
console-text-second = 正在等另一位有审核权限的同事。
console-text-looks = 患者看到的样子
console-text-no-looks = 改好上面的问题后，这里会显示。
console-text-normal-short = 平常
console-text-elder-short = 大字简明
console-text-release = 程序自带的说法
console-text-versions = 改动记录
console-text-no-versions = 还没有改过。
console-text-stale = 程序升级后，自带的说法变了。请对照一下现在用的是否还合适。
console-channel-telegram = Telegram
console-channel-wechat = 微信
console-channel-web = 网页
console-error-text-gone = 这一稿已经被别人改过或处理了，请看最新的内容再决定。
console-error-text-own = 自己写的要由另一位同事审核。
console-error-text-long = 太长了，最多 4000 个字。

## 试聊

console-nav-simulator = 试聊
console-simulator = 试聊
console-simulator-lead = 像患者一样走一遍：这里是真的程序，只是用一份随用随弃的数据，不会发给任何人。
console-simulator-flow = 从哪里开始
console-simulator-from-menu = 主菜单
console-simulator-channel = 渠道
console-simulator-drafts = 用上还没有生效的草稿
console-simulator-begin = 开始
console-simulator-talk = 对话
console-simulator-say = 说点什么
console-simulator-send = 发送
console-simulator-act-photo = 发一张照片
console-simulator-act-voice = 发一段语音
console-simulator-act-wait = 过 10 分钟
console-simulator-act-restart = 程序重启
console-simulator-act-accept = 医生接诊
console-simulator-act-close = 医生结束
console-simulator-end = 结束试聊
console-error-simulator-gone = 这次试聊已经结束，请重新开始。
