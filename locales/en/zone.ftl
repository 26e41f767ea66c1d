### The respiratory zone: tests read at home, contacts, fever clinics. Says what a result may mean; never diagnoses, never names a medicine.

flow-respiratory = Cough and fever
flow-guard = Danger signs
flow-nearby = Hospitals near you
zone-situation = { $tone ->
    [elder] { $situation } ({ $on })
   *[normal] Here at present: { $situation } ({ $source }, { $on })
}
zone-tile = { $tone ->
    [elder] Cough and fever: what would you like?
   *[normal] Cough and fever: what would you like to do?
}
zone-tile-season = { $tone ->
    [elder] Respiratory season: what would you like?
   *[normal] Respiratory season: what would you like to do?
}
zone-more = You can also choose:
zone-tile-symptoms = I have symptoms
zone-tile-symptoms-also = ill | sick | symptoms | fever | cough
zone-tile-kit = I did a home test
zone-tile-kit-also = test | kit | result | antigen
zone-tile-contact = I met someone ill
zone-tile-contact-also = contact | exposed | family ill
zone-tile-care = Care at home
zone-tile-care-also = care | home care
zone-tile-doctor = Doctor or pharmacist
zone-tile-doctor-also = doctor | paediatrician | pharmacist
zone-tile-fever = Fever clinics nearby
zone-tile-fever-also = fever clinic | nearby | hospital
zone-tile-test = Test at home
zone-tile-test-also = home test | swab | book a test
zone-tile-vaccine = Vaccines
zone-tile-vaccine-also = vaccine | flu shot
zone-tile-more = More
zone-tile-more-also = other | others
zone-role = Whom would you like?
zone-role-paediatric = Paediatrician
zone-role-paediatric-also = children's doctor | pediatrician
zone-role-respiratory = Chest physician
zone-role-respiratory-also = respiratory | lungs
zone-role-pharmacist = Pharmacist
zone-role-pharmacist-also = medicine
sites = { $tone ->
    [elder] Near you: { $first }{ $demo }
   *[normal] Fever clinics near you ({ $origin }):
    • { $first }
    • { $second }
    • { $third }
    Call before you go; in an emergency call { -emergency }.
    { $demo }
}
sites-two = { $tone ->
    [elder] Near you: { $first }{ $demo }
   *[normal] Fever clinics near you ({ $origin }):
    • { $first }
    • { $second }
    Call before you go; in an emergency call { -emergency }.
    { $demo }
}
sites-one = { $tone ->
    [elder] Near you: { $first }{ $demo }
   *[normal] Fever clinics near you ({ $origin }):
    • { $first }
    Call before you go; in an emergency call { -emergency }.
    { $demo }
}
sites-none = { $tone ->
    [elder] I found no fever clinic near you. In an emergency call { -emergency }.
   *[normal] I found no fever clinic near you. The service line 12345 may know one; in an emergency call { -emergency }.
}
sites-larger = { $tone ->
    [elder] { $first } { $demo }
   *[normal] A fever clinic near you:
    { $first }
    { $demo }
}
hospitals = { $tone ->
    [elder] Near you: { $first }{ $demo }
   *[normal] Emergency departments near you ({ $origin }):
    • { $first }
    • { $second }
    • { $third }
    If you cannot get there, or feel worse on the way, call { -emergency }.
    { $demo }
}
hospitals-two = { $tone ->
    [elder] Near you: { $first }{ $demo }
   *[normal] Emergency departments near you ({ $origin }):
    • { $first }
    • { $second }
    If you cannot get there, or feel worse on the way, call { -emergency }.
    { $demo }
}
hospitals-one = { $tone ->
    [elder] Near you: { $first }{ $demo }
   *[normal] Emergency departments near you ({ $origin }):
    • { $first }
    If you cannot get there, or feel worse on the way, call { -emergency }.
    { $demo }
}
hospitals-none = { $tone ->
    [elder] No emergency department found near you. Call { -emergency }.
   *[normal] None of our emergency departments is near you. Call { -emergency } and say where you are.
}
hospital-nearest = { $tone ->
    [elder] { $first }{ $demo }
   *[normal] The nearest: { $first } ({ $origin }).
    { $demo }
}
nearby-say = { $tone ->
    [elder] Say there: { $why }.
   *[normal] At the desk say: { $why }. Take your identity card, your insurance card and your medicines.
}
nearby-sheet = { $tone ->
    [elder] For the doctor: { $link }
   *[normal] What you told is on this page, to show to the doctor or to print; it opens for two days: { $link }
}
sites-next = The next one
sites-next-also = next | another
sites-keep = Remember this place
sites-keep-also = remember | save
sites-elsewhere = Another place
sites-elsewhere-also = elsewhere | change
sites-over = Done
sites-over-also = ok | thanks

