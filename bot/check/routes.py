"""Checks of the routing: rules and questions that can never decide, terms that count twice,
departments nobody is routed to, and texts that are missing or too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from bot.channel import Limits
from bot.check import implied
from bot.check.clinical import options
from bot.check.fault import Fault
from bot.check.texts import ELDER_CHINESE, ELDER_OTHER
from bot.clinic.conditions import CHOSEN, Fact, When
from bot.clinic.roles import Roles
from bot.clinic.routing import Routing
from bot.clinic.steering import Between, Steer
from bot.i18n import Catalogue
from bot.render import Voice, size
from bot.steps import Book

FILE = "flows/data/routing.yaml"
WEIGHTS = ("named", "clear", "sign")  # the heaviest first


def faults(
    book: Book, catalogue: Catalogue, routes: Routing, roles: Roles, limits: Mapping[str, Limits]
) -> Iterator[Fault]:
    """Every fault of rules, questions, terms, departments and their texts."""
    asked = options(book)
    for rule in routes.rules:
        yield from _rule(rule, routes, asked)
    for one, other in combinations(routes.rules, 2):
        yield from _overlap(one, other)
    pairs = Counter(question.pair for question in routes.questions)
    for question in routes.questions:
        yield from _question(question, pairs[question.pair])
        yield from _texts(question, catalogue, limits)
    yield from _terms(routes)
    yield from _departments(routes, roles, catalogue)


def _rule(rule: Steer, routes: Routing, asked: Mapping[str, set[str]]) -> Iterator[Fault]:
    if not implied.possible(rule.when):
        yield _fault(rule.id, "can never hold: its conditions exclude one another")
    for fact, option in _options(rule.when):
        if option not in asked.get(fact, set()):
            yield _fault(rule.id, f"nobody can answer {option!r} to {fact}")
    for other in routes.rules:
        same = other.department == rule.department and other.never and not rule.never
        if same and implied.implies(rule.when, other.when):
            yield _fault(rule.id, f"never counts: {other.id} takes {rule.department} out")


def _options(when: When) -> Iterator[tuple[str, str]]:
    for fact, test in when.items():
        if fact in CHOSEN or fact is Fact.SEX:
            yield from ((str(fact), one) for one in (*test.any, *test.all, *test.only))


def _overlap(one: Steer, other: Steer) -> Iterator[Fault]:
    same = one.department == other.department and one.never == other.never
    if same and implied.implies(one.when, other.when) and implied.implies(other.when, one.when):
        yield _fault(other.id, f"says the same of the same patients as {one.id}")


def _question(question: Between, asked: int) -> Iterator[Fault]:
    if len(question.pair) < 2:
        yield _fault(question.id, "decides nothing: both options lead to one department")
    elif asked > 1:
        yield _fault(question.id, "is one of several questions between the same departments")


def _texts(
    question: Between, catalogue: Catalogue, limits: Mapping[str, Limits]
) -> Iterator[Fault]:
    labels = [f"{question.key}-{option}" for option in question.options]
    for locale in catalogue.locales:
        for key in (question.key, *labels):
            if not catalogue.has(locale, key):
                yield _fault(question.id, f"the text {key} is missing in {locale}")
        voice = Voice(catalogue, locale, elder=True)
        most = ELDER_CHINESE if locale.startswith("zh") else ELDER_OTHER
        if len(voice.text(question.key)) > most:
            yield _fault(question.id, f"is longer than {most} characters in {locale}")
        for channel, limit in limits.items():
            for key in labels:
                if size(voice.text(key), limit.unit) > limit.label:
                    yield _fault(question.id, f"the label {key} is too long for {channel}")


def _terms(routes: Routing) -> Iterator[Fault]:
    """A term counts once for its department: a second, lighter one would add to it."""
    for department, lists in routes.terms.items():
        seen: dict[str, str] = {}
        for weight in WEIGHTS:
            for term in lists.get(weight, ()):
                if term in seen:
                    yield _fault(department, f"{term!r} is {seen[term]} and {weight} at once")
                seen.setdefault(term, weight)


def _departments(routes: Routing, roles: Roles, catalogue: Catalogue) -> Iterator[Fault]:
    codes = Counter(found.code for found in routes.departments.values())
    steered = {rule.department for rule in routes.rules if not rule.never}
    for name, found in routes.departments.items():
        if name not in routes.terms and name not in steered:
            yield _fault(name, "nobody is ever routed there: it has no terms and no rule")
        if codes[found.code] > 1:
            yield _fault(name, f"shares the code {found.code} with another department")
        if found.role not in roles.roles:
            yield _fault(name, f"{found.role!r} is not among the roles")
        key = f"department-{found.code.replace('.', '-')}"
        for locale in catalogue.locales:
            if not catalogue.has(locale, key):
                yield _fault(name, f"the text {key} is missing in {locale}")


def _fault(name: str, what: str) -> Fault:
    return Fault("routing", name, what, FILE)
