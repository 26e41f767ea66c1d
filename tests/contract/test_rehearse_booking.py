"""Two hundred people want the last place: one gets it, all others see what else there is."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import text

from bot.rehearsal.booking import Told, Wish, play
from bot.store.engines import postgres_engine
from tests.shell import run

CROWD = 200
ONE = Told(booked=1, refused=CROWD - 1, shown=CROWD - 1, over_capacity=0, ledger_balanced=True)


async def test_of_200_from_two_processes_one_gets_the_last_place(postgres_url: str) -> None:
    assert await play(Wish(CROWD, 1, processes=2), postgres_url) == ONE
    engine = postgres_engine(postgres_url)
    async with engine.connect() as connection:
        left = text("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rehearsal%'")
        assert (await connection.execute(left)).scalar_one() == 0
        rows = text("SELECT (SELECT count(*) FROM slot) + (SELECT count(*) FROM person)")
        assert (await connection.execute(rows)).scalar_one() == 0
    await engine.dispose()


async def test_of_200_one_gets_the_last_place_on_sqlite() -> None:
    assert await play(Wish(CROWD, 1)) == ONE


async def test_doses_are_a_bound_as_well_as_places(postgres_url: str) -> None:
    found = await play(Wish(40, 30, doses=7), postgres_url)
    assert (found.booked, found.refused, found.ledger_balanced) == (7, 33, True)


def test_the_command_prints_what_operators_and_programs_read(tmp_path: Path) -> None:
    words = ["rehearse", "booking", "--people", "20", "--capacity", "5", "--json"]
    done = run(*words, QIANMEN_DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "booked": 5,
        "refused": 15,
        "over_capacity": 0,
        "ledger_balanced": True,
    }
    assert not (tmp_path / "none.db").exists()
