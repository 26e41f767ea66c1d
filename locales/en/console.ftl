### The words of the clinicians' console.

console-language = English
console-title = Qianmen console
console-skip = Skip to the content
console-nav = Account and language
console-logout = Log out
console-offline = The connection is lost and being restored. What you see may be out of date.
console-comma = {", "}

## Logging in

console-login = Staff login
console-login-lead = For staff of this clinic. Everything you read is recorded.
console-login-name = Login
console-login-password = Password
console-login-go = Log in
console-login-wrong = Login or password is wrong.
console-login-blocked = Too many attempts. Please try again in 15 minutes.
console-password = Change password
console-password-once = This password was handed out to you. Choose your own before you go on.
console-password-lead = Your logins on other devices will end.
console-password-old = Present password
console-password-new = New password
console-password-again = New password once more
console-password-hint = At least 10 characters; a few unrelated words are fine.
console-password-go = Save the new password
console-password-wrong-old = The present password is wrong.
console-password-differs = The two new passwords differ.
console-password-short = The new password is too short: at least 10 characters.
console-password-long = The new password is too long: at most 200 characters.
console-password-plain = The new password is too easy to guess.
console-password-same = The new password must differ from the present one.

## The queue

console-queue = Waiting list and my cases
console-waiting = Waiting
console-waiting-empty = Nobody is waiting.
console-mine = My cases
console-mine-empty = You have no open case.
console-tally = { $n ->
    [one] { $n } patient is waiting.
   *[other] { $n } patients are waiting.
 }
console-tally-urgent = { $n } of them urgent!
console-tally-asked = { $n ->
    [one] { $n } patient is waiting for your answer.
   *[other] { $n } patients are waiting for your answer.
 }
console-asks = Waiting for your answer
console-accept = Accept
console-nameless = No name given ({ $alias })
console-waited-now = just arrived
console-waited-minutes = waiting { $n } min
console-waited-hours = waiting { $h } h { $n } min
console-age-years = { $n } y
console-age-months = { $n } months
console-age-days = { $n } days
console-relation-self = writes for themselves
console-relation-child = a parent writes
console-relation-parent = their child writes
console-relation-other = somebody else writes
console-taken-other = This patient has been accepted by { $who }.
console-taken-mine = This patient is already one of your cases.
console-taken-cancelled = This patient has left the queue.
console-taken-licence = Not accepted: your account has no licence number, or the patient no longer waits.
console-no-licence = Your account has no licence number, so you can accept only cases of the service desk.

## Urgency

console-level-E1 = Ambulance now
console-level-E2 = Emergency department now
console-level-L1 = Within minutes
console-level-L2 = Today
console-level-L3 = Routine
console-level-L4 = Care at home

## A case

console-back = Waiting list
console-opened = waiting since { $at }
console-elder = large type
console-note = Intake note
console-note-empty = There was no intake.
console-rules = Rules that fired
console-rules-empty = No rule fired.
console-rules-version = Version of the rules: { $version }
console-talk = Conversation
console-say = Write to the patient
console-say-hint = Enter sends, Shift+Enter starts a new line
console-photo = Photo
console-send = Send
console-by-patient = Patient
console-by-clinician = Clinician
console-by-program = Program
console-photo-patient = Photo from the patient
console-photo-clinician = Photo sent by the clinician
console-photo-program = Picture sent by the program
console-media-wanted = Fetching the file from the platform …
console-media-failed = The file could not be fetched from the platform. The patient may send it again.
console-download = Download ({ $kind })
console-unshown = [{ $kind }: cannot be shown here]
console-place = Location: { $at }
console-edited = Corrected by the patient; show the earlier wording
console-kind-text = text
console-kind-image = photo
console-kind-voice = voice message
console-kind-video = video
console-kind-file = file
console-kind-location = location
console-kind-contact = contact
console-kind-other = other message

## Delivery

console-tick-queued = queued
console-tick-sending = sending
console-tick-sent = sent
console-tick-delivered = delivered
console-tick-held = held until the patient writes again
console-tick-unknown = may not have arrived
console-tick-skipped = not sent
console-tick-failed = failed
console-because = ({ $reason })
console-reason-no-address = no channel to reach them
console-reason-blocked = the patient has blocked us
console-reason-sender-died = the program stopped while sending
console-reason-45015 = outside the time the platform allows
console-reason-45047 = more messages than the platform allows

## Closing

console-close = Close with a summary
console-close-lead = The patient receives this summary. All four parts are needed.
console-close-go = Send the summary and close
console-summary = Summary
console-summary-complaint = Complaint
console-summary-assessment = Assessment
console-summary-advice = Advice
console-summary-seek_help = When to seek help at once
console-outcome = Outcome
console-choose = Choose
console-outcome-advice = Advice given
console-outcome-home-test = Test at home
console-outcome-offline-referral = Referred to a clinic
console-outcome-prescribed-elsewhere = Prescribed elsewhere
console-outcome-no-reply = Patient did not reply
console-outcome-not-suitable-online = Not suitable online
console-outcome-emergency = Emergency card shown
console-outcome-kept = Kept as a record
console-rating = Rating
console-rating-stars = { $n } of 5 stars
console-state-waiting = Still waiting. Accept the case to talk with the patient.
console-state-cancelled = The patient has left the queue.
console-not-mine = Another clinician has this case; you can only read it.
console-refused = You cannot read this case
console-refused-other = { $who } has this case.
console-refused-nobody = Your account may not read this patient's case.

## Errors

console-error-empty = Write something or choose a photo first.
console-error-too-long = That is too long. Please send it in parts.
console-error-too-large = The photo is too large: at most 10 MB.
console-error-not-a-photo = This file is not a photo we can read.
console-error-not-active = This case is no longer open.
console-error-not-yours = This is not your case.
console-error-summary-missing = All four parts of the summary are needed.
console-error-outcome-missing = Choose an outcome.

## Rules

console-rule-red-flag = A red flag
console-rule-infant-fever = Fever under 3 months
console-rule-newborn-cold = Newborn with a low temperature
console-rule-very-high-temperature = Very high temperature
console-rule-infant-fever-unmeasured = Suspected fever under 3 months, not measured
console-rule-weak-defences-fever = Fever with weak defences
console-rule-weak-defences-fever-unmeasured = Suspected fever with weak defences, not measured
console-rule-red-flag-unsure = Unsure about a red flag
console-rule-low-temperature = Low temperature
console-rule-child-high-fever-days = Child with high fever for days
console-rule-newborn-unwell = Newborn unwell
console-rule-infant-unmeasured = Under 3 months, temperature not measured
console-rule-baby-high-fever = High fever at 3 to 6 months
console-rule-baby-fever-unmeasured = Suspected fever at 3 to 6 months, not measured
console-rule-baby-fever-a-day = Fever for more than a day at 3 to 6 months
console-rule-child-fever-5-days = Child with fever for 5 days or more
console-rule-fever-more-than-3-days = Fever for more than 3 days
console-rule-high-temperature = High temperature
console-rule-old-fever = Fever in an older person
console-rule-pregnancy-fever = Fever in pregnancy
console-rule-rash-fever = Fever with a rash
console-rule-belly-fever = Fever with abdominal pain
console-rule-early-at-risk-illness = At risk by illness, within the first 48 hours
console-rule-early-at-risk-age = At risk by age, within the first 48 hours
console-rule-mild-cold = Mild cold
console-rule-at-risk-with-sign = At risk with fever or cough: one level higher