kit-which = { $tone ->
    [elder] Which test did you do?
   *[normal] Which kit did you use? It says so on the box.
}
kit-which-other = Another one
kit-which-other-also = other | don't know
kit-targets = { $tone ->
    [elder] What does it test for?
   *[normal] What does it test for? It says so on the box; choose as many as apply.
}
kit-targets-flu_a = Flu A
kit-targets-flu_a-also = influenza A
kit-targets-flu_b = Flu B
kit-targets-flu_b-also = influenza B
kit-targets-covid = Covid
kit-targets-covid-also = corona | SARS-CoV-2
kit-targets-other = Something else
kit-targets-other-also = other | else
pathogen-flu_a = flu A
pathogen-flu_b = flu B
pathogen-covid = Covid
pathogen-rsv = RSV
pathogen-mp = mycoplasma
pathogen-adv = adenovirus
pathogen-other = the other line
kit-tested = When did you test?
kit-tested-title = Tested
kit-tested-today = Today
kit-tested-today-also = just now
kit-tested-yesterday = Yesterday
kit-tested-yesterday-also = last night
kit-tested-days = 2–3 days ago
kit-tested-days-also = two days ago | three days ago
kit-tested-older = Longer ago
kit-tested-older-also = last week | earlier
kit-how = { $tone ->
    [elder] How will you tell me the result?
   *[normal] Will you read it off line by line, or send a photo for a doctor to read?
}
kit-how-lines = I read it off
kit-how-lines-also = lines | myself
kit-how-photo = Send a photo
kit-how-photo-also = photo | picture
kit-photos = { $tone ->
    [elder] Please take one picture. C and T must be clear.
   *[normal] Please photograph the cassette so that C and T can be seen; three at most. A clinician reads the picture, the program does not.
}
kit-line = { $tone ->
    [elder] Look at { $target }: which lines do you see?
   *[normal] Look at { $target }: C is the control line, T the result. What do you see?
}
kit-line-positive = Lines at C and T
kit-line-positive-also = two lines | positive | both
kit-line-negative = A line at C only
kit-line-negative-also = one line | negative
kit-line-invalid = No line at C
kit-line-invalid-also = no line | invalid
kit-line-unsure = I cannot tell
kit-line-unsure-also = not sure | faint | unsure
kit-read = { $tone ->
    [elder] Your result: { $shown }. Is that right?
   *[normal] Please check: { $shown }. Is that right?
}
kit-read-yes = Yes
kit-read-yes-also = right | correct | ok
kit-read-again = Enter it again
kit-read-again-also = no | wrong | again
kit-read-positive = { $target } positive
kit-read-negative = { $target } negative
kit-read-invalid = { $target } invalid
kit-read-unsure = { $target } not readable
kit-photo = { $n } photo(s)
kit-since = { $tone ->
    [elder] For how many days have you felt ill?
   *[normal] How long ago did it begin?
}
kit-since-title = Ill for
kit-since-none = I do not feel ill
kit-since-none-also = no symptoms | fine
kit-since-days2 = Up to 2 days
kit-since-days2-also = today | yesterday | one day | two days
kit-since-days4 = 3–4 days
kit-since-days4-also = three days | four days
kit-since-long = 5 days or more
kit-since-long-also = five days | a week | long
zone-risk = { $tone ->
    [elder] A long-term illness, weak defences, very overweight, pregnant or just given birth?
   *[normal] Is there a long-term illness of heart, lungs, liver, kidneys, blood or nerves, diabetes, cancer, weak defences, obesity, or a pregnancy or recent birth?
}
zone-risk-title = At risk (own words)
zone-risk-yes = Yes
zone-risk-yes-also = yes there is
zone-risk-no = No
zone-risk-no-also = none | nothing
zone-risk-unsure = Not sure
zone-risk-unsure-also = don't know | unsure
kit-result = { $tone ->
    [elder] { $headline }. { $meaning } For information only, not a diagnosis.
   *[normal] The result you entered: { $headline }.
    { $meaning }
    A home test is for information only and does not replace a diagnosis.
}
kit-means-flu-risk-early = { $tone ->
    [elder] You are at higher risk: ask a doctor today.
   *[normal] Flu is positive, you are at higher risk and within the first 48 hours: see a doctor today, the sooner the better.
}
kit-means-flu-risk = { $tone ->
    [elder] You are at higher risk: ask a doctor soon.
   *[normal] Flu is positive and you are at higher risk: also beyond 48 hours a doctor should see you soon.
}
kit-means-flu-early = { $tone ->
    [elder] Within 48 hours: ask a doctor today.
   *[normal] Flu is positive and it is within the first 48 hours: today is the best day to ask a doctor, who decides about medicine.
}
kit-means-flu = { $tone ->
    [elder] Rest, drink, protect your family.
   *[normal] Flu is positive: most people are well in some days. Rest, drink, do not pass it on. More than 3 days of fever or getting worse: see a doctor.
}
kit-means-covid-risk = { $tone ->
    [elder] You are at higher risk: ask a doctor soon.
   *[normal] Covid is positive and you are at higher risk: see a doctor within 5 days of the beginning.
}
kit-means-covid = { $tone ->
    [elder] Rest, drink, protect your family.
   *[normal] Covid is positive: most people are well in some days. Rest, drink, wear a mask. More than 3 days of fever or getting worse: see a doctor.
}
kit-means-rsv-young = { $tone ->
    [elder] Watch how the baby feeds and breathes.
   *[normal] RSV is positive and the child is small: wheezing often comes on day 3 to 5. Watch feeding and breathing; hard breathing means hospital.
}
kit-means-rsv = { $tone ->
    [elder] Rest and drink; wheezing: see a doctor.
   *[normal] RSV is positive: mostly like a cold. Rest and drink; with heart or lung disease, or wheezing, see a doctor.
}
kit-means-mp = { $tone ->
    [elder] Let a doctor look; no medicine on your own.
   *[normal] Mycoplasma is positive: healthy people carry it too. A doctor decides whether anything needs doing.
}
kit-means-adv-young = { $tone ->
    [elder] The child is small: a doctor today.
   *[normal] Adenovirus is positive in a child under two: see a doctor today.
}
kit-means-adv = { $tone ->
    [elder] Fever may last for days; drink a lot.
   *[normal] Adenovirus is positive: high fever may last five to seven days. Drink a lot; from day 5 of fever see a doctor.
}
kit-means-other = { $tone ->
    [elder] A doctor can tell what it means.
   *[normal] One line is positive; ask a doctor what it means.
}
kit-means-negative = { $tone ->
    [elder] Not found does not mean not there.
   *[normal] Nothing was found, which does not rule it out: early on a test may miss it. If you still feel ill, test again in a day or see a doctor.
}
kit-means-negative-risk = { $tone ->
    [elder] Not found is not certain: ask a doctor.
   *[normal] Nothing was found, which does not rule it out. You are at higher risk: with symptoms see a doctor, who may order a laboratory test.
}
kit-means-invalid = { $tone ->
    [elder] Not readable: use a new kit.
   *[normal] One part could not be read: without a line at C it does not count. Use a new kit and follow its leaflet.
}
kit-means-photo = { $tone ->
    [elder] A clinician reads the photo.
   *[normal] A clinician will read the photo; the program does not.
}
kit-invalid = { $tone ->
    [elder] No line at C, or not readable: it does not count. Please test again with a new kit.
   *[normal] There is no line at C (or it cannot be read), so this test does not count. Use a new kit, follow its leaflet and wait the full time.
}
kit-invalid-again = I tested again
kit-invalid-again-also = again | retest
kit-invalid-doctor = Ask a doctor
kit-invalid-doctor-also = doctor
kit-invalid-over = Leave it
kit-invalid-over-also = done | ok
zone-urgent = { $tone ->
    [elder] Very urgent: call { -emergency } now!
   *[normal] From what you told me this is very urgent: call { -emergency } now!
}
zone-hospital = { $tone ->
    [elder] Urgent: go to an emergency department now!
   *[normal] From what you told me this is urgent: go to the nearest emergency department now. If it gets worse on the way call { -emergency }.
}
zone-urgent-called = Called or on the way
zone-urgent-called-also = called | on my way
zone-urgent-near = Nearest hospital
zone-urgent-near-also = hospital | near
zone-urgent-human = Get a doctor too
zone-urgent-human-also = doctor | human
kit-first = { $tone ->
    [elder] Please ask a doctor today. They get your result.
   *[normal] With this result and your situation a doctor should look at it today. The result goes along with you.
}
kit-first-soon = { $tone ->
    [elder] Please ask a doctor at once. They get your result.
   *[normal] With this result and your situation a doctor should know soon. The result goes along with you.
}
kit-first-doctor = Ask a doctor
kit-first-doctor-also = doctor | ok
kit-first-fever = Fever clinics nearby
kit-first-fever-also = fever clinic | hospital
kit-first-another = Another family member
kit-first-another-also = another | family
kit-first-over = Done
kit-first-over-also = ok thanks | thanks
kit-calm = { $tone ->
    [elder] Not urgent now. Come back if it gets worse; emergency: { -emergency }.
   *[normal] This does not look urgent; you can care for it at home. Short of breath or getting worse: come back; in an emergency call { -emergency }.
}
kit-calm-care = Care at home
kit-calm-care-also = care
kit-calm-doctor = Ask a doctor
kit-calm-doctor-also = doctor
kit-calm-another = Another family member
kit-calm-another-also = another | family
kit-calm-over = Done
kit-calm-over-also = ok | thanks

