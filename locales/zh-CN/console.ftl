### 医护工作台的文字。

console-language = 中文
console-title = 前门工作台
console-skip = 跳到正文
console-nav = 账户与语言
console-logout = 退出登录
console-offline = 连接中断，正在重新连接。此间显示的内容可能不是最新的。
console-comma = 、

## 登录

console-login = 医护登录
console-login-lead = 仅限本机构医护人员使用，所有查阅都会留下记录。
console-login-name = 账号
console-login-password = 密码
console-login-go = 登录
console-login-wrong = 账号或密码不正确。
console-login-blocked = 尝试次数过多，请 15 分钟后再试。
console-password = 修改密码
console-password-once = 这是一次性密码，请先换成自己的密码，再继续使用。
console-password-lead = 修改后，其他设备上的登录会全部失效。
console-password-old = 当前密码
console-password-new = 新密码
console-password-again = 再输一次新密码
console-password-hint = 至少 10 个字符；几个不相干的词连起来就很好。
console-password-go = 保存新密码
console-password-wrong-old = 当前密码不正确。
console-password-differs = 两次输入的新密码不一致。
console-password-short = 新密码太短，至少要 10 个字符。
console-password-long = 新密码太长，最多 200 个字符。
console-password-plain = 新密码太容易猜到，请换一个。
console-password-same = 新密码不能与当前密码相同。

## 候诊

console-queue = 候诊与接诊
console-waiting = 候诊
console-waiting-empty = 现在没有人候诊。
console-mine = 我的接诊
console-mine-empty = 您还没有接诊中的患者。
console-tally = 候诊 { $n } 人。
console-tally-urgent = 其中紧急 { $n } 人！
console-tally-asked = { $n } 位患者在等您回复。
console-asks = 等您回复
console-accept = 接诊
console-nameless = 未登记姓名（{ $alias }）
console-waited-now = 刚刚到
console-waited-minutes = 已等 { $n } 分钟
console-waited-hours = 已等 { $h } 小时 { $n } 分钟
console-age-years = { $n } 岁
console-age-months = { $n } 个月
console-age-days = { $n } 天
console-relation-self = 本人
console-relation-child = 孩子，家长代问
console-relation-parent = 父母，子女代问
console-relation-other = 他人代问
console-taken-other = 这位患者已由 { $who } 接诊。
console-taken-mine = 这位患者已经在您的接诊中。
console-taken-cancelled = 这位患者已离开候诊。
console-taken-licence = 未能接诊：您的账号没有登记执业证号，或者患者已不在候诊。
console-no-licence = 您的账号没有登记执业证号，只能接待服务台的咨询。

## 紧急程度

console-level-E1 = 立即急救
console-level-E2 = 马上去急诊
console-level-L1 = 几分钟内
console-level-L2 = 今天内
console-level-L3 = 常规
console-level-L4 = 居家护理

## 接诊页面

console-back = 返回候诊列表
console-opened = { $at } 开始候诊
console-elder = 大字版
console-note = 问诊记录
console-note-empty = 没有填写问诊。
console-rules = 触发的规则
console-rules-empty = 没有规则触发。
console-rules-version = 规则版本：{ $version }
console-talk = 对话
console-say = 写给患者
console-say-hint = 回车发送，Shift+回车换行
console-photo = 照片
console-send = 发送
console-by-patient = 患者
console-by-clinician = 医护
console-by-program = 系统
console-photo-patient = 患者发来的照片
console-photo-clinician = 医护发出的照片
console-photo-program = 系统发出的图片
console-media-wanted = 正在从平台取回文件……
console-media-failed = 文件没能从平台取回，可以请患者再发一次。
console-download = 下载{ $kind }
console-unshown = ［{ $kind }，无法在此显示］
console-place = 位置：{ $at }
console-edited = 患者修改过，看原来的内容
console-kind-text = 文字
console-kind-image = 照片
console-kind-voice = 语音
console-kind-video = 视频
console-kind-file = 文件
console-kind-location = 位置
console-kind-contact = 名片
console-kind-other = 其他消息

