"""What may be answered to the questions about signs; `Few...` lists belong to the larger wording.

An option has the same name, and so the same meaning for the rules, in both lists.
"""

from __future__ import annotations

from enum import StrEnum, auto


class Breath(StrEnum):
    """Fever, cough and throat."""

    short = auto()
    wheeze = auto()
    chest = auto()
    blood = auto()
    phlegm = auto()
    weak = auto()
    rigors = auto()
    contact = auto()
    none = auto()


class FewBreath(StrEnum):
    short = auto()
    blood = auto()
    weak = auto()
    none = auto()


class MoreBreath(StrEnum):
    """`More...` lists are the second page of the larger wording: nothing that matters is lost."""

    wheeze = auto()
    rigors = auto()
    contact = auto()
    none = auto()


class Child(StrEnum):
    drinks = auto()
    urine = auto()
    sleepy = auto()
    rigors = auto()
    ears = auto()
    limb = auto()
    rash = auto()
    none = auto()


class FewChild(StrEnum):
    drinks = auto()
    sleepy = auto()
    rash = auto()
    none = auto()


class MoreChild(StrEnum):
    rigors = auto()
    ears = auto()
    limb = auto()
    none = auto()


class Glass(StrEnum):
    """What purple spots do when a glass is pressed on them."""

    fades = auto()
    stays = auto()
    unsure = auto()


class Belly(StrEnum):
    severe = auto()
    right = auto()
    vomit = auto()
    diarrhoea = auto()
    blood = auto()
    dry = auto()
    swollen = auto()
    none = auto()


class FewBelly(StrEnum):
    severe = auto()
    vomit = auto()
    blood = auto()
    none = auto()


class MoreBelly(StrEnum):
    right = auto()
    diarrhoea = auto()
    dry = auto()
    none = auto()


class Place(StrEnum):
    """Where the skin is not well."""

    head = auto()
    body = auto()
    private = auto()
    everywhere = auto()


class Skin(StrEnum):
    itch = auto()
    pain = auto()
    blister = auto()
    spread = auto()
    purple = auto()
    mouth = auto()
    new = auto()
    none = auto()


class FewSkin(StrEnum):
    itch = auto()
    blister = auto()
    purple = auto()
    none = auto()


class MoreSkin(StrEnum):
    spread = auto()
    mouth = auto()
    new = auto()
    none = auto()


class Pregnancy(StrEnum):
    pregnant = auto()
    postpartum = auto()  # the first six weeks after birth
    nursing = auto()
    no = auto()
    unsure = auto()


class FewPregnancy(StrEnum):
    pregnant = auto()
    after = auto()  # birth: the first six weeks, or nursing
    no = auto()
    unsure = auto()


class Mother(StrEnum):
    bleed = auto()
    moves = auto()
    head = auto()
    water = auto()
    pains = auto()
    leg = auto()
    vomit = auto()
    itch = auto()
    none = auto()


class FewMother(StrEnum):
    bleed = auto()
    moves = auto()
    head = auto()
    none = auto()


class MoreMother(StrEnum):
    water = auto()
    pains = auto()
    leg = auto()
    none = auto()


class Postpartum(StrEnum):
    pad = auto()
    wound = auto()
    breast = auto()
    head = auto()
    leg = auto()
    low = auto()
    none = auto()


class FewPostpartum(StrEnum):
    pad = auto()
    head = auto()
    low = auto()
    none = auto()


class MorePostpartum(StrEnum):
    wound = auto()
    breast = auto()
    leg = auto()
    none = auto()


class Women(StrEnum):
    heavy = auto()
    pain = auto()
    late = auto()
    discharge = auto()
    itch = auto()
    lump = auto()
    none = auto()


class FewWomen(StrEnum):
    heavy = auto()
    pain = auto()
    lump = auto()
    none = auto()


class MoreWomen(StrEnum):
    late = auto()
    discharge = auto()
    itch = auto()
    none = auto()


class General(StrEnum):
    """For whoever is old, or not well in a way none of the lists has."""

    pain = auto()
    head = auto()
    fall = auto()
    hit = auto()
    bed = auto()
    worse = auto()
    none = auto()


class FewGeneral(StrEnum):
    pain = auto()
    hit = auto()
    bed = auto()
    none = auto()


class MoreGeneral(StrEnum):
    head = auto()
    fall = auto()
    worse = auto()
    none = auto()


class Thinner(StrEnum):
    yes = auto()
    no = auto()
    unsure = auto()


class Chronic(StrEnum):
    vomit = auto()
    weight = auto()
    foot = auto()
    none = auto()


class Reading(StrEnum):
    """What may be tapped in place of a measured value."""

    unmeasured = auto()


class Weeks(StrEnum):
    unsure = auto()


class Wish(StrEnum):
    advice = auto()
    hospital = auto()
    check = auto()
    renewal = auto()


class Care(StrEnum):
    """Medicines taken now, and allergies."""

    none = auto()
    medicines = auto()
    allergies = auto()
    both = auto()


class Medicines(StrEnum):
    forgot = auto()
    photo = auto()


class Allergies(StrEnum):
    unsure = auto()
