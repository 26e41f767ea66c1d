### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 開放時間和時刻的說法。

hours-mon = 週一
hours-tue = 週二
hours-wed = 週三
hours-thu = 週四
hours-fri = 週五
hours-sat = 週六
hours-sun = 週日
hours-run = { $first }至{ $last }
hours-daily = 每天
hours-line = { $days } { $hours }
hours-then = { $first }；{ $rest }
hours-and = { $first }、{ $rest }
hours-span = { $from }–{ $to }
hours-span-late = { $from }–次日 { $to }
hours-whole-day = 全天
hours-holidays = 國定假日 { $hours }
hours-holidays-closed = 國定假日休息
hours-none = 沒有固定時間
hours-today = 今天 { $time }
hours-tomorrow = 明天 { $time }
hours-on = { $weekday } { $time }
hours-date = { $month }{ $day }日（{ $weekday }）{ $time }
hours-day = { $month }{ $day }日（{ $weekday }）
hours-month-1 = 1月
hours-month-2 = 2月
hours-month-3 = 3月
hours-month-4 = 4月
hours-month-5 = 5月
hours-month-6 = 6月
hours-month-7 = 7月
hours-month-8 = 8月
hours-month-9 = 9月
hours-month-10 = 10月
hours-month-11 = 11月
hours-month-12 = 12月
