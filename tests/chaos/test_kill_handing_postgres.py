"""Two processes on one PostgreSQL do the same to a case at the same moment; one of them is killed.

A clinician presses again in a second window, a platform delivers to another server what the first
did not answer, two dispatchers look at one callback. Whichever commit the death comes before or
after, the other process gets the act to its end, and it happened wholly and once.
"""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.store.session import Store
from tests.chaos.crowd import a_database
from tests.chaos.proof_handing import (
    PLAYS,
    Play,
    Scene,
    ended,
    happened,
    scene_of,
    told_of,
    whole,
)
from tests.chaos.servers import Death, Server, two_servers
from tests.chaos.settings import common

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]
NEVER = Death("never", 1)
MOST = 4  # commits of one act
TRANSFER, TAKEOVER = PLAYS[:2]
assert (TRANSFER.act, TAKEOVER.act) == ("transfer", "takeover")


async def prepared(store: Store, steady: Server, play: Play, number: int) -> Scene:
    scene = await store.write(partial(scene_of, number=number))
    await store.write(lambda conn: play.prepare(conn, scene))
    if play.act == "reopen":
        assert await steady.lived(NEVER, **ended(scene, play))
    return scene


async def at_once(
    servers: tuple[Server, Server], acts: tuple[dict[str, str], ...], death: Death, gate: Path
) -> bool:
    """Both begin when the gate opens; whether the mortal one lived. The steady one always does."""
    steady, mortal = servers
    for server, how, env in zip((mortal, steady), (death, NEVER), acts, strict=True):
        await server.start(how, **env, ACT_GATE=str(gate))
    await asyncio.gather(mortal.ready(), steady.ready())
    gate.touch()
    lived, other = await asyncio.gather(mortal.ended(), steady.ended())
    assert other
    return lived


def which(conn: Connection, scene: Scene) -> list[Play]:
    """Of a transfer and a takeover those that happened."""
    return [play for play in (TRANSFER, TAKEOVER) if happened(conn, scene, play.event)]


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.act)
async def test_killed_beside_another_that_does_the_same_it_happens_wholly_and_once(
    postgres_url: str, play: Play, tmp_path: Path
) -> None:
    store, number, deaths = await a_database(postgres_url), count(), 0
    env, program = common(postgres_url, capacity=None), "act"
    try:
        async with two_servers(env, log=tmp_path / "log", program=program) as servers:
            for nth in range(1, MOST):
                died = 0
                for point in ("before-commit", "after-commit"):
                    scene = await prepared(store, servers[0], play, one := next(number))
                    looked = partial(whole, scene=scene, play=play)
                    assert await store.write(looked) == 0
                    both = (told_of(scene, play),) * 2
                    gate = tmp_path / f"gate{one}"
                    died += not await at_once(servers, both, Death(point, nth), gate)
                    if await store.write(looked) == 0:
                        # A row was in the hands of the dead: whoever looks again finds it.
                        assert await servers[0].lived(NEVER, **told_of(scene, play))
                        assert await store.write(looked) == 1
                deaths += died
                if not died:
                    break  # it has no such commit
    finally:
        await store.close()
    assert deaths >= 2


async def test_a_transfer_that_crosses_a_takeover_happens_or_does_not_whoever_dies(
    postgres_url: str, tmp_path: Path
) -> None:
    store, number, deaths = await a_database(postgres_url), count(), 0
    env, program = common(postgres_url, capacity=None), "act"
    try:
        async with two_servers(env, log=tmp_path / "log", program=program) as servers:
            for first, second in ((TRANSFER, TAKEOVER), (TAKEOVER, TRANSFER)):
                for point in ("before-commit", "after-commit", "never"):
                    scene = await prepared(store, servers[0], first, one := next(number))
                    acts = (told_of(scene, first), told_of(scene, second))
                    gate = tmp_path / f"gate{one}"
                    deaths += not await at_once(servers, acts, Death(point, 1), gate)
                    done = await store.read(partial(which, scene=scene))
                    assert len(done) == 1
                    assert await store.write(partial(whole, scene=scene, play=done[0])) == 1
    finally:
        await store.close()
    assert deaths >= 2
