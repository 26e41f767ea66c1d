"""The parcel of a test kit: its numbers are written down by whose visit it is, and told."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, update

from bot.clinic.hometest import orders, parcels, route
from bot.clinic.hometest.orders import ORDER, Order
from bot.clinic.hometest.parcels import Way
from tests.clinic import NOON
from tests.contract.lab_parts import (
    LATER,
    TUBE,
    a_report,
    add_sampler,
    an_order,
    now_of,
    taken,
)
from tests.contract.slot_parts import Play


def a_kit(conn: Connection) -> Order:
    """A test whose sample the patient takes."""
    made = an_order(conn)
    conn.execute(update(ORDER).where(ORDER.c.id == made.id).values(mode="self"))
    return now_of(conn, made.id)


def said(conn: Connection, order: Order) -> list[tuple[str, object]]:
    return [(put.key, put.args["number"]) for put in parcels.told(conn, now_of(conn, order.id))]


async def test_the_numbers_out_and_back_are_told_the_last_one_counts(play: Play) -> None:
    def story(conn: Connection) -> None:
        kit, mei = a_kit(conn), add_sampler(conn)
        enter = partial(parcels.enter, conn, kit.id, member=mei, now=LATER)
        assert enter(Way.returned, "SF-000009") == "wrong"  # nothing has gone out
        assert parcels.kits(conn, mei, now=NOON) == [kit]  # the day before the visit, nobody's yet
        assert isinstance(enter(Way.shipped, "SF-000000", now=NOON), Order)
        assert said(conn, kit) == [("home-parcel-shipped", "SF-000000")]
        route.take(conn, kit.visit_id, mei, now=LATER)
        for number in ("sf-000001", "SF-000002", "SF-000002"):
            assert isinstance(enter(Way.shipped, number), Order)
        assert enter(Way.shipped, "?") == "number"
        assert said(conn, kit) == [("home-parcel-shipped", "SF-000002")]
        route.set_out(conn, kit.visit_id, mei, now=LATER)
        assert isinstance(enter(Way.returned, "SF-000009"), Order)
        assert said(conn, kit)[1:] == [("home-parcel-returned", "SF-000009")]
        route.arrive(conn, kit.visit_id, mei, now=LATER)
        route.sample(conn, kit.id, TUBE, mei, now=LATER)
        route.send(conn, kit.id, mei, now=LATER)
        assert [one.id for one in parcels.kits(conn, mei, now=LATER)] == [kit.id]
        assert enter(Way.shipped, "SF-000003") == "wrong"
        taken(conn, a_report())
        assert enter(Way.returned, "SF-000010") == "wrong" and said(conn, kit) == []
        assert parcels.kits(conn, mei, now=LATER) == []
        kept = [(e.name, e.detail) for e in orders.events(conn, kit.id) if e.name in list(Way)]
        assert kept == [
            ("shipped", "SF-000000"), ("shipped", "SF-000001"), ("shipped", "SF-000002"),
            ("returned", "SF-000009"),
        ]  # fmt: skip

    await play(story)


async def test_neither_a_colleague_nor_a_samplers_visit_has_parcels(play: Play) -> None:
    def story(conn: Connection) -> None:
        kit, mei, lan = a_kit(conn), add_sampler(conn), add_sampler(conn, "lan")
        route.take(conn, kit.visit_id, mei, now=LATER)
        enter = partial(parcels.enter, conn, kit.id, Way.shipped, "SF-000001", now=LATER)
        assert enter(member=lan) == "wrong" and parcels.kits(conn, lan, now=LATER) == []
        boss = add_sampler(conn, "boss", "supervisor")
        assert isinstance(enter(member=boss), Order)
        conn.execute(update(ORDER).where(ORDER.c.id == kit.id).values(mode="sampler"))
        assert enter(member=mei) == "wrong" and parcels.kits(conn, boss, now=LATER) == []
        assert parcels.enter(conn, 999, Way.shipped, "SF-000001", mei, now=LATER) == "wrong"

    await play(story)