## 送达

console-tick-queued = 等待发送
console-tick-sending = 发送中
console-tick-sent = 已发送
console-tick-delivered = 已送达
console-tick-held = 送达待定，患者再来信时发出
console-tick-unknown = 不确定是否送达
console-tick-skipped = 未发送
console-tick-failed = 发送失败
console-because = （{ $reason }）
console-reason-no-address = 没有可用的联系渠道
console-reason-blocked = 患者已拉黑或取消关注
console-reason-sender-died = 发送时程序中断
console-reason-45015 = 超出平台允许回复的时间
console-reason-45047 = 超出平台允许的条数

## 结束

console-close = 结束接诊并写小结
console-close-lead = 小结会发给患者，四项都要写。
console-close-go = 发送小结并结束
console-summary = 小结
console-summary-complaint = 主诉
console-summary-assessment = 判断
console-summary-advice = 建议
console-summary-seek_help = 什么情况要立即就医
console-outcome = 处理结果
console-choose = 请选择
console-outcome-advice = 给出建议
console-outcome-home-test = 上门检测
console-outcome-offline-referral = 转线下就诊
console-outcome-prescribed-elsewhere = 已在他处开方
console-outcome-no-reply = 患者未回复
console-outcome-not-suitable-online = 不适合线上处理
console-outcome-emergency = 已提示急救
console-outcome-kept = 仅保存记录
console-rating = 患者评分
console-rating-stars = { $n } 星（满分 5 星）
console-state-waiting = 还在候诊，接诊之后才能对话。
console-state-cancelled = 患者已离开候诊。
console-not-mine = 这位患者由其他医护接诊，您只能查看。
console-refused = 不能查看
console-refused-other = 这位患者由 { $who } 接诊。
console-refused-nobody = 您的账号没有查看这位患者的权限。

## 出错

console-error-empty = 请先写点内容，或者选一张照片。
console-error-too-long = 内容太长了，请分几次写。
console-error-too-large = 照片太大，最大 10 MB。
console-error-not-a-photo = 这个文件不是能读取的照片。
console-error-not-active = 这次接诊已经结束。
console-error-not-yours = 这位患者不是由您接诊的。
console-error-summary-missing = 小结的四项都要写。
console-error-outcome-missing = 请选择处理结果。

## 规则

console-rule-red-flag = 有危险信号
console-rule-infant-fever = 3 个月以下婴儿发热
console-rule-newborn-cold = 新生儿体温过低
console-rule-very-high-temperature = 体温极高
console-rule-infant-fever-unmeasured = 3 个月以下婴儿疑似发热，未测量
console-rule-weak-defences-fever = 免疫力低下者发热
console-rule-weak-defences-fever-unmeasured = 免疫力低下者疑似发热，未测量
console-rule-red-flag-unsure = 危险信号不确定
console-rule-low-temperature = 体温过低
console-rule-child-high-fever-days = 儿童高热多日
console-rule-newborn-unwell = 新生儿不适
console-rule-infant-unmeasured = 3 个月以下婴儿未测体温
console-rule-baby-high-fever = 3 至 6 个月婴儿高热
console-rule-baby-fever-unmeasured = 3 至 6 个月婴儿疑似发热，未测量
console-rule-baby-fever-a-day = 3 至 6 个月婴儿发热超过一天
console-rule-child-fever-5-days = 儿童发热 5 天以上
console-rule-fever-more-than-3-days = 发热超过 3 天
console-rule-high-temperature = 高热
console-rule-old-fever = 老年人发热
console-rule-pregnancy-fever = 孕期发热
console-rule-rash-fever = 发热伴皮疹
console-rule-belly-fever = 发热伴腹痛
console-rule-early-at-risk-illness = 高危慢性病，发病 48 小时内
console-rule-early-at-risk-age = 高危年龄，发病 48 小时内
console-rule-mild-cold = 轻症感冒
console-rule-at-risk-with-sign = 高危人群有发热或咳嗽，升一级
