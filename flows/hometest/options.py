"""What may be answered on the way to a home test, and what its effects come to."""

from __future__ import annotations

from enum import StrEnum, auto


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


class Some(StrEnum):
    some = auto()
    none = auto()


class New(StrEnum):
    new = auto()


class Looked(StrEnum):
    """open: it can be moved or cancelled; going: somebody is on the way, or the sample is."""

    open = auto()
    going = auto()
    report = auto()
    redo = auto()
    ended = auto()


class Open(StrEnum):
    move = auto()
    cancel = auto()
    over = auto()


class Going(StrEnum):
    look = auto()
    over = auto()


class Ended(StrEnum):
    new = auto()
    over = auto()


class Redo(StrEnum):
    again = auto()
    over = auto()


class Ready(StrEnum):
    ready = auto()
    gone = auto()


class Later(StrEnum):
    later = auto()


class Held(StrEnum):
    held = auto()
    full = auto()
    already = auto()


class MoveHeld(StrEnum):
    held = auto()
    full = auto()


class MoveSure(StrEnum):
    yes = auto()
    other = auto()
    no = auto()


class Moved(StrEnum):
    moved = auto()
    late = auto()
    full = auto()


class Yes(StrEnum):
    yes = auto()
    no = auto()


class Cancelled(StrEnum):
    cancelled = auto()
    late = auto()


class Known(StrEnum):
    known = auto()
    left = auto()


class Guarded(StrEnum):
    clear = auto()
    human = auto()
    called = auto()


class Level(StrEnum):
    emergency = auto()
    first = auto()
    calm = auto()


class Since(StrEnum):
    none = auto()
    days2 = auto()
    days4 = auto()
    long = auto()


class Begun(StrEnum):
    """doctor: a doctor is the first thing offered; early: the same, for those at higher risk who
    fell ill lately; again: there is a last time to repeat."""

    doctor = auto()
    early = auto()
    again = auto()
    fresh = auto()


class DoctorFirst(StrEnum):
    doctor = auto()
    test = auto()
    over = auto()


class Again(StrEnum):
    same = auto()
    other = auto()


class Help(StrEnum):
    help = auto()


class Exposure(StrEnum):
    flu = auto()
    covid = auto()
    lung = auto()
    none = auto()


class Advised(StrEnum):
    advised = auto()


class AllPanels(StrEnum):
    all = auto()


class Modes(StrEnum):
    both = auto()
    sampler = auto()


class Mode(StrEnum):
    sampler = auto()
    self = auto()


class Told(StrEnum):
    told = auto()


class Used(StrEnum):
    covered = auto()
    outside = auto()
    gone = auto()


class Whereabouts(StrEnum):
    found = auto()
    far = auto()


class Near(StrEnum):
    done = auto()


class Covered(StrEnum):
    covered = auto()
    outside = auto()


class Outside(StrEnum):
    other = auto()
    panel = auto()
    clinic = auto()
    over = auto()


class Door(StrEnum):
    """What whoever comes has to know."""

    stairs = auto()
    gate = auto()
    dog = auto()
    none = auto()


class NoTime(StrEnum):
    again = auto()
    over = auto()


class Confirm(StrEnum):
    """*ending*, *over*: the time that is kept ends soon, or has ended while they looked."""

    yes = auto()
    time = auto()
    change = auto()
    no = auto()
    ending = auto()
    over = auto()


class ConfirmToo(StrEnum):
    yes = auto()
    change = auto()
    no = auto()


class Booked(StrEnum):
    booked = auto()
    full = auto()
    already = auto()


class After(StrEnum):
    another = auto()
    over = auto()


class Joined(StrEnum):
    joined = auto()
    late = auto()
    already = auto()


class Far(StrEnum):
    """ask: nobody comes to that district yet, and it may be told when somebody does."""

    ask = auto()
    over = auto()


class Released(StrEnum):
    released = auto()


class Read(StrEnum):
    done = auto()
    doctor = auto()
