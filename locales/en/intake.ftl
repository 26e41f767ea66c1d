### What is wrong. flows/data/redflags.yaml says what the red-flag pages must name.

redflags-adult = { $tone ->
    [elder] Now: no breath, low oxygen, chest pressure, confusion, fit, weak side, lost sight, worst pain, bleeding, allergy, poison, heat stroke, bad injury{ $sex ->
        [male] {""}
       *[other] , pregnancy trouble
    }, wish to die?
   *[normal] Is any of these true now?
    • no breath, cannot finish a sentence, blue lips, or oxygen 93% or less
    • chest pressure, or pain into jaw, arm or back, with cold sweat
    • does not wake, confused, fainted, or a fit
    • suddenly a crooked face, one weak or numb side, slurred speech, loss of sight or double sight
    • sudden worst headache; fever with a stiff neck
    • vomiting blood, much blood in the stool, coughing blood, bleeding that does not stop
    • swollen throat or face or hives with short breath after food, medicine or a sting
    • tearing pain in chest, back or belly; a hard belly
    • poisoning, a bad head injury, large burns, a chemical in the eye
    • sudden strong pain of a limb or testicle, cold and white; heat stroke{ $sex ->
        [male] {""}
       *[other] {""}
            • pregnant or just gave birth: heavy bleeding, severe headache with blurred sight, short breath, a fit
    }
    • wish to die, or harmed yourself or plan to
}
redflags-old = { $tone ->
    [elder] Now: no breath, low oxygen, chest pressure, confusion, fit, weak side, lost sight, worst pain, bleeding, allergy, poison, heat stroke, bad injury, a fall on the head, wish to die?
   *[normal] Is any of these true now?
    • no breath, cannot finish a sentence, blue lips, or oxygen 93% or less
    • chest pressure, or pain into jaw, arm or back, with cold sweat
    • does not wake, confused, fainted, or a fit
    • suddenly a crooked face, one weak or numb side, slurred speech, loss of sight or double sight
    • sudden worst headache; fever with a stiff neck
    • vomiting blood, much blood in the stool, coughing blood, bleeding that does not stop
    • swollen throat or face or hives with short breath after food, medicine or a sting
    • tearing pain in chest, back or belly; a hard belly
    • poisoning, a bad head injury, large burns, a chemical in the eye
    • sudden strong pain of a limb or testicle, cold and white; heat stroke
    • a fall with a blow to the head, or any bad fall while taking blood thinners
    • wish to die, or harmed yourself or plan to
}
redflags-child = { $tone ->
    [elder] Now: hard breathing, chest pain, blue, no waking, weak side, fit, stiff neck, purple spots, allergy, vomits all, no urine, hard belly, testicle pain, bleeding, injury, wish to die?
   *[normal] Has the child any of these now?
    • hard breathing, ribs drawing in, noisy throat
    • blue lips, grey or mottled skin
    • does not wake, floppy, confused
    • a fit, now or just before
    • one weak side, crooked face, sudden loss of sight; pressure on the chest
    • stiff neck or severe headache
    • purple spots that do not fade under a glass
    • vomits everything, green vomit, blood in vomit or stool
    • hard swollen belly, sudden severe pain of a testicle or the groin
    • no urine for 12 hours, no tears
    • swollen face or short breath after food, medicine or a sting
    • swallowed something, choked, head injury, burns, bleeding that does not stop
    • talks of dying or has harmed themselves
}
redflags-infant = { $tone ->
    [elder] Now: hard breathing, blue, no waking, floppy, fit, no feeding, green vomit, purple spots, bulging head, worse jaundice, hard belly, lump, allergy, dry nappy, bloody stool, injury?
   *[normal] Has the baby any of these now?
    • hard breathing, grunting, ribs drawing in, pauses
    • blue lips, grey or mottled skin
    • does not wake, floppy, weak high cry
    • a fit, now or just before
    • does not feed, or less than half of usual
    • green vomit, or vomits everything
    • purple spots that do not fade; bulging soft spot
    • no wet nappy for 8 hours
    • jaundice that gets worse; hard swollen belly, groin lump with vomiting
    • hives with wheeze, swollen face
    • blood or jelly in the stool
    • head injury, swallowed something, choked
}
intake-flags-title = Danger signs
intake-flags-have = Yes
intake-flags-have-also = one of them | y
intake-flags-none = None of these
intake-flags-none-also = none | no | n
intake-flags-unsure = Not sure
intake-flags-unsure-also = unsure | i don't know | maybe
intake-emergency = { $tone ->
    [elder] Call { -emergency } now! Say where and what. Stay on the line. Crisis line: { -crisis }.
   *[normal] This may be dangerous. Call { -emergency } now!
    Say where you are, who it is and what happened. Stay on the line and send someone to the door.
    You can forward this message.
    If you think of hurting yourself: the crisis line is { -crisis }. Please do not stay alone.
}
intake-emergency-called = I have called
intake-emergency-called-also = called | done
intake-emergency-human = A doctor as well
intake-emergency-human-also = doctor | human
intake-emergency-which = Tell which one
intake-emergency-which-also = which
intake-emergency-calm = Wrong tap, none of these
intake-emergency-calm-also = wrong | none | no
intake-unsure = { $tone ->
    [elder] Not sure? Let a doctor ask you, right away. If worse, call { -emergency }.
   *[normal] If you are not sure, a doctor should ask you right away. We put you near the front.
    If breathing gets hard, someone does not wake or it gets worse, do not wait: call { -emergency }.
}
intake-unsure-human = A doctor right away
intake-unsure-human-also = doctor | yes
intake-unsure-breath = Unsure of breath or waking
intake-unsure-breath-also = breath | waking
intake-unsure-go = Go on answering first
intake-unsure-go-also = go on | continue

