"""No test leaves this machine: connections, datagrams and name look-ups are refused."""

from __future__ import annotations

import asyncio
import socket
import threading

import aiohttp
import pytest

from tests.network import LeftLoopback

# Reserved for documentation: no machine has this address or this name.
ADDRESS = "192.0.2.1"
NAME = "clinic.example"


def test_a_connection_to_another_machine_is_refused(ways_out: list[str]) -> None:
    with pytest.raises(LeftLoopback, match=ADDRESS):
        socket.create_connection((ADDRESS, 443))
    assert ways_out == [f"socket.connect {ADDRESS}"]
    ways_out.clear()


def test_a_name_of_another_machine_is_not_looked_up(ways_out: list[str]) -> None:
    with pytest.raises(LeftLoopback, match=NAME):
        socket.getaddrinfo(NAME, 443)
    ways_out.clear()


def test_a_datagram_to_another_machine_is_refused(ways_out: list[str]) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sender, pytest.raises(LeftLoopback):
        sender.sendto(b"hello", (ADDRESS, 53))
    ways_out.clear()


async def test_an_http_client_does_not_leave_either(ways_out: list[str]) -> None:
    async with aiohttp.ClientSession() as session:
        for host in (ADDRESS, NAME):
            with pytest.raises(aiohttp.ClientConnectionError):
                await session.get(f"http://{host}/")
    assert len(ways_out) == 2
    ways_out.clear()


def test_a_refusal_that_the_code_swallowed_is_remembered(ways_out: list[str]) -> None:
    thread = threading.Thread(target=_try_quietly)
    thread.start()
    thread.join()
    assert ways_out == [f"socket.connect {ADDRESS}"]
    ways_out.clear()


def _try_quietly() -> None:
    try:
        socket.create_connection((ADDRESS, 443))
    except LeftLoopback:
        return


async def test_the_loopback_is_open(ways_out: list[str]) -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        for host in ("127.0.0.1", "localhost"):
            _, writer = await asyncio.open_connection(host, port, family=socket.AF_INET)
            writer.close()
            await writer.wait_closed()
    assert ways_out == []
