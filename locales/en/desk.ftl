### What clinicians read who take cases in their own Telegram chat.

desk-bound = { $name }, this chat is bound. What patients write comes here: lock your phone, and pass nothing on.
desk-bind-wrong = This code is wrong, was used before, or is too old. Get a new one in the console; it is valid for 15 minutes.
desk-bind-often = Too many wrong codes. Try again in 15 minutes.
desk-bind-other = This chat is bound to a colleague. Unbind it first.
desk-bind-patient = A consultation of your own is still open. Bind the chat after it, or use another account.
desk-unbound = This chat is no longer bound; it gets nothing of patients any more.
desk-panel = You are: { $state }
    Open cases: { $count }
    With a case open, what you write, photos and voice messages go to the patient.
    /online  /break  /off
    /cases your cases  /close end a case with a summary
desk-cases = My cases
desk-offer = #{ $case } is for you: { $level }
    { $role } · { $who } · waiting for { $minutes } min
    Valid for { $seconds } seconds
desk-accept = Accept
desk-decline = Decline
desk-take = Accept #{ $case }
desk-offer-missed = #{ $case } was not answered in time and went to somebody else.
desk-offer-gone = #{ $case } is settled: somebody has it, or the patient no longer waits.
desk-asked = #{ $case } { $name } asks you in: { $role } · { $who }
    Please join it at your workstation.
desk-taken = #{ $case } was accepted by { $name }.
desk-late = #{ $case }: this offer is over.
desk-mine = Your open cases:
desk-mine-none = You have no open case.
desk-waiting = Waiting, for you to take:
desk-case = #{ $case } · { $level } · { $role } · { $who }
desk-result = Newest laboratory result ({ $panel }, { $at }): { $found }
desk-result-amended = Newest laboratory result, corrected ({ $panel }, { $at }): { $found }
desk-said = Said lately:
desk-by-patient = Patient
desk-by-clinician = Clinician
desk-by-program = Program
desk-line = { $title }: { $text }
desk-comma = { ", " }
desk-yours = What you write now goes to the patient of #{ $case }.
desk-turn = Reply to #{ $case }
desk-turned = What you write now goes to the patient of #{ $case }.
desk-sent = Sent to #{ $case }.
desk-choose = Not sent. You have several patients: choose one, then send it again.
desk-gone = Not sent: #{ $case } is no longer yours. For another patient, choose one, then send it again.
desk-no-case = Not sent: you have no open case.
desk-not-yours = #{ $case } is not yours, or has ended.
desk-unsendable = Not sent: only text, photos, voice messages, files and places can be.
desk-edited = A correction does not reach the patient. Send it as a new message.
desk-note = [program] { $text }
desk-kind-image = [photo]
desk-kind-voice = [voice message]
desk-kind-video = [video]
desk-kind-file = [file]
desk-kind-location = [place]
desk-kind-contact = [phone number]
desk-kind-other = [something else]
desk-held = A message of #{ $case } has not arrived yet; it leaves when the patient writes again.
desk-undelivered = A message of #{ $case } did not arrive. Send it again in the console, or reach the patient another way.
desk-meant-number = #{ $case } Not sent yet: this seems to name a telephone number or a chat of your own. What is said there is not on record and no colleague can step in. Send it?
desk-meant-dose = #{ $case } Not sent yet: this seems to name a dose of a medicine. Look at age, pregnancy and allergies first. Send it?
desk-meant-both = #{ $case } Not sent yet: this seems to name a dose of a medicine, and a telephone number or chat. Send it?
desk-meant-send = Send it as it is
desk-meant-drop = Do not send
desk-meant-dropped = #{ $case } This was not sent.
desk-meant-ended = #{ $case } What you had not confirmed was not sent: the case has ended.
desk-meant-moved = #{ $case } What you had not confirmed was not sent: the case is no longer yours.
desk-meant-old = Not sent: this one for #{ $case } is too old and was not kept. Please write it again.
desk-refused-not-active = Not sent: #{ $case } has ended.
desk-refused-not-yours = Not sent: #{ $case } is not yours.
desk-refused-empty = Not sent: there is nothing in it.
desk-refused-no-licence = Without a licence number you cannot go online.
desk-refused-disabled = This login is disabled.
desk-close = End #{ $case }
desk-ask-complaint = #{ $case } summary { $n }/4: what was the problem?
    Or all at once, in four lines: problem, assessment, advice, when to seek help.
desk-ask-assessment = #{ $case } summary { $n }/4: your assessment?
desk-ask-advice = #{ $case } summary { $n }/4: your advice?
desk-ask-seek-help = #{ $case } summary { $n }/4: when are they to go to a hospital?
desk-ask-outcome = #{ $case } summary, as the patient gets it:
    { $summary }

    Choose the outcome; that ends the case.
desk-keep = Do not end it
desk-kept = #{ $case } goes on; the summary was not kept. What you write goes to the patient again.
desk-drafting = #{ $case }: you are writing its summary; this was not sent to the patient.
desk-draft-dropped = The summary of #{ $case } was not finished and is dropped; the case goes on.
desk-too-long = Too long: at most { $most } characters each. Please shorten it.
desk-closed = #{ $case } is closed; the patient has the summary.

### The console's page on which one's own chat is bound.

console-phone = Cases in Telegram
console-phone-lead = Once bound, the cases offered to you and their patients' words come to your own Telegram chat. They pass through a foreign platform: open them on your own phone only.
console-phone-bound = Now: bound
console-phone-unbound = Now: not bound
console-phone-once = This code is shown once, is valid for 15 minutes and works once
console-phone-open = Open Telegram
console-phone-type = Or send this line to the bot:
console-phone-go = Get a code
console-phone-again = Get a new code
console-phone-unbind = Unbind
