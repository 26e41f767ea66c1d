### 质控的文字。

console-review = 质量抽查
console-review-lead = 所有低评分、不良事件、紧急级别和再次打开的病例，另从其余病例中随机抽取 { $n }%。不能评审自己的病例。
console-review-waiting = 待质控
console-review-waiting-none = 没有待质控的病例。
console-review-own = 另有 { $n } 例是您自己参与的，须由其他主管评审。
console-review-done = 最近完成
console-review-done-none = 还没有完成的质控。
console-review-averages = 各人每月平均分
console-review-averages-hint = 按完成质控的月份计，百分比；括号内为例数。
console-review-averages-none = 还没有分数。
console-review-all = 全体
console-review-whole = 全部月份
console-review-case = 病例 { $n }
console-review-of = { $who } 接诊
console-review-closed = { $at } 结束
console-review-stars = 患者评 { $n } 星
console-review-go = 开始质控
console-review-by = { $who } 于 { $at } 完成
console-review-score = { $n }%
console-review-score-none = 均不适用
console-review-mean = { $score }（{ $n }）
console-review-column-case = 病例
console-review-column-reason = 原因
console-review-column-score = 得分
console-review-column-by = 评审人
console-review-column-at = 时间
console-review-clinician = 医护
console-review-reason-adverse = 不良事件
console-review-reason-emergency = 紧急级别
console-review-reason-rating = 低评分
console-review-reason-reopened = 问题没解决又回来
console-review-reason-sample = 随机抽取

## 一个病例

console-review-title = 病例 { $n } 质控
console-review-back = 质量抽查
console-review-readonly = 您正在查看已结束的病例。内容不可更改，查看会被记录。
console-review-self = 您参与过这个病例，须由其他主管评审。
console-review-open-again = 这个病例又打开了，结束后才能质控。
console-review-checklist = 检查表
console-review-checklist-lead = 每一项都要回答；“不适用”不计分。
console-review-yes = 是
console-review-no = 否
console-review-na = 不适用
console-review-comment = 给接诊者和存档的意见（可不填）
console-review-save = 保存质控结果
console-review-final = 保存后不能更改。
console-review-result = 结果
console-review-version = 检查表 { $version }
console-review-talk = 对话
console-review-talk-none = 没有对话。
console-review-remarks = 内部备注
console-review-error-unanswered = 还有问题没有回答。
console-review-error-own-case = 您参与过这个病例，须由其他主管评审。
console-review-error-over = 已有人完成了这个病例的质控，或者它又打开了。

## 问题

console-review-q-red-flags = 问了危险信号，并记录了回答
console-review-q-history = 按需要问了年龄、疾病、用药、过敏和怀孕情况
console-review-q-level = 紧急程度判断正确；急症立即引导急诊
console-review-q-no-overreach = 没有超出所说所见作诊断
console-review-q-medicines = 用药建议符合年龄、体重、过敏和怀孕情况
console-review-q-advice = 建议符合现行指南，并且做得到
console-review-q-seek-help = 说明了出现哪些情况要就医、去哪里
console-review-q-plain-words = 患者听得懂；每个问题都回答了
console-review-q-manner = 态度礼貌，没有广告，没有平台外联系
console-review-q-record = 小结与对话一致
