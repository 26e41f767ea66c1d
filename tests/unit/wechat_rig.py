"""A WeChat channel against the fake platform, with a clock that is moved by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.channel import SendError
from bot.clinic.appointments.rules import Template
from bot.config import WechatAccount
from bot.messages import Button, Form, Kind, Media, Outbound
from handlers.wechat.abilities import Account
from handlers.wechat.channel import WechatChannel
from handlers.wechat.client import Client
from handlers.wechat.shelf import LocalShelf
from handlers.wechat.token import Tokens
from handlers.wechat.wire import Wire
from tests.platforms.clock import HandClock
from tests.platforms.samples import AMR, picture
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_person import Seen

ANN = "oAnn0000000000000000000000001"
SEND = "/cgi-bin/message/custom/send"
QUESTION = Outbound(
    text="您发烧吗？\n\n1. 是的\n2. 不是\n\n0 返回",
    buttons=(Button("是的", "12.0"), Button("不是", "12.1")),
)
STORED = {"7": (picture(), "image/jpeg"), "8": (AMR, "audio/amr"), "9": (b"x" * 11_000_000, "x/y")}
PICTURE = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, "7", stored=True))


@dataclass
class Rig:
    fake: FakeWechat
    channel: WechatChannel
    account: Account
    hand: HandClock

    async def send(self, out: Outbound) -> None:
        await self.channel.send(ANN, out, key="k1")

    async def refused(self, out: Outbound) -> SendError:
        with pytest.raises(SendError) as caught:
            await self.send(out)
        return caught.value

    @property
    def calls(self) -> list[str]:
        return [str(call.body["msgtype"]) for call in self.fake.calls_of(SEND)]

    @property
    def seen(self) -> Seen:
        return self.fake.user(ANN).seen[-1]


async def load(media: Media) -> tuple[bytes, str]:
    return STORED[media.ref]


def build(
    fake: FakeWechat,
    *,
    kind: str = "service",
    links: bool = False,
    secret: bool = True,
    templates: dict[str, Template] | None = None,
) -> Rig:
    hand = fake.clock
    assert isinstance(hand, HandClock)

    def clock() -> datetime:
        return datetime.fromtimestamp(hand(), UTC)

    wire = Wire(api=fake.url, clock=clock)
    shelf = LocalShelf(clock=clock)
    tokens = Tokens(wire=wire, app_id=fake.app_id, secret=fake.secret, shelf=shelf, clock=clock)
    account = Account(
        WechatAccount(kind),
        clock=clock,
        sandbox=fake.account.sandbox,
        overseas=fake.account.overseas,
        calls=secret,
    )
    channel = WechatChannel(
        client=Client(wire=wire, tokens=tokens),
        account=account,
        load_media=load,
        clock=clock,
        links=links,
        templates=templates,
    )
    return Rig(fake, channel, account, hand)
