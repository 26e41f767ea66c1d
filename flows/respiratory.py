"""The respiratory zone: symptoms, a home test, a contact, care, a doctor, fever clinics."""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Call, Choose, Do, End, Flow, Fork, Words
from flows import where
from flows.airway import (
    FewTile,
    Form,
    Kept,
    More,
    Near,
    OneSite,
    Read,
    Role,
    Sites,
    Tile,
    Whereabouts,
)
from flows.contact import CONTACT
from flows.kit import READING, STATE
from flows.zone import (
    HOME,
    NEAR,
    PLACES,
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
            Tile.care: S.CARE,
            Tile.doctor: S.ROLE,
            Tile.fever: S.WHERE,
        },
    ),
    S.FEW: Choose(
        say=Words("season", {"on": "zone-tile-season"}, other="zone-tile"),
        save="tile",
        to={
            FewTile.symptoms: S.TO_INTAKE,
            FewTile.kit: S.WHO,
            FewTile.fever: S.WHERE,
            FewTile.more: S.MORE,
        },
    ),
    S.MORE: Choose(
        say="zone-more",
        save="more",
        labels="zone-tile",
        to={More.contact: S.CONTACT, More.care: S.CARE, More.doctor: S.ROLE},
    ),
    S.ROLE: Choose(say="zone-role", save="wanted", to=dict.fromkeys(Role, S.TO_DOCTOR)),
    S.CARE: Call(
        flow="articles",
        save="care",
        takes=("band",),
        to={Read.done: HOME, Read.doctor: Fork("told", {"yes": S.TO_DOCTOR}, other=S.ROLE)},
    ),
}
SITES: dict[Any, Any] = {
    S.WHERE: Call(
        flow="where",
        save="where",
        gives=where.GIVES,
        to={Whereabouts.found: S.NEAR, Whereabouts.far: HOME},
    ),
    S.NEAR: Do(
        effect="fever_near",
        save="near",
        gives=NEAR,
        needs=("where",),
        to=dict.fromkeys(Near, S.SITES) | {Near.larger: S.ONE_SITE},
    ),
    S.ONE_SITE: Choose(
        say="sites-larger",
        save="sites",
        labels="sites",
        args=("first", "demo"),
        to={
            OneSite.next: Back(S.NEAR, forget=("near", "sites")),
            OneSite.keep: S.KEEP_PLACE,
            OneSite.elsewhere: Back(S.WHERE, forget=PLACES),
            OneSite.over: HOME,
        },
    ),
    S.SITES: Choose(
        say=Words("near", {"0": "sites-none", "1": "sites-one", "2": "sites-two"}, other="sites"),
        save="sites",
        args=NEAR,
        needs=("near",),
        to={
            Sites.keep: S.KEEP_PLACE,
            Sites.elsewhere: Back(S.WHERE, forget=PLACES),
            Sites.over: HOME,
        },
    ),
    S.KEEP_PLACE: Do(effect="place_keep", save="kept_place", to={Kept.kept: HOME}),
}
ENDS: dict[Any, Any] = {
    S.OVER: End(outcome=Outcome.done),
    S.CALLED: End(outcome=Outcome.done),
    S.TO_INTAKE: End(outcome=Outcome.intake),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
}
RESPIRATORY = Flow(
    name="respiratory",
    answers=Answers,
    first=S.FACTS,
    numbered=False,
    steps={**TILES, **SITES, **READING, **STATE, **CONTACT, **ENDS},
)
