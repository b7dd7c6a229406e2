"""The tables of expressions with their values, one a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.evidence.numbers import Kind, Quantity, read_quantities

FOLDER = Path(__file__).parents[3] / "fixtures" / "numbers"
LANGUAGES = ("en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi")
SUFFIXES = {Kind.PERCENT: "%", Kind.POINTS: "pp"}
PREFIXES = {Kind.MULTIPLE: "x", Kind.ORDINAL: "#"}
NAMED = {Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.TIME, Kind.QUARTER, Kind.DECADE, Kind.CENTURY, Kind.LABEL}
CLEAR = 0.5


def canonical(quantity: Quantity) -> str:
    """A quantity as the tables write it: 25%, 1/4pp, x3, #3, 20..99, ~8000, 16 degC, month 11."""
    value = str(quantity.value) if quantity.high is None else f"{quantity.value}..{quantity.high}"
    if quantity.kind in NAMED:
        return f"{quantity.kind} {value}"
    about = "~" if quantity.approximate and quantity.high is None else ""
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{about}{PREFIXES.get(quantity.kind, '')}{value}{SUFFIXES.get(quantity.kind, '')}{unit}"


def rows(language: str) -> list[tuple[str, str]]:
    lines = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [(expression, value) for expression, _, value in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_sixty_expressions(language: str) -> None:
    assert len(set(rows(language))) >= 60


@pytest.mark.parametrize(
    ("language", "expression", "value"), [(name, *row) for name in LANGUAGES for row in rows(name)]
)
def test_the_expression_is_read(language: str, expression: str, value: str) -> None:
    found = read_quantities(expression, language)
    # an expression of one doubtful word is read all the same
    sure = tuple(quantity for quantity in found if quantity.certainty >= CLEAR or quantity.vague) or (
        found if value else ()
    )
    assert "; ".join(map(canonical, sure)) == value
