"""What must hold for patients, cases and clinicians when everything is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import cases
from bot.clinic.casefile import CASE
from bot.outbox import OUT
from bot.packing import unpack
from bot.questions import human_in
from bot.store.people import PERSON
from bot.store.session import Store
from bot.talk import Talk
from bot.timers import TIMER
from flows import BOOK
from tests.chaos import proof
from tests.chaos.desk import SUMMARY
from tests.chaos.patients import QUESTION, TILE, Fate, Patient, Plan

BACK = "Back to the line"  # the menu's key to the queue that was left
LEAVE, MENU = "Leave the queue", "Main menu"
ENDED = "This consultation has ended."


@dataclass
class Record:
    """All the database has of one person."""

    person: Any
    talk: Talk
    cases: list[cases.CaseView]
    said: dict[str, list[str]] = field(default_factory=dict)  # by author, in order
    queued: set[int] = field(default_factory=set)  # of everybody's cases, those in the queue
    timers: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def record(conn: Connection, name: str) -> Record:
    """Read everything of the person at this address."""
    found = proof.address_of(conn, name)
    assert found is not None
    person = conn.execute(select(PERSON).where(PERSON.c.id == found[0])).one()
    ids = conn.execute(select(CASE.c.id).where(CASE.c.person_id == person.id)).scalars().all()
    views = [view for case_id in ids if (view := cases.get(conn, case_id))]
    kept = Record(person, Talk.from_json(person.talk), views)
    kept.queued = {view.id for view in cases.waiting(conn)}
    for view in views:
        for message in cases.messages(conn, view.id):
            kept.said.setdefault(message.author, []).append(message.body.get("text", ""))
    timers = select(TIMER.c.name).where(TIMER.c.person_id == person.id)
    kept.timers = list(conn.execute(timers).scalars())
    alone = OUT.c.person_id == person.id, OUT.c.reason != "merged"
    bodies = conn.execute(select(OUT.c.body).where(*alone)).scalars()
    kept.told = [unpack(body).text for body in bodies]
    return kept


async def cared_for(store: Store, patients: list[Patient]) -> None:
    """Each has one case, at the stage the clinician left it at, and nothing said is lost."""
    for patient in patients:
        _one(patient, await store.read(partial(record, name=patient.name)))


def _one(patient: Patient, kept: Record) -> None:
    (case,) = kept.cases
    _kept(patient, case, kept.queued)
    piles = [pile for pile in (kept.talk.stack, *kept.talk.parked) if human_in(BOOK, pile)]
    if case.open:
        assert kept.person.case_id == case.id
        assert [pile[-1].answers["case_id"] for pile in piles] == [case.id]
    else:
        assert kept.person.case_id is None and not piles
        assert case.summary == SUMMARY and case.rating == 4
    assert kept.said.get("patient", []) == patient.said
    spoken = [] if patient.fate is Fate.wait else [QUESTION]
    assert kept.said.get("clinician", []) == spoken
    assert kept.timers == (["emergency.repeat"] if patient.plan is Plan.alarm else [])
    counts = [sum(line in text for text in kept.told) for line in (QUESTION, ENDED)]
    assert counts == [len(spoken), int(not case.open)]
    _seen(patient, kept)


def _kept(patient: Patient, case: cases.CaseView, queued: set[int]) -> None:
    """An open case has its place in the queue, or else its owner; one that is over has neither."""
    assert case.open == (patient.fate is not Fate.close), case.state
    assert (case.id in queued) == (patient.fate is Fate.wait), case.state
    assert (case.staff_id is None) == (patient.fate is Fate.wait), case.state
    if not case.open:
        assert case.state == cases.State.closed


def _seen(patient: Patient, kept: Record) -> None:
    """The screen has the clinician's words, the summary, and a way on."""
    screen = "\n".join(shown.text for shown in patient.phone.seen)
    if patient.fate is not Fate.wait:
        assert QUESTION in screen
    if patient.fate is Fate.close:
        assert all(line in screen for line in (ENDED, *SUMMARY.values()))
    if patient.fate is not Fate.talk:  # else a clinician owns the talk
        assert _way_on(patient, kept), screen


def _way_on(patient: Patient, kept: Record) -> bool:
    """An option of the open question, or the menu; from there back to the queue.

    WeChat has no keys: there the question whether to go on with something older has the way on.
    """
    asked = kept.talk.asked
    assert asked is not None
    if len(kept.talk.stack) > 1:
        return patient.phone.offers(LEAVE, asked.seq)
    menu = patient.phone.menu()
    return {TILE, BACK} <= menu if patient.fate is Fate.wait else bool({TILE, MENU} & menu)
