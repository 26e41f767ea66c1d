"""What is read from presses, edits, blocks and updates of any other kind."""

from __future__ import annotations

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

# fmt: off
OTHER_KINDS = [
    "channel_post", "edited_channel_post", "business_connection", "business_message",
    "inline_query", "edited_business_message", "deleted_business_messages", "message_reaction",
    "message_reaction_count", "chosen_inline_result", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "chat_member", "chat_join_request",
    "chat_boost", "removed_chat_boost", "managed_bot", "guest_message", "subscription",
    "of_the_future",
]
# fmt: on
# fmt: off
FIELD_NAMES = [
    "update_id", "message", "callback_query", "edited_message", "my_chat_member", "chat", "from",
    "id", "type", "date", "text", "caption", "photo", "voice", "document", "audio", "video",
    "location", "venue", "contact", "data", "message_id", "phone_number", "latitude",
    "longitude", "file_id", "new_chat_member", "status", "is_bot", "language_code", "mime_type",
    "file_name", "title", "address", "pinned_message", "edit_date",
]
# fmt: on


def message(**content: Any) -> dict[str, Any]:
    body = {"message_id": 7, "from": PERSON, "chat": CHAT, "date": SENT} | content
    return {"update_id": 900, "message": body}


def read(update: object) -> Inbound | None:
    return extract(update, received=NOW)


def seen(update: object) -> Inbound:
    inbound = read(update)
    assert inbound is not None
    return inbound


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


@pytest.mark.parametrize("kind", OTHER_KINDS)
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


NAMES = st.sampled_from(FIELD_NAMES)
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
