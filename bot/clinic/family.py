"""The effects of helping one another: invite, ask, agree, end, and acting for somebody else."""

from __future__ import annotations

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import segno
from sqlalchemy import Connection, select

from bot import outbox
from bot.clinic import files, people, relatives
from bot.clinic.casefile import CASE
from bot.clinic.context import Answers, Context
from bot.clinic.relatives import Link, Refused, Right
from bot.clinic.staffchat import link as bot_link
from bot.messages import Form, Kind, Media, Outbound
from bot.moves import Outcome, Put

PICTURED = ("web", "telegram")  # where a link opens the talk with the code in it
DEEP = "family"  # the menu's option a deep link names
BOOK = "book"  # why somebody is chosen: something is booked for them
ARRIVED = 6  # digits that came with a deep link
SHOWN, SHOWN_LARGER = 8, 3  # links in one question
SCALE = 8  # pixels a module of the picture


def family_facts(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """asked: somebody waits for this person's word; code: a link brought one; open: neither."""
    waiting = relatives.requests(conn, context.person_id, context.now)
    if waiting:
        return Outcome("asked", _request(waiting[0]))
    arrived = str(answers.get("arrived") or "")
    if len(arrived) == ARRIVED and arrived.isdecimal():
        return Outcome("code", {"code": arrived})
    return Outcome("open")


def _request(link: Link) -> dict[str, object]:
    whole = next((n for n, r in relatives.RIGHTS.items() if frozenset(r) == link.rights), "all")
    may = {"key": f"family-may-{whole}"}
    return {"link_id": link.id, "who": link.helper, "about": link.patient, "may": may}


def family_code(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A code for one of their own patients, with a picture where it can be opened."""
    patient_id = int(answers["patient_id"])
    if people.find(conn, context.person_id, patient_id) is None:
        return Outcome("done", says=(Put("family-not-yours", keys=False),))
    rights = relatives.RIGHTS[str(answers["rights"])]
    code = relatives.issue(
        conn, person_id=context.person_id, patient_id=patient_id, rights=rights, now=context.now
    )
    address = _address(conn, context, code)
    said = [Put("family-code", {"code": f"{code[:3]} {code[3:]}"}, keys=False)]
    if address:
        said.append(Put("family-link", {"link": address}, keys=False))
        _show(conn, context, address)
    return Outcome("done", says=tuple(said))


def _address(conn: Connection, context: Context, code: str) -> str:
    """An address that opens our talk with the code in it; empty where there is none."""
    if context.channel == "telegram":
        return bot_link(conn, f"{DEEP}-{code}")
    site = context.site.rstrip("/")
    return f"{site}/chat?to={DEEP}-{code}" if site and context.channel == "web" else ""


def _show(conn: Connection, context: Context, address: str) -> None:
    """The address as a picture to be held before another telephone."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=SCALE, border=4)
    body = picture.getvalue()
    media_id = files.keep(
        conn, person_id=context.person_id, mime="image/png", body=body, now=context.now
    )
    media = Media(Kind.IMAGE, str(media_id), "image/png", len(body), stored=True)
    out = Outbound(form=Form.MEDIA, media=media)
    key = f"family-picture:{media_id}"
    slip = outbox.Slip(context.person_id, context.channel, context.address, out, key, context.now)
    outbox.queue(conn, slip)
    context.rings |= {"outbox", f"web:{context.address}"}


def family_ask(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Use somebody's code: asked; wrong: another may be typed; over: nothing more to be done."""
    found = relatives.ask(
        conn,
        person_id=context.person_id,
        code=str(answers["code"]),
        name=str(answers["called"]),
        relation=str(answers["relation"]),
        now=context.now,
    )
    if isinstance(found, Refused):
        over = "wrong" if found is Refused.wrong else "over"
        return Outcome(over, says=(Put(f"family-{found}", keys=False),))
    key = f"family.asked:{found.id}"
    relatives.tell(conn, found.owner_id, "family.asked", {}, key=key, now=context.now)
    return Outcome("asked", says=(Put("family-waits", {"who": found.patient}, keys=False),))


def family_answer(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The patient's own word, and the helper is told of it."""
    yes, link = answers["agreed"] == "yes", relatives.get(conn, int(answers["link_id"]))
    mine = link is not None and link.owner_id == context.person_id
    if link is None or not mine or not agree(conn, link, yes=yes, now=context.now):
        return Outcome("done", says=(Put("family-late", keys=False),))
    said = "family-on" if yes else "family-off"
    return Outcome("done", says=(Put(said, {"who": link.helper}, keys=False),))


def agree(conn: Connection, link: Link, *, yes: bool, now: datetime) -> bool:
    """The patient's person agrees to a request or not; False when it is over."""
    if not relatives.answer(conn, link_id=link.id, owner_id=link.owner_id, yes=yes, now=now):
        return False
    name = "family.agreed" if yes else "family.refused"
    data = {"who": link.patient}
    relatives.tell(conn, link.person_id, name, data, key=f"{name}:{link.id}", now=now)
    return True


def family_list(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Everybody this person is linked with, on either side."""
    found = relatives.of_person(conn, context.person_id)
    most = SHOWN_LARGER if context.elder else SHOWN
    listed = [
        {"value": str(link.id), "label": _label(link, context.person_id)} for link in found[:most]
    ]
    if not listed:
        return Outcome("none", {"links": []}, (Put("family-none", keys=False),))
    return Outcome("some", {"links": listed})


def _label(link: Link, person_id: int) -> dict[str, str]:
    if link.person_id == person_id:
        return {"key": "family-you-help", "who": link.patient}
    return {"key": "family-helps-you", "who": link.helper}


def family_end(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """End one link; the other side is told."""
    by = context.person_id
    link = relatives.end(conn, link_id=int(answers["ending"]), by=by, now=context.now)
    if link is None:
        return Outcome("done", says=(Put("family-late", keys=False),))
    other = link.owner_id if by == link.person_id else link.person_id
    name = link.helper if by == link.person_id else link.patient
    key = f"family.ended:{link.id}"
    relatives.tell(conn, other, "family.ended", {"who": name}, key=key, now=context.now)
    return Outcome("done", says=(Put("family-ended", keys=False),))


def wanted(answers: Answers) -> Right:
    """The right it takes: to book where something is booked, else to talk."""
    return Right.book if answers.get("purpose") == BOOK else Right.talk


def options(conn: Connection, person_id: int, right: Right) -> list[dict[str, str]]:
    """The patients of others whom this person may help in this way, as options of a question."""
    found = relatives.helped(conn, person_id, right)
    return [{"value": str(link.patient_id), "label": link.patient} for link in found]


def acting(conn: Connection, context: Context, patient_id: int, right: Right) -> Outcome | None:
    """What the flows know of a patient of somebody else who agreed to be helped, else None.

    It is written down who acts, and the patient hears of it, once a day at most.
    """
    helped = relatives.helped(conn, context.person_id, right)
    link = next((one for one in helped if one.patient_id == patient_id), None)
    row = people.find(conn, link.owner_id, patient_id) if link else None
    if link is None or row is None:
        return None
    relatives.record(
        conn, context.person_id, "family.acted", f"patient:{patient_id}", context.now, _id(link)
    )
    day = context.now.astimezone(ZoneInfo(context.zone)).date()
    data = {"who": link.helper, "about": link.patient}
    key = f"family.acted:{link.id}:{day}"
    relatives.tell(conn, link.owner_id, "family.acted", data, key=key, now=context.now)
    found = people.described(row, context.today, context.rules.ages)
    return Outcome("known", found | {"relation": link.relation})


def still(conn: Connection, person_id: int, patient_id: int | None) -> int | None:
    """The patient, unless this person may not talk for them any more: then nobody by name."""
    if patient_id is None or people.find(conn, person_id, patient_id) is not None:
        return patient_id
    helped = relatives.helped(conn, person_id, Right.talk)
    return patient_id if any(link.patient_id == patient_id for link in helped) else None


def _id(link: Link) -> str:
    return f"link:{link.id}"


def seen(conn: Connection, context: Context) -> tuple[Put, ...]:
    """How it stands with those whose consultations this person may see, a sentence each."""
    said = []
    for link in relatives.helped(conn, context.person_id, Right.see)[:SHOWN_LARGER]:
        mine = select(CASE.c.state).where(CASE.c.patient_id == link.patient_id)
        state = conn.execute(mine.order_by(CASE.c.id.desc()).limit(1)).scalar_one_or_none()
        relatives.record(
            conn, context.person_id, "family.seen", f"patient:{link.patient_id}", context.now
        )
        args = {"who": link.patient, "state": str(state or "none")}
        said.append(Put("family-stands", args, keys=False))
    return tuple(said)
