# Why a vaccine is due, later, or not for somebody. Nothing here promises that it is safe for anyone.
vaccine-day = { $day } { $month } { $year }
vaccine-no-day = a day the site will name
vaccine-why-complete = The course is complete.
vaccine-why-aged-out = Past the age at which this vaccine is given.
vaccine-why-not = This vaccine cannot be given now; please ask a clinician first.
vaccine-why-not-meant = This vaccine is not meant for this person.
vaccine-why-later-age = Usually given from {$day} on.
vaccine-why-later = Dose {$number} of {$doses} has to wait until {$day}: the age or the interval is not reached.
vaccine-why-due = Dose {$number} of {$doses} can be booked from {$day}; the site checks again.
vaccine-why-by-choice = By choice and at own cost, can be booked from {$day}; the site checks again.
vaccine-why-ask = Please let a clinician say first whether it is needed.
vaccine-why-ill = Feverish or ill: get well first, and ask a clinician.
vaccine-why-gbs = Guillain-Barré syndrome after an earlier flu vaccine: please ask a clinician first.
vaccine-why-antiviral = While taking antivirals, please ask a clinician about this nasal vaccine first.
vaccine-why-after-pregnancy = Put off until after the pregnancy.
vaccine-why-live-pregnancy = Live vaccines are not given in pregnancy.
vaccine-why-live-weak-defences = Live vaccines are not given when the immune system is suppressed.
vaccine-why-live-gap = Another injected live vaccine was given lately; four full weeks must pass, until {$day}.
vaccine-why-allergy = A severe allergy to this vaccine or a part of it: please ask a clinician first.
vaccine-why-two-first = Below 9 years, the first flu vaccination takes two doses at least 4 weeks apart. This is dose {$number}, from {$day} on.
vaccine-why-rabies = A bite or scratch cannot wait for a booking: go to a rabies clinic at once.
vaccine-why-replaced = The fifth dose is DTaP now, no longer DT.
vaccine-why-test-first = From 3 months on a tuberculin test comes first; a clinician decides.
vaccine-why-instead = Can take the place of the live vaccine; the site's clinician decides.
vaccine-why-begun = Begun or completed with another vaccine of its kind; this one is not needed.
vaccine-why-label = The label was extended to these people lately; the site checks the product.
vaccine-why-free = Free under the national programme: {$doses} doses 6 months apart. Dose {$number} from {$day} on.

### Vaccines: which, for whom, whether, where and when, and what comes after. Never "safe for you".

