"""What operators do, step by step, by a process that kills itself: a notice, tags, incidents.

Each step is one transaction. At any moment the rows, the audit and the states tell the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, insert, select

from bot.app.operating import Operating
from bot.clinic.notices import audience, freezing, notice, recipients
from bot.clinic.notices import lifecycle as life
from bot.clinic.notices.recipients import RECIPIENT
from bot.operating import funnels, questions, tags
from bot.operating.funnels import Key
from bot.operating.health import Report
from bot.operating.tags import PERSON_TAG
from bot.operating.walks import Mark, Walk, What
from handlers.mail import Mailer
from tests.chaos import stepwise
from tests.chaos.stepwise import Act, Step, upcoming
from tests.clinic import NOON, TABLES, add_person, add_staff
from tests.contract.notice_parts import PICKS, REACHES, TODAY, ZONE, a_draft, people

AUDIT, COUNT = TABLES["audit"], funnels.COUNT
NAMES = ("ann", "bob", "eve")
LATER = NOON + timedelta(hours=1)
DEAD = LATER + recipients.LEASE + timedelta(seconds=1)
RULE = audience.Audience(channels=("telegram",))
KEY = Key(TODAY, "intake", "where", "1", "telegram", "normal", "zh-CN", "entered")


def prepare(conn: Connection) -> None:
    """Three people on Telegram."""
    people(conn, len(NAMES))


def noted(conn: Connection, action: str) -> int:
    found = select(func.count()).where(AUDIT.c.action == action)
    return int(conn.execute(found).scalar_one())


def once(name: str, act: Act, action: str, times: int = 1) -> Step:
    """A step that is done when the audit has it so often."""
    return name, lambda conn: noted(conn, action) >= times, act


# --- a notice


def _made(conn: Connection) -> int:
    return notice.every(conn)[0].id


def _by(deed: Callable[..., Any], by: str = "li", when: datetime = NOON, **more: Any) -> Act:
    return lambda conn: deed(conn, _made(conn), by=by, now=when, **more)


def _list(conn: Connection) -> object:
    return freezing.freeze(conn, reaches=REACHES, now=LATER, zone=ZONE, most=2)


def _claim(conn: Connection) -> None:
    recipients.claim(
        conn, notice_id=_made(conn), channel="telegram", zones=[ZONE], after=0, owner="me",
        now=LATER, most=1, busy=timedelta(minutes=10),
    )  # fmt: skip


def states(conn: Connection) -> list[str]:
    """Of everybody on the list."""
    return list(conn.execute(select(RECIPIENT.c.state).order_by(RECIPIENT.c.id)).scalars())


NOTICE: tuple[Step, ...] = (
    once("make", lambda c: notice.create(c, a_draft(), by="li", picks=PICKS, now=NOON),
         "notice.created"),
    once("test", _by(life.tested), "notice.tested"),
    once("approve", _by(life.approve, "wang", today=TODAY), "notice.approved"),
    once("start", _by(life.start, today=TODAY, at=LATER), "notice.started"),
    ("wake", lambda c: notice.every(c)[0].began_at is not None, partial(life.wake, now=LATER)),
    ("list", lambda c: bool(states(c)), _list),
    ("listed", lambda c: len(states(c)) == len(NAMES), _list),
    ("claim", lambda c: "planned" not in states(c)[:1], _claim),
    once("pause", _by(life.pause), "notice.paused"),
    ("lose", lambda c: "claimed" not in states(c), partial(recipients.reclaim, now=DEAD)),
    once("resume", _by(life.resume), "notice.resumed"),
    once("settle", _by(life.settle, arrived=True), "notice.settled"),
    once("stop", lambda c: life.halt(c, _made(c), reason="errors", now=DEAD), "notice.stopped"),
    once("go on", _by(life.resume), "notice.resumed", 2),
    once("cancel", _by(life.cancel, when=DEAD), "notice.cancelled"),
)  # fmt: skip
# The state of the notice while a step is next, and how its list stands then.
STANDS: dict[str, tuple[str, str]] = {
    "make": ("", ""), "test": ("draft", ""), "approve": ("testing", ""), "start": ("approved", ""),
    "wake": ("scheduled", ""), "list": ("running", ""), "listed": ("running", "pp"),
    "claim": ("running", "ppp"), "pause": ("running", "cpp"),
    "lose": ("paused", "cpp"), "resume": ("paused", "upp"), "settle": ("running", "upp"),
    "stop": ("running", "spp"), "go on": ("stopped", "spp"), "cancel": ("running", "spp"),
    "": ("cancelled", "sss"),
}  # fmt: skip


def notice_whole(conn: Connection) -> str:
    """No deed is on record twice, and the notice and its list stand as the record says."""
    step = upcoming(conn, NOTICE)
    made = notice.every(conn)
    assert len(made) == (step != "make")
    listed = "".join(state[0] for state in states(conn))
    assert (str(made[0].state) if made else "", listed) == STANDS[step], step
    order = [name for name, *_ in NOTICE] + [""]
    done = order[: order.index(step)]
    without = {"wake", "list", "listed", "claim", "lose"}  # the program's own
    kept = select(func.count()).where(AUDIT.c.action.like("notice.%"))
    assert conn.execute(kept).scalar_one() == len([name for name in done if name not in without])
    return step


def live_notice(url: str, point: str) -> None:
    stepwise.live(url, point, NOTICE)


# --- tags and figures


def tagged(conn: Connection) -> dict[int, str]:
    """Who has the tag, and by whom."""
    rows = conn.execute(select(PERSON_TAG.c.person_id, PERSON_TAG.c.by).order_by("person_id"))
    return {row.person_id: row.by for row in rows}


def _flu(conn: Connection) -> int:
    """Its number: one that was lost with a transaction is not given again."""
    return tags.every(conn)[0].id


def _tag(deed: Callable[..., Any], person: int) -> Act:
    return lambda conn: deed(conn, tag_id=_flu(conn), person_id=person, by="staff:1", now=NOON)


def _fill(conn: Connection) -> object:
    return tags.fill(conn, _flu(conn), RULE, after=0, now=LATER, zone=ZONE)


def _change(rule: dict[str, Any] | None) -> Act:
    return lambda conn: tags.change(
        conn, _flu(conn), about="", rule=rule, pushed=False, by="staff:1", now=NOON
    )


def counted(conn: Connection) -> int:
    return int(conn.execute(select(func.coalesce(func.sum(COUNT.c.n), 0))).scalar_one())


HAND, BY_RULE = "staff:1", tags.RULE
TAGS: tuple[Step, ...] = (
    once("make", lambda c: tags.make(c, name="flu", by=HAND, now=NOON), "tag.made"),
    once("give", _tag(tags.give, 1), "tag.given"),
    once("give another", _tag(tags.give, 2), "tag.given", 2),
    once("rule", _change({"channels": ["telegram"]}), "tag.changed"),
    ("fill", lambda c: len(tagged(c)) == len(NAMES) or noted(c, "tag.taken") > 0, _fill),
    once("take", _tag(tags.take, 2), "tag.taken"),
    once("by hand", _change(None), "tag.changed", 2),
    ("figures", lambda c: counted(c) >= 2, lambda c: funnels.write(c, {KEY: 2})),
    ("more figures", lambda c: counted(c) >= 5, lambda c: funnels.write(c, {KEY: 3})),
    once("drop", lambda c: tags.drop(c, _flu(c), by=HAND, now=NOON), "tag.dropped"),
)
TWO = {1: HAND, 2: HAND}
# Who has the tag while a step is next, and what the figures add up to then.
HAVE: dict[str, tuple[dict[int, str], int]] = {
    "make": ({}, 0), "give": ({}, 0), "give another": ({1: HAND}, 0), "rule": (TWO, 0),
    "fill": (TWO, 0), "take": (TWO | {3: BY_RULE}, 0), "by hand": ({1: HAND, 3: BY_RULE}, 0),
    "figures": ({1: HAND}, 0), "more figures": ({1: HAND}, 2), "drop": ({1: HAND}, 5), "": ({}, 5),
}  # fmt: skip


def tags_whole(conn: Connection) -> str:
    """Nobody has a tag that nobody gave, and nothing was counted twice."""
    step = upcoming(conn, TAGS)
    assert (tagged(conn), counted(conn)) == HAVE[step], step
    return step


def live_tags(url: str, point: str) -> None:
    stepwise.live(url, point, TAGS)


# --- looks at the channels


def hire(conn: Connection) -> int:
    """An operator with a chat of their own; who is told."""
    person = add_person(conn, "op")
    staff = add_staff(conn, "op", role="operator")
    row = {"staff_id": staff, "person_id": person, "bound_at": NOON}
    conn.execute(insert(TABLES["staff_chat"]), row)
    return person


def look(url: str, point: str, nth: int, minutes: int, down: bool, mail: str) -> None:
    """One look of the background, so many minutes after noon; of a channel that is *down* or up.

    It ends at the *nth* time it comes to *point*, or after having looked and sent its letters.
    """
    moment = NOON + timedelta(minutes=minutes)

    async def ask() -> Report:
        return Report("telegram", "down", "telegram-502") if down else Report("telegram")

    async def run() -> None:
        store = stepwise.opened(url, stepwise.trap(point, nth))
        desk = Operating(
            store=store,
            clock=lambda: moment,
            zone=ZONE,
            locale="zh-CN",
            tally=funnels.Tally(versions={}, zone=ZONE),
            basket=questions.Basket(on=False),
            asks=[ask],
            mail=Mailer(mail, ["op@example.org"], "qm@example.org", lambda: moment),
            ring=lambda *topics: None,
        )
        desk.walked(Walk([Mark("intake", "where", What.entered)], "telegram", "zh-CN", False))
        await desk.look()
        await store.close()

    asyncio.run(run())
