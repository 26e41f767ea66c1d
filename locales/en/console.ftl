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
console-taken-licence = Not accepted: the patient is being offered to a colleague, is not of your role or no longer waits, or your account has no licence number.
console-no-licence = Your account has no licence number, so you can accept only cases of the service desk.

## Urgency

console-level-E1 = Ambulance now
console-level-E2 = Emergency department now
console-level-L1 = Within minutes
console-level-L2 = Today
console-level-L3 = Routine
console-level-L4 = Care at home

## A case

console-back = Back to the lists
console-opened = waiting since { $at }
console-elder = large type
console-note = Intake note
console-note-empty = There was no intake.
console-rules = Rules that fired
console-rules-empty = No rule fired.
console-rules-version = Version of the rules: { $version }
console-talk = Conversation
console-say = Write to the patient
console-say-hint = Enter sends, Shift+Enter starts a new line, / for templates
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

## The workstation

console-nav-places = Pages
console-nav-queue = Patients
console-nav-board = Board
console-nav-review = Quality review
console-nav-lists = Lists
console-folder-waiting = Waiting
console-folder-questions = Questions left
console-folder-callbacks = Callbacks today
console-folder-closed = Closed by me
console-questions-empty = No question is waiting for an answer.
console-callbacks-empty = No callback is booked for today.
console-closed-empty = You have not closed a case yet.
console-filter = Filter by role
console-filter-all = All
console-closed-at = closed { $at }
console-callback-at = call back at { $at }
console-being-offered = being offered
console-kind-callback = Callback
console-presence = My state
console-at-online = Online
console-at-break = Break
console-at-off = Off
console-at-away = You missed offers and count as away. Choose Online to go on.
console-offers = Offered to me
console-offer = New patient: accept within { $n } s
console-offer-title = New patient
console-offer-body = A patient is offered to you. Please look at the workstation.
console-decline = Decline
console-wanted = { $who } asks you to join
console-join = Join
console-leave = Leave the case
console-silent = { $who } leaves a patient unanswered; you may take over
console-as-guest = second clinician
console-unread = { $n } unread
console-late-slow = patient waiting { $n } min
console-late-alarm = patient waiting { $n } min, please answer now
console-late-quiet = patient silent for { $n } min
console-notify-on = Alerts on
console-notify-off = Turn alerts on
console-shut = Close this
console-reload = Reload
console-moved = Who has this case, or its state, has changed. Save what you are writing, then reload.

## Keys

console-keys = Keyboard shortcuts
console-keys-move = Next, previous patient
console-keys-open = Open the chosen patient
console-keys-accept = Accept
console-keys-decline = Decline an offer
console-keys-queue = Back to the lists
console-keys-reply = Write a reply
console-keys-templates = Reply templates
console-keys-send = Send
console-keys-note = Write a note to colleagues
console-keys-close = Close the case
console-keys-photos = Turn enlarged photos
console-keys-help = Open this list
console-keys-escape = Close a window, leave a field

## What is done in a case

