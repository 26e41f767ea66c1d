"""Checks of the clinical content: rules that cannot hold or decide, options that do not exist,
age groups with holes, and rules that nobody could be told the reason of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.check import implied
from bot.check.fault import Fault
from bot.clinic import inquiry, note, people
from bot.clinic.conditions import CHOSEN, Fact, When
from bot.clinic.inquiry import GROUPS, Inquiry, Measure
from bot.clinic.judging import facts_of, judge
from bot.clinic.rules import ORDER, Band, Rule, Rules
from bot.i18n import Catalogue
from bot.steps import Ask, Book, Choose, Gather, saves

URGENCY, ROLES, AGES, INTAKE = "urgency.yaml", "roles.yaml", "ages.yaml", "intake.yaml"
DERIVED = {
    Fact.FEVER: {"yes", "no", "unknown"},
    Fact.MEASURED: {"yes", "normal", "hot", "unmeasured"},
    Fact.DATED: {"yes", "no"},
}
SILENT = (Fact.SEX, Fact.DATED, Fact.MEASURED)  # explain nothing to the person by themselves
OLDEST_SAMPLE = 100  # years
# Readings at which whoever is asked must come to more than the default level, at any age.
ALARMING = {
    "temp": "41.5",
    str(Measure.oxygen): "85",
    str(Measure.rate): "70",
    str(Measure.glucose): "1.5",
}


def faults(book: Book, catalogue: Catalogue, rules: Rules) -> Iterator[Fault]:
    """Every fault of rules, pairs, remarks, routing, age groups and groups of questions."""
    asked = options(book)
    whens = list(_whens(rules, inquiry.load()))
    for file, name, when in whens:
        yield from _known(file, name, when, asked)
        if not implied.possible(when):
            yield _fault(file, name, "can never hold: its conditions exclude one another")
    yield from _unasked(rules, inquiry.load())
    yield from _shadowed(rules)
    yield from _bands(rules.ages.bands)
    yield from _holes(rules)
    yield from _texts(rules, catalogue, whens)


def options(book: Book) -> dict[str, set[str]]:
    """The options of every answer that is asked for, whatever the flow."""
    found: dict[str, set[str]] = {}
    for flow in book.values():
        for step in flow.steps.values():
            kinds = step.to if isinstance(step, Choose) else getattr(step, "options", None) or ()
            if isinstance(step, Choose | Ask | Gather):
                found.setdefault(saves(step), set()).update(str(option) for option in kinds)
    return found


def _whens(rules: Rules, asks: Inquiry) -> Iterator[tuple[str, str, When]]:
    """(file, id, condition) of all there are."""
    for name, when in _ruled(rules):
        yield URGENCY, name, when
    for pair in rules.urgency.pairs:
        for when in (*pair.risk, *pair.sign):
            yield URGENCY, pair.id, when
    for suggestion in rules.roles.suggestions:
        yield ROLES, suggestion.role, suggestion.when
    for question, listed in asks.questions.items():
        for when in listed:
            yield INTAKE, str(question), when


def _ruled(rules: Rules) -> Iterator[tuple[str, When]]:
    """(id, condition) of rules and remarks."""
    yield from ((rule.id, rule.when) for rule in rules.urgency.rules)
    yield from ((remark.id, remark.when) for remark in rules.urgency.remarks)


def _known(file: str, name: str, when: When, asked: dict[str, set[str]]) -> Iterator[Fault]:
    """Conditions on options that exist, and limits only where there is a number."""
    for fact, test in when.items():
        named = {*test.any, *test.all, *test.only}
        known = DERIVED.get(fact) or (
            asked.get(fact, set()) if fact in CHOSEN or fact == Fact.SEX else None
        )
        if known is None and named:
            yield _fault(file, name, f"{fact!s} is a number and has no options")
        elif known is not None and not named:
            yield _fault(file, name, f"{fact!s} has options and no limits")
        for option in sorted(named - (known or set())) if known is not None else ():
            yield _fault(file, name, f"{fact!s} is never {option!r}")


def _unasked(rules: Rules, asks: Inquiry) -> Iterator[Fault]:
    """A rule on an answer that those it is meant for are never asked for cannot hold."""
    groups = {name: question for question, names in GROUPS.items() for name in names}
    for rule, when in _ruled(rules):
        for fact in when:
            name = "pressure" if fact in (Fact.SYSTOLIC, Fact.DIASTOLIC) else str(fact)
            if name not in groups:
                continue
            listed = asks.questions[groups[name]]
            if not any(implied.together(when, one) for one in listed):
                yield _fault(URGENCY, rule, f"nobody it is meant for is asked for {name}")


def _shadowed(rules: Rules) -> Iterator[Fault]:
    """A rule decides nothing where another, at least as high, holds whenever it does."""
    listed = rules.urgency.rules
    for n, rule in enumerate(listed):
        for m, other in enumerate(listed):
            if n != m and _covers(other, rule) and not (_covers(rule, other) and n < m):
                yield _fault(URGENCY, rule.id, f"never decides: {other.id} holds whenever it does")
                break


def _covers(other: Rule, rule: Rule) -> bool:
    higher = ORDER.index(other.level) >= ORDER.index(rule.level)
    return higher and implied.implies(rule.when, other.when)


def _bands(bands: tuple[Band, ...]) -> Iterator[Fault]:
    """Age groups follow one another, and only the last has no end."""
    ends = [implied.days(band) for band in bands]
    for (band, end), (_, after) in pairwise(zip(bands, ends, strict=True)):
        if end is None:
            yield _fault(AGES, band.id, "has no upper limit, so no group after it is ever reached")
        elif after is not None and after <= end:
            yield _fault(AGES, band.id, "does not end before the next group ends")
    if ends and ends[-1] is not None:
        yield _fault(AGES, bands[-1].id, "ends, and nobody is older: the last group needs no limit")


def _holes(rules: Rules) -> Iterator[Fault]:
    """At every age an alarming reading comes to more than the default level."""
    default = ORDER.index(rules.urgency.default)
    months = [*range(1, 36), *range(36, OLDEST_SAMPLE * 12, 12)]
    ages = [{"age_days": days, "age_months": 0, "age_years": 0} for days in (0, 14, 27, 28)]
    ages += [{"age_days": m * 31, "age_months": m, "age_years": m // 12} for m in months]
    for name, value in ALARMING.items():
        for age in ages:
            found = judge(facts_of(age | {name: value}, rules), rules)
            if ORDER.index(found.level) <= default:
                shown = people.shown_age(age)
                years = f"{shown['n']} {shown['key'].removeprefix('age-')}"
                yield _fault(URGENCY, name, f"no rule for a reading of {value} at {years}")
                break


def _texts(
    rules: Rules, catalogue: Catalogue, whens: list[tuple[str, str, When]]
) -> Iterator[Fault]:
    """Clinicians read a name for each rule, and patients a reason in their own answers."""
    wanted = [(r.id, f"console-rule-{r.id}") for r in rules.urgency.rules]
    wanted += [(p.id, f"console-rule-{p.id}") for p in rules.urgency.pairs]
    wanted += [(r.id, f"remark-{r.id}") for r in rules.urgency.remarks]
    wanted += [(p.id, f"redflags-{p.id}") for p in rules.redflags.pages]
    for file, name, when in whens:
        wanted += [(name, key) for key in _labels(when)] if file == URGENCY else []
    for name, key in dict.fromkeys(wanted):
        for locale in catalogue.locales:
            if not catalogue.has(locale, key):
                yield _fault(URGENCY, name, f"the text {key} is missing in {locale}")
    for rule in rules.urgency.rules:
        if all(fact in SILENT for fact in rule.when):
            yield _fault(URGENCY, rule.id, "has nothing to tell the person as a reason")


def _labels(when: When) -> Iterator[str]:
    """The texts of the answers a condition names."""
    for fact, test in when.items():
        if fact in CHOSEN:
            for option in (*test.any, *test.all, *test.only):
                label = note.label(str(fact), option)
                yield label["key"] if isinstance(label, dict) else ""


def _fault(file: str, name: str, what: str) -> Fault:
    return Fault("clinical", name, what, f"flows/data/{file}")
