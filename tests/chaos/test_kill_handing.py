"""A process is killed before and after each commit of a transfer, a takeover, a reopening, and of a
callback's booking and its time.

The act is then done again, as whoever got no answer does, until it comes to its end. In between
everything is as before or as afterwards, never half; at the end it happened once.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from bot.store.session import Store
from tests.chaos.crowd import a_database
from tests.chaos.proof_handing import PLAYS, Play, Scene, ended, scene_of, told_of, whole
from tests.chaos.servers import Death, Server, a_server
from tests.chaos.settings import common

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(400)]
MOST = 12  # commits of one act


async def killed_everywhere(server: Server, store: Store, scene: Scene, play: Play) -> None:
    """Die at each commit in turn, and look each time; then once more without a death."""
    env = told_of(scene, play)
    if play.act == "reopen":
        assert await server.lived(Death("never", 1), **ended(scene, play))
    looked = partial(whole, scene=scene, play=play)
    assert await store.write(looked) == 0
    deaths = 0
    for nth in range(1, MOST):
        if await server.lived(Death("before-commit", nth), **env):
            break  # it has no such commit: it came to its end
        before = await store.write(looked)
        assert not await server.lived(Death("after-commit", nth), **env)
        deaths += 2
        count = await store.write(looked)
        assert before <= count <= 1
    else:
        raise AssertionError("the act does not come to its end")
    count = await store.write(looked)
    assert deaths >= 2 and count == 1


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'chaos.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.act)
async def test_killed_at_any_commit_it_happens_wholly_and_once(
    url: str, play: Play, tmp_path: Path
) -> None:
    store = await a_database(url)
    try:
        scene = await store.write(scene_of)
        await store.write(lambda conn: play.prepare(conn, scene))
        env = common(url, capacity=None)
        program = "act"
        async with a_server(env, log=tmp_path / "log", program=program) as server:
            await killed_everywhere(server, store, scene, play)
    finally:
        await store.close()
