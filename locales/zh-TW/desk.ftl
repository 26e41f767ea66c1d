### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 醫生在自己的 Telegram 裡接診時看到的話。

desk-bound = { $name }，這個聊天已綁定。患者的內容會發到這裡，請鎖好手機，不要螢幕截圖外傳。
desk-bind-wrong = 綁定碼不對，或者已經用過、過期。請在工作台重新取一個，15 分鐘內有效。
desk-bind-often = 試錯太多次了，請 15 分鐘後再試。
desk-bind-other = 這個聊天已綁定了另一位同事，請先解除綁定。
desk-bind-patient = 您自己的問診還沒有結束，請結束後再綁定，或換一個帳號。
desk-unbound = 這個聊天已解除綁定，不再收到患者的內容。
desk-panel = 狀態：{ $state }
    接診中：{ $count } 位
    接診中直接打字、發照片或語音，就會傳給患者。
    /online 線上　/break 小休　/off 下線
    /cases 病例　/close 結束接診並寫小結
desk-cases = 我的病例
desk-offer = #{ $case } 請接診：{ $level }
    { $role } · { $who } · 已等 { $minutes } 分鐘
    { $seconds } 秒內有效
desk-accept = 接診
desk-decline = 拒絕
desk-take = 接診 #{ $case }
desk-offer-missed = #{ $case } 沒有及時應答，已轉給別人。
desk-offer-gone = #{ $case } 不用接了：已有人接診，或患者不等了。
desk-asked = #{ $case } { $name }請您一起看：{ $role } · { $who }
    請到工作台的這個病例中加入。
desk-taken = #{ $case } 已由{ $name }接診。
desk-late = #{ $case } 這次邀請已經過時。
desk-mine = 接診中：
desk-mine-none = 現在沒有接診中的患者。
desk-waiting = 候診中，您可以接：
desk-case = #{ $case } · { $level } · { $role } · { $who }
desk-result = 最新檢驗結果（{ $panel }，{ $at }）：{ $found }
desk-result-amended = 最新檢驗結果，已更正（{ $panel }，{ $at }）：{ $found }
desk-said = 最近的話：
desk-by-patient = 患者
desk-by-clinician = 醫生
desk-by-program = 系統
desk-line = { $title }：{ $text }
desk-comma = 、
desk-yours = 現在您打的字會傳給 #{ $case } 的患者。
desk-turn = 回覆 #{ $case }
desk-turned = 現在您打的字會傳給 #{ $case } 的患者。
desk-sent = 已傳給 #{ $case }。
desk-choose = 沒有發出。您有幾位患者，請先選傳給誰，再傳一次。
desk-gone = 沒有發出：#{ $case } 已不歸您。要傳給別的患者，請先選，再傳一次。
desk-no-case = 沒有發出：現在沒有接診中的患者。
desk-not-yours = #{ $case } 不歸您，或者已經結束。
desk-unsendable = 沒有發出：只能傳文字、照片、語音、檔案和位置。
desk-edited = 您改的字不會傳給患者。請把更正另發一條。
desk-note = ［系統］{ $text }
desk-kind-image = ［照片］
desk-kind-voice = ［語音］
desk-kind-video = ［影片］
desk-kind-file = ［檔案］
desk-kind-location = ［位置］
desk-kind-contact = ［電話］
desk-kind-other = ［其他］
desk-held = #{ $case } 有一條還沒送到：等患者下次說話時送出。
desk-undelivered = #{ $case } 有一條沒有送到。請到工作台重發，或換個方式聯絡患者。
desk-meant-number = #{ $case } 這條還沒有發：裡面好像有電話號碼、微訊號之類的聯絡方式。在這裡之外說的話沒有紀錄，同事也接不上。要發嗎？
desk-meant-dose = #{ $case } 這條還沒有發：裡面好像有用藥的劑量。請先看年齡、懷孕和過敏。要發嗎？
desk-meant-both = #{ $case } 這條還沒有發：裡面好像有用藥的劑量，也有聯絡方式。要發嗎？
desk-meant-send = 照樣傳送
desk-meant-drop = 不發
desk-meant-dropped = #{ $case } 這條沒有發出。
desk-meant-ended = #{ $case } 您還沒確認的那條沒有發出：病例已經結束。
desk-meant-moved = #{ $case } 您還沒確認的那條沒有發出：病例已不歸您。
desk-meant-old = 沒有發出：#{ $case } 的這條已經太久，內容沒有保留。請重新寫。
desk-refused-not-active = 沒有發出：#{ $case } 已經結束。
desk-refused-not-yours = 沒有發出：#{ $case } 不歸您。
desk-refused-empty = 沒有發出：內容是空的。
desk-refused-no-licence = 沒有登記執業執照號碼，不能上線。
desk-refused-disabled = 這個帳號已停用。
desk-close = 結束 #{ $case }
desk-ask-complaint = #{ $case } 小結 { $n }/4：主要問題？
    也可以一次寫四行：主要問題、判斷、建議、何時就醫。
desk-ask-assessment = #{ $case } 小結 { $n }/4：判斷？
desk-ask-advice = #{ $case } 小結 { $n }/4：建議？
desk-ask-seek-help = #{ $case } 小結 { $n }/4：出現什麼情況要去醫院？
desk-ask-outcome = #{ $case } 小結，會傳給患者：
    { $summary }

    請選處理結果，選了就結束接診。
desk-keep = 先不結束
desk-kept = #{ $case } 沒有結束，小結沒有儲存。現在您打的字會傳給患者。
desk-drafting = #{ $case } 正在寫小結，這條沒有傳給患者。
desk-draft-dropped = #{ $case } 的小結沒有寫完，已放棄，接診沒有結束。
desk-too-long = 太長了，每項最多 { $most } 字。請寫短一點。
desk-closed = #{ $case } 已結束，小結已傳給患者。

### 工作台上綁定自己聊天的頁面。

console-phone = 在 Telegram 裡接診
console-phone-lead = 綁定後，派給您的患者和他們的話會發到您自己的 Telegram。這些內容會經過境外平台，只在您自己的手機上開啟。
console-phone-bound = 現在：已綁定
console-phone-unbound = 現在：沒有綁定
console-phone-once = 綁定碼只顯示這一次，15 分鐘內有效，只能用一次
console-phone-open = 開啟 Telegram 綁定
console-phone-type = 或在 Telegram 裡給機器人發這一行：
console-phone-go = 取綁定碼
console-phone-again = 取新的綁定碼
console-phone-unbind = 解除綁定
