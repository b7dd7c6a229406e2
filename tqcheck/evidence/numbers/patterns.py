"""What is written in a fixed form: months, weekdays, times, quarters, decades, dates in digits, labels, links."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tqcheck.evidence.numbers.grammar import Grammar, Pattern
from tqcheck.evidence.numbers.hanzi import STARTS, read_figure
from tqcheck.evidence.numbers.quantity import Kind, Quantity

# Links, addresses, hashtags, telephone numbers, footnote marks and versions are not translated.
OPAQUE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|#\w+|\+\d[\d \-()]{7,}\d|\[\d{1,3}\]"
    r"|(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){3,}"
)
ITEM = re.compile(r"\s*\(?\d{1,3}[.)、](?:\s+|(?<=、))")
LABEL = re.compile(
    r"(?<![^\W_\u2e80-\U0003ffff])(?P<letters>[^\W\d_\u0590-\u0fff\u2e80-\U0003ffff]+)(?P<mark>[-'‑]?)(?P<number>\d[\d.]*\d|\d)(?P<tail>[-.]?\d+)*[a-z]?(?![\d])"
)
TAILED = re.compile(r"(?<![\w.,$€£])(?P<number>\d+(?:\.\d+)?)(?P<letters>[a-z]{1,2})(?![^\W_]|')")
NO_LABEL = frozenset(
    {"mid", "pre", "post", "under", "over", "sub", "top", "non", "late", "early", "since", "de", "du", "le", "la", "а"}
)
PROPER = 4
Maker = Callable[..., Quantity]
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
HALF_DAY, DAY = 720, 1440
LAST_DAY, LAST_MONTH = 31, 12


def opaque_spans(text: str, taken: bytearray) -> None:
    """Mark in `taken` what no number is to be read from: links, telephone numbers, footnote marks."""
    for found in OPAQUE.finditer(text):
        taken[found.start() : found.end()] = b"\1" * (found.end() - found.start())


def list_number(text: str, grammar: Grammar, taken: bytearray) -> None:
    """Mark the number of a list's item at the beginning of the text, but not the day of “30. November”."""
    item = ITEM.match(text)
    if item and not any(taken[: item.end() + 1]) and not grammar.months.at(text, item.end()):
        taken[: item.end()] = b"\1" * item.end()


def labels(text: str, original: str, grammar: Grammar, taken: bytearray) -> list[Quantity]:
    """Numbers that are part of a name: COVID-19, G20, F-35, A4, 802.11g."""
    made = []
    for found in LABEL.finditer(text):
        letters, mark = found["letters"], found["mark"]
        unit = grammar.units.at(text, found.start())
        if unit is not None and unit[1] == found.end():  # 19,500 km2
            continue
        written = original[found.start("letters") : found.end("letters")]
        if mark and (letters in NO_LABEL or (len(letters) >= PROPER and not (written.isupper() or letters == "covid"))):
            if mark != "'":
                continue
        elif (
            (not grammar.spaced and not mark and grammar.units.at(text, found.end()))  # GDP5%, WTI72ドル
            or (not mark and (grammar.prefixes.at(text, found.start()) or grammar.months.at(text, found.start())))
            or grammar.lexicon[letters] is not None
            or letters in NO_LABEL
            or not (mark or len(letters) <= PROPER or written[0].isupper())
        ):
            continue
        made.append(_label(found, found["number"], original, taken))
    for found in TAILED.finditer(text):
        unit = grammar.units.at(text, found.start("letters"))
        known = (unit is not None and unit[1] == found.end()) or grammar.ordinal_after.match(
            text, found.start("letters")
        )
        if known or found["letters"] in {"s", "k", "m", "bn", "tn", "mn", "am", "pm", "h"} or taken[found.start()]:
            continue
        if grammar.lexicon[found["letters"]] is None:
            made.append(_label(found, found["number"], original, taken))
    return [label for label in made if label is not None]


