"""The medicine, as data: one module a conversation."""

from __future__ import annotations

from bot.steps import Book
from flows.articles import ARTICLES
from flows.doctor import DOCTOR
from flows.family import FAMILY
from flows.guard import GUARD
from flows.help import HELP
from flows.intake import INTAKE
from flows.language import LANGUAGE
from flows.menu import MENU
from flows.mine import MINE
from flows.patient import PATIENT
from flows.respiratory import RESPIRATORY
from flows.services import SERVICES
from flows.welcome import WELCOME
from flows.where import WHERE

__all__ = ["BOOK"]

BOOK: Book = {
    flow.name: flow
    for flow in (
        MENU,
        WELCOME,
        HELP,
        MINE,
        FAMILY,
        LANGUAGE,
        PATIENT,
        INTAKE,
        DOCTOR,
        SERVICES,
        RESPIRATORY,
        GUARD,
        WHERE,
        ARTICLES,
    )
}