intake-complaints = { $tone ->
    [elder] What is the main trouble?
   *[normal] What is the main trouble? Choose up to three.
}
intake-complaints-more = Which of these is it?
intake-complaints-title = Main trouble
intake-complaints-fever = Fever
intake-complaints-fever-also = temperature | hot
intake-complaints-cough = { $tone ->
    [elder] Cough or sore throat
   *[normal] Cough
}
intake-complaints-cough-also = coughing | phlegm
intake-complaints-throat = Sore throat or stuffy nose
intake-complaints-throat-also = sore throat | runny nose | cold
intake-complaints-skin = Skin
intake-complaints-skin-also = rash | itch
intake-complaints-belly = Belly
intake-complaints-belly-also = stomach | diarrhoea | vomiting | belly pain
intake-complaints-pregnancy = Pregnancy, women's health
intake-complaints-pregnancy-also = pregnant | pregnancy
intake-complaints-medicine = Question about medicine
intake-complaints-medicine-also = medicine | drug | pills
intake-complaints-other = Something else
intake-complaints-other-also = other | else
intake-words = Please tell in a sentence what is wrong.
intake-words-title = In their own words
intake-since = Since when?
intake-since-title = Since when
intake-since-today = Less than a day
intake-since-today-also = today | just now
intake-since-days2 = 1 or 2 days
intake-since-days2-also = yesterday | one day | two days
intake-since-days4 = 3 or 4 days
intake-since-days4-also = three days | four days
intake-since-week = 5 to 7 days
intake-since-week-also = five days | six days | a week
intake-since-longer = More than a week
intake-since-longer-also = weeks | a month | long
intake-since-again = Again and again
intake-since-again-also = on and off
intake-since-few = One to three days
intake-since-few-also = yesterday | two days | three days | few days
intake-since-long = Four days or more
intake-since-long-also = four days | five days | a week | weeks | long
intake-since-unsure = Cannot say
intake-since-unsure-also = unsure | i don't know
intake-temp = { $tone ->
    [elder] What is the temperature? Just the number, like 38.5.
   *[normal] What is the temperature? Send the number, like 38.5, or choose below.
}
intake-temp-title = Temperature
intake-temp-normal = Measured, no fever
intake-temp-normal-also = normal | no fever
intake-temp-hot = Feels hot, not measured
intake-temp-hot-also = hot | feels hot
intake-temp-unmeasured = Not measured
intake-temp-unmeasured-also = no | unknown
temp-unreadable = I could not read that. Please send a number like 38.5.
temp-too-low = Nobody is that cold. Please check the thermometer and send it again.
temp-too-high = Nobody is that hot. Please check the thermometer and send it again.
temp-maybe = Do you mean { $value } degrees Celsius?
temp-maybe-fahrenheit = That looks like Fahrenheit: { $value } degrees Celsius. Is that right?
value-degrees = { $value } °C
intake-site = Where was it measured?
intake-site-title = Measured at
intake-site-armpit = Armpit
intake-site-armpit-also = under the arm
intake-site-ear = Ear
intake-site-ear-also = in the ear
intake-site-forehead = Forehead
intake-site-forehead-also = on the forehead
intake-site-unsure = Cannot say
intake-site-unsure-also = unsure | mouth | other
intake-illnesses = { $tone ->
    [elder] Any of these illnesses?
   *[normal] Any of these long-term illnesses? You may choose several.
}
intake-illnesses-title = Long-term illness
intake-illnesses-heart = Heart
intake-illnesses-heart-also = heart disease
intake-illnesses-lung = Lungs or asthma
intake-illnesses-lung-also = asthma | copd | lung
intake-illnesses-kidney = Kidneys or liver
intake-illnesses-kidney-also = kidney | liver | hepatitis
intake-illnesses-diabetes = Diabetes
intake-illnesses-diabetes-also = diabetic
intake-illnesses-immune = Cancer or weak defences
intake-illnesses-immune-also = cancer | chemotherapy | transplant
intake-illnesses-nerves = Nervous system
intake-illnesses-nerves-also = stroke before | parkinson | epilepsy
intake-illnesses-obesity = Very overweight
intake-illnesses-obesity-also = obesity
intake-illnesses-thinner = Blood thinners
intake-illnesses-thinner-also = thinner
intake-illnesses-organs = Heart, lung, liver or kidney
intake-illnesses-organs-also = heart | lung | asthma | kidney | liver
intake-illnesses-none = None of these
intake-illnesses-none-also = none | no
intake-confirm = { $tone ->
    [elder] Is this right for { $name }?
   *[normal] Please check what you told about { $name }, then send it:
}
intake-confirm-send = All right, send
intake-confirm-send-also = send | yes | ok
intake-confirm-change = Change a line
intake-confirm-change-also = change | edit | no

