"""Who books for whom: a right of its own, and the other side hears of it; what a region pays."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic.context import Context
from bot.clinic.vaccinating import visits
from tests.clinic import TABLES
from tests.unit.real_effects import a_walk, rows
from tests.unit.test_family import linked, options
from tests.unit.vaccine_parts import XIHU, a_person, entered

Pair = tuple[Context, Context]


def a_pair(conn: Connection, rights: str) -> Pair:
    """A mother of 68, and a daughter whom she lets help."""
    mother, daughter = a_person(conn), a_person(conn)
    for context, birth in ((mother, "1958-04-02"), (daughter, "1990-01-01")):
        walk = a_walk(conn, context).start(pick="intake").tap("self").type("张三")
        walk.tap("female").type(birth)
    linked(conn, mother, daughter, rights)
    return mother, daughter


def test_a_daughter_who_may_book_does_and_the_mother_hears_of_it(conn: Connection) -> None:
    mother, daughter = a_pair(conn, "all")
    hers = rows(conn, "patient")[0].id
    walk = a_walk(conn, daughter).start(pick="vaccine").tap("influenza", str(hers), "none")
    walk.tap("earlier")
    walk.tap(str(walk.options()[0].value), "yes")
    booking = visits.mine(conn, daughter.person_id)[0]
    assert booking.patient_id == hers
    told = [row for row in rows(conn, "timer") if row.name == "vaccine.copy"]
    assert [(row.person_id, row.body["booking"]) for row in told] == [
        (mother.person_id, booking.id)
    ]


@pytest.mark.parametrize("rights", ["talk", "see"])
def test_who_may_not_book_is_not_offered_the_patient(conn: Connection, rights: str) -> None:
    _, daughter = a_pair(conn, rights)
    walk = a_walk(conn, daughter).start(pick="vaccine").tap("influenza")
    assert len(options(walk)) == 2  # herself, and somebody new
    walk = a_walk(conn, daughter).start(pick="intake")
    assert len(options(walk)) == (3 if rights == "talk" else 2)


@pytest.mark.parametrize(
    ("code", "birth", "said"),
    [
        ("110105", "1955-01-01", "vaccine-price-free"),  # the capital pays from 65 on
        ("110105", "1963-01-01", "vaccine-price-paid"),
        ("330106", "1955-01-01", "vaccine-price-paid"),
    ],
)
def test_what_a_region_pays_depends_on_place_and_age(
    conn: Connection, code: str, birth: str, said: str
) -> None:
    context = a_person(conn)
    place: dict[str, Any] = XIHU | {"code": code}
    conn.execute(update(TABLES["saved_place"]).values(body=place))
    walk = entered(conn, context, "pneumonia", birth, "male").tap("none", "never")
    walk.tap(str(walk.options()[0].value))
    assert said in walk.said
