"""What an operator types for a notice: edited, handed over, given back, settled, and every year."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from sqlalchemy import Connection, insert, select

from bot.cli import noticing
from bot.clinic.audit import AUDIT
from bot.clinic.notices import drafting, recurring
from bot.clinic.notices import notice as notices
from bot.clinic.notices.recipients import RECIPIENT
from bot.store.people import ACCOUNT
from tests.clinic import a_store, add_person
from tests.contract.notice_parts import ZONE
from tests.databases import migrated
from tests.unit.test_notice_command import DRAFT, begin, run

T = TypeVar("T")
OCTOBER = datetime(2027, 10, 16, 4, tzinfo=UTC)


class Ask(Protocol):
    """Does something in the commands' database."""

    def __call__(self, work: Callable[[Connection], T]) -> T: ...


@pytest.fixture(params=["sqlite", "postgresql"])
def ask(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """A database with three people on Telegram, which the commands find; asks and changes it."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'q.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    else:
        asyncio.run(migrated(url))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QIANMEN_DATABASE_URL", url)
    monkeypatch.setenv("QIANMEN_SECRET_KEY", "for this test only")
    monkeypatch.setenv("QIANMEN_TELEGRAM_TOKEN", "1:" + "A" * 35)
    monkeypatch.setenv("QIANMEN_TELEGRAM_MODE", "polling")
    noticing._parts.cache_clear()

    def asked(work: Callable[[Connection], T]) -> T:
        async def whole() -> T:
            async with a_store(url) as store:
                return await store.write(work)

        return asyncio.run(whole())

    asked(lambda conn: [add_person(conn, f"10{n}") for n in range(3)] and None)
    return asked


def told(*words: str, text: str | None = None) -> dict[str, object]:
    """What a command answers as JSON."""
    done = run(*words, "--json", text=text)
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.stdout))


def complaint(*words: str, text: str | None = None) -> str:
    done = run(*words, text=text)
    assert done.exit_code == 1, done.output
    return done.stderr


def tried() -> str:
    made = begin()
    assert run("test", made, "--to", "telegram:101").exit_code == 0
    return made


def audited(conn: Connection) -> list[tuple[str, str, str]]:
    found = select(AUDIT.c.action, AUDIT.c.actor, AUDIT.c.detail)
    rows = conn.execute(found.where(AUDIT.c.action.like("notice.%")).order_by(AUDIT.c.id))
    return [(row.action, row.actor, row.detail) for row in rows]


def test_an_edit_is_a_new_version_and_takes_the_approval_with_it(ask: Ask) -> None:
    made = tried()
    assert run("approve", made, "--by", "wang").exit_code == 0
    changed = json.dumps(DRAFT | {"name": "winter"})
    done = told("edit", made, "-", "--by", "li", text=changed)
    assert done == {"id": int(made), "state": "draft", "version": 2}
    assert "still a draft" in complaint("start", made)
    assert "winter" in run("list").stdout
    names = ask(lambda conn: [v.body["name"] for v in drafting.versions(conn, int(made))])
    assert names == ["winter", "autumn"]
    assert ("notice.edited", "li", "version:2") in ask(audited)
    assert "main menu" in complaint("edit", made, "-", text=json.dumps(DRAFT | {"flows": ["x"]}))
    assert "is missing" in complaint("edit", made, "-", text="{}")
    assert "no such notice" in complaint("edit", "77", "-", text=changed)
    run("cancel", made)
    assert "It was cancelled" in complaint("edit", made, "-", text=changed)


def test_it_is_handed_over_given_back_and_handed_over_again(ask: Ask) -> None:
    made = begin()
    assert "still a draft" in complaint("submit", made, "--by", "li")
    run("test", made, "--to", "telegram:101")
    assert told("submit", made, "--by", "li")["state"] == "testing"
    assert "second person" in run("submit", made, "--by", "li").stdout
    assert "--remark" in complaint("refuse", made, "--by", "wang", "--remark", "  ")
    done = told("refuse", made, "--by", "wang", "--remark", "Name the place.")
    assert done["state"] == "draft"
    found = ask(lambda conn: notices.get(conn, int(made)))
    assert found is not None and (found.remark, found.submitted_at) == ("Name the place.", None)
    again = ("refuse", made, "--by", "wang", "--remark", "Twice.")
    assert "look at it first" in complaint(*again)
    run("edit", made, "-", "--by", "li", text=json.dumps(DRAFT | {"name": "placed"}))
    run("test", made, "--to", "telegram:101")
    assert told("submit", made, "--by", "li")["state"] == "testing"
    assert "Another version" in complaint("approve", made, "--by", "wang", "--version", "1")
    assert told("approve", made, "--by", "wang", "--version", "2")["state"] == "approved"
    actions = [action for action, *_ in ask(audited)]
    assert actions.count("notice.submitted") == 3 and actions.count("notice.refused") == 1


def unknown(conn: Connection) -> None:
    """Nobody knows whether the first two got it; the third failed."""
    accounts = conn.execute(select(ACCOUNT.c.id, ACCOUNT.c.person_id).order_by(ACCOUNT.c.id)).all()
    notice_id = conn.execute(select(notices.NOTICE.c.id)).scalar_one()
    for n, account in enumerate(accounts):
        row = {"notice_id": notice_id, "account_id": account.id, "person_id": account.person_id}
        row |= {"channel": "telegram", "zone": ZONE, "way": "push", "attempts": 1, "owner": ""}
        row |= {"state": "failed" if n == 2 else "unknown", "reason": "sender-died"}
        conn.execute(insert(RECIPIENT), row | {"platform_id": "", "at": OCTOBER})


@pytest.mark.parametrize(("became", "state"), [("arrived", "sent"), ("lost", "failed")])
def test_the_unknown_ones_are_settled_and_the_failed_are_sent_anew(
    ask: Ask, became: str, state: str
) -> None:
    made = tried()
    run("approve", made, "--by", "wang")
    assert told("start", made)["state"] == "running"
    ask(unknown)
    done = told("settle", made, "--as", became, "--by", "li")
    assert (done["settled"], done["id"]) == (2, int(made))
    assert "has 0 unknown ones less" in run("settle", made, "--as", became).stdout
    states = ask(lambda conn: list(conn.execute(select(RECIPIENT.c.state)).scalars()))
    assert sorted(states) == sorted([state, state, "failed"])
    assert ("notice.settled", "li", f"{state}:2") in ask(audited)
    assert told("retry", made)["again"] == (1 if became == "arrived" else 3)
    assert "no such notice" in complaint("settle", "77", "--as", became)
    assert run("settle", made, "--as", "perhaps").exit_code == 2


def test_a_yearly_rule_is_made_rests_works_again_and_sends(ask: Ask) -> None:
    made = tried()
    run("approve", made, "--by", "wang")
    done = told("recurring", "add", made, "--on", "10-15", "--days", "20", "--send", "--by", "li")
    rule = str(done["rule"])
    listed = json.loads(run("recurring", "list", "--json").stdout)
    assert listed == [{"rule": int(rule), "notice": int(made), "active": True}]
    assert "10-15, 20 days, any season  sends" in run("recurring", "list").stdout
    assert run("recurring", "off", rule, "--by", "li").exit_code == 0
    assert "(rests)" in run("recurring", "list").stdout
    assert ask(lambda conn: recurring.look(conn, now=OCTOBER, zone=ZONE)) == []
    assert "works" in run("recurring", "on", rule).stdout
    (copy,) = ask(lambda conn: recurring.look(conn, now=OCTOBER, zone=ZONE))
    assert ask(lambda conn: recurring.look(conn, now=OCTOBER, zone=ZONE)) == []
    states = {row["id"]: row["state"] for row in json.loads(run("list", "--json").stdout)}
    assert states == {int(made): "approved", copy: "running"}
    details = [detail for action, _, detail in ask(audited) if action == "notice.rule"]
    assert details == [f"rule:{rule}", f"rule:{rule} off", f"rule:{rule} on"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "13-40"), "A day is written 10-15"),
        (("--on", "10-15", "--until", "soon"), "a date 2030-12-31"),
        (("--on", "10-15", "--days", "400"), "180 days"),
        (("--on", "10-15", "--season", "monsoon"), "no such season"),
    ],
)
def test_a_rule_that_cannot_be_is_told_in_a_sentence(
    ask: Ask, words: tuple[str, ...], said: str
) -> None:
    made = begin()
    assert said in complaint("recurring", "add", made, *words)
    assert run("recurring", "add", made, "--on", "02-29", "--until", "2030-12-31").exit_code == 0
    assert len(ask(recurring.every)) == 1


def test_what_is_not_there_is_told_in_a_sentence(ask: Ask) -> None:
    assert "no such notice" in complaint("recurring", "add", "77", "--on", "10-15")
    for word in ("on", "off"):
        assert "no such rule" in complaint("recurring", word, "77")
    assert ask(recurring.every) == []
