### Tests at home: choosing one, address, time, progress, results.

flow-hometest = Test at home
flow-labreport = Report of a test
note-lab = Laboratory results
console-rule-lab-lower-infant = Under one year, positive for parainfluenza, hMPV or bocavirus
pathogen-hrv = rhinovirus
pathogen-hcov = common coronavirus
pathogen-hbov = bocavirus
pathogen-piv = parainfluenza
pathogen-hmpv = metapneumovirus
pathogen-cp = chlamydia pneumoniae

home-list = Which of your tests would you like to see?
home-list-new = Book a new one
home-list-new-also = new | another | book
home-order = { $who }, { $panel }: { $state }
home-state-booked = booked
home-state-assigned = assigned
home-state-underway = on the way
home-state-arrived = at the door
home-state-sampled = sample taken
home-state-sent = at the laboratory
home-state-testing = being tested
home-state-reported = report is here
home-state-failed = nobody at home
home-state-spoiled = to be taken again
home-state-cancelled = cancelled
home-stands-booked = The test ({ $panel }) of { $who } is booked: { $window }
home-stands-assigned = Somebody will come to { $who } ({ $panel }): { $window }
home-stands-underway = The sampler is on the way: { $window }
home-stands-arrived = The sampler is at the door
home-stands-sampled = The sample of { $who } is taken and goes to the laboratory
home-stands-sent = The sample of { $who } is at the laboratory
home-stands-testing = The sample of { $who } is being tested
home-stands-reported = The report of { $who } is here
home-stands-failed = Nobody opened the door twice
home-stands-spoiled = The sample of { $who } cannot be used
home-stands-cancelled = The test ({ $panel }) of { $who } was cancelled
home-parcel-shipped = The test kit is on its way, parcel { $number }.
home-parcel-returned = The sample is on its way back, parcel { $number }.
home-gone = This test was not found
home-open = { $stands }. Until the sampler leaves you can move or cancel it.
home-open-move = Another time
home-open-move-also = move | change time
home-open-cancel = Cancel the test
home-open-cancel-also = cancel
home-open-over = All right
home-open-over-also = ok | okay
home-going = { $stands }.
home-going-look = See where it is now
home-going-look-also = progress | refresh
home-going-over = All right
home-going-over-also = ok | okay
home-ended = { $stands }.
home-ended-new = Book a new one
home-ended-new-also = new | again
home-ended-over = All right
home-ended-over-also = ok | okay
home-redo = { $tone ->
    [elder] { $stands }. It has to be taken again, for free. Choose a time now?
   *[normal] { $stands }. We are sorry: it has to be taken again, for free. Choose a time now?
}
home-redo-failed = { $tone ->
    [elder] { $stands }. Choose a new time? It is free.
   *[normal] { $stands }. Choose a new time? There is no extra charge.
}
home-redo-unread = { $tone ->
    [elder] The test gave no result. It has to be taken again, for free. Choose a time?
   *[normal] The laboratory could read no result, which is not a negative one. It has to be taken again, for free. Choose a time now?
}
home-redo-again = Choose a time
home-redo-again-also = yes | ok | again
home-redo-over = Not now
home-redo-over-also = no | later
home-move-time = When would suit you instead?
home-move-sure = Move it to { $window }?
home-move-sure-yes = Yes, move it
home-move-sure-yes-also = yes | ok
home-move-sure-other = Another time
home-move-sure-other-also = other
home-move-sure-no = Leave it
home-move-sure-no-also = no | never mind
home-moved = It is moved: { $window }.
home-cancel = { $stands }. Really cancel it?
home-cancel-yes = Cancel the test
home-cancel-yes-also = cancel | yes
home-cancel-no = Keep it
home-cancel-no-also = no | keep
home-cancelled = It is cancelled.
home-late = { $tone ->
    [elder] The sampler has left; it cannot be changed here. Write "human" for help.
   *[normal] The sampler has left, so it cannot be changed here any more. Write "human" for help.
}
home-already = { $tone ->
    [elder] This test is booked already; see "Test at home".
   *[normal] This patient has the same test booked already. To change it, see "Test at home".
}
home-no-panel = { $tone ->
    [elder] There is no test to book now. If you feel ill, ask a doctor.
   *[normal] There is no home test for this patient now. If they feel ill, ask a doctor.
}
home-since = How long have you been ill?
home-first-doctor = { $tone ->
    [elder] Please let a doctor look first; the test comes second.
   *[normal] Please let a doctor look first; the test comes second: waiting for it could cost time.
}
home-first-early = { $tone ->
    [elder] In the first two days a doctor helps most. You may also book the test.
   *[normal] For the young, the old, in pregnancy or with a long-term illness a doctor helps most within the first two days: see a doctor first, or book the test first.
}
home-first-doctor-doctor = Doctor first
home-first-doctor-doctor-also = doctor | ok
home-first-doctor-test = Book the test
home-first-doctor-test-also = test
home-first-doctor-over = Not now
home-first-doctor-over-also = no | never mind
home-before = { $panel }, { $manner }, { $place }
home-again = The same as the last time? { $before }.
home-again-same = The same
home-again-same-also = yes | same | ok
home-again-other = Not the same
home-again-other-also = no | other | change
home-panel = { $tone ->
    [elder] Which test would you like?
   *[normal] Which test would you like? More targets find more, and the report may take longer.
}
home-panel-option = { $name }, in { $hours } h, { $price }
home-panel-help = I do not know which
home-panel-help-also = don't know | help me choose | not sure
home-exposure = Was anybody around you ill with one of these?
home-exposure-flu = Flu
home-exposure-flu-also = influenza
home-exposure-covid = Covid
home-exposure-covid-also = corona
home-exposure-lung = Pneumonia
home-exposure-lung-also = mycoplasma | adenovirus
home-exposure-none = No, or not known
home-exposure-none-also = no | none | unknown
home-advised = { $tone ->
    [elder] By age and days ill, this one fits:
   *[normal] By age, days ill and contacts, this one fits:
}
home-advised-all = Show all
home-advised-all-also = all | others
home-mode = { $tone ->
    [elder] Shall somebody take the sample, or do you do it yourself? We come either way.
   *[normal] Shall a sampler come and take the sample, or a rider bring a kit and carry your own sample away?
}
home-mode-sampler = A sampler comes
home-mode-sampler-also = sampler
home-mode-self = A kit, I do it myself
home-mode-self-also = kit | myself
home-address = Where shall we come?
home-address-new = Another address
home-address-new-also = new | other
home-edge = The nearest place we come to is { $name }, { $far } from you
home-edge-panel = This test is offered in some districts only
home-edge-none = There is no place we come to yet
home-outside = { $tone ->
    [elder] We do not come there yet. { $edge }.
   *[normal] We do not come there for this test yet. { $edge }. You can name another address, choose another test, or be tested at a fever clinic.
}
home-outside-other = Another address
home-outside-other-also = other | new
home-outside-panel = Another test
home-outside-panel-also = test
home-outside-clinic = A fever clinic near
home-outside-clinic-also = fever clinic | hospital
home-outside-over = Not now
home-outside-over-also = no | never mind
home-street = { $tone ->
    [elder] Please write street, house and door.
   *[normal] { $place }: please write street, estate, house and door.
}
home-street-unreadable = Please write street, house and door, so that we find you.
home-number = Which number shall we call at the door?
home-number-title = Telephone
home-door = What should the sampler know? You may pick several.
home-door-stairs = No lift
home-door-stairs-also = stairs
home-door-gate = A locked gate
home-door-gate-also = gate | code
home-door-dog = A dog
home-door-dog-also = dog | pet
home-door-none = Nothing
home-door-none-also = none | no
home-time = When would suit you?
home-time-later = Later ones
home-time-later-also = more | later
home-window = { $when }–{ $until }
home-window-left = { $window }, { $left } left
home-no-time = { $tone ->
    [elder] All times are taken; please look again later.
   *[normal] All times of the next days are taken. When somebody cancels there are new ones; please look again later.
}
home-no-time-again = Look again
home-no-time-again-also = again | refresh
home-no-time-over = Not now
home-no-time-over-also = no | never mind
home-full = { $tone ->
    [elder] That time was just taken. Free: { $windows }.
   *[normal] That time was just taken. The next ones: { $windows }.
}
home-full-none = That time was just taken.
home-called = { $who }, { $panel }
home-free = free of charge
home-confirm-what = Please check: { $called }, { $manner }.
home-confirm-where = { $window }, at { $stays }.
home-confirm-price = { $tone ->
    [elder] Price: { $price }. The result comes about { $hours } hours later.
   *[normal] Price: { $price }. The report comes about { $hours } hours after the sample.
}
home-confirm = { $tone ->
    [elder] Half an hour before: do not eat, do not rinse your mouth. All right?
   *[normal] For 30 minutes before the sample please do not eat or rinse your mouth. Until the sampler leaves you can move or cancel for free. Book it?
}
home-confirm-yes = Book it
home-confirm-yes-also = yes | ok | confirm
home-confirm-time = Another time
home-confirm-time-also = time
home-confirm-change = Change something else
home-confirm-change-also = change | wrong
home-confirm-no = Do not book
home-confirm-no-also = no | never mind
home-calendar = For your calendar: { $link }
home-calendar-off = To take it out of your calendar: { $link }
home-calendar-title = Home visit: { $panel }
home-booked = { $tone ->
    [elder] Booked: { $window }. We tell you when somebody leaves.
   *[normal] Booked: { $window }. We tell you when the sampler leaves; "Test at home" shows how it stands.
}
home-booked-another = Somebody else too
home-booked-another-also = another | family
home-booked-over = Done
home-booked-over-also = ok | okay
home-confirm-same = Please check: { $called }, { $manner }, at the same visit.
home-confirm-too = { $tone ->
    [elder] Half an hour before: do not eat, do not rinse your mouth. All right?
   *[normal] For 30 minutes before the sample please do not eat or rinse your mouth. Book it as well?
}
home-confirm-too-yes = Book it
home-confirm-too-yes-also = yes | ok | confirm
home-confirm-too-change = Change something else
home-confirm-too-change-also = change | wrong
home-confirm-too-no = Do not book
home-confirm-too-no-also = no | never mind
home-booked-too = Noted for the same visit: { $window }.
home-left = All right, nothing is booked.
home-told-underway = { $tone ->
    [elder] The sampler is on the way; please mind the phone.
   *[normal] The sampler is on the way: { $window }. Please mind the phone, and do not eat or rinse your mouth for 30 minutes before.
}
home-told-nobody = { $tone ->
    [elder] The sampler is at the door. Please open or answer the phone.
   *[normal] The sampler is at the door and nobody opens. Please open or answer the phone; they will try once more.
}

