"""What the console's pages say: texts in one language, ages, times and the intake note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.clinic.cases import CaseView
from bot.i18n import Catalogue

# Lines of a note that say the matter, the first that is there.
MATTER = ("intake-words-title", "note-sentence", "intake-complaints-title", "note-urgent")


@dataclass(frozen=True, slots=True)
class Words:
    """The texts and formats of one page: its language, the clinic's zone, the present moment."""

    catalogue: Catalogue
    locale: str
    zone: ZoneInfo
    now: datetime

    def t(self, key: str, **args: Any) -> str:
        return self.catalogue.text(self.locale, f"console-{key}", **args)

    def option(self, kind: str, value: object) -> str:
        """The name of a level, a reason ...; the code itself where none is written."""
        return self.shared(f"console-{kind}", value)

    def shared(self, kind: str, value: object) -> str:
        """The name of a role or a sex, as the patient's side calls it."""
        key = f"{kind}-{value}"
        known = self.catalogue.has(self.locale, key)
        return self.catalogue.text(self.locale, key) if known else str(value)

    def languages(self) -> list[tuple[str, str]]:
        """(locale, its own name) of the languages the console speaks."""
        known = [n for n in self.catalogue.locales if self.catalogue.has(n, "console-language")]
        return [(name, self.catalogue.text(name, "console-language")) for name in known]

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

    def clock(self, moment: datetime) -> str:
        """The time of day in the clinic's zone, with the date when it is not today."""
        here, today = moment.astimezone(self.zone), self.now.astimezone(self.zone)
        return here.strftime("%H:%M" if here.date() == today.date() else "%Y-%m-%d %H:%M")

    def headline(self, case: CaseView) -> str:
        """What the case is about, in one line: the patient's own words before ticked boxes."""
        said = {str(line["title"]): line["values"] for line in case.note.get("lines", ())}
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

    def rules(self, case: CaseView) -> list[tuple[str, str]]:
        """(level, name) of the rules that decided how urgent a case is."""
        found = [rule if isinstance(rule, dict) else {"id": rule} for rule in case.rules]
        fired = [rule for rule in found if "inputs" not in rule]
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
