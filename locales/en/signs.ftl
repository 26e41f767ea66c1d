### What is wrong: the groups of questions. flows/data/intake.yaml says who is asked.

intake-again = Last time you told of: { $last_told }. Is it about that again?
intake-again-last = Yes, the same
intake-again-last-also = yes | same
intake-again-fresh = No, something new
intake-again-fresh-also = no | new
intake-again-family = The other person has: { $last_told }. Is it the same here?
intake-check = Hello. Last time you told us about { $name }. How is it now?
intake-check-doubt = Hello. Last time you were not sure of a danger sign of { $name }. How is it now?
intake-check-better = Better
intake-check-better-also = good | fine
intake-check-same = The same
intake-check-same-also = no change
intake-check-worse = Worse
intake-check-worse-also = bad
intake-check-glad = Good to hear. Rest on. Come back any time; in an emergency call { -emergency }.
intake-check-stay = Watch it one more day; see a doctor if it gets worse or is no better in three days. Emergency: { -emergency }.

intake-flag = Which one? Do not wait: call { -emergency } first.
intake-flag-title = Which danger sign
intake-flag-breath = Breath, chest or blue lips
intake-flag-breath-also = breath | chest
intake-flag-mind = Mind, fit or one weak side
intake-flag-mind-also = confused | fit | stroke
intake-flag-other = Another one
intake-flag-other-also = other
intake-flag-self_harm = Wish to die or self-harm
intake-flag-self_harm-also = suicide | self-harm

intake-medicine = { $tone ->
    [elder] Which medicine, and what would you like to know?
   *[normal] Which medicine is it about, and what would you like to know? One sentence will do.
}

intake-more = Any of these as well?
intake-pregnancy = Pregnant, within six weeks after birth, or breast-feeding?
intake-pregnancy-title = Pregnancy or breast-feeding
intake-pregnancy-pregnant = Pregnant
intake-pregnancy-pregnant-also = expecting
intake-pregnancy-postpartum = Within 6 weeks after birth
intake-pregnancy-postpartum-also = after birth | gave birth
intake-pregnancy-nursing = Breast-feeding
intake-pregnancy-nursing-also = nursing
intake-pregnancy-after = After birth or nursing
intake-pregnancy-after-also = nursing | gave birth
intake-pregnancy-no = None of these
intake-pregnancy-no-also = no | none
intake-pregnancy-unsure = Not sure, maybe pregnant
intake-pregnancy-unsure-also = unsure | maybe
intake-weeks = How many weeks pregnant? Send the number, like 32.
intake-weeks-title = Weeks
intake-weeks-unsure = Cannot say
intake-weeks-unsure-also = unsure | i don't know
value-weeks = { $value } weeks
weeks-unreadable = I could not read that. Send the number of weeks, like 32.
weeks-impossible = Weeks lie between 3 and 43; please send it again.
weeks-maybe = That is about { $value } weeks, right?
intake-mother = { $tone ->
    [elder] Any of these in the pregnancy?
   *[normal] Any of these in the pregnancy? You may choose several.
}
intake-mother-title = In the pregnancy
intake-mother-bleed = Bleeding
intake-mother-bleed-also = blood
intake-mother-moves = Baby moves less
intake-mother-moves-also = fewer movements | moves less
intake-mother-head = Headache or blurred sight
intake-mother-head-also = headache | vision
intake-mother-water = Fluid leak
intake-mother-water-also = waters | fluid
intake-mother-pains = { $tone ->
    [elder] Contractions or vomiting
   *[normal] Contractions
}
intake-mother-pains-also = pains
intake-mother-leg = { $tone ->
    [elder] Painful calf or itch all over
   *[normal] Swollen painful calf
}
intake-mother-leg-also = leg
intake-mother-vomit = Vomiting, cannot drink
intake-mother-vomit-also = vomit
intake-mother-itch = Itching all over
intake-mother-itch-also = itch
intake-mother-none = None of these
intake-mother-none-also = none | no
intake-postpartum = { $tone ->
    [elder] Any of these since the birth?
   *[normal] Any of these since the birth? You may choose several.
}
intake-postpartum-title = After the birth
intake-postpartum-pad = Soaking a pad in an hour
intake-postpartum-pad-also = bleeding
intake-postpartum-wound = Wound red or oozing
intake-postpartum-wound-also = wound
intake-postpartum-breast = Breast red and painful
intake-postpartum-breast-also = breast
intake-postpartum-head = Headache or blurred sight
intake-postpartum-head-also = headache
intake-postpartum-leg = Swollen painful calf
intake-postpartum-leg-also = leg
intake-postpartum-low = Very low mood
intake-postpartum-low-also = low | sad
intake-postpartum-none = None of these
intake-postpartum-none-also = none | no
intake-women = { $tone ->
    [elder] Any of these?
   *[normal] Any of these? You may choose several.
}
intake-women-title = Women's health
intake-women-heavy = Heavy bleeding
intake-women-heavy-also = heavy
intake-women-pain = Strong lower belly pain
intake-women-pain-also = pain
intake-women-late = Late period
intake-women-late-also = late
intake-women-discharge = Discharge
intake-women-discharge-also = vaginal discharge
intake-women-itch = Itching
intake-women-itch-also = itch
intake-women-lump = Breast lump
intake-women-lump-also = lump
intake-women-none = None of these
intake-women-none-also = none | no