lab-gone = This report was not found.
lab-amended = { $tone ->
    [elder] The laboratory corrected the report of { $who }; this one counts.
   *[normal] The laboratory has corrected the report of { $who }. This one counts; the earlier one does not.
}
lab-found = Result of { $who }: { $headline }.
lab-untested = { $n } not tested
lab-then = { $first }
    { $rest }
lab-all-negative = all { $n } tested are negative
lab-others-negative = the other { $n } negative
lab-means = { $tone ->
    [elder] { $meaning } A test helps; it is no diagnosis.
   *[normal] { $meaning }
    A test helps; it is no diagnosis. A doctor decides about medicine.
}
lab-means-cold = { $tone ->
    [elder] Like a cold: rest and drink.
   *[normal] What was found causes common colds, and may be found long after: rest, drink, and see a doctor if it gets worse.
}
lab-means-lower = { $tone ->
    [elder] Rest and drink; see a doctor if breathing is hard.
   *[normal] What was found is mostly like a cold; small children and the old may wheeze or bark. Go to hospital at once if breathing is hard.
}
lab-means-cp = { $tone ->
    [elder] Ask a doctor; take nothing on your own.
   *[normal] Chlamydia pneumoniae was found: see a doctor if the cough lasts; a doctor decides about treatment.
}
lab-means-several = { $tone ->
    [elder] More than one was found: ask a doctor.
   *[normal] More than one was found: some may only be carried along. Ask a doctor which one matters.
}
lab-means-invalid = { $tone ->
    [elder] Some gave no result: not negative.
   *[normal] Some of it gave no result, which is not a negative one.
}
lab-risk = { $tone ->
    [elder] A lasting illness, weak immunity, very overweight, pregnant or just given birth?
   *[normal] A lasting illness of heart, lungs, liver, kidneys, blood or nerves, diabetes, cancer, weak immunity, very overweight, pregnant or just given birth?
}
lab-first = { $tone ->
    [elder] Please ask a doctor today; the report goes along.
   *[normal] With this result and your situation, please ask a doctor today. The report goes along; nothing has to be told again.
}
lab-first-doctor = Ask a doctor
lab-first-doctor-also = doctor
lab-first-sheet = Show the report
lab-first-sheet-also = report | print
lab-first-over = All right
lab-first-over-also = ok | okay
lab-calm = { $tone ->
    [elder] Not urgent now. Come back if it gets worse; emergencies: { -emergency }.
   *[normal] It is not urgent now; you can care for it at home. Come back if breathing gets hard or it gets worse; emergencies: { -emergency }.
}
lab-calm-care = Care at home
lab-calm-care-also = care
lab-calm-doctor = Ask a doctor
lab-calm-doctor-also = doctor
lab-calm-sheet = Show the report
lab-calm-sheet-also = report | print
lab-calm-over = All right
lab-calm-over-also = ok | okay
lab-link = The report, to open or print for two days: { $link }
lab-link-doctor = Ask a doctor
lab-link-doctor-also = doctor
lab-link-over = All right
lab-link-over-also = ok | okay
lab-no-link = There is no page of the report to open here; the results are above.

