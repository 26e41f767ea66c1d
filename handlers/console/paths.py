"""Where the pages of the console are, who may open them, and how its menu is arranged.

A new page has one line in PLACES. Whoever may open few pages has them side by side in the bar on
top; for the others the bar holds the pages of the section they are in, and the menu all of them.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import NamedTuple

from bot.clinic.duties import Right
from bot.clinic.logins import Login

HOME, LOGIN, PASSWORD = "/console", "/console/login", "/console/password"
SIGN_IN = "/console/login/oidc"
SECOND, FACTOR, SESSIONS = "/console/login/factor", "/console/factor", "/console/sessions"
CASE = r"/console/case/{case:\d{1,18}}"
FEW = 6  # pages that stand in the bar without a menu


class Section(StrEnum):
    """Pages that belong together; named in the catalogue as `console-section-...`."""

    care = auto()
    visits = auto()
    desk = auto()
    administration = auto()


class Place(NamedTuple):
    """A page of the menu: its address, the right it asks for, its name in the catalogue."""

    path: str
    right: Right
    key: str
    section: Section


PLACES = (
    Place(HOME, Right.cases, "nav-queue", Section.care),
    Place("/console/board", Right.board, "nav-board", Section.care),
    Place("/console/review", Right.review, "nav-review", Section.care),
    Place("/console/replies", Right.replies, "nav-replies", Section.care),
    Place("/console/slots", Right.slots, "nav-slots", Section.visits),
    Place("/console/doses", Right.doses, "nav-doses", Section.visits),
    Place("/console/route", Right.route, "nav-route", Section.visits),
    Place("/console/results", Right.results, "nav-results", Section.visits),
    Place("/console/calls", Right.slots, "nav-calls", Section.visits),
    Place("/console/reporting", Right.results, "nav-reporting", Section.visits),
    Place("/console/notices", Right.notices, "nav-notices", Section.desk),
    Place("/console/people", Right.people, "nav-people", Section.desk),
    Place("/console/tags", Right.people, "nav-tags", Section.desk),
    Place("/console/seasons", Right.seasons, "nav-seasons", Section.desk),
    Place("/console/figures", Right.figures, "nav-figures", Section.desk),
    Place("/console/questions", Right.questions, "nav-questions", Section.desk),
    Place("/console/channels", Right.channels, "nav-channels", Section.desk),
    Place("/console/texts", Right.texts, "nav-texts", Section.desk),
    Place("/console/simulator", Right.simulator, "nav-simulator", Section.desk),
    Place("/console/staff", Right.staff, "nav-staff", Section.administration),
    Place("/console/audit", Right.audit, "nav-audit", Section.administration),
    Place("/console/retention", Right.audit, "nav-retention", Section.administration),
)


class Menu(NamedTuple):
    """What somebody may open: *groups* by section, *near* those of the bar, *here* the present."""

    groups: list[tuple[Section, list[Place]]]
    near: list[Place]
    here: Place | None

    @property
    def folded(self) -> bool:
        """Whether there is more than the bar shows."""
        return sum(len(places) for _, places in self.groups) > len(self.near)


def menu(login: Login, path: str) -> Menu:
    """The menu of whoever looks at *path*."""
    mine = [place for place in PLACES if login.may(place.right)]
    here = _here(mine, path)
    groups = [(section, [p for p in mine if p.section is section]) for section in Section]
    groups = [(section, places) for section, places in groups if places]
    if len(mine) <= FEW or not groups:
        return Menu(groups, mine, here)
    near = next((places for section, places in groups if here and here.section is section), None)
    return Menu(groups, near or groups[0][1], here)


def first(login: Login) -> str:
    """Where somebody begins who has no patients' lists."""
    mine = (place.path for place in PLACES if login.may(place.right))
    return next(mine, PASSWORD)


def _here(places: list[Place], path: str) -> Place | None:
    """The page that *path* is, or is a part of; the longest address decides."""
    whole = path + "/"
    below = [one for one in places if one.path != HOME and whole.startswith(one.path + "/")]
    found = [*below, *(one for one in places if one.path == path)]
    return max(found, key=lambda place: len(place.path), default=None)
