"""A notice from its draft to its end: two people, an expiry, and what each state allows."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from bot.clinic.audit import AUDIT
from bot.clinic.notices import Audience, Kind, Refused, State, judging, lifecycle, notice
from bot.store.session import Store
from tests.clinic import NOON, add_staff
from tests.contract.notice_parts import PICKS, TODAY, a_draft, approved, running, state_of

BY: dict[str, Any] = {"by": "li", "now": NOON}
LATER = NOON + timedelta(hours=2)


def refused(conn: Connection, work: Any) -> str:
    with pytest.raises(Refused) as found:
        work(conn)
    return found.value.reason


async def test_every_step_is_in_its_order_and_in_the_audit(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        made = notice.create(conn, a_draft(), picks=PICKS, **BY)
        approve = partial(lifecycle.approve, notice_id=made, by="wang", now=NOON, today=TODAY)
        start = partial(lifecycle.start, notice_id=made, today=TODAY, **BY)
        assert refused(conn, approve) == "is-draft"
        lifecycle.tested(conn, made, **BY)
        assert refused(conn, start) == "is-testing"
        assert refused(conn, partial(approve, by="li")) == "second-person"
        approve(conn)
        started = lifecycle.start(conn, made, today=TODAY, at=LATER, **BY)
        assert started is State.scheduled
        assert lifecycle.wake(conn, now=NOON) == 0
        assert lifecycle.wake(conn, now=LATER) == 1
        lifecycle.pause(conn, made, **BY)
        assert refused(conn, partial(lifecycle.pause, notice_id=made, **BY)) == "is-paused"
        assert lifecycle.resume(conn, made, **BY) is State.running
        lifecycle.cancel(conn, made, **BY)
        assert refused(conn, start) == "is-cancelled"
        rows = conn.execute(select(AUDIT.c.actor, AUDIT.c.action).order_by(AUDIT.c.id))
        return [f"{actor} {action.removeprefix('notice.')}" for actor, action in rows]

    assert await store.write(work) == [
        *("li created", "li tested", "wang approved", "li started"),
        *("li paused", "li resumed", "li cancelled"),
    ]


async def test_health_content_has_an_expiry_and_a_clinician_or_supervisor_approves_it(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        add_staff(conn, "wang")
        add_staff(conn, "desk", licence="", role="desk")
        undated = partial(notice.create, draft=a_draft(kind=Kind.health), picks=PICKS, **BY)
        assert refused(conn, undated) == "health-needs-expiry"
        dated = a_draft(kind=Kind.health, expires=date(2026, 3, 5))
        made = notice.create(conn, dated, picks=PICKS, **BY)
        lifecycle.tested(conn, made, **BY)
        approve = partial(lifecycle.approve, notice_id=made, now=NOON, today=TODAY)
        for nobody in ("desk", "stranger"):
            assert refused(conn, partial(approve, by=nobody)) == "health-needs-clinician"
        assert refused(conn, partial(approve, by="wang", today=date(2026, 3, 6))) == "expired"
        approve(conn, by="wang")
        late = partial(lifecycle.start, notice_id=made, today=date(2026, 3, 6), **BY)
        assert refused(conn, late) == "expired"

    await store.write(work)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"kind": Kind.promotion}, "kind-off"),
        ({"texts": {}}, "no-text"),
        ({"texts": {"en": {"elder": "x"}}}, "no-text"),
        ({"texts": {"zh-CN": {"normal": "长" * 301}}}, "too-long"),
        ({"texts": {"zh-CN": {"normal": "好", "elder": "长" * 61}}}, "elder-too-long"),
        ({"flows": ["nowhere"]}, "no-such-flow"),
        ({"audience": Audience(topics=("gossip",))}, "no-such-topic"),
    ],
)
async def test_a_draft_that_could_not_be_sent_is_refused(
    store: Store, given: dict[str, Any], reason: str
) -> None:
    make = partial(notice.create, draft=a_draft(**given), picks=PICKS, **BY)
    assert await store.write(partial(refused, work=make)) == reason


async def test_the_database_itself_refuses_what_one_person_made_and_approved(store: Store) -> None:
    made = await store.write(approved)
    values = {"approved_by": "li"}
    table = notice.NOTICE
    forge = update(table).where(table.c.id == made).values(values)
    with pytest.raises(IntegrityError):
        await store.write(lambda conn: conn.execute(forge) and None)
    unsigned = update(table).where(table.c.id == made).values(approved_by=None)
    with pytest.raises(IntegrityError):
        await store.write(lambda conn: conn.execute(unsigned) and None)


async def test_an_expired_notice_stops_by_itself(store: Store) -> None:

    def work(conn: Connection) -> tuple[str, list[int]]:
        add_staff(conn, "wang")
        made = running(conn, kind=Kind.health, expires=TODAY)
        assert judging.look(conn, now=NOON, zone="Asia/Shanghai") == []
        changed = judging.look(conn, now=NOON + timedelta(days=1), zone="Asia/Shanghai")
        assert changed == [made]
        return state_of(conn, made), changed

    assert (await store.write(work))[0] == "stopped"
