"""The season commands as an operator types them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli.season import group
from bot.store import migrate


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Points the commands at a migrated database of this test."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'q.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QIANMEN_DATABASE_URL", url)
    monkeypatch.setenv("QIANMEN_SECRET_KEY", "for this test only")
    asyncio.run(migrate.upgrade(url))
    return url


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


def row() -> dict[str, Any]:
    return dict(json.loads(run("list", "--json").stdout)[0])


@pytest.mark.usefixtures("database")
def test_a_season_is_switched_on_off_and_back_to_its_dates() -> None:
    assert "winter is on." in run("on").stdout and row()["switched"] == "on"
    assert "winter is off." in run("off", "winter").stdout and row()["on"] is False
    assert run("auto").exit_code == 0 and row()["switched"] == ""
    assert "by its dates" in run("list").stdout
    assert "330100" in run("show").stdout


@pytest.mark.usefixtures("database")
def test_the_situation_is_said_with_its_source_and_day() -> None:
    assert "is shown" in run("situation", "流感上升", "--source", "市疾控").stdout
    assert (row()["situation"], row()["shown"]) == ("流感上升", True)
    old = run("situation", "流感上升", "--source", "市疾控", "--date", "2026-01-01")
    assert "is not shown" in old.stdout and row()["shown"] is False
    assert run("situation", "").exit_code == 0 and row()["situation"] == ""
    assert "source" in run("situation", "流感上升").stderr
    assert "still to come" in run("situation", "x", "--source", "y", "--date", "2999-01-01").stderr
    assert run("situation", "x", "--source", "y", "--date", "soon").exit_code == 2


@pytest.mark.usefixtures("database")
def test_a_season_is_changed_and_a_new_one_added() -> None:
    assert run("set", "winter", "--from", "10-15", "--pathogen", "covid").exit_code == 0
    assert (row()["starts"], row()["pathogens"]) == ("10-15", ["covid"])
    new = ("set", "spring", "--from", "02-01", "--to", "05-01", "--region", "330100")
    assert "pathogens" in run(*new).stderr
    assert run(*new, "--pathogen", "adv").exit_code == 0
    assert len(json.loads(run("list", "--json").stdout)) == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("set", "winter"), "Say what is to be changed"),
        (("set", "winter", "--pathogen", "plague"), "'plague' is none of pathogens"),
        (("set", "winter", "--article", "x"), "none of articles"),
        (("set", "winter", "--region", "110000"), "none of region"),
        (("set", "winter", "--from", "13-01"), "starts"),
        (("on", "summer"), "no one season 'summer'"),
    ],
)
@pytest.mark.usefixtures("database")
def test_what_cannot_be_done_is_said(words: tuple[str, ...], reason: str) -> None:
    done = run(*words)
    assert done.exit_code != 0 and reason in done.stderr
