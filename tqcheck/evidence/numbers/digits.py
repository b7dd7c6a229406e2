"""Numbers written in digits, read by the habits of a language: 1,234.5 and 1.234,5 and 1 234,5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

GROUP = 3
LITERAL = re.compile(r"\d+(?:[.,'٬]\d+)*")
SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d])(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Literal:
    """The readings of a run of digits, the likeliest first."""

    readings: tuple[Fraction, ...]
    grouped: bool


def literal_end(text: str, start: int, *, group: str) -> int:
    """Where the number that begins at `start` ends; spaces belong to it where the language groups by them."""
    if " " in group and (spaced := SPACED.match(text, start)):
        return spaced.end()
    found = LITERAL.match(text, start)
    return found.end() if found else start + 1


def read_literal(written: str, *, decimal: str, group: str) -> Literal | None:  # noqa: PLR0911 - one return for each way to write
    """Read `written` (digits and signs). `decimal` is one sign, or empty where the language is unknown.

    None where it is no number, as in 3.10.2.
    """
    body = written.replace(" ", "").replace("'", "").replace("٬", "")
    signs = [sign for sign in body if sign in ".,"]
    if not signs:
        return Literal((Fraction(int(body)),), grouped=body != written)
    parts = re.split(r"[.,]", body)
    # also 12,34,567 as in India
    groups = all(len(part) in (2, GROUP) for part in parts[1:-1]) and len(parts[-1]) == GROUP >= len(parts[0])
    if len(set(signs)) == 1 and len(signs) > 1:
        return Literal((Fraction(int("".join(parts))),), grouped=True) if groups else None
    if len(signs) > 1:  # two kinds of sign: the last one is the decimal
        if len(set(signs[:-1])) > 1:
            return None
        whole, rest = "".join(parts[:-1]), parts[-1]
        return Literal((Fraction(f"{whole}.{rest}"),), grouped=True)
    whole, rest = parts
    as_decimal = Literal((Fraction(f"{whole}.{rest}"),), grouped=False)
    if len(rest) != GROUP or len(whole) > GROUP or whole == "0":
        return as_decimal
    as_group = Literal((Fraction(int(whole + rest)),), grouped=True)
    sign = signs[0]
    if not decimal:
        return Literal(as_group.readings + as_decimal.readings, grouped=True)
    if sign == decimal and sign not in group:
        # 1,234 in a language that writes 1,5: seldom meant, but news agencies keep foreign signs
        return Literal(as_decimal.readings + as_group.readings, grouped=False)
    return as_group
