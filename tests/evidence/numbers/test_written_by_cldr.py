"""A value that CLDR writes out in any launch language is read back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tqcheck.evidence.numbers import Kind, Quantity, read_quantities

LANGUAGES = ("en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi")
languages = st.sampled_from(LANGUAGES)
unhurried = settings(deadline=None)  # the first text of a language also loads its grammar
whole = st.integers(min_value=0, max_value=10**12)
decimals = st.decimals(min_value=0, max_value=10**9, places=2).map(Decimal.normalize)


def only(text: str, language: str) -> Quantity:
    found = read_quantities(text, language)
    assert len(found) == 1, (text, found)
    return found[0]


def locale(language: str) -> str:
    return language.replace("-", "_")


@unhurried
@given(language=languages, value=whole)
def test_whole_numbers(language: str, value: int) -> None:
    assert only(format_decimal(value, locale=locale(language)), language).value == value


@unhurried
@given(language=languages, value=decimals)
def test_decimals(language: str, value: Decimal) -> None:
    quantity = only(format_decimal(value, locale=locale(language)), language)
    assert Fraction(value) in quantity.readings


@unhurried
@given(language=languages, value=st.integers(min_value=1, max_value=999), scale=st.sampled_from([10**4, 10**6, 10**9]))
def test_compact_numbers(language: str, value: int, scale: int) -> None:
    form: Literal["short", "long"] = "short" if language[:2] in {"zh", "ja", "ko"} else "long"
    text = format_compact_decimal(value * scale, format_type=form, fraction_digits=2, locale=locale(language))
    assert only(text, language).value == value * scale


@unhurried
@given(language=languages, value=st.integers(min_value=0, max_value=200))
def test_percent(language: str, value: int) -> None:
    quantity = only(format_percent(value / 100, locale=locale(language)), language)
    assert (quantity.kind, int(quantity.value)) == (Kind.PERCENT, value)


@unhurried
@given(
    language=languages,
    value=st.integers(min_value=3, max_value=10**9),
    currency=st.sampled_from(["USD", "EUR", "GBP", "JPY", "CNY", "KRW", "RUB", "VND", "HKD", "TWD"]),
    form=st.sampled_from(["standard", "name"]),
)
def test_money(language: str, value: int, currency: str, form: str) -> None:
    text = format_currency(value, currency, locale=locale(language), format_type=form)  # type: ignore[arg-type]
    quantity = only(text, language)
    assert (quantity.kind, int(quantity.value)) == (Kind.MONEY, value), text


# “3 日” and “3 일” are three days, and the third of a month as often: alone they are read as a number.
_AMBIGUOUS = frozenset({("ja", "day"), ("ko", "day")})


@unhurried
@given(
    language=languages,
    value=st.integers(min_value=3, max_value=5000),
    unit=st.sampled_from([
        ("length-kilometer", "km"), ("length-meter", "m"), ("length-mile", "mi"), ("length-foot", "ft"),
        ("mass-kilogram", "kg"), ("area-hectare", "ha"), ("speed-kilometer-per-hour", "kmh"),
        ("temperature-celsius", "degC"), ("temperature-fahrenheit", "degF"),
        ("duration-hour", "hour"), ("duration-day", "day"), ("duration-month", "month"), ("duration-minute", "minute"),
    ]),
)  # fmt: skip
def test_units(language: str, value: int, unit: tuple[str, str]) -> None:
    written, code = unit
    text = format_unit(value, written, length="long", locale=locale(language))
    assume(written not in text)  # CLDR has no name for it
    assume((language, code) not in _AMBIGUOUS)
    quantity = only(text, language)
    assert (int(quantity.value), quantity.unit) == (value, code)


@st.composite
def dates(draw: DrawFn) -> tuple[str, str]:
    language, width = draw(languages), draw(st.sampled_from(["long", "full"]))
    day = draw(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
    return language, f"{day.isoformat()} {format_date(day, width, locale=locale(language))}"


@unhurried
@given(dates())
def test_dates(example: tuple[str, str]) -> None:
    language, text = example
    iso, _, written = text.partition(" ")
    year, month, day = map(int, iso.split("-"))
    found = {quantity.kind: int(quantity.value) for quantity in read_quantities(written, language)}
    assert (found.get(Kind.YEAR), found.get(Kind.MONTH), found.get(Kind.DAY)) == (year, month, day), written


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays(language: str) -> None:
    for number in range(7):
        written = format_date(dt.date(2024, 1, 1 + number), "EEEE", locale=locale(language))
        framed = f"в {written}" if language == "ru" else written  # среда is also the environment
        framed = framed.replace("среда", "среду")
        assert [q.value for q in read_quantities(framed, language) if q.kind is Kind.WEEKDAY] == [number + 1], written
