"""Who comes back for a home test is asked only what may have changed: at most seven taps."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.context import Context
from bot.clinic.hometest import orders, route
from tests.contract.lab_parts import TUBE, a_report, add_sampler, at_door, now_of, taken
from tests.unit.real_effects import a_walk, rows
from tests.unit.vaccine_parts import ZONE, a_person
from tests.unit.walking import Walk

MOST = 7


def had_one(conn: Connection, context: Context) -> None:
    """They had a test of five by their own swab, which was reported ten days ago."""
    walk = a_walk(conn, context).start().tap("test", "self").type("小林").tap("female")
    walk.type("1985-6-1").tap("none", "days2", "panel-5", "sampler", "1")
    walk.type("文一路 1 号 2 幢 301 室", "13800138000").tap("none")
    while "home-confirm" not in walk.said:
        walk.tap(str(walk.options()[0].value))
    assert walk.tap("yes").said[-1] == "home-booked" and walk.taps > MOST
    order, member = now_of(conn, rows(conn, "lab_order")[0].id), add_sampler(conn)
    at_door(conn, order, member)
    assert isinstance(route.sample(conn, order.id, TUBE, member, now=context.now), orders.Order)
    names = ("flu_a", "flu_b", "covid", "rsv", "adv")
    taken(conn, a_report(dict.fromkeys(names, "negative")))
    context.now += timedelta(days=10)
    slots.lay(conn, now=context.now, zone=ZONE)


def again(conn: Connection, context: Context) -> Walk:
    """From the menu to the page that repeats it all."""
    patient = rows(conn, "patient")[0].id
    walk = a_walk(conn, context).start().tap("test", str(patient), "none", "days2")
    assert walk.said[-1] == "home-again"
    walk.tap(str(walk.options()[0].value))
    while "home-confirm" not in walk.said:
        walk.tap(str(walk.options()[0].value))
    return walk


def test_somebody_known_books_a_home_test_in_seven_taps(conn: Connection) -> None:
    context = a_person(conn)
    had_one(conn, context)
    walk = again(conn, context).tap("yes")
    assert walk.said[-1] == "home-booked" and walk.taps <= MOST
    first, second = (now_of(conn, row.id) for row in rows(conn, "lab_order"))
    assert (second.panel, second.mode) == (first.panel, first.mode)
    assert second.body["address"] == first.body["address"]
    assert slots.faults(conn) == []


def test_the_larger_wording_takes_one_tap_more_for_the_second_page_of_its_menu(
    conn: Connection,
) -> None:
    """Four options a page: what is open, a doctor and one's own things stand before it. Each other
    step is one of the normal wording: who, danger signs, since when, the same as the last time,
    the time, and the page that repeats it all."""
    context = a_person(conn)
    had_one(conn, context)
    context.elder, walk = True, a_walk(conn, context)
    walk.elder, patient = True, str(rows(conn, "patient")[0].id)
    walk.start().tap("more", "test", patient, "none", "days2")
    assert walk.said[-1] == "home-again"
    walk.tap("same").tap(str(walk.options()[0].value))
    assert walk.said[-1] == "home-confirm" and len(walk.options()) <= 4
    assert walk.tap("yes").said[-1] == "home-booked" and walk.taps == MOST + 1
