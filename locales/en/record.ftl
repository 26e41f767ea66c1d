### My record: seen, copied, corrected, erased.

flow-record = My record
record-main = Your record holds what you told us. What would you like to do?
record-main-look = Look at it
record-main-look-also = look | see
record-main-export = Get a copy
record-main-export-also = copy | export | download
record-main-change = Correct or remove a person
record-main-change-also = correct | change
record-main-erase = Erase everything
record-main-erase-also = erase | delete
record-empty = Nothing is kept yet.
record-patients = People we know of: { $lines }
record-patient = { $name } ({ $sex }, { $age })
record-cases = Latest consultations: { $lines }
record-case = { $day }, { $role }: { $advice }
record-no-advice = no advice was written
record-results = Self-assessments (screenings, no diagnoses): { $lines }
record-result = { $day } { $named }: { $found }, { $points }
record-copied = Your record is in this file. Keep it safe and do not pass it to strangers.
record-pick = Which person?
record-act = What would you like to change?
record-act-rename = The name
record-act-rename-also = name | rename
record-act-forget = Clear medical background
record-act-forget-also = illnesses | medicines | allergies
record-forgotten = All right, cleared. You are asked anew the next time.
record-known = What stays true: { $lines }
record-of = { $name } ({ $lines })
record-line = { $title }: { $values }
record-kit = { $day } home test: { $lines }
record-act-remove = Remove this person
record-act-remove-also = remove
record-name = What is the right name?
record-renamed = All right, changed.
record-same = There is somebody of that name and birth date already; nothing was changed.
record-gone = This person is not in the record any more.
record-remove = Really remove this person and what is kept of them?
record-removed = All right, removed.
record-removed-kept = { $tone ->
    [elder] What may go is gone. The law has records that a clinician saw kept for { $records } years.
   *[normal] What may go is gone. The law has medical records that a clinician saw kept for { $records } years at least, dialogue for { $dialogue }; then they go by themselves, and until then they only serve as proof.
}
record-kept-none = No record has to stay
record-kept = The law keeps { $n } records a clinician saw: { $records } years, dialogue { $dialogue }, then they go
record-erase = { $tone ->
    [elder] Erased is erased for good. { $kept }. Really erase everything?
   *[normal] Erased is erased for good, and we write to you no more. { $kept }. Really erase everything?
}
record-sure-no = No, keep it
record-sure-no-also = no | keep
record-sure-yes = Yes, erase
record-sure-yes-also = yes | erase
record-blocked-case = { $tone ->
    [elder] A consultation is still open. End or cancel it first.
   *[normal] A consultation is still open. Please end or cancel it first, so that the clinician does not lose what you told.
}
record-blocked-hold = { $tone ->
    [elder] Because of a dispute or an inquiry this has to be kept for now.
   *[normal] Because of a dispute or an authority's order this has to be kept for now and cannot be erased. Please ask the service desk.
}
record-erased = { $tone ->
    [elder] Erased. If you write again we meet anew.
   *[normal] Erased; your chat address goes in about an hour. If you write again, we meet for the first time. In an emergency call { -emergency }.
}
