"""Texts the program did not understand, where a site keeps them: cleaned, sealed, gone after days.

Only counts are kept unless QIANMEN_KEEP_UNCLEAR is true. Then each text loses what names or numbers
somebody, is sealed, erased with its person, read one by one by those who may, each reading on
record, and deleted after `deskfile.unclear_days` at the latest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import SQLModel

import bot.store.operating  # noqa: F401 - fills the metadata
from bot.clinic import audit, deskfile
from bot.clinic.people import PATIENT, PERSON
from bot.operating.walks import Walk

UNCLEAR = SQLModel.metadata.tables["unclear"]
LONGEST = 80  # characters kept of a text
MOST = 500  # texts in memory between two writes; more of them are only counted
PAGE = 20
HIDDEN = "＊"
ADDRESS = re.compile(r"(https?://|www\.)\S+|\S+@\S+|@\w{3,}", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d\s-]{3,}[\dXx]|\d{4,}")  # a telephone, an identity card, a house
NAMED = re.compile(
    r"(我叫|叫做|名字是|姓名|我是)\s*[\u4e00-\u9fff]{2,4}|my name is \w+", re.IGNORECASE
)
PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}(路|街|弄|巷|村|小区|号楼|单元|室)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that waits to be written; of memory only."""

    who: int
    flow: str
    step: str
    locale: str
    said: str


class Basket:
    """The texts of one process since they were last taken."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self._texts: list[Text] = []

    def note(self, walk: Walk) -> None:
        if not self.on or not walk.text or len(self._texts) >= MOST:
            return
        for flow, step, what in walk.marks:
            if what.value.startswith("unclear"):
                self._texts.append(Text(walk.who, flow, step, walk.locale, walk.text))

    def take(self) -> list[Text]:
        taken, self._texts = self._texts, []
        return taken


def cleaned(text: str, names: Iterable[str] = ()) -> str:
    """Without names it is told of, numbers, addresses and links, and not too long."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, HIDDEN)
    for pattern in (ADDRESS, NUMBER, NAMED, PLACE):
        text = pattern.sub(HIDDEN, text)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def write(conn: Connection, texts: Iterable[Text], *, now: datetime) -> int:
    """Keep texts of people who are still known and agreed; the names of their patients go."""
    count = 0
    for text in texts:
        agreed = select(PERSON.c.consent, PERSON.c.erased_at).where(PERSON.c.id == text.who)
        row = conn.execute(agreed).first()
        if row is None or row.erased_at is not None or not row.consent or ":" in row.consent:
            continue
        bodies = conn.execute(select(PATIENT.c.body).where(PATIENT.c.person_id == text.who))
        names = [str((body or {}).get("name", "")) for body in bodies.scalars()]
        said = cleaned(text.said, names)
        if not said.strip(HIDDEN + " "):
            continue
        values = {"person_id": text.who, "flow": text.flow, "step": text.step}
        values |= {"locale": text.locale, "body": {"said": said}, "done_by": "", "at": now}
        conn.execute(insert(UNCLEAR).values(values))
        count += 1
    return count


def forget(conn: Connection, *, now: datetime, keep: bool) -> int:
    """What is past its days goes; everything does where texts are kept no longer."""
    before = now - timedelta(days=deskfile.load().unclear_days) if keep else now
    return conn.execute(delete(UNCLEAR).where(UNCLEAR.c.at <= before)).rowcount


def waiting(conn: Connection) -> dict[tuple[str, str], int]:
    """How many texts of each step nobody has looked at."""
    keys = (UNCLEAR.c.flow, UNCLEAR.c.step)
    found = select(*keys, func.count()).where(UNCLEAR.c.done_by == "").group_by(*keys)
    return {(flow, step): int(n) for flow, step, n in conn.execute(found)}


def read(
    conn: Connection, *, flow: str, step: str, by: str, now: datetime
) -> list[tuple[int, str, str]]:
    """(id, language, text) of some texts of a step; the reading is on record."""
    mine = (UNCLEAR.c.flow == flow, UNCLEAR.c.step == step, UNCLEAR.c.done_by == "")
    rows = conn.execute(
        select(UNCLEAR.c.id, UNCLEAR.c.locale, UNCLEAR.c.body)
        .where(*mine)
        .order_by(UNCLEAR.c.id)
        .limit(PAGE)
    ).all()
    if rows:
        detail = ",".join(str(row.id) for row in rows)
        audit.record(
            conn,
            actor=by,
            action="unclear.read",
            subject=f"step:{flow}.{step}"[:80],
            now=now,
            detail=detail,
        )
    return [(row.id, row.locale, str(row.body["said"])) for row in rows]


def done(conn: Connection, *, text_id: int, by: str, now: datetime) -> bool:
    """Looked at: it goes from the list, and its words go at once."""
    mine = (UNCLEAR.c.id == text_id, UNCLEAR.c.done_by == "")
    values = {"done_by": by, "body": {"said": ""}}
    if not conn.execute(update(UNCLEAR).where(*mine).values(values)).rowcount:
        return False
    audit.record(conn, actor=by, action="unclear.done", subject=f"unclear:{text_id}", now=now)
    return True
