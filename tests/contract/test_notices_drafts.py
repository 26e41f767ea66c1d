"""Drafts as versions, approvals of one of them, yearly rules, and what came of a notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.clinic import seasons
from bot.clinic.audit import AUDIT
from bot.clinic.notices import Audience, Draft, Kind, Refused, drafting, notice, recurring, report
from bot.clinic.notices import lifecycle as life
from bot.clinic.notices.recipients import RECIPIENT
from bot.clinic.notices.report import BOOKING
from bot.clinic.slots.rows import SLOT
from bot.store.people import ACCOUNT
from bot.store.session import Store
from tests.clinic import NOON, add_patient
from tests.contract.notice_parts import PICKS, TODAY, ZONE, a_draft, approved, people, running
from tests.contract.slot_parts import add_day, booked

BY: dict[str, Any] = {"by": "li", "now": NOON}


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        work()
    return caught.value.reason


def saved(conn: Connection, made: int, *, seen: int | None = None, by: str = "li") -> int:
    draft = a_draft(name="winter")
    return drafting.revise(conn, made, draft, seen=seen, by=by, picks=PICKS, now=NOON)


async def test_an_edit_after_the_approval_needs_a_new_one(store: Store) -> None:
    def work(conn: Connection) -> None:
        made = approved(conn)
        found = notice.get(conn, made)
        assert found is not None and (found.version, found.approved_version) == (1, 1)
        assert saved(conn, made, seen=1) == 2
        found = notice.get(conn, made)
        assert found is not None
        assert (found.state, found.approved_by, found.approved_version) == ("draft", None, None)
        assert refused(partial(life.start, conn, made, today=TODAY, **BY)) == "is-draft"
        assert refused(partial(saved, conn, made, seen=1)) == "changed-meanwhile"
        names = [one.body["name"] for one in drafting.versions(conn, made)]
        assert names == ["winter", "autumn"]

    await store.write(work)


async def test_an_approval_is_of_the_version_that_was_read_and_of_nobody_who_wrote_at_it(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        made = notice.create(conn, a_draft(), picks=PICKS, **BY)
        saved(conn, made, by="chen")
        life.tested(conn, made, **BY)
        drafting.submit(conn, made, **BY)
        approve = partial(life.approve, conn, made, now=NOON, today=TODAY)
        assert refused(partial(approve, by="wang", version=1)) == "changed-meanwhile"
        assert refused(partial(approve, by="chen", version=2)) == "second-person"
        approve(by="wang", version=2)
        assert life.start(conn, made, today=TODAY, **BY) == "running"
        assert refused(partial(saved, conn, made)) == "is-running"

    await store.write(work)


async def test_what_is_given_back_has_a_remark_and_is_tested_again(store: Store) -> None:
    def work(conn: Connection) -> None:
        made = notice.create(conn, a_draft(), picks=PICKS, **BY)
        assert refused(partial(drafting.submit, conn, made, **BY)) == "is-draft"
        life.tested(conn, made, **BY)
        refuse = partial(drafting.refuse, conn, made, version=1, by="wang", now=NOON)
        assert refused(partial(refuse, remark="too loud")) == "changed-meanwhile"
        drafting.submit(conn, made, **BY)
        assert refused(partial(refuse, remark=" ")) == "no-remark"
        refuse(remark="too loud")
        found = notice.get(conn, made)
        assert found is not None
        assert (found.state, found.remark, found.submitted_at) == ("draft", "too loud", None)
        life.tested(conn, made, **BY)
        drafting.submit(conn, made, **BY)
        found = notice.get(conn, made)
        assert found is not None and found.remark == ""
        actions = conn.execute(select(AUDIT.c.action).where(AUDIT.c.subject == f"notice:{made}"))
        assert "notice.refused" in set(actions.scalars())

    await store.write(work)


async def test_the_unknown_ones_are_settled_by_an_operator(store: Store) -> None:
    def work(conn: Connection) -> None:
        made = _sent(conn, 3)
        conn.execute(update(RECIPIENT).values(state="unknown", reason="sender-died"))
        assert life.settle(conn, made, arrived=True, **BY) == 3
        states = {row.state for row in conn.execute(select(RECIPIENT.c.state))}
        assert states == {"sent"} and life.settle(conn, made, arrived=False, **BY) == 0

    await store.write(work)


def _sent(conn: Connection, count: int) -> int:
    """A notice that was sent to so many."""
    made = running(conn)
    for person_id, account_id in zip(
        people(conn, count),
        conn.execute(select(ACCOUNT.c.id).order_by(ACCOUNT.c.id)).scalars(),
        strict=True,
    ):
        row = {"notice_id": made, "account_id": account_id, "person_id": person_id}
        row |= {"channel": "telegram", "zone": ZONE, "way": "push", "state": "sent", "reason": ""}
        row |= {"attempts": 1, "owner": "", "platform_id": "", "at": NOON}
        conn.execute(insert(RECIPIENT), row)
    return made


async def test_bookings_count_that_were_made_within_days_after_the_tap(store: Store) -> None:
    def work(conn: Connection) -> None:
        made = _sent(conn, 3)
        ids = list(conn.execute(select(RECIPIENT.c.person_id)).scalars())
        tapped = update(RECIPIENT).where(RECIPIENT.c.person_id.in_(ids[:2]))
        conn.execute(tapped.values(tapped_at=NOON + timedelta(hours=1)))
        for person_id, hours in ((ids[0], 2), (ids[0], -2), (ids[1], 24 * 9), (ids[2], 2)):
            _booking(conn, person_id, hours)
        found = notice.get(conn, made)
        assert found is not None
        told = report.report(conn, found)
        assert (told.reached, told.taps, told.bookings) == (3, 2, 1)
        course = report.course(conn, made, now=NOON + timedelta(hours=2))
        assert (course[-1].sent, course[-1].taps, course[-1].stops) == (3, 2, 0)
        assert course[0].sent == 3 and course[0].taps == 0
        rows = list(report.rows(conn, made))
        assert len(rows) == 3 and len(rows[0]) == len(report.COLUMNS)
        assert rows[0][1:5] == ("telegram", "push", "sent", "")

    await store.write(work)


def _booking(conn: Connection, person_id: int, hours: float) -> None:
    """One that was made so many hours after NOON."""
    if not conn.execute(select(SLOT.c.id)).first():
        add_day(conn, windows=1, capacity=9)
    slot_id = conn.execute(select(SLOT.c.id)).scalar_one()
    visit = booked(conn, slot_id, (person_id, add_patient(conn, person_id, f"p{hours}")))
    at = {"made_at": NOON + timedelta(hours=hours)}
    conn.execute(update(BOOKING).where(BOOKING.c.id == visit.id).values(at))


async def test_a_rule_makes_its_notice_once_a_year_while_the_season_is_on(store: Store) -> None:
    def work(conn: Connection) -> None:
        model = approved(conn)
        add = partial(recurring.add, conn, model, days=30, sends=False, until=None, **BY)
        assert refused(partial(add, month=2, day=30, season="")) == "no-such-day"
        assert refused(partial(add, month=3, day=1, season="monsoon")) == "no-such-season"
        rule = add(month=3, day=1, season="winter")
        seasons.switch(conn, "winter", seasons.Switch.off, actor="li", now=NOON)
        look = partial(recurring.look, conn, zone=ZONE)
        assert look(now=NOON) == []
        seasons.switch(conn, "winter", seasons.Switch.on, actor="li", now=NOON)
        [made] = look(now=NOON)
        found = notice.get(conn, made)
        assert found is not None and (found.state, found.rule_id) == ("draft", rule)
        assert look(now=NOON) == [] and look(now=NOON + timedelta(days=20)) == []
        assert look(now=NOON + timedelta(days=330)) == []
        assert len(look(now=NOON + timedelta(days=366))) == 1
        recurring.switch(conn, rule, on=False, **BY)
        assert look(now=NOON + timedelta(days=732)) == []

    await store.write(work)


async def test_an_approved_text_goes_out_by_its_rule_until_its_last_day(store: Store) -> None:
    def work(conn: Connection) -> None:
        conn.execute(update(notice.NOTICE).values(state="done"))
        model = approved(conn, expires=date(2026, 12, 31))
        recurring.add(conn, model, month=3, day=1, days=30, season="", sends=True, until=None, **BY)
        [made] = recurring.look(conn, now=NOON, zone=ZONE)
        found = notice.get(conn, made)
        assert found is not None and (found.state, found.approved_by) == ("running", "wang")
        [late] = recurring.look(conn, now=NOON + timedelta(days=366), zone=ZONE)
        found = notice.get(conn, late)
        assert found is not None and (found.state, found.approved_by) == ("draft", None)

    await store.write(work)


def test_a_rule_of_the_end_of_the_year_counts_for_the_year_it_began_in() -> None:
    rule = recurring.Rule(1, 1, "n", 12, 20, 30, "", False, True, 2025, None, "li")
    assert rule.open(date(2026, 1, 5)) is None
    assert rule.open(date(2026, 12, 25)) == 2026
    assert rule.open(date(2027, 1, 5)) == 2026
    leap = recurring.Rule(1, 1, "n", 2, 29, 10, "", False, True, 0, None, "li")
    assert leap.begins(2027) == date(2027, 2, 28) and leap.begins(2028) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ({"name": " "}, "no-name"),
        ({"image_id": 99}, "no-such-image"),
        ({"subscribe": {"template": "nothing", "fields": {}}}, "no-such-template"),
    ],
)
async def test_a_draft_with_what_is_not_there_is_refused(
    store: Store, draft: dict[str, object], reason: str
) -> None:
    def work(conn: Connection) -> str:
        return refused(partial(notice.create, conn, a_draft(**draft), picks=PICKS, **BY))

    assert await store.write(work) == reason


def test_a_draft_survives_its_fields() -> None:
    draft = Draft("n", Kind.service, {"en": {"normal": "x"}}, (), Audience(rest_days=0))
    assert draft.as_values()["audience"]["rest_days"] == 0
