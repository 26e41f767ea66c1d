"""Where to come and when: address, window, the page to confirm, a second patient at one visit."""

from __future__ import annotations

from typing import Any

from bot.steps import Ask, Back, Call, Choose, Do, Gather, More
from flows import keeping, nearby, where
from flows.hometest.names import (
    ABOUT,
    EARLIER,
    OF_MODE,
    OF_ORDER,
    OF_PANEL,
    OF_PLACE,
    OF_TIME,
    SHOWN,
    S,
)
from flows.hometest.options import (
    After,
    Booked,
    Confirm,
    ConfirmToo,
    Covered,
    Door,
    Far,
    Held,
    Joined,
    Later,
    Near,
    New,
    NoTime,
    Outside,
    Released,
    Some,
    Told,
    Used,
    Whereabouts,
    Yes,
)
from flows.hometest.street import street
from flows.reach import phone

ELSEWHERE = Back(S.ADDRESSES, OF_PLACE)
OTHER_TIME = Back(S.TIMES, ("times", "time", "windows", "sure"))
CHANGED = (*EARLIER, *OF_PANEL, *OF_MODE)
PLACES: dict[Any, Any] = {
    S.ADDRESSES: Do(
        effect="home_addresses",
        save="saved",
        gives=("addresses",),
        to={Some.some: S.ADDRESS, Some.none: S.WHERE},
    ),
    S.ADDRESS: Choose(
        say="home-address",
        save="address",
        more=More("addresses", to=S.USE_ADDRESS),
        to={New.new: S.WHERE},
    ),
    S.USE_ADDRESS: Do(
        effect="home_address_use",
        save="used",
        gives=("home", "edge"),
        needs=("address", "kind"),
        to={Used.covered: S.TIMES, Used.outside: S.OUTSIDE, Used.gone: ELSEWHERE},
    ),
    S.WHERE: Call(
        flow="where",
        save="where",
        gives=where.GIVES,
        to={Whereabouts.found: S.COVER, Whereabouts.far: S.OUTSIDE},
    ),
    S.COVER: Do(
        effect="home_cover",
        save="covered",
        gives=("edge",),
        needs=("where", "kind"),
        to={Covered.covered: S.STREET, Covered.outside: S.OUTSIDE},
    ),
    S.OUTSIDE: Choose(
        say="home-outside",
        save="outside",
        args=("edge",),
        to={
            Outside.other: ELSEWHERE,
            Outside.panel: Back(S.BEGIN, (*CHANGED, *OF_PLACE)),
            Outside.clinic: S.NEAR,
            Outside.over: S.FAR,
        },
    ),
    S.FAR: Do(
        effect="home_far", save="far", needs=("outside",), to={Far.ask: S.WISH, Far.over: S.OVER}
    ),
    S.WISH: Choose(
        say="home-wish", save="wish", needs=("far",), to={Yes.yes: S.WISHED, Yes.no: S.OVER}
    ),
    S.WISHED: Do(effect="home_wish", save="wished", final=True, to={Told.told: S.OVER}),
    S.NEAR: Call(flow="nearby", save="near", takes=nearby.TAKES, to={Near.done: S.OVER}),
    S.STREET: Ask(
        say="home-street",
        save="street",
        read=street,
        args=("place",),
        to=S.NUMBER,
        needs=("where",),
    ),
    S.NUMBER: Ask(say="home-number", save="number", read=phone, show="value-phone", to=S.DOOR),
    S.DOOR: Gather(
        say="home-door", save="door", options=Door, alone=(Door.none,), most=3, to=S.TIMES
    ),
}
TIMES: dict[Any, Any] = {
    S.TIMES: Do(
        effect="home_times",
        save="times",
        gives=("windows",),
        to={Some.some: S.TIME, Some.none: S.NO_TIME},
    ),
    S.TIME: Choose(
        say="home-time",
        save="time",
        more=More("windows", to=S.HOLD),
        to={Later.later: Back(S.TIMES, ("times", "time"))},
    ),
    S.NO_TIME: Choose(
        say="home-no-time",
        save="no_time",
        to={NoTime.again: Back(S.TIMES, ("times", "no_time", "windows")), NoTime.over: S.OVER},
    ),
    S.HOLD: Do(
        effect="home_hold",
        save="held",
        gives=("hold_id", "window", *SHOWN),
        needs=("time",),
        to={
            Held.held: S.CONFIRM,
            Held.full: Back(S.TIMES, ("times", "time", "windows")),
            Held.already: S.HAVE,
        },
    ),
    S.CONFIRM: Choose(
        say="home-confirm",
        save="sure",
        ahead=("home-confirm-what", "home-confirm-where", "home-confirm-price"),
        args=("window", *SHOWN),
        needs=("held",),
        shown=(Confirm.yes, Confirm.time, Confirm.change, Confirm.no),
        to={
            Confirm.yes: S.BOOK,
            Confirm.time: S.DROP,
            Confirm.change: S.KEEP,
            Confirm.no: S.RELEASE,
            Confirm.ending: S.ENDING,
            Confirm.over: OTHER_TIME,
        },
    ),
    **keeping.steps(S, page=S.CONFIRM, yes=S.BOOK, time=S.DROP, no=S.RELEASE, lost=OTHER_TIME),
    S.DROP: Do(
        effect="home_drop",
        save="dropped",
        to={Told.told: Back(S.TIMES, ("times", "time", "windows", "sure", "dropped"))},
    ),
    S.KEEP: Do(
        effect="home_typed",
        save="kept",
        gives=("typed",),
        to={Told.told: Back(S.BEGIN, (*CHANGED, *OF_PLACE, *OF_TIME, "sure", "kept"))},
    ),
    S.BOOK: Do(
        effect="home_book",
        save="booked",
        gives=("visit_id", "window"),
        final=True,
        needs=("sure",),
        to={
            Booked.booked: S.BOOKED,
            Booked.full: OTHER_TIME,
            Booked.already: S.HAVE,
        },
    ),
    S.BOOKED: Choose(
        say="home-booked",
        save="after",
        args=("window",),
        needs=("booked",),
        to={
            After.another: S.ANOTHER,
            After.over: S.OVER,
        },
    ),
}
TOO: dict[Any, Any] = {
    S.TOO: Do(effect="home_shown", save="too", gives=SHOWN, to={Told.told: S.CONFIRM_TOO}),
    S.CONFIRM_TOO: Choose(
        say="home-confirm-too",
        save="sure_too",
        ahead=("home-confirm-same", "home-confirm-price"),
        args=SHOWN,
        needs=("too",),
        to={
            ConfirmToo.yes: S.JOIN,
            ConfirmToo.change: Back(S.BEGIN, (*CHANGED, "too", "sure_too")),
            ConfirmToo.no: S.OVER,
        },
    ),
    S.JOIN: Do(
        effect="home_join",
        save="joined",
        gives=("window",),
        final=True,
        needs=("sure_too",),
        to={Joined.joined: S.BOOKED_TOO, Joined.late: S.LATE, Joined.already: S.HAVE},
    ),
    S.BOOKED_TOO: Choose(
        say="home-booked-too",
        save="after",
        args=("window",),
        needs=("joined",),
        labels="home-booked",
        to={
            After.another: S.ANOTHER,
            After.over: S.OVER,
        },
    ),
    S.ANOTHER: Do(
        effect="home_another",
        save="more",
        gives=("joins", "beside"),
        final=True,
        to={
            Told.told: Back(
                S.START,
                (
                    *(*OF_ORDER, *ABOUT, *CHANGED, *OF_PLACE, *OF_TIME),
                    *("sure", "too", "sure_too", "after", "more"),
                ),
            )
        },
    ),
    S.RELEASE: Do(
        effect="home_release", save="released", final=True, to={Released.released: S.OVER}
    ),
}
