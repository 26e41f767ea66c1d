"""The person at the other end of a WeChat account: writes, taps, follows, scans, and looks."""

import itertools
from collections.abc import Callable

from tests.platforms.clock import Clock
from tests.platforms.samples import AMR, picture
from tests.platforms.screen import Wish, until
from tests.platforms.wechat_delivery import Callbacks, Outcome
from tests.platforms.wechat_ledger import CLICK, FOLLOW, MENU_TAP, MESSAGE, SCAN, Ledger, Trigger
from tests.platforms.wechat_media import Media
from tests.platforms.wechat_person import Option, Person, Seen
from tests.platforms.wechat_wire import Fields, build_xml

MSG_IDS = itertools.count(24_900_000_000_000_000)


class WechatUser:
    """A follower; every act returns when the callback is over, with its Outcome."""

    def __init__(
        self,
        *,
        person: Person,
        account: str,
        callbacks: Callbacks,
        media: Media,
        clock: Clock,
        picture_url: Callable[[str], str],
        menu_keys: Callable[[], list[str]],
        sandbox: bool,
    ) -> None:
        self.person = person
        self._account, self._callbacks, self._media = account, callbacks, media
        self._clock, self._picture_url, self._menu_keys = clock, picture_url, menu_keys
        self._sandbox = sandbox

    @property
    def openid(self) -> str:
        """The openid."""
        return self.person.openid

    @property
    def seen(self) -> list[Seen]:
        """What the account has put on the screen: passive, kf, template, system lines."""
        return list(self.person.seen)

    @property
    def ledger(self) -> Ledger:
        """The customer-service window."""
        return self.person.ledger

    @property
    def options(self) -> list[Option]:
        """What can be tapped in the last message that has options."""
        for shown in reversed(self.person.seen):
            if shown.options:
                return list(shown.options)
        return []

    async def wait(self, wish: Wish[Seen], timeout: float = 5.0) -> list[Seen]:
        """Wait until `seen` has n things, holds the words, or satisfies the predicate."""
        ripple = self.person.ripple
        return list(await until(wish, look=lambda: self.seen, ripple=ripple, timeout=timeout))

    async def send(self, text: str) -> Outcome:
        """Write a text."""
        return await self._message({"MsgType": "text", "Content": text}, MESSAGE)

    async def photo(self, data: bytes | None = None) -> Outcome:
        """Send a photo, by default a small JPEG."""
        media_id = self._media.keep("image", data or picture())
        fields: Fields = {
            "MsgType": "image",
            "PicUrl": self._picture_url(media_id),
            "MediaId": media_id,
        }
        return await self._message(fields, MESSAGE)

    async def voice(self, data: bytes = AMR, *, recognition: str | None = None) -> Outcome:
        """Send a voice message; `recognition` as it came until 2023."""
        fields: dict[str, str | int | Fields] = {
            "MsgType": "voice",
            "MediaId": self._media.keep("voice", data),
            "Format": "amr",
            "MediaId16K": self._media.keep("voice", data),
        }
        if recognition is not None:
            fields["Recognition"] = recognition
        return await self._message(fields, MESSAGE)

    async def location(self, latitude: float, longitude: float, label: str = "") -> Outcome:
        """Send a place."""
        fields: Fields = {
            "MsgType": "location",
            "Location_X": f"{latitude:.6f}",
            "Location_Y": f"{longitude:.6f}",
            "Scale": 15,
            "Label": label,
        }
        return await self._message(fields, MESSAGE)

    async def choose(
        self, which: int | str, *, on: Seen | None = None, menu_id: str | None = None
    ) -> Outcome:
        """Tap an option, by number from 1 or by its content: a text with bizmsgmenuid.

        `on` taps an older message. `menu_id` overrides what comes back ("0" and "" happen:
        a field reported wrong or missing); sandbox accounts send none.
        """
        options = list(on.options) if on else self.options
        found = self._option(which, options)
        sent = found.menu_id if menu_id is None else menu_id
        fields: dict[str, str | int | Fields] = {"MsgType": "text", "Content": found.content}
        if sent and not self._sandbox:
            fields["bizmsgmenuid"] = sent
        return await self._message(fields, MENU_TAP)

    def _option(self, which: int | str, options: list[Option]) -> Option:
        for number, option in enumerate(options, 1):
            if which in (number, option.content):
                return option
        raise AssertionError(f"no option {which!r}; on screen: {options}")

    async def tap_menu(self, key: str) -> Outcome:
        """Press a CLICK button of the custom menu (any key, while no menu was created)."""
        keys = self._menu_keys()
        if keys and key not in keys:
            raise AssertionError(f"no menu button {key!r}; there are {keys}")
        return await self._event("CLICK", CLICK, EventKey=key)

    async def subscribe(self, scene: str | None = None) -> Outcome:
        """Follow the account, perhaps by scanning a code."""
        self.person.subscribed, self.person.since = True, self._clock()
        if scene is None:
            return await self._event("subscribe", FOLLOW, EventKey="")
        return await self._event("subscribe", FOLLOW, EventKey=f"qrscene_{scene}", Ticket="T1")

    async def unsubscribe(self) -> Outcome:
        """Leave the account; nothing can be sent any more."""
        self._must_follow()
        self.person.subscribed = False
        self.person.ledger.shut()
        return await self._bring({"MsgType": "event", "Event": "unsubscribe", "EventKey": ""})

    async def scan(self, scene: str) -> Outcome:
        """Scan a code of the account while following it."""
        return await self._event("SCAN", SCAN, EventKey=scene, Ticket="T1")

    async def report_location(self, latitude: float, longitude: float) -> Outcome:
        """The LOCATION event of an account that may know where people are."""
        place = {"Latitude": f"{latitude:.6f}", "Longitude": f"{longitude:.6f}"}
        return await self._event("LOCATION", None, **place, Precision="40.0")

    async def event(self, name: str, **fields: "str | int | Fields") -> Outcome:
        """Any other event, opening no window; also the platform's own after an unfollow."""
        return await self._bring({"MsgType": "event", "Event": name, **fields})

    async def raw(self, xml: str) -> Outcome:
        """Send any XML as it stands, signed and encrypted as the mode wants."""
        return await self._callbacks.deliver(self.person, xml)

    async def _message(self, fields: Fields, trigger: Trigger) -> Outcome:
        return await self._say({**fields, "MsgId": next(MSG_IDS)}, trigger)

    async def _event(
        self, name: str, trigger: Trigger | None, **fields: "str | int | Fields"
    ) -> Outcome:
        return await self._say({"MsgType": "event", "Event": name, **fields}, trigger)

    async def _say(self, fields: Fields, trigger: Trigger | None) -> Outcome:
        self._must_follow()
        if trigger:
            self.person.spoke(trigger)
        return await self._bring(fields)

    def _must_follow(self) -> None:
        if not self.person.subscribed:
            raise AssertionError("who does not follow the account cannot write to it")

    async def _bring(self, fields: Fields) -> Outcome:
        common: Fields = {
            "ToUserName": self._account,
            "FromUserName": self.openid,
            "CreateTime": int(self._clock()),
        }
        return await self._callbacks.deliver(self.person, build_xml({**common, **fields}))
