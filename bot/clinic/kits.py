"""The effects of a test read at home: which kit, line by line, kept, and what it may mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import SQLModel

import bot.store.zone  # noqa: F401 - fills the metadata
from bot.clinic import pathogens
from bot.clinic.conditions import Fact
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.judging import facts_of
from bot.clinic.pathogens import OTHER, positive
from bot.moves import Outcome, Put

RESULTS = SQLModel.metadata.tables["kit_result"]
SHOWN, SHOWN_LARGER = 8, 3  # kits offered in one question, beside "another one"
NO_MEANING = ("invalid", "unsure")  # lines that say nothing
Phrase = dict[str, Any]


def kits_listed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The kits to choose from, in the person's language."""
    most = SHOWN_LARGER if context.elder else SHOWN
    kits = pathogens.load().kits[:most]
    listed = [{"value": kit.id, "label": kit.name(context.locale)} for kit in kits]
    return Outcome("listed", {"kits": listed})


def kit_begin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Which line is asked for first."""
    kit = pathogens.load().kit(str(answers["kit"]))
    targets = list(kit.targets) if kit else list(answers["targets"])
    return Outcome("asking", {"results": {}, "left": targets, "target": _named(targets[0])})


def kit_keep(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """more: the next line; done: all of them were read."""
    first, *left = answers["left"]
    results = {**answers["results"], first: answers["line"]}
    gives = {"results": results, "left": left, "shown": shown(results)}
    if left:
        return Outcome("more", gives | {"target": _named(left[0])})
    return Outcome("done", gives)


def kit_store(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the result with the patient, and say what it may mean; invalid when no line says
    anything."""
    results, photos = dict(answers.get("results") or {}), list(answers.get("photos") or [])
    names = ("kit", "tested", "since", "temp", "risk")
    body = {"results": results, "photos": photos, "by": "patient"}
    body |= {name: answers.get(name, "") for name in names}
    row = {
        "person_id": context.person_id,
        "patient_id": answers.get("patient_id"),
        "body": body,
        "at": context.now,
    }
    kept = conn.execute(insert(RESULTS).returning(RESULTS.c.id), row).scalar_one()
    noted(conn, context, "kit.kept", f"kit_result:{kept}")
    headline, meaning = shown(results, photos), means(context, answers)
    gives = {"headline": headline, "meaning": meaning}
    if results and all(result in NO_MEANING for result in results.values()):
        return Outcome("invalid", gives)
    return Outcome("read", gives, (Put("kit-result", gives, keys=False),))


def shown(results: Mapping[str, Any], photos: list[int] | None = None) -> list[Phrase]:
    """Each line in words, what was found first; or how many photos a clinician has to read."""
    order = ("positive", *NO_MEANING, "negative")
    lines = sorted(results.items(), key=lambda one: order.index(str(one[1])))
    found = [{"key": f"kit-read-{result}", "target": _named(target)} for target, result in lines]
    return [*found, {"key": "kit-photo", "n": str(len(photos))}] if photos else found


def means(context: Context, answers: Answers) -> list[Phrase]:
    """What may be said of the lines: of each positive one, else of the whole; one to the old."""
    results, known = dict(answers.get("results") or {}), pathogens.load()
    facts = facts_with_kit(context, answers)
    found = [known.meaning(target, facts) for target in positive(results)]
    if not found and results:
        found = ["negative-risk" if facts[Fact.RISK] == "yes" else "negative"]
    if any(result in NO_MEANING for result in results.values()):
        found.append("invalid")
    if not results:
        found = ["photo"]
    unlike = list(dict.fromkeys(found))
    return [{"key": f"kit-means-{one}"} for one in (unlike[:1] if context.elder else unlike)]


def facts_with_kit(context: Context, answers: Answers) -> dict[str, Any]:
    """What rules may ask about, with what the test found and whether the person is at risk."""
    facts = facts_of(answers, context.rules)
    years = answers.get("age_years") if answers.get("patient_id") else None
    facts[Fact.KIT] = positive(dict(answers.get("results") or {}))
    facts[Fact.RISK] = pathogens.load().at_risk(years, str(answers.get("risk") or ""))
    return facts


def of_person(conn: Connection, person_id: int, *, most: int = 10) -> list[Any]:
    """The results a person reported: `patient_id`, `body` and `at`, the newest first."""
    columns = (RESULTS.c.id, RESULTS.c.patient_id, RESULTS.c.body, RESULTS.c.at)
    mine = select(*columns).where(RESULTS.c.person_id == person_id)
    return list(conn.execute(mine.order_by(RESULTS.c.id.desc()).limit(most)))


def _named(target: str) -> Phrase:
    return {"key": f"pathogen-{target if target != OTHER else 'other'}"}
