### 值班主管看板的文字。

console-board = 运营看板
console-board-lead = 全院此刻的情况，页面自动更新。
console-board-holidays = 公众假期只登记到 { $day }，请让系统管理员在 flows/data/hours.yaml 里补上下一年的放假和调休安排。未补之前照常接诊，只是假期也按平常的周排班。
console-board-plan = 排班前可先用 “qianmen rehearse queue” 演练一天，说明见 docs/rehearsal.md。
role-supervisor = 主管

## 数字

console-board-waiting = 正在候诊
console-board-longest = 最久 { $time }
console-board-nobody = 无人候诊
console-board-urgent = 其中紧急 { $n } 人
console-board-accepted = { $n } 秒内接诊
console-board-goal = 目标 { $n }%
console-board-now = 最近 { $n } 分钟
console-board-hour = 本小时
console-board-today = 今天
console-board-met = 达标
console-board-below = 未达标
console-board-none = 暂无接诊
console-board-cases = { $n } 例
console-board-wait = 今天等候
console-board-half = 一半患者
console-board-most = 95% 患者
console-board-staff = 接诊名额
console-board-online = 在线 { $n } 人
console-board-paused = 休息或离开 { $n } 人
console-board-places = { $n } / { $m }
console-board-offered = 派单中 { $n }
console-board-review = 待质控
console-board-review-go = 打开质控
console-board-percent = { $n }%
console-board-seconds = { $n } 秒
console-board-minutes = { $m } 分 { $n } 秒
console-board-hours = { $h } 小时 { $m } 分

## 警报

console-board-alarms = 警报
console-board-alarms-none = 没有警报，一切正常。
console-board-incidents-page = 到渠道页面处理
console-board-alarms-n = { $n ->
    [0] 没有警报。
   *[other] { $n } 条警报。
 }
console-board-seen = 已处理
console-board-seen-what = { $what }，{ $at }
console-board-case = 病例 { $n }
console-alarm-unaccepted = 有患者久等无人接诊
console-alarm-silent = 医护久未回复患者
console-alarm-crisis = 有人说到伤害自己
console-alarm-emergency = 出现急症字眼，尚未回应
console-alarm-offline = 医护掉线，病例重新排队
console-alarm-shift = 即将下班，仍有未结束的病例
console-alarm-ownerless = 有病例失管，已自动修复
console-alarm-rating = 患者不满意
console-alarm-adverse = 不良事件
console-alarm-limit = 有同事请求限制一名患者
console-alarm-sample = 检验结果对不上患者

## 图表

console-board-day = 今天逐小时
console-board-day-share = { $n } 秒内接诊比例
console-board-day-cases = 各小时求诊数
console-board-day-about = 折线：每小时 { $s } 秒内接诊的比例，目标 { $goal }%。柱形：病例数，分为按时接诊、较晚接诊、未接诊。下方表格有全部数字。
console-board-within = { $n } 秒内接诊
console-board-later = 较晚接诊
console-board-missed = 未接诊
console-board-slot = { $from } 至 { $to }：{ $n } 例，按时 { $within }，较晚 { $later }，未接诊 { $missed }
console-board-goal-line = 目标 { $n }%
console-board-table = 以表格查看数字
console-board-time = 时间
console-board-column-cases = 病例
console-board-column-within = 按时
console-board-column-later = 较晚
console-board-column-missed = 未接诊
console-board-column-share = 比例
console-board-column-median = 半数等候
console-board-column-p95 = 95% 等候
console-board-roles = 按角色
console-board-role = 角色
console-board-column-waiting = 候诊（按紧急程度）
console-board-column-longest = 最久
console-board-column-online = 在线
console-board-column-places = 接诊名额
console-board-column-now = 最近 { $n } 分钟
console-board-column-hour = 本小时
console-board-column-today = 今天
console-board-roles-none = 此刻无人在岗，今天也没有病例。
console-board-over = 超 { $n }
console-board-helping = + 协助 { $n }
console-board-nobody-online = 无人在线
console-board-legend-taken = 已占用
console-board-legend-offered = 派单中
console-board-legend-free = 空闲
console-board-legend-over = 超出名额
