### Self-assessments: the items, choices and results of each scale, in their public standard wording.

flow-scales = Self-assessment
scale-which = Which one? The result is a screening, not a diagnosis.
scale-which-body = Which one? The result is a screening, not a diagnosis.
scale-none = There is no such question.
scale-phq9 = Low mood (PHQ-9)
scale-gad7 = Anxiety (GAD-7)
scale-frail = Frailty (FRAIL)
scale-sarcf = Muscle strength (SARC-F)
scale-mmrc = Breathlessness (mMRC)
scale-auditc = Alcohol (AUDIT-C)
scale-often-0 = Not at all
scale-often-1 = Several days
scale-often-2 = More than half the days
scale-often-3 = Nearly every day
scale-yes-0 = No
scale-yes-1 = Yes
scale-hard-0 = None
scale-hard-1 = Some
scale-hard-2 = A lot, or unable
scale-falls-0 = No falls
scale-falls-1 = 1 to 3 falls
scale-falls-2 = 4 or more falls
scale-drinking-0 = Never
scale-drinking-1 = Monthly or less
scale-drinking-2 = 2 to 4 times a month
scale-drinking-3 = 2 to 3 times a week
scale-drinking-4 = 4 or more times a week
scale-drinks-0 = 1 or 2
scale-drinks-1 = 3 or 4
scale-drinks-2 = 5 or 6
scale-drinks-3 = 7 to 9
scale-drinks-4 = 10 or more
scale-many-0 = Never
scale-many-1 = Less than monthly
scale-many-2 = Monthly
scale-many-3 = Weekly
scale-many-4 = Daily or almost daily
scale-choices-more = Even more
scale-phq9-minimal = no marked low mood
scale-phq9-mild = mildly low mood
scale-phq9-moderate = moderately low mood
scale-phq9-marked = moderately severe low mood
scale-phq9-severe = severely low mood
scale-gad7-minimal = no marked anxiety
scale-gad7-mild = mild anxiety
scale-gad7-moderate = moderate anxiety
scale-gad7-severe = severe anxiety
scale-frail-none = no signs of frailty
scale-frail-some = some signs of frailty
scale-frail-frail = clear signs of frailty
scale-sarcf-none = no marked loss of strength
scale-sarcf-likely = muscles may have become weaker
scale-mmrc-grade0 = breathless only on hard exercise
scale-mmrc-grade1 = breathless when hurrying or uphill
scale-mmrc-grade2 = slower than others on the level
scale-mmrc-grade3 = stops after some 100 metres
scale-mmrc-grade4 = breathless when dressing
scale-auditc-zero = no alcohol
scale-auditc-some = drinks alcohol
scale-points = { $n } of { $most } points
scale-trend-same = The same as last time ({ $day }, { $points } points).
scale-trend-more = Last time ({ $day }) it was { $points }; this time it is more.
scale-trend-less = Last time ({ $day }) it was { $points }; this time it is less.
scale-calm = { $tone ->
    [elder] A screening result, not a diagnosis: { $found }, { $points }. It is kept.
   *[normal] A screening result, not a diagnosis.
    { $named }: { $found } ({ $points }). { $trend }
    It is kept in your record. You can do it again whenever something changes, or talk to somebody.
}
scale-offer = { $tone ->
    [elder] A screening result, not a diagnosis: { $found }, { $points }. Please talk it over with somebody.
   *[normal] A screening result, not a diagnosis.
    { $named }: { $found } ({ $points }). { $trend }
    It is kept in your record. We suggest to talk it over with a clinician and see whether help is wanted.
}
scale-shown-talk = Talk to somebody
scale-shown-talk-also = talk | yes | ok
scale-shown-done = Thank you, no
scale-shown-done-also = no | done
scale-over = All right. Come back whenever you like.
note-scale = After a self-assessment
note-scale-result = Self-assessment (a screening, no diagnosis)
note-crisis = Crisis
note-crisis-scale = Item 9 of a self-assessment: thoughts of being better off dead or of self-harm
note-beside = Whether somebody is with them
note-means = The means at hand, or meant for today
note-plan = A plan, preparation or act

