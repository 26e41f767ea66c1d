"""A strict api.weixin.qq.com on loopback, with the people who write to the account."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from aiohttp.web_request import FileField

from tests.platforms.clock import Clock
from tests.platforms.faults import Fault, FaultBox, FaultKind, suffer
from tests.platforms.loopback import Loopback
from tests.platforms.wechat_api import Account, ApiMethods
from tests.platforms.wechat_crypto import Envelope
from tests.platforms.wechat_delivery import Callbacks
from tests.platforms.wechat_forms import Forms
from tests.platforms.wechat_ledger import Ledger
from tests.platforms.wechat_mass import Masses
from tests.platforms.wechat_media import MIMES, Media
from tests.platforms.wechat_menu import Menus, keys_of
from tests.platforms.wechat_person import Person
from tests.platforms.wechat_reply import Judge
from tests.platforms.wechat_tags import Quotas, Tagging
from tests.platforms.wechat_tokens import LIFE, Tokens
from tests.platforms.wechat_user import WechatUser
from tests.platforms.wechat_wire import Json, Refused, answer, read_json

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Call:
    """One call that reached the API; one stopped by a fault counts in `Fault.fired` instead."""

    path: str
    body: Json
    errcode: int


class FakeWechat(Loopback):
    """The API at `url`, used as `async with FakeWechat() as fake`; point `fake.callbacks.url`
    at the bot, or `await fake.connect(url)`.

    `mode` is plain, compatible or secure; `account` one of unverified-subscription,
    subscription, unverified-service, service. `cutoff` is the seconds a callback may take
    (WeChat: 5), `gap` those between tries; `clock` serves dates, windows and token lives.
    """

    def __init__(
        self,
        *,
        app_id: str = "wx0123456789abcdef",
        secret: str = "0123456789abcdef0123456789abcdef",
        token: str = "callbackToken",
        aes_key: str = AES_KEY,
        account_id: str = "gh_0123456789ab",
        mode: str = "plain",
        account: str = "service",
        sandbox: bool = False,
        overseas: bool = False,
        clock: Clock = time.time,
        cutoff: float = 5.0,
        gap: float = 0.0,
        token_life: int = LIFE,
        seed: int = 0,
    ) -> None:
        super().__init__(max_body=16 * 1024 * 1024)
        self.app_id, self.secret, self.token, self.aes_key = app_id, secret, token, aes_key
        self.account_id, self.clock = account_id, clock
        self.faults = FaultBox(seed=seed)
        self.calls: list[Call] = []
        self.media = Media(clock)
        self.tokens = Tokens(app_id, secret, clock, token_life)
        self.account = Account(account, sandbox, overseas)
        self.api = ApiMethods(self.account, clock, self.media, finished=self._finished)
        self.menus = Menus(self.api)
        self.tagging, self.quotas = Tagging(self.api), Quotas(self.api, app_id)
        self.masses = Masses(
            clock, self.api.people, self.account, self.media, ended=self._mass_ended
        )
        self.forms = Forms(clock, self.api.people, self.account)
        self.callbacks = self._callbacks(mode, cutoff, gap, seed)
        self._people: dict[str, WechatUser] = {}
        self._tasks: set[asyncio.Task[object]] = set()
        self._route()

    def _callbacks(self, mode: str, cutoff: float, gap: float, seed: int) -> Callbacks:
        return Callbacks(
            session=lambda: self.session,
            clock=self.clock,
            token=self.token,
            account=self.account_id,
            mode=mode,
            envelope=self.envelope,
            judge=Judge(mode, self.account_id, self.envelope, self.media),
            cutoff=cutoff,
            gap=gap,
            seed=seed,
        )

    def envelope(self) -> Envelope:
        """The encryption with the key set now; change `aes_key` to change the key."""
        return Envelope(self.token, self.aes_key, self.app_id)

    def user(self, openid: str, *, subscribed: bool = True) -> WechatUser:
        """The person with this openid, made at the first call; the kf window is closed."""
        if openid not in self._people:
            person = Person(openid, self.clock, Ledger(self.clock), subscribed)
            person.since = self.clock()
            self.api.people[openid] = person
            self._people[openid] = WechatUser(
                person=person,
                account=self.account_id,
                callbacks=self.callbacks,
                media=self.media,
                clock=self.clock,
                picture_url=lambda media_id: f"{self.url}/pic/{media_id}",
                menu_keys=lambda: keys_of(self.menus.of(person) or {}),
                sandbox=self.account.sandbox,
            )
        return self._people[openid]

    async def connect(self, url: str) -> None:
        """Set the callback address as the console does; RuntimeError if the echo is wrong."""
        self.callbacks.url = url
        if not await self.callbacks.verify():
            raise RuntimeError("the callback address did not echo the verification string")

    def calls_of(self, path: str) -> list[Call]:
        """The calls of one path, such as /cgi-bin/message/custom/send, refused ones too."""
        return [call for call in self.calls if call.path == path]

    async def settled(self) -> None:
        """Wait until the events the platform sends by itself are delivered."""
        await asyncio.gather(*self._tasks)

    async def stop(self) -> None:
        """Finish own events, then close."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await super().stop()

    def _finished(self, person: Person, msg_id: int, status: str) -> None:
        if not self.callbacks.url:
            return
        event = self.user(person.openid).event("TEMPLATESENDJOBFINISH", MsgID=msg_id, Status=status)
        task: asyncio.Task[object] = asyncio.create_task(event)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _mass_ended(self, msg_id: int, counts: Json) -> None:
        if not self.callbacks.url:
            return
        whole = {"MsgID": msg_id, "Status": "send success", **counts}
        event = self.user(next(iter(self._people))).event("MASSSENDJOBFINISH", **whole)
        task: asyncio.Task[object] = asyncio.create_task(event)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _route(self) -> None:
        api, add = self.api, self._add
        add("POST", "/cgi-bin/stable_token", lambda body, query: self.tokens.stable_token(body))
        add("GET", "/cgi-bin/token", lambda body, query: self._legacy(query))
        add("POST", "/cgi-bin/message/custom/send", lambda body, query: api.send(body))
        add("POST", "/cgi-bin/message/custom/typing", lambda body, query: api.typing(body))
        add("POST", "/cgi-bin/message/template/send", lambda body, query: api.send_template(body))
        add("POST", "/cgi-bin/message/mass/send", lambda body, query: self.masses.send(body))
        add("POST", "/cgi-bin/message/mass/sendall", lambda b, query: self.masses.send_all(b))
        add("POST", "/cgi-bin/message/mass/preview", lambda b, query: self.masses.preview(b))
        add("POST", "/cgi-bin/message/subscribe/bizsend", lambda b, query: self.forms.send(b))
        add("POST", "/cgi-bin/message/mass/get", lambda body, query: self.masses.get(body))
        self._route_menus()
        add("GET", "/cgi-bin/user/info", lambda body, query: api.user_info(query["openid"]))
        add("POST", "/cgi-bin/tags/create", lambda body, query: api.create_tag(body))
        add("GET", "/cgi-bin/tags/get", lambda body, query: api.list_tags())
        add("POST", "/cgi-bin/tags/delete", lambda body, query: self.tagging.delete(body))
        add("POST", "/cgi-bin/user/tag/get", lambda body, query: self.tagging.members(body))
        add("POST", "/cgi-bin/openapi/quota/get", lambda body, query: self.quotas.get(body))
        add("POST", "/cgi-bin/clear_quota", lambda body, query: self.quotas.clear(body))
        add("GET", "/cgi-bin/getcallbackip", lambda body, query: {"ip_list": ["127.0.0.1"]})
        tagging = "/cgi-bin/tags/members/batch"
        add("POST", f"{tagging}tagging", lambda body, query: api.tag_people(body, add=True))
        add("POST", f"{tagging}untagging", lambda body, query: api.tag_people(body, add=False))
        self._add_handler("POST", "/cgi-bin/media/upload", self._upload)
        self._add_handler("GET", "/cgi-bin/media/get", self._download)
        self.app.router.add_get("/pic/{media_id}", self._picture)

    def _route_menus(self) -> None:
        menus, add = self.menus, self._add
        add("POST", "/cgi-bin/menu/create", lambda body, query: menus.create(body))
        add("GET", "/cgi-bin/menu/get", lambda body, query: menus.get())
        add("GET", "/cgi-bin/menu/delete", lambda body, query: menus.delete())
        add("POST", "/cgi-bin/menu/addconditional", lambda body, query: menus.add(body))
        add("POST", "/cgi-bin/menu/delconditional", lambda body, query: menus.remove(body))
        add("POST", "/cgi-bin/menu/trymatch", lambda body, query: menus.try_match(body))

    def _add(self, verb: str, path: str, work: Callable[[Json, dict[str, str]], Json]) -> None:
        async def serve(request: web.Request) -> web.Response:
            body: Json = {}
            try:
                self._authorize(request)
                body = read_json(await request.read()) if verb == "POST" else {}
                done = work(body, {"openid": "", **request.query})
            except Refused as refused:
                self.calls.append(Call(path, body, refused.errcode))
                raise
            self.calls.append(Call(path, body, 0))
            return answer(done)

        self._add_handler(verb, path, serve)

    def _add_handler(self, verb: str, path: str, serve: Handler) -> None:
        async def safe(request: web.Request) -> web.StreamResponse:
            try:
                return await serve(request)
            except Refused as refused:
                return answer(refused.body())

        async def handle(request: web.Request) -> web.StreamResponse:
            fault = self.faults.draw(path)
            return await suffer(fault, request, serve=lambda: safe(request), refuse=_refusal)

        self.app.router.add_route(verb, path, handle)

    def _authorize(self, request: web.Request) -> None:
        if request.path not in ("/cgi-bin/stable_token", "/cgi-bin/token"):
            self.tokens.check(request.query.get("access_token", ""))

    def _legacy(self, query: dict[str, str]) -> Json:
        grant, app_id, secret = (query.get(k, "") for k in ("grant_type", "appid", "secret"))
        return self.tokens.legacy_token(grant, app_id, secret)

    async def _upload(self, request: web.Request) -> web.Response:
        posted = await request.post()
        self._authorize(request)
        self.account.need("media")
        part = posted.get("media")
        data = part.file.read() if isinstance(part, FileField) else None
        return answer(self.media.upload(request.query.get("type", ""), data))

    async def _download(self, request: web.Request) -> web.Response:
        self._authorize(request)
        self.account.need("media")
        found = self.media.find(request.query.get("media_id", ""))
        headers = {"Content-Disposition": f'attachment; filename="file.{found.kind}"'}
        return web.Response(body=found.data, content_type=MIMES[found.kind], headers=headers)

    async def _picture(self, request: web.Request) -> web.Response:
        found = self.media.stored.get(request.match_info["media_id"])
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found.data, content_type=MIMES[found.kind])


def _refusal(fault: Fault) -> web.Response:
    errcode = {
        FaultKind.RATE_LIMIT: 45011,
        FaultKind.FORBIDDEN: 48002,
        FaultKind.EXPIRED_TOKEN: 40001,
    }.get(fault.kind, fault.code)
    return answer(Refused(errcode, "injected error").body())
