### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 值班主管看板的文字。

console-board = 運營看板
console-board-lead = 全院此刻的情況，頁面自動更新。
console-board-holidays = 公眾假期只登記到 { $day }，請讓系統管理員在 flows/data/hours.yaml 裡補上下一年的放假和調休安排。未補之前照常接診，只是假期也按平常的周排班。
console-board-plan = 排班前可先用 「qianmen rehearse queue」 演練一天，說明見 docs/rehearsal.md。
role-supervisor = 主管

## 數字

console-board-waiting = 正在候診
console-board-longest = 最久 { $time }
console-board-nobody = 無人候診
console-board-urgent = 其中緊急 { $n } 人
console-board-accepted = { $n } 秒內接診
console-board-goal = 目標 { $n }%
console-board-now = 最近 { $n } 分鐘
console-board-hour = 本小時
console-board-today = 今天
console-board-met = 達標
console-board-below = 未達標
console-board-none = 暫無接診
console-board-cases = { $n } 例
console-board-wait = 今天等候
console-board-half = 一半患者
console-board-most = 95% 患者
console-board-staff = 接診名額
console-board-online = 線上 { $n } 人
console-board-paused = 休息或離開 { $n } 人
console-board-places = { $n } / { $m }
console-board-offered = 派單中 { $n }
console-board-review = 待品質審查
console-board-review-go = 開啟品質審查
console-board-percent = { $n }%
console-board-seconds = { $n } 秒
console-board-minutes = { $m } 分 { $n } 秒
console-board-hours = { $h } 小時 { $m } 分

## 警報

console-board-alarms = 警報
console-board-alarms-none = 沒有警報，一切正常。
console-board-incidents-page = 到渠道頁面處理
console-board-alarms-n = { $n ->
    [0] 沒有警報。
   *[other] { $n } 條警報。
 }
console-board-seen = 已處理
console-board-seen-what = { $what }，{ $at }
console-board-case = 病例 { $n }
console-alarm-unaccepted = 有患者久等無人接診
console-alarm-silent = 醫護久未回覆患者
console-alarm-crisis = 有人說到傷害自己
console-alarm-emergency = 出現急症字眼，尚未回應
console-alarm-offline = 醫護掉線，病例重新排隊
console-alarm-shift = 即將下班，仍有未結束的病例
console-alarm-ownerless = 有病例失管，已自動修復
console-alarm-rating = 患者不滿意
console-alarm-adverse = 不良事件
console-alarm-limit = 有同事請求限制一名患者
console-alarm-sample = 檢驗結果對不上患者

## 圖表

console-board-day = 今天逐小時
console-board-day-share = { $n } 秒內接診比例
console-board-day-cases = 各小時求診數
console-board-day-about = 折線：每小時 { $s } 秒內接診的比例，目標 { $goal }%。柱形：病例數，分為按時接診、較晚接診、未接診。下方表格有全部數字。
console-board-within = { $n } 秒內接診
console-board-later = 較晚接診
console-board-missed = 未接診
console-board-slot = { $from } 至 { $to }：{ $n } 例，按時 { $within }，較晚 { $later }，未接診 { $missed }
console-board-goal-line = 目標 { $n }%
console-board-table = 以表格查看數字
console-board-time = 時間
console-board-column-cases = 病例
console-board-column-within = 按時
console-board-column-later = 較晚
console-board-column-missed = 未接診
console-board-column-share = 比例
console-board-column-median = 半數等候
console-board-column-p95 = 95% 等候
console-board-roles = 按角色
console-board-role = 角色
console-board-column-waiting = 候診（按緊急程度）
console-board-column-longest = 最久
console-board-column-online = 線上
console-board-column-places = 接診名額
console-board-column-now = 最近 { $n } 分鐘
console-board-column-hour = 本小時
console-board-column-today = 今天
console-board-roles-none = 此刻無人在崗，今天也沒有病例。
console-board-over = 超 { $n }
console-board-helping = + 協助 { $n }
console-board-nobody-online = 無人線上
console-board-legend-taken = 已佔用
console-board-legend-offered = 派單中
console-board-legend-free = 空閒
console-board-legend-over = 超出名額
