"""The form of a notice: its fields as a browser sends them, and the draft they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from bot.clinic.notices import Audience, Draft, Kind, Refused, subscribing
from bot.clinic.notices.notice import Wording
from handlers.console.forms import Form

ELDER = {"": None, "elder": True, "normal": False}
SETS = ("channels", "locales", "bands", "topics", "tags")
NUMBERS = ("seen_days", "away_days", "rest_days")
FLOWS = ("flow1", "flow2")
Fields = Mapping[str, str]


def fields_of(draft: Draft) -> dict[str, str]:
    """The fields of a draft, as the form is filled with them."""
    found = {"name": draft.name, "kind": str(draft.kind), "source": draft.source}
    found |= {"expires": draft.expires.isoformat() if draft.expires else ""}
    found |= {"reviewer": draft.reviewer, "image": str(draft.image_id or "")}
    for tag, words in draft.texts.items():
        found |= {f"text:{tag}:{wording}": text for wording, text in words.items()}
    found |= dict(zip(FLOWS, draft.flows, strict=False))
    found |= _fields_of_audience(draft.audience)
    if draft.subscribe:
        found["template"] = str(draft.subscribe["template"])
        within = f"field:{found['template']}:"
        found |= {within + n: str(v) for n, v in draft.subscribe["fields"].items()}
    return found


def _fields_of_audience(audience: Audience) -> dict[str, str]:
    given = audience.model_dump()
    found = {f"{name}:{one}": "on" for name in SETS for one in given.get(name, ())}
    found |= {name: "" if given[name] is None else str(given[name]) for name in NUMBERS}
    found["regions"] = ", ".join(audience.regions)
    found["elder"] = next(word for word, meant in ELDER.items() if meant is audience.elder)
    return found


def draft_of(form: Form, locales: Iterable[str], *, image_id: int | None) -> Draft:
    """What the form means. Raises Refused with the code of what is wrong."""
    fields = form.fields
    texts = {tag: words for tag in locales if (words := _words(form, tag))}
    flows = [pick for name in FLOWS if (pick := form.text(name))]
    return Draft(
        name=form.text("name")[:80],
        kind=_kind(form.text("kind")),
        texts=texts,
        flows=tuple(dict.fromkeys(flows)),
        audience=audience_of(fields),
        source=form.text("source")[:200],
        expires=_day(form.text("expires")),
        reviewer=form.text("reviewer")[:40],
        image_id=image_id,
        subscribe=_subscribe(form),
    )


def _words(form: Form, tag: str) -> dict[str, str]:
    found = {str(w): form.text(f"text:{tag}:{w}") for w in Wording}
    if any(found.values()) and not found[Wording.normal]:
        raise Refused("no-text")
    return {wording: text for wording, text in found.items() if text}


def audience_of(fields: Fields) -> Audience:
    """Whom the fields mean. Raises Refused."""
    given: dict[str, Any] = {
        name: tuple(sorted(key.partition(":")[2] for key in fields if key.startswith(f"{name}:")))
        for name in SETS
    }
    given |= {name: fields.get(name, "").strip() or None for name in NUMBERS}
    parts = fields.get("regions", "").replace("，", ",").replace("、", ",").split(",")
    given["regions"] = tuple(part.strip() for part in parts if part.strip())
    if any(not (part.isascii() and part.isdigit()) for part in given["regions"]):
        raise Refused("no-such-region")
    given["elder"] = ELDER.get(fields.get("elder", ""))
    try:
        return Audience.model_validate(
            {name: value for name, value in given.items() if value != ()}
        )
    except ValidationError:
        raise Refused("audience") from None


def _kind(given: str) -> Kind:
    try:
        return Kind(given)
    except ValueError:
        raise Refused("kind-off") from None


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused("no-such-day") from None


def _subscribe(form: Form) -> dict[str, Any] | None:
    name = form.text("template")
    if not name:
        return None
    template = subscribing.offered().get(name)
    if template is None:
        raise Refused("no-such-template")
    fields = {field: form.text(f"field:{name}:{field}") for field in template.fields}
    return {"template": name, "fields": fields}
