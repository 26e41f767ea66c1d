"""The medicine, as data: one module a conversation."""

from __future__ import annotations

from bot.steps import Book
from flows.doctor import DOCTOR
from flows.family import FAMILY
from flows.help import HELP
from flows.intake import INTAKE
from flows.language import LANGUAGE
from flows.menu import MENU
from flows.mine import MINE
from flows.patient import PATIENT
from flows.services import SERVICES
from flows.welcome import WELCOME

__all__ = ["BOOK"]

_ALL = (MENU, WELCOME, HELP, MINE, FAMILY, LANGUAGE, PATIENT, INTAKE, DOCTOR, SERVICES)
BOOK: Book = {flow.name: flow for flow in _ALL}
