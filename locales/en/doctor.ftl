### Reaching a doctor or pharmacist: queue, talk, rating.

role-doctor = doctor
role-doctor-also = general practitioner | gp
role-paediatric = children's doctor
role-paediatric-also = paediatrician | pediatrician
role-respiratory = lung doctor
role-respiratory-also = respiratory
role-tcm = Chinese medicine doctor
role-tcm-also = tcm | chinese medicine
role-pharmacist = pharmacist
role-pharmacist-also = chemist
role-nurse = nurse
role-nurse-also = a nurse
role-nutrition = nutritionist
role-nutrition-also = nutrition | dietitian | diet
role-childcare = child-care adviser
role-childcare-also = child care | childcare | baby care
role-psychology = counsellor
role-psychology-also = psychologist | psychological counsellor
role-desk = service desk
role-desk-also = desk
role-more = others
role-more-also = more | other
doctor-standing = You are waiting for: { $asked_role }. Keep waiting?
doctor-standing-callback = You will be called { $when } ({ $asked_role }). What would you like?
doctor-standing-question = Your question to the { $asked_role } still waits for an answer. What would you like?
doctor-standing-go = Keep waiting
doctor-standing-go-also = keep | wait | ok
doctor-standing-cancel = Cancel it
doctor-standing-cancel-also = cancel
doctor-standing-other = For someone else
doctor-standing-other-also = someone else | another person
doctor-recent = Last time you talked with { $clinician }. Go on with that?
doctor-recent-again = Go on with that
doctor-recent-again-also = go on | not solved | yes
doctor-recent-fresh = Something new
doctor-recent-fresh-also = new | no
doctor-words = Please tell in a sentence what is wrong.
doctor-role = We suggest: { $shown }.
doctor-role-fits = Join the queue now
doctor-role-fits-also = yes | ok | fine | right | fastest
doctor-role-name = Choose the doctor
doctor-role-name-also = choose | by name | the last one | same doctor
doctor-role-person = Choose the person
doctor-role-person-also = choose | by name | the last one
doctor-role-callback = Book a callback
doctor-role-callback-also = callback | call me
doctor-role-other = Someone else
doctor-role-other-also = no | other | change
doctor-role-department = { $role } ({ $department })
doctor-person = At work now. Whom would you like?
doctor-person-one = { $name }{ $title ->
        [none] {""}
       *[other] , { $title }
    }{ $department ->
        [none] {""}
       *[other] , { $department }
    }, { $free }
doctor-person-last = { $name }, as last time{ $title ->
        [none] {""}
       *[other] , { $title }
    }{ $department ->
        [none] {""}
       *[other] , { $department }
    }, { $free }
doctor-person-free = free now
doctor-person-busy = busy (a wait)
doctor-person-more = More
doctor-person-more-also = others | next
doctor-person-fastest = The fastest
doctor-person-fastest-also = anyone | whoever | join the queue now
doctor-person-none = Those who were at work have just left.
doctor-roles = Whom would you like?
doctor-shut = { $tone ->
    [elder] Closed now ({ $asked_role }). Open again: { $opens }. Emergency: { -emergency }.{ $hotline ->
            [none] { "" }
           *[other] { " " }Hotline: { $hotline }.
        }
   *[normal] Closed now: { $asked_role }. Open again: { $opens }.
    In an emergency call { -emergency }.{ $hotline ->
            [none] { "" }
           *[other] { " " }Day and night: { $hotline }.
        } What you can do now:
}
doctor-shut-unknown = in some days
doctor-shut-question = Leave a question
doctor-shut-question-also = question | message
doctor-shut-callback = Book a callback
doctor-shut-callback-also = callback | call me
doctor-shut-check = Check my symptoms
doctor-shut-check-also = check | symptoms
doctor-shut-aid = It is urgent
doctor-shut-aid-also = urgent
doctor-sentence = { $tone ->
    [elder] Please type a sentence so that the doctor can answer you. How is it now?
   *[normal] Before you join: please type a sentence about how it is now. Only then can the clinician answer you here.
}

## The queue