intake-breath = { $tone ->
    [elder] Any of these too?
   *[normal] Any of these too? You may choose several.
}
intake-breath-title = Breath and strength
intake-breath-short = { $tone ->
    [elder] Short breath or chest pain
   *[normal] Short of breath when moving
}
intake-breath-short-also = breathless | short
intake-breath-wheeze = Wheezing
intake-breath-wheeze-also = wheeze
intake-breath-chest = Chest pain on breathing
intake-breath-chest-also = chest
intake-breath-blood = Blood in phlegm
intake-breath-blood-also = blood
intake-breath-phlegm = Much yellow or green phlegm
intake-breath-phlegm-also = phlegm
intake-breath-weak = Weak, cannot eat or sleep
intake-breath-weak-also = weak | tired
intake-breath-rigors = Shaking chills
intake-breath-rigors-also = chills | rigors
intake-breath-contact = Others around are ill
intake-breath-contact-also = contact
intake-breath-none = None of these
intake-breath-none-also = none | no
intake-oxygen = { $tone ->
    [elder] Blood oxygen? Send the number.
   *[normal] Did you measure blood oxygen at rest? Send the number, like 97.
}
intake-oxygen-title = Blood oxygen
intake-oxygen-unmeasured = Not measured
intake-oxygen-unmeasured-also = no
value-oxygen = { $value }%
oxygen-unreadable = I could not read that. Send a number, like 97.
oxygen-impossible = Oxygen lies between 50 and 100; please look again.
intake-rate = { $tone ->
    [elder] How many breaths in a minute? Send the number.
   *[normal] How many breaths in one minute, at rest? Count a whole minute and send the number, like 20.
}
intake-rate-title = Breaths a minute
intake-rate-unmeasured = Not counted
intake-rate-unmeasured-also = no
value-rate = { $value }
rate-unreadable = I could not read that. Send the breaths in a minute, like 20.
rate-impossible = That cannot be; please count once more.
intake-pulse = { $tone ->
    [elder] Pulse in a minute? Send the number.
   *[normal] Pulse (heart beats) in a minute? Send the number, like 80.
}
intake-pulse-title = Pulse
intake-pulse-unmeasured = Not measured
intake-pulse-unmeasured-also = no
value-pulse = { $value }
pulse-unreadable = I could not read that. Send a number, like 80.
pulse-impossible = That cannot be; please count once more.

intake-child = { $tone ->
    [elder] Has the child any of these?
   *[normal] Has the child any of these? You may choose several.
}
intake-child-title = The child
intake-child-drinks = { $tone ->
    [elder] Drinks or pees little
   *[normal] Drinks less than half
}
intake-child-drinks-also = drinks little
intake-child-urine = Little urine
intake-child-urine-also = urine
intake-child-sleepy = Sleepy, does not play
intake-child-sleepy-also = sleepy | tired
intake-child-rigors = Shaking chills
intake-child-rigors-also = chills
intake-child-ears = Ear pain or discharge
intake-child-ears-also = ear
intake-child-limb = Swollen joint, does not walk
intake-child-limb-also = limb | limps
intake-child-rash = A rash
intake-child-rash-also = spots
intake-child-none = None of these
intake-child-none-also = none | no
intake-glass = { $tone ->
    [elder] Press a glass on the spots: do they fade?
   *[normal] Press a clear glass on the spots and look through it: do they fade?
}
intake-glass-title = Spots under a glass
intake-glass-fades = They fade
intake-glass-fades-also = fade | yes
intake-glass-stays = They do not fade
intake-glass-stays-also = stay | no
intake-glass-unsure = Cannot tell
intake-glass-unsure-also = unsure

