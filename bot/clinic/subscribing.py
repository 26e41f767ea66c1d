"""What people do with topics in the talk: see them, take one, leave one, stop all notices."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import people
from bot.clinic.context import Answers, Context
from bot.clinic.notices import topics
from bot.clinic.people import PERSON
from bot.moves import Outcome, Put

ALL = "all"  # the switch of all notices, beside the topics
AT_ONCE, AT_ONCE_LARGER = 6, 2  # topics on a page


def topics_listed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A page of topics, each with how it stands; first the switch of everything."""
    offered = topics.offered(conn, today=context.today)
    mine, on = topics.of(conn, context.person_id), _on(conn, context)
    size = AT_ONCE_LARGER if context.elder else AT_ONCE
    pages = max(1, -(-len(offered) // size))
    page = int(answers.get("page") or 0) % pages
    shown = [_line(one, context, mine) for one in offered[page * size : (page + 1) * size]]
    switch = {"value": ALL, "label": {"key": "topics-all-on" if on else "topics-all-off"}}
    which = "larger" if context.elder else "many" if pages > 1 else "few"
    return Outcome(which, {"topics": [switch, *shown], "page": page})


def _line(one: topics.Topic, context: Context, mine: set[str]) -> dict[str, Any]:
    key = "topics-one-on" if one.id in mine else "topics-one-off"
    return {"value": one.id, "label": {"key": key, "name": one.name(context.locale)}}


def topics_turn(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The next page."""
    return Outcome("done", {"page": int(answers.get("page") or 0) + 1})


def topic_switch(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Take a topic or leave it. Who takes one wants notices again."""
    picked = str(answers.get("topic", ""))
    if picked == ALL:
        on = not _on(conn, context)
        people.change(conn, context.person_id, notices=on)
        return Outcome(
            "done", says=(Put("mine-notices-on" if on else "engine-stopped", keys=False),)
        )
    found = {one.id: one for one in topics.every(conn)}.get(picked)
    if found is None:
        return Outcome("done")
    name = {"name": found.name(context.locale)}
    if picked in topics.of(conn, context.person_id):
        topics.leave(conn, person_id=context.person_id, topic=picked)
        return Outcome("done", says=(Put("topics-left", name, keys=False),))
    topics.want(conn, person_id=context.person_id, topic=picked, now=context.now)
    people.change(conn, context.person_id, notices=True)
    return Outcome("done", says=(Put("topics-taken", name, keys=False),))


def _on(conn: Connection, context: Context) -> bool:
    found = select(PERSON.c.notices).where(PERSON.c.id == context.person_id)
    return bool(conn.execute(found).scalar_one())


EFFECTS = (topics_listed, topics_turn, topic_switch)