console-nav-route = Home visits
console-route = Home visits today
console-route-empty = Nobody is to be visited today.
console-route-results = Enter results
console-route-take = I go
console-route-back = I cannot go
console-route-out = Set out
console-route-arrived = Arrived
console-route-nobody = Nobody opens
console-route-tries = tried { $n } times
console-route-parcel-shipped = Parcel to the patient
console-route-parcel-returned = Parcel back
console-route-parcel-enter-shipped = Enter the number of the parcel to the patient
console-route-parcel-enter-returned = Enter the number of the parcel back
console-route-parcel-go = Enter
console-kits = Kits by post
console-kits-lead = Kits whose sample the patient takes, of whichever day, until the laboratory has it. The patient reads the numbers under their bookings.
console-kits-empty = No kit is on its way now.
console-route-barcode = Bar code
console-route-sampled = Sample taken
console-route-sent = Handed to the laboratory
console-route-spoil = Sample is of no use
console-results = Laboratory results
console-results-find = Find the sample
console-results-kept = Kept; the patient is told.
console-results-number = Number of the report
console-results-birth = The patient's birthday (to be sure)
console-results-status = Kind of report
console-results-final = Final
console-results-amended = Amended
console-results-positive = positive
console-results-negative = negative
console-results-invalid = invalid
console-results-untested = not tested
console-results-keep = Keep and tell the patient
console-error-visit-changed = This visit has just changed; here is how it stands.
console-error-parcel-number = A parcel's number has 6 to 30 letters, digits or dashes.
console-error-parcel-wrong = No parcel of this kit can be entered now.
console-error-sample-barcode = A bar code has 6 to 30 letters, digits or dashes.
console-error-sample-used = This bar code is on another sample already.
console-error-sample-wrong = This sample cannot be entered now.
console-error-sample-unknown = No sample has this bar code.
console-error-report-patient = The birthday does not fit; nothing was kept. Please check the sample.
console-error-report-unknown = No sample has this bar code; nothing was kept.
console-error-report-differs = There is another final report; choose "amended" to change it.
console-error-report-first = There is no report yet to amend.
console-error-report-state = This sample awaits no result now.
console-error-report-target = Something was entered that was not ordered.
console-error-report-no-results = Please enter the results.

