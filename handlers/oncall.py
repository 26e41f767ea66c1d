"""Rings whoever is on call: a POST to an address of the site, which sends an SMS or calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

PATIENCE = ClientTimeout(total=10)


async def ring(url: str, secret: str, body: Mapping[str, Any]) -> str:
    """Empty when the address took it; else what went wrong, as a word for the log."""
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    try:
        async with (
            ClientSession(timeout=PATIENCE) as session,
            session.post(url, json=dict(body), headers=headers, allow_redirects=False) as answer,
        ):
            return "" if answer.status < 300 else f"status {answer.status}"
    except (ClientError, OSError, TimeoutError) as error:
        return type(error).__name__
