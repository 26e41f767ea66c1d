### Other services: medicine, a nurse at home, self-assessment, skin diary, Chinese medicine, diet.

flow-services = Other services
flow-remedy = Medicine question
flow-nursing = Nurse at home
flow-herbs = Chinese medicine
flow-skin = Skin diary
services-main = Which service would you like?
services-others = There are these too:
services-main-medicine = Ask the pharmacist
services-main-medicine-also = medicine | drug | pharmacist
services-main-nursing = Nurse at home
services-main-nursing-also = nurse | nursing | wound
services-main-scales = Self-assessment
services-main-scales-also = test | mood | scale | assessment
services-main-skin = Skin diary
services-main-skin-also = skin | rash
services-main-tcm = Chinese medicine
services-main-tcm-also = tcm | herbs
services-main-diet = Ask a nutritionist
services-main-diet-also = diet | nutrition | food
services-main-visit = Hospital appointment
services-main-visit-also = hospital | registration | hospital card
services-main-more = More
services-main-more-also = anything else
services-group = What would you like to look at?
services-group-mood = Mood and worry
services-group-mood-also = mood | anxiety | worry
services-group-body = Body
services-group-body-also = frailty | breath | alcohol
services-diet = { $tone ->
    [elder] What would you like to ask about food? Say too which long illness you have.
   *[normal] What would you like to ask about food? Please write too of long illnesses, pregnancy or a change of weight; I pass it on to a nutritionist.
}

remedy-which = { $tone ->
    [elder] Which medicine? Write its name; several are fine.
   *[normal] Which medicine is it about? Write its name; several are fine. I am a program and answer no questions on medicine; I pass them on to the pharmacist.
}
remedy-box = { $tone ->
    [elder] Send a photo of the box. If you have none, choose "That is all".
   *[normal] Send photos of the box and the leaflet, 3 at most. If you have none, choose "That is all".
}
remedy-new = { $tone ->
    [elder] Has anything new troubled you since you take it?
   *[normal] Has anything new troubled you since you take it? If so, a doctor looks at it.
}
remedy-new-no = Nothing new
remedy-new-no-also = no | nothing
remedy-new-yes = Yes, something
remedy-new-yes-also = yes
remedy-new-unsure = Not sure
remedy-new-unsure-also = do not know
remedy-bearing = Are you pregnant or breast-feeding? The pharmacist has to know.
remedy-bearing-no = Neither
remedy-bearing-no-also = no | none
remedy-bearing-pregnant = Pregnant
remedy-bearing-pregnant-also = pregnancy
remedy-bearing-feeding = Breast-feeding
remedy-bearing-feeding-also = nursing a child | feeding
remedy-bearing-unsaid = Rather not say
remedy-bearing-unsaid-also = not say | rather not
remedy-words = { $tone ->
    [elder] What would you like to ask the pharmacist?
   *[normal] What would you like to ask the pharmacist? How to take it, what goes together, what to do about a missed one?
}

nursing-care = What should a nurse come for?
nursing-care-title = Service
nursing-care-wound = A wound
nursing-care-wound-also = wound | dressing
nursing-care-tube = A tube or catheter
nursing-care-tube-also = tube | catheter | drain
nursing-care-stoma = A stoma
nursing-care-stoma-also = stoma
nursing-care-injection = Injection, blood sample
nursing-care-injection-also = injection | blood
nursing-care-pressure = A pressure sore
nursing-care-pressure-also = pressure sore | bed sore
nursing-care-newborn = Mother and newborn
nursing-care-newborn-also = newborn | baby
nursing-care-rehab = Rehabilitation
nursing-care-rehab-also = rehab
nursing-care-other = Something else
nursing-care-other-also = other
nursing-order = Has a doctor ordered this care? A nurse works to an order.
nursing-order-yes = Yes
nursing-order-yes-also = there is one
nursing-order-no = No
nursing-order-no-also = none
nursing-order-unsure = Not sure
nursing-order-unsure-also = do not know
nursing-where = { $tone ->
    [elder] What is the address? District, street and number, please.
   *[normal] What is the address? District, street, house and door number, please, and whether there is a lift.
}
nursing-where-title = Address
nursing-where-shown = { $value }
nursing-day = Which day would suit?
nursing-day-title = Day
nursing-day-today = Today
nursing-day-today-also = as soon as possible
nursing-day-tomorrow = Tomorrow
nursing-day-tomorrow-also = next day
nursing-day-days3 = Within three days
nursing-day-days3-also = three days | in three days | this week
nursing-day-later = Later is fine
nursing-day-later-also = later | next week | no hurry
nursing-hour = What time of day?
nursing-hour-title = Time
nursing-hour-morning = Morning
nursing-hour-morning-also = am
nursing-hour-afternoon = Afternoon
nursing-hour-afternoon-also = pm
nursing-hour-evening = Evening
nursing-hour-evening-also = night
nursing-hour-any = Any time
nursing-hour-any-also = any
nursing-home = { $tone ->
    [elder] What should the nurse know before coming?
   *[normal] What should the nurse know before coming? You may choose several.
}
nursing-home-title = At home
nursing-home-alone = The patient is alone
nursing-home-alone-also = alone
nursing-home-infection = An infectious illness
nursing-home-infection-also = infection
nursing-home-animal = A dog or large animal
nursing-home-animal-also = dog | pet
nursing-home-none = None of these
nursing-home-none-also = none
nursing-number = Which number can we call? Only the nurse sees it.
nursing-number-title = Telephone
nursing-number-shown = { $value }
nursing-sure = { $tone ->
    [elder] Is this right? Shall I send it to the nurse?
   *[normal] Is this right? A nurse reads it and agrees time and fee with you; sending it is not yet a booking.
}
nursing-sure-send = Yes, send it
nursing-sure-send-also = yes | send | ok
nursing-sure-change = Change something
nursing-sure-change-also = change | no

