"""A clinician on a channel that counts: what remains, who asks for a reply, and what waits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot import claims, outbox
from bot.claims import Result
from bot.clinic import allowance, cases, speech
from bot.clinic.allowance import BYTES, Remaining
from bot.messages import Form, Kind, Media, Outbound
from bot.outbox import State
from bot.store.session import Store
from tests.clinic import TABLES, add_account, after
from tests.contract.owned_case import Owned, a_file, an_owned_case, bubbles, say, write

ACCOUNT = TABLES["account"]
DAY = 86_400
WINDOW = after(2 * DAY)
ASK = "回复任意字，可继续收到消息。"
MORE = "还有内容要发给您，回复任意字就能收到。"


def counted(conn: Connection, allowed: int | None, until: datetime = WINDOW) -> Owned:
    """A case of somebody on WeChat, who may be sent *allowed* bubbles."""
    at = an_owned_case(conn, channel="wechat")
    conn.execute(update(ACCOUNT).values(allowed=allowed, allowed_until=until))
    return at


def left(conn: Connection, at: Owned, seconds: float = 60) -> Remaining | None:
    return speech.remaining(conn, at.person, after(seconds))


def leave(conn: Connection, seconds: float = 65) -> list[str]:
    """A sender at work until nothing more may leave: the texts that went out, as it does it."""
    went: list[str] = []
    now = after(seconds)
    while rows := claims.claim(conn, owner="s", channels=["wechat"], now=now, most=9):
        for row in rows:
            may = claims.spend(conn, channel="wechat", address=row.address, now=now)
            done = (
                Result(row.id, State.SENT) if may else Result(row.id, State.QUEUED, "no-allowance")
            )
            claims.finish(conn, [done], owner="s", now=now)
            went += [row.out.text or str(row.out.form)] if may else []
    return went


def texts(conn: Connection) -> list[str]:
    return [row.body.get("text") or row.body["form"] for row in bubbles(conn)]


async def test_what_remains_is_what_is_allowed_less_what_is_on_its_way(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = counted(conn, 5)
        seen = [left(conn, at)]
        say(conn, at, 60)
        say(conn, at, 61)
        seen.append(left(conn, at))
        leave(conn)
        return [*seen, left(conn, at)]

    assert await store.write(work) == [Remaining(n, WINDOW) for n in (5, 3, 3)]


@pytest.mark.parametrize(("allowed", "until"), [(5, after(59)), (0, after(DAY))])
async def test_nothing_remains_in_a_closed_window_or_after_the_last_send(
    store: Store, allowed: int, until: datetime
) -> None:
    def work(conn: Connection) -> Remaining | None:
        return left(conn, counted(conn, allowed, until))

    assert await store.write(work) == Remaining(0, None)


async def test_a_channel_that_does_not_count_knows_no_remainder(store: Store) -> None:
    def work(conn: Connection) -> tuple[Remaining | None, list[str]]:
        at = counted(conn, None)
        for n in range(7):
            say(conn, at, 60 + n, f"第{n}句")
        return left(conn, at), texts(conn)

    assert await store.write(work) == (None, [f"第{n}句" for n in range(7)])


async def test_it_is_the_channel_used_last_that_counts(store: Store) -> None:
    def work(conn: Connection) -> list[Remaining | None]:
        at = counted(conn, 2)
        seen = [left(conn, at)]
        add_account(conn, at.person, channel="telegram", address="7", seen_at=after(30))
        return [*seen, left(conn, at), speech.remaining(conn, 99, after(0))]

    assert await store.write(work) == [Remaining(2, WINDOW), None, None]


async def test_the_last_allowed_send_asks_for_a_reply_and_no_other_does(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at = counted(conn, 3)
        for n in range(3):
            say(conn, at, 60 + n, f"第{n}句")
        return leave(conn)

    assert await store.write(work) == ["第0句", "第1句", f"第2句\n\n{ASK}"]


async def test_an_elder_is_asked_in_the_words_for_the_old_and_in_their_language(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[str]:
        at = counted(conn, 1)
        conn.execute(update(TABLES["person"]).values(elder=True, locale="en"))
        say(conn, at, 60, "Rest.")
        return texts(conn)

    (text,) = await store.write(work)
    assert text == "Rest.\n\nPlease send any word back, so that messages can still reach you."


async def test_what_cannot_be_sent_waits_and_says_so_until_the_person_writes(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = counted(conn, 1)
        said = [say(conn, at, 60 + n, f"第{n}句") for n in range(3)]
        went = leave(conn)
        ticks = cases.ticks(conn, at.case)
        states = [str(ticks[message].state) for message in said]
        seen: list[Any] = [len(went), states, left(conn, at)]
        conn.execute(update(ACCOUNT).values(allowed=5))
        held = left(conn, at)  # nothing passes what waits
        outbox.release(conn, at.person, "wechat", after(90))
        return [*seen, held, leave(conn, 90), left(conn, at, 90)]

    none = Remaining(0, None)
    assert await store.write(work) == [
        *(1, ["sent", "held", "held"], none),
        *(none, ["第1句", "第2句"], Remaining(3, WINDOW)),
    ]


async def test_of_a_long_text_the_last_part_that_may_leave_says_that_more_waits(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[str]:
        at = counted(conn, 2)
        say(conn, at, 60, "话" * 1500)
        return [*leave(conn), *texts(conn)]

    first, last, *whole = await store.write(work)
    assert last.endswith(f"\n\n{MORE}") and MORE not in first and len(whole) == 3
    assert "".join(whole).replace(f"\n\n{MORE}", "") == "话" * 1500


async def test_the_words_go_before_a_file_that_cannot_ask(store: Store) -> None:
    def work(conn: Connection) -> list[list[str]]:
        at = counted(conn, 1)
        file = a_file(conn, at.person, "image", "image/jpeg")
        say(conn, at, 60, "看这里", media_id=file)
        return [leave(conn), texts(conn)]

    assert await store.write(work) == [[f"看这里\n\n{MORE}"], [f"看这里\n\n{MORE}", "media"]]


async def test_a_file_alone_waits_for_the_reply_that_is_asked_for(store: Store) -> None:
    def work(conn: Connection) -> list[list[str]]:
        at = counted(conn, 1)
        say(conn, at, 60, None, media_id=a_file(conn, at.person, "image", "image/jpeg"))
        return [leave(conn), texts(conn)]

    assert await store.write(work) == [[MORE], [MORE, "media"]]


@pytest.mark.parametrize("letter", ["话", "😷", "a"])
def test_no_bubble_outgrows_the_channel_with_its_question(letter: str) -> None:
    text = letter * 1501
    parts = allowance.cut(text, counted=True, ask=MORE)
    assert "".join(parts) == text and max(map(len, parts)) <= 600
    assert all(len(f"{part}\n\n{MORE}".encode()) <= BYTES for part in parts)


def test_a_channel_that_does_not_count_gets_parts_of_six_hundred() -> None:
    assert [len(part) for part in allowance.cut("话" * 1300, counted=False)] == [600, 600, 100]


@pytest.mark.parametrize(
    ("forms", "left", "shown"),
    [
        ("TT", 0, "TT"),
        ("TT", 3, "TT"),
        ("TT", 2, "Ta"),
        ("TT", 1, "mT"),
        ("FT", 2, "Fa"),
        ("FT", 1, "mF"),
        ("FTT", 2, "FmT"),
        ("F", 1, "mF"),
        ("F", 2, "F"),
        ("TF", 2, "TmF"),
    ],
)
def test_where_the_question_stands(forms: str, left: int, shown: str) -> None:
    """T: a text, F: a file; a: the text that asks, m: the one that says that more waits."""
    photo = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, "1", stored=True))
    given = [Outbound(text="字") if form == "T" else photo for form in forms]
    found = allowance.asking(given, left, locale="zh-CN", elder=False)

    def sign(out: Outbound) -> str:
        if out.form is Form.MEDIA:
            return "F"
        return "a" if out.text.endswith(ASK) else "m" if out.text.endswith(MORE) else "T"

    assert "".join(map(sign, found)) == shown


async def test_the_patients_word_opens_the_way_again(store: Store) -> None:
    """Their answer is relayed, and what a new window allows is there for the clinician."""

    def work(conn: Connection) -> list[Any]:
        at = counted(conn, 1)
        say(conn, at, 60)
        leave(conn)
        write(conn, at, 70, "好")
        conn.execute(update(ACCOUNT).values(allowed=5))
        say(conn, at, 80, "按时吃药")
        return leave(conn, 80)

    assert await store.write(work) == ["按时吃药"]
