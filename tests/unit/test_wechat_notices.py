"""Service notices by template: what is sent, what is refused, and what that means."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channel import Notifies, SendError, Verdict
from bot.clinic import appointments
from bot.clinic.appointments.rules import Template
from bot.messages import Service
from handlers.wechat.notices import Notices
from tests.platforms.clock import HandClock
from tests.platforms.wechat import FakeWechat
from tests.unit.wechat_rig import ANN, Rig, build

PATH = "/cgi-bin/message/template/send"
SHIPPED = appointments.load().templates["visit"]
VISIT = Template(id="T1", fields=SHIPPED.fields)
TOMORROW = Service(
    "visit",
    (
        ("what", "流感疫苗"),
        ("who", "妈妈"),
        ("where", "演示湖西社区卫生服务中心预防接种门诊二楼三号窗口"),
        ("when", "2026-11-30T14:00:00"),
    ),
)


@pytest.fixture
async def fake() -> AsyncIterator[FakeWechat]:
    async with FakeWechat(clock=HandClock()) as platform:
        platform.user(ANN)
        platform.api.templates.add("T1")
        platform.api.keywords["T1"] = set(SHIPPED.fields.values())
        yield platform


@pytest.fixture
async def rig(fake: FakeWechat) -> AsyncIterator[Rig]:
    made = build(fake, templates={"visit": VISIT})
    yield made
    await made.channel.close()


async def test_a_visit_is_told_in_the_fields_of_the_template(rig: Rig) -> None:
    assert isinstance(rig.channel, Notifies)
    assert await rig.channel.notify(ANN, TOMORROW, key="7:0")
    assert rig.seen.source == "template"
    assert rig.seen.text.splitlines() == [
        "thing1: 流感疫苗",
        "thing2: 妈妈",
        "time3: 2026年11月30日 14:00",
        "thing4: 演示湖西社区卫生服务中心预防接种门诊二…",
    ]


async def test_the_same_notice_twice_is_shown_once(rig: Rig) -> None:
    for _ in range(2):
        assert await rig.channel.notify(ANN, TOMORROW, key="7:0")
    assert len([one for one in rig.fake.user(ANN).seen if one.source == "template"]) == 1


@pytest.mark.parametrize("code", [40037, 47003, 48001])
async def test_what_the_account_or_the_data_has_wrong_is_not_tried_again_for_an_hour(
    rig: Rig, code: int
) -> None:
    fault = rig.fake.faults.errcode(code, method=PATH, times=1)
    assert not await rig.channel.notify(ANN, TOMORROW, key="7:0")
    assert not await rig.channel.notify(ANN, TOMORROW, key="8:0")
    assert fault.fired == 1 and rig.fake.calls_of(PATH) == []
    rig.hand.advance(3601)
    assert await rig.channel.notify(ANN, TOMORROW, key="9:0")


async def test_who_did_not_consent_gets_none_and_others_still_do(rig: Rig) -> None:
    rig.fake.faults.errcode(43101, method=PATH, times=1)
    assert not await rig.channel.notify(ANN, TOMORROW, key="7:0")
    assert await rig.channel.notify(ANN, TOMORROW, key="8:0")


@pytest.mark.parametrize(
    ("code", "verdict"), [(43004, Verdict.UNREACHABLE), (-1, Verdict.RETRY), (45009, Verdict.RETRY)]
)
async def test_what_may_pass_is_told_to_the_sender(rig: Rig, code: int, verdict: Verdict) -> None:
    rig.fake.faults.errcode(code, method=PATH, times=9)
    with pytest.raises(SendError) as caught:
        await rig.channel.notify(ANN, TOMORROW, key="7:0")
    assert caught.value.verdict is verdict


@pytest.mark.parametrize("kind", ["subscription", "unverified-service"])
async def test_only_a_verified_service_account_may(fake: FakeWechat, kind: str) -> None:
    fake.account.kind = kind
    rig = build(fake, kind=kind, templates={"visit": VISIT})
    assert not await rig.channel.notify(ANN, TOMORROW, key="7:0")
    assert fake.calls_of(PATH) == []
    await rig.channel.close()


def test_without_an_id_or_of_another_kind_there_is_no_notice() -> None:
    assert Notices({"visit": SHIPPED}).made(TOMORROW) is None
    assert Notices({"other": VISIT}).made(TOMORROW) is None


def test_a_field_that_takes_no_chinese_is_left_out() -> None:
    template = Template(id="T1", fields={"who": "character_string1", "what": "thing2"})
    made = Notices({"visit": template}).made(TOMORROW)
    assert made is not None and made.fields == {"thing2": "流感疫苗"}
