"""The entries of a file that comes in segments → its prose, a unit for each entry or form of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tqcheck.reading import icu
from tqcheck.reading.interpolation import GAP, Style, tokens
from tqcheck.reading.prose import Prose, ProseBuilder
from tqcheck.reading.values import Token, Value, fold

PLURALS = ("zero", "one", "two", "few", "many", "other")  # CLDR's categories


@dataclass(frozen=True, slots=True)
class Entry:
    """A string with what names it in all languages."""

    key: str
    value: Value
    message: str = ""  # what names it and its sister forms, where it is one plural form of several
    style: Style | None = None  # None: that of its file


def build(
    file: str, entries: Iterable[Entry], *, style: Style, language: str | None = None, notes: Iterable[str] = ()
) -> Prose:
    """Return the prose of the entries, in their order.

    Args:
        file: the decoded file.
        entries: with unique keys, but for sister forms that are held against the same form of the source.
        style: what the strings may hold.
        language: a code, where the file says it.
        notes: remarks for the user.
    """
    builder = ProseBuilder(file)
    for entry in _together(tuple(entries)):
        _add(builder, entry, entry.style or style)
    return replace(builder.build(language=language), notes=tuple(notes))


def _together(entries: tuple[Entry, ...]) -> list[Entry]:
    """Return the entries with the forms of a message side by side, where the file has them apart."""
    order: dict[str, int] = {}
    for entry in entries:
        order.setdefault(entry.message or entry.key, len(order))
    return sorted(entries, key=lambda entry: order[entry.message or entry.key])


def _add(builder: ProseBuilder, entry: Entry, style: Style) -> None:
    value = fold(entry.value) if style.folded else entry.value
    variants = icu.forms(value.text) if style.messages else ()
    for form in variants or (_plain(value),):
        start = builder.length
        for part in form.parts:
            _put(builder, value, part, style)
        if builder.length > start:
            name = f"[{form.label}]" if form.label else ""
            builder.end_unit(entry.key + name, start, message=entry.message or (entry.key if name else ""))


def _plain(value: Value) -> icu.Form:
    """Return a whole string, without the white space around it, as its only form."""
    text = value.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return icu.Form("", (icu.Part(start, end),) if start < end else ())


def _put(builder: ProseBuilder, value: Value, part: icu.Part, style: Style) -> None:
    if part.argument:
        builder.mark("placeholder", f"{{{part.argument}}}", builder.length)
        return
    if part.is_number:
        value.put(builder, Token(part.start, part.end, GAP))
        return
    at = part.start
    found = [
        replace(token, start=token.start + part.start, end=token.end + part.start)
        for token in tokens(value.text[part.start : part.end], style)
    ]
    codes = [token for index, token in value.codes.items() if part.start <= index < part.end]
    for token in sorted((*found, *codes), key=lambda token: token.start):
        if token.start < at:
            continue  # inside the one before
        value.emit(builder, at, token.start)
        value.put(builder, token)
        at = token.end
    value.emit(builder, at, part.end)
