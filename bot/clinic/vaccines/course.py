"""A course of doses beside what was given: what counts, and when the rest may follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clinic.vaccines.period import Period, after
from bot.clinic.vaccines.person import Given, Recipient
from bot.clinic.vaccines.schedule import Course, Dose, For, Season, Vaccine

DAY = timedelta(days=1)
later = after


@dataclass(frozen=True, slots=True)
class Planned:
    """One dose that is left: from when, when it is meant, and by when (None: no last day)."""

    earliest: date
    due: date
    latest: date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """*done* doses of *total* count; *left* are those of the product asked for, in order."""

    done: int
    total: int
    next: int
    left: tuple[Planned, ...]
    complete: bool
    other: bool = False  # it goes on with the product it was begun with, not with this one


@dataclass(frozen=True, slots=True)
class Past:
    """The doses that this course may count, and whether there were any in earlier seasons."""

    doses: tuple[Given, ...]
    earlier: bool = False
    yearly: Season | None = None

    def open_on(self, day: date) -> tuple[date, date | None]:
        """The first and the last day of the season in which a dose of this day falls."""
        if self.yearly is None:
            return date.min, None
        _, opens, closes = season(self.yearly, day)
        return opens, closes


def concerns(rule: For, who: Recipient, past: Past | None = None) -> bool:
    """Whether a rule is about this person; all it names must hold."""
    doses = past.doses if past else ()
    start = doses[0].on if doses else who.today
    begun = doses[0].product if doses else ""
    return (
        _about(rule, who)
        and (rule.start_least is None or who.old(rule.start_least, start))
        and (rule.start_below is None or not who.old(rule.start_below, start))
        and (not rule.begun or begun in rule.begun)
        and begun not in (rule.not_begun or ("*",))
        and not (rule.first_season and past is not None and past.earlier)
    )


def _about(rule: For, who: Recipient) -> bool:
    return (
        (not rule.sex or rule.sex == who.sex)
        and (rule.born_after is None or who.born > rule.born_after)
        and (rule.born_before is None or who.born < rule.born_before)
        and (rule.today_from is None or who.today >= rule.today_from)
        and (rule.today_before is None or who.today < rule.today_before)
        and (rule.least is None or who.old(rule.least))
        and (rule.below is None or not who.old(rule.below))
        and (not rule.groups or bool(who.groups & set(rule.groups)))
        and (not rule.pregnant or who.pregnant)
    )


def of(who: Recipient, vaccine: Vaccine, product: str) -> tuple[Course, Past] | None:
    """The first course that is for this person and gives this product."""
    past = _past(who, vaccine)
    for course in vaccine.courses:
        if not concerns(course.who, who, past):
            continue
        if gives(course, product) or course.only:
            return course, past
    return None


def gives(course: Course, product: str) -> bool:
    if not course.doses:
        return not course.of or product in course.of
    return any(dose.product in ("", product) for dose in course.doses)


def _past(who: Recipient, vaccine: Vaccine) -> Past:
    given = who.given(frozenset((*vaccine.products, *vaccine.counts)))
    if vaccine.season is None:
        return Past(tuple(given))
    counts, _, _ = season(vaccine.season, who.today)
    now = tuple(dose for dose in given if dose.on >= counts)
    return Past(now, len(now) < len(given), vaccine.season)


def season(yearly: Season, today: date) -> tuple[date, date, date]:
    """The season of today, or else the next: from when doses count for it, its first, its last."""
    year = max(today.year - 1, date.min.year)
    while True:
        counts, start, end = (
            date.fromisoformat(f"{year:04}-{day}")
            for day in (yearly.counts, yearly.start, yearly.end)
        )
        if end < start:
            end = end.replace(year=year + 1)
        if today <= end:
            return counts, start, end
        year += 1


def plan(
    who: Recipient, course: Course, past: Past, product: str, *, wait: date = date.min
) -> Plan:
    """What of the course is done, and when the rest may be given, none of it before *wait*."""
    valid = _counted(who, course, past.doses)
    doses = course.doses
    if course.again is not None and len(valid) >= len(doses):
        doses = (*doses, replace_interval(doses[-1], course.again))
        valid = valid[: len(doses) - 1]
    ahead = _ahead(who, course, doses, valid, past, wait)
    mine = [n for n, dose in enumerate(doses) if dose.product in ("", product)]
    left = tuple(ahead[n - len(valid)] for n in mine if n >= len(valid))
    other = bool(doses) and (not gives(course, product) or _other(course, past, product))
    if not doses or other:
        return Plan(len(valid), len(doses), 0, (), False, other)
    undone = [n for n in mine if n >= len(valid)]
    return Plan(len(valid), len(doses), (undone or [-1])[0] + 1, left, not undone)


def _other(course: Course, past: Past, product: str) -> bool:
    """Whether it was begun with another product and goes on with that."""
    return course.same and bool(past.doses) and past.doses[0].product != product


def replace_interval(dose: Dose, interval: Period) -> Dose:
    """The same dose once more, that long after the last."""
    return dose.model_copy(update={"interval": interval, "usual": None, "within": None})


def _counted(who: Recipient, course: Course, given: Sequence[Given]) -> list[date]:
    """The days of the doses that count: none too young, none too soon after the one before."""
    valid: list[date] = []
    for one in given:
        last = len(valid) >= len(course.doses)
        if last and course.again is None:
            break
        dose = replace_interval(course.doses[-1], course.again or Period()) if last else None
        dose = dose or course.doses[len(valid)]
        old = who.old(dose.valid or dose.age, one.on)
        if old and one.on >= _apart(dose, valid):
            valid.append(one.on)
    return valid


def _apart(dose: Dose, days: Sequence[date]) -> date:
    """The first day far enough from the doses before."""
    if not days:
        return date.min
    least = after(days[-1], dose.interval) if dose.interval else days[-1] + DAY
    return max(least, after(days[0], dose.first)) if dose.first else least


def _ahead(
    who: Recipient,
    course: Course,
    doses: Sequence[Dose],
    valid: Sequence[date],
    past: Past,
    wait: date,
) -> list[Planned]:
    """The doses that are left, each as early as it may be, and as it is meant."""
    early, meant = list(valid), list(valid)
    touched = past.doses[-1].on if past.doses else None  # also one that does not count
    found: list[Planned] = []
    for dose in doses[len(valid) :]:
        earliest = max(who.reaches(dose.age), _apart(dose, early), course.starts or wait, wait)
        if touched is not None and not found and touched not in valid[-1:]:
            earliest = max(earliest, after(touched, dose.interval or Period()))
        opens, closes = past.open_on(max(earliest, who.today))
        earliest = max(earliest, opens)
        due = max(earliest, who.reaches(dose.due or dose.age), _usual(dose, meant))
        found.append(Planned(earliest, due, _latest(who, course, dose, meant, closes, due)))
        early.append(earliest)
        meant.append(due)
    return found


def _usual(dose: Dose, days: Sequence[date]) -> date:
    apart = dose.usual or dose.interval
    return after(days[-1], apart) if days and apart else date.min


def _latest(
    who: Recipient,
    course: Course,
    dose: Dose,
    days: Sequence[date],
    closes: date | None,
    due: date,
) -> date | None:
    """By when; what has passed already is no last day any more, but the end of the course is."""
    wished = [who.reaches(dose.late) - DAY] if dose.late else []
    wished += [after(days[-1], dose.within)] if dose.within and days else []
    ends = [who.reaches(course.over) - DAY] if course.over else []
    ends += [closes] if closes else []
    ahead = [day for day in wished if day >= max(due, who.today)] + ends
    return min(ahead, default=None)
