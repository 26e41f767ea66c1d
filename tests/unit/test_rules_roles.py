"""Who may answer patients: every role has its licence, its stand-in and departments that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.clinic import rules
from bot.clinic.datafile import DataError, read
from bot.clinic.roles import Licence, Roles
from bot.clinic.rules import HOME
from bot.i18n import Catalogue

ROLES = rules.load().roles


@pytest.mark.parametrize("role", [role for role in ROLES.roles if role != "desk"])
def test_every_role_but_the_service_desk_needs_a_licence(role: str) -> None:
    assert rules.needs_licence(role)


def test_the_desk_and_a_supervisor_need_none_and_an_unknown_role_does() -> None:
    assert not rules.needs_licence("desk") and not rules.needs_licence("supervisor")
    assert rules.needs_licence("surgeon-of-tomorrow")


@pytest.mark.parametrize("role", list(ROLES.roles))
def test_every_role_has_somebody_to_stand_in_who_is_not_less_qualified(role: str) -> None:
    other = rules.fallback(role)
    assert other != role and other in ROLES.roles
    if ROLES.roles[role].licence is Licence.physician:
        assert ROLES.roles[other].licence is Licence.physician


def test_a_role_nobody_knows_has_no_stand_in() -> None:
    assert rules.fallback("surgeon-of-tomorrow") == ""


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_every_role_a_patient_may_ask_for_has_a_name(locale: str) -> None:
    catalogue = Catalogue.load()
    assert [role for role in ROLES.roles if not catalogue.has(locale, f"role-{role}")] == []


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("paediatric: {licence: physician", "paediatric: {licence: nurse", "for 'childcare'"),
        (
            "  tcm: {licence: physician, fallback: doctor",
            "  tcm: {licence: physician, fallback: tcm",
            "for 'tcm'",
        ),
        ("fallback: respiratory", "fallback: pharmacist", "'pharmacist' cannot stand in"),
        ("fallback: respiratory", "fallback: witch", "'witch' is not among the roles"),
        ('departments: ["07"]', 'departments: ["7"]', "'7' is not among the departments"),
        ("  nurse: {licence: nurse", "  tcm: {licence: nurse", "used twice: tcm"),
    ],
)
def test_a_fault_among_the_roles_is_named(tmp_path: Path, old: str, new: str, word: str) -> None:
    text = (HOME / "roles.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "roles.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=word):
        read(tmp_path / "roles.yaml", Roles)
