"""What is read from raw Telegram updates, the odd ones most of all."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Inbound, Kind
from handlers.telegram.extract import ALLOWED, callback_id, extract

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
    assert seen(message(location=place, venue=venue)).text == "东方医院 即墨路"


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


def press(**changes: Any) -> dict[str, Any]:
    query = {
        "id": "4000000000000000001",
        "from": PERSON,
        "chat_instance": "1",
        "data": "c:1",
        "message": {"message_id": 41, "chat": CHAT, "date": SENT, "text": "?"},
    }
    return {"update_id": 901, "callback_query": query | changes}


def test_a_press_names_its_code_its_message_and_the_moment_it_came() -> None:
    inbound = seen(press())
    assert (inbound.kind, inbound.code, inbound.origin) == (Kind.TAP, "c:1", "41")
    assert (inbound.address, inbound.at, inbound.language) == (str(ANN), NOW, "zh-hans")


def test_a_press_below_an_inaccessible_message_is_heard() -> None:
    inbound = seen(press(message={"message_id": 41, "chat": CHAT, "date": 0}))
    assert (inbound.code, inbound.origin) == ("c:1", "41")


@pytest.mark.parametrize("below", [None, {}, [], 5])
def test_a_press_without_a_message_is_heard(below: object) -> None:
    inbound = seen(press(message=below))
    assert (inbound.address, inbound.code, inbound.origin) == (str(ANN), "c:1", "")


@pytest.mark.parametrize(
    ("data", "code"), [(None, ""), (5, ""), ("\x00", ""), ("é" * 99, "é" * 64), ("-", "-")]
)
def test_any_code_may_be_forged(data: object, code: str) -> None:
    assert seen(press(data=data)).code == code


def test_a_press_in_a_group_is_not_heard_but_can_be_answered() -> None:
    update = press(message={"message_id": 1, "chat": {"id": -5, "type": "group"}})
    assert read(update) is None
    assert callback_id(update) == "4000000000000000001"


@pytest.mark.parametrize("query_id", [None, 5, "", "x" * 65, "é", ["1"]])
def test_a_press_with_an_unusable_id_is_not_answered(query_id: object) -> None:
    assert callback_id(press(id=query_id)) == ""


def test_an_edit_brings_the_new_words_and_names_the_message() -> None:
    body = message(text="38.5 度", edit_date=SENT + 60)["message"]
    inbound = seen({"update_id": 902, "edited_message": body})
    assert (inbound.kind, inbound.text, inbound.origin) == (Kind.EDIT, "38.5 度", "7")
    assert inbound.at == datetime.fromtimestamp(SENT + 60, UTC)


def test_a_live_place_that_moves_says_nothing() -> None:
    body = message(location={"latitude": 1, "longitude": 1})["message"]
    assert read({"update_id": 902, "edited_message": body}) is None


@pytest.mark.parametrize(
    ("status", "kind"), [("kicked", Kind.GONE), ("member", Kind.BACK), ("restricted", None)]
)
def test_blocking_and_coming_back_are_told(status: str, kind: Kind | None) -> None:
    change = {"chat": CHAT, "from": PERSON, "date": SENT, "new_chat_member": {"status": status}}
    inbound = read({"update_id": 903, "my_chat_member": change})
    assert (inbound.kind if inbound else None) == kind


@pytest.mark.parametrize(
    "kind",
    [
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "inline_query",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "chosen_inline_result",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "guest_message",
        "subscription",
        "of_the_future",
    ],
)
def test_other_kinds_of_updates_are_not_for_us(kind: str) -> None:
    body = message(text="x")["message"]
    assert read({"update_id": 904, kind: body}) is None


@pytest.mark.parametrize("update_id", [None, "900", True, -1, 2**63, 1.0])
def test_an_update_without_a_usable_number_is_dropped(update_id: object) -> None:
    assert read(message(text="x") | {"update_id": update_id}) is None


@pytest.mark.parametrize("update", [None, [], "x", 5, {}, {"update_id": 1}, [message(text="x")]])
def test_what_is_no_update_is_dropped(update: object) -> None:
    assert read(update) is None
    assert callback_id(update) == ""


NAMES = st.sampled_from(
    [
        "update_id",
        "message",
        "callback_query",
        "edited_message",
        "my_chat_member",
        "chat",
        "from",
        "id",
        "type",
        "date",
        "text",
        "caption",
        "photo",
        "voice",
        "document",
        "audio",
        "video",
        "location",
        "venue",
        "contact",
        "data",
        "message_id",
        "phone_number",
        "latitude",
        "longitude",
        "file_id",
        "new_chat_member",
        "status",
        "is_bot",
        "language_code",
        "mime_type",
        "file_name",
        "title",
        "address",
        "pinned_message",
        "edit_date",
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["private", "kicked", "/start", "／menu x"])
)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner), max_leaves=20
)
FIELDS = st.dictionaries(NAMES, JSON, max_size=6)


@given(FIELDS, st.sampled_from(ALLOWED), JSON)
def test_no_update_is_odd_enough_to_break_the_reading(
    fields: dict[str, Any], kind: str, whole: object
) -> None:
    near = {"chat": CHAT, "from": PERSON, "date": SENT} | fields
    for update in (whole, {"update_id": 1, kind: near}, {"update_id": 1, kind: whole}):
        inbound = read(update)
        callback_id(update)
        if inbound is not None:
            assert inbound.address.isdigit()
            (inbound.text + inbound.code + inbound.language).encode()
            assert "\x00" not in inbound.text + inbound.code


def test_taking_updates_does_not_load_the_client_library() -> None:
    program = (
        "import sys, handlers.telegram.extract, handlers.telegram.webhook;"
        "sys.exit(int('aiogram' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
