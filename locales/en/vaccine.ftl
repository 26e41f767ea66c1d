# Why a vaccine is due, later, or not for somebody. Nothing here promises that it is safe for anyone.
vaccine-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
vaccine-no-day = a day the site will name
vaccine-why-complete = The course is complete.
vaccine-why-aged-out = Past the age at which this vaccine is given.
vaccine-why-not = This vaccine cannot be given now; please ask a clinician first.
vaccine-why-not-meant = This vaccine is not meant for this person.
vaccine-why-later-age = Usually given from {$day} on.
vaccine-why-later = Dose {$number} of {$doses} has to wait until {$day}: the age or the interval is not reached.
vaccine-why-due = Dose {$number} of {$doses} can be booked from {$day}; the site checks again.
vaccine-why-by-choice = By choice and at own cost, can be booked from {$day}; the site checks again.
vaccine-why-ask = Please let a clinician say first whether it is needed.
vaccine-why-ill = Feverish or ill: get well first, and ask a clinician.
vaccine-why-gbs = Guillain-Barré syndrome after an earlier flu vaccine: please ask a clinician first.
vaccine-why-antiviral = While taking antivirals, please ask a clinician about this nasal vaccine first.
vaccine-why-after-pregnancy = Put off until after the pregnancy.
vaccine-why-live-pregnancy = Live vaccines are not given in pregnancy.
vaccine-why-live-weak-defences = Live vaccines are not given when the immune system is suppressed.
vaccine-why-live-gap = Another injected live vaccine was given lately; four full weeks must pass, until {$day}.
vaccine-why-allergy = A severe allergy to this vaccine or a part of it: please ask a clinician first.
vaccine-why-two-first = Below 9 years, the first flu vaccination takes two doses at least 4 weeks apart. This is dose {$number}, from {$day} on.
vaccine-why-rabies = A bite or scratch cannot wait for a booking: go to a rabies clinic at once.
vaccine-why-replaced = The fifth dose is DTaP now, no longer DT.
vaccine-why-test-first = From 3 months on a tuberculin test comes first; a clinician decides.
vaccine-why-instead = Can take the place of the live vaccine; the site's clinician decides.
vaccine-why-begun = Begun or completed with another vaccine of its kind; this one is not needed.
vaccine-why-label = The label was extended to these people lately; the site checks the product.
vaccine-why-free = Free under the national programme: {$doses} doses 6 months apart. Dose {$number} from {$day} on.
