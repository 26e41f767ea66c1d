"""Transcripts: a conversation as a text file that can be replayed on every channel.

A line that begins with `#` is a comment, `>` is what the person sends, `<` what they see, `!` what
happens otherwise. `> [label]` presses the option with that label, however the channel shows it, and
`> [label] [label] [done]` picks several; where there are no buttons their numbers are typed.
`! start LINK`, `! photo`, `! voice WORDS`, `! location 30.27 120.15`, `! wait 2m`, `! restart`.
What the clinic does, by the functions its console calls: `! online NAME ROLE`, `! offline NAME`, `!
vanish NAME` (the console is lost), `! accept NAME`, `! decline`, `! say TEXT`, `! close COMPLAINT |
ASSESSMENT | ADVICE | WHEN TO SEEK HELP | FOLLOW-UP DAY`, `! transfer ROLE-OR-NAME`, `! takeover
NAME`, `! join NAME ROLE`, `! ask photo-asked` and `! limit 7` (days at the desk alone; 0 lifts it).
Other patients: `! others 3 ROLE LEVEL` wait, `!
busy 3 ROLE` are accepted. Relatives: `! invite NAME BIRTH` wants to be helped and says the number
123456, `! agree`. Sites: `! sites` lays their windows down, `! fill vaccine:lake` takes what is
left there, `! free vaccine:lake` adds a place, `! shut vaccine:lake` closes it for a week, `!
strike vaccine:lake unreachable` empties its wait list, `! dismiss vaccine:lake other` takes off who
is booked there, `! enter home:north panel-3` enters a home test for the patient of last, `! ended`
tells who waited in vain, and `! stock vaccine:lake influenza 0`.
The test ordered last: `! lab take`, `set-out`, `arrive`, `nobody`, `sample QM-000001`, `spoil`,
`result flu_a=positive`, `amend ...`; `! lab full home:north` takes what is left of its next window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Connection

from bot.messages import Outbound
from bot.simulator import lab, sites
from bot.simulator.person import Simulator

ROLE, LEVEL = "doctor", "L3"  # of those who are not said to be anything else
OTHERS = ("online", "offline", "vanish", "others", "busy", "invite", "agree")
SITES = ("sites", "fill", "shut", "free", "strike", "dismiss", "enter", "ended", "stock")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass
class Line:
    """One act and what the person saw after it. *notes* are the comments before it."""

    act: str
    seen: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    number: int = 0


def parse(text: str) -> list[Line]:
    """The acts of a transcript. Raises ValueError with the line's number."""
    lines: list[Line] = []
    notes: list[str] = []
    for number, row in enumerate(text.splitlines(), 1):
        if row.startswith("<") and lines and not notes:
            lines[-1].seen.append(row[1:].strip())
        elif row.startswith((">", "!")):
            lines.append(Line(row, notes=notes, number=number))
            notes = []
        elif not row.strip() or row.startswith("#"):
            notes.append(row)
        else:
            raise ValueError(f"line {number} begins with none of # > < !")
    if notes:
        lines.append(Line("", notes=notes))
    return lines


def written(lines: Iterable[Line]) -> str:
    """The text of a transcript."""
    rows: list[str] = []
    for line in lines:
        rows += line.notes
        rows += [line.act] if line.act else []
        rows += [f"< {seen}" for seen in line.seen]
    return "\n".join(rows).rstrip() + "\n"


