### Short articles on care at home. Reviewer, date and source are in flows/data/articles.yaml; no medicine, no dose.

flow-articles = Care at home
article-group = Who is it for?
article-group-infant = Baby under 6 months
article-group-infant-also = baby | infant | newborn
article-group-child = Child under 14
article-group-child-also = child | kid
article-group-adult = Adult
article-group-adult-also = me | grown-up
article-group-old = Aged 65 or over
article-group-old-also = old | parent | elderly
article-topic = { $tone ->
    [elder] What would you like to read? You may also write a word, such as "fever".
   *[normal] What would you like to read? Choose below, or just write a word such as "fever" or "drink".
}
article-topic-season = { $tone ->
    [elder] What would you like to read? You may also write a word, such as "fever".
   *[normal] What would you like to read? Choose below, or just write a word. Read often this season: { $popular }.
}
article-topic-fever = Fever
article-topic-fever-also = temperature
article-topic-fluids = Drinking and eating
article-topic-fluids-also = drinking | eating
article-topic-isolation = Protecting others
article-topic-isolation-also = isolation | infection
article-topic-go = When to go in
article-topic-go-also = hospital | when to go
article-unknown = I found nothing on that. Please choose below, or try a word such as "fever".
article-gone = This article is being reviewed again and cannot be read for now.
article-next-another = Read another
article-next-another-also = another | more
article-next-doctor = Ask a doctor
article-next-doctor-also = doctor
article-next-over = Done
article-next-over-also = ok | thanks
article-signed = Reviewed by { $who }, { $day }
article-draft = Draft, not yet reviewed by a clinician
article-fever-infant = { $tone ->
    [elder] Under 3 months with 38: emergency department now. 3 to 6 months with 39: a doctor today. ({ $signed })
   *[normal] A baby with fever
    • Under 3 months and 38 or more: go to an emergency department now, do not wait at home.
    • 3 to 6 months and 39 or more: a doctor has to see the baby today.
    • Dress as usual: do not wrap up warm, do not sponge with cold water or alcohol.
    • Feed as usual, more often and less at a time.
    • Look at night too: a baby should wake and respond.
    { $signed }
}
article-fever-child = { $tone ->
    [elder] Do not wrap up or sponge. Offer drinks, keep the child comfortable. Limp, or 3 days of high fever: see a doctor. ({ $signed })
   *[normal] A child with fever
    • The aim is comfort, not a number.
    • Dress lightly: do not wrap up warm, do not sponge with cold water or alcohol.
    • Small drinks, often; food only if wanted.
    • Look every few hours: alertness, urine, breathing, rash.
    • High fever for more than 3 days, any fever for 5, or still listless without it: see a doctor.
    { $signed }
}
article-fever-adult = { $tone ->
    [elder] Rest, drink, dress comfortably. More than 3 days of fever or short of breath: see a doctor. ({ $signed })
   *[normal] An adult with fever
    • Rest, drink little and often, eat lightly.
    • Dress comfortably and air the room.
    • Measure morning and evening and write it down for the doctor.
    • Whether to take a medicine, and which, is for a doctor or pharmacist.
    • Fever for more than 3 days, getting worse, short of breath: see a doctor.
    { $signed }
}
article-fever-old = { $tone ->
    [elder] Older people can be very ill without high fever. 38, weak, not eating or unsteady: a doctor today. ({ $signed })
   *[normal] An older person with fever
    • Older people can be very ill without fever: suddenly weak, not eating, confused or unsteady counts as well.
    • 38 or more: tell a doctor the same day.
    • Drink little and often; with heart failure or kidney disease only as much as the doctor said.
    • Neither stop nor add medicines on your own.
    • Somebody should stay close, at night too.
    { $signed }
}
article-fluids-infant = { $tone ->
    [elder] Feed as usual, little and often. No wet nappy for 8 hours, or half the milk: see a doctor now. ({ $signed })
   *[normal] How a baby should drink
    • Breast or formula as usual, more often and less at a time.
    • Under 6 months no extra water is needed.
    • Count wet nappies: none in 8 hours means a doctor now.
    • Less than half the usual milk, sunken soft spot, no tears: a doctor now.
    { $signed }
}
article-fluids-child = { $tone ->
    [elder] Small sips, often; food only if wanted. Dry mouth, no tears, no urine for half a day: see a doctor. ({ $signed })
   *[normal] How a child should drink and eat
    • Small sips, often: water, soup, thin porridge.
    • Do not force food; drinking comes first.
    • After vomiting wait ten minutes, then start with one sip.
    • Very dry mouth, no tears, sunken eyes, no urine for 12 hours: a doctor now.
    { $signed }
}
article-fluids-adult = { $tone ->
    [elder] Drink little and often, eat lightly. With heart or kidney disease drink what your doctor said. ({ $signed })
   *[normal] How an adult should drink and eat
    • Little and often; pale yellow urine means enough.
    • Light food, no alcohol.
    • With heart failure, kidney disease or dialysis: the amount your doctor set.
    • Everything comes up, too dizzy to stand, hardly any urine all day: see a doctor.
    { $signed }
}
article-isolation = { $tone ->
    [elder] A room of their own, a mask, clean hands, open windows, own dishes and towels. ({ $signed })
   *[normal] How not to pass it on
    • A room of their own if possible, a mask outside it.
    • Open windows several times a day, cover coughs.
    • Wash hands, keep dishes and towels apart.
    • With flu one usually stays home for 5 days, or until 48 hours after the fever.
    • Keep away from old people, pregnant women and babies under 6 months.
    { $signed }
}
article-go-infant = { $tone ->
    [elder] Under 3 months with 38, hard breathing, blue lips, will not wake or feed, fits: call { -emergency }. ({ $signed })
   *[normal] When a baby has to go in
    Call { -emergency } or go to an emergency department now:
    • under 3 months with 38 or more
    • hard breathing, grunting, blue lips, mottled skin
    • will not wake, floppy, fits, weak high cry
    • will not feed, green vomit, purple spots that do not fade
    Today: 3 to 6 months with 39 or more, no wet nappy for 8 hours, or you feel something is wrong.
    { $signed }
}
article-go-child = { $tone ->
    [elder] Hard breathing, blue lips, will not wake, fits, stiff neck, purple spots: call { -emergency }. High fever over 3 days: a doctor. ({ $signed })
   *[normal] When a child has to go in
    Call { -emergency } or go to an emergency department now:
    • hard breathing, ribs drawing in, blue lips
    • will not wake, confused, fits, stiff neck
    • purple spots that do not fade, vomits everything
    Today: high fever for more than 3 days, any fever for 5, no urine for 12 hours, listless, or you feel something is wrong.
    { $signed }
}
article-go-adult = { $tone ->
    [elder] Cannot breathe, chest pressure, confused, blue lips, oxygen 93 % or less: call { -emergency }. ({ $signed })
   *[normal] When an adult has to go in
    Call { -emergency } or go to an emergency department now:
    • cannot breathe or finish a sentence, blue lips, oxygen 93 % or less
    • chest pressure, confused, will not wake, fits, coughing blood
    Today: fever for more than 3 days, getting worse, 25 breaths a minute or more;
    also anyone of 65 or over, pregnant or with a long-term illness who has a fever.
    { $signed }
}