def _label(found: re.Match[str], number: str, original: str, taken: bytearray) -> Quantity | None:
    if taken[found.start()]:
        return None
    taken[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    digits = number.strip(".")
    value = Fraction(digits) if digits.count(".") < 2 else Fraction(int(digits.replace(".", "")))  # noqa: PLR2004
    letters = re.sub(r"[^a-z]", "", found["letters"])
    return Quantity(kind=Kind.LABEL, value=value, unit=letters, text=original[found.start() : found.end()],
                    start=found.start(), end=found.end(), certainty=0.9)  # fmt: skip


def fixed_forms(text: str, original: str, grammar: Grammar, taken: bytearray) -> list[Quantity]:
    """Parts of dates and times, marked in `taken` as they are read."""
    made: list[Quantity] = []
    for pattern in grammar.dates:
        for found in pattern.pattern.finditer(original if pattern.cased else text):
            span = found.span("span") if "span" in pattern.pattern.groupindex else found.span()
            if not any(taken[span[0] : span[1]]):
                parts = _parts(pattern, found, original, grammar, span)
                if parts:
                    taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
                    made.extend(parts)
    for kind, names in ((Kind.MONTH, grammar.months), (Kind.WEEKDAY, grammar.weekdays)):
        for value, start, end in names.all_in(text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                named = original[start:end].strip()
                made.append(Quantity(kind=kind, value=Fraction(value), text=named, start=start, end=end))
    return made


def _parts(  # noqa: PLR0911 - one return for each form
    pattern: Pattern, found: re.Match[str], original: str, grammar: Grammar, span: tuple[int, int]
) -> list[Quantity]:
    groups = found.groupdict()
    text = original[span[0] : span[1]].strip()

    def quantity(kind: Kind, value: int | Fraction, others: tuple[int, ...] = ()) -> Quantity:
        return Quantity(
            kind=kind,
            value=Fraction(value),
            others=tuple(map(Fraction, others)),
            text=text,
            start=span[0],
            end=span[1],
            certainty=pattern.certainty,
            digits=kind is not Kind.CARDINAL and (kind is not Kind.MEASURE or pattern.value is None),
            unit=pattern.unit,
        )

    if pattern.value is not None:
        return [quantity(pattern.kind, pattern.value)]
    if groups.get("seconds"):
        return [quantity(Kind.MEASURE, _seconds(groups))]
    if groups.get("h"):
        return _time(groups, quantity, grammar)
    if groups.get("d"):
        return _date(groups, quantity, either=grammar.language == "en" or not grammar.known)
    written = groups.get("n") or groups.get("y") or ""
    number = roman(groups["roman"]) if groups.get("roman") else number_of(written, grammar)
    if number is None or not _possible(pattern.kind, number):
        return []
    if pattern.offset:
        return [quantity(pattern.kind, number + pattern.offset, (number,))]
    return [quantity(pattern.kind, number)]


def _seconds(groups: dict[str, str]) -> Fraction:
    """A time that was taken, in seconds: 3:09.41, 3分9秒41."""
    whole = 60 * int(groups.get("minutes") or 0) + int(groups["seconds"])
    return whole + Fraction(f"0.{groups.get('parts') or 0}")


def _possible(kind: Kind, number: int) -> bool:
    limits = {Kind.MONTH: 12, Kind.DAY: 31, Kind.QUARTER: 4, Kind.CENTURY: 40}
    return 0 < number <= limits.get(kind, 9999)


def _time(groups: dict[str, str], quantity: Maker, grammar: Grammar) -> list[Quantity]:
    hour, minute = number_of(groups["h"], grammar), number_of(groups.get("m") or "0", grammar)
    if hour is None or minute is None or hour > 24 or minute > 59:  # noqa: PLR2004
        return []
    minute += 30 if groups.get("half") else 0
    if groups.get("pm") and hour < 12:  # noqa: PLR2004
        hour += 12
    elif groups.get("am") and hour == 12:  # noqa: PLR2004
        hour = 0
    minutes = (hour * 60 + minute) % DAY
    # without a word for the half of the day, nine may be nine in the evening
    open_half = not groups.get("am") and not groups.get("pm") and hour <= 12  # noqa: PLR2004
    return [quantity(Kind.TIME, minutes, ((minutes + HALF_DAY) % DAY,) if open_half else ())]


def _date(groups: dict[str, str], quantity: Maker, *, either: bool) -> list[Quantity]:
    day, month = int(groups["d"]), int(groups["mon"])
    if day <= LAST_MONTH < month <= LAST_DAY:
        day, month = month, day
    if not (0 < day <= LAST_DAY and 0 < month <= LAST_MONTH):
        return []
    either = either and day <= LAST_MONTH and not groups.get("iso")
    made = [quantity(Kind.DAY, day, (month,) if either else ()), quantity(Kind.MONTH, month, (day,) if either else ())]
    if groups.get("y"):
        year = int(groups["y"])
        made.append(quantity(Kind.YEAR, year if year > 99 else year + 2000, (year,)))  # noqa: PLR2004
    return made


def number_of(written: str, grammar: Grammar) -> int | None:
    """A whole number written in digits, Chinese characters or as one word."""
    if written.isdecimal():
        return int(written)
    if written == "元":  # 令和元年: the first year of an era
        return 1
    if written and written[0] in STARTS:
        figure = read_figure(written, 0, decimal=".", group=",")
        if figure is None:
            return None
        value = figure.others[0] if figure.high is not None and figure.others else figure.value
        return int(value)
    word = grammar.lexicon[written]
    return int(word.value) if word is not None and word.role in {"value", "ordinal"} else None


def roman(written: str) -> int:
    """The value of a Roman numeral in small letters, 0 where it is none."""
    total = 0
    values = [ROMAN.get(letter, 0) for letter in written]
    for at, value in enumerate(values):
        total += -value if at + 1 < len(values) and value < values[at + 1] else value
    return total if all(values) else 0
