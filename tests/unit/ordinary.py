"""What the clinic answers in an ordinary case, for walks that need no database."""

from __future__ import annotations

from typing import Any

from bot.clinic import inquiry
from bot.clinic.inquiry import Question
from bot.clinic.judging import facts_of
from bot.clinic.rules import load
from bot.moves import Outcome, Put
from tests.unit.walking import Walk

KNOWN = {
    "patient_id": 7,
    "name": "张三",
    "sex": "male",
    "relation": "self",
    "band": "adult",
    "age_days": 14600,
    "age_months": 480,
    "age_years": 40,
}
JUDGED = {
    "level": "L3",
    "why": [{"key": "intake-complaints-cough"}],
    "note": [{"title": "intake-complaints-title", "values": [{"key": "intake-complaints-cough"}]}],
    "fired": [{"id": "urgency"}],
    "told": "yes",
}
JOINED = {
    "case_id": 5,
    "state": "waiting",
    "kind": "live",
    "ahead": "2",
    "wait": {"key": "wait-under", "most": "1"},
    "clinician": "李敏",
    "asked_role": {"key": "role-doctor"},
    "when": "",
}
TODAY = {"key": "hours-today", "time": "15:00"}
TIMES: list[dict[str, Any]] = [
    {"value": "2026-03-02T07:00:00+00:00", "label": TODAY},
    {"value": "2026-03-03T00:00:00+00:00", "label": {"key": "hours-tomorrow", "time": "8:00"}},
]


def kind(answers: dict[str, Any]) -> Outcome:
    if "other" in answers["complaints"]:
        return Outcome("other")
    return Outcome("medicine" if answers["complaints"] == ["medicine"] else "plain")


def a_gate(question: Question) -> Any:
    """Whether a group is for this person, as in the clinic, without judging what was told."""

    def reply(answers: dict[str, Any]) -> Outcome:
        rules = load()
        facts = facts_of(inquiry.asked(answers, rules), rules)
        return Outcome("yes" if inquiry.load().wants(question, facts) else "no")

    return reply


GATES = {f"ask_{q}": a_gate(q) for q in Question if q != Question.intimate}


def reason(answers: dict[str, Any]) -> Outcome:
    return Outcome("unsolved" if answers["reason"] == "unsolved" else "kept")


IN_THE_QUEUE: dict[str, Any] = {
    "doctor_facts": Outcome("new"),
    "suggest_role": Outcome("done", {"suggested": "doctor", "shown": {"key": "role-doctor"}}),
    "role_hours": Outcome("open", {"asked_role": {"key": "role-doctor"}}),
    "words_needed": Outcome("skip"),
    "open_case": Outcome("joined", JOINED),
    "queue_look": Outcome(None, JOINED | {"ahead": "1"}),
    "queue_cancel": Outcome("cancelled"),
    "case_cancel": Outcome("cancelled"),
    "case_rejoin": Outcome("joined", JOINED),
    "keep_waiting": Outcome("keep", JOINED),
    "clinicians_here": Outcome("none", {"names": [], "passed": []}),
    "want_fastest": Outcome(None, JOINED),
    "want_callback": Outcome("callback"),
    "want_question": Outcome("question"),
    "nearest_hospital": Outcome(None, says=(Put("doctor-hospital"),)),
    "leave_question": Outcome("left", JOINED | {"kind": "question"}),
    "callback_times": Outcome("some", {"times": TIMES}),
    "callback_book": Outcome("booked", JOINED | {"when": TODAY}),
    "case_finish": Outcome(None, says=(Put("doctor-finish-asked"),)),
    "rate": Outcome("rated"),
    "keep_reason": reason,
    "case_reopen": Outcome("reopened", JOINED, (Put("doctor-reopened"),)),
    "go_on": Outcome("again", JOINED, (Put("doctor-reopened"),)),
    "ended_look": Outcome(None, JOINED),
    "let_go": Outcome("over"),
}


FAMILY: dict[str, Any] = {
    "family_facts": Outcome("open"),
    "family_code": Outcome("done", says=(Put("family-code"),)),
    "family_ask": Outcome("asked", says=(Put("family-waits"),)),
    "family_answer": Outcome("done", says=(Put("family-on"),)),
    "family_list": Outcome("none", {"links": []}, (Put("family-none"),)),
    "family_end": Outcome("done", says=(Put("family-ended"),)),
}