console-tools = Actions
console-patient-card = About the patient
console-fact-age = Age
console-fact-sex = Sex
console-fact-pregnancy = Pregnancy
console-fact-allergies = Allergies
console-unsaid = not given
console-owner = with { $who }
console-lookers = { $who } is looking too
console-guest-here = { $who } has joined
console-guest-asked = { $who } was asked to join
console-withdraw = Withdraw
console-remaining = { $n } sends left / window { $h } h
console-remaining-none = Nothing more can be sent now; it goes out once the patient writes.
console-now-waiting = waiting
console-now-offered = being offered
console-now-active = active
console-now-waiting_patient = waiting for the patient
console-now-waiting_doctor = waiting for the clinician
console-now-callback_booked = callback booked
console-now-closed = closed
console-now-cancelled = cancelled
console-state-offered = It is being offered. You can talk once it is accepted.
console-state-callback_booked = The patient has booked a callback and will join the queue at that time.
console-callback-by = Call back at { $at } ({ $means }): { $reach }
console-means-phone = phone
console-means-video = video
console-ask-photo = Ask for a photo
console-ask-temperature = Ask for a temperature
console-ask-hospital = Hospital card
console-ask-emergency = Emergency card
console-ask-emergency-sure = Send the emergency card to the patient?
console-asked = Sent to the patient.
console-again = Send again
console-transfer = Transfer
console-transfer-lead = The talk, the note and the remarks go along; the patient need not tell it again.
console-transfer-whom = To
console-transfer-go = Transfer
console-invite = Invite a second clinician
console-invite-lead = Once they join, both of you can write to the patient; the case stays yours.
console-invite-whom = Whom
console-invite-go = Invite
console-whom-role = A role
console-whom-staff = A colleague
console-reason = Reason
console-reason-hint = Only staff read it.
console-takeover = Take over
console-takeover-lead = This patient is with { $who } now. After you take over the case is yours.
console-takeover-go = Take over
console-adverse = Adverse event
console-adverse-lead = A supervisor is alerted at once; the patient does not see it.
console-adverse-text = What happened
console-adverse-go = Report
console-adverse-done = Reported to the supervisors.
console-templates = Templates
console-templates-seek = Search templates
console-templates-empty = No template yet.
console-templates-shared = shared
console-templates-edit = Edit templates
console-templates-lead = Put one in by / or the Templates key while writing. Your own are seen by you alone; supervisors keep the shared ones.
console-templates-have = Templates at hand
console-templates-new = A new one
console-templates-title = Name
console-templates-body = Text
console-templates-for = For whom
console-templates-own = myself
console-templates-all = everybody
console-templates-go = Keep
console-remove = Delete
console-remarks = Notes of the staff
console-remarks-empty = The patient sees nothing of this.
console-remark = A note to colleagues
console-amend = Amend the record (it is not changed itself)
console-remark-go = Add
console-remark-note = Note
console-remark-reason = Reason
console-remark-adverse = Adverse event
console-remark-amendment = Amendment
console-remark-closing = Summary of the earlier end
console-locked = The record is locked; amend it at the side.
console-earlier = Earlier episodes
console-earlier-empty = No earlier episode.
console-timeline = What happened
console-lightbox = Photo enlarged
console-photo-before = Previous photo
console-photo-next = Next photo
console-follow-up = Follow-up day
console-follow-up-hint = Leave it empty where none is needed.
console-event-opened = joined the queue
console-event-offered = offered
console-event-missed = offer missed
console-event-declined = offer declined
console-event-accepted = accepted
console-event-closed = closed
console-event-cancelled = left the queue
console-event-rated = rated
console-event-handed-back = handed back
console-event-returned = back in the queue
console-event-transferred = transferred
console-event-taken-over = taken over
console-event-reopened = reopened
console-event-resumed = went on
console-event-callback-booked = callback booked
console-event-callback-due = callback due
console-event-callback-given-up = callback given up
console-event-question-left = question left
console-event-guest-asked = second clinician asked
console-event-guest-joined = second clinician joined
console-event-guest-left = second clinician left
console-event-guest-withdrawn = invitation withdrawn
console-event-remark-note = noted
console-event-remark-reason = reason given
console-event-remark-adverse = adverse event reported
console-event-remark-amendment = record amended
console-event-remark-closing = earlier summary kept
console-event-repaired = repaired
console-event-owner-gone = its clinician was shut out; waits again
console-event-offer-lost = its offer was lost; offered anew
console-event-callback-lost = its time was lost; waits again
console-event-resent = sent again
console-event-stage-role = open to its role
console-event-stage-fallback = open to the stand-in role
console-event-stage-alarm = supervisor alerted: nobody accepts
console-event-flagged = sign of emergency
console-event-nudged = clinician reminded
console-event-clinician-silent = clinician silent
console-event-clinician-lost = clinician lost, back in the queue
console-event-patient-asked = patient asked
console-event-patient-silent = patient silent
console-event-offline = clinician offline, back in the queue
console-event-shift-ending = shift ends soon
console-event-shift-ended = shift ended, back in the queue
console-event-photo-asked = photo asked for
console-event-temperature-asked = temperature asked for
console-event-hospital = hospital card sent
console-event-emergency = emergency card sent
console-error-other = That did not work. Reload and try again.
console-error-no-licence = Your account has no licence number, so you cannot go online. Ask the administrator to add it.
console-error-disabled = Your account is disabled.
console-error-reason = Please give a reason.
console-error-nobody = This colleague cannot have such a case.
console-error-same = It cannot be transferred to yourself.
console-error-crowded = Enough colleagues were asked already.
console-error-moved-on = The case has moved on. Please reload.
console-error-not-your-role = This case is not of your role.
console-error-closed = The case is closed; its record can only be amended.
console-error-not-closed = A record can be amended only once the case is closed.
console-error-not-allowed = Only supervisors keep shared templates.
console-error-on-its-way = It was sent, or is on its way.
console-error-follow-up = The follow-up day must be today or later.
