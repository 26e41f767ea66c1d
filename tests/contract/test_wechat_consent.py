"""What people say to WeChat's subscription notifications comes in by the webhook and is counted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.app.announcing import consented
from bot.clinic.notices import rules, subscribing
from bot.clinic.notices.rules import Template
from bot.store.session import Store
from handlers.wechat.consent import ASKED, CHANGED, Consent
from tests.clinic import add_person
from tests.contract.wechat_rig import RecordingTurns, Rig, running
from tests.platforms.wechat_wire import Fields, build_xml

ANN = "oAnn00000000001"
REF, OTHER = "tpl_season", "tpl_other"
WRAP = {ASKED: "SubscribeMsgPopupEvent", CHANGED: "SubscribeMsgChangeEvent"}


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site has set up two templates with the platform."""
    made = {
        name: Template(ref=ref, fields=("thing1",))
        for name, ref in (("season", REF), ("other", OTHER))
    }
    data = rules.load().model_copy(update={"templates": made})
    monkeypatch.setattr(rules, "load", lambda: data)


@asynccontextmanager
async def platform(store: Store, *, mode: str = "secure") -> AsyncIterator[Rig]:
    await store.write(lambda conn: add_person(conn, ANN, channel="wechat") and None)
    agreed = partial(consented, store)
    async with running(RecordingTurns(), mode=mode, consented=agreed) as rig:
        yield rig


def event(rig: Rig, name: str, said: Sequence[tuple[str, str]], *, wrap: str = "") -> str:
    """The callback as WeChat writes it: one `List` an answer."""
    head: Fields = {
        "ToUserName": rig.fake.account_id,
        "FromUserName": ANN,
        "CreateTime": int(rig.fake.clock()),
        "MsgType": "event",
        "Event": name,
    }
    entries = "".join(
        f"<List><TemplateId><![CDATA[{ref}]]></TemplateId>"
        f"<SubscribeStatusString><![CDATA[{answer}]]></SubscribeStatusString>"
        f"<PopupScene>2</PopupScene></List>"
        for ref, answer in said
    )
    tag = wrap or WRAP[name.lower()]
    return build_xml(head).replace("</xml>", f"<{tag}>{entries}</{tag}></xml>")


async def kept(store: Store) -> Mapping[str, int]:
    """Template -> how many sends are left of the yeses."""
    table = subscribing.SUBSCRIPTION

    def work(conn: Connection) -> dict[str, int]:
        rows = conn.execute(select(table.c.template, table.c.remaining))
        return {row.template: row.remaining for row in rows}

    return await store.read(work)


@pytest.mark.parametrize("mode", ["plain", "compatible", "secure"])
async def test_a_yes_is_counted_and_a_no_where_it_was_asked_takes_nothing(
    store: Store, mode: str
) -> None:
    async with platform(store, mode=mode) as rig:
        done = await rig.fake.user(ANN).raw(event(rig, ASKED, [(REF, "accept"), (OTHER, "reject")]))
        assert done.attempts[-1].status == 200 and done.shown is None
        assert await kept(store) == {"season": 1}
        rig.fake.clock.advance(1)  # type: ignore[attr-defined]
        await rig.fake.user(ANN).raw(event(rig, ASKED, [(REF, "accept"), (OTHER, "accept")]))
        assert await kept(store) == {"season": 2, "other": 1}
        assert rig.turns.taken == [] and rig.fake.user(ANN).seen == []


async def test_the_same_event_brought_twice_counts_once(store: Store) -> None:
    async with platform(store) as rig:
        xml = event(rig, ASKED, [(REF, "accept")])
        await rig.fake.user(ANN).raw(xml)
        await rig.fake.user(ANN).raw(xml)
        assert await kept(store) == {"season": 1}


@pytest.mark.parametrize("wrap", ["", "SubscribeMsgPopupEvent"])
async def test_taking_it_back_in_the_settings_ends_all_of_that_template(
    store: Store, wrap: str
) -> None:
    async with platform(store) as rig:
        await rig.fake.user(ANN).raw(event(rig, ASKED, [(REF, "accept"), (OTHER, "accept")]))
        rig.fake.clock.advance(1)  # type: ignore[attr-defined]
        await rig.fake.user(ANN).raw(event(rig, CHANGED.upper(), [(REF, "reject")], wrap=wrap))
        assert await kept(store) == {"other": 1}


@pytest.mark.parametrize(
    "said",
    [
        [("tpl unknown!", "accept")],
        [("tpl_of_nobody", "accept")],
        [(REF, "perhaps")],
        [(REF, "")],
        [],
        [("x" * 65, "accept")],
    ],
)
async def test_what_makes_no_sense_is_acknowledged_and_not_kept(
    store: Store, said: list[tuple[str, str]]
) -> None:
    async with platform(store) as rig:
        done = await rig.fake.user(ANN).raw(event(rig, ASKED, said))
        assert done.attempts[-1].status == 200 and await kept(store) == {}
        stranger = event(rig, ASKED, [(REF, "accept")]).replace(ANN, "oNobody")
        assert (await rig.fake.user(ANN).raw(stranger)).shown is None and await kept(store) == {}


async def test_what_cannot_be_written_is_brought_again_and_counted_once(store: Store) -> None:
    failures = [OSError("the database is away")]
    await store.write(lambda conn: add_person(conn, ANN, channel="wechat") and None)

    async def agreed(given: Sequence[Consent]) -> Any:
        if failures:
            raise failures.pop()
        await consented(store, given)

    async with running(RecordingTurns(), consented=agreed) as rig:
        await rig.fake.user(ANN).raw(event(rig, ASKED, [(REF, "accept")]))
        assert rig.arrived == 3  # the verification, the failure, the second try
        assert await kept(store) == {"season": 1}
