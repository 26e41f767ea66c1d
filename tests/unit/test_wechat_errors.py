"""The table of WeChat's errcodes, row by row."""

from datetime import UTC, datetime

import pytest

from bot.channel import Verdict
from handlers.wechat.errors import TABLE, refusal

NOON_IN_BEIJING = datetime(2026, 3, 1, 4, tzinfo=UTC)
ROWS = {
    Verdict.RETRY: [-1, 40001, 40014, 42001, 41001, 45009, 45011, 45066],
    Verdict.MISCONFIGURED: [
        *(40125, 40013, 40164, 61004, 40243),
        *(48003, 48004, 50002, 50004, 53500),
    ],
    Verdict.UNREACHABLE: [40003, 46004, 43004, 50005],
    Verdict.OTHER_WAY: [43101, 45015, 45047, 48001, 48008, 40200],
    Verdict.DROP: [
        *(43019, 48002, 45002, 45008, 45028, 45067, 45072, 45080, 45081),
        *(47001, 40033, 47003, 40037, 40007, 40032, 44004),
        *(*range(40016, 40028), 40054, 40055, *range(65301, 65321)),
    ],
}
EVERY = [(code, verdict) for verdict, codes in ROWS.items() for code in codes]


@pytest.mark.parametrize(("errcode", "verdict"), EVERY)
def test_an_errcode_means_what_the_table_says(errcode: int, verdict: Verdict) -> None:
    error = refusal(errcode, now=NOON_IN_BEIJING)
    assert (error.verdict, error.errcode) == (verdict, errcode)
    assert error.reason == f"wechat-{errcode}"


def test_no_errcode_stands_in_two_rows() -> None:
    assert len({code for code, _ in EVERY}) == len(EVERY)


def test_a_daily_quota_is_new_at_midnight_in_beijing() -> None:
    error = refusal(45009, now=NOON_IN_BEIJING)
    assert error.retry_after == 12 * 3600


def test_a_rate_limit_makes_everybody_wait_a_minute() -> None:
    error = refusal(45011, now=NOON_IN_BEIJING)
    assert (error.retry_after, error.everybody) == (60, True)


@pytest.mark.parametrize("errcode", [40125, 48004])
def test_a_configuration_error_concerns_everybody(errcode: int) -> None:
    error = refusal(errcode, now=NOON_IN_BEIJING)
    assert error.everybody and error.retry_after > 0


def test_a_code_newer_than_this_program_is_tried_again() -> None:
    assert 99999 not in TABLE
    assert refusal(99999, now=NOON_IN_BEIJING).verdict is Verdict.RETRY
