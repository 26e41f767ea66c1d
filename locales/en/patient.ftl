### Who a conversation is about.

patient-pick = Who is unwell this time?
patient-pick-book = Who is it for?
patient-pick-new = Someone else
patient-pick-new-also = new | another | add
patient-relation = Who is unwell this time?
patient-relation-book = Who is it for?
patient-relation-title = Relation
patient-relation-self = Myself
patient-relation-self-also = me | i | self
patient-relation-child = My child
patient-relation-child-also = child | son | daughter | baby
patient-relation-parent = My parent
patient-relation-parent-also = parent | father | mother | mum | mom | dad
patient-relation-other = Another person
patient-relation-other-also = other | wife | husband | friend
patient-name = What is the patient called? A nickname will do.
patient-name-self = What shall I call you?
patient-sex = Is the patient male or female?
patient-sex-self = Are you male or female?
patient-sex-title = Sex
patient-sex-male = Male
patient-sex-male-also = man | boy | m
patient-sex-female = Female
patient-sex-female-also = woman | girl | f
patient-sex-unsaid = Rather not say
patient-sex-unsaid-also = not say
patient-birth = { $tone ->
    [elder] When was the patient born? Like 8 March 1950.
   *[normal] When was the patient born? For example 2019-05-01 or 1 May 2019; "8 years" or "3 months" will do.
}
patient-birth-self = { $tone ->
    [elder] When were you born? Like 8 March 1950.
   *[normal] When were you born? For example 1980-03-08 or 8 March 1980.
}
patient-same = You entered "{ $called }" with this birth date before. Is it the same person?
patient-same-yes = The same person
patient-same-yes-also = yes | same
patient-same-no = No, another name
patient-same-no-also = no
patient-guardian = You are still young; please answer together with a parent. Is one with you?
patient-guardian-here = Yes, a parent answers
patient-guardian-here-also = yes | here
patient-guardian-away = No
patient-guardian-away-also = not here | away
patient-left = { $tone ->
    [elder] Come back with a parent. In an emergency call { -emergency }.
   *[normal] Please come back when a parent is with you. In an emergency do not wait: call { -emergency }.
}
patient-larger = Would you like larger wording: shorter texts, fewer options?
patient-larger-yes = Yes, larger
patient-larger-yes-also = yes | ok
patient-larger-no = No, thanks
patient-larger-no-also = no

name-unreadable = That is not a name. Please send a name or nickname, no numbers.
name-too-long = That is too long. Please use at most 20 letters.
words-too-short = A few more words, please: "belly pain since last night".
birth-unreadable = I could not read the date. Please write it like 1950-03-08 or 8 March 1950.
birth-impossible = There is no such day. Please check it and write it again.
birth-lunar = Please use the calendar date, as on the identity card.
birth-future = That day has not come yet. Please write the birth date again.
birth-too-old = Nobody gets that old. Please write the birth date again.
birth-vague = For a small child it must be exact. Please write year, month and day of birth.
birth-maybe-date = Born on { $value }, is that right?
birth-maybe-years = { $value } years old, is that right?
birth-maybe-age = Do you mean an age of { $value }?
birth-maybe-year = Born in { $value }, is that right?
birth-maybe-month = Born in the month { $value }, is that right?
