"""Finds in a clinician's words a way to reach them besides the clinic: a number, a chat, a link.

Such words leave no record here and no colleague can step in, so the site may want them confirmed
(`warn_of_contacts` in `flows/data/queue.yaml`). The clinic's own numbers are not meant.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bot.clinic import calendar, places, queue_rules
from bot.clinic.slots import sites

EVENT = "contact-sent"  # in the history of a case
GAP = r"[ \-.]{0,2}"
NUMBER = re.compile(
    rf"(?<![\d.])(?:"
    rf"(?:\+?86{GAP})?1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}"  # mobile
    rf"|\(?0\d{{2,3}}\)?{GAP}\d{{7,8}}"  # with an area code
    rf"|[48]00{GAP}\d{{3,4}}{GAP}\d{{3,4}}"
    rf"|\+\d(?:{GAP}\d){{7,14}}"
    rf")(?!\d)"
)
APP = r"(?:[微薇威]信|加[vV]|wechat|weixin|\bvx|\bwx|\bqq|扣扣|whatsapp|telegram|支付宝|alipay)"
NAMED = r"\s*(?:账号|帐号|号码?|id|no)?\s*(?:是|[:=])?\s*"
CHAT = re.compile(  # a name with a digit, or any that is called one
    rf"{APP}{NAMED}(?=[a-z_-]*\d)[a-z0-9][a-z0-9_-]{{4,}}"
    rf"|{APP}\s*(?:账号|帐号|号码?|id|[:=])\s*(?:是|[:=])?\s*[a-z][a-z0-9_-]{{4,}}",
    re.IGNORECASE,
)
LINK = re.compile(r"(?:u\.wechat\.com|weixin\.qq\.com|t\.me|wa\.me|qm\.qq\.com)/", re.IGNORECASE)


def found(text: str) -> bool:
    """Whether the words name a way around the clinic, and the site wants to know."""
    if not queue_rules.load().warn_of_contacts:
        return False
    plain = unicodedata.normalize("NFKC", text)
    if CHAT.search(plain) or LINK.search(plain):
        return True
    return any(_digits(one[0]) not in own() for one in NUMBER.finditer(plain))


@lru_cache(maxsize=1)
def own() -> frozenset[str]:
    """The numbers of the clinic, its sites and the hospitals it sends people to, digits alone."""
    hotline = calendar.load().hotline
    numbers = [hotline.number, *hotline.roles.values(), *(one.phone for one in places.load().sites)]
    numbers += [one.phone for one in sites.load().resources]
    return frozenset(_digits(number) for number in numbers if number)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
