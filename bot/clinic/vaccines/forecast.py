"""What a person should still be given, of each product: status, dates and the rule behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.clinic.vaccines import course as courses
from bot.clinic.vaccines.course import Plan, Planned
from bot.clinic.vaccines.person import Recipient
from bot.clinic.vaccines.schedule import Course, Obstacle, Schedule, Status, Vaccine

ALLERGY = "severe-allergy"  # the rule of every product to which somebody reacted severely
ANY = "*"
GAP = "live-vaccine-gap"
UNLISTED = "no-course"
BEGUN = "begun-with-another"
NOT_MEANT = Status.NOT_RECOMMENDED


class Advice(StrEnum):
    """What a person may do about it now. Never "safe for you"."""

    BOOK = "bookable"
    ASK = "clinician"
    WAIT = "not-now"


@dataclass(frozen=True, slots=True)
class Forecast:
    """One product for one person.

    *number* of *doses* is the next dose; *plan* are the days of all that are left. Without a next
    dose the three dates are None; *latest* also where there is no last day.
    """

    product: str
    status: Status
    rule: str
    advice: Advice
    earliest: date | None = None
    due: date | None = None
    latest: date | None = None
    number: int = 0
    doses: int = 0
    plan: tuple[Planned, ...] = ()
    free: bool = False


def forecast(who: Recipient, schedule: Schedule) -> list[Forecast]:
    """Every product of the schedule for *who*, in the order of the file."""
    return [
        _offered(_product(who, schedule, vaccine, product), who, schedule)
        for vaccine in schedule.vaccines
        for product in vaccine.products
    ]


def _product(who: Recipient, schedule: Schedule, vaccine: Vaccine, product: str) -> Forecast:
    found = courses.of(who, vaccine, product)
    if found is None:
        return Forecast(product, Status.NOT_RECOMMENDED, UNLISTED, Advice.WAIT)
    one, past = found
    plan, wait = courses.plan(who, one, past, product), _live_gap(who, schedule, vaccine, product)
    gap = bool(plan.left) and wait > plan.left[0].earliest
    if gap:
        plan = courses.plan(who, one, past, product, wait=wait)
    status = _status(who, one, plan)
    ended = status in (Status.COMPLETE, Status.AGED_OUT)
    hurdle = None if status is Status.COMPLETE else _hurdle(who, schedule, vaccine, product)
    if hurdle is not None and (_final(hurdle) or not (ended or status is NOT_MEANT)):
        return _stopped(product, hurdle, plan)
    if ended:
        return Forecast(product, status, one.id, Advice.WAIT, number=plan.done, doses=plan.total)
    rule = BEGUN if plan.other else GAP if gap else one.id
    return _open(who, one, plan, Forecast(product, status, rule, Advice.WAIT))


def _status(who: Recipient, one: Course, plan: Plan) -> Status:
    if plan.complete:
        return Status.COMPLETE
    if plan.other:
        return NOT_MEANT
    if one.over is not None:
        end = who.reaches(one.over)
        if who.today >= end or (plan.left and plan.left[0].earliest >= end):
            return Status.AGED_OUT
    begun = bool(plan.done)
    if one.begin is not None and not begun and who.old(one.begin):
        return Status.AGED_OUT
    return one.status


def _final(hurdle: tuple[str, Status]) -> bool:
    return hurdle[1] is Status.CONTRAINDICATED


def _hurdle(
    who: Recipient, schedule: Schedule, vaccine: Vaccine, product: str
) -> tuple[str, Status] | None:
    """The gravest thing in the way of a product: its rule and what it comes to."""
    found: list[tuple[str, Status]] = []
    if {product, vaccine.id, *vaccine.products} & who.allergies:
        found.append((ALLERGY, Status.CONTRAINDICATED))
    elif ANY in who.allergies:
        found.append((ALLERGY, Status.CONDITIONAL))
    rules: Iterable[Obstacle] = vaccine.obstacles
    if product in vaccine.live:
        rules = (*schedule.obstacles, *rules)
    found += [
        (rule.id, rule.status)
        for rule in rules
        if (not rule.products or product in rule.products) and courses.concerns(rule.who, who)
    ]
    grave = (Status.CONTRAINDICATED, Status.NOT_RECOMMENDED, Status.CONDITIONAL)
    return min(found, key=lambda one: grave.index(one[1]), default=None)


def _stopped(product: str, hurdle: tuple[str, Status], plan: Plan) -> Forecast:
    """Something is in the way: where a clinician may decide, the days are told all the same."""
    rule, status = hurdle
    if status is not Status.CONDITIONAL or not plan.left:
        advice = Advice.WAIT if status is Status.NOT_RECOMMENDED else Advice.ASK
        return Forecast(product, status, rule, advice, number=plan.next, doses=plan.total)
    first, days = plan.left[0], plan.left
    dates = (first.earliest, first.due, first.latest)
    return Forecast(product, status, rule, Advice.ASK, *dates, plan.next, plan.total, days)


def _open(who: Recipient, one: Course, plan: Plan, base: Forecast) -> Forecast:
    """A dose is due or will be."""
    if not plan.left:
        return replace(base, number=plan.next, doses=plan.total)
    first = plan.left[0]
    advice = Advice.WAIT
    if base.status is not NOT_MEANT and first.earliest <= who.today:
        advice = Advice.ASK if one.ask else Advice.BOOK
    return replace(
        base,
        advice=advice,
        earliest=first.earliest,
        due=first.due,
        latest=first.latest,
        number=plan.next,
        doses=plan.total,
        plan=plan.left,
    )


def _live_gap(who: Recipient, schedule: Schedule, vaccine: Vaccine, product: str) -> date:
    """The first day on which another injected live vaccine may follow those already given."""
    injected = {
        live for other in schedule.vaccines for live in set(other.live) - set(other.swallowed)
    }
    if product not in injected:
        return date.min
    others = who.given(frozenset(injected - set(vaccine.products)))
    return max((courses.later(dose.on, schedule.gap) for dose in others), default=date.min)


def _offered(found: Forecast, who: Recipient, schedule: Schedule) -> Forecast:
    """Marks what is free where the person lives."""
    if found.earliest is None or found.status is Status.NOT_RECOMMENDED:
        return found
    day = max(found.earliest, who.today)
    free = any(
        offer.product == found.product
        and offer.region.casefold() == who.region.casefold()
        and offer.start <= day <= offer.end
        and courses.concerns(offer.who, replace(who, today=day))
        for offer in schedule.offers
    )
    return replace(found, free=free)
