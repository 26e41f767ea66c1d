"""Holds each answer of the addresses of other systems against their description."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from handlers.api.description import described


def fits(method: str, path: str, status: int, mime: str, said: Any) -> None:
    """Raises AssertionError or ValidationError for an answer that is described otherwise."""
    operation = _operation(method, path.partition("?")[0])
    answers = operation["responses"]
    assert str(status) in answers, f"{method} {path} is not described to answer {status}"
    answer = answers[str(status)]
    if "$ref" in answer:
        answer = described()["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    assert mime in answer["content"], f"{method} {path} {status} answers as {mime}"
    schema = answer["content"][mime]["schema"]
    whole = {"components": described()["components"], **schema}
    Draft202012Validator(whole, format_checker=FormatChecker()).validate(said)


def _operation(method: str, path: str) -> Any:
    """That of the address with the fewest open parts."""
    found = [
        (len(re.findall("{", template)), item)
        for template, item in described()["paths"].items()
        if _pattern(template).fullmatch(path) and method.lower() in item
    ]
    assert found, f"{method} {path} is not described"
    return min(found, key=lambda one: one[0])[1][method.lower()]


@lru_cache(maxsize=64)
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"{\w+}", template)
    return re.compile("[^/]+".join(re.escape(part) for part in parts))
