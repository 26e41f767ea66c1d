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
role-nurse = nurse
role-nutrition = nutritionist
role-childcare = child-care adviser
role-psychology = counsellor
role-psychology-also = psychologist | psychological counsellor
role-desk = service desk
role-desk-also = desk
role-more = others
role-more-also = more | other
doctor-words = Please tell in a sentence what is wrong.
doctor-role = We suggest: { $shown }. Is that all right?
doctor-role-fits = Yes
doctor-role-fits-also = ok | fine | right
doctor-role-other = Someone else
doctor-role-other-also = no | other | change
doctor-roles = Whom would you like?
doctor-sentence = { $tone ->
    [elder] Please type a sentence so that the doctor can answer you. How is it now?
   *[normal] Before you join: please type a sentence about how it is now. Only then can the clinician answer you here.
}
doctor-waiting = { $tone ->
    [elder] You are in the queue ({ $asked_role }), { $ahead ->
            [none] and next
           *[other] { $ahead } ahead of you
        }. Add anything you like.
   *[normal] You are in the queue for: { $asked_role }. { $ahead ->
            [none] You are next
           *[other] Ahead of you: { $ahead }
        }.
    Meanwhile you can send words or photos; they are added to your case. If it gets worse call { -emergency }.
}
doctor-unheard = { $tone ->
    [elder] You are in the queue, { $ahead ->
            [none] and next
           *[other] { $ahead } ahead of you
        }. Please type a word now, so that a doctor can answer.
   *[normal] You are in the queue. { $ahead ->
            [none] You are next
           *[other] Ahead of you: { $ahead }
        }.
    Please type a sentence now, anything: only then can the clinician answer you at once. If it gets worse call { -emergency }.
}
doctor-active = { $clinician } is talking with you. Please just write.
doctor-waiting-look = Where am I?
doctor-waiting-look-also = position | queue | how long
doctor-waiting-cancel = Leave the queue
doctor-waiting-cancel-also = cancel | leave
doctor-waiting-finish = No more questions
doctor-waiting-finish-also = finish | end | done
doctor-cancel-late = A clinician has taken your case already. If you are done, choose "No more questions".
doctor-finish-early = Nobody has taken your case yet. To stop waiting choose "Leave the queue".
doctor-finish-asked = The clinician knows that you are done and will close with a summary.
doctor-cancelled = You have left the queue. Come back whenever you need.
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
doctor-thanks = Thank you. If the problem is not solved, come back to us.
doctor-over = Get well soon. If the problem is not solved, come back to us.
