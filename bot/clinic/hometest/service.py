"""Every effect of the conversation about a home test."""

from __future__ import annotations

from bot.clinic.context import Effect
from bot.clinic.hometest import addressing, changing, choosing, rating, reading, visiting, wishes

EFFECTS: tuple[Effect, ...] = (
    choosing.home_start,
    choosing.home_begin,
    choosing.home_same,
    choosing.home_panels,
    choosing.home_advise,
    choosing.home_modes,
    addressing.home_addresses,
    addressing.home_address_use,
    addressing.home_cover,
    visiting.home_drop,
    visiting.home_typed,
    visiting.home_times,
    visiting.home_hold,
    visiting.home_shown,
    visiting.home_book,
    visiting.home_another,
    visiting.home_join,
    visiting.home_release,
    changing.home_look,
    changing.home_redo,
    changing.home_move_times,
    changing.home_move_hold,
    changing.home_move,
    changing.home_cancel,
    reading.lab_read,
    reading.lab_weigh,
    reading.lab_assess,
    reading.lab_link,
    wishes.home_far,
    wishes.home_wish,
    rating.rate_begin,
    rating.rate_keep,
)
