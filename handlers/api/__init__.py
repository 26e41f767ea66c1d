"""Other systems call here, with signed requests: laboratories, hospitals, vaccination sites."""

from __future__ import annotations

from handlers.api.desk import SiteDesk
from handlers.api.fhir import Fhir
from handlers.api.gate import Gate
from handlers.api.lab import Lab

__all__ = ["Fhir", "Gate", "Lab", "SiteDesk"]
