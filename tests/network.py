"""Keeps the test process on this machine: any way out is refused, and remembered for the report."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import sys
from functools import cache
from typing import Any

import certifi
import pytest

LOCAL_NAMES = {"", "localhost"}
LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname"}
SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class LeftLoopback(OSError):
    """A test, or what it tests, tried to reach another machine.

    Libraries clean up after an OSError as after any broken connection.
    """


def confine() -> list[str]:
    """Refuse from now on, for the life of the process; returns the list that attempts are put on.

    An audit hook sees every socket of the interpreter, whichever library opened it. Other
    processes are not seen: a browser must be started with its name look-ups switched off.
    """
    attempts: list[str] = []

    def watch(event: str, args: tuple[Any, ...]) -> None:
        place = _way_out(event, args)
        if place is not None:
            attempts.append(f"{event} {place}")
            raise LeftLoopback(attempts[-1])

    sys.addaudithook(watch)
    return attempts


def share_authorities() -> None:
    """From now on the authorities that bots trust are read once; it takes a tenth of a second."""
    make = cache(ssl.create_default_context)

    def shared(*purpose: Any, **more: Any) -> ssl.SSLContext:
        same = not purpose and more == {"cafile": certifi.where()}
        return make(**more) if same else make.__wrapped__(*purpose, **more)

    pytest.MonkeyPatch().setattr(ssl, "create_default_context", shared)


def _way_out(event: str, args: tuple[Any, ...]) -> str | None:
    """Where the event leads when that is another machine, else None."""
    if event in LOOKUPS:
        return None if _is_address(args[0]) or _is_local(args[0]) else str(args[0])
    if event in SENDS and args[0].family in (socket.AF_INET, socket.AF_INET6):
        # Without an address the datagram goes where the socket was already connected.
        return None if args[1] is None or _is_local(args[1][0]) else str(args[1][0])
    return None


def _text(host: str | bytes | None) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host or ""


def _is_address(host: str | bytes | None) -> bool:
    try:
        return bool(ipaddress.ip_address(_text(host)))
    except ValueError:
        return False


def _is_local(host: str | bytes | None) -> bool:
    text = _text(host)
    return text in LOCAL_NAMES or (_is_address(text) and ipaddress.ip_address(text).is_loopback)
