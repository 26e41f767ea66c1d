"""What a browser may say, and what becomes of everything else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Kind
from bot.store.history import Line
from handlers.webchat import frames

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def said(**values: object) -> frames.Said:
    frame = frames.read(json.dumps({"kind": "text", "id": "a1", "text": "咳嗽", **values}))
    assert isinstance(frame, frames.Said)
    return frame


def test_a_text_becomes_a_message_with_the_browsers_own_id() -> None:
    message = frames.inbound(said(lang="en"), address="ad", now=NOON)
    assert (message.channel, message.message_id, message.kind) == ("web", "ad:a1", Kind.TEXT)
    assert (message.text, message.language, message.received) == ("咳嗽", "en", NOON)


def test_a_message_that_waited_keeps_the_time_it_was_written() -> None:
    message = frames.inbound(said(age=90_000), address="ad", now=NOON)
    assert (message.at, message.received) == (NOON - timedelta(seconds=90), NOON)


@pytest.mark.parametrize("age", [-5, "7", None, True, 1e300, 2**60])
def test_an_impossible_age_counts_as_none(age: object) -> None:
    assert said(age=age).age == timedelta(0)


def test_half_an_emoji_and_control_characters_are_taken_out_of_a_text() -> None:
    assert said(text="a\ud83d\x00b😀").text == "ab😀"


def test_a_text_over_the_limit_is_refused_with_its_id() -> None:
    with pytest.raises(frames.Refused) as caught:
        said(text="长" * (frames.MOST_TEXT + 1))
    assert (caught.value.why, caught.value.id) == ("long", "a1")


def test_the_longest_text_fits_into_a_frame_however_it_is_escaped() -> None:
    raw = json.dumps({"kind": "text", "id": "a" * 64, "text": "😀" * frames.MOST_TEXT})
    assert len(raw) < frames.MOST_FRAME
    assert isinstance(frames.read(raw), frames.Said)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "null",
        "[" * 100_000,
        '"text"',
        "{}",
        '{"kind":["text"]}',
        '{"kind":{"a":1}}',
        '{"kind":"text","id":7,"text":"a"}',
        '{"kind":"text","id":"a/b","text":"a"}',
        '{"kind":"text","id":"a","text":"  "}',
        '{"kind":"text","id":"a","text":{"a":"b"}}',
        '{"kind":"tap","id":"a","code":"a b"}',
        '{"kind":"event","id":"a","text":"case.closed"}',
        '{"kind":"gone","id":"a"}',
    ],
)
def test_what_is_not_a_frame_is_refused(raw: str) -> None:
    with pytest.raises(frames.Refused):
        frames.read(raw)


@given(st.text() | st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text()
    | st.sampled_from(["kind", "text", "hello", "seen", "rows"]),
    lambda inner: st.lists(inner)
    | st.dictionaries(st.sampled_from(["kind", "id", "text", "code", "rows", "row", "age"]), inner),
).map(json.dumps))  # fmt: skip
def test_no_frame_raises_anything_but_refused(raw: str) -> None:
    try:
        frames.read(raw)
    except frames.Refused:
        return


def test_numbers_too_large_for_the_database_count_as_nothing() -> None:
    assert frames.read('{"kind":"hello","row":1e999,"own":-1}') == frames.Hello(0, 0)
    assert frames.read(f'{{"kind":"seen","rows":[{10**30},3,"4"]}}') == frames.Seen((3,))


def test_a_deep_link_is_only_a_word() -> None:
    assert said(kind="start", text="doc-17").text == "doc-17"
    assert said(kind="start", text="<script>").text == ""


def test_only_stored_files_get_an_address() -> None:
    photo = ["image", "12", "image/jpeg", 9, "a.jpg", True]
    elsewhere = ["image", "AgACAg", "image/jpeg", 9, "", False]
    line = Line(NOON, {"text": "", "media": [photo, elsewhere]}, own=4, message_id="ad:x")
    assert frames.line(line)["files"] == [
        {"kind": "image", "url": "/chat/media/12", "name": "a.jpg"}
    ]
