"""The staff commands as an operator types them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.staff import group
from bot.store import migrate

LI = ("add", "Li", "--name", "李敏", "--title", "主治医师", "--licence", "110")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Points the commands at a database of this test; returns its URL."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'q.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QIANMEN_DATABASE_URL", url)
    monkeypatch.setenv("QIANMEN_SECRET_KEY", "for this test only")
    return url


@pytest.fixture
def database(settings: str) -> str:
    asyncio.run(migrate.upgrade(settings))
    return settings


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


def test_adding_someone_prints_a_password_that_must_be_changed(database: str) -> None:
    done = run(*LI)
    assert done.exit_code == 0 and "login     li\npassword  " in done.stdout
    assert "first login" in done.stderr
    (listed,) = json.loads(run("list", "--json").stdout)
    assert listed == {
        "login": "li",
        "name": "李敏",
        "role": "doctor",
        "title": "主治医师",
        "licence": "110",
        "active": True,
    }


def test_a_login_that_is_taken_is_refused_in_a_sentence(database: str) -> None:
    run(*LI)
    again = run(*LI)
    assert again.exit_code == 1 and "'Li' is taken" in again.stderr


def test_a_missing_licence_is_pointed_out(database: str) -> None:
    done = run("add", "qi", "--name", "齐护士", "--role", "nurse")
    assert done.exit_code == 0 and "--licence" in done.stderr


def test_disabled_staff_are_listed_as_such_and_get_no_new_password(database: str) -> None:
    run(*LI)
    assert run("password", "li").exit_code == 0
    assert run("disable", "LI").exit_code == 0
    assert json.loads(run("list", "--json").stdout)[0]["active"] is False
    assert "no" in run("list").stdout
    assert run("password", "li").exit_code == 1


def test_an_unknown_login_is_told_in_a_sentence(database: str) -> None:
    for command in ("disable", "password"):
        done = run(command, "wer")
        assert done.exit_code == 1 and "'wer'" in done.stderr


def test_a_database_without_tables_is_told_in_a_sentence(settings: str) -> None:
    done = run(*LI)
    assert done.exit_code == 1 and "qianmen migrate" in done.stderr
