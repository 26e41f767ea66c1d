"""The slot engine: everything that has a time and a capacity is held, booked, moved and freed here.

Home-visit windows of a zone, vaccine sites, outpatient clinics: each is a *resource* of
`flows/data/sites.yaml`, its windows are rows (`slot`) laid down by a job, and all of them are
taken by the functions below. Every function takes the caller's connection and is part of the
caller's transaction. What a person may meet comes back as a value: the thing asked for, or a `Why`.

**In a flow.** A `Do` step names an effect of `bot.clinic.effects`; the effect calls one function
and turns its answer into an `Outcome`, whose word is a branch of the step:

    def visit_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
        # held; full (with three other windows); already (they have one open: change it instead)
        found = slots.hold(
            conn, slot_id=int(answers["window"]), person_id=context.person_id,
            patient_id=answers["patient_id"], product="panel-5", elder=context.elder,
            now=context.now,
        )
        if found is Why.already:
            return Outcome("already")
        if isinstance(found, Why):
            near = slots.free(conn, resources=[...], now=context.now, most=3)
            return Outcome("full", {"windows": [...]})
        return Outcome("held", {"hold_id": found.id})

On the confirm page `book` is called with that hold_id; `Why.expired` there means: call `hold` for
the same slot again first, and only when that fails show the next three. The effects run under the
person's lock already; the functions take it themselves where somebody else calls them.

| function | arguments beside conn and now | answer, or why not |
|---|---|---|
| `free` | resources (keys), start, end, most=6, after (the last Window shown), pool | [Window] |
| `days` | resources, zone, start, most=4, pool | [Day], each with free windows, by half days |
| `hold` | slot_id, person_id, patient_id, product, dose=1, pool="", elder, instead, moving | |
| | | Hold; full closed late stock already many gone |
| `extend` | hold_id, person_id, elder | Hold, once; expired twice gone |
| `release` | hold_id, person_id | True when it was live |
| `book` | hold_id, person_id, by, body | Booking; expired already gone |
| `move` | booking_id, hold_id (of the new window), person_id, by | Booking; expired late gone |
| `cancel` | booking_id, person_id, reason (a code), by | Booking; late gone |
| `rename` | booking_id, patient_id, product, by | Booking; already gone |
| `attend`, `miss` | booking_id, by; reason (of an untold one) | Booking; early gone reason |
| `of_person` | person_id | [Booking]: to come first, then what is over |
| `get`, `by_code` | booking_id / code | Booking or None |
| `hold_of` | hold_id | Hold or None |
| `lay` | zone | Laid: the windows of the coming days as `sites.yaml` has them; repeatable |
| `stocks.of` | resources, product | [Stock]: how much of what is free where |
| `stocks.deliver`, `waste`, `count` | resource, product, quantity / free, by | Stock; stock gone |
| `stockroom.shelves`, `moves` | resource / stock_id | [Shelf] / [Move], for the staff |
| `stockroom.enter` | resource, product, entry, by | Stock; gone (seen too long ago) reason stock |
| `waitlist.join` | person_id, patient_id, product, resources, not_after; not_before, half, | |
| | dose, pool, high_risk, elder | Wait; already gone |
| `waitlist.leave`, `of_person` | wait_id, person_id | bool / [Wait] |
| `waiters.listed`, `numbers` | resource / | [Waiter] in the order of asking / how many, where |
| `waiters.add` | by, and what `waitlist.join` takes | Wait, who is told; already gone |
| `waiters.remove` | wait_id, reason, by | Wait, who is told; gone reason |
| `waiters.withdraw` | wait_id, at (sites), reason, by | Wait; gone reason |
| `closing.preview`, `close` | resource, start, end; reason, by | Closed: who is affected |
| `closing.reopen` | resource, start, end, by | how many windows |
| `overbook` | slot_id, person_id or None, patient_id, product, reason, by; dose, pool, body, | |
| | extra (a second open one) | Booking; full (no reason) closed late stock already gone |
| `resize` | slot_id, capacity, reason, by | bool |
| `capacity.look`, `change` | slot_id / change, reason, by | Room; gone (seen too long ago) |
| | | reason closed late |
| `expire`, `offer`, `waitlist.end`, `closing.displace` | | what a job does every few seconds |
| `sites.load` | | `Sites`: names, districts, hours, capacities; `of(kind)`, `in_district(...)` |
| `faults` | | what does not balance in the ledgers; empty |

*person_id* in `extend`, `release`, `book`, `move` and `cancel` is whose it must be; None is staff,
whom no cut-off holds. `book` and `move` pressed twice give the same booking again.
*product* is what it is for ("panel-5", "influenza"), *dose* which of a course, *pool* the stock to
draw from ("" draws from none). A patient has one open booking a product and dose.
*instead* is a hold_id given up for the new one, if the new one is got; *moving* the booking a new
window is looked for (else its own being open would refuse the hold).
Events that the engine puts into a person's talk are listed in `news`: an offer, a closed day. An
offer is a hold like any other: `book` it, or `release` it, and the next is asked.
*by* is who did it: "person:7", "staff:3"; "" means the person.

Wrong use raises: an unknown person or patient is a foreign key, a naive moment a ValueError.
"""

from __future__ import annotations

from bot.clinic.slots import capacity, closing, sites, stockroom, stocks, waiters, waitlist
from bot.clinic.slots.attendance import attend, miss
from bot.clinic.slots.bookings import book, by_code, cancel, get, move, of_person
from bot.clinic.slots.forgetting import forget
from bot.clinic.slots.holds import expire, extend, hold, hold_of, release
from bot.clinic.slots.laying import Laid, lay, lay_one, retire
from bot.clinic.slots.ledger import faults
from bot.clinic.slots.offering import offer
from bot.clinic.slots.overbooking import overbook, resize
from bot.clinic.slots.renaming import rename
from bot.clinic.slots.rows import Booking, Day, Hold, Why, Window
from bot.clinic.slots.rules import load
from bot.clinic.slots.windows import days, free

__all__ = [
    "Booking",
    "Day",
    "Hold",
    "Laid",
    "Why",
    "Window",
    "attend",
    "book",
    "by_code",
    "cancel",
    "capacity",
    "closing",
    "days",
    "expire",
    "extend",
    "faults",
    "forget",
    "free",
    "get",
    "hold",
    "hold_of",
    "lay",
    "lay_one",
    "load",
    "miss",
    "move",
    "of_person",
    "offer",
    "overbook",
    "release",
    "rename",
    "resize",
    "retire",
    "sites",
    "stockroom",
    "stocks",
    "waiters",
    "waitlist",
]
