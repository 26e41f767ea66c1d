"""Writes the clinical content as a page that a clinician can read, correct and sign."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.clinic import inquiry, note, registry, routing, watchfile
from bot.clinic.conditions import CHOSEN, Fact, Test, When
from bot.clinic.inquiry import GROUPS, Inquiry
from bot.clinic.rules import ORDER, Rules
from bot.i18n import Catalogue
from bot.steps import Ask, Book, Choose, Gather, label_prefix, say_keys

FLOW = "intake"
LIMITS = (("least", "≥"), ("above", ">"), ("below", "<"), ("most", "≤"))
STYLE = (
    "body{font:16px/1.5 sans-serif;margin:2em;max-width:75em}table{border-collapse:collapse}"
    "td,th{border:1px solid #999;padding:.3em .6em;vertical-align:top;text-align:left;"
    "white-space:pre-line}"
)


@dataclass(frozen=True)
class Part:
    """A chapter: a title, a sentence or two, and a table whose first row is its head."""

    title: str
    text: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Page:
    """The content in one language, before it becomes Markdown or HTML."""

    title: str
    text: str
    parts: tuple[Part, ...]


def markdown(book: Book, catalogue: Catalogue, locale: str, rules: Rules) -> str:
    """The page as Markdown."""
    page = Writer(book, catalogue, locale, rules).page()
    lines = [f"# {page.title}", "", page.text, ""]
    for part in page.parts:
        lines += [f"## {part.title}", "", *([part.text, ""] if part.text else [])]
        head, *rows = part.rows
        lines += [_row(head), "|" + "---|" * len(head), *map(_row, rows), ""]
    return "\n".join(lines).rstrip() + "\n"


def page(book: Book, catalogue: Catalogue, locale: str, rules: Rules) -> str:
    """The page as one HTML file that needs nothing else, to be printed and signed."""
    found = Writer(book, catalogue, locale, rules).page()
    lines = [f"<!doctype html><html lang={locale}><meta charset=utf-8>"]
    lines.append(f"<title>{html.escape(found.title)}</title><style>{STYLE}</style>")
    lines.append(f"<h1>{html.escape(found.title)}</h1><p>{html.escape(found.text)}</p>")
    for part in found.parts:
        lines.append(f"<h2>{html.escape(part.title)}</h2><p>{html.escape(part.text)}</p><table>")
        for n, row in enumerate(part.rows):
            cell = "td" if n else "th"
            lines.append("<tr>" + "".join(f"<{cell}>{html.escape(text)}" for text in row))
        lines.append("</table>")
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    shown = (cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells)
    return "| " + " | ".join(shown) + " |"


class Writer:
    """Collects the parts of the page in one language."""

    def __init__(self, book: Book, catalogue: Catalogue, locale: str, rules: Rules) -> None:
        self.book, self.catalogue, self.locale, self.rules = book, catalogue, locale, rules
        self.asks: Inquiry = inquiry.load()

    def page(self) -> Page:
        parts = (
            self._files(),
            self._ages(),
            self._red_flags(),
            self._urgency(),
            self._pairs(),
            self._remarks(),
            self._questions(),
            self._measures(),
            self._routing(),
            self._steering(),
            self._between(),
            self._phrases(),
            self._signature(),
        )
        return Page(self._t("title"), self._t("introduction-full"), parts)

    def _t(self, key: str, **args: Any) -> str:
        return self.catalogue.text(self.locale, f"clinical-{key}", **args)

    def _part(self, name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Part:
        head = tuple(self._t(f"column-{column}") for column in columns)
        key = f"clinical-{name}-full"
        text = self.catalogue.text(self.locale, key) if self.catalogue.has(self.locale, key) else ""
        return Part(self._t(name), text, (head, *rows))

    def _files(self) -> Part:
        rows = (
            (
                f"{registry.FOLDER}{file.name}",
                head.version,
                head.source,
                head.reviewed_by,
                str(head.reviewed_on or self._t("unsigned")),
                str(head.expires),
            )
            for file, head in registry.heads()
        )
        columns = ("file", "version", "source", "reviewer", "signed", "expires")
        return self._part("files", columns, rows)

    def _ages(self) -> Part:
        rows = []
        for band in self.rules.ages.bands:
            limits = (
                ("age_days", band.below_days),
                ("age_months", band.below_months),
                ("age_years", band.below_years),
            )
            told = [f"{self._fact(name)} < {limit}" for name, limit in limits if limit is not None]
            rows.append((band.id, ", ".join(told) or self._t("older")))
        return self._part("ages", ("group", "limit"), rows)

    def _red_flags(self) -> Part:
        rows = []
        for flags in self.rules.redflags.pages:
            said = [
                self.catalogue.text(self.locale, f"redflags-{flags.id}", elder=elder, sex="")
                for elder in (False, True)
            ]
            items = "\n".join(f"{i.id} ({i.level}): {i.source}" for i in flags.items)
            rows.append((flags.id, ", ".join(flags.bands), *said, items))
        return self._part("red-flags", ("page", "groups", "text", "larger", "items"), rows)

    def _urgency(self) -> Part:
        listed = sorted(self.rules.urgency.rules, key=lambda rule: -ORDER.index(rule.level))
        rows = ((r.level, r.id, self._rule(r.id), self._when(r.when), r.source) for r in listed)
        return self._part("urgency", ("level", "rule", "name", "if", "source"), rows)

    def _pairs(self) -> Part:
        rows = (
            (p.id, self._any(p.risk), self._any(p.sign), p.source) for p in self.rules.urgency.pairs
        )
        return self._part("pairs", ("rule", "risk", "sign", "source"), rows)

    def _remarks(self) -> Part:
        rows = (
            (r.id, self.catalogue.text(self.locale, f"remark-{r.id}"), self._when(r.when), r.source)
            for r in self.rules.urgency.remarks
        )
        return self._part("remarks", ("rule", "text", "if", "source"), rows)

    def _questions(self) -> Part:
        """One row an answer: its name, the wordings, the options, who is asked."""
        rows: dict[str, list[str]] = {}
        groups = {name: question for question, names in GROUPS.items() for name in names}
        for step in self.book[FLOW].steps.values():
            if not isinstance(step, Choose | Ask | Gather):
                continue
            said = "\n".join(self._said(step))
            if step.save in rows:  # the same question in the larger wording
                rows[step.save][3] = self._options(step, elder=True)
                continue
            options = self._options(step, elder=False)
            question = groups.get(step.save)
            asked = self._any(self.asks.questions[question]) if question else ""
            rows[step.save] = [step.save, said, options, "", asked]
        rows["fever_clinic"] = ["fever_clinic", *[""] * 3, self._any(self.asks.fever_clinic)]
        found = (tuple(row) for row in rows.values())
        return self._part("questions", ("answer", "question", "options", "few", "asked"), found)

    def _said(self, step: Choose | Ask | Gather) -> Iterator[str]:
        args: dict[str, Any] = {name: f"‹{name}›" for name in step.args}
        for key in say_keys(step.say):
            yield self.catalogue.text(self.locale, key, **args)

    def _options(self, step: Choose | Ask | Gather, *, elder: bool) -> str:
        kinds: Iterable[Any] = step.to if isinstance(step, Choose) else step.options or ()
        prefix = label_prefix(step)
        label = partial(self.catalogue.text, self.locale, elder=elder)
        told = [f"`{kind}` {label(f'{prefix}-{kind}')}" for kind in kinds]
        if isinstance(step, Ask):
            told.append(self._t("free"))
        if isinstance(step, Gather):
            told.append(self._t("photos" if step.photos else "several", most=step.most))
        return "\n".join(told)

    def _measures(self) -> Part:
        spans = [(self._fact(name), f"{s.least:g} – {s.most:g}") for name, s in self._spans()]
        heat = self.rules.temperature
        spans.append((self._fact("temperature"), f"{heat.lowest:g} – {heat.highest:g}"))
        spans.append((self._t("fever"), f"≥ {heat.fever_from:g}"))
        return self._part("measures", ("measure", "limit"), spans)

    def _spans(self) -> Iterator[tuple[str, Any]]:
        yield from ((str(name), span) for name, span in self.asks.measures.items())

    def _routing(self) -> Part:
        roles = self.rules.roles
        rows = [(self._role(s.role), self._when(s.when)) for s in roles.suggestions]
        rows.append((self._role(roles.default), self._t("otherwise")))
        return self._part("routing", ("role", "if"), rows)

    def _steering(self) -> Part:
        """How what is known of a patient changes the departments that the words name."""
        rows = [
            (
                self._department(rule.department),
                self._t("never") if rule.never else f"+ {rule.points:g}",
                self._when(rule.when),
                rule.id,
                rule.source,
            )
            for rule in routing.load().rules
        ]
        return self._part("steering", ("department", "points", "if", "rule", "source"), rows)

    def _between(self) -> Part:
        rows = []
        for one in routing.load().questions:
            text = partial(self.catalogue.text, self.locale)
            answers = (
                f"{text(f'{one.key}-{option}')} → {self._department(name)}"
                for option, name in one.options.items()
            )
            rows.append((text(one.key), "\n".join(answers), one.id, one.source))
        return self._part("between", ("question", "answer", "rule", "source"), rows)

    def _department(self, name: str) -> str:
        code = routing.load().departments[name].code.replace(".", "-")
        return self.catalogue.text(self.locale, f"department-{code}")

    def _role(self, name: str) -> str:
        return self.catalogue.text(self.locale, f"role-{name}")

    def _phrases(self) -> Part:
        """What the emergency watch hears; a phrase stands under its name in the file of words."""
        rows = []
        for rule in watchfile.load().rules:
            named = [n if isinstance(n, str) else f" {self._t('or')} ".join(n) for n in rule.all]
            told = self._t("and").join(named)
            if rule.unless:
                told += f" ({self._t('unless')} {self._t('comma').join(rule.unless)})"
            kind = self._t("self_harm" if rule.crisis else "danger")
            rows.append((str(rule.level), rule.id, kind, told, rule.source))
        return self._part("phrases", ("level", "rule", "kind", "if", "source"), rows)

    def _signature(self) -> Part:
        return self._part(
            "signature", ("person", "title", "date", "signed-by"), [(" ", " ", " ", " ")]
        )

    def _rule(self, name: str) -> str:
        return self.catalogue.text(self.locale, f"console-rule-{name}")

    def _any(self, whens: Iterable[When]) -> str:
        return f"\n{self._t('or')} ".join(self._when(when) for when in whens)

    def _when(self, when: Mapping[Fact, Test]) -> str:
        """A condition in words: all of it must hold."""
        return self._t("and").join(self._test(fact, test) for fact, test in when.items())

    def _test(self, fact: Fact, test: Test) -> str:
        name = self._fact(str(fact))
        marks = [(sign, getattr(test, limit)) for limit, sign in LIMITS]
        told = [f"{sign} {value:g}" for sign, value in marks if value is not None]
        if told:
            return f"{name} {' '.join(told)}"
        for word in ("any", "all", "only"):
            listed = [self._option(fact, option) for option in getattr(test, word)]
            if listed:
                return f"{name} {self._t(word)} {self._t('comma').join(listed)}"
        return name

    def _fact(self, name: str) -> str:
        for key in (f"clinical-fact-{name}", f"intake-{name}-title"):
            if self.catalogue.has(self.locale, key):
                return self.catalogue.text(self.locale, key)
        return name

    def _option(self, fact: Fact, option: str) -> str:
        if fact == Fact.SEX:
            return self.catalogue.text(self.locale, f"patient-sex-{option}")
        if fact not in CHOSEN:
            return self._t(f"said-{option}")
        label = note.label(str(fact), option)
        return self.catalogue.text(self.locale, label["key"]) if isinstance(label, dict) else option
