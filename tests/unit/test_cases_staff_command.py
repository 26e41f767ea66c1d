"""The staff commands as an operator types them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

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


def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", "--json").stdout)
    return found


def test_adding_someone_prints_a_password_that_must_be_changed(database: str) -> None:
    done = run(*LI)
    assert done.exit_code == 0 and "login     li\npassword  " in done.stdout
    assert "first login" in done.stderr
    (listed,) = json.loads(run("list", "--json").stdout)
    assert listed == {
        "login": "li",
        "name": "李敏",
        "role": "doctor",
        "also": [],
        "departments": [],
        "title": "主治医师",
        "licence": "110",
        "capacity": 3,
        "active": True,
        "shifts": "",
        "days": {},
    }


def test_a_login_that_is_taken_is_refused_in_a_sentence(database: str) -> None:
    run(*LI)
    again = run(*LI)
    assert again.exit_code == 1 and "'Li' is taken" in again.stderr


def test_a_missing_licence_is_pointed_out(database: str) -> None:
    done = run("add", "qi", "--name", "齐护士", "--role", "nurse")
    assert done.exit_code == 0 and "--licence" in done.stderr


def test_the_service_desk_is_not_asked_for_a_licence(database: str) -> None:
    done = run("add", "zhao", "--name", "赵蕾", "--role", "desk", "--also", "supervisor")
    assert done.exit_code == 0 and "--licence" not in done.stderr


def test_further_roles_departments_and_capacity_are_kept_and_changed(database: str) -> None:
    more = ("--also", "paediatric", "--also", "tcm", "--department", "07", "--department", "03.01")
    assert run(*LI, *more, "--capacity", "5").exit_code == 0
    assert run("change", "LI", "--also", "nurse", "--title", "主任医师").exit_code == 0
    (listed,) = rows()
    assert (listed["also"], listed["departments"]) == (["nurse"], ["07", "03.01"])
    assert (listed["capacity"], listed["title"], listed["role"]) == (5, "主任医师", "doctor")
    assert "nurse" in run("list").stdout


def test_a_licence_may_be_given_later(database: str) -> None:
    run("add", "qi", "--name", "齐护士", "--role", "nurse")
    assert "online as nurse" in run("change", "qi", "--title", "护师").stderr
    assert run("change", "qi", "--licence", "220").stderr == ""
    assert rows()[0]["licence"] == "220"


def test_weekly_shifts_and_single_days_are_listed(database: str) -> None:
    run(*LI)
    week = run("shift", "li", "mon-fri 08:00-12:00,14:00-18:00; sat 20:00-02:00")
    assert week.stdout == "li works mon-fri 08:00-12:00,14:00-18:00; sat 20:00-02:00.\n"
    assert "not at all" in run("day-off", "li", "2026-12-01").stdout
    assert run("day", "li", "2026-12-24", "09:00-11:00").exit_code == 0
    listed = rows()[0]
    assert listed["shifts"] == "mon-fri 08:00-12:00,14:00-18:00; sat 20:00-02:00"
    assert listed["days"] == {"2026-12-01": "off", "2026-12-24": "09:00-11:00"}
    assert "2026-12-01" in run("list").stdout


def test_shifts_and_days_can_be_taken_back(database: str) -> None:
    run(*LI)
    run("shift", "li", "mon 08:00-12:00")
    run("day-off", "li", "2026-12-01")
    assert "as every week" in run("day", "li", "2026-12-01", "usual").stdout
    assert "at any time" in run("shift", "li", "usual").stdout
    assert (rows()[0]["shifts"], rows()[0]["days"]) == ("", {})


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("add", "x", "--name", "x", "--role", "wizard"), "'wizard' is not among doctor"),
        (("add", "x", "--name", "x", "--also", "wizard"), "'wizard' is not among doctor"),
        (("add", "x", "--name", "x", "--department", "7"), "'7' is no code of a department"),
        (("add", "x", "--name", "x", "--capacity", "0"), "0 is not in the range"),
        (("change", "li"), "Say what is to be changed"),
        (("shift", "li", "mo-fr 08:00-12:00"), "'mo' is no day"),
        (("shift", "li", "mon 8-12"), "Give hours like 'mon-fri 08:00-12:00"),
        (("day-off", "li", "tomorrow"), "'tomorrow' is no day like 2026-12-01"),
        (("day", "li", "2026-12-01", "never"), "Give hours, 'off' or 'usual'"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason_and_changes_nothing(
    database: str, words: tuple[str, ...], reason: str
) -> None:
    run(*LI)
    before = rows()
    done = run(*words)
    assert done.exit_code == 2 and reason in " ".join(done.stderr.split())
    assert rows() == before


def test_disabled_staff_are_listed_as_such_and_get_no_new_password(database: str) -> None:
    run(*LI)
    assert run("password", "li").exit_code == 0
    assert run("disable", "LI").exit_code == 0
    assert json.loads(run("list", "--json").stdout)[0]["active"] is False
    assert "no" in run("list").stdout
    assert run("password", "li").exit_code == 1


def test_an_unknown_login_is_told_in_a_sentence(database: str) -> None:
    week, day = "mon 08:00-12:00", "2026-12-01"
    for words in (("disable",), ("password",), ("shift", week), ("day-off", day), ("change",)):
        last = ("--title", "x") if words == ("change",) else ()
        done = run(words[0], "wer", *words[1:], *last)
        assert done.exit_code == 1 and "'wer'" in done.stderr


def test_a_database_without_tables_is_told_in_a_sentence(settings: str) -> None:
    done = run(*LI)
    assert done.exit_code == 1 and "qianmen migrate" in done.stderr


def test_a_code_for_a_chat_is_given_where_the_site_allows_it(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*LI)
    refused = run("code", "li")
    assert refused.exit_code == 1 and "QIANMEN_STAFF_TELEGRAM=1" in refused.stderr
    monkeypatch.setenv("QIANMEN_STAFF_TELEGRAM", "1")
    given = run("code", "LI")
    assert given.exit_code == 0 and given.stdout.startswith("/start staff-")
    assert "15 minutes" in given.stderr
    assert run("unbind", "li").stdout == "li had no chat bound.\n"
    assert run("code", "nobody").exit_code == 1


def test_nobody_is_without_a_name(database: str) -> None:
    for words in (("add", "wu", "--name", " "), ("change", "li", "--name", "")):
        done = run(*words)
        assert done.exit_code == 2 and "cannot be empty" in done.stderr
    assert rows() == []
