### My bookings: tests, vaccines, callbacks on one page, with those of the family.

flow-bookings = My bookings
menu-key-bookings = My bookings
menu-key-bookings-also = bookings | booking | appointments | my appointments
mine-main-bookings = My bookings
mine-main-bookings-also = bookings | booking | appointments
bookings = Your bookings and those of your family. Which one?
bookings-over = None
bookings-over-also = none | no | done
bookings-none = { $tone ->
    [elder] Nothing is booked. Reply "home test", "vaccines" or "hospital appointment" to book.
   *[normal] Nothing is booked, and no result is waited for. Reply "home test", "vaccines" or "hospital appointment" to book.
}
booking-gone = This booking was not found; it may be off or changed.
booking-callback = Call back: { $role }, { $when }
booking-seen = { $line }, { $site_name }, phone { $phone }.

console-nav-calls = Calls to make
console-calls = To be called about a visit
console-calls-lead = Who comes within { $hours } hours and was reached by no message, and whoever was taken off a visit and cannot be written to. Whoever is moved is listed anew.
console-calls-none = Nobody has to be called: all were reached.
console-calls-no-phone = No telephone number
console-calls-tried = Nobody answered { $n } times, last { $at }
console-calls-reached = Reached
console-calls-nobody = Nobody answered
console-calls-off = The visit was cancelled
console-slots-to-call = The visit is cancelled, but { $name } cannot be written to. Please call them:
console-calls-gone = This booking was just cancelled or changed; see the latest.
console-nav-reporting = Notifiable diseases
console-reporting = Diseases to be reported
console-reporting-lead = What a laboratory found and the authorities must hear of in time. Whoever reports it signs for it.
console-reporting-none = Nothing is to be reported.
console-reporting-grade = { $grade ->
    [A] class A
    [B] class B
    [C] class C
   *[other] no class
}
console-reporting-is-open = to be reported
console-reporting-is-done = reported
console-reporting-is-void = corrected by the laboratory
console-reporting-due = Report before { $at }
console-reporting-overdue = Overdue since { $at }: report it now
console-reporting-do = I have reported it
console-reporting-gone = This was just settled; see the latest.
pathogen-bp = Bordetella pertussis
lab-means-bp = { $tone ->
    [elder] Whooping cough was found. Ask a doctor today.
   *[normal] The bacteria of whooping cough were found: see a doctor today, and keep apart from infants and pregnant women. The clinic has to report it.
}

flow-rating = Rating of a visit
menu-key-rating = Rate a visit
menu-key-rating-also = rate the visit
home-told-rate = The visit is over, and the sample is taken. We would like to hear how it was.
rate-stars = How was the visit?
rate-stars-five = Very good
rate-stars-five-also = 5 stars | five | excellent
rate-stars-four = Good
rate-stars-four-also = 4 stars | four
rate-stars-three = So-so
rate-stars-three-also = 3 stars | three | ok
rate-stars-two = Poor
rate-stars-two-also = 2 stars | two | bad
rate-stars-one = Very poor
rate-stars-one-also = 1 star | one | very bad
rate-stars-skip = No rating
rate-stars-skip-also = skip
rate-words = What was good or bad? Write a few words if you like.
rate-words-none = Nothing to add
rate-words-none-also = no | nothing | none
rate-words-title = Words
rate-words-unreadable = A few words please, 500 signs at most, or choose "Nothing to add".
rate-thanks = Noted, thank you.
rate-kit = Would you like another kit?
rate-kit-again = Another kit
rate-kit-again-also = again | yes
rate-kit-over = No
rate-kit-over-also = not now | done
home-wish = Shall we tell you when we come to your district?
home-wish-yes = Yes, tell me
home-wish-yes-also = yes | tell me
home-wish-no = No
home-wish-no-also = not now
home-wish-kept = Noted: you are told once when we do.
home-told-zone = Home tests come to your district now. Reply "home test" to book.
