### The door: greeting, consent, main menu, my things.

welcome-hello = { $tone ->
    [elder] Hello, this is Qianmen. In an emergency call { -emergency }.
   *[normal] Hello, this is Qianmen. I ask a few simple questions, then a doctor or pharmacist talks with you.
    I am a program: I give no diagnosis and no medicine. In an emergency call { -emergency }.
}
welcome-language = Please choose a language. 请选语言。Emergency 急症: { -emergency }
welcome-changed = Our terms have changed; please look at them again. In an emergency call { -emergency }.
welcome-consent = { $tone ->
    [elder] What you tell us is kept safe, only for those who treat you. Do you agree?
   *[normal] To help, we keep what you tell us about your health. It is encrypted, seen only by the clinicians who serve you, never sold, and deleted when you ask. Do you agree?
}
welcome-consent-agree = I agree
welcome-consent-agree-also = agree | yes | ok
welcome-consent-read = Read it all
welcome-consent-read-also = read | full text
welcome-consent-refuse = I do not agree
welcome-consent-refuse-also = no | refuse | disagree
welcome-full = How we use your information
    1. What we keep: name, sex, birth date, what you tell us, photos, the talk, and your chat account.
    2. What for: to understand, to judge how urgent it is, to hand you to a clinician, and to follow up. No advertising; nothing is sold.
    3. Who sees it: the clinicians who serve you and their supervisor. Every look is recorded.
    4. How it is kept: encrypted; medical records for as long as the law asks, then deleted.
    5. Your rights: to see, correct, copy and delete it, and to take back your consent. We can then only give emergency information.
    6. For children under fourteen, a parent or guardian must answer.
    7. On WeChat or Telegram, messages pass through their servers.
    8. The program asks and passes on. It gives no diagnosis and no medicine. In an emergency call { -emergency }.
    Do you agree?
welcome-agreed = Thank you.
welcome-refused = { $tone ->
    [elder] All right, nothing is kept. In an emergency call { -emergency }.
   *[normal] All right, we keep nothing about your health, so we cannot call a clinician for you. In an emergency call { -emergency }.
}

menu-main = What would you like to do today?
menu-waiting = You are waiting for a clinician. You may keep waiting or do something else:
menu-active = A clinician is talking with you. What else would you like to do?
menu-callback = A callback is booked for you. What else would you like to do?
menu-question = Your question waits for an answer. What else would you like to do?
menu-others = There is also this. What would you like?
menu-report = You have a test report to read. What would you like to do first?
menu-several = Several things are open. Which one?
menu-key-report = Read my report
menu-key-report-also = report | test report | my result
menu-key-visit = My vaccine visit
menu-key-visit-also = booking | my booking | appointment
menu-key-registered = My hospital visit
menu-key-registered-also = department visit
menu-key-ordered = My home test
menu-key-ordered-also = test progress | sampler
menu-key-several = What I have open
menu-key-several-also = open things
menu-key-menu = Main menu
menu-key-menu-also = menu | other things
menu-key-waiting = Back to the line
menu-key-waiting-also = line | keep waiting | back in line
menu-key-callback = My call back
menu-key-callback-also = call back
menu-key-last = My last problem
menu-key-last-also = last problem | same problem
menu-key-question = My question
menu-key-question-also = question
menu-key-intake = I feel unwell
menu-key-intake-also = unwell | sick | ill | i am sick
menu-key-respiratory = Cough and fever
menu-key-respiratory-also = respiratory | cold
menu-key-respiratory-season = Respiratory season
menu-key-respiratory-season-also = respiratory | cough and fever | cold
menu-key-doctor = Doctor or pharmacist
menu-key-doctor-also = doctor | pharmacist | see a doctor
menu-key-vaccine = Vaccines
menu-key-vaccine-also = vaccine | vaccination | shot | jab
menu-key-vaccine_offer = Free place
menu-key-vaccine_offer-also = free places | wait list
menu-key-vaccinations = My vaccinations
menu-key-vaccinations-also = vaccine bookings | vaccination record
menu-key-outpatient = Hospital appointment
menu-key-outpatient-also = outpatient | hospital | see a specialist
menu-key-visits = My hospital appointments
menu-key-visits-also = change the appointment | cancel the appointment
menu-key-test = Test at home
menu-key-test-also = home test | my tests | swab
menu-key-services = Other services
menu-key-services-also = medicine question | nursing | chinese medicine | diet
menu-key-record = My record
menu-key-record-also = record | delete my data | erase me
menu-key-mine = My things
menu-key-mine-also = mine | settings | my account
menu-key-more = More
menu-key-more-also = anything else
menu-key-family = Family
menu-key-family-also = my family
menu-key-language = Language 语言
menu-key-language-also = language
menu-continue = Go on with the last one
menu-refused = { $tone ->
    [elder] You did not agree, so only emergency help and care at home are open. Which one?
   *[normal] You did not agree to the terms, so only emergency information and articles on care at home are open. To reach a clinician, read them again.
}
menu-refused-help = Emergency help
menu-refused-help-also = help | hotline
menu-refused-care = Care at home
menu-refused-care-also = care | articles
menu-refused-consent = Read the terms again
menu-refused-consent-also = terms | agree
help-emergency = { $tone ->
    [elder] Emergency: call { -emergency }, say where and what. Crisis line: { -crisis }.
   *[normal] In an emergency call { -emergency }: say where you are, who it is and what happened. Stay on the line.
    Call for: no breath, crushing chest pain, someone who does not wake, a fit, a crooked face or one weak side, heavy bleeding.
    If you think of hurting yourself: crisis line { -crisis }.
}

mine-main = What would you like to see?
mine-main-record = My record
mine-main-record-also = record | delete my data
mine-main-case = My consultation
mine-main-case-also = consultation | queue | status
mine-main-family = Family
mine-main-family-also = my family
mine-main-more = More
mine-main-more-also = others
mine-rest = There is also this:
mine-main-larger = Larger wording on/off
mine-main-larger-also = larger on/off
mine-main-language = Language 语言
mine-main-language-also = language | 语言
mine-main-notices = Notices on/off
mine-main-notices-also = notices | topics
mine-case-none = You have no consultation yet.
mine-case-waiting = You are waiting for: { $role }. { $ahead ->
            [none] You are next
           *[other] Ahead of you: { $ahead }
        }. Wait: { $wait }.
mine-case-active = You are talking with: { $role }. Just write.
mine-case-callback = A callback is booked: { $when } ({ $role }).
mine-case-question = Your question waits for an answer from: { $role }.
mine-case-closed = Your last consultation ({ $role }) has ended.
mine-case-cancelled = You left the queue last time.
mine-case-kept = Your last answers are kept. For a clinician choose "Doctor or pharmacist".
mine-language = Please choose a language. 请选语言。
mine-language-zh-CN = 简体中文
mine-language-zh-CN-also = simplified | simplified chinese
mine-language-zh-TW = 繁體中文
mine-language-zh-TW-also = traditional | traditional chinese
mine-language-en = English
mine-language-en-also = in english
mine-language-set = All right, English from now on.
mine-notices-on = All right, we will tell you when something matters.