doctor-waiting = { $tone ->
    [elder] You are in the queue ({ $asked_role }), { $ahead ->
            [none] and next
           *[other] { $ahead } ahead of you
        }. Wait: { $wait }. Add anything you like.
   *[normal] You are in the queue for: { $asked_role }. { $ahead ->
            [none] You are next
           *[other] Ahead of you: { $ahead }
        }. Wait: { $wait }.
    Meanwhile you can send words, photos or voice; they are added to your case. If it gets worse call { -emergency }.
}
doctor-unheard = { $tone ->
    [elder] You are in the queue, { $ahead ->
            [none] and next
           *[other] { $ahead } ahead of you
        }. Wait: { $wait }. Please type a word now, so that a doctor can answer.
   *[normal] You are in the queue. { $ahead ->
            [none] You are next
           *[other] Ahead of you: { $ahead }
        }. Wait: { $wait }.
    Please type a sentence now, anything: only then can the clinician answer you at once. If it gets worse call { -emergency }.
}
wait-under = under { $most } min
wait-between = about { $least }–{ $most } min
wait-over = over { $least } min
wait-nobody = nobody is on duty right now
doctor-jumped = Someone with an emergency has to be seen first, so your wait is longer.
doctor-named = { $tone ->
    [elder] In the queue for { $clinician } alone, { $ahead ->
            [none] and next
           *[other] { $ahead } ahead of you
        }. Wait: { $wait }. Sooner: "The fastest".
   *[normal] You are in the queue for { $clinician } alone. { $ahead ->
            [none] You are next
           *[other] Ahead of you: { $ahead }
        }. Waiting time: { $wait }. To be served sooner, choose "The fastest" at any time.
    Meanwhile you can send words, photos or voice; they are added to your case. If it gets worse call { -emergency }.
}
doctor-named-look = Where am I?
doctor-named-look-also = position | queue | how long
doctor-named-fastest = The fastest
doctor-named-fastest-also = fastest | anyone | whoever | someone else
doctor-named-callback = Book a callback
doctor-named-callback-also = callback | call me
doctor-named-cancel = Leave the queue
doctor-named-cancel-also = cancel | leave
doctor-named-gone = { $name } cannot come now. We ask whoever is free first; you keep your place.
doctor-named-choice = { $tone ->
    [elder] Sorry for the wait. { $clinician } is still busy ({ $wait }). What would you like?
   *[normal] Sorry for the wait. { $clinician } is still busy. Now: { $wait }. A supervisor knows. What would you like to do?
}
doctor-named-choice-keep = Keep waiting
doctor-named-choice-keep-also = keep | wait
doctor-named-choice-fastest = The fastest
doctor-named-choice-fastest-also = fastest | anyone | whoever | someone else
doctor-named-choice-callback = Book a callback
doctor-named-choice-callback-also = callback | call me
doctor-named-choice-hospital = Nearest hospital
doctor-named-choice-hospital-also = hospital
doctor-waiting-look = Where am I?
doctor-waiting-look-also = position | queue | how long
doctor-waiting-callback = Book a callback
doctor-waiting-callback-also = callback | call me
doctor-waiting-question = Leave a question
doctor-waiting-question-also = question | answer me later
doctor-waiting-cancel = Leave the queue
doctor-waiting-cancel-also = cancel | leave
doctor-choice = { $tone ->
    [elder] Sorry for the wait ({ $wait }). What would you like?
   *[normal] Sorry for the wait. Now: { $wait }. A supervisor knows. What would you like to do?
}
doctor-choice-keep = Keep waiting
doctor-choice-keep-also = keep | wait
doctor-choice-callback = Book a callback
doctor-choice-callback-also = callback | call me
doctor-choice-question = Leave a question
doctor-choice-question-also = question
doctor-choice-hospital = Nearest hospital
doctor-choice-hospital-also = hospital
doctor-hospital = { $tone ->
    [elder] Go to the nearest emergency department. Take your papers and medicines. If worse: { -emergency }.
   *[normal] Please go to the nearest emergency department: search "emergency" on a map, or ask your family.
    Take your papers and the medicines you use. If it gets worse call { -emergency }.
}
doctor-too-urgent = This may be urgent, so please stay. You are among the first; if it gets worse call { -emergency }.
doctor-unreached = { $tone ->
    [elder] We cannot reach the doctor on call. Go to a hospital now, or call { -emergency }.
   *[normal] The doctor on call has not answered. Do not wait any longer: go to the nearest emergency department now, or call { -emergency }. You keep your place, and whoever comes takes you first.
}
doctor-urgent-wait = We are still calling a clinician, and a supervisor knows. If it gets worse call { -emergency } or go to the nearest emergency department.
doctor-late = A clinician has taken your case already. Please just write.
doctor-cancel-late = A clinician has taken your case already. If you are done, choose "No more questions" in the menu.
doctor-cancelled = Cancelled. Come back whenever you need.

## Callback and question