def door(answers: dict[str, Any]) -> Outcome:
    return Outcome(str(answers.get("other") or answers["wish"]))


def note(answers: dict[str, Any]) -> Outcome:
    """What `door_note` gives, without the words."""
    return Outcome("noted", {"door": "yes", "wanted": "pharmacist", "first": [], "photos": []})


IN_AN_INTAKE: dict[str, Any] = {
    "intake_begin": Outcome("new"),
    "intake_reuse": Outcome("done"),
    "note_doubt": Outcome("noted"),
    "name_flag": Outcome("danger", JUDGED | {"level": "E1"}),
    "look_at_photos": Outcome("fine"),
    "history_known": Outcome("new"),
    "recall_history": Outcome("done", {"illnesses": ["none"], "care": "none"}),
    "medicine_means": Outcome("words"),
    "proof_given": Outcome("none"),
    "conclude": Outcome("calm", JUDGED),
    "store_family": Outcome("kept", {"family": {"complaints": ["cough"]}}),
}


VISITS = {
    "home_start": Outcome("none", {"orders": []}),
    "vaccine_facts": Outcome("normal", {"purpose": "book"}),
    "rate_begin": Outcome("normal"),
    "bookings_list": Outcome("some", {"bookings": [{"value": "test:1", "label": "a"}]}),
    "vaccinations_list": Outcome("some", {"visits": [{"value": "1", "label": "a"}]}),
    "vaccine_offer_look": Outcome("known", {"hold_id": 1, "kind": "vaccine", "patient_id": 1}),
    "visit_begin": Outcome("done", {"purpose": "book"}),
    "visits_list": Outcome("some", {"visits": [{"value": "1", "label": "a"}]}),
}
TOPICS = {
    "topics_listed": Outcome("few", {"topics": [{"value": "flu", "label": "a"}], "page": 0}),
    "topic_switch": Outcome("done"),
}


def effects(**changed: Any) -> dict[str, Any]:
    """What the clinic answers in an ordinary case; a test changes what it is about."""
    return (
        {
            "menu_facts": Outcome("open", {"again": "yes", "busy": "no", "going": []}),
            "door_open": door,
            "door_note": note,
            "bearing_asked": Outcome("skip"),
            "consent_given": Outcome("kept"),
            "consent_refused": Outcome("kept"),
            "reset_consent": Outcome("done"),
            "my_case": Outcome("done", says=(Put("mine-case-none"),)),
            "toggle_larger": Outcome("done", says=(Put("engine-larger-on"),)),
            "larger_on": Outcome("done"),
            "set_language": Outcome("done"),
            "language_known": Outcome("known"),
            "wording": Outcome("normal"),
            "zone_facts": Outcome("normal", {"season": "off", "greeted": "yes"}),
            "patients_saved": Outcome("none", {"patients": []}),
            "patient_use": Outcome("known", KNOWN),
            "patient_seek": Outcome("new", {"born": "1986-03-08", "exact": True}),
            "patient_keep": Outcome("kept", KNOWN),
            "complaint_kind": kind,
            "read_fever": Outcome("no"),
            "assess": Outcome("calm", JUDGED),
            "raise_alarm": Outcome("raised", JUDGED | {"level": "E1"}),
            "store_intake": Outcome("kept"),
        }
        | IN_AN_INTAKE
        | GATES
        | IN_THE_QUEUE
        | FAMILY
        | TOPICS
        | VISITS
        | changed
    )


def gate(*outcomes: str) -> Any:
    """The gate's answers, one after the other."""
    left = list(outcomes)

    def reply(answers: dict[str, Any]) -> Outcome:
        return Outcome(left.pop(0), {"again": "no", "busy": "no"})

    return reply


def saved(*names: str) -> Outcome:
    listed = [{"value": str(n), "label": name} for n, name in enumerate(names, 1)]
    return Outcome("some", {"patients": listed})


def at_flags(**changed: Any) -> Walk:
    """Someone new, at the red-flag page of an intake."""
    walk = Walk(effects(**changed)).start().tap("intake", "self")
    return walk.type("张三").tap("male").type("1986-03-08")


def at_confirm(**changed: Any) -> Walk:
    walk = at_flags(**changed).tap("none", "cough", "done", "days2")
    return walk.type("36.8").tap("none", "none", "none", "advice")
