### The words of quality review.

console-review = Quality review
console-review-lead = Every case with a poor rating, an adverse event, an emergency level or a return, and a random { $n } % of all others. Nobody reviews a case of their own.
console-review-waiting = To be reviewed
console-review-waiting-none = Nothing waits for review.
console-review-own = { $n ->
    [one] { $n } further case is your own and waits for another reviewer.
   *[other] { $n } further cases are your own and wait for another reviewer.
 }
console-review-done = Reviewed lately
console-review-done-none = No case was reviewed yet.
console-review-averages = Average score by clinician and month
console-review-averages-hint = By the month of the review, in per cent; the number of reviews in brackets.
console-review-averages-none = There are no scores yet.
console-review-all = Everybody
console-review-whole = All months
console-review-case = Case { $n }
console-review-of = closed by { $who }
console-review-closed = closed { $at }
console-review-stars = rated { $n } of 5
console-review-go = Review
console-review-by = reviewed by { $who }, { $at }
console-review-score = { $n } %
console-review-score-none = nothing applied
console-review-mean = { $score } ({ $n })
console-review-column-case = Case
console-review-column-reason = Reason
console-review-column-score = Score
console-review-column-by = Reviewed by
console-review-column-at = At
console-review-clinician = Clinician
console-review-reason-adverse = Adverse event
console-review-reason-emergency = Emergency level
console-review-reason-rating = Poor rating
console-review-reason-reopened = Came back unsolved
console-review-reason-sample = Random sample

## One case

console-review-title = Review of case { $n }
console-review-back = Quality review
console-review-readonly = You are reading a closed case. Nothing here can be changed, and your reading is recorded.
console-review-self = You took part in this case. Another supervisor has to review it.
console-review-open-again = This case is open again; it can be reviewed once it is closed.
console-review-checklist = Checklist
console-review-checklist-lead = Answer every question. “Not applicable” does not count.
console-review-yes = Yes
console-review-no = No
console-review-na = Not applicable
console-review-comment = Remarks for the clinician and the record (optional)
console-review-save = Save the review
console-review-final = A saved review cannot be changed.
console-review-result = Result
console-review-version = Checklist { $version }
console-review-talk = Conversation
console-review-talk-none = Nothing was said.
console-review-remarks = Internal notes
console-review-error-unanswered = Some questions have no answer yet.
console-review-error-own-case = You took part in this case. Another supervisor has to review it.
console-review-error-over = Somebody has reviewed this case meanwhile, or it is open again.

## Questions

console-review-q-red-flags = Red flags were asked, and the answers noted
console-review-q-history = Age, illnesses, medicines, allergies and pregnancy were asked as far as they matter
console-review-q-level = The urgency was right; an emergency was sent to emergency care at once
console-review-q-no-overreach = No diagnosis beyond what was said and seen
console-review-q-medicines = Advice on medicines fits age, weight, allergies and pregnancy
console-review-q-advice = The advice agrees with current guidelines and can be carried out
console-review-q-seek-help = The advice says with which signs to seek help, and where
console-review-q-plain-words = The patient can understand it; every question was answered
console-review-q-manner = Polite, no advertising, no contact outside this service
console-review-q-record = The summary agrees with the conversation
