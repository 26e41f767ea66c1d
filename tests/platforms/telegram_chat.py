"""One private chat as Telegram keeps it, and as the person sees it."""

from dataclasses import dataclass, field
from typing import Any

from tests.platforms.screen import Ripple
from tests.platforms.telegram_files import StoredFile
from tests.platforms.telegram_wire import Json, bad


@dataclass(frozen=True)
class Button:
    """An inline button on the screen; `data` is empty for links."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Seen:
    """A snapshot of one message on the screen; it does not change when the message is edited.

    `kind` is text, photo, voice, document, location or venue; `text` is also the caption, and of a
    venue its title and, in the line below, its address.
    """

    message_id: int
    outgoing: bool
    kind: str
    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    media: bytes | None = None
    place: tuple[float, float] | None = None
    edits: int = 0
    silent: bool = False
    protected: bool = False

    @property
    def buttons(self) -> list[Button]:
        """All inline buttons in reading order."""
        return [button for row in self.rows for button in row]

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons in reading order."""
        return [button.label for button in self.buttons]


@dataclass
class Message:
    """One message as the server keeps it; `outgoing` means that the bot sent it."""

    message_id: int
    outgoing: bool
    date: int
    kind: str
    text: str
    markup: Json | None = None
    file: StoredFile | None = None
    place: tuple[float, float] | None = None
    content: Json = field(default_factory=dict)
    edits: int = 0
    silent: bool = False
    protected: bool = False

    def seen(self) -> Seen:
        """What the person sees of it now."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return Seen(
            message_id=self.message_id,
            outgoing=self.outgoing,
            kind=self.kind,
            text=self.text,
            rows=tuple(tuple(_button(button) for button in row) for row in rows if row),
            media=self.file.data if self.file else None,
            place=self.place,
            edits=self.edits,
            silent=self.silent,
            protected=self.protected,
        )


def _button(raw: Json) -> Button:
    web_app = raw.get("web_app", {}).get("url", "")
    return Button(raw["text"], raw.get("callback_data", ""), raw.get("url", web_app))


def _asks(key: Json) -> bool:
    return any(key.get(want) for want in ("request_contact", "request_location", "web_app"))


@dataclass
class Tap:
    """One press of an inline button, waiting for its answer."""

    query_id: str
    at: float
    answered: bool = False


@dataclass
class Chat:
    """A private chat: `person` is the user object on the wire, `keyboard` the big keys below.

    `asking` holds those keys that share a contact or a place instead of writing their label.
    """

    person: Json
    bot: Json
    started: bool = True
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: list[str] = field(default_factory=list)
    asking: set[str] = field(default_factory=set)
    toasts: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    taps: dict[str, Tap] = field(default_factory=dict)
    ripple: Ripple = field(default_factory=Ripple)
    last_id: int = 0

    @property
    def chat_id(self) -> int:
        """The id of the chat, which is that of the person."""
        return int(self.person["id"])

    def add(
        self,
        *,
        outgoing: bool,
        date: float,
        kind: str,
        text: str,
        markup: Json | None = None,
        **more: Any,
    ) -> Message:
        """Put a message on the screen under the next number of this chat."""
        self.last_id += 1
        message = Message(
            message_id=self.last_id,
            outgoing=outgoing,
            date=int(date),
            kind=kind,
            text=text,
            markup=markup if markup and "inline_keyboard" in markup else None,
            **more,
        )
        self.messages[self.last_id] = message
        self._change_keyboard(markup)
        self.ripple.touch()
        return message

    def _change_keyboard(self, markup: Json | None) -> None:
        if not markup or "inline_keyboard" in markup or "force_reply" in markup:
            return
        rows = markup.get("keyboard", [])
        keys = [key for row in rows for key in row]
        self.keyboard = [key if isinstance(key, str) else key["text"] for key in keys]
        self.asking = {key["text"] for key in keys if not isinstance(key, str) and _asks(key)}

    def wire_chat(self) -> Json:
        """The chat object."""
        return {"id": self.chat_id, "type": "private", "first_name": self.person["first_name"]}

    def wire(self, message: Message) -> Json:
        """The message object."""
        body: Json = {
            "message_id": message.message_id,
            "from": self.bot if message.outgoing else self.person,
            "chat": self.wire_chat(),
            "date": message.date,
        }
        if message.edits:
            body["edit_date"] = message.date + message.edits
        if message.text:
            body["text" if message.kind == "text" else "caption"] = message.text
        if message.markup:
            body["reply_markup"] = message.markup
        return body | message.content

    def editable(self, message_id: int) -> Message:
        """A message of the bot; 400 when it is gone or the person's own."""
        message = self.messages.get(message_id)
        if message is None:
            raise bad("message to edit not found")
        if not message.outgoing:
            raise bad("message can't be edited")
        return message

    def edit(self, message: Message, *, text: str, markup: Json | None) -> None:
        """Change what is on the screen; 400 when nothing would change."""
        if message.text == text and message.markup == markup:
            raise bad(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message.text, message.markup = text, markup
        message.edits += 1
        self.ripple.touch()

    def delete(self, message_id: int) -> None:
        """Take a message off the screen; 400 when it is not there."""
        if self.messages.pop(message_id, None) is None:
            raise bad("message to delete not found")
        self.ripple.touch()
