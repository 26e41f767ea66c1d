"""The medicine, as data: one module a conversation."""

from __future__ import annotations

from bot.steps import Book
from flows.articles import ARTICLES
from flows.bookings import BOOKINGS
from flows.doctor import DOCTOR
from flows.family import FAMILY
from flows.guard import GUARD
from flows.help import HELP
from flows.herbs import HERBS
from flows.hometest import HOMETEST, LABREPORT
from flows.intake import INTAKE
from flows.language import LANGUAGE
from flows.menu import MENU
from flows.mine import MINE
from flows.nearby import NEARBY
from flows.nursing import NURSING
from flows.outpatient import VISIT
from flows.patient import PATIENT
from flows.rating import RATING
from flows.record import RECORD
from flows.remedy import REMEDY
from flows.respiratory import RESPIRATORY
from flows.scales import SCALE
from flows.services import SERVICES
from flows.skin import SKIN
from flows.subscribing import SUBSCRIBING
from flows.vaccinations import VACCINATIONS
from flows.vaccine import VACCINE
from flows.vaccine_offer import VACCINE_OFFER
from flows.visits import VISITS
from flows.welcome import WELCOME
from flows.where import WHERE

__all__ = ["BOOK"]

DOORS = (SERVICES, SCALE, SKIN, VISIT, REMEDY, NURSING, HERBS, RECORD)
ZONE = (RESPIRATORY, GUARD, NEARBY, WHERE, ARTICLES)
SHOTS = (VACCINE, VACCINATIONS, VACCINE_OFFER, VISITS, BOOKINGS)
FIRST = (MENU, WELCOME, HELP, MINE, FAMILY, LANGUAGE, SUBSCRIBING, PATIENT, INTAKE, DOCTOR)
FLOWS = (*FIRST, *DOORS, *ZONE, *SHOTS, HOMETEST, LABREPORT, RATING)
BOOK: Book = {flow.name: flow for flow in FLOWS}