callback-means = How shall we reach you?
callback-means-title = How
callback-means-phone = By phone
callback-means-phone-also = phone | call
callback-means-video = By video
callback-means-video-also = video
callback-means-keep = No, I keep waiting
callback-means-keep-also = keep waiting | no
callback-time = When would suit you?
callback-time-title = When
callback-time-later = Another time
callback-time-later-also = later | none of these
callback-none = We are fully booked these days, sorry. Leave a question instead?
callback-none-question = Leave a question
callback-none-question-also = question | yes
callback-none-stop = No, thanks
callback-none-stop-also = no | stop it
callback-number = Which number shall we call? Please type it, with the area code.
callback-number-title = Number
callback-number-video = If the video fails, which number shall we call? Please type it.
value-phone = { $value }
phone-unreadable = This does not look like a telephone number. Please type digits only.
phone-length = A mobile number here has 11 digits. Is one missing, or one too many?
phone-impossible = We cannot call this number. Please add the area code, or +country code.
callback-sure = Noted. Is this right?
callback-sure-yes = Yes, book it
callback-sure-yes-also = yes | right | ok
callback-sure-change = Change it
callback-sure-change-also = change | no
callback-taken = Someone else has just taken this time. Please choose another.
callback-booked = Booked: { $when }. A clinician will reach you. To change it, choose "Doctor or pharmacist".
callback-due = It is the time you booked. We are calling a clinician for you.
callback-video-link = The video link will be sent here.
doctor-question = What would you like to ask? Please write a sentence.
doctor-asked = Left for: { $asked_role }. We tell you here when it is answered.
note-question = Question

## The talk and its end

doctor-active = { $clinician } is talking with you. Please just write.
doctor-active-finish = No more questions
doctor-active-finish-also = finish | end | done
doctor-finish-early = Nobody has taken your case yet. To stop waiting choose "Leave the queue".
doctor-finish-asked = The clinician knows that you are done and will close with a summary.
doctor-ended = More to ask? Write within 24 hours and it goes on.
doctor-ended-again = Ask more
doctor-ended-again-also = go on | continue | more
doctor-ended-over = All is well
doctor-ended-over-also = thanks | thank you | ok | fine | no
doctor-reopened = All right, we go on. You are among the first; we ask { $clinician } first.
doctor-reopen-late = More than 24 hours have passed. Please choose "Doctor or pharmacist" again.
doctor-rating = Did this help you?
doctor-rating-title = Rating
doctor-rating-five = Very much ★★★★★
doctor-rating-five-also = very much | five | very good
doctor-rating-four = Yes ★★★★
doctor-rating-four-also = yes | four | good
doctor-rating-three = So-so ★★★
doctor-rating-three-also = so-so | three | ok
doctor-rating-two = Little ★★
doctor-rating-two-also = little | two
doctor-rating-one = Not at all ★
doctor-rating-one-also = not at all | one | bad
doctor-rating-skip = Skip
doctor-rating-skip-also = no rating | later
doctor-why = We are sorry. What went wrong? A supervisor will see it.
doctor-why-unsolved = Problem not solved
doctor-why-unsolved-also = not solved
doctor-why-slow = Took too long
doctor-why-slow-also = slow
doctor-why-unclear = Hard to understand
doctor-why-unclear-also = unclear
doctor-why-other = Something else
doctor-why-other-also = other
doctor-once-more = Go on with { $clinician }? You need not tell it all again.
doctor-once-more-again = Go on
doctor-once-more-again-also = yes | go
doctor-once-more-enough = No, thanks
doctor-once-more-enough-also = no
doctor-thanks = Thank you. If it is not solved, you can go on within 24 hours.
doctor-sorry = Thank you for telling us; a supervisor will look. If it is not solved, you can go on within 24 hours.
doctor-over = Get well soon. If it is not solved, you can go on within 24 hours.

## Departments guessed from what patients wrote

note-department = Likely departments
note-department-wish = Department chosen
department-07 = Paediatrics
department-03-01 = Respiratory
department-03-02 = Digestive
department-13 = Skin
department-11 = Ear, nose and throat
department-03-04 = Heart
department-03-03 = Neurology
department-04-03 = Bones and joints
department-05 = Women and childbirth
department-04-01 = General surgery
department-03-07 = Endocrinology
department-10 = Eyes
department-02 = General medicine
department-16-03 = Infections and liver
department-04-04 = Urology and andrology
department-12 = Teeth and mouth
department-03-06 = Kidneys
department-03-08 = Blood and rheumatism
department-19 = Tumours
department-15 = Psychiatry and psychology
department-50 = Chinese medicine
