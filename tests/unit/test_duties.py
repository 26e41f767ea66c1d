"""Roles and their rights: the file is whole, and a fault in it is named with its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.clinic import duties, rules
from bot.clinic.datafile import DataError
from bot.clinic.duties import Right
from bot.clinic.rules import HOME

TEXT = (HOME / "rights.yaml").read_text("utf-8")
CARE = {"cases", "board", "review", "people", "slots", "doses", "route", "results"}


@dataclass(frozen=True)
class Somebody:
    roles: tuple[str, ...]


def loaded(folder: Path, text: str) -> duties.Rights:
    (folder / "rights.yaml").write_text(text, "utf-8")
    return duties.load(folder)


def test_every_role_of_the_staff_has_rights_and_every_right_has_a_role() -> None:
    given = duties.load().roles
    assert set(given) == set(rules.load().roles.of_staff())
    assert {right for has in given.values() for right in has} == set(Right)


def test_whoever_has_two_roles_has_the_rights_of_both() -> None:
    both = duties.of(Somebody(("sampler", "administrator")))
    assert both == duties.of(Somebody(("sampler",))) | duties.of(Somebody(("administrator",)))
    assert duties.may(Somebody(("sampler", "administrator")), Right.audit)


def test_a_role_that_is_no_more_leaves_nothing_but_the_own_account() -> None:
    assert duties.of(Somebody(("astrologer",))) == {Right.own}


@pytest.mark.parametrize("role", ["administrator", "reviewer"])
def test_no_role_that_only_keeps_the_program_sees_health_data(role: str) -> None:
    assert not CARE & duties.of(Somebody((role,)))


def test_only_who_answers_for_others_may_prepare_and_approve() -> None:
    both = {n for n, has in duties.load().roles.items() if {Right.notices, Right.approve} <= {*has}}
    assert both == {"reviewer", "supervisor"}  # and neither what they prepared themselves
    assert Right.approve not in duties.of(Somebody(("operator",)))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("  sampler: [own, route]\n", "", "'sampler' of roles.yaml is missing"),
        ("  site: ", "  sight: ", "'sight' is no role of roles.yaml"),
        ("sampler: [own, route]", "sampler: [route]", "'sampler' lacks 'own'"),
        ("channels, staff, audit]", "channels, audit]", "nobody has 'staff'"),
        ("second_factor: []", "second_factor: [boss]", "'boss' is no role of roles.yaml"),
        ("sampler: [own, route]", "sampler: [own, rout]", "Input should be 'own'"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in TEXT
    with pytest.raises(DataError) as fault:
        loaded(tmp_path, TEXT.replace(old, new))
    assert reason in fault.value.reason
    line = TEXT.splitlines()[fault.value.line - 1]
    assert line.startswith(("roles:", "second_factor:", "  doctor:", "  sampler:"))
