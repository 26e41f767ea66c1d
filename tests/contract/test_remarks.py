"""Remarks of the staff and alarms of a supervisor: written once, kept, cleared by somebody."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import alarms, audit, remarks
from bot.clinic.casefile import Refused
from bot.store.session import Store
from tests.clinic import NOON, TABLES, after
from tests.contract.owned_case import Owned, an_owned_case, clinician, shut, sounding


def remark(conn: Connection, at: Owned, kind: str, text: str = "过敏史待核", **more: Any) -> int:
    values: dict[str, Any] = {"staff_id": at.staff, "now": after(30)} | more
    return remarks.add(conn, case_id=at.case, kind=kind, text=text, **values)


def ring(conn: Connection, key: str, name: str = "silent", case_id: int | None = 1) -> bool:
    return alarms.sound(conn, key=key, name=name, case_id=case_id, role="doctor", now=NOON)


async def test_remarks_are_read_in_order_with_their_writers_and_sealed(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        remark(conn, at, "note", " 第一 ")
        remark(conn, at, "note", "第二", staff_id=other)
        raw = conn.exec_driver_sql("SELECT body FROM remark").scalars().all()
        return [(r.staff_name, r.body["text"]) for r in remarks.of(conn, at.case)], raw

    kept, raw = await store.write(work)
    assert kept == [("li 医生", "第一"), ("wu 医生", "第二")]
    assert all("第".encode() not in bytes(body) for body in raw)


async def test_an_adverse_event_sounds_an_alarm_even_after_the_end(store: Store) -> None:
    def work(conn: Connection) -> list[list[str]]:
        at = an_owned_case(conn)
        remark(conn, at, "note")
        seen = [sounding(conn)]
        shut(conn, at, 60)
        remark(conn, at, "adverse", now=after(90))
        return [*seen, sounding(conn)]

    assert await store.write(work) == [[], ["adverse"]]


async def test_a_closed_record_is_amended_by_its_clinician_or_a_supervisor_only(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[Owned, int]:
        at = an_owned_case(conn)
        other, chief = clinician(conn, "wu"), clinician(conn, "chief", "supervisor", licence="")
        shut(conn, at, 10)
        remark(conn, at, "amendment", "剂量写错", now=after(60))
        remark(conn, at, "amendment", "已核", staff_id=chief, now=after(70))
        return at, other

    at, other = await store.write(work)
    with pytest.raises(Refused, match="not-yours"):
        await store.write(lambda conn: remark(conn, at, "amendment", staff_id=other))
    kept = await store.read(lambda conn: remarks.of(conn, at.case))
    assert [r.body["text"] for r in kept] == ["剂量写错", "已核"]


@pytest.mark.parametrize(
    ("closed", "kind", "text", "why"),
    [
        (True, "note", "晚了", "closed"),
        (False, "amendment", "早了", "not-closed"),
        (False, "note", " \n", "empty"),
    ],
)
async def test_a_remark_out_of_place_is_refused(
    store: Store, closed: bool, kind: str, text: str, why: str
) -> None:
    def work(conn: Connection) -> Owned:
        at = an_owned_case(conn)
        if closed:
            shut(conn, at, 10)
        return at

    at = await store.write(work)
    with pytest.raises(Refused, match=f"^{why}$"):
        await store.write(lambda conn: remark(conn, at, kind, text))


async def test_an_alarm_sounds_once_for_its_occasion_until_somebody_clears_it(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        seen: list[Any] = [ring(conn, "silent:1:a"), ring(conn, "silent:1:a")]
        (alarm,) = alarms.open_(conn)
        who: dict[str, Any] = {"alarm_id": alarm.id, "staff_id": at.staff, "now": after(9)}
        seen += [alarms.clear(conn, **who), alarms.clear(conn, **who), alarms.open_(conn)]
        seen += [ring(conn, "silent:1:a"), ring(conn, "silent:1:b")]
        of_alarm = audit.AUDIT.select().where(audit.AUDIT.c.action == "alarm.cleared")
        return [*seen, conn.execute(of_alarm).one().actor == f"staff:{at.staff}"]

    assert await store.write(work) == [True, False, True, False, [], False, True, True]


async def test_what_is_over_by_itself_falls_silent_and_the_rest_goes_on(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        an_owned_case(conn)
        for key, name in (("a", "silent"), ("b", "emergency"), ("c", "adverse")):
            ring(conn, key, name)
        ring(conn, "d", "silent", None)
        seen: list[Any] = [alarms.sounds(conn, case_id=1, name="silent")]
        seen.append(alarms.over(conn, case_id=1, names=("silent", "emergency"), now=after(5)))
        seen.append(alarms.sounds(conn, case_id=1, name="silent"))
        alarm = TABLES["alarm"]
        by = conn.execute(alarm.select().where(alarm.c.key == "a")).one().cleared_by
        return [*seen, by, [view.key for view in alarms.open_(conn)]]

    assert await store.write(work) == [True, 2, False, None, ["d", "c"]]
