"""Discrepancies in words that a reader of English understands who cannot read the other language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from tqcheck.evidence.numbers.comparing import Difference, Discrepancy
from tqcheck.evidence.numbers.quantity import Kind, Quantity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = {
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "mi": "miles", "ft": "feet",
    "in": "inches", "km2": "square kilometres", "m2": "square metres", "ha": "hectares", "acre": "acres", "mu": "mu",
    "kg": "kilograms", "g": "grams", "t": "tonnes", "lb": "pounds", "l": "litres", "bbl": "barrels",
    "kmh": "km/h", "mph": "mph", "degC": "°C", "degF": "°F", "deg": "degrees",
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months",
    "year": "years", "decade": "decades", "century": "centuries",
    "dollar": "dollars", "yuan": "yuan", "pound": "pounds", "won": "won", "yen": "yen", "riyal": "riyals",
    "dinar": "dinars", "dirham": "dirhams", "lira": "lira", "franc": "francs", "crown": "crowns", "peso": "pesos",
    "rupee": "rupees", "cent": "cents", "shilling": "shillings", "oz": "ounces", "gal": "gallons", "yd": "yards",
    "nmi": "nautical miles", "mi2": "square miles", "ft2": "square feet", "m3": "cubic metres", "ft3": "cubic feet",
    "hp": "horsepower", "bushel": "bushels", "carat": "carats", "rial": "riyals",
}  # fmt: skip
POWERS = {1: "ten times", 2: "a hundred times", 3: "a thousand times", 4: "ten thousand times", 6: "a million times"}
PARTS = {1: "a tenth", 2: "a hundredth", 3: "a thousandth", 4: "a ten-thousandth", 6: "a millionth"}
LONGEST_PLACES = 4
SUFFIXES = {Kind.PERCENT: "%", Kind.POINTS: " percentage points", Kind.MULTIPLE: " times"}
DATES: dict[Kind, Callable[[int], str]] = {
    Kind.MONTH: lambda value: MONTHS[value - 1],
    Kind.WEEKDAY: lambda value: WEEKDAYS[value - 1],
    Kind.TIME: lambda value: f"{value // 60}:{value % 60:02}",
    Kind.YEAR: str,
    Kind.QUARTER: "quarter {}".format,
    Kind.DECADE: "the {}s".format,
    Kind.CENTURY: "century {}".format,
    Kind.DAY: "day {}".format,
}


def message(discrepancy: Discrepancy) -> str:  # noqa: PLR0911 - one return for each kind of difference
    """One sentence: what stood there, what stands there now, and what kind of slip it looks like."""
    source, target = discrepancy.source, discrepancy.target
    if source is None or target is None:
        if source is not None:
            return f"{quoted(source)} has no counterpart in the translation"
        if target is not None:
            return f"{quoted(target)} in the translation has no counterpart in the source"
        return "a number differs"
    if source.named or target.named:
        what = "currency" if source.kind is Kind.MONEY else "unit"
        change = f"{unit_name(source)} to {unit_name(target)}"
        return f"{_as_written(source)} became {_as_written(target)}: the {what} changed from {change}"
    named = source.kind is target.kind and source.kind in {Kind.MONTH, Kind.WEEKDAY, Kind.QUARTER}
    became = f"{quoted(source, explained=not named)} became {quoted(target, explained=not named)}"
    if discrepancy.difference is Difference.UNIT:
        return f"{became}: the number stayed and the unit changed from {unit_name(source)} to {unit_name(target)}"
    if discrepancy.difference is Difference.POINTS:
        return f"{became}: percent and percentage points are not the same"
    reason = slip(source, target)
    return f"{became}: {reason}" if reason else became


def quoted(quantity: Quantity, *, explained: bool = True) -> str:
    """The words of the text and, where they are not plain digits, their value."""
    plain = _plain(quantity)
    value = spelled(quantity)
    clear = not explained or (quantity.kind is Kind.DAY and quantity.digits) or value.split(" ")[0] in plain
    return f"“{plain}”" if clear else f"“{plain}” = {value}"


def _plain(quantity: Quantity) -> str:
    return quantity.text.replace("\u00a0", " ").strip(" ,")


def _as_written(quantity: Quantity) -> str:
    return f"“{_plain(quantity)}”"


def spelled(quantity: Quantity) -> str:
    """The value in English: 1,370,000 barrels, 25%, December, Wednesday, 13:40."""
    value = quantity.value
    if quantity.kind in DATES:
        return DATES[quantity.kind](int(value))
    whole = number(value) if quantity.high is None else f"{number(value)} to {number(quantity.high)}"
    if quantity.kind in SUFFIXES:
        return whole + SUFFIXES[quantity.kind]
    return f"{whole} {unit_name(quantity)}" if quantity.unit and quantity.kind is not Kind.LABEL else whole


def unit_name(quantity: Quantity) -> str:
    """The unit or currency in English; a currency's ISO code says enough."""
    return UNITS.get(quantity.unit, quantity.unit.replace("_", "/"))


def number(value: Fraction) -> str:
    """Digits with commas, 1/3 as a fraction."""
    if value.denominator == 1:
        return f"{int(value):,}"
    places = next((places for places in range(1, LONGEST_PLACES + 1) if (value * 10**places).denominator == 1), None)
    return f"{value.numerator}/{value.denominator}" if places is None else f"{float(value):,.{places}f}"


def slip(source: Quantity, target: Quantity) -> str:  # noqa: PLR0911 - one return for each slip
    """What kind of mistake makes the one value of the other, or nothing."""
    if source.kind is not target.kind and {source.kind, target.kind} & {Kind.MONTH, Kind.WEEKDAY, Kind.TIME}:
        return ""
    if source.kind in {Kind.MONTH, Kind.WEEKDAY, Kind.QUARTER}:
        return f"{spelled(target)} instead of {spelled(source)}"
    if not source.value or not target.value or (source.unit and target.unit and source.unit != target.unit):
        return ""
    ratio = target.value / source.value
    for power, words in POWERS.items():
        if ratio == 10**power:
            return f"{words} as much"
        if ratio == Fraction(1, 10**power):
            return f"{PARTS[power]} of it"
    before, after = _digits(source.value), _digits(target.value)
    if len(before) == len(after) > 1:
        if Counter(before) == Counter(after):
            return "the same digits in another order"
        if sum(one != other for one, other in zip(before, after, strict=True)) == 1:
            return "one digit differs"
    return ""


def _digits(value: Fraction) -> str:
    return "".join(filter(str.isdigit, number(value)))
