### To a hospital: registering, the clinic and the time, the card, and what comes after it is booked.

flow-visit = Hospital appointment
flow-visits = My hospital appointments
visit-room = Which department would you like to see? If unsure, ask at the desk.
visit-room-desk = Ask at the desk
visit-room-desk-also = desk | not sure
visit-room-general = General or internal medicine
visit-room-fever = Fever clinic
visit-room-respiratory = Respiratory medicine
visit-room-throat = Ear, nose and throat
visit-room-skin = Dermatology
visit-room-digestive = Digestive medicine
visit-room-women = Women's health
visit-room-child = Paediatrics
visit-bring-card = identity and insurance card
visit-bring-papers = earlier records, results and images
visit-bring-medicines = the medicines you take, in their boxes
visit-bring-company = company for the old and for children
visit-card = { $tone ->
    [elder] Hospital card: { $room }. Please bring: { $bring }.
   *[normal] Hospital card (keep it, or show it at the desk)
    Department: { $room }
    Please bring: { $bring }
    If it gets worse do not wait, call { -emergency }.
}
visit-summary = What you told us the last time:
visit-line = { $title }: { $values }
visit-room-more = More departments
visit-room-more-also = more | other
clinic-visit = clinic
clinic-line = { $site }: { $access }, { $hours }, telephone { $phone }
clinic-demonstration = { $tone ->
    [elder] (Data for demonstration.)
   *[normal] These are data for demonstration, not real clinics.
}
clinic-walk = { $called } is not booked here: please take this card and go to the hospital.
clinic-window = { $called }: these are the next free times. Which one?
clinic-window-other = Another day
clinic-window-other-also = other time | other day
clinic-window-card = Only the card
clinic-window-card-also = card | no appointment
clinic-window-over = Leave it as it is
clinic-window-over-also = leave it | no
clinic-full = { $called }: every time is taken. What shall we do?
clinic-full-wait = Wait for a place
clinic-full-wait-also = wait | wait list
clinic-full-card = Give me the card
clinic-full-card-also = card
clinic-full-over = No, thank you
clinic-full-over-also = no | no thanks
clinic-full-move = Every other time is taken. Your appointment stays as it is.
clinic-site = Which clinic?
clinic-site-soon = The next free times
clinic-site-soon-also = next | soonest
clinic-which-day = Which day?
clinic-which-day-later = Later days
clinic-which-day-later-also = later
clinic-which-day-sites = The next free times
clinic-which-day-sites-also = next | soonest | other clinic
clinic-gone = That patient was not found. Please begin again.
clinic-already = An appointment with this department is booked already. To change it choose below.
clinic-card = { $tone ->
    [elder] Clinics register by document. What is the patient's number?
   *[normal] Clinics register by document: please write the patient's identity card, passport or permit number. Only the hospital sees it.
}
clinic-number = Which number may the hospital call?
clinic-number-title = Telephone
clinic-card-title = Document
clinic-card-kept = Document ending in { $card }; only the hospital sees it.
clinic-number-kept = Telephone { $number }, for the hospital to call.
clinic-bring = Please bring: { $bring }.
clinic-sure = { $called } for { $name }: { $at }, { $site_name }. Is that right?
clinic-sure-yes = Book it
clinic-sure-yes-also = yes | confirm | right
clinic-sure-time = Another time
clinic-sure-time-also = other time | change
clinic-sure-drop = Do not book
clinic-sure-drop-also = cancel | no
clinic-booked-code = Show this code at the clinic: { $code }. Telephone { $phone }. If it gets worse do not wait, call { -emergency }.
clinic-calendar-title = { $name }: { $called } ({ $code })
clinic-too-late = It cannot be changed here any more. Please call the clinic: { $phone }.
clinic-cancelled = The appointment with { $called } is cancelled. Book again whenever you need it.
clinic-reason = Why cancel it?
clinic-reason-better = Better, no need to go
clinic-reason-better-also = better | no need
clinic-reason-time = The time does not suit
clinic-reason-time-also = no time
clinic-reason-elsewhere = Seen elsewhere
clinic-reason-elsewhere-also = elsewhere
clinic-reason-other = Another reason
clinic-reason-other-also = other
clinic-waited = { $tone ->
    [elder] { $called } for { $name }: no place came free. Reply "hospital appointment" to look again.
   *[normal] The wait for { $called } for { $name } is over, and no place became free. Reply "hospital appointment" to look again or to wait on.
}
clinic-joined = { $tone ->
    [elder] { $called } for { $name }: on the wait list. We tell you of a free time.
   *[normal] The clinic put { $name } on the wait list for { $called }. We tell you of a free time: first come, first served, not at night.
}
clinic-off = { $tone ->
    [elder] { $called } for { $name }, { $at }: cancelled ({ $reason }). Reply "hospital appointment" to book again.
   *[normal] { $site_name } cancelled { $called } for { $name }, { $at }: { $reason }. Reply "hospital appointment" for another time.
}
clinic-removed = { $tone ->
    [elder] { $called } for { $name }: off the wait list ({ $reason }). Reply "hospital appointment" to book.
   *[normal] The clinic took { $name } off the wait list for { $called }: { $reason }. Reply "hospital appointment" to book again.
}
clinic-removed-asked = as you wished
clinic-removed-elsewhere = booked elsewhere
clinic-removed-unsuitable = another place suits better
clinic-removed-unreachable = nobody answered the telephone
clinic-removed-other = the clinic's own reasons
clinic-none = You have no hospital appointment now.
visits = Which appointment?
visits-over = None of them
visits-over-also = none | no