def header(text: str, name: str) -> str:
    """The value of a `# name: value` comment, or empty."""
    found = re.search(rf"^# *{name}: *(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


async def play(simulator: Simulator, act: str) -> list[Outbound]:
    """Do what one line says. Raises LookupError when that is not possible now."""
    sign, said = act[:1], act[1:].strip()
    if sign == ">":
        if re.fullmatch(r"(\[[^\]]+\]\s*)+", said):
            return await simulator.pick(re.findall(r"\[([^\]]+)\]", said))
        return await simulator.say(said)
    verb, _, rest = said.partition(" ")
    if verb in (*OTHERS, *SITES):
        return await _clinic(simulator, verb, rest.split())
    match verb:
        case "start":
            return await simulator.start(rest)
        case "photo" | "voice" | "location":
            return await _sent(simulator, verb, rest)
        case "wait":
            return await simulator.wait(span(rest))
        case "restart":
            await simulator.restart()
            return []
        case _:
            return await _clinician(simulator, verb, rest)


async def _sent(simulator: Simulator, verb: str, rest: str) -> list[Outbound]:
    """What a person sends that is not text."""
    if verb == "location":
        return await simulator.location(*degrees(rest))
    return await simulator.media(verb, rest)


async def _clinic(simulator: Simulator, verb: str, words: list[str]) -> list[Outbound]:
    """Who is at work, and who else waits."""
    clinic = simulator.clinic
    first, second, third = [*words, "", "", ""][:3]
    if verb in SITES:
        return await _sites(simulator, verb, words)
    match verb:
        case "online":
            return await simulator.staff(lambda conn: clinic.come(conn, first, second or ROLE))
        case "offline":
            return await simulator.staff(lambda conn: clinic.leave(conn, first))
        case "vanish":
            clinic.vanished.add(first)
            return []
        case "invite":
            return await simulator.staff(lambda conn: clinic.invite(conn, first, second))
        case "agree":
            return await simulator.staff(clinic.agree)
        case _:
            if not re.fullmatch(r"\d{1,4}", first):
                raise LookupError(f"{first!r} is no number of patients")
            return await simulator.staff(
                lambda conn: clinic.others(
                    conn,
                    int(first),
                    role=second or ROLE,
                    level=third or LEVEL,
                    taken=verb == "busy",
                )
            )


async def _sites(simulator: Simulator, verb: str, words: list[str]) -> list[Outbound]:
    """What becomes of the sites that can be booked."""
    key, product, count = [*words, "", "", ""][:3]

    plain = {"sites": sites.lay, "ended": sites.end}
    keyed = {"fill": sites.fill, "shut": sites.shut, "free": sites.free}
    wording = {"strike": sites.strike, "dismiss": sites.dismiss, "enter": sites.enter}

    def act(conn: Connection) -> None:
        now = simulator.hands()
        if verb in plain:
            plain[verb](conn, now)
        elif verb in keyed:
            keyed[verb](conn, key, now)
        elif verb in wording:
            wording[verb](conn, key, product, now)
        else:
            sites.supply(conn, key, product, int(count or 0), now)

    return await simulator.staff(act)


async def _lab(simulator: Simulator, said: str) -> list[Outbound]:
    """What the sampler and the laboratory do."""
    clinic, (step, _, rest) = simulator.clinic, said.partition(" ")

    def act(conn: Connection) -> None:
        nurse = clinic.member(conn, "陈护士", "nurse")
        tells = lab.step(conn, step, rest, by=nurse, now=simulator.hands())
        clinic.enter(conn, tells)

    return await simulator.staff(act)


async def _clinician(simulator: Simulator, verb: str, rest: str) -> list[Outbound]:
    """What is done in the person's own case, or for their test."""
    if verb == "lab":
        return await _lab(simulator, rest)
    clinic = simulator.clinic
    name, _, role = rest.partition(" ")
    acts: dict[str, Callable[[Connection, int], object]] = {
        "accept": lambda conn, case: clinic.accept(conn, case, rest),
        "decline": lambda conn, case: clinic.decline(conn, case),
        "say": lambda conn, case: clinic.say(conn, case, rest),
        "close": lambda conn, case: clinic.close(conn, case, rest),
        "transfer": lambda conn, case: clinic.transfer(conn, case, rest),
        "takeover": lambda conn, case: clinic.takeover(conn, case, rest),
        "join": lambda conn, case: clinic.join(conn, case, name, role or ROLE),
        "ask": lambda conn, case: clinic.ask(conn, case, rest),
        "limit": lambda conn, case: clinic.limit(conn, case, _days(rest)),
    }
    if verb not in acts:
        raise LookupError(f"there is no act {verb!r}")
    return await simulator.about(acts[verb])


def _days(text: str) -> int:
    """Days of a limit. Raises LookupError."""
    if not re.fullmatch(r"\d{1,3}", text.strip()):
        raise LookupError(f"{text!r} is no number of days; write 7, or 0 to lift it")
    return int(text)


def degrees(text: str) -> tuple[float, float]:
    """Latitude and longitude. Raises LookupError."""
    found = re.fullmatch(r"(-?\d{1,2}\.\d+) (-?\d{1,3}\.\d+)", text.strip())
    if not found:
        raise LookupError(f"{text!r} is no place; write 30.27 120.15")
    return float(found[1]), float(found[2])


def span(text: str) -> timedelta:
    """A length of time: 90s, 2m, 25h, 3d. Raises LookupError."""
    found = re.fullmatch(r"(\d{1,4})([smhd])", text.strip())
    if not found:
        raise LookupError(f"{text!r} is no length of time; write 90s, 2m, 25h or 3d")
    return timedelta(**{UNITS[found[2]]: int(found[1])})
