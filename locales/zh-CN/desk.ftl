### 医生在自己的 Telegram 里接诊时看到的话。

desk-bound = { $name }，这个聊天已绑定。患者的内容会发到这里，请锁好手机，不要截屏外传。
desk-bind-wrong = 绑定码不对，或者已经用过、过期。请在工作台重新取一个，15 分钟内有效。
desk-bind-often = 试错太多次了，请 15 分钟后再试。
desk-bind-other = 这个聊天已绑定了另一位同事，请先解除绑定。
desk-bind-patient = 您自己的问诊还没有结束，请结束后再绑定，或换一个账号。
desk-unbound = 这个聊天已解除绑定，不再收到患者的内容。
desk-panel = 状态：{ $state }
    接诊中：{ $count } 位
    接诊中直接打字、发照片或语音，就会发给患者。
    /online 在线　/break 小休　/off 下线
    /cases 病例　/close 结束接诊并写小结
desk-cases = 我的病例
desk-offer = #{ $case } 请接诊：{ $level }
    { $role } · { $who } · 已等 { $minutes } 分钟
    { $seconds } 秒内有效
desk-accept = 接诊
desk-decline = 拒绝
desk-take = 接诊 #{ $case }
desk-offer-missed = #{ $case } 没有及时应答，已转给别人。
desk-offer-gone = #{ $case } 不用接了：已有人接诊，或患者不等了。
desk-asked = #{ $case } { $name }请您一起看：{ $role } · { $who }
    请到工作台的这个病例中加入。
desk-taken = #{ $case } 已由{ $name }接诊。
desk-late = #{ $case } 这次邀请已经过时。
desk-mine = 接诊中：
desk-mine-none = 现在没有接诊中的患者。
desk-waiting = 候诊中，您可以接：
desk-case = #{ $case } · { $level } · { $role } · { $who }
desk-result = 最新检验结果（{ $panel }，{ $at }）：{ $found }
desk-result-amended = 最新检验结果，已更正（{ $panel }，{ $at }）：{ $found }
desk-said = 最近的话：
desk-by-patient = 患者
desk-by-clinician = 医生
desk-by-program = 系统
desk-line = { $title }：{ $text }
desk-comma = 、
desk-yours = 现在您打的字会发给 #{ $case } 的患者。
desk-turn = 回复 #{ $case }
desk-turned = 现在您打的字会发给 #{ $case } 的患者。
desk-sent = 已发给 #{ $case }。
desk-choose = 没有发出。您有几位患者，请先选发给谁，再发一次。
desk-gone = 没有发出：#{ $case } 已不归您。要发给别的患者，请先选，再发一次。
desk-no-case = 没有发出：现在没有接诊中的患者。
desk-not-yours = #{ $case } 不归您，或者已经结束。
desk-unsendable = 没有发出：只能发文字、照片、语音、文件和位置。
desk-edited = 您改的字不会传给患者。请把更正另发一条。
desk-note = ［系统］{ $text }
desk-kind-image = ［照片］
desk-kind-voice = ［语音］
desk-kind-video = ［视频］
desk-kind-file = ［文件］
desk-kind-location = ［位置］
desk-kind-contact = ［电话］
desk-kind-other = ［其他］
desk-held = #{ $case } 有一条还没送到：等患者下次说话时送出。
desk-undelivered = #{ $case } 有一条没有送到。请到工作台重发，或换个方式联系患者。
desk-meant-number = #{ $case } 这条还没有发：里面好像有电话号码、微信号之类的联系方式。在这里之外说的话没有记录，同事也接不上。要发吗？
desk-meant-dose = #{ $case } 这条还没有发：里面好像有用药的剂量。请先看年龄、怀孕和过敏。要发吗？
desk-meant-both = #{ $case } 这条还没有发：里面好像有用药的剂量，也有联系方式。要发吗？
desk-meant-send = 照样发送
desk-meant-drop = 不发
desk-meant-dropped = #{ $case } 这条没有发出。
desk-meant-ended = #{ $case } 您还没确认的那条没有发出：病例已经结束。
desk-meant-moved = #{ $case } 您还没确认的那条没有发出：病例已不归您。
desk-meant-old = 没有发出：#{ $case } 的这条已经太久，内容没有保留。请重新写。
desk-refused-not-active = 没有发出：#{ $case } 已经结束。
desk-refused-not-yours = 没有发出：#{ $case } 不归您。
desk-refused-empty = 没有发出：内容是空的。
desk-refused-no-licence = 没有登记执业证号，不能上线。
desk-refused-disabled = 这个账号已停用。
desk-close = 结束 #{ $case }
desk-ask-complaint = #{ $case } 小结 { $n }/4：主要问题？
    也可以一次写四行：主要问题、判断、建议、何时就医。
desk-ask-assessment = #{ $case } 小结 { $n }/4：判断？
desk-ask-advice = #{ $case } 小结 { $n }/4：建议？
desk-ask-seek-help = #{ $case } 小结 { $n }/4：出现什么情况要去医院？
desk-ask-outcome = #{ $case } 小结，会发给患者：
    { $summary }

    请选处理结果，选了就结束接诊。
desk-keep = 先不结束
desk-kept = #{ $case } 没有结束，小结没有保存。现在您打的字会发给患者。
desk-drafting = #{ $case } 正在写小结，这条没有发给患者。
desk-draft-dropped = #{ $case } 的小结没有写完，已放弃，接诊没有结束。
desk-too-long = 太长了，每项最多 { $most } 字。请写短一点。
desk-closed = #{ $case } 已结束，小结已发给患者。

### 工作台上绑定自己聊天的页面。

console-phone = 在 Telegram 里接诊
console-phone-lead = 绑定后，派给您的患者和他们的话会发到您自己的 Telegram。这些内容会经过境外平台，只在您自己的手机上打开。
console-phone-bound = 现在：已绑定
console-phone-unbound = 现在：没有绑定
console-phone-once = 绑定码只显示这一次，15 分钟内有效，只能用一次
console-phone-open = 打开 Telegram 绑定
console-phone-type = 或在 Telegram 里给机器人发这一行：
console-phone-go = 取绑定码
console-phone-again = 取新的绑定码
console-phone-unbind = 解除绑定
