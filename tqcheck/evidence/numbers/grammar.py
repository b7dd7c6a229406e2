"""How a language writes numbers, dates and units: its data file made ready for reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal

from tqcheck import languages
from tqcheck.evidence.numbers.phrases import Phrases, as_pattern, flattened
from tqcheck.evidence.numbers.quantity import Kind
from tqcheck.evidence.numbers.units import is_money

UNSPACED = frozenset({"zh", "ja", "ko", "th", "lo", "my", "km"})
NOTHING = re.compile(r"(?!)")

Role = Literal["value", "scale", "ordinal", "denominator", "vague", "multiple", "joiner", "half"]


@dataclass(frozen=True, slots=True)
class Word:
    """What a word does in a number."""

    role: Role
    value: Fraction = Fraction(0)
    high: Fraction | None = None
    weak: bool = False


class Lexicon:
    """Number words; an entry that ends in `*` stands for every word that begins so."""

    __slots__ = ("_exact", "_stems", "_widths")

    def __init__(self, entries: Iterable[tuple[str, Word]]) -> None:
        self._exact: dict[str, Word] = {}
        self._stems: dict[str, Word] = {}
        for written, word in entries:
            table, key = (self._stems, written[:-1]) if written.endswith("*") else (self._exact, written)
            table.setdefault(key, word)
        self._widths = sorted({len(stem) for stem in self._stems}, reverse=True)

    def __getitem__(self, written: str) -> Word | None:
        word = self._exact.get(written)
        if word is None:
            for width in self._widths:
                if width <= len(written) <= width + 4 and (word := self._stems.get(written[:width])) is not None:
                    break
        return word


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fixed way to write something, with named groups: n or roman for the number, h, m, am, pm, y, mon, d.

    The groups minutes, seconds and parts are those of a time that was taken (3:09.41). `value` is what it says where
    there is no number in it, `unit` what is counted; `cased` looks at capitals; `certainty` as in `Quantity`.
    """

    kind: Kind
    pattern: re.Pattern[str]
    offset: int = 0
    value: Fraction | None = None
    cased: bool = False
    certainty: float = 1.0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that reading needs to know of one language."""

    language: str
    known: bool
    spaced: bool
    decimal: str
    group: str
    traits: frozenset[str]
    compound: re.Pattern[str] | None
    compound_tails: re.Pattern[str]
    attached: str
    lexicon: Lexicon
    units: Phrases[str]
    prefixes: Phrases[str]
    link: re.Pattern[str]
    months: Phrases[int]
    weekdays: Phrases[int]
    dates: tuple[Pattern, ...]
    ordinal_after: re.Pattern[str]
    ordinal_before: re.Pattern[str]
    half_after: re.Pattern[str]
    about_before: re.Pattern[str]
    about_after: re.Pattern[str]
    never: re.Pattern[str]
    counters: re.Pattern[str]
    over: re.Pattern[str]
    native: re.Pattern[str]
    native_values: Mapping[str, int]
    named: Phrases[str]
    homonyms: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_close: re.Pattern[str]
    rate_after: re.Pattern[str]
    grown_before: re.Pattern[str]
    part_of: re.Pattern[str]


def base_of(language: str) -> str:
    """The language without script or region: both kinds of Chinese share one data file for numbers."""
    return language.partition("-")[0].lower()


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of `language` (BCP 47); of a language without data, what holds everywhere."""
    base = base_of(language)
    everywhere, own = languages.read("und"), languages.read(base)
    numbers: Mapping[str, Any] = own.get("numbers", {})
    dates: Mapping[str, Any] = own.get("dates", {})
    native = _native(numbers.get("native", {}))
    spaced = base not in UNSPACED
    lexicon = Lexicon(_words(numbers))
    by_cldr = _named(base) if not dates.get("months") else ([], [])
    units = [*flattened(own.get("units", {})), *_owned(own), *_currency_names(language)]
    rates: Mapping[str, Any] = own.get("rates", {})
    start = r"(?<!\w)(?:{})" if spaced else "(?:{})"
    return Grammar(
        language=base,
        known=bool(numbers),
        spaced=spaced,
        decimal=numbers.get("decimal", ""),
        group=numbers.get("group", ", ."),
        traits=frozenset(numbers.get("traits", [])),
        compound=_compound(numbers),
        compound_tails=_either(numbers.get("compound_tails", []), "(?:{})\\w*$"),
        attached=numbers.get("attached", ""),
        lexicon=lexicon,
        units=Phrases([*units, *flattened(everywhere.get("units", {}))], bounded=spaced),
        prefixes=Phrases(
            [*flattened(own.get("units_before", {})), *flattened(everywhere.get("units_before", {}))], bounded=False
        ),
        link=re.compile(
            "[ \\-]?(?:(?:"
            + ("|".join(word + (" " if word[-1].isalpha() else " ?") for word in numbers.get("link", [])) or "(?!)")
            + "))?"
        ),
        months=Phrases(_numbered(dates.get("months", by_cldr[0])), bounded=spaced),
        weekdays=Phrases(_numbered(dates.get("weekdays", by_cldr[1])), bounded=spaced),
        dates=tuple(_date_patterns([*dates.get("patterns", []), *everywhere.get("dates", {}).get("patterns", [])])),
        ordinal_after=_either(numbers.get("ordinal_after", []), "{}(?![^\\W\\d_])" if spaced else "{}"),
        ordinal_before=_either(numbers.get("ordinal_before", []), "(?:{})$"),
        half_after=_either(numbers.get("half_after", []), "{}"),
        about_before=_either(
            map(_loose, numbers.get("about_before", [])), r"(?:^|(?<!\w))(?:{})\W?$" if spaced else "(?:{})$"
        ),
        about_after=_either(numbers.get("about_after", []), " ?(?:{})"),
        never=_either(numbers.get("never", []), "{}"),
        counters=_either(numbers.get("counters", []), " ?(?:{})"),
        over=_either(numbers.get("over", []), "{}"),
        native=_either(sorted(native, key=lambda word: -len(word)), r"(?<!\w)(?P<n>{})"),
        native_values=native,
        named=Phrases(_without_number(own, units, spaced=spaced), bounded=spaced),
        homonyms=_either((as_pattern(name, bounded=spaced) for name in rates.get("homonyms", [])), "{}"),
        rate_before=_either(map(re.escape, rates.get("before", [])), start),
        rate_close=_either(map(re.escape, rates.get("close", [])), r" ?(?:{})"),
        rate_after=_either(map(re.escape, rates.get("after", [])), r" ?(?:{})"),
        grown_before=_either(numbers.get("grown_before", []), "(?:{})$"),
        part_of=re.compile("[ -]?(?:(?:" + "|".join(numbers.get("part_of", ["(?!)"])) + ") )?"),
    )


