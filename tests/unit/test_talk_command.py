"""The talk in the terminal: what cannot be done is said, and the talk goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.talk import talk
from bot.simulator.transcript import parse

POOR = Path(__file__).parents[1] / "talks/doctor-poor.talk"

AMISS = {
    "/accept": "no case of this person is open",
    "/busy x doctor": "'x' is no number of patients",
    "/others": "'' is no number of patients",
    "/others 1 nobody": "",
    "/online chief supervisor": "",
    "/online CHIEF": "somebody has that name in other letters",
    "/wait soon": "'soon' is no length of time",
    "/nonsense": "there is no act 'nonsense'",
}
IN_CASE = {
    "/accept": "",
    "/say": "refused: empty",
    "/transfer nobody": "refused: nobody",
    "/transfer chief": "refused: nobody",
    "/close a | b | c | d | soon": "'soon' is no day like 2026-12-01",
    "/ask rumour": "'rumour' is none of",
}


def spoken(lines: list[str]) -> str:
    done = CliRunner().invoke(talk, ["--lang", "zh-CN"], input="\n".join([*lines, "/quit", ""]))
    assert done.exit_code == 0, done.output
    return done.stdout


def to_a_clinician() -> list[str]:
    """What a patient types until a clinician could accept them."""
    acts = [line.act for line in parse(POOR.read_text(encoding="utf-8"))]
    said = acts[: next(at for at, act in enumerate(acts) if act.startswith("! accept"))]
    return [act[2:] for act in said if act.startswith(">")]


@pytest.mark.parametrize(
    ("before", "amiss"), [([], AMISS), ([*to_a_clinician(), "/online chief supervisor"], IN_CASE)]
)
def test_what_cannot_be_done_is_said_and_the_talk_goes_on(
    before: list[str], amiss: dict[str, str]
) -> None:
    said = spoken([*before, *amiss])
    assert said.rstrip().endswith("> /quit")
    for line, why in amiss.items():
        assert why in said.partition(f"> {line}\n")[2].partition("> ")[0], line
