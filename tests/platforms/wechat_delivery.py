"""Calls the bot's callback address: signs, encrypts, cuts off, sends again, shows the reply."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.platforms.clock import Clock
from tests.platforms.faults import Duplicates, Moment
from tests.platforms.wechat_crypto import Envelope, sign
from tests.platforms.wechat_person import OUT_OF_ORDER, Person, Seen
from tests.platforms.wechat_reply import Judge, Malformed, Passive
from tests.platforms.wechat_wire import build_xml

RETRIES = 3


@dataclass(frozen=True)
class Attempt:
    """One call; `status` 0 stands for no answer in time, `fault` says why nothing was shown."""

    status: int
    body: bytes = b""
    reply: Passive | None = None
    fault: str = ""

    @property
    def answered(self) -> bool:
        """Whether WeChat lets it rest."""
        return self.status == 200


@dataclass
class Outcome:
    """All calls for one message, injected copies apart, and what the person then saw."""

    attempts: list[Attempt] = field(default_factory=list)
    copies: list[Attempt] = field(default_factory=list)
    shown: Seen | None = None

    @property
    def text(self) -> str:
        """The words of the passive reply; empty when there was none."""
        return self.shown.text if self.shown else ""

    @property
    def replies(self) -> list[str]:
        """The words of every valid reply, tries and copies alike, shown or not."""
        every = [*self.attempts, *self.copies]
        return [attempt.reply.raw for attempt in every if attempt.reply]


class Callbacks:
    """The platform's side of the callback address of one account.

    `cutoff` is how long an answer may take (WeChat: 5 s), `gap` the pause before the next try;
    `same_query` repeats timestamp, nonce and signature in the tries after the first.
    """

    def __init__(
        self,
        *,
        session: Callable[[], ClientSession],
        clock: Clock,
        token: str,
        account: str,
        mode: str,
        envelope: Callable[[], Envelope],
        judge: Judge,
        cutoff: float,
        gap: float,
        seed: int,
    ) -> None:
        self._session, self._clock, self._token = session, clock, token
        self._account, self._mode, self._envelope = account, mode, envelope
        self._judge, self._gap = judge, gap
        self.cutoff = cutoff
        self._dice = random.Random(seed)
        self.same_query = False
        self.duplicates = Duplicates(seed=seed)
        self.url = ""
        self.log: list[Outcome] = []

    async def verify(self) -> bool:
        """The GET with echostr that WeChat makes when the address is set."""
        echo = str(self._dice.randrange(10**18, 10**19))
        query = self.query("") | {"echostr": echo}
        query.pop("openid")
        async with self._session().get(
            self.url, params=query, timeout=ClientTimeout(total=self.cutoff)
        ) as answer:
            return answer.status == 200 and await answer.read() == echo.encode()

    def query(self, openid: str) -> dict[str, str]:
        """A signed query string."""
        timestamp = str(int(self._clock()))
        nonce = str(self._dice.randrange(10**8, 10**10))
        signature = sign(self._token, timestamp, nonce)
        return {
            "signature": signature,
            "timestamp": timestamp,
            "nonce": nonce,
            "openid": openid,
        }

    def dress(self, xml: str, query: dict[str, str]) -> tuple[bytes, dict[str, str]]:
        """Body and query string as the mode wants them."""
        if self._mode == "plain":
            return xml.encode(), query
        sealed = self._envelope().seal(xml, timestamp=query["timestamp"], nonce=query["nonce"])
        query = query | {"encrypt_type": "aes", "msg_signature": sealed.msg_signature}
        if self._mode == "compatible":
            both = xml.removesuffix("</xml>") + f"<Encrypt><![CDATA[{sealed.encrypt}]]></Encrypt>"
            return f"{both}</xml>".encode(), query
        outer = {"ToUserName": self._account, "Encrypt": sealed.encrypt}
        return build_xml(outer).encode(), query

    async def deliver(self, person: Person, xml: str) -> Outcome:
        """Bring one message to the bot, tries and injected copies included.

        Without a callback address nothing happens, as with an account nobody has connected.
        """
        outcome = Outcome()
        if not self.url:
            return outcome
        self.log.append(outcome)
        moment = self.duplicates.draw()
        if moment is Moment.TOGETHER:
            await asyncio.gather(self._copy(outcome, person, xml), self._try(outcome, person, xml))
        else:
            await self._try(outcome, person, xml)
        if moment is Moment.AFTER:
            await self._copy(outcome, person, xml)
        every = [*outcome.attempts, *outcome.copies]
        if not any(one.answered and not one.fault for one in every) and person.subscribed:
            outcome.shown = person.show("system", "text", OUT_OF_ORDER)
        return outcome

    async def _copy(self, outcome: Outcome, person: Person, xml: str) -> None:
        attempt = await self._once(person, xml)
        outcome.copies.append(attempt)
        self._show(attempt, outcome, person)

    async def _try(self, outcome: Outcome, person: Person, xml: str) -> None:
        query = self.query(person.openid)
        for _ in range(1 + RETRIES):
            attempt = await self._once(person, xml, query if self.same_query else None)
            outcome.attempts.append(attempt)
            self._show(attempt, outcome, person)
            if attempt.answered:
                return
            await asyncio.sleep(self._gap)

    async def _once(self, person: Person, xml: str, query: dict[str, str] | None = None) -> Attempt:
        body, signed = self.dress(xml, query or self.query(person.openid))
        status, answered = await self.post(body, signed)
        if status != 200:
            return Attempt(status, answered, fault="no answer in time" if not status else "status")
        try:
            reply = self._judge.read(answered, openid=person.openid, nonce=signed["nonce"])
        except Malformed as malformed:
            return Attempt(status, answered, fault=str(malformed))
        return Attempt(status, answered, reply)

    async def post(self, body: bytes, query: dict[str, str]) -> tuple[int, bytes]:
        """Any body to the callback address; status 0 when there was no answer in time."""
        headers = {"Content-Type": "text/xml"}
        try:
            async with self._session().post(
                self.url,
                params=query,
                data=BytesIO(body),
                headers=headers,
                timeout=ClientTimeout(total=self.cutoff),
            ) as answer:
                return answer.status, await answer.read()
        except (ClientError, TimeoutError, OSError):
            return 0, b""

    def _show(self, attempt: Attempt, outcome: Outcome, person: Person) -> None:
        # at once, or a customer-service message sent meanwhile would seem to come before it
        reply = attempt.reply
        if outcome.shown or not reply or not person.subscribed:
            return
        if reply.kind != "transfer_customer_service":
            outcome.shown = person.show("passive", reply.kind, reply.raw, media=reply.media)
