"""Other systems call here, with signed requests: laboratories."""

from __future__ import annotations

from handlers.api.lab import Lab

__all__ = ["Lab"]