intake-present = Is { $name } with you now?
intake-present-here = Yes, here
intake-present-here-also = yes | here
intake-present-away = Not with me
intake-present-away-also = no | away
intake-away = { $tone ->
    [elder] You cannot see { $name }. Where you do not know, choose "not sure".
   *[normal] You can go on. As you do not see { $name }, something may be missed: it is best to ask by phone while you fill this in, and to choose "not sure" where you do not know. If it is urgent, let somebody there call { -emergency }.
}
intake-why = Because of what you told: { $why }.
intake-come-back = { $tone ->
    [elder] No breath, no waking, a fit, or worse: call { -emergency } at once.
   *[normal] If breathing gets hard, someone does not wake, has a fit, cannot drink, or it gets worse: call { -emergency } or go to the emergency department at once.
}
intake-urgent = { $tone ->
    [elder] This is urgent: call { -emergency } now!
   *[normal] This is urgent: call { -emergency } now! You told: { $why }.
}
intake-hospital = { $tone ->
    [elder] Please go to the emergency department now. Do not wait!
   *[normal] Please go to the nearest emergency department now; do not wait. You told: { $why }.
    If it gets worse on the way, call { -emergency }.
}
intake-urgent-called = Called or on the way
intake-urgent-called-also = called | on my way | done
intake-urgent-human = A doctor as well
intake-urgent-human-also = doctor | human
intake-urgent-near = Nearest hospital
intake-urgent-near-also = hospital | near
intake-urgent-store = Keep it for now
intake-urgent-store-also = keep | save
intake-result-l1 = { $tone ->
    [elder] A doctor should look at this soon. Ask one now?
   *[normal] A doctor should hear of this within minutes. Join the queue now?
}
intake-result-l2 = { $tone ->
    [elder] A doctor should look at this today. Ask one now?
   *[normal] A doctor should look at this today. You can join the queue now.
}
intake-result-l3 = { $tone ->
    [elder] It does not look urgent. Ask a doctor now?
   *[normal] It does not look urgent; a doctor can have a look. Join the queue now?
}
intake-result-l4 = { $tone ->
    [elder] It looks mild. Rest and drink. Ask a doctor anyway?
   *[normal] It looks mild: rest, drink enough and keep an eye on the temperature. You may still ask a doctor.
}
intake-result-doctor = Ask a doctor
intake-result-doctor-also = doctor | yes | queue
intake-result-fever = Fever clinics near
intake-result-fever-also = fever clinic | near
intake-result-store = Keep it for now
intake-result-store-also = keep | save | no
intake-stored = { $tone ->
    [elder] Kept. If it gets worse come back; emergency: { -emergency }.
   *[normal] Kept; you find it under "My things". If it does not get better or gets worse, come back. In an emergency call { -emergency }.
}
why-measured = { $what } { $value }
why-fever-yes = fever
why-fever-no = no fever
why-fever-unknown = temperature not measured
why-asked = your answers
remark-within-48-hours-illness = Fever perhaps still within 48 hours, long-term illness (high risk)
remark-within-48-hours-young = Fever perhaps still within 48 hours, under 5 years (high risk)
remark-within-48-hours-old = Fever perhaps still within 48 hours, 65 years or older (high risk)
note-patient = Patient
note-remarks = Please note
note-urgent = Urgent
note-urgent-crisis = Spoke of not wanting to live or of self-harm, without a plan
note-urgent-danger = Spoke of self-harm with a plan, or it may be today: please take this at once
note-urgent-asked = Asked for a human from the emergency card, without an intake
note-sentence = Said before the queue
note-emergency-heard = The next message sounds like an emergency{ $whom ->
    [self] (about themselves)
    [father] (about their father)
    [mother] (about their mother)
    [parent] (about their parent)
    [child] (about a child)
    [partner] (about their partner)
    [grandparent] (about a grandparent)
   *[unknown] { "" }
}; please answer at once. After a minute without an answer the patient sees the emergency card
note-emergency-late = A minute without an answer: the patient was shown the emergency card{ $whom ->
    [self] (about themselves)
    [father] (about their father)
    [mother] (about their mother)
    [parent] (about their parent)
    [child] (about a child)
    [partner] (about their partner)
    [grandparent] (about a grandparent)
   *[unknown] { "" }
}; please check at once
note-emergency-card = The next message sounds like an emergency{ $whom ->
    [self] (about themselves)
    [father] (about their father)
    [mother] (about their mother)
    [parent] (about their parent)
    [child] (about a child)
    [partner] (about their partner)
    [grandparent] (about a grandparent)
   *[unknown] { "" }
}; the emergency card was shown
note-emergency-asked = The patient asked for emergency help and was shown the emergency card; please look at once
note-proposal-test-done = The patient booked the home test you suggested
note-proposal-test-left = The patient looked at the home test you suggested and did not book
note-proposal-vaccine-done = The patient booked the vaccination you suggested
note-proposal-vaccine-left = The patient looked at the vaccination you suggested and did not book
note-proposal-visit-done = The patient went through the hospital visit you suggested: booked it, or has the card
note-proposal-visit-left = The patient opened the hospital visit you suggested and did not finish
note-finish-asked = The patient has no more questions: please close with a summary
note-lab-amended = The laboratory has amended this patient's report; please read the new results.
