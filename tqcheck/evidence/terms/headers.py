"""What the columns of a table of terms hold, as people name them: languages by code or name, and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import english_name, normalise

# Names of columns that are no languages, as people write them.
_COLUMNS = {
    "id": "id",
    "source": "source",
    "source term": "source",
    "term": "source",
    "target": "target",
    "target term": "target",
    "translation": "target",
    "domain": "domain",
    "subject": "domain",
    "subject field": "domain",
    "not": "not",
    "neighbours": "not",
    "neighbors": "not",
    "note": "note",
    "notes": "note",
    "comment": "note",
    "comments": "note",
    "definition": "note",
    "forbidden": "forbidden",
    "status": "status",
    "pos": "part of speech",
    "part of speech": "part of speech",
    "part-of-speech": "part of speech",
    "case": "case",
    "case sensitive": "case",
    "case-sensitive": "case",
    "near": "near",
    "only near": "near",
    "do not translate": "keep",
    "do-not-translate": "keep",
    "dnt": "keep",
    "keep": "keep",
}
PROPERTIES = frozenset(_COLUMNS.values()) - {"source", "target"}
# Languages that a header may name in words: in English, in the language itself, or in that of another column.
_LANGUAGES = (
    "en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi", "pt", "it", "nl", "pl", "cs", "tr", "uk",
)  # fmt: skip
_ALSO_WORDS = frozenset({"it"})  # codes that may be a term
_WITH_REMARK = re.compile(
    r"(?P<name>[^()\[\]]+?)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]"
)  # Source (en), Chinese (Simplified)
_SCRIPTS = {"simplified": "zh", "traditional": "zh-Hant"}


def columns_of(cells: Sequence[str], *, where: str, unnamed: str | None = None) -> tuple[str, ...] | None:
    """Return what each column holds, or None if the row is no header but the first entry.

    Args:
        cells: of the first row.
        where: file and line, for messages.
        unnamed: the language of a column whose name is not understood, if that is known from elsewhere.

    Raises:
        TqcheckError: if it is a header, but some of its columns cannot be understood or are there twice.
    """
    names = [_column(cell) for cell in cells]
    known = [name for name in names if name]
    if None in names and (in_words := _in_other_words(cells)):
        return in_words
    if not _is_header(cells, names):
        return None
    unknown = [cell for cell, name in zip(cells, names, strict=True) if name is None and cell]
    if unknown and (len(unknown) > 1 or unnamed is None):
        told = ", ".join(f"“{cell}”" for cell in unknown)
        raise TqcheckError(
            f"{where}: unknown column{'s' if len(unknown) > 1 else ''} {told}; name a language (en, zh) or a property."
        )
    double = next((name for name in known if known.count(name) > 1), None)
    if double:
        raise TqcheckError(f"{where}: two columns “{double}”.")
    return tuple(name or (unnamed if cell else "") or "" for cell, name in zip(cells, names, strict=True))


@cache
def language_named(name: str) -> str | None:
    """Return the code of a language that a header gives as a code or by its English name, or None."""
    try:
        return normalise(name)
    except TqcheckError:
        return _names_in("en").get(name.casefold())


def _column(cell: str) -> str | None:
    name = cell.strip().casefold().replace("_", " ")
    if name in _COLUMNS:
        return _COLUMNS[name]
    language = language_named(cell.strip())
    found = None if language else _WITH_REMARK.fullmatch(cell.strip())
    if found is None:
        return language
    outer, inner = language_named(found["name"]), found["inner"].strip()
    if outer == "zh" and inner.casefold() in _SCRIPTS:
        return _SCRIPTS[inner.casefold()]
    return outer or (language_named(inner) if found["name"].casefold() in _COLUMNS else None)


def _is_header(cells: Sequence[str], names: Sequence[str | None]) -> bool:
    known = [name for name in names if name]
    if len(cells) == 1:
        return bool(known)
    if len(known) > 1:
        return len(known) >= len(names) / 2
    # One language beside something unknown: its column, unless the row is an entry for that very language.
    language = next((name for name in known if name not in {*PROPERTIES, "source", "target"}), None)
    others = [cell.casefold() for cell, name in zip(cells, names, strict=True) if name is None and cell]
    return (
        language in _LANGUAGES
        and len(others) == 1
        and not _ALSO_WORDS & {cell.casefold() for cell in cells}
        and others[0] not in _names_of(language)
    )


def _in_other_words(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns of a header that names its languages in one of them, or each in itself; or None."""
    for language in _LANGUAGES if len(cells) > 1 else ():
        named, own = _names_in(language), _names_in("")
        names = [named.get(cell.casefold()) or own.get(cell.casefold()) or _column(cell) for cell in cells]
        if all(names) and len(set(names)) == len(names):
            return tuple(name for name in names if name)
    return None


@cache
def _names_in(language: str) -> Mapping[str, str]:
    """Return the languages by their names in a language, or by those that they give themselves."""
    found = {name.casefold(): code for code in _LANGUAGES for name in _names(code, language or code)}
    return found | ({"chinese": "zh"} if language == "en" else {})


@cache
def _names_of(code: str) -> frozenset[str]:
    """Return how other languages call a language."""
    return frozenset(name.casefold() for language in _LANGUAGES for name in _names(code, language))


def _names(code: str, language: str) -> Iterator[str]:
    """Yield the names of a language in another one. Source: CLDR through babel."""
    from babel import Locale  # noqa: PLC0415 - it takes long to load

    if language == "en":
        yield english_name(code)
        return
    key = code.replace("-", "_")
    own = Locale.parse(language.replace("-", "_")).languages
    yield from (name for name in (own.get(key), own.get({"zh": "zh_Hans"}.get(code, key))) if name)
