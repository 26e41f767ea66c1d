## The operator's desk: changing what the program says

console-nav-texts = Texts
console-texts = Texts
console-texts-lead = Every sentence the program says to patients can be changed: write a draft, see how each channel shows it, have a colleague approve it. It can be taken back at any time.
console-texts-search = Search (words or key)
console-texts-language = Language
console-texts-find = Search
console-texts-found = { $n ->
    [0] Nothing found
    [one] { $n } text found
   *[other] { $n } texts found
}
console-texts-more = Only the first ones are shown. Please write more of it.
console-texts-open = Drafts and proposals
console-texts-none-open = There are no drafts, and nothing waits for approval.
console-texts-live = Changed and in use
console-texts-none-live = Nothing was changed: everything is said as the program brings it.
console-text-state-draft = draft
console-text-state-proposed = waits for approval
console-text-state-live = in use
console-text-state-replaced = used before
console-text-state-refused = not used
console-text-state-withdrawn = taken back
console-text-where = Said in:
console-text-write = Write
console-text-normal = Ordinary wording
console-text-elder = Larger, simpler wording (empty: the same)
console-text-hint = What stands in braces is filled in by the program, as in { "{ $name }" }: keep it as it is. The simpler wording has at most 180 characters.
console-text-save = Save the draft and look at it
console-text-faults = This cannot be proposed yet:
console-text-fault-empty = The ordinary wording must not be empty.
console-text-fault-syntax = It cannot be read: a brace is open, or the form is wrong.
console-text-fault-lacks = What the program fills in is missing:
console-text-fault-unknown = Nothing can be filled in here for:
console-text-fault-reference = There is no such text:
console-text-fault-line = What stands on a button is one line.
console-text-fault-label = Too long for WeChat's menu (bytes now > bytes at most; a Chinese character has 3):
console-text-menu = This stands in the menu below WeChat's chat. Once it is live, push the menu, so that people see it.
console-text-menu-push = Push the menu
console-text-fault-long = It is too long:
console-text-fault-dose = It reads like a prescription: a medicine with its dose. The program prescribes nothing.
console-text-fault-taken = This name has another use already:
console-text-propose = Propose
console-text-discard = Throw this draft away
console-text-withdraw = Say it as the program brings it
console-text-restore = Use again
console-text-judge = Approval
console-text-remark = Remark
console-text-approve = Approve, in use at once
console-text-refuse = Refuse
console-text-second = Waits for a colleague who may approve.
console-text-looks = As patients see it
console-text-no-looks = It is shown here once it can be read.
console-text-normal-short = Ordinary
console-text-elder-short = Larger wording
console-text-release = As the program brings it
console-text-versions = Versions
console-text-no-versions = It was never changed.
console-text-stale = A new release of the program says this in other words. Please compare whether yours still fits.
console-channel-telegram = Telegram
console-channel-wechat = WeChat
console-channel-web = Web page
console-error-text-gone = This draft was changed or settled by somebody else meanwhile. Please look at it again.
console-error-text-own = What you wrote yourself is approved by a colleague.
console-error-text-long = This is too long: 4,000 characters at most.

## Trying a conversation

console-nav-simulator = Try it
console-simulator = Try a conversation
console-simulator-lead = Walk it as a patient would. This is the real program on data of its own that is thrown away; nothing is sent to anybody.
console-simulator-flow = Begin at
console-simulator-from-menu = the main menu
console-simulator-channel = Channel
console-simulator-drafts = With the drafts that are not in use yet
console-simulator-begin = Begin
console-simulator-talk = Conversation
console-simulator-say = Say something
console-simulator-send = Send
console-simulator-act-photo = Send a photo
console-simulator-act-voice = Send a voice message
console-simulator-act-wait = Let 10 minutes pass
console-simulator-act-restart = Restart the program
console-simulator-act-accept = A clinician accepts
console-simulator-act-close = The clinician closes
console-simulator-end = End it
console-error-simulator-gone = This conversation has ended. Please begin again.
