"""Quality review: what is drawn, who may review it, and what becomes of the score."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import checklist, reviews, scores
from bot.clinic.casefile import CASE, Refused
from bot.clinic.checklist import Verdict
from bot.clinic.reviews import Reason
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, add, add_person, add_staff, after, open_case
from tests.contract.plans import fill, generic_plan
from tests.contract.test_figures import accepted

SHANGHAI = ZoneInfo("Asia/Shanghai")
LATER = after(3600)
GOOD = {question.id: "yes" for question in checklist.load().questions}


def closed(
    conn: Connection,
    name: str,
    staff_id: int,
    *,
    at: datetime = NOON,
    level: str = "L3",
    rating: int | None = None,
) -> int:
    """A case of *staff_id* that ended at *at*."""
    case_id = open_case(conn, add_person(conn, name), level=level, now=at)
    accepted(conn, case_id, staff_id, at)
    end = {"state": "closed", "wake_at": None, "closed_at": at, "rating": rating}
    conn.execute(update(CASE).where(CASE.c.id == case_id).values(end | {"outcome": "advice"}))
    return case_id


def adverse(conn: Connection, case_id: int, staff_id: int) -> None:
    row = {"case_id": case_id, "staff_id": staff_id, "kind": "adverse", "at": NOON}
    add(conn, "remark", body={"text": "皮疹"}, **row)


def reopened(conn: Connection, case_id: int) -> None:
    row = {"case_id": case_id, "actor": "person:1", "detail": "", "at": NOON}
    add(conn, "case_event", name="reopened", **row)


def undrawn(conn: Connection, staff_id: int, n: int = 1, **more: Any) -> list[int]:
    """Cases on which the lot does not fall."""
    found: list[int] = []
    while len(found) < n:
        case_id = closed(conn, f"p{conn_count(conn)}", staff_id, **more)
        if not reviews.drawn(case_id, checklist.load().share):
            found.append(case_id)
    return found


def conn_count(conn: Connection) -> int:
    return len(conn.execute(select(CASE.c.id)).all())


def reasons(conn: Connection) -> dict[int, str]:
    return {item.case_id: str(item.reason) for item in reviews.open_(conn)}


async def test_every_bad_rating_emergency_event_and_return_is_read_again(store: Store) -> None:
    def work(conn: Connection) -> tuple[dict[int, str], dict[int, str]]:
        li = add_staff(conn, "li")
        poor, fair, sharp, event, back = undrawn(conn, li, 5)
        conn.execute(update(CASE).where(CASE.c.id == poor).values(rating=2))
        conn.execute(update(CASE).where(CASE.c.id == fair).values(rating=3))
        conn.execute(update(CASE).where(CASE.c.id == sharp).values(level="E2"))
        adverse(conn, event, li)
        reopened(conn, back)
        wanted = {poor: "rating", sharp: "emergency", event: "adverse", back: "reopened"}
        reviews.pick(conn, now=LATER)
        found = {case: why for case, why in reasons(conn).items() if why != "sample"}
        return found, wanted

    found, wanted = await store.write(work)
    assert found == wanted


async def test_the_most_serious_reason_stands_in_front(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], int]:
        li = add_staff(conn, "li")
        poor, both = undrawn(conn, li, 2, rating=1)
        adverse(conn, both, li)
        reviews.pick(conn, now=LATER)
        return [str(item.reason) for item in reviews.open_(conn)][:2], poor

    assert (await store.write(work))[0] == ["adverse", "rating"]


async def test_the_lot_draws_its_share_and_draws_the_same_again(store: Store) -> None:
    def work(conn: Connection) -> tuple[int, list[bool], list[bool]]:
        many = [reviews.drawn(n, 5) for n in range(20_000)]
        return sum(many), many, [reviews.drawn(n, 5) for n in range(20_000)]

    count, first, second = await store.write(work)
    assert 850 <= count <= 1150 and first == second
    assert not any(reviews.drawn(n, 0) for n in range(500))
    assert all(reviews.drawn(n, 100) for n in range(500))


async def test_a_case_is_picked_once_however_often_it_is_drawn(store: Store) -> None:
    def work(conn: Connection) -> list[list[int]]:
        closed(conn, "a", add_staff(conn, "li"), rating=1)
        return [reviews.pick(conn, now=LATER) for _ in range(3)]

    assert await store.write(work) == [[1], [], []]


async def test_a_rating_that_comes_later_raises_the_reason_until_the_review_is_done(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[str]:
        li, chief = add_staff(conn, "li"), add_staff(conn, "chief")
        case_id = closed(conn, "a", li, rating=1)
        reviews.pick(conn, now=LATER)
        adverse(conn, case_id, li)
        seen = [reasons(conn)[case_id]]
        assert reviews.pick(conn, now=LATER) == []
        seen.append(reasons(conn)[case_id])
        conn.execute(update(CASE).where(CASE.c.id == case_id).values(rating=5))
        reviews.pick(conn, now=LATER)
        seen.append(reasons(conn)[case_id])
        reviews.settle(conn, case_id=case_id, staff_id=chief, answers=GOOD, comment="", now=LATER)
        reviews.pick(conn, now=LATER)
        return [*seen, str(len(reviews.open_(conn)))]

    assert await store.write(work) == ["rating", "adverse", "adverse", "0"]


async def test_what_ended_long_ago_or_is_open_again_is_not_listed(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[int], dict[int, str]]:
        li = add_staff(conn, "li")
        days = checklist.load().look_back_days
        closed(conn, "a", li, rating=1, at=NOON - timedelta(days=days))
        again = closed(conn, "b", li, rating=1)
        picked = reviews.pick(conn, now=after(1))
        back = {"state": "waiting", "wake_at": NOON, "closed_at": None, "staff_id": None}
        conn.execute(update(CASE).where(CASE.c.id == again).values(back))
        return picked, reasons(conn)

    assert await store.write(work) == ([2], {})


async def test_nobody_reviews_a_case_they_had_or_spoke_in(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        owner, guest, chief = (add_staff(conn, name) for name in ("li", "wu", "chief"))
        case_id = closed(conn, "a", owner, rating=1)
        row = {"case_id": case_id, "author": "clinician", "kind": "text", "at": NOON}
        add(conn, "message", staff_id=guest, body={"text": "好"}, platform_id="", **row)
        reviews.pick(conn, now=LATER)
        said = []
        for staff_id in (owner, guest, chief):
            try:
                done = settle(conn, case_id, staff_id)
            except Refused as refused:
                said.append(refused.reason)
            else:
                said.append(str(done))
        return said

    assert await store.write(work) == ["own-case", "own-case", "True"]


def settle(conn: Connection, case_id: int, staff_id: int, **answers: str) -> bool:
    return reviews.settle(
        conn,
        case_id=case_id,
        staff_id=staff_id,
        answers=GOOD | answers,
        comment=" 很好 ",
        now=LATER,
    )


async def test_the_first_reviewer_counts_and_what_they_found_is_kept(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool, Any, list[str]]:
        li, one, two = (add_staff(conn, name) for name in ("li", "one", "two"))
        case_id = closed(conn, "a", li, rating=1)
        assert not settle(conn, case_id, one)  # not picked yet
        reviews.pick(conn, now=LATER)
        first, second = settle(conn, case_id, one), settle(conn, case_id, two, level="no")
        audit = TABLES["audit"].c
        actions = conn.execute(select(audit.actor).where(audit.action == "review.done"))
        return first, second, reviews.get(conn, case_id), list(actions.scalars())

    first, second, (item, found), actors = await store.write(work)
    assert (first, second, actors) == (True, False, ["staff:2"])
    assert (item.score, item.reviewer, item.owner) == (100, "one 医生", "li 医生")
    assert found.comment == "很好" and found.answers == GOOD
    assert found.version == checklist.load().version


async def test_a_question_without_a_verdict_is_refused(store: Store) -> None:
    def work(conn: Connection) -> None:
        case_id = closed(conn, "a", add_staff(conn, "li"), rating=1)
        reviews.pick(conn, now=LATER)
        settle(conn, case_id, add_staff(conn, "chief"), level="perhaps")

    with pytest.raises(Refused, match="unanswered"):
        await store.write(work)


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [("yyyn", 75), ("yyn-", 67), ("ynn", 33), ("---", None), ("n", 0), ("y" * 199 + "n", 100)],
)
def test_the_score_is_the_share_of_yes_among_what_applies(answers: str, wanted: int | None) -> None:
    words = {"y": Verdict.yes, "n": Verdict.no, "-": Verdict.na}
    assert checklist.score({str(at): words[c] for at, c in enumerate(answers)}) == wanted


async def test_averages_are_by_clinician_and_by_month_of_the_clinics_zone(store: Store) -> None:
    def work(conn: Connection) -> scores.Scores:
        li, wu, chief = (add_staff(conn, name) for name in ("li", "wu", "chief"))
        at = datetime(2026, 2, 28, 15, 59, tzinfo=NOON.tzinfo)  # 23:59 in Shanghai
        for staff_id, score, done in (
            (li, 90, at),
            (li, 70, at + timedelta(minutes=2)),  # of March there
            (li, 75, NOON),
            (wu, None, NOON),
            (wu, 40, NOON - timedelta(days=900)),
        ):
            case_id = closed(conn, f"p{conn_count(conn)}", staff_id)
            row = {"case_id": case_id, "reason": "sample", "picked_at": done, "staff_id": chief}
            conn.execute(TABLES["review"].insert().values(**row, score=score, done_at=done))
        return scores.averages(conn, now=NOON, zone=SHANGHAI)

    found = await store.write(work)
    assert [month.month for month in found.months] == [10, 11, 12, 1, 2, 3]
    (row,) = found.rows
    assert [mean.score for mean in row.months] == [None, None, None, None, 90, 73]
    assert (row.whole.n, row.whole.score, found.whole.score) == (3, 78, 78)


async def test_an_empty_clinic_has_no_averages(store: Store) -> None:
    found = await store.read(lambda conn: scores.averages(conn, now=NOON, zone=SHANGHAI))
    assert found.rows == [] and found.whole.score is None and len(found.months) == 6


async def test_picking_reads_only_what_was_closed_lately(new_postgres_url: str) -> None:
    def plan(conn: Connection) -> str:
        add_staff(conn, "li")
        fill(conn)
        return "\n".join(generic_plan(conn, reviews.LATELY))

    async with a_store(new_postgres_url) as opened:
        found = await opened.write(plan)
    assert "case_closed" in found, found
    assert 'Seq Scan on "case"' not in found and "Seq Scan on case_event" not in found, found


def test_reasons_are_ordered_by_how_serious_they_are() -> None:
    assert (
        Reason.adverse,
        Reason.emergency,
        Reason.rating,
        Reason.reopened,
        Reason.sample,
    ) == reviews.SERIOUS
