"""Tests at home: panels, orders and their life, the sampler's route, reports of the laboratory.

`panels` is the content, `orders` the states and the rows, `route` what a sampler does, `reports`
what a laboratory says, in the forms of `report` and `fhir`. The effects of the conversation are in
`choosing`, `addressing`, `visiting`, `changing` and `reading`.
"""

from __future__ import annotations

from bot.clinic.hometest.forgetting import forget

__all__ = ["forget"]