scale-phq9-1 = { $tone ->
    [elder] Question 1. Last 2 weeks: little interest or pleasure in doing things?
   *[normal] Question 1 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: little interest or pleasure in doing things?
}
scale-phq9-2 = { $tone ->
    [elder] Question 2. Last 2 weeks: feeling down, depressed, or hopeless?
   *[normal] Question 2 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: feeling down, depressed, or hopeless?
}
scale-phq9-3 = { $tone ->
    [elder] Question 3. Last 2 weeks: trouble falling or staying asleep, or sleeping too much?
   *[normal] Question 3 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: trouble falling or staying asleep, or sleeping too much?
}
scale-phq9-4 = { $tone ->
    [elder] Question 4. Last 2 weeks: feeling tired or having little energy?
   *[normal] Question 4 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: feeling tired or having little energy?
}
scale-phq9-5 = { $tone ->
    [elder] Question 5. Last 2 weeks: poor appetite or overeating?
   *[normal] Question 5 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: poor appetite or overeating?
}
scale-phq9-6 = { $tone ->
    [elder] Question 6. Last 2 weeks: feeling bad about yourself, or that you are a failure or have let yourself or your family down?
   *[normal] Question 6 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: feeling bad about yourself, or that you are a failure or have let yourself or your family down?
}
scale-phq9-7 = { $tone ->
    [elder] Question 7. Last 2 weeks: trouble concentrating on things, such as reading the newspaper or watching television?
   *[normal] Question 7 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: trouble concentrating on things, such as reading the newspaper or watching television?
}
scale-phq9-8 = { $tone ->
    [elder] Question 8. Last 2 weeks: moving or speaking so slowly that others noticed? Or so fidgety or restless that you moved around a lot more than usual?
   *[normal] Question 8 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: moving or speaking so slowly that other people could have noticed? Or the opposite, being so fidgety or restless that you have been moving around a lot more than usual?
}
scale-phq9-9 = { $tone ->
    [elder] Question 9. Last 2 weeks: thoughts that you would be better off dead or of hurting yourself in some way?
   *[normal] Question 9 (of 9 at most)
    Over the last 2 weeks, how often have you been bothered by: thoughts that you would be better off dead or of hurting yourself in some way?
}

scale-gad7-1 = { $tone ->
    [elder] Question 1. Last 2 weeks: feeling nervous, anxious or on edge?
   *[normal] Question 1 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: feeling nervous, anxious or on edge?
}
scale-gad7-2 = { $tone ->
    [elder] Question 2. Last 2 weeks: not being able to stop or control worrying?
   *[normal] Question 2 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: not being able to stop or control worrying?
}
scale-gad7-3 = { $tone ->
    [elder] Question 3. Last 2 weeks: worrying too much about different things?
   *[normal] Question 3 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: worrying too much about different things?
}
scale-gad7-4 = { $tone ->
    [elder] Question 4. Last 2 weeks: trouble relaxing?
   *[normal] Question 4 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: trouble relaxing?
}
scale-gad7-5 = { $tone ->
    [elder] Question 5. Last 2 weeks: being so restless that it is hard to sit still?
   *[normal] Question 5 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: being so restless that it is hard to sit still?
}
scale-gad7-6 = { $tone ->
    [elder] Question 6. Last 2 weeks: becoming easily annoyed or irritable?
   *[normal] Question 6 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: becoming easily annoyed or irritable?
}
scale-gad7-7 = { $tone ->
    [elder] Question 7. Last 2 weeks: feeling afraid as if something awful might happen?
   *[normal] Question 7 (of 7 at most)
    Over the last 2 weeks, how often have you been bothered by: feeling afraid as if something awful might happen?
}

