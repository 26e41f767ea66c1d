"""The report goes into the chat as a file where a chat takes files, and as a link elsewhere."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import Connection, select

from bot.clinic.context import Context
from bot.clinic.hometest.reading import lab_link
from bot.store.session import Store
from tests.clinic import TABLES
from tests.contract.lab_parts import LATER, a_report, sampled, taken


def told(
    conn: Connection, channel: str, locale: str = "zh-CN"
) -> tuple[str, list[tuple[str, str]]]:
    """The link that is said, and the name and text of each file in the outbox."""
    order = sampled(conn)
    taken(conn, a_report())
    context = Context(
        person_id=order.person_id,
        alias="ann",
        locale=locale,
        elder=False,
        channel=channel,
        address="ann",
        now=LATER + timedelta(hours=2),
        site="https://clinic.example",
        clinic="湖西诊所",
    )
    link = str(lab_link(conn, context, {"order_id": order.id}).gives["link"])
    out, media = TABLES["outbox"], TABLES["media"]
    found = []
    for body in conn.execute(select(out.c.body)).scalars():
        file = body["media"]
        ref, name = (file["ref"], file["name"]) if isinstance(file, dict) else (file[1], file[4])
        kept = select(media.c.body).where(media.c.id == int(ref))
        pdf = PdfReader(BytesIO(conn.execute(kept).scalar_one()))
        found.append((name, pdf.pages[0].extract_text()))
    return link, found


@pytest.mark.parametrize("channel", ["telegram", "web"])
@pytest.mark.parametrize(("locale", "title"), [("zh-CN", "检测报告"), ("en", "Report of a test")])
async def test_a_chat_that_takes_files_gets_one(
    store: Store, channel: str, locale: str, title: str
) -> None:
    link, files = await store.write(lambda conn: told(conn, channel, locale))
    [(name, text)] = files
    assert name == f"{title} 2026-03-03.pdf" and title in text and "湖西诊所" in text
    assert "ann" in text and "ann" not in name and "ann" not in link


async def test_wechat_gets_the_link_alone(store: Store) -> None:
    link, files = await store.write(lambda conn: told(conn, "wechat"))
    assert link.startswith("https://clinic.example/chat/report/") and files == []
