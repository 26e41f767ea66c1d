"""Why a call of another system is not done: a code, and the place in the call it is about."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """The refusals that are not those of the slot engine (`slots.Why`)."""

    scope = "scope"  # the key may not do this
    unknown = "unknown"  # there is none, or none that this key sees
    parameter = "parameter"  # a parameter that cannot be read
    unsupported = "unsupported"  # a parameter or a way that is not offered
    required = "required"  # something is missing
    content = "content"  # what was sent is not what is expected there
    differs = "differs"  # the same Idempotency-Key came with something else before
    home = "home-visit"  # made and changed in the patient's own talk, with address and order


class Refused(Exception):
    """Nothing was done. *code* is a Code or a word of the slot engine; *where* the place."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code)
        self.code, self.where = str(code), where
