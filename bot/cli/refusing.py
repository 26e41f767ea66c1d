"""What a command that cannot be done says: a sentence, or with --json an object with its code."""

from __future__ import annotations

import json
from typing import IO, Any

import click


class Refusal(click.ClickException):
    """It cannot be done: a *code* for programs, a sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Answering(click.Command):
    """A command that refuses in JSON, on the error stream, whoever asks it for JSON."""

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **extra: Any) -> Any:
        as_json = "--json" in args
        try:
            return super().make_context(info_name, args, *more, **extra)
        except click.UsageError as error:
            if not as_json:
                raise
            raise _WrongInJson(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            if not ctx.params.get("as_json"):
                raise
            kind = _WrongInJson if isinstance(error, click.UsageError) else _InJson
            raise kind(error) from None


class Answers(click.Group):
    """A group of such commands."""

    command_class = Answering


class _InJson(click.ClickException):
    """The same error for programs."""

    code = "failed"

    def __init__(self, error: click.ClickException) -> None:
        super().__init__(error.format_message())
        if isinstance(error, Refusal):
            self.code = error.code

    def show(self, file: IO[Any] | None = None) -> None:
        said = {"error": self.code, "reason": self.message}
        click.echo(json.dumps(said, ensure_ascii=False), file=file, err=file is None)


class _WrongInJson(_InJson):
    """What was typed cannot be."""

    code, exit_code = "usage", click.UsageError.exit_code
