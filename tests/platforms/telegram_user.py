"""The person at the other end of a Telegram chat: writes, taps, sends, blocks, and looks."""

import itertools
from collections.abc import Sequence

from tests.platforms.clock import Clock
from tests.platforms.samples import OGG, picture
from tests.platforms.screen import Wish, until
from tests.platforms.telegram_chat import Button, Chat, Message, Seen, Tap
from tests.platforms.telegram_delivery import Inbox
from tests.platforms.telegram_files import Files
from tests.platforms.telegram_wire import Json

QUERY_IDS = itertools.count(4_000_000_000_000_000_000)


class TelegramUser:
    """A person in a private chat; every act returns its update_id at once, delivery follows."""

    def __init__(self, *, chat: Chat, inbox: Inbox, files: Files, clock: Clock) -> None:
        self.chat = chat
        self._inbox, self._files, self._clock = inbox, files, clock

    @property
    def chat_id(self) -> int:
        """The chat id, which is also the user id."""
        return self.chat.chat_id

    @property
    def screen(self) -> list[Seen]:
        """All messages on the screen now, own ones too, oldest first."""
        return [message.seen() for message in self.chat.messages.values()]

    @property
    def seen(self) -> list[Seen]:
        """The bot's messages on the screen now, edits applied, deleted ones gone."""
        return [shown for shown in self.screen if shown.outgoing]

    @property
    def keyboard(self) -> list[str]:
        """The labels of the big keys below the chat."""
        return list(self.chat.keyboard)

    @property
    def toasts(self) -> list[str]:
        """The words with which presses were answered."""
        return list(self.chat.toasts)

    @property
    def spinners(self) -> int:
        """How many presses are still unanswered."""
        return sum(not tap.answered for tap in self.chat.taps.values())

    @property
    def actions(self) -> list[str]:
        """Chat actions shown, such as typing."""
        return list(self.chat.actions)

    async def wait(self, wish: Wish[Seen], timeout: float = 5.0) -> list[Seen]:
        """Wait until `seen` has n messages, holds the words, or satisfies the predicate."""
        ripple = self.chat.ripple
        return list(await until(wish, look=lambda: self.seen, ripple=ripple, timeout=timeout))

    async def wait_answered(self, timeout: float = 5.0) -> None:
        """Wait until no press is spinning any more."""

        def calm(_: Sequence[Seen]) -> bool:
            return self.spinners == 0

        await self.wait(calm, timeout)

    async def send(self, text: str) -> int:
        """Write a text; a leading slash makes it a command."""
        content: Json = {}
        if text.startswith("/"):
            length = len(text.split()[0].encode("utf-16-le", "surrogatepass")) // 2
            content = {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}
        return self._say("text", text, content)

    async def photo(self, data: bytes | None = None, *, caption: str = "") -> int:
        """Send a photo, by default a small JPEG."""
        stored = self._files.add("photo", data or picture())
        return self._say("photo", caption, stored.content())

    async def voice(self, data: bytes = OGG, *, seconds: int = 3) -> int:
        """Send a voice message."""
        stored = self._files.add("voice", data, mime="audio/ogg")
        return self._say("voice", "", stored.content(duration=seconds))

    async def document(
        self,
        data: bytes = b"%PDF-1.4",
        *,
        name: str = "report.pdf",
        mime: str = "",
        caption: str = "",
    ) -> int:
        """Send a file."""
        stored = self._files.add("document", data, mime=mime or "application/pdf", name=name)
        return self._say("document", caption, stored.content())

    async def location(self, latitude: float, longitude: float) -> int:
        """Send a place."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._say("location", "", {"location": place})

    async def moves(self, latitude: float, longitude: float) -> int:
        """The live place sent last is elsewhere now: an edit of its message."""
        mine = [m for m in self.chat.messages.values() if m.kind == "location" and not m.outgoing]
        message = mine[-1]
        place = {"latitude": latitude, "longitude": longitude, "live_period": 900, "heading": 90}
        message.content, message.edits = {"location": place}, message.edits + 1
        self.chat.ripple.touch()
        return self._inbox.put("edited_message", self.chat.wire(message), self.chat_id)

    async def venue(self, latitude: float, longitude: float, title: str, address: str) -> int:
        """Send a place with its name."""
        place = {"latitude": latitude, "longitude": longitude}
        venue = {"location": place, "title": title, "address": address}
        return self._say("venue", "", {"location": place, "venue": venue})

    async def contact(self, phone: str, *, own: bool = True) -> int:
        """Share a phone number, one's own or somebody else's."""
        user = {"user_id": self.chat_id} if own else {}
        contact = {"phone_number": phone, "first_name": "A"} | user
        return self._say("contact", "", {"contact": contact})

    def _say(self, kind: str, text: str, content: Json) -> int:
        message = self._put_up(kind, text, content)
        return self._inbox.put("message", self.chat.wire(message), self.chat_id)

    def _put_up(self, kind: str, text: str, content: Json) -> Message:
        self.chat.started = True
        return self.chat.add(
            outgoing=False, date=self._clock(), kind=kind, text=text, content=content
        )

    async def edit(self, text: str, *, message_id: int | None = None) -> int:
        """Edit an own text, by default the last."""
        own = [m for m in self.chat.messages.values() if not m.outgoing and m.kind == "text"]
        message = self.chat.messages[message_id] if message_id else own[-1]
        message.text, message.content = text, {}
        message.edits += 1
        self.chat.ripple.touch()
        return self._inbox.put("edited_message", self.chat.wire(message), self.chat_id)

    async def tap(
        self, which: str | int, *, on: Seen | None = None, inaccessible: bool = False
    ) -> int:
        """Press a button by label, or by index from 0.

        Looks at the last message that has it (an index: the last with buttons), else at the
        big keys, which write their label. `on`: the message as it was seen then, though its
        buttons may be gone now. `inaccessible`: the update carries no content of the message.
        """
        found = self._find(which, [on] if on else self.seen)
        if found is None and isinstance(which, str) and which in self.chat.keyboard:
            if which in self.chat.asking:
                raise AssertionError(f"key {which!r} shares something: use contact or location")
            return await self.send(which)
        if found is None:
            labels = [shown.labels for shown in self.seen]
            raise AssertionError(f"no button {which!r}; on screen: {labels} {self.keyboard}")
        message, button = found
        if not button.data:
            raise AssertionError(f"button {which!r} opens a link, no press reaches the bot")
        return await self.press(button.data, message.message_id, inaccessible=inaccessible)

    def _find(self, which: str | int, among: list[Seen]) -> tuple[Seen, Button] | None:
        for shown in reversed(among):
            buttons = shown.buttons
            if isinstance(which, int) and buttons:
                return shown, buttons[which]
            for button in buttons:
                if button.label == which:
                    return shown, button
        return None

    async def press(self, data: str, message_id: int, *, inaccessible: bool = False) -> int:
        """Send any callback data, also forged, as a press below a message."""
        tap = Tap(str(next(QUERY_IDS)), self._clock())
        self.chat.taps[tap.query_id] = tap
        query: Json = {
            "id": tap.query_id,
            "from": self.chat.person,
            "chat_instance": str(self.chat_id * 7919),
            "data": data,
            "message": self._pressed(message_id, inaccessible),
        }
        return self._inbox.put("callback_query", query, self.chat_id)

    def _pressed(self, message_id: int, inaccessible: bool) -> Json:
        message = self.chat.messages.get(message_id)
        if message is None or inaccessible:
            return {"chat": self.chat.wire_chat(), "message_id": message_id, "date": 0}
        return self.chat.wire(message)

    async def block(self) -> int:
        """Block the bot: sends fail with 403 from now on."""
        return self._member("member", "kicked")

    async def unblock(self) -> int:
        """Take the bot back."""
        return self._member("kicked", "member")

    def _member(self, old: str, new: str) -> int:
        self.chat.blocked = new == "kicked"
        states: dict[str, Json] = {
            "kicked": {"user": self.chat.bot, "status": "kicked", "until_date": 0},
            "member": {"user": self.chat.bot, "status": "member"},
        }
        change: Json = {
            "chat": self.chat.wire_chat(),
            "from": self.chat.person,
            "date": int(self._clock()),
            "old_chat_member": states[old],
            "new_chat_member": states[new],
        }
        return self._inbox.put("my_chat_member", change, self.chat_id)

    async def raw(self, update: Json) -> int:
        """Send any update as it stands, numbered if it has no update_id."""
        kinds = [kind for kind in update if kind != "update_id"]
        return self._inbox.put_raw(update, kind=kinds[0] if kinds else "empty", owner=self.chat_id)
