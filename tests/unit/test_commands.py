"""Commands work from the shell, report as JSON, and fail with a sentence that names the setting."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.shell import ROOT, plain, run

README = (ROOT / "README.md").read_text("utf-8")


def test_help_lists_every_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        cwd=tmp_path,
        env=plain(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    named = re.findall(r"(?m)^\| `([a-z-]+)", README.split("## Connect")[0])
    assert {"serve", "talk", "route", "forecast", "hold"} <= set(named)
    for name in named:
        assert f"\n  {name}" in done.stdout


def test_a_hold_names_the_person_it_cannot_find(tmp_path: Path) -> None:
    run("migrate", cwd=tmp_path)
    done = run("hold", "nobody", "--reason", "A-1", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == "Error: nobody has the pseudonym nobody"


def test_migrating_makes_the_database_and_tells_where_it_stands(tmp_path: Path) -> None:
    done = run("migrate", "--json", cwd=tmp_path)
    said = json.loads(done.stdout)
    assert said["migration"] == said["head"] != ""
    assert (tmp_path / "var" / "qianmen.db").exists()


def test_a_wrong_setting_is_a_sentence_that_names_it(tmp_path: Path) -> None:
    done = run("migrate", cwd=tmp_path, QIANMEN_DATABASE_URL="mysql://nowhere")
    assert done.returncode == 1
    assert "QIANMEN_DATABASE_URL" in done.stderr and "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_a_sentence(tmp_path: Path) -> None:
    url = "postgresql+asyncpg://postgres@127.0.0.1:1/none"
    done = run("migrate", cwd=tmp_path, QIANMEN_DATABASE_URL=url)
    assert done.returncode == 1
    assert "QIANMEN_DATABASE_URL" in done.stderr and "Traceback" not in done.stderr


def test_a_worker_beside_sqlite_is_refused(tmp_path: Path) -> None:
    done = run("worker", cwd=tmp_path)
    assert done.returncode == 1
    assert "QIANMEN_DATABASE_URL" in done.stderr and "PostgreSQL" in done.stderr


def test_the_flows_of_this_release_have_no_fault(tmp_path: Path) -> None:
    done = run("check", "--json", cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_demo_staff_get_a_password_once_more_until_they_change_it(tmp_path: Path) -> None:
    first = json.loads(run("seed", "demo", "--json", cwd=tmp_path).stdout)
    again = json.loads(run("seed", "demo", "--json", cwd=tmp_path).stdout)
    assert first.keys() == again.keys() and "doctor" in first
    assert first["doctor"] != again["doctor"]


def test_a_talk_is_held_from_a_pipe_restarted_and_saved(tmp_path: Path) -> None:
    said = "I agree\n/restart\nI feel unwell\n/save me.talk\n/nonsense\n/quit\n"
    done = run("talk", "--as", "wechat", "--lang", "en", cwd=tmp_path, said=said)
    assert done.returncode == 0, done.stderr
    assert "1. Myself" in done.stdout and "there is no act 'nonsense'" in done.stdout
    saved = (tmp_path / "me.talk").read_text("utf-8")
    assert "! restart\n> I feel unwell\n< Who is unwell this time?\n" in saved


def test_a_moment_without_a_zone_is_refused(tmp_path: Path) -> None:
    done = run("talk", "--at", "2026-03-02T10:00", cwd=tmp_path)
    assert done.returncode == 1 and "zone" in done.stderr


def test_the_flows_are_drawn(tmp_path: Path) -> None:
    done = run("draw", "--out", "flows.md", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "```mermaid\nflowchart TD" in (tmp_path / "flows.md").read_text("utf-8")


def test_the_menu_below_a_wechat_chat_can_be_looked_at_first(tmp_path: Path) -> None:
    done = run("wechat-menu", "--dry", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert 1 <= len(json.loads(done.stdout)["button"]) <= 3


def test_setting_that_menu_without_an_account_names_what_is_missing(tmp_path: Path) -> None:
    done = run("wechat-menu", cwd=tmp_path)
    assert done.returncode == 1
    assert "QIANMEN_WECHAT_TOKEN is not set" in done.stderr
