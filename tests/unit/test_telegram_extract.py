"""What is read from raw Telegram updates, the odd ones most of all."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messages import Inbound, Kind
from handlers.telegram.extract import extract

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SENT = 1_795_330_000
ANN = 5_000_000_001
PERSON = {"id": ANN, "is_bot": False, "first_name": "Ann", "language_code": "zh-hans"}
CHAT = {"id": ANN, "type": "private", "first_name": "Ann"}
FILE = {"file_id": "AwAC-1", "file_unique_id": "u", "file_size": 2048}


def message(**content: Any) -> dict[str, Any]:
    body = {"message_id": 7, "from": PERSON, "chat": CHAT, "date": SENT} | content
    return {"update_id": 900, "message": body}


def read(update: object) -> Inbound | None:
    return extract(update, received=NOW)


def seen(update: object) -> Inbound:
    inbound = read(update)
    assert inbound is not None
    return inbound


def test_a_text_keeps_its_sender_time_language_and_update_number() -> None:
    inbound = seen(message(text="  头疼三天 👋 "))
    assert inbound == Inbound(
        channel="telegram",
        address=str(ANN),
        message_id="900",
        kind=Kind.TEXT,
        at=datetime.fromtimestamp(SENT, UTC),
        received=NOW,
        text="头疼三天 👋",
        language="zh-hans",
    )


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("/start", Kind.START, ""),
        ("/start ward-3", Kind.START, "ward-3"),
        ("/start@front_door_bot ward-3", Kind.START, "ward-3"),
        ("/START x", Kind.START, "x"),
        ("／start x", Kind.START, "x"),
        ("/start " + "x" * 200, Kind.START, "x" * 64),
        ("/menu", Kind.MENU, "menu"),
        ("／Menu", Kind.MENU, "menu"),
        ("/help", Kind.MENU, "help"),
        ("/human@other_bot", Kind.MENU, "human"),
        ("/help chest pain", Kind.TEXT, "help chest pain"),
        ("/fever", Kind.TEXT, "fever"),
        ("/菜单", Kind.TEXT, "菜单"),
        ("／帮助", Kind.TEXT, "帮助"),
        ("/startle", Kind.TEXT, "startle"),
        ("/我 头疼", Kind.TEXT, "我 头疼"),
        ("/", Kind.TEXT, "/"),
        ("//", Kind.TEXT, "//"),
        ("5/6", Kind.TEXT, "5/6"),
    ],
)
def test_a_command_loses_its_slash_and_nothing_else(text: str, kind: Kind, words: str) -> None:
    inbound = seen(message(text=text))
    assert (inbound.kind, inbound.text) == (kind, words)


@pytest.mark.parametrize(("text", "code"), [("/off", "/off"), ("off", ""), ("/off at noon", "")])
def test_a_clinicians_command_is_told_from_the_same_word(text: str, code: str) -> None:
    inbound = seen(message(text=text))
    assert (inbound.kind, inbound.code) == (Kind.TEXT, code)


def test_a_text_is_made_fit_to_be_stored() -> None:
    assert seen(message(text="a\x00b\ud83dc\r\nd")).text == "abc\nd"


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud800", None, 5, ["x"], {"a": 1}])
def test_a_text_of_nothing_is_some_other_message(text: object) -> None:
    assert seen(message(text=text)).kind is Kind.OTHER


@pytest.mark.parametrize(
    ("content", "kind", "mime"),
    [
        ({"photo": [FILE | {"file_id": "small"}, FILE]}, Kind.IMAGE, "image/jpeg"),
        ({"voice": FILE | {"mime_type": "audio/ogg"}}, Kind.VOICE, "audio/ogg"),
        ({"audio": FILE}, Kind.VOICE, ""),
        ({"video": FILE | {"mime_type": "video/mp4"}}, Kind.VIDEO, "video/mp4"),
        ({"video_note": FILE}, Kind.VIDEO, ""),
        ({"animation": FILE, "document": FILE}, Kind.VIDEO, ""),
        ({"document": FILE | {"mime_type": "application/pdf"}}, Kind.FILE, "application/pdf"),
        ({"document": FILE | {"mime_type": "image/PNG"}}, Kind.IMAGE, "image/png"),
        ({"document": FILE | {"mime_type": 5}}, Kind.FILE, ""),
    ],
)
def test_a_file_keeps_its_handle_kind_and_caption(
    content: dict[str, Any], kind: Kind, mime: str
) -> None:
    inbound = seen(message(caption="化验单", **content))
    assert (inbound.kind, inbound.text) == (kind, "化验单")
    (media,) = inbound.media
    assert (media.kind, media.ref, media.mime, media.size) == (kind, "AwAC-1", mime, 2048)
    assert not media.stored


def test_a_file_name_cannot_name_a_folder() -> None:
    inbound = seen(message(document=FILE | {"file_name": "../../etc/passwd"}))
    assert inbound.media[0].name == ".._.._etc_passwd"


@pytest.mark.parametrize(
    "content",
    [
        {"photo": []},
        {"photo": [5]},
        {"photo": {"file_id": "x"}},
        {"voice": {}},
        {"voice": {"file_id": ""}},
        {"document": {"file_id": 5}},
        {"document": {"file_id": "x" * 600}},
        {"sticker": FILE},
        {"poll": {"question": "?"}},
        {"dice": {"value": 6}},
        {"story": {}},
        {"web_app_data": {"data": "{}"}},
        {"checklist_of_the_future": {}},
        {"contact": {}},
        {"contact": {"phone_number": 5}},
        {"location": {}},
        {"location": {"latitude": "31", "longitude": 121}},
        {"location": {"latitude": 91, "longitude": 121}},
        {"location": {"latitude": float("nan"), "longitude": 121}},
        {"location": {"latitude": True, "longitude": 121}},
        {},
    ],
)
def test_content_we_cannot_use_is_still_a_message(content: dict[str, Any]) -> None:
    assert seen(message(**content)).kind is Kind.OTHER


def test_a_place_and_a_venue_give_degrees_and_a_name() -> None:
    place = {"latitude": 31.25, "longitude": 121}
    plain = seen(message(location=place))
    assert (plain.kind, plain.latitude, plain.longitude, plain.text) == (
        Kind.LOCATION,
        31.25,
        121.0,
        "",
    )
    venue = {"location": place, "title": "东方医院", "address": "即墨路"}
    assert seen(message(location=place, venue=venue)).text == "东方医院\n即墨路"


def test_a_contact_gives_its_number() -> None:
    inbound = seen(message(contact={"phone_number": "+8613800000000", "first_name": "A"}))
    assert (inbound.kind, inbound.text) == (Kind.CONTACT, "+8613800000000")


@pytest.mark.parametrize(
    "name", ["pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"]
)
def test_what_telegram_notes_in_the_chat_by_itself_is_no_message(name: str) -> None:
    assert read(message(**{name: {}})) is None


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel", "", None, 5])
def test_only_private_chats_are_heard(kind: object) -> None:
    assert read(message(text="x", chat={"id": -100, "type": kind})) is None


def test_another_bot_is_not_heard() -> None:
    assert read(message(text="x", **{"from": PERSON | {"is_bot": True}})) is None


@pytest.mark.parametrize("chat_id", [None, "5", True, 0, -5, 2**63, 1.5, [5]])
def test_a_chat_without_a_usable_id_is_not_heard(chat_id: object) -> None:
    assert read(message(text="x", chat={"id": chat_id, "type": "private"})) is None


@pytest.mark.parametrize("date", [None, 0, -1, "now", True, 10**30, 2**62])
def test_a_message_without_a_usable_date_was_sent_when_it_came(date: object) -> None:
    assert seen(message(text="x", date=date)).at == NOW


@pytest.mark.parametrize("person", [None, [], {"language_code": 5}])
def test_a_message_without_a_usable_sender_is_still_heard(person: object) -> None:
    inbound = seen(message(text="x", **{"from": person}))
    assert (inbound.address, inbound.language) == (str(ANN), "")


def test_taking_updates_does_not_load_the_client_library() -> None:
    program = (
        "import sys; from handlers.telegram import extract, limits, webhook;"
        "sys.exit(int('aiogram' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
