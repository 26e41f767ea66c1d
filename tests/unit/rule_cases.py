"""For each rule on signs and readings: whom it fires for, and the nearest person it rests for."""

from __future__ import annotations

from typing import Any

Case = tuple[str, dict[str, Any], dict[str, Any]]
NO: dict[str, Any] = {}
LISTS = (
    *("breath", "child", "belly", "skin", "mother", "postpartum", "women", "general"),
    *("chronic", "illnesses", "complaints"),
)


def aged(years: int = 0, months: int = 0, days: int = 0) -> dict[str, int]:
    """The age facts of someone who is this old."""
    months += years * 12
    days += months * 365 // 12
    return {"age_days": days, "age_months": months or days // 31, "age_years": months // 12}


def says(**answers: Any) -> dict[str, Any]:
    """Answers of lists by one option each: says(belly="blood")."""
    return {n: [v] if n in LISTS and isinstance(v, str) else v for n, v in answers.items()}


EXPECTING = {"pregnancy": "pregnant", "sex": "female", "weeks": "30"}
AFTER_BIRTH = {"pregnancy": "postpartum", "sex": "female"}
WOMAN = {"complaints": ["pregnancy"], "pregnancy": "no", "sex": "female"}
BELLY = {"complaints": ["belly"]}
SKIN = {"complaints": ["skin"], "place": "body"}
SOMETHING = {"complaints": ["other"]}
SHORT = {"breath": ["short"]}  # who is asked for breaths and pulse
SUGAR = {"illnesses": ["diabetes"], "chronic": ["none"]}
HEAD = SOMETHING | {"general": ["head"]}
BABY, TODDLER, CHILD, OLD = aged(days=20), aged(3), aged(8), aged(70)
FEVER = {"complaints": ["fever"], "temp": "38.5"}
HOT = {"complaints": ["fever"], "temp": "hot"}

EMERGENCIES: list[Case] = [
    ("doubt-breath", {"flags": "unsure", "unsure": "breath"}, {"flags": "unsure", "unsure": "go"}),
    ("newborn-feeding", BABY | says(child="drinks"), aged(days=30) | says(child="drinks")),
    ("newborn-breaths", BABY | SHORT | {"rate": "60"}, BABY | SHORT | {"rate": "59"}),
    ("child-breaths-very-fast", CHILD | SHORT | {"rate": "61"}, CHILD | SHORT | {"rate": "60"}),
    ("adult-breaths-very-fast", SHORT | {"rate": "30"}, SHORT | {"rate": "29"}),
    ("old-breaths-fast", OLD | SHORT | {"rate": "25"}, aged(64) | SHORT | {"rate": "25"}),
    ("oxygen-very-low", SHORT | {"oxygen": "92"}, SHORT | {"oxygen": "93"}),
    ("pressure-low", HEAD | {"pressure": "89/60"}, HEAD | {"pressure": "90/60"}),
    ("pressure-crisis-upper", HEAD | {"pressure": "180/100"}, HEAD | {"pressure": "179/100"}),
    ("pressure-crisis-lower", HEAD | {"pressure": "170/120"}, HEAD | {"pressure": "170/119"}),
    (
        "mother-pressure-upper",
        EXPECTING | says(mother="head", pressure="160/100"),
        EXPECTING | says(mother="head", pressure="159/100"),
    ),
    (
        "mother-pressure-lower",
        AFTER_BIRTH | says(postpartum="head", pressure="150/110"),
        AFTER_BIRTH | says(postpartum="head", pressure="150/109"),
    ),
    ("mother-breathless", EXPECTING | SHORT, EXPECTING | {"breath": ["weak"]}),
    ("postpartum-bleeding", AFTER_BIRTH | says(postpartum="pad"), AFTER_BIRTH),
    ("glucose-very-low", SUGAR | {"glucose": "2.9"}, SUGAR | {"glucose": "3"}),
    (
        "glucose-high-ill",
        SUGAR | says(glucose="16.8", chronic="vomit"),
        SUGAR | says(glucose="16.8", chronic="foot"),
    ),
    (
        "rash-stays",
        SKIN | says(skin="purple", glass="stays"),
        SKIN | says(skin="purple", glass="fades"),
    ),
    (
        "thinner-head",
        SOMETHING | says(general="hit", thinner="unsure"),
        SOMETHING | says(general="hit", thinner="no"),
    ),
    (
        "thinner-head-known",
        SOMETHING | says(general="hit", illnesses="thinner"),
        SOMETHING | says(general="fall", illnesses="thinner"),
    ),
    (
        "glucose-high-drowsy",
        SUGAR | says(glucose="16.8", breath="weak"),
        SUGAR | says(glucose="16.7", breath="weak"),
    ),
    (
        "glucose-high-vomits",
        SUGAR | BELLY | says(glucose="16.8", belly="vomit"),
        SUGAR | BELLY | says(glucose="16.7", belly="vomit"),
    ),
    (
        "old-fall-thinner",
        OLD | says(general="fall", thinner="yes"),
        OLD | says(general="fall", thinner="no"),
    ),
    (
        "old-fall-thinner-known",
        OLD | says(general="fall", illnesses="thinner"),
        aged(64) | SOMETHING | says(general="fall", illnesses="thinner"),
    ),
    ("pulse-very-fast", SHORT | {"pulse": "131"}, SHORT | {"pulse": "130"}),
    ("pulse-very-slow", SHORT | {"pulse": "39"}, SHORT | {"pulse": "40"}),
    ("old-head", OLD | says(general="hit"), aged(64) | SOMETHING | says(general="hit")),
    (
        "weak-defences-rigors",
        says(illnesses="immune", breath="rigors"),
        says(illnesses="lung", breath="rigors"),
    ),
    ("infant-feeding", aged(months=2) | says(child="drinks"), TODDLER | says(child="drinks")),
    ("oxygen-low", SHORT | {"oxygen": "93"}, SHORT | {"oxygen": "94"}),
    (
        "rash-unsure",
        SKIN | says(skin="purple", glass="unsure"),
        SKIN | says(skin="purple", glass="fades"),
    ),
    (
        "waters-early",
        EXPECTING | says(mother="water"),
        EXPECTING | says(mother="water", weeks="37"),
    ),
    (
        "waters-undated",
        EXPECTING | says(mother="water", weeks="unsure"),
        EXPECTING | says(mother="water", weeks="38"),
    ),
    ("belly-right-fever", BELLY | says(belly="right", temp="37.8"), BELLY | says(belly="right")),
    (
        "women-heavy-maybe-pregnant",
        WOMAN | says(women="heavy", pregnancy="unsure"),
        WOMAN | says(women="heavy"),
    ),
    (
        "early-pregnancy-pain",
        WOMAN | says(complaints=["pregnancy", "belly"], women="late", belly="severe"),
        WOMAN | says(complaints=["pregnancy", "belly"], women="late", belly="none"),
    ),
    ("women-late-pain", WOMAN | {"women": ["late", "pain"]}, WOMAN | {"women": ["late"]}),
]
SOON: list[Case] = [
    ("newborn-sign", BABY | says(child="sleepy"), aged(days=28) | says(child="sleepy")),
    ("child-oxygen", CHILD | SHORT | {"oxygen": "94"}, CHILD | SHORT | {"oxygen": "95"}),
    ("old-oxygen", OLD | SHORT | {"oxygen": "94"}, aged(60) | SHORT | {"oxygen": "94"}),
    ("mother-oxygen", EXPECTING | SHORT | {"oxygen": "94"}, SHORT | {"oxygen": "94"}),
    ("infant-breaths", aged(months=1) | SHORT | {"rate": "60"}, TODDLER | SHORT | {"rate": "60"}),
    (
        "baby-breaths",
        aged(months=8) | SHORT | {"rate": "50"},
        aged(months=8) | SHORT | {"rate": "49"},
    ),
    ("toddler-breaths", TODDLER | SHORT | {"rate": "40"}, TODDLER | SHORT | {"rate": "39"}),
    ("child-breaths", CHILD | SHORT | {"rate": "30"}, CHILD | SHORT | {"rate": "29"}),
    ("adult-breaths", SHORT | {"rate": "25"}, SHORT | {"rate": "24"}),
    ("short-of-breath", SHORT, NO),
    ("child-wheeze", CHILD | says(breath="wheeze"), says(breath="wheeze")),
    ("mother-bleeding", EXPECTING | says(mother="bleed"), EXPECTING),
    ("fewer-movements", EXPECTING | says(mother="moves"), EXPECTING | says(mother="itch")),
    ("mother-head", EXPECTING | says(mother="head"), EXPECTING | says(mother="none")),
    ("waters", EXPECTING | says(mother="water", weeks="39"), EXPECTING),
    ("labour", EXPECTING | says(mother="pains"), EXPECTING),
    ("mother-leg", EXPECTING | says(mother="leg"), EXPECTING),
    (
        "mother-pressure-raised",
        EXPECTING | says(mother="head", pressure="140/80"),
        EXPECTING | says(mother="head", pressure="139/80"),
    ),
    (
        "mother-pressure-raised-lower",
        EXPECTING | says(mother="head", pressure="130/90"),
        EXPECTING | says(mother="head", pressure="130/89"),
    ),
    ("mother-belly", EXPECTING | BELLY | says(belly="right"), BELLY | says(belly="right")),
    ("postpartum-sign", AFTER_BIRTH | says(postpartum="low"), AFTER_BIRTH),
    ("women-heavy", WOMAN | says(women="heavy"), WOMAN | says(women="itch")),
    ("belly-severe", BELLY | says(belly="swollen"), BELLY | says(belly="diarrhoea")),
    ("belly-blood", BELLY | says(belly="blood"), BELLY | says(belly="none")),
    ("child-vomits", TODDLER | BELLY | says(belly="vomit"), CHILD | BELLY | says(belly="vomit")),
    ("skin-mouth", SKIN | says(skin="mouth"), SKIN | says(skin="itch")),
    ("head-hit", SOMETHING | says(general="hit", thinner="no"), SOMETHING | says(general="fall")),
    ("sudden-bed", OLD | says(general="bed"), SOMETHING | says(general="bed")),
    (
        "thinner-bleeding",
        says(breath="blood", thinner="yes"),
        says(breath="blood", thinner="no"),
    ),
    (
        "weak-defences-infection",
        says(illnesses="immune", breath="weak"),
        says(illnesses="immune"),
    ),
]
TODAY: list[Case] = [
    ("child-signs", TODDLER | says(child="urine"), TODDLER | says(child="none")),
    ("child-oxygen-amber", CHILD | SHORT | {"oxygen": "95"}, CHILD | SHORT | {"oxygen": "96"}),
    (
        "infant-pulse",
        aged(months=8) | SHORT | {"pulse": "161"},
        aged(months=8) | SHORT | {"pulse": "160"},
    ),
    (
        "toddler-pulse",
        aged(months=18) | SHORT | {"pulse": "151"},
        aged(months=18) | SHORT | {"pulse": "150"},
    ),
    ("child-pulse", TODDLER | SHORT | {"pulse": "141"}, TODDLER | SHORT | {"pulse": "140"}),
    ("pulse-fast", SHORT | {"pulse": "111"}, SHORT | {"pulse": "110"}),
    ("pressure-high-upper", HEAD | {"pressure": "180/90"}, HEAD | {"pressure": "179/90"}),
    ("pressure-high-lower", HEAD | {"pressure": "150/120"}, HEAD | {"pressure": "150/119"}),
    ("glucose-high", SUGAR | {"glucose": "16.8"}, SUGAR | {"glucose": "16.7"}),
    ("chronic-sign", SUGAR | says(chronic="foot"), SUGAR),
    ("breath-signs", says(breath="chest"), says(breath="phlegm")),
    ("old-weak", OLD | says(breath="weak"), says(breath="weak")),
    (
        "infant-long-cough",
        aged(months=8) | {"since": "longer"},
        aged(months=8) | {"since": "week"},
    ),
    ("mother-unwell", EXPECTING | says(mother="itch"), EXPECTING),
    ("mother-fever", EXPECTING | FEVER, FEVER),
    ("mother-fever-unmeasured", AFTER_BIRTH | HOT, HOT),
    ("postpartum-infection", AFTER_BIRTH | says(postpartum="breast"), AFTER_BIRTH),
    ("women-pain", WOMAN | says(women="pain"), WOMAN | says(women="lump")),
    ("belly-signs", BELLY | says(belly="dry"), BELLY | says(belly="diarrhoea")),
    (
        "diarrhoea-at-risk",
        aged(1) | BELLY | says(belly="diarrhoea"),
        aged(2) | BELLY | says(belly="diarrhoea"),
    ),
    (
        "diarrhoea-old",
        OLD | BELLY | says(belly="diarrhoea"),
        aged(64) | BELLY | says(belly="diarrhoea"),
    ),
    ("skin-signs", SKIN | says(skin="blister"), SKIN | says(skin="itch")),
    ("skin-face-pain", SKIN | says(place="head", skin="pain"), SKIN | says(skin="pain")),
    ("general-signs", SOMETHING | says(general="worse"), SOMETHING | says(general="none")),
    ("weak-defences-new", says(illnesses="immune"), says(illnesses="heart")),
]
LATER: list[Case] = [
    ("mother-cold", EXPECTING, EXPECTING | {"pregnancy": "nursing"}),
]
CASES = [*EMERGENCIES, *SOON, *TODAY, *LATER]
