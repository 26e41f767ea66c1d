"""A notice to a channel that takes everything: who was reached how often, and how fast."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.messages import Outbound
from bot.rehearsal.nowhere import ARRIVAL, Nowhere
from bot.rehearsal.stage import people
from bot.store.engines import postgres_engine
from bot.store.session import Store

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bot", "rehearse", "notices", "--channel", "null"]
KEYS = ["reached", "doubled", "lost", "unknown"]
MEASURED = ["recipients_per_s", "list_s", "memory_growth_mb", "resume_s", "replaced_s"]


def command(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    given = os.environ | {"QIANMEN_DATABASE_URL": url}
    return subprocess.run(
        [*COMMAND, *words], cwd=ROOT, env=given, capture_output=True, text=True, check=False
    )


@pytest.mark.timeout(400)
async def test_everybody_is_reached_once_by_two_workers_of_which_one_is_killed(
    postgres_url: str,
) -> None:
    done = command(postgres_url, "--recipients", "400", "--workers", "2", "--kill", "1", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert list(found) == [*KEYS, *MEASURED]
    assert (found["doubled"], found["lost"]) == (0, 0)
    assert 400 - found["unknown"] <= found["reached"] <= 400
    assert found["recipients_per_s"] > 0
    assert 0 <= found["resume_s"] <= found["replaced_s"]
    assert "was killed" in done.stderr
    engine = postgres_engine(postgres_url)
    async with engine.connect() as connection:
        left = text("SELECT count(*) FROM pg_database WHERE datname LIKE 'qianmen_rehearsal%'")
        assert (await connection.execute(left)).scalar_one() == 0
    await engine.dispose()


def test_a_sqlite_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    done = command(f"sqlite:///{tmp_path / 'none.db'}", "--recipients", "20")
    assert done.returncode != 0
    assert "PostgreSQL" in done.stderr
    assert "QIANMEN_DATABASE_URL" in done.stderr
    assert not (tmp_path / "none.db").exists()


async def test_people_are_made_on_both_databases(store: Store) -> None:
    chats = await people(store, 30)
    query = text("SELECT address, elder FROM account JOIN person ON person.id = person_id")
    rows = await store.read(lambda conn: conn.execute(query).all())
    assert sorted(int(address) for address, _ in rows) == list(chats)
    assert sum(bool(elder) for _, elder in rows) in (4, 5)
    count = text("SELECT count(*) FROM person WHERE notices AND consent = '1' AND NOT staff")
    assert await store.read(lambda conn: conn.execute(count).scalar_one()) == 30


async def test_who_was_reached_is_in_a_file_at_once_so_that_it_outlives_a_kill(
    tmp_path: Path,
) -> None:
    channel = Nowhere(tmp_path)
    for address in ("700000001", "700000002"):
        await channel.send(address, Outbound(text="x"), key=address)
    whole = (tmp_path / str(os.getpid())).read_bytes()
    assert [chat for chat, _ in ARRIVAL.iter_unpack(whole)] == [700000001, 700000002]
    await channel.close()