intake-belly = { $tone ->
    [elder] Any of these in the belly?
   *[normal] Any of these in the belly? You may choose several.
}
intake-belly-title = The belly
intake-belly-severe = { $tone ->
    [elder] Strong pain or hard belly
   *[normal] Strong pain, getting worse
}
intake-belly-severe-also = severe
intake-belly-right = Pain in the lower right
intake-belly-right-also = right
intake-belly-vomit = Vomiting, cannot drink
intake-belly-vomit-also = vomit
intake-belly-diarrhoea = Much diarrhoea
intake-belly-diarrhoea-also = diarrhea | runs
intake-belly-blood = Blood or black stool
intake-belly-blood-also = blood
intake-belly-dry = Little urine, dry mouth
intake-belly-dry-also = dry
intake-belly-swollen = Very swollen, no wind
intake-belly-swollen-also = swollen
intake-belly-none = None of these
intake-belly-none-also = none | no

intake-place = Where is the skin not well?
intake-place-title = Where
intake-place-head = Head or face
intake-place-head-also = face
intake-place-body = Body, arms or legs
intake-place-body-also = body | arm | leg
intake-place-private = Private parts
intake-place-private-also = genital
intake-place-everywhere = Everywhere
intake-place-everywhere-also = all over
intake-skin = { $tone ->
    [elder] Any of these on the skin?
   *[normal] Any of these on the skin? You may choose several.
}
intake-skin-title = The skin
intake-skin-itch = Itching
intake-skin-itch-also = itch
intake-skin-pain = Red, hot and painful
intake-skin-pain-also = pain
intake-skin-blister = Blisters or open skin
intake-skin-blister-also = blister
intake-skin-spread = Spreading fast
intake-skin-spread-also = spread
intake-skin-purple = Purple spots
intake-skin-purple-also = purple
intake-skin-mouth = In mouth or eyes too
intake-skin-mouth-also = mouth | eyes
intake-skin-new = After a new medicine or food
intake-skin-new-also = medicine
intake-skin-none = None of these
intake-skin-none-also = none | no

intake-general = { $tone ->
    [elder] Any of these?
   *[normal] Any of these too? You may choose several.
}
intake-general-title = Other signs
intake-general-pain = Strong pain
intake-general-pain-also = severe
intake-general-head = Headache, dizzy, sight
intake-general-head-also = headache | dizzy
intake-general-fall = A fall
intake-general-fall-also = fell
intake-general-hit = A blow to the head
intake-general-hit-also = hit the head
intake-general-bed = Cannot get up, falls, wets
intake-general-bed-also = cannot get up
intake-general-worse = Worse every day
intake-general-worse-also = worse
intake-general-none = None of these
intake-general-none-also = none | no
intake-thinner = Do you take blood thinners (against clots)?
intake-thinner-title = Blood thinners
intake-thinner-yes = Yes
intake-thinner-yes-also = y
intake-thinner-no = No
intake-thinner-no-also = n
intake-thinner-unsure = Not sure
intake-thinner-unsure-also = unsure
intake-pressure = { $tone ->
    [elder] Blood pressure? Like 150/90.
   *[normal] Did you measure the blood pressure? Send it like 150/90.
}
intake-pressure-title = Blood pressure
intake-pressure-unmeasured = Not measured
intake-pressure-unmeasured-also = no
value-pressure = { $value }
pressure-unreadable = I could not read that. Send it like 150/90.
pressure-impossible = That cannot be; please look again.
intake-glucose = { $tone ->
    [elder] Blood sugar? Send the number.
   *[normal] Did you measure the blood sugar? Send it in mmol/l, like 7.8.
}
intake-glucose-title = Blood sugar
intake-glucose-unmeasured = Not measured
intake-glucose-unmeasured-also = no
value-glucose = { $value } mmol/l
glucose-unreadable = I could not read that. Send a number, like 7.8.
glucose-impossible = That cannot be; please look again.
intake-chronic = Any of these now?
intake-chronic-title = Long-term illness now
intake-chronic-vomit = Vomiting up medicines
intake-chronic-vomit-also = vomit
intake-chronic-weight = 2 kg in 3 days, swollen legs
intake-chronic-weight-also = swollen
intake-chronic-foot = A sore on the foot
intake-chronic-foot-also = foot
intake-chronic-none = None of these
intake-chronic-none-also = none | no

