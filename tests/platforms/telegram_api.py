"""The Bot API methods, as strict as the real ones, over the chats of one bot."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.clock import Clock
from tests.platforms.telegram_chat import Chat, Message
from tests.platforms.telegram_checks import read_caption, read_markup, read_text
from tests.platforms.telegram_files import PICTURES, Files, StoredFile
from tests.platforms.telegram_wire import Json, Params, Refused, bad

PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
CHAT_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
}


@dataclass
class BotMethods:
    """Everything one bot can ask about its chats; updates and webhooks live in the inbox."""

    bot: Json
    clock: Clock
    files: Files
    answer_window: float
    chats: dict[int, Chat] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def table(self) -> dict[str, Callable[[Params], Any]]:
        """Method name in lower case (Telegram folds case) to what serves it."""
        return {
            "getme": lambda params: self.bot,
            "sendmessage": self.send_message,
            "sendphoto": lambda params: self.send_file(params, "photo"),
            "sendvoice": lambda params: self.send_file(params, "voice"),
            "senddocument": lambda params: self.send_file(params, "document"),
            "sendlocation": self.send_location,
            "sendvenue": self.send_venue,
            "editmessagetext": self.edit_text,
            "editmessagereplymarkup": self.edit_markup,
            "deletemessage": self.delete,
            "answercallbackquery": self.answer_callback,
            "sendchataction": self.chat_action,
            "getfile": lambda params: self.files.link(params.text("file_id")),
            "setmycommands": self.set_commands,
            "getmycommands": self.get_commands,
            "setchatmenubutton": self.set_menu_button,
        }

    def chat(self, params: Params) -> Chat:
        """The chat of the call; 400 when the person never wrote, 403 when they blocked us."""
        if not params.text("chat_id"):
            raise bad("chat_id is empty")
        raw = params.text("chat_id")
        chat = self.chats.get(int(raw)) if re.fullmatch(r"-?\d{1,19}", raw) else None
        if chat is None or not chat.started:
            raise bad("chat not found")
        if chat.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _flags(self, params: Params) -> dict[str, bool]:
        silent, protected = params.flag("disable_notification"), params.flag("protect_content")
        return {"silent": silent, "protected": protected}

    def send_message(self, params: Params) -> Json:
        """sendMessage."""
        chat = self.chat(params)
        text, markup = read_text(params), read_markup(params)
        message = chat.add(
            outgoing=True,
            date=self.clock(),
            kind="text",
            text=text,
            markup=markup,
            **self._flags(params),
        )
        return chat.wire(message)

    def send_file(self, params: Params, kind: str) -> Json:
        """sendPhoto, sendVoice, sendDocument: an upload, or the file_id of a known file."""
        chat = self.chat(params)
        caption, markup = read_caption(params), read_markup(params)
        stored = self._file(params, kind)
        message = chat.add(
            outgoing=True,
            date=self.clock(),
            kind=kind,
            text=caption,
            markup=markup,
            file=stored,
            content=stored.content(),
            **self._flags(params),
        )
        return chat.wire(message)

    def _file(self, params: Params, kind: str) -> StoredFile:
        named = params.text(kind)
        upload = params.files.get(named.removeprefix("attach://") if named else kind)
        if upload is None:
            if not named:
                raise bad(f"there is no {kind} in the request")
            return self._same_kind(self.files.find(named), kind)
        if not upload.data:
            raise bad("file must be non-empty")
        if len(upload.data) > (PHOTO_BYTES if kind == "photo" else UPLOAD_BYTES):
            raise Refused(413, "Request Entity Too Large")
        if kind == "photo" and not upload.data.startswith(PICTURES):
            raise bad("IMAGE_PROCESS_FAILED")
        return self.files.add(kind, upload.data, mime=upload.mime, name=upload.name)

    def _same_kind(self, stored: StoredFile, kind: str) -> StoredFile:
        if stored.kind != kind:
            raise bad(f"can't use file of type {stored.kind} as {kind}")
        return stored

    def send_location(self, params: Params) -> Json:
        """sendLocation."""
        return self._place(params, "location", "", {})

    def send_venue(self, params: Params) -> Json:
        """sendVenue; neither title nor address may be empty."""
        named = {name: params.text(name) for name in ("title", "address")}
        for name, text in named.items():
            if not text.strip():
                raise bad(f'parameter "{name}" is required')
        return self._place(params, "venue", "\n".join(named.values()), named)

    def _place(self, params: Params, kind: str, text: str, named: Json) -> Json:
        chat = self.chat(params)
        place = (params.number("latitude"), params.number("longitude"))
        if abs(place[0]) > 90 or abs(place[1]) > 180:
            raise bad("wrong location specified")
        location = {"latitude": place[0], "longitude": place[1]}
        venue = {"venue": {"location": location, **named}} if named else {}
        message = chat.add(
            outgoing=True,
            date=self.clock(),
            kind=kind,
            text=text,
            markup=read_markup(params),
            place=place,
            content={"location": location, **venue},
        )
        return chat.wire(message)

    def edit_text(self, params: Params) -> Json:
        """editMessageText; without reply_markup the inline keyboard goes away."""
        chat = self.chat(params)
        text, markup = read_text(params), read_markup(params, inline_only=True)
        message = chat.editable(params.integer("message_id"))
        if message.kind != "text":
            raise bad("there is no text in the message to edit")
        chat.edit(message, text=text, markup=markup)
        return chat.wire(message)

    def edit_markup(self, params: Params) -> Json:
        """editMessageReplyMarkup."""
        chat = self.chat(params)
        markup = read_markup(params, inline_only=True)
        message: Message = chat.editable(params.integer("message_id"))
        chat.edit(message, text=message.text, markup=markup)
        return chat.wire(message)

    def delete(self, params: Params) -> bool:
        """deleteMessage."""
        self.chat(params).delete(params.integer("message_id"))
        return True

    def answer_callback(self, params: Params) -> bool:
        """answerCallbackQuery; unknown, late and second answers are all refused alike."""
        query_id, text = params.text("callback_query_id"), params.text("text")
        for chat in self.chats.values():
            tap = chat.taps.get(query_id)
            if tap and not tap.answered and self.clock() - tap.at <= self.answer_window:
                if len(text) > 200:
                    raise bad("MESSAGE_TOO_LONG")
                tap.answered = True
                chat.toasts.extend([text] if text else [])
                chat.ripple.touch()
                return True
        raise bad("query is too old and response timeout expired or query ID is invalid")

    def chat_action(self, params: Params) -> bool:
        """sendChatAction."""
        chat, action = self.chat(params), params.text("action")
        if action not in CHAT_ACTIONS:
            raise bad("wrong parameter action in request")
        chat.actions.append(action)
        chat.ripple.touch()
        return True

    def _scope(self, params: Params) -> tuple[str, str]:
        scope = params.mapping("scope") or {"type": "default"}
        return str(scope.get("type")), params.text("language_code")

    def set_commands(self, params: Params) -> bool:
        """setMyCommands: at most 100, names [a-z0-9_]{1,32}, descriptions 1-256."""
        commands = params.sequence("commands")
        if commands is None or len(commands) > 100:
            raise bad("commands must be a list of at most 100")
        for command in commands:
            if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[self._scope(params)] = commands
        return True

    def get_commands(self, params: Params) -> list[Json]:
        """getMyCommands."""
        return self.commands.get(self._scope(params), [])

    def set_menu_button(self, params: Params) -> bool:
        """setChatMenuButton; chat 0 is the default of all chats."""
        button = params.mapping("menu_button") or {"type": "default"}
        if button.get("type") not in ("default", "commands", "web_app"):
            raise bad("wrong menu button type")
        if button["type"] == "web_app" and not (button.get("text") and button.get("web_app")):
            raise bad("menu button needs text and web_app")
        key = self.chat(params).chat_id if params.text("chat_id") else 0
        self.menu_buttons[key] = button
        return True
