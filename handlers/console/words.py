"""What the console's pages say: texts in one language, ages, times and the intake note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.clinic import note, pathogens, places, rules
from bot.clinic.cases import CaseView
from bot.clinic.duties import HasRoles
from bot.clinic.hometest import panels
from bot.i18n import Catalogue

# Lines of a note that say the matter, the first that is there.
MATTER = ("intake-words-title", "note-sentence", "intake-complaints-title", "note-urgent")
# Lines that say what a prescriber must know, and the answers among them that deny it.
ALLERGIES, CARE, WEEKS = "intake-allergies-title", "intake-care-title", "intake-weeks-title"
BEARING = ("intake-pregnancy-title", "note-medicine-bearing")
NOT_BEARING = ("intake-pregnancy-no", "remedy-bearing-no", "remedy-bearing-unsaid")
NO_ALLERGY = ("intake-care-none", "intake-care-medicines")


@dataclass(frozen=True, slots=True)
class Words:
    """The texts and formats of one page: its language, the clinic's zone, the present moment."""

    catalogue: Catalogue
    locale: str
    zone: ZoneInfo
    now: datetime

    def t(self, key: str, **args: Any) -> str:
        return self.catalogue.text(self.locale, f"console-{key}", **args)

    def at(self, now: datetime) -> Words:
        """The same words at a later moment."""
        return replace(self, now=now)

    def error(self, reason: str) -> str:
        """What is wrong, by a short code."""
        key = f"console-error-{reason}"
        known = self.catalogue.has(self.locale, key)
        return self.catalogue.text(self.locale, key if known else "console-error-other")

    def option(self, kind: str, value: object) -> str:
        """The name of a level, a reason ...; the code itself where none is written."""
        return self.shared(f"console-{kind}", value)

    def shared(self, kind: str, value: object) -> str:
        """The name of a role or a sex, as the patient's side calls it."""
        return self.catalogue.named(self.locale, kind, value)

    def roles(self, member: HasRoles) -> str:
        """What somebody works as."""
        return self.joined(self.shared("role", role) for role in member.roles)

    def languages(self) -> list[tuple[str, str]]:
        """(locale, its own name) of the languages the console speaks."""
        known = [n for n in self.catalogue.locales if self.catalogue.has(n, "console-language")]
        return [(name, self.catalogue.text(name, "console-language")) for name in known]

    def department(self, code: str) -> str:
        """The name of a department; the code itself where none is written."""
        return self.shared("department", code.replace(".", "-")) if code else ""

    def panel(self, panel_id: str) -> str:
        """What a home test is called; its id where it is no longer offered."""
        known = panels.load().panel(panel_id)
        return known.name(self.locale) if known else panel_id

    def specimen(self, panel_id: str) -> str:
        """What is taken for a home test; empty where it is no longer offered."""
        known = panels.load().panel(panel_id)
        return self.option("specimen", known.specimen) if known else ""

    def kit(self, kit_id: str) -> str:
        """What a kit that people buy is called."""
        known = pathogens.load().kit(kit_id)
        return known.name(self.locale) if known else self.t("kit-unknown")

    def asked(self, case: CaseView) -> str:
        """The role a case is for, with the department where it is known."""
        names = [self.shared("role", case.role), self.department(case.department)]
        return " · ".join(filter(None, names))

    def name(self, case: CaseView) -> str:
        return str(case.patient.get("name") or self.t("nameless", alias=case.alias[:6]))

    def about(self, case: CaseView) -> str:
        """Sex, age and relation in one line."""
        body = case.patient
        sex = self.shared("patient-sex", body["sex"]) if body.get("sex") else ""
        relation = self.option("relation", case.relation) if case.relation else ""
        return " · ".join(part for part in (sex, self.age(body.get("birth")), relation) if part)

    def age(self, birth: Any) -> str:
        """Years; months below three years; days below three months. Empty when unknown."""
        try:
            born = date.fromisoformat(str(birth))
        except ValueError:
            return ""
        today = self.now.astimezone(self.zone).date()
        months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
        if months >= 36:
            return self.t("age-years", n=months // 12)
        if months >= 3:
            return self.t("age-months", n=months)
        return self.t("age-days", n=max(0, (today - born).days))

    def waited(self, since: datetime) -> str:
        minutes = max(0, int((self.now - since).total_seconds() // 60))
        if minutes < 1:
            return self.t("waited-now")
        if minutes < 60:
            return self.t("waited-minutes", n=minutes)
        return self.t("waited-hours", h=minutes // 60, n=minutes % 60)

    def minutes(self, since: datetime | None) -> int:
        """Whole minutes gone by."""
        return 0 if since is None else max(0, int((self.now - since).total_seconds() // 60))

    def today(self) -> str:
        """The clinic's day, as ISO."""
        return self.now.astimezone(self.zone).date().isoformat()

    def joined(self, names: Iterable[str]) -> str:
        return self.t("comma").join(names)

    def hours(self, until: datetime | None) -> int:
        """Hours left, the last one begun counts."""
        left = 0.0 if until is None else (until - self.now).total_seconds()
        return max(0, -int(-left // 3600))

    def facts(self, case: CaseView) -> list[tuple[str, str, bool]]:
        """(name, value, alarming) of what a prescriber must know; an empty value was not said."""
        body, sex = case.patient, case.patient.get("sex")
        found = [("age", self.age(body.get("birth")), False)]
        found.append(("sex", self.shared("patient-sex", sex) if sex else "", False))
        if sex != "male":
            found.append(("pregnancy", *self._bearing(_said(case))))
        if self._small(body.get("birth")):
            found.append(("guardian", self.t("guardian-first"), True))
        return [*found, ("allergies", *self._allergies(case))]

    def _small(self, birth: Any) -> bool:
        """Whether a guardian has to be confirmed before medicines are spoken of."""
        try:
            born = date.fromisoformat(str(birth))
        except ValueError:
            return False
        today = self.now.astimezone(self.zone).date()
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return years < rules.load().ages.guardian_present_below_years

    def _bearing(self, said: Mapping[str, list[Any]]) -> tuple[str, bool]:
        """Whether she is pregnant, has just given birth or nurses, and whether that alarms."""
        told = [value for title in BEARING for value in said.get(title, ())]
        bears = [value for value in told if _key(value) not in NOT_BEARING]
        weeks = said.get(WEEKS, []) if bears else []
        return self._joined([*(bears or told), *weeks]), bool(bears)

    def _allergies(self, case: CaseView) -> tuple[str, bool]:
        """What the patient is allergic to, by the record or the intake, and whether that alarms."""
        said, own = _said(case), case.patient
        named = [*note.values("allergies", own.get("allergies")), *said.get(ALLERGIES, ())]
        if named:
            return self._joined(dict.fromkeys(self._text(value) for value in named)), True
        care = [*said.get(CARE, ()), *note.values("care", own.get("care"))]
        if care and _key(care[0]) in NO_ALLERGY:
            return self.t("no-allergy"), False
        # Said to have some, of which none was named.
        return (self._text(care[0]), True) if care else ("", False)

    def clock(self, moment: datetime) -> str:
        """The time of day in the clinic's zone, with the date when it is not today."""
        here, today = moment.astimezone(self.zone), self.now.astimezone(self.zone)
        return here.strftime("%H:%M" if here.date() == today.date() else "%Y-%m-%d %H:%M")

    def day_time(self, moment: datetime) -> str:
        """A day and a time by the clinic's clock."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def moment_of(self, begin: datetime, end: datetime) -> Callable[[datetime], str]:
        """How moments between two are written: the time within a day, else the day."""
        span = end - begin
        if span < timedelta(minutes=10):
            return lambda at: f"{at.astimezone(self.zone):%H:%M:%S}"
        if span < timedelta(hours=20):
            return lambda at: f"{at.astimezone(self.zone):%H:%M}"
        return lambda at: f"{at.astimezone(self.zone):%m-%d %H:%M}"

    def far(self, metres: float) -> str:
        """A distance as the crow flies."""
        return self._text(places.distance(metres))

    def language_name(self, tag: str) -> str:
        """A language as it calls itself."""
        known = self.catalogue.has(tag, "console-language")
        return self.catalogue.text(tag, "console-language") if known else tag

    def headline(self, case: CaseView) -> str:
        """What the case is about, in one line: the patient's own words before ticked boxes."""
        said = _said(case)
        found = next((said[title] for title in MATTER if said.get(title)), None)
        return self._joined(found or next(iter(said.values()), []))

    def note(self, case: CaseView) -> list[tuple[str, str]]:
        """The intake note as (title, text) lines; who the patient is stands above it already."""
        return [
            (self._text({"key": line["title"]}), self._joined(line["values"]))
            for line in case.note.get("lines", ())
            if line["title"] != "note-patient"
        ]

    def said(self, body: Mapping[str, Any]) -> str:
        """The text of a message: its own words, or a note of the program's."""
        return self._text(body) if body.get("key") else str(body.get("text", ""))

    def shown(self, value: Any) -> str:
        """A clinician's own words, or a text of the program's; empty for nothing."""
        return self._text(value) if value else ""

    def rules(self, case: CaseView) -> list[tuple[str, str]]:
        """(level, name) of the rules that decided how urgent a case is, without the heads that
        tell the versions of the files they stand in."""
        found = [rule if isinstance(rule, dict) else {"id": rule} for rule in case.rules]
        fired = [rule for rule in found if "version" not in rule]
        return [
            (str(rule.get("level", "")), self.option("rule", rule.get("id", ""))) for rule in fired
        ]

    def rules_version(self, case: CaseView) -> str:
        heads = [rule for rule in case.rules if isinstance(rule, dict) and "version" in rule]
        return " ".join(f"{head['id']} {head['version']}" for head in heads)

    def _joined(self, values: Iterable[Any]) -> str:
        return self.t("comma").join(self._text(value) for value in values)

    def _text(self, value: Any) -> str:
        """The patient's own words, or a catalogue text with what it shows."""
        if isinstance(value, list | tuple):
            return self._joined(value)
        if not isinstance(value, Mapping):
            return str(value)
        args: dict[str, Any] = {n: self._text(arg) for n, arg in value.items() if n != "key"}
        return self.catalogue.text(self.locale, str(value["key"]), **args)


def _said(case: CaseView) -> dict[str, list[Any]]:
    """The values of the intake note by the titles of its lines."""
    return {str(line["title"]): list(line["values"]) for line in case.note.get("lines", ())}


def _key(value: Any) -> str:
    """The catalogue key of a note's value; empty for the patient's own words."""
    return str(value.get("key", "")) if isinstance(value, Mapping) else ""