flow-vaccine = Vaccines
flow-vaccinations = My vaccinations
vaccine-which = Which vaccine would you like?
vaccine-rest = You can also choose:
vaccine-which-influenza = Influenza
vaccine-which-influenza-also = flu | flu shot | flu jab
vaccine-which-pneumonia = Pneumonia
vaccine-which-pneumonia-also = pneumococcal
vaccine-which-hpv = HPV
vaccine-which-hpv-also = cervical cancer
vaccine-which-zoster = Shingles
vaccine-which-zoster-also = zoster | herpes zoster
vaccine-which-covid19 = COVID-19
vaccine-which-covid19-also = covid
vaccine-which-child = Children's vaccines
vaccine-which-child-also = child | baby | kids
vaccine-which-unsure = I don't know which
vaccine-which-unsure-also = not sure | no idea
vaccine-which-mine = My doses and bookings
vaccine-which-mine-also = my booking | my bookings | change my booking
vaccine-which-more = More
vaccine-which-more-also = others
vaccine-paused = This vaccine cannot be booked at present. Please look again in some days.
vaccine-gone = We have no record of this person any more. Please start again.
vaccine-screen = { $tone ->
    [elder] Is any of this true of whoever gets it?
   *[normal] Is any of this true of whoever gets it? You can pick several.
}
vaccine-screen-rest = Is any of this true?
vaccine-screen-ill = Fever or ill today
vaccine-screen-ill-also = fever | ill | sick | cold
vaccine-screen-allergy = Severe reaction to a vaccine
vaccine-screen-allergy-also = allergy | allergic | severe allergy
vaccine-screen-immune = Weak immune system
vaccine-screen-immune-also = immune | chemotherapy | transplant
vaccine-screen-pregnant = Pregnant, or may be
vaccine-screen-pregnant-also = pregnant
vaccine-screen-planning = Planning a pregnancy
vaccine-screen-planning-also = planning
vaccine-screen-recent = Other vaccine within 4 weeks
vaccine-screen-recent-also = other vaccine | recent vaccine
vaccine-screen-unsure = I cannot say
vaccine-screen-unsure-also = not sure | don't know
vaccine-screen-none = None of these
vaccine-screen-none-also = none | no
vaccine-screen-more = Something else
vaccine-screen-more-also = else
vaccine-defer = { $tone ->
    [elder] When ill, wait until you are well. Shall we remind you?
   *[normal] With a fever or an illness it is put off until that is over. Shall we remind you?
}
vaccine-defer-days3 = Remind me in three days
vaccine-defer-days3-also = three days
vaccine-defer-week = Remind me in a week
vaccine-defer-week-also = a week
vaccine-defer-doctor = Ask a doctor first
vaccine-defer-doctor-also = doctor
vaccine-defer-over = No, thank you
vaccine-defer-over-also = no thanks
vaccine-reaction = After which vaccine was the severe reaction?
vaccine-reaction-this = The one wanted now
vaccine-reaction-this-also = this one | the same
vaccine-reaction-other = Another one
vaccine-reaction-other-also = other
vaccine-reaction-unsure = I don't remember
vaccine-reaction-unsure-also = not sure | don't know
vaccine-recent = When was the other vaccine given?
vaccine-recent-week = Within a week
vaccine-recent-week-also = this week
vaccine-recent-fortnight = One to two weeks ago
vaccine-recent-fortnight-also = last week
vaccine-recent-month = Two to four weeks ago
vaccine-recent-month-also = last month
vaccine-recent-unsure = I don't remember
vaccine-recent-unsure-also = not sure
vaccine-seasons = Any influenza vaccine before?
vaccine-seasons-never = Never
vaccine-seasons-never-also = no | none
vaccine-seasons-earlier = In earlier years
vaccine-seasons-earlier-also = yes | last year
vaccine-seasons-season = This autumn or winter
vaccine-seasons-season-also = this season
vaccine-seasons-unsure = I don't remember
vaccine-seasons-unsure-also = not sure | don't know
vaccine-history = Was this vaccine given before?
vaccine-history-never = Never
vaccine-history-never-also = no | none
vaccine-history-dates = Yes, I write the dates
vaccine-history-dates-also = yes | dates
vaccine-history-unsure = I don't remember
vaccine-history-unsure-also = not sure | don't know
vaccine-days = { $tone ->
    [elder] On which day? For instance 2025-10-3.
   *[normal] On which day? For instance 2025-10-3; write every day, with commas between.
}
days-unreadable = I cannot read that date. Please write year, month and day, as in 2025-10-3.
vaccine-days-unclear = That date is before birth or still to come. Please write it again.
vaccine-kind = Which one was it?
vaccine-kind-unsure = I don't remember
vaccine-kind-unsure-also = not sure | don't know
vaccine-unsure = { $tone ->
    [elder] That is fine. We do not guess. What shall we do?
   *[normal] That is fine; we do not guess. What shall we do?
}
vaccine-unsure-site = Book; the site checks
vaccine-unsure-site-also = book | the site checks
vaccine-unsure-photo = Send a photo of the record
vaccine-unsure-photo-also = photo | booklet
vaccine-unsure-doctor = Ask a doctor first
vaccine-unsure-doctor-also = doctor
vaccine-photos = { $tone ->
    [elder] Please send photos of the booklet, three at most.
   *[normal] Please send photos of the pages with entries, three at most. Our staff will read them.
}
vaccine-line = { $product }: { $advice }. { $why }
vaccine-advice-bookable = can be booked
vaccine-advice-clinician = ask a clinician first
vaccine-advice-not-now = not now
vaccine-advice-contraindicated = cannot be booked
vaccine-advice-later = not yet
vaccine-nothing = By age and records nothing is due now.
vaccine-site-checks = The site checks the earlier records and decides whether and which dose is given.
vaccine-product-hepb = hepatitis B vaccine
vaccine-product-bcg = BCG
vaccine-product-ipv = polio vaccine (injected)
vaccine-product-bopv = polio drops
vaccine-product-dtap = DTaP vaccine
vaccine-product-dt = DT vaccine
vaccine-product-mmr = MMR vaccine
vaccine-product-je-l = Japanese encephalitis (live)
vaccine-product-je-i = Japanese encephalitis (inactivated)
vaccine-product-mpsv-a = meningococcal A vaccine
vaccine-product-mpsv-ac = meningococcal AC vaccine
vaccine-product-hepa-l = hepatitis A (live)
vaccine-product-hepa-i = hepatitis A (inactivated)
vaccine-product-influenza = influenza vaccine
vaccine-product-influenza-laiv = nasal influenza vaccine
vaccine-product-pcv13 = pneumococcal PCV13
vaccine-product-ppv23 = pneumococcal PPV23
vaccine-product-covid19 = COVID-19 vaccine
vaccine-product-zoster-rzv = shingles vaccine (recombinant)
vaccine-product-zoster-lzv = shingles vaccine (live)
vaccine-product-hpv2 = HPV vaccine (2-valent)
vaccine-product-hpv4 = HPV vaccine (4-valent)
vaccine-product-hpv9 = HPV vaccine (9-valent)
vaccine-product-varicella = chickenpox vaccine
vaccine-product-ev71 = EV71 vaccine
vaccine-product-rotavirus = rotavirus vaccine
vaccine-product-hib = Hib vaccine
vaccine-product-rsv-nirsevimab = RSV antibody
vaccine-product-rabies = rabies vaccine
vaccine-product = Which one shall we book?
vaccine-product-doctor = Ask a doctor first
vaccine-product-doctor-also = doctor | not sure
vaccine-later = { $day_from } is the earliest day. What shall we do?
vaccine-later-book = Book from then on
vaccine-later-book-also = book
vaccine-later-remind = Remind me then
vaccine-later-remind-also = remind me
vaccine-later-over = No, thank you
vaccine-later-over-also = no thanks
vaccine-ask = A doctor should look at this first. Ask one now?
vaccine-ask-doctor = Ask a doctor
vaccine-ask-doctor-also = doctor | yes
vaccine-ask-over = Later
vaccine-ask-over-also = no | not now
vaccine-wait = There is nothing to book now. Would you like to ask a doctor?
vaccine-wait-doctor = Ask a doctor
vaccine-wait-doctor-also = doctor
vaccine-wait-over = No, thank you
vaccine-wait-over-also = no | no thanks
vaccine-reminded = Good, we remind you on { $day }.
vaccine-site-line = { $tone ->
    [elder] { $site }, { $far }, { $free }, stock: { $stock }
   *[normal] { $site }: { $far }, { $free }, stock: { $stock }, { $access }, { $hours }, tel. { $phone }
}
vaccine-from = from { $when }
vaccine-no-time = no free time
vaccine-stock-ample = ample
vaccine-stock-few = low
vaccine-stock-none = none
vaccine-access-flat = no steps
vaccine-access-lift = lift
vaccine-access-stairs = steps
vaccine-demonstration = { $tone ->
    [elder] (demonstration data)
   *[normal] These are demonstration data, no real sites.
}
vaccine-at = { $site } { $when }
vaccine-window = These are the next free times. Which one?
vaccine-window-other = Choose site and day
vaccine-window-other-also = other time | other day
vaccine-window-place = Look elsewhere
vaccine-window-place-also = elsewhere | other place
vaccine-none = No site near has a free time or the vaccine. What shall we do?
vaccine-none-wait = Wait for a free place
vaccine-none-wait-also = wait | wait list
vaccine-none-place = Look elsewhere
vaccine-none-place-also = elsewhere | other place
vaccine-none-over = No, thank you
vaccine-none-over-also = no thanks
vaccine-site = Which site?
vaccine-site-far = { $site } { $far }
vaccine-site-place = Look elsewhere
vaccine-site-place-also = elsewhere | other place
vaccine-which-day = Which day?
vaccine-which-day-later = Later days
vaccine-which-day-later-also = later
vaccine-which-day-sites = Another site
vaccine-which-day-sites-also = other site
times-half = Morning or afternoon?
times-half-am = Morning
times-half-am-also = am
times-half-pm = Afternoon
times-half-pm-also = pm
times-half-days = Another day
times-half-days-also = other day
times-slot = At what time?
times-slot-later = Later times
times-slot-later-also = later
times-slot-days = Another day
times-slot-days-also = other day
times-full = Somebody was quicker. The next free times are below.
vaccine-already = This vaccine is booked already. To change it, choose below.
times-many = Too much is open already. Please look at what is booked first.
vaccine-both = There are two doses, the second from { $second_from } on. Book both?
vaccine-both-both = Book both
vaccine-both-both-also = both | yes
vaccine-both-first = Only the first
vaccine-both-first-also = first | no
vaccine-second = When shall the second dose be?
vaccine-second-first = Only the first dose
vaccine-second-first-also = only the first | no second
vaccine-bring = Bring your ID card and vaccination records; wear something that bares the arm.
vaccine-bring-child = Bring the vaccination booklet and the child's household register or birth certificate.
vaccine-guardian = Under 18: a guardian must come too.
vaccine-consent = The site asks about health again; read the consent form before you sign it.
vaccine-price-free = Free by the present rules; the site has the last word.
vaccine-price-paid = Usually to be paid for; the site tells the price.
vaccine-second-too = Second dose: { $at }, at the same site.
vaccine-sure = { $called } for { $name }: { $at }, { $site_name }. Is that right?
vaccine-sure-yes = Book it
vaccine-sure-yes-also = yes | confirm | right
vaccine-sure-time = Another time
vaccine-sure-time-also = other time | change
vaccine-sure-drop = Do not book
vaccine-sure-drop-also = cancel | drop it
times-lost = The time kept for you is over and the place is gone. Please choose another.
times-dropped = Good, nothing is booked.
booked-made = Booked: { $name }, { $called }, { $at }, { $site_name }.
vaccine-booked-code = Show this code at the site: { $code }. Telephone { $phone }.
vaccine-booked-second = The second dose is booked too: { $at }, code { $code }.
vaccine-second-lost = The time of the second dose was gone; book it after the first.
booked-calendar = For your calendar: { $link }
booked-calendar-off = To take it out of your calendar: { $link }
vaccine-calendar-title = { $called } for { $name } ({ $code })
vaccinations = Which booking is it about?
vaccinations-over = None of them
vaccinations-over-also = none
vaccinations-none = Nothing is booked now.
booked-listed = { $name } { $called } { $at }
booked-displaced = To change: { $name } { $called }
vaccination-dose = { $name }: { $called }, dose { $number }, { $day }, { $source }
vaccination-source-site = recorded by the site
vaccination-source-told = as told by you
booked-gone = That booking was not found.
booked-act = { $called }, { $at }, { $site_name }. What shall we do?
booked-act-move = Change the time
booked-act-move-also = change | other time | move
booked-act-cancel = Cancel it
booked-act-cancel-also = cancel | not coming
booked-act-code = Show the code
booked-act-code-also = code | calendar
booked-act-over = I will be there
booked-act-over-also = coming | yes
booked-late = { $called }, { $at }, { $site_name }. It is too soon to change it here.
vaccine-too-late = It cannot be changed here any more. Please call the site: { $phone }.
vaccination-reason = Why is it cancelled?
vaccination-reason-ill = Ill
vaccination-reason-ill-also = sick | fever
vaccination-reason-time = The time does not suit
vaccination-reason-time-also = no time
vaccination-reason-elsewhere = Had it elsewhere
vaccination-reason-elsewhere-also = elsewhere
vaccination-reason-other = Another reason
vaccination-reason-other-also = other
vaccine-cancelled = { $called }: the booking is cancelled. Book again whenever you like.
vaccination-did = { $called } for { $name } ({ $at }): was it given?
vaccination-did-given = Yes, given
vaccination-did-given-also = yes | given
vaccination-did-missed = No, not given
vaccination-did-missed-also = no | missed it
vaccination-did-over = Still waiting
vaccination-did-over-also = not yet | waiting
booked-again = { $called }: book another time?
booked-again-move = Book another time
booked-again-move-also = yes | book
booked-again-over = No, thank you
booked-again-over-also = no | no thanks
vaccination-observe = Noted. Please stay { $minutes } minutes at the site; tell the staff at once if you feel unwell.
vaccination-next = { $called }: another dose follows, from { $day } on.
vaccination-feel = How is { $name } after the { $called }?
vaccination-feel-fine = Fine
vaccination-feel-fine-also = well | ok | good
vaccination-feel-mild = Pain, swelling, low fever
vaccination-feel-mild-also = pain | swelling | low fever
vaccination-feel-severe = Breathless, rash, high fever
vaccination-feel-severe-also = rash | high fever | fainted
vaccination-feel-over = I'd rather not say
vaccination-feel-over-also = skip
vaccination-fine-advice = Good. Tell us whenever something does not feel right.
vaccination-mild-advice = That is common. Rest and drink; it passes in two or three days. If it gets worse, ask a doctor.
vaccination-severe-advice = Breathless, faint or a swollen face: call { -emergency } now. A doctor will look at this.
booked-sure = Change to { $at }, { $site_name } ({ $called }). Is that right?
booked-sure-yes = Change it
booked-sure-yes-also = yes | confirm
booked-sure-no = Leave it as it is
booked-sure-no-also = no | leave it
booked-eve = A reminder: { $called } for { $name }, { $at }, { $site_name }.
booked-soon = Soon: { $called } for { $name }, { $at }, { $site_name }.
vaccine-after = { $name } had a visit for the { $called } today. Stay 30 minutes after a dose.
vaccine-reaction-day = It is a day since { $name } had the { $called }. We ask how it is.
vaccine-again = You asked to be reminded of the vaccine. When well, you can book it now.
booked-shut = { $site_name } is closed then; { $called } for { $name } needs a new time. You come first.
booked-copy = { $name } is booked for the { $called }: { $at }, { $site_name }.
booked-copy-off = { $name }: the booking of the { $called } is cancelled.
vaccine-waits = You are on the wait list. We tell you of a free place: first come, first served, not at night.
vaccine-waits-already = You are on the wait list already. We tell you of a free place.
vaccine-waits-not = No site near has a wait list for it. Please look again in some days.
vaccine-waited = { $tone ->
    [elder] No place became free for { $name }: { $called }. The wait is over. Write "vaccine" to look again.
   *[normal] { $name } is no longer on the wait list for { $called }: no place became free in that time. Write "vaccine" to look at times again, or to wait again.
}
vaccine-joined = { $tone ->
    [elder] { $name } is on the wait list: { $called }. We tell you of a free place.
   *[normal] The site put { $name } on the wait list for { $called }. We tell you of a free place: first come, first served, not at night.
}
vaccine-off = { $tone ->
    [elder] { $called } for { $name }, { $at }: cancelled ({ $reason }). To book again, write "vaccine".
   *[normal] { $site_name } cancelled { $called } for { $name }, { $at }: { $reason }. If you still want it, write "vaccine" for another time.
}
vaccine-removed = { $tone ->
    [elder] { $name } waits no more for { $called }: { $reason }. To book, write "vaccine".
   *[normal] The site took { $name } off the wait list for { $called }: { $reason }. If you still want it, write "vaccine" to book.
}
vaccine-removed-asked = as you asked
vaccine-removed-elsewhere = it is booked elsewhere
vaccine-removed-unsuitable = it does not suit now
vaccine-removed-unreachable = nobody answered the telephone
vaccine-removed-other = by the site's arrangement
vaccine-offer = A place is free: { $called }, { $at }, { $site_name }. Kept until { $until }. Take it?
vaccine-offer-yes = Yes, book it
vaccine-offer-yes-also = yes
vaccine-offer-no = No, for the next
vaccine-offer-no-also = no
vaccine-offer-later = A place is free: { $called }, { $at }. Kept until { $until }; answer "free place" to book it.
vaccine-offer-over = That place is gone. You are still waiting; we tell you of the next.
vaccine-offer-refused = Good, it goes to the next. We tell you of another.
flow-vaccine_offer = Free place
booked-closed = It is closed then. A new time for { $name } ({ $called })?
vaccine-missed = { $called } for { $name } ({ $at }) was missed; another time can be booked.
vaccine-due = { $tone ->
    [elder] The next { $called } of { $name } is due. Reply "vaccine" to book.
   *[normal] The next dose of the { $called } of { $name } is due. Reply "vaccine" to book it; the site checks once more.
}
vaccine-site-fee = { $site }, costs: { $fee }
vaccine-price-campaign = At this site: { $who }. Bring an identity document.
vaccine-card = { $tone ->
    [elder] The site needs the identity number of whoever comes. What is it?
   *[normal] This site registers a document: please write the identity, passport or permit number of whoever comes. Only the site sees it.
}
vaccine-number = Which number may the site call?
vaccine-number-title = Telephone
vaccine-card-title = Document
vaccine-card-kept = Document ending in { $card }; only the site sees it.
vaccine-number-kept = Telephone { $number }, if the site has to call.
value-card = { $value }
card-unreadable = That is no document number we know. A mainland identity number has 18 signs; a passport has letters and digits.
card-length = The length is wrong: a mainland identity number has 18 signs, the last may be X.
card-wrong = One sign of this identity number is wrong. Please copy it from the document once more.
console-doses-card = Document
document-maybe = Did you mean { $value }? Please compare it with the document.