contact-of = What does the other person have?
contact-of-flu = Flu
contact-of-flu-also = influenza
contact-of-covid = Covid
contact-of-covid-also = corona
contact-of-mp = Mycoplasma
contact-of-mp-also = walking pneumonia
contact-of-unsure = Not known
contact-of-unsure-also = don't know | other
contact-met = { $tone ->
    [elder] On which day did you last meet?
   *[normal] When were you last together? If you live together choose today. You can also write a date, such as 11-25, or "3 days ago".
}
contact-met-today = Today
contact-met-today-also = we live together
contact-met-yesterday = Yesterday
contact-met-yesterday-also = last night
contact-met-days3 = 2–3 days ago
contact-met-days3-also = some days ago
contact-met-week = 4–7 days ago
contact-met-week-also = last week
contact-unclear = I could not read the day, or it is still to come. Write it like 11-25, or "3 days ago".
contact-feel = Do you feel ill now?
contact-feel-well = No, all is well
contact-feel-well-also = no | fine | well
contact-feel-ill = Yes, a little
contact-feel-ill-also = yes | ill | sick
contact-high = { $tone ->
    [elder] Watch until { $until }. You are at higher risk: ask a doctor about prevention.
   *[normal] Look every day for fever, cough or weakness, until { $until }; most people fall ill about { $days } days after the contact.
    You are at higher risk: whether to take something preventive is for a doctor to decide, and you can ask now. At the first sign of illness come back at once.
}
contact-high-doctor = Ask a doctor
contact-high-doctor-also = doctor | ok
contact-high-care = Protect myself
contact-high-care-also = care | care at home
contact-high-another = Another family member
contact-high-another-also = another | family
contact-high-over = Done
contact-high-over-also = thanks
contact-plain = { $tone ->
    [elder] Look for fever every day until { $until }. If you feel ill, come back.
   *[normal] Look every day for fever, cough or weakness, until { $until }; most people fall ill about { $days } days after the contact.
    Wear a mask, wash your hands, keep away from old people and babies. At the first sign of illness come back.
}
contact-over = { $tone ->
    [elder] The days in which one falls ill are over. If you feel ill, come back.
   *[normal] The days in which one may fall ill after that contact are over. If you feel ill, come back at any time.
}
contact-plain-care = Protect myself
contact-plain-care-also = care | care at home
contact-plain-doctor = Ask a doctor
contact-plain-doctor-also = doctor
contact-plain-another = Another family member
contact-plain-another-also = another | family
contact-plain-over = Done
contact-plain-over-also = ok | thanks
note-kit = Home test (read by the patient)
note-contact = Contact
remark-within-48-hours-kit = Home test positive for flu, within 48 hours, at higher risk
remark-within-48-hours-risk = Ill perhaps still within 48 hours, at higher risk
