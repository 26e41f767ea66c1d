"""Logs carry ids and numbers, and never what a person wrote."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot import log


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log.set_up(level="DEBUG", json=True, stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def read(stream: io.StringIO) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(stream.getvalue())
    return found


def test_known_fields_pass_and_words_are_dropped(lines: io.StringIO) -> None:
    structlog.get_logger("bot.turn").info("turn-done", turn=7, text="我胸口疼", person="kq2f")
    line = read(lines)
    assert (line["event"], line["turn"], line["person"], line["dropped"]) == (
        "turn-done",
        7,
        "kq2f",
        1,
    )
    assert "胸口" not in lines.getvalue()


def test_a_known_field_with_words_in_it_is_dropped(lines: io.StringIO) -> None:
    structlog.get_logger("bot.turn").info("turn-done", reason="my chest hurts")
    assert "chest" not in lines.getvalue()
    assert read(lines)["dropped"] == 1


def test_our_sentences_show_ids_and_hide_words(lines: io.StringIO) -> None:
    logging.getLogger("bot.sender").warning("row %d went wrong: %s (%s)", 5, "OSError", "张三 said")
    assert read(lines)["event"] == "row 5 went wrong: OSError (…)"


def test_other_peoples_loggers_tell_only_who_and_where(lines: io.StringIO) -> None:
    logging.getLogger("aiohttp.web").error("Error handling request /x?token=%s", "secret")
    line = read(lines)
    assert (line["logger"], "event" in line) == ("aiohttp.web", False)
    assert line["place"].startswith("test_log:")
    assert "secret" not in lines.getvalue()


def test_an_exception_is_told_by_its_type_and_place(lines: io.StringIO) -> None:
    try:
        raise ValueError("private words")
    except ValueError:
        logging.getLogger("bot.turn").exception("turn %s failed", 9)
    line = read(lines)
    assert (line["event"], line["error"]) == ("turn 9 failed", "ValueError")
    assert line["where"].startswith("test_log.py:")
    assert "private" not in lines.getvalue()
