### Helping one another: somebody lets their family ask a doctor and see results for them.

family-main = Your family can ask a doctor and see results for you. What would you like?
family-main-invite = Let family help me
family-main-invite-also = help me | invite
family-main-helping = I help my family
family-main-helping-also = i have a number | enter the number
family-main-ends = See or end it
family-main-ends-also = end | see
family-rights = What may your family do for { $name }?
family-rights-all = Everything
family-rights-all-also = all
family-rights-talk = Only ask a doctor
family-rights-talk-also = ask a doctor
family-rights-see = Only see results
family-rights-see-also = see results
family-may-all = book, see results, ask a doctor
family-may-talk = ask a doctor
family-may-see = see results
family-code = Your number is { $code }. It works once, within 24 hours. Read it to your family, tell it to nobody else.
family-link = { $tone ->
    [elder] Or let your family scan the picture, or open: { $link }
   *[normal] Your family can also scan the picture, or open: { $link }
}
family-not-yours = Only this person can let family help.
family-typed = Please write the six digits your family gave you.
family-unreadable = The number has six digits. Please write it again.
family-name = Your family will see your name. What are you called?
family-relation = Whom do you help?
family-relation-title = Relation
family-relation-parent = My parent
family-relation-parent-also = mother | father | mum | dad
family-relation-child = My child
family-relation-child-also = son | daughter
family-relation-other = Another relative
family-relation-other-also = wife | husband | other
family-sure = Number { $code }, you are called "{ $called }". Is that right?
family-sure-yes = Yes, that is right
family-sure-yes-also = right | ok
family-sure-no = Change it
family-sure-no-also = wrong | change
family-wrong = This number is wrong, used already, or too old. Please ask your family to look again.
family-often = Too many wrong numbers. Please come back in an hour.
family-own = This is your own number. Read it to your family.
family-linked = You help this person already, or wait for their answer.
family-waits = We told { $who }. You can help as soon as { $who } agrees.
family-request = "{ $who }" would like to help { $about }: { $may }. Is this your family? Do you agree?
family-request-yes = My family, I agree
family-request-yes-also = agree | yes
family-request-no = I do not agree
family-request-no-also = no
family-asked-later = Family would like to help you. When you have time, write "family".
family-on = All right, "{ $who }" can help. To end it, write "family".
family-off = All right, "{ $who }" cannot help.
family-late = This is over or too old. Nothing was changed.
family-agreed = { $who } agreed, you can help now. Choose "I feel unwell", then the name.
family-refused = { $who } did not agree.
family-none = Nobody of your family helps now.
family-pick = Which one would you like to end?
family-pick-keep = None of them
family-pick-keep-also = none | keep
family-helps-you = { $who } helps me
family-you-help = I help { $who }
family-really = Afterwards nothing can be seen or done. End it?
family-really-yes = End it
family-really-yes-also = yes
family-really-no = Keep it
family-really-no-also = no
family-ended = It is ended, and the other side was told.
family-ended-by = { $who } ended the help among family.
family-acted = Your relative "{ $who }" is acting for { $about } today. If you do not know them, write "family" to end it.
family-stands = { $who }: { $state ->
    [none] no consultation yet.
    [waiting] waiting for a doctor.
    [offered] waiting for a doctor.
    [active] talking with a doctor.
    [waiting_patient] talking with a doctor.
    [waiting_doctor] talking with a doctor.
    [callback_booked] a doctor will call back.
    [cancelled] the last one was cancelled.
   *[other] the last consultation has ended.
}
