"""Getting a vaccine: what is due for whom, where and when, the visit, and what comes after it.

`asking` are the effects of the look-up, `placing` those of the sites, `taking` those of the hold
and the booking, `mine` those of what is booked already. `visits` tells of a booking, plans
what is said later and copies it to helpers; `doses` is what was given.
"""

from __future__ import annotations

from bot.clinic.context import Effect
from bot.clinic.vaccinating import asking, mine, offered, placing, taking
from bot.clinic.vaccinating.service import Service, load

__all__ = ["EFFECTS", "Service", "load"]

EFFECTS: tuple[Effect, ...] = (
    asking.vaccine_facts,
    asking.vaccine_form,
    asking.vaccine_ill,
    asking.vaccine_allergy,
    asking.vaccine_gap,
    asking.vaccine_past,
    asking.vaccine_dated,
    asking.vaccine_forecast,
    asking.vaccine_chosen,
    asking.vaccine_remind,
    asking.vaccine_note,
    placing.vaccine_place,
    placing.vaccine_near,
    placing.vaccine_sites,
    taking.vaccine_hold,
    taking.vaccine_second,
    taking.vaccine_second_times,
    taking.vaccine_second_hold,
    taking.vaccine_page,
    taking.vaccine_book,
    offered.vaccine_wait,
    offered.vaccine_offer_look,
    offered.vaccine_offer_book,
    offered.vaccine_offer_refuse,
    mine.vaccinations_list,
    mine.vaccination_given,
    mine.vaccination_missed,
    mine.vaccination_reacted,
)
