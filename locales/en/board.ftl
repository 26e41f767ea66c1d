### The words of the supervisor's board.

console-board = Board
console-board-lead = The whole clinic now. This page keeps itself up to date.
console-board-holidays = Public holidays are known up to { $day } only. Ask whoever runs the program to add the next year's to flows/data/hours.yaml. Nothing stops until then, but a holiday has the hours of a plain week.
console-board-plan = Planning shifts? Rehearse a day with “qianmen rehearse queue” first; docs/rehearsal.md explains how.
role-supervisor = supervisor

## Figures

console-board-waiting = Waiting now
console-board-longest = longest { $time }
console-board-nobody = Nobody is waiting
console-board-urgent = { $n } of them urgent
console-board-accepted = Accepted within { $n } s
console-board-goal = Goal { $n } %
console-board-now = Last { $n } min
console-board-hour = This hour
console-board-today = Today
console-board-met = goal met
console-board-below = below goal
console-board-none = no case yet
console-board-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
 }
console-board-wait = Wait today
console-board-half = half of the patients
console-board-most = 95 of 100
console-board-staff = Places in use
console-board-online = { $n } online
console-board-paused = { $n } on a break or away
console-board-places = { $n } of { $m }
console-board-offered = { $n } on offer
console-board-review = To be reviewed
console-board-review-go = Open quality review
console-board-percent = { $n } %
console-board-seconds = { $n } s
console-board-minutes = { $m } min { $n } s
console-board-hours = { $h } h { $m } min

## Alarms

console-board-alarms = Alarms
console-board-alarms-none = No alarm. All is well.
console-board-incidents-page = Look after them on the page of channels
console-board-alarms-n = { $n ->
    [0] No alarm.
    [one] { $n } alarm.
   *[other] { $n } alarms.
 }
console-board-seen = Seen
console-board-seen-what = { $what }, { $at }
console-board-case = Case { $n }
console-alarm-unaccepted = Nobody accepts a waiting patient
console-alarm-silent = A clinician has not answered
console-alarm-crisis = Somebody spoke of self-harm
console-alarm-emergency = Emergency words, and no answer
console-alarm-offline = A clinician vanished; their cases wait again
console-alarm-shift = A shift ends with a case still open
console-alarm-ownerless = A case had to be repaired
console-alarm-rating = A patient is not content
console-alarm-adverse = Adverse event
console-alarm-limit = A colleague asks to limit somebody abusive
console-alarm-sample = A laboratory report fits no patient

## Charts and tables

console-board-day = Today, hour by hour
console-board-day-share = Share accepted within { $n } s
console-board-day-cases = Cases by hour of asking
console-board-day-about = Line: share of cases accepted within { $s } seconds in each hour; the goal is { $goal } per cent. Bars: how many cases, accepted in time, accepted later, or not accepted. The table below has the numbers.
console-board-within = accepted within { $n } s
console-board-later = accepted later
console-board-missed = not accepted
console-board-slot = { $from } to { $to }: { $n } cases, { $within } in time, { $later } later, { $missed } not accepted
console-board-goal-line = goal { $n } %
console-board-table = The numbers as a table
console-board-time = Time
console-board-column-cases = Cases
console-board-column-within = In time
console-board-column-later = Later
console-board-column-missed = Not accepted
console-board-column-share = Share
console-board-column-median = Half within
console-board-column-p95 = 95 % within
console-board-roles = By role
console-board-role = Role
console-board-column-waiting = Waiting, by urgency
console-board-column-longest = Longest
console-board-column-online = Online
console-board-column-places = Places in use
console-board-column-now = Last { $n } min
console-board-column-hour = This hour
console-board-column-today = Today
console-board-roles-none = Nobody is at work, and there was no case today.
console-board-over = { $n } over
console-board-helping = + { $n } helping out
console-board-nobody-online = nobody online
console-board-legend-taken = taken
console-board-legend-offered = on offer
console-board-legend-free = free
console-board-legend-over = beyond capacity
