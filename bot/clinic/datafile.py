"""Reads a YAML data file into a checked model; a fault names the file, the line and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

# The one in C reads the same many times faster, and is missing where PyYAML was built without it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[str | int, ...]


class DataError(Exception):
    """A data file cannot be used; says where and why."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file.name}, line {line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class Part(BaseModel):
    """A piece of a data file: nothing unknown in it, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Head(Part):
    """What every data file says of itself. *reviewed_on* is empty while it is a draft."""

    id: str = Field(min_length=1)
    version: str = Field(min_length=1, max_length=29)
    source: str = Field(min_length=1)
    reviewed_by: str = Field(min_length=1)
    reviewed_on: date | None
    expires: date


M = TypeVar("M", bound=Head)


def read(file: Path, model: type[M]) -> M:
    """The file's content as *model*; raises DataError."""
    try:
        text = file.read_text(encoding="utf-8")
        node, data = _loaded(file, text)
    except OSError as error:
        raise DataError(file, 0, error.strerror or "cannot be read") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise DataError(file, mark.line + 1 if mark else 0, error.problem or "no YAML") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise DataError(file, 0, "is not YAML in UTF-8") from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise DataError(file, _line(node, first["loc"]), f"{at}: {reason}") from None


def once(ids: Sequence[str]) -> None:
    """Raises ValueError when an id stands in the list twice."""
    double = sorted({i for i in ids if ids.count(i) > 1})
    if double:
        raise ValueError(f"used twice: {', '.join(double)}")


def _loaded(file: Path, text: str) -> tuple[yaml.Node | None, object]:
    """The text as nodes, which know their lines, and as data made of them."""
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        _single(file, node)
        return node, None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _single(file: Path, node: yaml.Node | None) -> None:
    """Of a key that stands twice, YAML silently keeps the last: refuse it."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _single(file, child)
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        for n, (key, value) in enumerate(node.value):
            if key.value in names[:n]:
                raise DataError(file, key.start_mark.line + 1, f"used twice: {key.value}")
            _single(file, value)


def _line(node: yaml.Node | None, place: Sequence[str | int]) -> int:
    """The line of a place in the file, or of its nearest parent."""
    line = 0 if node is None else node.start_mark.line + 1
    for part in place:
        node = _child(node, part)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _child(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return value  # type: ignore[no-any-return]
    return None
