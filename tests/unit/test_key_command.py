"""The commands of keys: a secret is shown once, a name is given once, a revoked key is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.key import group


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    from bot.cli.database import migrate

    monkeypatch.setenv("QIANMEN_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/t.db")
    monkeypatch.setenv("QIANMEN_SECRET_KEY", "k" * 32)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(migrate, []).exit_code == 0

    def call(*words: str) -> Result:
        return runner.invoke(group, list(words))

    return call


def test_a_key_is_made_listed_and_revoked(run: object) -> None:
    assert callable(run)
    scopes = ["--scope", "slots", "--scope", "appointments", "--site", "vaccine:lake"]
    made = run("add", "lakeside", *scopes, "--json")
    assert made.exit_code == 0, made.output
    secret = json.loads(made.stdout)["secret"]
    assert len(secret) == 64
    listed = run("list", "--json")
    assert secret not in listed.stdout
    rows = json.loads(listed.stdout)
    assert rows[0]["scopes"] == ["appointments", "slots"] and rows[0]["revoked"] is None
    assert rows[0]["sites"] == ["vaccine:lake"]
    assert run("revoke", "lakeside").exit_code == 0
    assert "revoked" in run("list").stdout
    again = run("add", "lakeside", "--scope", "lab")
    assert again.exit_code == 1 and "never given again" in again.stderr
    assert run("revoke", "lakeside").exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "Lake Side", "--scope", "lab"), "small letters"),
        (("add", "lake", "--scope", "lab", "--site", "moon"), "no resource"),
        (("add", "lake", "--scope", "everything"), "Invalid value"),
        (("add", "lake"), "Missing option"),
    ],
)
def test_what_is_wrong_is_said(run: object, words: tuple[str, ...], said: str) -> None:
    assert callable(run)
    found = run(*words)
    assert found.exit_code != 0 and said in found.stderr
