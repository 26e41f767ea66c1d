"""Writes logs as JSON or console lines; only ids, numbers and known fields get through."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

import structlog

# The only fields a line may have. Words, names, phone numbers and query strings have none.
# fmt: off
KNOWN = frozenset([
    "account", "action", "attempt", "attempts", "batch", "bell", "bytes", "case", "channel",
    "command", "count", "database", "dropped", "duplicate", "effect", "error", "event", "flow",
    "host", "inbox", "key", "kind", "lag", "level", "logger", "media", "method", "migration",
    "missing", "mode", "outbox", "path", "person", "place", "port", "process", "queue", "reason",
    "result", "retry_after", "rows", "rule", "seconds", "size", "socket", "staff", "state",
    "status", "step", "timer", "timestamp", "topic", "turn", "verdict", "version", "way", "where",
])
# fmt: on
PLAIN = re.compile(r"[A-Za-z0-9_.:@/+-]{1,80}")  # an id, a code, a name of our own
OURS = ("bot", "flows", "handlers", "tools", "__main__")
Event = MutableMapping[str, Any]


def set_up(*, level: str = "INFO", json: bool = False, stream: TextIO | None = None) -> None:
    """Send the standard logging and structlog to *stream* (default: standard error).

    *json* gives one JSON object a line, for collectors; otherwise lines for a terminal.
    """
    render: Any = structlog.processors.JSONRenderer() if json else _line
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[_of_record, only_known, render], pass_foreign_args=True
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("aiogram.event", "aiohttp.access", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def only_known(logger: object, method: str, event: Event) -> Event:
    """Drop every field that is not known or whose value is more than an id or a number."""
    kept = {name: value for name, value in event.items() if name in KNOWN and _plain(name, value)}
    lost = len(event) - len(kept)
    return {**kept, "dropped": lost} if lost else kept


def masked(template: str, args: object) -> str:
    """A log sentence of ours with its values filled in, each that is no id or number hidden."""
    values = args if isinstance(args, tuple) else (args,) if args else ()
    if isinstance(args, Mapping):
        return template
    if not values:
        return template
    try:
        return template % tuple(v if _number(v) or _code(v) else _Hidden() for v in values)
    except (TypeError, ValueError):
        return template


class _Hidden(str):
    """What stands where a value was hidden."""

    __slots__ = ()

    def __new__(cls) -> _Hidden:
        return super().__new__(cls, "…")


def _of_record(logger: object, method: str, event: Event) -> Event:
    """The fields of one line: our own loggers' sentence; of others only who spoke and where."""
    record: logging.LogRecord = event["_record"]
    foreign = not record.name.split(".")[0].startswith(OURS)
    fields: dict[str, Any] = {
        "timestamp": logging.Formatter().formatTime(record, "%Y-%m-%dT%H:%M:%S"),
        "level": record.levelname.lower(),
        "logger": record.name,
    }
    if event.get("_from_structlog"):
        fields |= {k: v for k, v in event.items() if not k.startswith("_") and k not in fields}
    elif not foreign:
        fields["event"] = masked(str(record.msg), event.get("positional_args") or record.args)
    else:
        fields["place"] = f"{record.module}:{record.lineno}"
    return fields | _fault(fields.pop("exc_info", None) or event.get("exc_info"))


def _fault(raised: object) -> dict[str, Any]:
    """An exception as its type and where it was raised; its message may hold words."""
    if raised is True:
        raised = sys.exc_info()
    error = raised[1] if isinstance(raised, tuple) else raised
    if not isinstance(error, BaseException):
        return {}
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in reversed(frames))
    return {"error": type(error).__name__, "where": where}


def _plain(name: str, value: object) -> bool:
    if name in ("event", "where", "timestamp"):  # made here or written in our source
        return isinstance(value, str)
    return value is None or _number(value) or _code(value)


def _number(value: object) -> bool:
    return isinstance(value, int | float)


def _code(value: object) -> bool:
    return isinstance(value, str) and PLAIN.fullmatch(value) is not None


def _line(logger: object, method: str, event: Event) -> str:
    """One line for a terminal."""
    head = f"{event.pop('timestamp', '')} {event.pop('level', ''):<8}"
    said = f"{event.pop('logger', '')}: {event.pop('event', '')}".rstrip()
    return " ".join([head, said, *(f"{name}={value}" for name, value in event.items())])
