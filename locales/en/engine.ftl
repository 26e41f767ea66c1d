### What is said everywhere: emergency, keys, not understood, going on where one stopped.
### Telephone numbers stand here and nowhere else.

-emergency = 120
-crisis = 12356
-crisis-backup = 120

## What the engine says

engine-not-understood = I did not get that. Please choose one of these, or send its number.
engine-not-text = I need words here. Please tap an option or type your answer.
engine-not-voice = { $tone ->
    [elder] I could not hear that. Please answer with a number or in writing, or write "human".
   *[normal] Spoken messages cannot be heard here. Please answer with a number or in writing, or write "human" for a person.
}
engine-listening = Your voice message is here. Listening, please wait.
engine-heard = I heard: "{ $said }"
engine-early = You wrote that before you saw the new question. Please answer once more:
engine-stale = That button is out of date. Please look at this question:
engine-no-back = This is the first step; there is nothing to go back to.
engine-too-many = That is too many. Please choose fewer.
engine-too-few = Please choose at least one.
engine-fault = { $tone ->
    [elder] Sorry, that was our mistake. Please send it again, or 9 for the menu.
   *[normal] Sorry, something went wrong on our side, not yours. Please send it again, or send 9 for the main menu. In an emergency call { -emergency }.
}
engine-held-note = More is waiting for you. Send any word to receive it.
engine-stopped = All right, no more notices from us. A consultation in progress goes on.
engine-larger-on = Larger wording is on: shorter texts, fewer options. Send "larger" to switch back.
engine-larger-off = Back to the standard wording.
step-count = Step { $n } of { $m }
keys-footer = { $tone ->
    [elder] 0 back · 9 menu · "human"
   *[normal] 0 back · 9 main menu · send "human" for a person
}
keys-footer-long = { $tone ->
    [elder] 0 back · "menu" · "human"
   *[normal] 0 back · send "menu" for the menu · send "human" for a person
}
value-day = { $weekday }, { $day } { $month }
value-photos = { $value } photos

## Words that always work

keys-back = back | go back | previous
keys-menu = menu | main menu | home
keys-human = human | a human | agent | person | operator | talk to a person
keys-repeat = hello | hi | repeat | again | say again | pardon
keys-larger = larger | larger wording | bigger | standard
keys-stop = stop | unsubscribe | T
keys-emergency = emergency | { -emergency } | ambulance | call { -emergency } | call an ambulance
keys-quit = quit | exit | cancel all
keys-language = language | languages | change language | 语言 | 語言
keys-switch = switch | someone else | another person | change person
key-back = Go back
key-human = Talk to a person

## The engine's own questions

card-resume = You had not finished "{ $value }". Go on with it?
card-maybe = { $value }
card-change = Which line would you like to change?
card-offer = { $tone ->
    [elder] Sorry, I did not understand. Shall a person help you?
   *[normal] Sorry, I have not understood several times. Would you like a person to help?
}
card-emergency = { $tone ->
    [elder] Call { -emergency } now! Say where you are and what happened. Stay on the line.
   *[normal] This may be dangerous. Call { -emergency } now!
    Say where you are, who it is{ $whom ->
            [self]  (yourself)
            [father]  (your father)
            [mother]  (your mother)
            [parent]  (your parent)
            [child]  (your child)
            [partner]  (your partner)
            [grandparent]  (your grandparent)
           *[unknown] { "" }
        } and what happened. Stay on the line and send someone to the door.
    If you cannot call, ask someone near you; you can forward this message.
    If you think of hurting yourself: the crisis line is { -crisis }. Please do not stay alone.
}
card-alarm = You said "{ $said }". Is this happening now?
card-crisis = { $tone ->
    [elder] We worry about you. Please call { -crisis }, or { -crisis-backup } day and night. Is somebody with you now?
   *[normal] Thank you for saying it. This must be very hard, and we worry about you.
    Please call the crisis line { -crisis } now; local line, day and night: { -crisis-backup }.
    In danger right now: { -emergency } or 110. Is somebody with you at this moment?
}
card-plan = Please tell us honestly: have you thought about how you would do it?
card-means = Might it be today, or is what you would use at hand?
card-after = { $tone ->
    [elder] Yesterday was hard for you. How is it today? { -crisis } is there for you.
   *[normal] Yesterday you told us how hard it is, and we thought of you. How is it today? The crisis line { -crisis } is there for you.
}
card-with = Somebody is with me
card-with-also = yes | somebody
card-alone = I am alone
card-alone-also = nobody | alone
card-misheard = I did not mean that
card-misheard-also = no | not that | just a joke
card-better = A little better
card-better-also = better | fine
card-worse = Still very hard
card-worse-also = worse | bad | not better
crisis-danger = { $tone ->
    [elder] Call { -emergency } now, get somebody to you, put things out of reach. Staff have been alerted.
   *[normal] Please call { -emergency } or 110 now, ask somebody to come to you at once, and put what could hurt you out of reach.
    The staff on duty have been alerted and are being connected with you. Please stay.
}
crisis-better = It is good to hear that. When it gets hard, come back and say so, or call { -crisis }.
card-clinician = { $tone ->
    [elder] A clinician is talking with you. What would you like?
   *[normal] You are talking with a clinician; what you write goes to them. What would you like to do?
}
card-continue = Go on
card-continue-also = continue | resume
card-restart = Start again
card-restart-also = restart | start over
card-menu = Main menu
card-yes = Yes
card-yes-also = y | yeah | right | correct | ok
card-no = No
card-no-also = n | nope | wrong
card-human = Talk to a person
card-human-also = yes | ok | please
card-larger = Larger wording
card-larger-also = larger | simpler
card-again = I will try again
card-again-also = try again | no
card-called = I have called
card-called-also = called | done
card-calm = Not an emergency
card-calm-also = no | not urgent | fine
emergency-called = { $tone ->
    [elder] Good. Stay close, give no food or drink. If it gets worse call { -emergency } again.
   *[normal] Good. Stay with the person, give nothing to eat or drink, and have papers and medicines ready.
    If anything changes, call { -emergency } again at once.
}
gather-done = Done
gather-done-also = that's all | finished | no more
gather-more = { $count } chosen. Choose more, or "Done".
gather-photos-more = { $count } received. Send more, or choose "Sent all".
gather-photos-done = Sent all
gather-photos-done-also = done | none | no more

