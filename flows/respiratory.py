"""The respiratory zone: symptoms, a home test, a contact, care, a doctor, fever clinics."""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Call, Choose, Do, End, Flow, Fork, Words
from flows import nearby
from flows.airway import (
    FewTile,
    Form,
    More,
    Nearby,
    Read,
    Rest,
    Role,
    Tile,
)
from flows.contact import CONTACT
from flows.kit import READING, STATE
from flows.zone import (
    HOME,
    Answers,
    Outcome,
    S,
)

TILES: dict[Any, Any] = {
    S.FACTS: Do(
        effect="zone_facts",
        save="facts",
        gives=("season", "greeted"),
        to={Form.larger: S.FEW, Form.normal: S.TILES},
    ),
    S.TILES: Choose(
        say=Words("season", {"on": "zone-tile-season"}, other="zone-tile"),
        save="tile",
        to={
            Tile.symptoms: S.TO_INTAKE,
            Tile.kit: S.WHO,
            Tile.contact: S.CONTACT,
            Tile.test: S.TO_TEST,
            Tile.vaccine: S.TO_VACCINE,
            Tile.care: S.CARE,
            Tile.doctor: S.ROLE,
            Tile.fever: S.NEARBY,
        },
    ),
    S.FEW: Choose(
        say=Words("season", {"on": "zone-tile-season"}, other="zone-tile"),
        save="tile",
        to={
            FewTile.symptoms: S.TO_INTAKE,
            FewTile.kit: S.WHO,
            FewTile.fever: S.NEARBY,
            FewTile.more: S.MORE,
        },
    ),
    S.MORE: Choose(
        say="zone-more",
        save="more",
        labels="zone-tile",
        to={
            More.test: S.TO_TEST,
            More.doctor: S.ROLE,
            More.vaccine: S.TO_VACCINE,
            More.more: S.REST,
            More.contact: S.CONTACT,
            More.care: S.CARE,
        },
        shown=(More.test, More.doctor, More.vaccine, More.more),
    ),
    S.REST: Choose(
        say="zone-more",
        save="rest",
        labels="zone-tile",
        to={
            Rest.contact: S.CONTACT,
            Rest.care: S.CARE,
            Rest.more: Back(S.FACTS, ("facts", "tile", "more", "rest")),
        },
    ),
    S.ROLE: Choose(say="zone-role", save="wanted", to=dict.fromkeys(Role, S.TO_DOCTOR)),
    S.CARE: Call(
        flow="articles",
        save="care",
        takes=("band",),
        to={Read.done: HOME, Read.doctor: Fork("told", {"yes": S.TO_DOCTOR}, other=S.ROLE)},
    ),
    S.NEARBY: Call(flow="nearby", save="nearby", takes=nearby.TAKES, to={Nearby.done: HOME}),
}
ENDS: dict[Any, Any] = {
    S.OVER: End(outcome=Outcome.done),
    S.CALLED: End(outcome=Outcome.done),
    S.TO_INTAKE: End(outcome=Outcome.intake),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
    S.TO_TEST: End(outcome=Outcome.test),
    S.TO_VACCINE: End(outcome=Outcome.vaccine),
}
RESPIRATORY = Flow(
    name="respiratory",
    answers=Answers,
    first=S.FACTS,
    numbered=False,
    steps={**TILES, **READING, **STATE, **CONTACT, **ENDS},
)