webchat-report-title = Report of a test
webchat-report-amended = This is the corrected report (version { $version }); the earlier ones do not count.
webchat-report-file = Keep the report as a file (PDF)
webchat-report-results = Results
webchat-report-name = Name
webchat-report-birth = Born
webchat-report-panel = Test
webchat-report-specimen = Sample
webchat-report-throat = throat swab
webchat-report-nose = nasal swab
webchat-report-barcode = Bar code
webchat-report-sampled = Sample taken
webchat-report-reported = Reported
webchat-report-number = Number of the report
webchat-report-positive = positive
webchat-report-negative = negative
webchat-report-invalid = invalid (no result)
webchat-report-untested = not tested
webchat-report-limits = A test helps; it is no diagnosis. A negative result does not rule out an infection; what a positive one means, and whether medicine is needed, a doctor judges.
webchat-report-by = Compiled by { $clinic }; the results are those of the laboratory.

home-told-closed = { $tone ->
    [elder] Sorry, nobody can come { $window }. Please choose another time.
   *[normal] We are sorry: nobody can come { $window }. Please choose another time, or cancel.
}
home-no-other = There is no other time in the next days; please look again later.

home-off = { $tone ->
    [elder] Nobody comes { $window }: { $reason }. To book again, write "Test at home".
   *[normal] The home visit { $window } is cancelled: { $reason }. If you still need the test, write "Test at home" to book again.
}
home-off-asked = as you asked
home-off-elsewhere = it is done elsewhere
home-off-unsuitable = the test does not suit now
home-off-unreachable = nobody answered the telephone
home-off-other = our plans have changed
home-told-late = { $tone ->
    [elder] The sampler is late, sorry. Wait a little, or choose another time.
   *[normal] The sampler has not come yet; we are sorry. You can wait a little or, until they have left, move or cancel the visit.
}
home-visit = Home sampling
home-told-entered = { $tone ->
    [elder] We booked a home visit for you: { $window }.
   *[normal] The clinic has booked for you: the { $panel } test of { $who }, { $window }, { $place }. Until the sampler leaves you can move or cancel it.
}
home-told-eve = { $tone ->
    [elder] A reminder: we come { $window }. Do not eat half an hour before.
   *[normal] A reminder: we come { $window } for the { $panel } test of { $who }, { $place }. No food and no mouthwash 30 minutes before.
}
home-told-soon = { $tone ->
    [elder] Soon: we come { $window }. Please keep your phone near.
   *[normal] Soon: we come { $window } to take the sample of { $who }, { $place }. Please keep your phone near; no food and no mouthwash 30 minutes before.
}