scale-frail-1 = { $tone ->
    [elder] Question 1. In the past 4 weeks, were you tired all or most of the time?
   *[normal] Question 1 of 5
    In the past 4 weeks, were you tired all or most of the time?
}
scale-frail-2 = { $tone ->
    [elder] Question 2. By yourself and without aids, is it hard to walk up 10 steps without resting?
   *[normal] Question 2 of 5
    By yourself and without aids, is it hard to walk up 10 steps without resting?
}
scale-frail-3 = { $tone ->
    [elder] Question 3. By yourself and without aids, is it hard to walk several hundred metres?
   *[normal] Question 3 of 5
    By yourself and without aids, is it hard to walk several hundred metres?
}
scale-frail-4 = { $tone ->
    [elder] Question 4. Five or more of: high blood pressure, diabetes, cancer, lung disease, heart attack, heart failure, angina, asthma, arthritis, stroke, kidney disease?
   *[normal] Question 4 of 5
    Did a doctor ever tell you that you have five or more of these: hypertension, diabetes, cancer (not a minor skin cancer), chronic lung disease, heart attack, heart failure, angina, asthma, arthritis, stroke, kidney disease?
}
scale-frail-5 = { $tone ->
    [elder] Question 5. Did you lose more than 5 per cent of your weight in the past year, such as 3 of 60 kg?
   *[normal] Question 5 of 5
    Did you lose more than 5 per cent of your weight in the past year, such as 3 of 60 kg?
}

scale-sarcf-1 = { $tone ->
    [elder] Question 1. How much difficulty do you have in lifting and carrying 10 pounds (4.5 kg)?
   *[normal] Question 1 of 5
    How much difficulty do you have in lifting and carrying 10 pounds (4.5 kg)?
}
scale-sarcf-2 = { $tone ->
    [elder] Question 2. How much difficulty do you have walking across a room?
   *[normal] Question 2 of 5
    How much difficulty do you have walking across a room?
}
scale-sarcf-3 = { $tone ->
    [elder] Question 3. How much difficulty do you have getting up from a chair or bed?
   *[normal] Question 3 of 5
    How much difficulty do you have getting up from a chair or bed?
}
scale-sarcf-4 = { $tone ->
    [elder] Question 4. How much difficulty do you have climbing 10 stairs?
   *[normal] Question 4 of 5
    How much difficulty do you have climbing 10 stairs?
}
scale-sarcf-5 = { $tone ->
    [elder] Question 5. How many times have you fallen in the past year?
   *[normal] Question 5 of 5
    How many times have you fallen in the past year?
}

scale-mmrc-1 = { $tone ->
    [elder] Question 1. Do you get short of breath when hurrying on the level or walking up a slight hill?
   *[normal] Question 1 (of 4 at most)
    Do you get short of breath when hurrying on the level or walking up a slight hill?
}
scale-mmrc-2 = { $tone ->
    [elder] Question 2. On the level, do you walk slower than people of your age because of breathlessness, or stop for breath at your own pace?
   *[normal] Question 2 (of 4 at most)
    On the level, do you walk slower than people of your age because of breathlessness, or stop for breath at your own pace?
}
scale-mmrc-3 = { $tone ->
    [elder] Question 3. Do you stop for breath after about 100 metres or a few minutes on the level?
   *[normal] Question 3 (of 4 at most)
    Do you stop for breath after about 100 metres or a few minutes on the level?
}
scale-mmrc-4 = { $tone ->
    [elder] Question 4. Are you too breathless to leave the house, or breathless when dressing?
   *[normal] Question 4 (of 4 at most)
    Are you too breathless to leave the house, or breathless when dressing?
}

scale-auditc-1 = { $tone ->
    [elder] Question 1. How often do you have a drink containing alcohol?
   *[normal] Question 1 (of 3 at most)
    How often do you have a drink containing alcohol?
}
scale-auditc-2 = { $tone ->
    [elder] Question 2. How many drinks do you have on a day when you drink? One is about 250 ml of beer or 25 ml of spirits.
   *[normal] Question 2 (of 3 at most)
    How many drinks do you have on a day when you drink? One is about 250 ml of beer or 25 ml of spirits.
}
scale-auditc-3 = { $tone ->
    [elder] Question 3. How often do you have six or more drinks on one occasion?
   *[normal] Question 3 (of 3 at most)
    How often do you have six or more drinks on one occasion?
}
