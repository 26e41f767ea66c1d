"""The effects of a self-assessment: what is asked, when it ends, and the result kept sealed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import SQLModel

import bot.store.record  # noqa: F401 - fills the metadata
from bot.clinic import people, scales, standing
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.scales import Result, Scale
from bot.moves import Card, Outcome
from bot.options import MOST_LARGER

RESULT = SQLModel.metadata.tables["scale_result"]
Phrase = dict[str, Any]


def scales_listed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The scales of a group, as options."""
    found = scales.load().scales.items()
    mine = [name for name, scale in found if scale.group == answers.get("group", "mood")]
    listed = [{"value": name, "label": {"key": f"scale-{name}"}} for name in mine]
    return Outcome("listed", {"which": listed})


def scale_begin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The choices of every item; a choice's value is its number, counted from 0."""
    known, gives = scales.load(), {}
    for n, kind in enumerate(_scale(answers).items, 1):
        listed = [
            {"value": str(at), "label": {"key": f"scale-{kind}-{at}"}}
            for at in range(len(known.choices[kind]))
        ]
        if context.elder and len(listed) > MOST_LARGER:
            further = {"value": scales.MORE, "label": {"key": "scale-choices-more"}}
            gives[f"rest{n}"] = listed[MOST_LARGER - 1 :]
            listed = [*listed[: MOST_LARGER - 1], further]
        gives[f"choices{n}"] = listed
    return Outcome("begun", gives)


def scale_next(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """stop: the crisis card, before any score; done: all was asked that had to be; more."""
    scale, points = _scale(answers), points_of(answers)
    if scales.stops(scale, points):
        return Outcome("stop", card=Card.CRISIS, about=_endangered(answers))
    return Outcome("done" if scales.ends(scale, points) else "more")


def _endangered(answers: Answers) -> dict[str, Any]:
    """What the crisis card is about, and what a clinician is told of it."""
    takes = {name: answers[name] for name in people.DESCRIBED if name in answers}
    lines = [{"title": "note-crisis", "values": [{"key": "note-crisis-scale"}]}]
    rule = f"scale:{answers['scale']}"
    return {"crisis": True, "rule": rule, "takes": takes | {"first": lines}}


def scale_score(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the result with the patient; offer: somebody is suggested for it; calm."""
    name, known = str(answers["scale"]), scales.load()
    found = scales.result(known, name, points_of(answers))
    before = _before(conn, context, answers)
    body = {
        "points": found.points,
        "most": found.most,
        "band": found.band.id,
        "items": points_of(answers),
        "version": known.version,
    }
    row = {
        "person_id": context.person_id,
        "patient_id": answers.get("patient_id") or None,
        "scale": name,
        "body": body,
        "at": context.now,
    }
    kept = conn.execute(insert(RESULT).returning(RESULT.c.id), row).scalar_one()
    noted(conn, context, "scale.kept", f"scale_result:{kept}", name)
    gives = shown(name, body) | {"trend": _trend(found, before, context)}
    return Outcome("offer" if found.band.role else "calm", gives | {"wanted": found.band.role})


def shown(name: str, body: Answers) -> dict[str, Any]:
    """A kept result in words: the scale, the band and the points."""
    points = {"key": "scale-points", "n": str(body["points"]), "most": str(body["most"])}
    band = {"key": f"scale-{name}-{body['band']}"}
    return {"named": {"key": f"scale-{name}"}, "found": band, "points": points}


def scale_hand(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The result as the first lines of the note for whoever is asked."""
    values = [answers["named"], answers["found"], answers["points"]]
    lines = [{"title": "note-door", "values": [{"key": "note-scale"}]}]
    lines.append({"title": "note-scale-result", "values": values})
    return Outcome("noted", {"door": "yes", "first": lines})


def points_of(answers: Answers) -> list[int]:
    """The points of the items answered so far, in order."""
    known, found = scales.load(), []
    for n, kind in enumerate(_scale(answers).items, 1):
        picked = answers.get(f"item{n}")
        picked = answers.get(f"more{n}") if picked == scales.MORE else picked
        if picked is None:
            break
        found.append(known.choices[kind][int(picked)])
    return found


def _scale(answers: Answers) -> Scale:
    return scales.load().scales[str(answers["scale"])]


def _before(conn: Connection, context: Context, answers: Answers) -> Any:
    """The last result of this scale for this patient."""
    mine = (RESULT.c.person_id == context.person_id, RESULT.c.scale == answers["scale"])
    found = (
        select(RESULT.c.body, RESULT.c.at)
        .where(*mine, RESULT.c.patient_id == (answers.get("patient_id") or None))
        .order_by(RESULT.c.id.desc())
        .limit(1)
    )
    return conn.execute(found).one_or_none()


def _trend(found: Result, before: Any, context: Context) -> Phrase | str:
    """How this result stands to the last one; short and full forms are not compared."""
    if before is None or before.body["most"] != found.most:
        return ""
    change = found.points - int(before.body["points"])
    way = "same" if change == 0 else "more" if change > 0 else "less"
    day = standing.day_phrase(before.at.astimezone(context.now.tzinfo).date())
    return {"key": f"scale-trend-{way}", "points": str(before.body["points"]), "day": day}
