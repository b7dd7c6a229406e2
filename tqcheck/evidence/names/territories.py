"""Countries and regions: their names from CLDR (through babel), other names and adjectives from `territories.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from tqcheck.languages.codes import base

if TYPE_CHECKING:
    from tqcheck.evidence.names.entities import Entity

_NOT_NAMES = {"ZZ", "XA", "XB", "QO", "EZ", "QU", "001", "003", "011", "014", "015", "017", "018", "021", "029", "030"}
_NOT_NAMES |= {
    "034",
    "035",
    "039",
    "053",
    "054",
    "057",
    "061",
    "143",
    "145",
    "151",
    "154",
    "155",
    "202",
    "419",
    "TA",
    "CP",
    "CQ",
}
_LATIN = {"de", "fr", "es", "it", "pt", "nl", "pl", "cs", "vi"}
_SPECIAL = {"zh": "zh_Hans", "zh-Hant": "zh_Hant"}
_ONE_LETTER = ("IT", "Ý")  # in Vietnamese


def territories(one: str, other: str) -> tuple[Entity, ...]:
    """Return countries, continents and some regions with their names in the two languages and in English."""
    from tqcheck.evidence.names.entities import Entity  # noqa: PLC0415 - the two know each other

    names = {language: _cldr(language) for language in dict.fromkeys(("en", one, other))}
    found = []
    for code, english in names["en"].items():
        forms = _forms().get(code, {})
        renderings = {}
        for language, known in names.items():
            more = [form for form in forms.get(_column(language), ()) if _is_name(form, code)]
            latin = [english] if base(language) in _LATIN else []  # Bangladesh beside Bangladés
            own = [form for form in (known.get(code), *more, *latin) if form]
            # CLDR: “Hong Kong SAR China”, “Myanmar (Burma)”; the table has what texts write
            own = [
                form
                for form in own
                if "(" not in form and "SAR" not in form and "特别" not in form and "特別" not in form
            ]
            renderings[language] = tuple(dict.fromkeys(own))
        kind: Literal["country", "region"] = "country" if code.isalpha() else "region"
        found.append(Entity(f"territory-{code}", kind, code, english, {k: v for k, v in renderings.items() if v}))
    return tuple(found)


@cache
def hints(code: str, language: str) -> tuple[str, ...]:
    """Return what shows in a text of the language that the country may be meant: names, adjectives, its capital."""
    forms = _forms().get(code, {}).get(_column(language), ())
    name = _cldr(language).get(code)
    return tuple(dict.fromkeys([*forms, *([name] if name else [])]))


def _is_name(form: str, code: str) -> bool:
    """Say whether a form is the territory's own name: not marked as a mere hint, and no single ideograph."""
    return not form.endswith("*") and (len(form) > 1 or (code, form) == _ONE_LETTER)


@cache
def _forms() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    text = (files(__package__) / "data" / "territories.tsv").read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return {
        row[0]: {name: tuple(cell.split("|")) for name, cell in zip(header[1:], row[1:], strict=True) if cell}
        for row in rows
    }


def _column(language: str) -> str:
    return (
        base(language) if base(language) in {"en", "zh", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi"} else "others"
    )


@cache
def _cldr(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to load

    try:
        locale = Locale.parse(_SPECIAL.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in locale.territories.items() if code not in _NOT_NAMES}