intake-photos = { $tone ->
    [elder] Photos help: bright light, sharp, several. You need not.
   *[normal] Photos help, up to 6: in bright light, one of the whole area, then closer and sharp, with a coin beside it for size. If you would rather not, choose “Sent all”.
}
intake-photos-title = Photos
intake-photos-again = A photo is too small to see much. Send the original if you can; you need not.
intake-photos-again-title = More photos
intake-no-photos = We take no photos of private parts of minors: please show a doctor in person, with an adult present. Words are enough here.

intake-known-nothing = no long-term illness, no medicines, no allergies
intake-changed = Before, you told us: { $known }. Has anything changed?
intake-changed-title = Illnesses, medicines, allergies
intake-changed-same = Nothing has changed
intake-changed-same-also = no | same
intake-changed-changed = Something has changed
intake-changed-changed-also = yes | changed
intake-care = Do you take any medicines now? Any allergies to medicine or food?
intake-care-title = Medicines and allergies
intake-care-none = Neither
intake-care-none-also = none | no
intake-care-medicines = Medicines
intake-care-medicines-also = medicine
intake-care-allergies = Allergies
intake-care-allergies-also = allergic
intake-care-both = Both
intake-care-both-also = yes
intake-medicines = { $tone ->
    [elder] Which medicines? Write, or send a photo of the boxes.
   *[normal] Which medicines? Write their names, or photograph the boxes.
}
intake-medicines-title = Medicines
intake-medicines-forgot = I do not remember
intake-medicines-forgot-also = forgot
intake-medicines-photo = Photo of the boxes
intake-medicines-photo-also = photo
intake-boxes = Please photograph the boxes with the names. Several are fine; or choose “Sent all”.
intake-boxes-title = Photos of boxes
intake-allergies = What are you allergic to? Write the names.
intake-allergies-title = Allergies
intake-allergies-unsure = Yes, but I do not remember
intake-allergies-unsure-also = forgot

intake-wish = What do you want most now?
intake-wish-title = Wanted most
intake-wish-advice = Advice what to do
intake-wish-advice-also = advice
intake-wish-hospital = Should I go to hospital
intake-wish-hospital-also = hospital
intake-wish-check = Should I have tests
intake-wish-check-also = test
intake-wish-renewal = Renew a prescription
intake-wish-renewal-also = prescription | refill
intake-proof = { $tone ->
    [elder] Please photograph the record or prescription. None? Choose “Sent all”.
   *[normal] A renewal needs the earlier diagnosis: please photograph the record, prescription or discharge letter. If you have none, choose “Sent all”.
}
intake-proof-title = Proof of diagnosis
intake-offline = { $tone ->
    [elder] Without proof no first prescription online: please see a doctor in person.
   *[normal] Without proof of a diagnosis nobody may prescribe online for the first time: please see a doctor in person, with your identity card and the boxes. You can still ask a doctor here, without a prescription.
}
intake-offline-go = Ask a doctor anyway
intake-offline-go-also = go on | yes
intake-offline-proof = I found it, send a photo
intake-offline-proof-also = photo

intake-result-another = Somebody else is ill too
intake-result-another-also = another
remark-within-48-hours-pregnant = Fever perhaps within 48 hours, pregnant or after birth (at risk)
remark-renewal = Wants a renewal: check the proof of diagnosis; no first prescription online
remark-away = The patient was not with the person who answered; told from afar
remark-thinner = Takes blood thinners