def _owned(own: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names that several currencies share with the words that say whose it is: Danish crowns, coronas danesas."""
    for name, codes in languages.read("und").get("currencies", {}).items():
        phrases = [phrase for phrase in own.get("units", {}).get(name, []) if phrase[0].isalpha()]
        for code in codes:
            for phrase in phrases:
                for owner in own.get("currencies_before", {}).get(code, []):
                    yield f"{owner} {phrase}", code
                for owner in own.get("currencies_after", {}).get(code, []):
                    yield f"{phrase} {owner}", code


def _without_number(
    own: Mapping[str, Any], units: Iterable[tuple[str, str]], *, spaced: bool
) -> Iterator[tuple[str, str]]:
    """The names of currencies that say one where no number stands, with the particles that are written onto them."""
    if "rates" not in own:  # nobody has said which of the names are also other words
        return
    prefixes = ("", *own.get("numbers", {}).get("attached", []))
    for phrase, code in (*units, *flattened(own.get("currencies_named", {}))):
        if is_money(code) and (spaced or len(phrase) > 1) and not phrase.endswith("."):
            for prefix in prefixes:
                yield prefix + phrase, code


def _native(parts: Mapping[str, int]) -> dict[str, int]:
    """Korean numbers of Korean stock below a hundred, from their tens and ones."""
    tens = {written: value for written, value in parts.items() if value >= 10}  # noqa: PLR2004
    ones = {written: value for written, value in parts.items() if value < 10}  # noqa: PLR2004
    return {**parts, **{ten + one: tens[ten] + ones[one] for ten in tens for one in ones if tens[ten] % 10 == 0}}


def _loose(phrase: str) -> str:
    return as_pattern(phrase, bounded=False)


def _either(patterns: Iterable[str], frame: str) -> re.Pattern[str]:
    body = "|".join(patterns)
    return re.compile(frame.format(f"(?:{body})")) if body else NOTHING


def _words(numbers: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    weak = set(numbers.get("weak", []))
    roles: tuple[tuple[str, Role], ...] = (
        ("words", "value"), ("scales", "scale"), ("denominators", "denominator"),
        ("ordinals", "ordinal"), ("multiples", "multiple"),
    )  # fmt: skip
    for name, role in roles:
        for written, value in numbers.get(name, {}).items():
            yield written, Word(role, Fraction(str(value)), weak=written in weak)
    for written, (low, high) in numbers.get("vague", {}).items():
        yield written, Word("vague", Fraction(str(low)), Fraction(str(high)), weak=True)
    for written in numbers.get("joiners", []):
        yield written, Word("joiner")
    for written in numbers.get("halves", []):
        yield written, Word("half", Fraction(1, 2), weak=True)


def _compound(numbers: Mapping[str, Any]) -> re.Pattern[str] | None:
    """Matches the next part of a number that is written as one word, such as zwei|hundert|fünf|und|zwanzig."""
    if not numbers.get("compound"):
        return None
    parts = [part for name in ("words", "scales", "ordinals", "joiners") for part in numbers.get(name, [])]
    parts = sorted({part.rstrip("*") for part in parts}, key=lambda part: (-len(part), part))
    return re.compile("|".join(map(re.escape, parts)))


def _numbered(rows: Iterable[Iterable[str]]) -> Iterator[tuple[str, int]]:
    return ((phrase, number) for number, row in enumerate(rows, 1) for phrase in row)


def _named(language: str) -> tuple[list[list[str]], list[list[str]]]:
    """Months and weekdays of a language without a data file, from CLDR."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only languages without data pay for it

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return [], []

    def names(table: Mapping[str, Any], keys: Iterable[int]) -> list[list[str]]:
        forms = [table[context][width] for context in ("format", "stand-alone") for width in ("wide",)]
        return [sorted({str(form[key]).lower() for form in forms if not str(form[key]).isdecimal()}) for key in keys]

    return names(locale.months, range(1, 13)), names(locale.days, range(7))


def _currency_names(language: str) -> Iterator[tuple[str, str]]:
    """The full names of currencies in a language, in the forms that numbers ask for, from CLDR."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loaded with the first text that is read
    from babel.numbers import get_currency_name  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return
    data = languages.read("und")
    shared = {code for codes in data.get("currencies", {}).values() for code in codes}
    for code in sorted(shared | set(data.get("currencies_by_name", []))):
        for name in {get_currency_name(code, count=count, locale=locale) for count in (1, 2, 5)}:
            if name and name != code:
                yield name.lower(), code


def _date_patterns(rows: Iterable[Mapping[str, Any]]) -> Iterator[Pattern]:
    # which words are numbers is asked afterwards: an alternation of them all would be slow to compile
    number = r"(?P<n>\d{1,4}|[〇零一二三四五六七八九十廿卅元]+|[^\W\d_]+(?!\w))"
    roman = r"(?P<roman>[ivxl]+)"
    hour, minute = r"(?P<h>\d{1,2}|[零一二三四五六七八九十两兩]+)", r"(?P<m>\d{1,2}|[零一二三四五六七八九十]+)"
    for row in rows:
        text = row["pattern"]
        for name, body in (("{n}", number), ("{roman}", roman), ("{h}", hour), ("{m}", minute)):
            text = text.replace(name, body)
        yield Pattern(
            Kind(row["kind"]),
            re.compile(text),
            int(row.get("offset", 0)),
            Fraction(str(row["value"])) if "value" in row else None,
            bool(row.get("cased")),
            float(row.get("certainty", 1)),
            row.get("unit", ""),
        )


def has_grammar(language: str) -> bool:
    """Whether there is data on how `language` writes numbers; without it only digits are compared."""
    return grammar_of(language).known