## Talking with a clinician

human-accepted = { $tone ->
    [elder] { $name }{ $title ->
            [none] { "" }
           *[other] { " " }({ $title })
        } is here and has your answers.{ $licence ->
            [none] { "" }
           *[other] { " " }Licence { $licence }.
        } Please just write.
   *[normal] { $name } ({ $title ->
            [none] { $role }
           *[other] { $title }, { $role }
        }) has taken your case.{ $licence ->
            [none] { "" }
           *[other] { " " }Licence { $licence }.
        }
    Passed on: your answers{ $words ->
            [none] { "" }
           *[other] , added words: { $words }
        }{ $photos ->
            [none] { "" }
           *[other] , photos: { $photos }
        }. Please just write.
}
clinician-named = { $name } ({ $title ->
        [none] { $role }
       *[other] { $title }, { $role }
    }{ $licence ->
        [none] { "" }
       *[other] , licence { $licence }
    })
human-answering = { $who } is looking at your question and will answer here.
human-question-late = Nobody has answered your question yet; we are sorry, and a supervisor knows. If it is urgent, choose "Doctor or pharmacist" again.
human-took-over = { $who } goes on with you and can read all you said.
human-transferred = Your case goes to: { $role }. We are calling them; nothing has to be told again.
human-transferred-to = Your case goes to { $name } ({ $role }). Nothing has to be told again.
human-joined = { $who } joins and can read all you said.
human-silent = The clinician waits for your answer. If you have more to ask, just write.
human-photo-asked = The clinician would like a photo. Please take a clear one and send it here.
# A card a clinician sends; its button opens what was proposed.
human-propose-test = The clinician suggests a test at home: somebody comes for the sample, and the result comes here. Press below to begin; it is up to you.
human-propose-test-go = Book a home test
human-propose-vaccine = The clinician suggests a look at vaccines: which dose is due, and where there is a free time. Press below to begin; it is up to you.
human-propose-vaccine-go = Vaccine check and booking
human-propose-visit = The clinician suggests that you go to a hospital. Press below to book a time, or only for a card to show there: which department, what to bring, what you told here.
human-propose-visit-go = Book, or make the card
human-beside = Please follow the questions below. These answers do not go to the clinician; to go on talking, say “human” and you are back.
human-temperature-asked = The clinician would like to know the temperature. Please take it and send the number.
human-proof-asked = The clinician asks for the earlier diagnosis. Please photograph the record, prescription or discharge letter.
human-closed = This consultation has ended.
    Main problem: { $complaint }
    Assessment: { $assessment }
    Advice: { $advice }
    See a doctor at once if: { $seek_help }
human-follow-up = Please come back on { $day } and tell us how it is.
human-follow-up-due = { $clinician ->
        [none] Today is the day to look again.
       *[other] { $clinician } asked to hear from you today.
    } Not better, or worse? Write "human". If you are well, there is nothing to do.
human-ended = We did not hear from you for a day, so this consultation has ended for now.
human-waiting-note = Received and added to your case; the clinician will see it.
human-back = The clinician lost the connection. We are finding another; you need not tell it again.
# To somebody abusive, limited to the service desk for a time.
human-limited = Because of how staff were spoken to, you can reach only the service desk until { $until }. Emergencies are not affected: call { -emergency } or say “emergency”. If you disagree, tell the desk.
human-limit-lifted = You can reach doctors and pharmacists again.
human-go-on = All right, please go on. The clinician reads along.

## Names of the conversations

flow-menu = Main menu
flow-welcome = About this service
flow-help = Emergency help
flow-mine = My things
flow-family = Family
flow-language = Language
flow-patient = Who it is for
flow-intake = What is wrong
flow-doctor = Doctor or pharmacist

## Ages

age-years = { $n } years
age-months = { $n } months
age-days = { $n } days
