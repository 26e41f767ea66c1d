"""The WeChat webhook on a loopback server, between the fake platform and recorded turns."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, web

from bot.answers import Taken
from bot.config import WechatAccount
from bot.messages import Inbound, Outbound
from bot.metrics import Metrics
from handlers.wechat.abilities import Account
from handlers.wechat.consent import Consented
from handlers.wechat.envelope import Envelope
from handlers.wechat.webhook import PATH, Webhook
from tests.platforms.clock import HandClock
from tests.platforms.wechat import AES_KEY, FakeWechat
from tests.platforms.wechat_user import WechatUser
from tests.platforms.wechat_wire import build_xml

ANN = "oAnn0000000000000000000000001"


@dataclass
class RecordingTurns:
    """Turns that answer each message once and repeat the answer for a duplicate."""

    answer: Callable[[Inbound], Outbound | None] = lambda inbound: Outbound(text=f"{inbound.text}!")
    gate: asyncio.Event | None = None
    failures: int = 0
    refused_pushes: int = 0
    taken: list[Inbound] = field(default_factory=list)
    calls: int = 0
    pushed: list[str] = field(default_factory=list)
    pushing: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, inbound: Inbound) -> Taken:
        self.calls += 1
        if self.gate is not None:
            await self.gate.wait()
        if self.failures:
            self.failures -= 1
            raise OSError("the database is away")
        if inbound.message_id not in {known.message_id for known in self.taken}:
            self.taken.append(inbound)
        return Taken(passive=self.answer(inbound))

    def start(self, inbound: Inbound) -> asyncio.Future[Taken]:
        return asyncio.ensure_future(self.take(inbound))

    async def push_instead(self, inbound: Inbound) -> None:
        if self.refused_pushes:
            self.refused_pushes -= 1
            raise OSError("the database is away")
        self.pushed.append(inbound.message_id)
        self.pushing.set()


@dataclass
class Rig:
    fake: FakeWechat
    turns: RecordingTurns
    webhook: Webhook
    metrics: Metrics
    url: str = ""
    arrived: int = 0  # requests, the verification among them

    @property
    def ann(self) -> WechatUser:
        return self.fake.user(ANN)

    def text_of_ann(self) -> str:
        """One and the same message, to be delivered several times."""
        return build_xml(
            {
                "ToUserName": self.fake.account_id,
                "FromUserName": ANN,
                "CreateTime": int(self.fake.clock()),
                "MsgType": "text",
                "Content": "x",
                "MsgId": 7,
            }
        )

    async def status(self, body: bytes, query: dict[str, str]) -> int:
        """What a raw request is answered; the body of a refusal must be empty."""
        async with ClientSession() as session:
            url = f"{self.url}?{urlencode(query, errors='replace')}"
            async with session.post(url, data=body) as answer:
                said = await answer.read()
                assert answer.status == 200 or said == b""
                return answer.status


@contextlib.asynccontextmanager
async def running(
    turns: RecordingTurns,
    *,
    mode: str = "secure",
    kind: str = "service",
    budget: float = 4.0,
    hang_up: float = 5.5,
    cutoff: float = 5.0,
    links: bool = False,
    old_aes_key: str = "",
    aes_key: str | None = None,
    consented: Consented | None = None,
) -> AsyncIterator[Rig]:
    """The webhook on a loopback server, with the fake platform beside it."""
    hand = HandClock()

    def clock() -> datetime:
        return datetime.fromtimestamp(hand(), UTC)

    if aes_key is None:
        aes_key = "" if mode == "plain" else AES_KEY
    async with FakeWechat(mode=mode, account=kind, clock=hand, cutoff=cutoff) as fake:
        keys = {"token": fake.token, "aes_key": aes_key, "old_aes_key": old_aes_key}
        metrics = Metrics()
        webhook = Webhook(
            turns=turns,
            envelope=Envelope(app_id=fake.app_id, clock=clock, **keys),
            account=Account(WechatAccount(kind), clock=clock),
            metrics=metrics,
            clock=clock,
            links=links,
            budget=budget,
            hang_up=hang_up,
            consented=consented,
        )
        async with _served(Rig(fake, turns, webhook, metrics)) as rig:
            await fake.connect(rig.url)
            yield rig


@contextlib.asynccontextmanager
async def _served(rig: Rig) -> AsyncIterator[Rig]:
    """The rig's webhook on a free port; at the end no turn is left waiting."""

    @web.middleware
    async def counting(request: web.Request, handler: Any) -> web.StreamResponse:
        rig.arrived += 1
        answer: web.StreamResponse = await handler(request)
        return answer

    app = web.Application(middlewares=[counting])
    app.add_routes(rig.webhook.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    rig.url = f"http://{host}:{port}{PATH}"
    try:
        yield rig
    finally:
        if rig.turns.gate is not None:
            rig.turns.gate.set()
        await rig.webhook.close(1.0)
        await runner.cleanup()
