"""What may be answered on the way to a clinician, while waiting and afterwards."""

from __future__ import annotations

from enum import StrEnum, auto


class Facts(StrEnum):
    """How someone comes: `case` only when a case brings its own talk back."""

    urgent = auto()
    hurry = auto()
    told = auto()
    new = auto()
    standing = auto()
    recent = auto()
    case = auto()


class Standing(StrEnum):
    go = auto()
    cancel = auto()
    other = auto()


class Rejoined(StrEnum):
    joined = auto()


class Recent(StrEnum):
    again = auto()
    fresh = auto()


class Suggested(StrEnum):
    done = auto()
    named = auto()  # somebody is at work who can be asked for by name
    choose = auto()  # two departments are as likely as one another
    hurry = auto()
    limited = auto()  # to the service desk


class Which(StrEnum):
    """Beside the two likely departments, which are known in the talk alone."""

    unsure = auto()


class Choice(StrEnum):
    fits = auto()
    callback = auto()
    other = auto()


class NamedChoice(StrEnum):
    fits = auto()
    person = auto()
    callback = auto()
    other = auto()


class Listed(StrEnum):
    more = auto()
    last = auto()
    none = auto()


class Person(StrEnum):
    """Beside the clinicians at work, who are known in the talk alone."""

    more = auto()
    fastest = auto()


class LastPerson(StrEnum):
    fastest = auto()


class Role(StrEnum):
    """The first page of the list: the roles asked for most."""

    doctor = auto()
    paediatric = auto()
    pharmacist = auto()
    more = auto()


class Others(StrEnum):
    respiratory = auto()
    tcm = auto()
    nurse = auto()
    more = auto()


class Rest(StrEnum):
    nutrition = auto()
    childcare = auto()
    psychology = auto()
    desk = auto()


class Hours(StrEnum):
    open = auto()
    shut = auto()
    told = auto()  # shut, and the questions of an intake were answered already


class Shut(StrEnum):
    question = auto()
    callback = auto()
    check = auto()
    aid = auto()


class ShutTold(StrEnum):
    question = auto()
    callback = auto()
    aid = auto()


class Needed(StrEnum):
    ask = auto()
    skip = auto()


class Opened(StrEnum):
    joined = auto()
    booked = auto()  # the patient has a time to be called back already


class Queue(StrEnum):
    """What becomes of someone's place in the queue."""

    accepted = auto()
    choice = auto()
    callback = auto()
    question = auto()
    cancelled = auto()
    closed = auto()


class Wish(StrEnum):
    look = auto()
    callback = auto()
    question = auto()
    cancel = auto()


class NamedWish(StrEnum):
    """Of who waits for one clinician alone."""

    look = auto()
    fastest = auto()
    callback = auto()
    cancel = auto()


class Way(StrEnum):
    """What becomes of someone who was asked how to go on after a long wait."""

    keep = auto()
    accepted = auto()
    callback = auto()
    question = auto()
    cancelled = auto()
    closed = auto()


class Rather(StrEnum):
    keep = auto()
    callback = auto()
    question = auto()
    hospital = auto()


class NamedRather(StrEnum):
    keep = auto()
    fastest = auto()
    callback = auto()
    hospital = auto()


class Means(StrEnum):
    phone = auto()
    video = auto()


class WaitMeans(StrEnum):
    phone = auto()
    video = auto()
    keep = auto()


class Found(StrEnum):
    some = auto()
    none = auto()


class Time(StrEnum):
    later = auto()


class NoTime(StrEnum):
    question = auto()
    stop = auto()


class Sure(StrEnum):
    yes = auto()
    change = auto()


class Booked(StrEnum):
    booked = auto()
    taken = auto()
    late = auto()
    urgent = auto()


class Left(StrEnum):
    left = auto()
    late = auto()
    urgent = auto()


class Talk(StrEnum):
    closed = auto()
    ended = auto()
    returned = auto()


class TalkWish(StrEnum):
    finish = auto()


class Ended(StrEnum):
    again = auto()
    over = auto()


class EndedWish(StrEnum):
    again = auto()
    over = auto()


class Rated(StrEnum):
    rated = auto()
    poor = auto()
    skipped = auto()


class Why(StrEnum):
    unsolved = auto()
    slow = auto()
    unclear = auto()
    other = auto()


class Reason(StrEnum):
    kept = auto()
    unsolved = auto()


class OnceMore(StrEnum):
    again = auto()
    enough = auto()


class Reopened(StrEnum):
    reopened = auto()
    late = auto()


class Cancelled(StrEnum):
    cancelled = auto()
    late = auto()