herbs-before = Was this treated with Chinese medicine before?
herbs-before-yes = Yes, here
herbs-before-yes-also = yes
herbs-before-elsewhere = Yes, elsewhere
herbs-before-elsewhere-also = elsewhere
herbs-before-no = No
herbs-before-no-also = never | first time
herbs-slip = { $tone ->
    [elder] Send a photo of the old prescription. If you have none, choose "That is all".
   *[normal] Send photos of the old prescription or the box, 3 at most. If you have none, choose "That is all".
}
herbs-tongue = { $tone ->
    [elder] A photo of the tongue, please, in daylight, put out loosely. Or choose "That is all".
   *[normal] One or two photos of the tongue, please: in daylight and without a filter, half an hour after a meal and nothing coloured eaten, put out loosely so that top and edges are seen. Or choose "That is all".
}
herbs-want = What is it about this time?
herbs-want-again = Follow-up, perhaps a change
herbs-want-again-also = follow-up | change
herbs-want-boil = Decoction and delivery
herbs-want-boil-also = decoction | delivery
herbs-want-usage = How to prepare and take it
herbs-want-usage-also = how to take
herbs-want-other = Something else
herbs-want-other-also = other
herbs-words = { $tone ->
    [elder] How are you now, compared with the last time?
   *[normal] How are you now, compared with the last time? Please write too of sleep, appetite and digestion.
}

skin-pick = Which place?
skin-pick-new = A new place
skin-pick-new-also = new
skin-where = { $tone ->
    [elder] Where on the body is it? Left shin, outside, for instance.
   *[normal] Where on the body is it? The clearer the better, such as "left shin, outside".
}
skin-every = After how many days shall I remind you?
skin-every-days3 = 3 days
skin-every-days3-also = three days
skin-every-days7 = 7 days
skin-every-days7-also = seven days | a week | one week
skin-every-days14 = 14 days
skin-every-days14-also = fourteen days | two weeks | fortnight
skin-every-never = No reminder
skin-every-never-also = never | no
skin-act = "{ $place }" has photos of { $count } days. What would you like to do?
skin-act-add = Photos of today
skin-act-add-also = add | today
skin-act-series = Compare
skin-act-series-also = before and after
skin-act-hand = Show a doctor
skin-act-hand-also = doctor
skin-act-stop = Stop reminding me
skin-act-stop-also = stop reminders
skin-photos = { $tone ->
    [elder] Two photos please, far and near, in good light. No private parts.
   *[normal] Up to 3 photos in good light, please: one that shows where it is, one from near with a coin beside it for the size, always from the same distance. Please do not photograph the private parts of a child; see a doctor there.
}
skin-change = How is it, compared with the last time?
skin-change-first = First photos
skin-change-first-also = first
skin-change-same = About the same
skin-change-same-also = same
skin-change-better = Better
skin-change-better-also = smaller
skin-change-worse = Worse
skin-change-worse-also = larger
skin-added = Kept. There are photos of { $count } days now. { $next }
skin-added-done = That is fine
skin-added-done-also = ok | fine | done
skin-added-hand = Show a doctor
skin-added-hand-also = doctor
skin-reminder = I remind you in { $n } days.
skin-no-reminder = I do not remind you.
skin-day = { $day }: { $how }
skin-series = { $tone ->
    [elder] Day by day: { $days }.
   *[normal] Day by day: { $days }. The first and the latest photo are sent to you again.
}
skin-stopped = All right, no more reminders. The photos are kept.
skin-over = All right, I keep an eye on it. With fever, strong pain or quick growth please see a doctor at once.
skin-due = { $tone ->
    [elder] It is time for photos of your skin. Choose "Skin diary" in "Other services".
   *[normal] It is the day for photos of your skin. Choose "Skin diary" in "Other services". Reminders can be stopped there.
}

note-door = Came for
note-medicine-which = Medicine
note-medicine-new = New since taking it
note-medicine-bearing = Pregnancy, breast-feeding
note-nursing-care = Care
note-nursing-order = Doctor's order
note-nursing-where = Address
note-nursing-day = Day wished
note-nursing-hour = Time of day
note-nursing-home = At home
note-nursing-number = Telephone
note-tcm-before = Chinese medicine before
note-tcm-want = Wanted
note-skin-where = Place
note-skin-days = Day by day
note-adverse = Reaction after a vaccine
note-vaccine = About a vaccine
