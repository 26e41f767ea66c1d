## Roles, rights and the menu of the console

role-operator = operator
role-reviewer = content reviewer
role-sampler = sampler
role-site = vaccination site staff
role-administrator = administrator

console-nav-all = Menu
console-nav-replies = Replies
console-nav-results = Results
console-section-care = Care
console-section-visits = Visits
console-section-desk = Operations
console-section-administration = Administration
console-forbidden = Your roles do not open this page
console-forbidden-lead = You work as: { $roles }. If your work needs this page, ask an administrator.
console-error-no-right = Your roles do not allow this. If your work needs it, ask an administrator.

## Second factor

console-second = Second step
console-second-lead = Enter the 6 digits that your authenticator app shows.
console-second-code = Code
console-second-paper = Without your phone, enter one of your codes on paper; each works once.
console-second-other = Use another account
console-second-wrong = The code is wrong, or was used already. Wait for the next one and try again.
console-second-blocked = Too many tries. Please try again in 15 minutes.
console-second-demanded = Your role requires the second step; it cannot be turned off.
console-factor = Second step at login
console-factor-must = Your role requires a second step at login. Set it up here, then go on.
console-factor-lead = Besides your password you enter 6 digits from an authenticator app on your phone. A password that leaks opens nothing then.
console-factor-scan = Scan this code with your authenticator app:
console-factor-picture = QR code of the key below
console-factor-type = If you cannot scan it, type this key into the app:
console-factor-first = Then enter the 6 digits that the app shows now
console-factor-go = Turn on
console-factor-on = It is on. { $n } codes on paper are left.
console-factor-renew = New codes on paper
console-factor-remove = Turn off
console-codes = Codes on paper
console-codes-lead = They let you in when your phone is lost; each works once. Print or copy them and keep them in a safe place.
console-codes-once = They are shown this once. Former codes no longer work.
console-codes-kept = I have kept them, go on

## Logins

console-logins = Logins
console-logins-lead = Where you are logged in now. End what you do not know, and change your password.
console-logins-agent = Unknown browser
console-logins-this = here
console-logins-times = since { $since }, last used { $seen }
console-logins-end = End
console-logins-others = End all others
console-logins-none = Not logged in anywhere.

## Staff

console-nav-staff = Staff
console-staff-new = New member of staff
console-staff-new-lead = A one-time password is shown then; it must be changed at the first login.
console-staff-add = Add
console-staff-save = Save
console-staff-name = Name (patients read it)
console-staff-title = Title
console-staff-licence = Licence number
console-staff-licence-hint = Nobody but the service desk takes cases without one.
console-staff-email = E-mail
console-staff-email-hint = For the sign-in of your organisation; may be left empty.
console-staff-role = Role
console-staff-also = Further roles
console-staff-departments = Departments
console-staff-capacity = Cases at once
console-staff-in = Login
console-staff-once = password not changed yet
console-staff-disabled = shut out
console-staff-factor = second step
console-staff-linked = organisation sign-in
console-staff-seen = last active { $at }
console-staff-never = never logged in
console-staff-logins = { $n } logins
console-staff-renew = New password
console-staff-disable = Shut out
console-staff-enable = Let in again
console-staff-factor-on = It is on. After a lost phone you can reset it: all their logins end, and the password alone lets them in.
console-staff-factor-off = It is not on.
console-staff-factor-reset = Reset second step
console-staff-linked-lead = Bound to an account of the organisation's sign-in.
console-staff-unlink = Unbind
console-staff-password = One-time password
console-staff-password-once = It is shown this once. Hand it over in person or another safe way; it must be changed at the first login.
console-staff-wrong-name = Enter a name of at most 80 characters.
console-staff-wrong-title = The title has at most 80 characters.
console-staff-wrong-licence = The licence number has at most 40 characters.
console-staff-wrong-email = This is not an e-mail address.
console-staff-wrong-email-taken = Somebody else has this e-mail address.
console-staff-wrong-capacity = Cases at once: 1 to 50.
console-staff-wrong-role = There is no such role.
console-staff-wrong-also = There is no such role, or there are too many.
console-staff-wrong-departments = There is no such department, or there are too many.
console-staff-wrong-login = Enter a login of at most 64 characters.
console-staff-wrong-taken = This login is taken.
console-staff-wrong-last = This is the last administrator, who cannot be shut out or lose the role. Appoint another one first.
console-staff-wrong-gone = There is no such person.

## Audit

console-nav-audit = Audit
console-audit-lead = Who read or changed what, and when. Numbers only, no words of patients.
console-audit-who = Who (login)
console-audit-what = Action
console-audit-case = Case number
console-audit-since = From
console-audit-until = To
console-audit-go = Search
console-audit-table = Export table
console-audit-more = Earlier
console-audit-empty = Nothing fits.
console-audit-head-when = When
console-audit-head-who = Who
console-audit-head-what = Action
console-audit-head-whom = Of
console-audit-head-detail = Detail

## Sign-in of the house

console-sign-in = Sign in with your organisation
console-sign-in-unreachable = The sign-in of your organisation cannot be reached now. Try again later, or use your password.
console-sign-in-refused = The sign-in of your organisation did not let you through. Try again, or use your password.
console-sign-in-invalid = The answer of the sign-in could not be verified, so you are not logged in. Try again; if it persists, ask an administrator.
console-sign-in-over = This sign-in has expired. Please try again.
console-sign-in-unknown = No member of staff belongs to this account. Ask an administrator to enter your e-mail address on the staff page.
console-sign-in-disabled = Your account is shut out. Ask an administrator.
console-sign-in-other = This member of staff is bound to another account. Ask an administrator to unbind it.
