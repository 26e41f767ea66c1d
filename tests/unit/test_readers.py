"""What people type for a name, a birth date and a temperature, and what is made of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clinic.rules import load
from bot.steps import Maybe, Reader, Sure, Unreadable
from flows import readers

TEMPERATURE = readers.thermometer(load().temperature)
READERS = [readers.name, readers.words, readers.birth, TEMPERATURE]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("38.5", "38.5"),
        ("３８．５", "38.5"),
        ("38", "38.0"),
        ("38度5", "38.5"),
        ("38度半", "38.5"),
        ("38,5", "38.5"),
        ("38。5", "38.5"),
        ("三十八度五", "38.5"),
        ("三十八点五", "38.5"),
        ("三十九度", "39.0"),
        ("38.5℃", "38.5"),
        ("38.5 °C", "38.5"),
        ("体温38.2度", "38.2"),
        ("我发烧38.5度", "38.5"),
        ("大概38.5左右吧", "38.5"),
        ("烧到40度了", "40.0"),
        ("about 38.5 degrees", "38.5"),
        ("30", "30.0"),
        ("43", "43.0"),
        ("没量", "unmeasured"),
        ("没有体温计", "unmeasured"),
        ("not measured", "unmeasured"),
        ("I haven't taken it", "unmeasured"),
    ],
)
def test_a_clear_temperature_is_taken_as_it_is(text: str, value: str) -> None:
    assert TEMPERATURE(text) == Sure(value)


@pytest.mark.parametrize(
    ("text", "value", "key"),
    [
        ("385", "38.5", "temp-maybe"),
        ("三八五", "38.5", "temp-maybe"),
        ("101.3", "38.5", "temp-maybe-fahrenheit"),
        ("101", "38.3", "temp-maybe-fahrenheit"),
        ("95", "35.0", "temp-maybe-fahrenheit"),
        ("101.3F", "38.5", "temp-maybe-fahrenheit"),
        ("华氏101", "38.3", "temp-maybe-fahrenheit"),
    ],
)
def test_a_guessed_temperature_is_asked_back(text: str, value: str, key: str) -> None:
    assert TEMPERATURE(text) == Maybe(value, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("29.9", "temp-too-low"),
        ("20", "temp-too-low"),
        ("43.1", "temp-too-high"),
        ("45", "temp-too-high"),
        ("999", "temp-too-high"),
        ("120F", "temp-too-high"),
        ("80F", "temp-too-low"),
        ("1", "temp-unreadable"),
        ("hello", "temp-unreadable"),
        ("-38.5", "temp-unreadable"),
        ("38.5.5", "temp-unreadable"),
        ("", "temp-unreadable"),
        ("3" * 100, "temp-unreadable"),
    ],
)
def test_an_impossible_temperature_is_refused_with_its_reason(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        TEMPERATURE(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1950-3-8", "1950-03-08"),
        ("1950/03/08", "1950-03-08"),
        ("1950.3.8", "1950-03-08"),
        ("１９５０－３－８", "1950-03-08"),
        ("1950年3月8日", "1950-03-08"),
        ("1950年3月8号", "1950-03-08"),
        ("1950 年 3 月 8 日 生", "1950-03-08"),
        ("19500308", "1950-03-08"),
        ("一九五〇年三月八日", "1950-03-08"),
        ("二零一九年十二月二十一日", "2019-12-21"),
        ("阳历1950年3月8日", "1950-03-08"),
        ("8 March 1950", "1950-03-08"),
        ("8th March 1950", "1950-03-08"),
        ("March 8, 1950", "1950-03-08"),
        ("Mar 8 1950", "1950-03-08"),
        ("born on 8 March 1950", "1950-03-08"),
        ("12/31/1990", "1990-12-31"),
        ("31/12/1990", "1990-12-31"),
        ("2000-02-29", "2000-02-29"),
    ],
)
def test_a_full_birth_date_is_read_however_it_is_written(text: str, value: str) -> None:
    assert readers.birth(text) == Sure(value)


@pytest.mark.parametrize(
    ("text", "value", "key"),
    [
        ("八岁", "8", "birth-maybe-years"),
        ("8", "8", "birth-maybe-years"),
        ("今年七十二岁了", "72", "birth-maybe-years"),
        ("一百零二岁", "102", "birth-maybe-years"),
        ("8 years old", "8", "birth-maybe-years"),
        ("I'm 8 years", "8", "birth-maybe-years"),
        ("3个月", "3个月", "birth-maybe-age"),
        ("三个月大", "3个月", "birth-maybe-age"),
        ("半岁", "6个月", "birth-maybe-age"),
        ("两岁半", "30个月", "birth-maybe-age"),
        ("1岁3个月", "15个月", "birth-maybe-age"),
        ("满月", "1个月", "birth-maybe-age"),
        ("3 months old", "3 months", "birth-maybe-age"),
        ("10天", "10天", "birth-maybe-age"),
        ("两周", "14天", "birth-maybe-age"),
        ("2 weeks", "14 days", "birth-maybe-age"),
        ("50年3月8日", "1950-03-08", "birth-maybe-date"),
        ("19-5-1", "2019-05-01", "birth-maybe-date"),
        ("1950年", "1950", "birth-maybe-year"),
        ("1950", "1950", "birth-maybe-year"),
        ("2019年5月", "2019-05", "birth-maybe-month"),
    ],
)
def test_an_age_or_a_part_of_a_date_is_asked_back(text: str, value: str, key: str) -> None:
    assert readers.birth(text) == Maybe(value, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("农历1950年三月初八", "birth-lunar"),
        ("阴历 1950-3-8", "birth-lunar"),
        ("腊月二十三", "birth-lunar"),
        ("虚岁60", "birth-lunar"),
        ("lunar 1950-3-8", "birth-lunar"),
        ("1990-02-30", "birth-impossible"),
        ("1999-02-29", "birth-impossible"),
        ("1950-13-01", "birth-impossible"),
        ("19500000", "birth-impossible"),
        ("3/8/1990", "birth-unreadable"),
        ("3月8日", "birth-unreadable"),
        ("去年", "birth-unreadable"),
        ("200岁", "birth-unreadable"),
        ("8 Foo 1950", "birth-unreadable"),
        ("", "birth-unreadable"),
        ("1" * 200, "birth-unreadable"),
    ],
)
def test_a_birth_date_that_cannot_be_used_is_refused_with_its_reason(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.birth(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("张三", "张三"),
        (" 我叫张三。", "张三"),
        ("小宝", "小宝"),
        ("Anna  Maria", "Anna Maria"),
        ("My name is Anna", "Anna"),
        ("阿不都热合曼·买买提", "阿不都热合曼·买买提"),
    ],
)
def test_a_name_or_nickname_is_kept(text: str, value: str) -> None:
    assert readers.name(text) == Sure(value)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("13800138000", "name-unreadable"),
        ("张三13800138000", "name-unreadable"),
        ("http://x.example", "name-unreadable"),
        ("...", "name-unreadable"),
        ("😀", "name-unreadable"),
        ("很" * 21, "name-too-long"),
    ],
)
def test_a_number_or_a_link_is_no_name(text: str, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readers.name(text)
    assert refused.value.key == key


def test_a_sentence_is_kept_in_the_persons_own_words() -> None:
    assert readers.words("  左腿肿了，走不了路 ") == Sure("左腿肿了，走不了路")


@pytest.mark.parametrize("text", ["", "嗯", "3", "第二个", "..."])
def test_a_number_or_a_grunt_is_no_sentence(text: str) -> None:
    with pytest.raises(Unreadable):
        readers.words(text)


NUMBERS = "0123456789零一二三四五六七八九十百两〇半点度岁年月日号天周个.-/,。°FC华氏农历 "


@pytest.mark.parametrize("read", READERS)
@given(text=st.one_of(st.text(), st.text(alphabet=NUMBERS, max_size=30)))
def test_whatever_is_typed_a_reader_answers_or_says_that_it_cannot(read: Reader, text: str) -> None:
    with suppress(Unreadable):
        found = read(text)
        assert isinstance(found, Sure | Maybe)
        assert found.value


@given(tenths=st.integers(300, 430))
def test_every_possible_temperature_is_read_with_one_decimal(tenths: int) -> None:
    assert TEMPERATURE(f"{tenths / 10:.1f}") == Sure(f"{tenths / 10:.1f}")


@given(day=st.dates())
def test_every_date_is_read_in_its_three_plain_forms(day: object) -> None:
    iso = f"{day}"
    year, month, last = iso.split("-")
    assert readers.birth(iso) == Sure(iso)
    assert readers.birth(f"{year}年{int(month)}月{int(last)}日") == Sure(iso)
    assert readers.birth(year + month + last) == Sure(iso)
