"""A strict Bot API on loopback, with the people who write to the bot."""

import json
import re
import time
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from aiohttp import ClientTimeout, web

from tests.platforms.clock import Clock
from tests.platforms.faults import Fault, FaultBox, FaultKind, suffer
from tests.platforms.loopback import Loopback
from tests.platforms.telegram_api import BotMethods
from tests.platforms.telegram_chat import Chat
from tests.platforms.telegram_delivery import SECRET_HEADER, Inbox, Poller, Webhook
from tests.platforms.telegram_files import Files
from tests.platforms.telegram_limits import Limits
from tests.platforms.telegram_user import TelegramUser
from tests.platforms.telegram_wire import Json, Params, Refused, bad, read_params

MAX_BODY = 64 * 1024 * 1024


@dataclass(frozen=True)
class Call:
    """One call that reached the methods; one stopped by a fault counts in `Fault.fired`."""

    method: str
    params: MappingProxyType[str, Any]
    status: int


class FakeTelegram(Loopback):
    """The Bot API at `url`, used as `async with FakeTelegram() as fake`.

    `global_rate` and `chat_rate` are messages a second (None: off), `penalty` the seconds shut
    after a 429. `backoff_scale` shortens the sleeps between webhook retries (2 s -> 20 ms),
    `answer_timeout` is how long a webhook call may take (Telegram: 60 s), `callback_window`
    how long a press can be answered; `clock` serves dates and windows.
    """

    def __init__(
        self,
        token: str = "123456789:AAHfake-token_for-loopback_0123456789",
        *,
        username: str = "front_door_bot",
        clock: Clock = time.time,
        seed: int = 0,
        global_rate: float | None = None,
        chat_rate: float | None = None,
        penalty: float = 1.0,
        backoff_scale: float = 0.01,
        answer_timeout: float = 10.0,
        callback_window: float = 30.0,
    ) -> None:
        super().__init__(max_body=MAX_BODY)
        self.token, self.clock = token, clock
        self.faults = FaultBox(seed=seed)
        self.calls: list[Call] = []
        self.files = Files(clock)
        self.methods = BotMethods(
            bot=_bot(token, username),
            clock=clock,
            files=self.files,
            answer_window=callback_window,
        )
        self.limits = Limits(
            global_rate=global_rate, chat_rate=chat_rate, penalty=penalty, clock=clock
        )
        self.inbox = Inbox(
            session=lambda: self.session,
            reply=self._reply,
            backoff_scale=backoff_scale,
            answer_timeout=answer_timeout,
            seed=seed,
        )
        self._poller = Poller(self.inbox)
        self._people: dict[int, TelegramUser] = {}
        self._table = self.methods.table()
        self.app.router.add_route("*", "/bot{token}/{method}", self._call)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self._download)

    def user(
        self,
        chat_id: int,
        *,
        language_code: str = "zh-hans",
        first_name: str = "Ming",
        started: bool = True,
    ) -> TelegramUser:
        """The person with this id, made at the first call; not `started`: chat not found yet."""
        if chat_id not in self._people:
            person: Json = {"id": chat_id, "is_bot": False, "first_name": first_name}
            if language_code:
                person["language_code"] = language_code
            chat = Chat(person=person, bot=self.methods.bot, started=started)
            self.methods.chats[chat_id] = chat
            self._people[chat_id] = TelegramUser(
                chat=chat, inbox=self.inbox, files=self.files, clock=self.clock
            )
        return self._people[chat_id]

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, refused ones too, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    async def settled(self, timeout: float = 10.0) -> None:
        """Wait until the bot has taken every update."""
        await self.inbox.settled(timeout)

    async def knock(self, body: bytes, *, secret: str | None = None) -> int:
        """Post any body to the webhook, past the queues, as a forger would; the HTTP status."""
        if self.inbox.webhook is None:
            raise RuntimeError("no webhook is set")
        headers = {"Content-Type": "application/json"}
        headers |= {} if secret is None else {SECRET_HEADER: secret}
        async with self.session.post(
            self.inbox.webhook.url,
            data=BytesIO(body),
            headers=headers,
            timeout=ClientTimeout(total=30),
        ) as answer:
            return answer.status

    async def stop(self) -> None:
        """Stop delivering, then close."""
        await self.inbox.close()
        await super().stop()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]

        async def serve() -> web.Response:
            return await self._serve(request, method)

        return await suffer(
            self.faults.draw(method), request, serve=serve, refuse=lambda f: _refusal(f).response()
        )

    async def _serve(self, request: web.Request, method: str) -> web.Response:
        params, status = Params({}, {}), 200
        try:
            if request.match_info["token"] != self.token:
                raise Refused(401, "Unauthorized")
            params = await read_params(request)
            self.limits.take(method.lower(), params.text("chat_id"))
            result = await self._result(method.lower(), params)
            answer = web.json_response({"ok": True, "result": result})
        except Refused as refused:
            answer, status = refused.response(), refused.code
        self.calls.append(Call(method, MappingProxyType(params.values), status))
        return answer

    async def _result(self, method: str, params: Params) -> Any:
        if method == "getupdates":
            return await self._get_updates(params)
        if method == "setwebhook":
            return self._set_webhook(params)
        if method == "deletewebhook":
            return self._delete_webhook(params)
        if method == "getwebhookinfo":
            return self._webhook_info()
        if method not in self._table:
            raise Refused(404, "Not Found: method not found")
        return self._table[method](params)

    async def _get_updates(self, params: Params) -> list[Json]:
        self._allow(params)
        return await self._poller.poll(
            offset=params.integer("offset", 0),
            limit=params.integer("limit", 100),
            timeout=params.integer("timeout", 0),
        )

    def _allow(self, params: Params) -> None:
        allowed = params.sequence("allowed_updates")
        if allowed is not None:
            self.inbox.allowed = [str(kind) for kind in allowed]

    def _set_webhook(self, params: Params) -> bool:
        # plain http is for loopback alone, as a Bot API server run with --local would take it
        url, secret = params.text("url"), params.text("secret_token")
        connections = params.integer("max_connections", 40)
        if not url:
            return self._delete_webhook(params)
        if not re.match(r"https://|http://127\.0\.0\.1[:/]|http://localhost[:/]", url):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters or is too long")
        if not 1 <= connections <= 100:
            raise bad("max_connections must be from 1 to 100")
        self._allow(params)
        self._drop(params)
        self.inbox.set_webhook(Webhook(url, secret, connections))
        return True

    def _delete_webhook(self, params: Params) -> bool:
        self._drop(params)
        self.inbox.set_webhook(None)
        return True

    def _drop(self, params: Params) -> None:
        if params.flag("drop_pending_updates"):
            self.inbox.forget()

    def _webhook_info(self) -> Json:
        webhook = self.inbox.webhook
        info: Json = {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.inbox.pending()),
        }
        if webhook:
            info["max_connections"] = webhook.max_connections
        if self.inbox.allowed:
            info["allowed_updates"] = self.inbox.allowed
        if webhook and self.inbox.last_error:
            info["last_error_message"] = self.inbox.last_error
            info["last_error_date"] = int(self.clock())
        return info

    def _reply(self, content: bytes) -> None:
        """The call that a webhook's answer may hold; nobody is told its result."""
        try:
            values = json.loads(content)
        except ValueError:
            return
        name = str(values.pop("method", "")) if isinstance(values, dict) else ""
        if name.lower() not in self._table or name.lower().startswith("get"):
            return
        status = 200
        try:
            self._table[name.lower()](Params(values, {}))
        except Refused as refused:
            status = refused.code
        self.calls.append(Call(name, MappingProxyType(values), status))

    async def _download(self, request: web.Request) -> web.StreamResponse:
        async def serve() -> web.Response:
            stored = self.files.fetch(request.match_info["path"])
            if request.match_info["token"] != self.token:
                return Refused(401, "Unauthorized").response()
            if stored is None:
                return Refused(404, "Not Found").response()
            return web.Response(body=stored.data, content_type="application/octet-stream")

        fault = self.faults.draw("download")
        return await suffer(fault, request, serve=serve, refuse=lambda f: _refusal(f).response())


def _bot(token: str, username: str) -> Json:
    """The bot as its own methods name it; its id is the number that opens the token."""
    number = int(token.partition(":")[0])
    return {"id": number, "is_bot": True, "first_name": "Front door", "username": username}


def _refusal(fault: Fault) -> Refused:
    if fault.kind is FaultKind.RATE_LIMIT:
        wait = int(fault.seconds)
        return Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    if fault.kind is FaultKind.FORBIDDEN:
        return Refused(403, "Forbidden: bot was blocked by the user")
    if fault.kind is FaultKind.EXPIRED_TOKEN:
        return Refused(401, "Unauthorized")
    return Refused(fault.code, "Injected error")
