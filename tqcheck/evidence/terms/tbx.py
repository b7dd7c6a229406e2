"""Glossaries in TBX (ISO 30042): version 3 and the older martif, core and basic dialects, both styles of markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.headers import language_named
from tqcheck.evidence.terms.xml import Element, parse_xml
from tqcheck.model import Entry, Rendering, Status

_STATUS: Mapping[str, Status] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
    "forbidden": "forbidden",
    "notrecommended": "deprecated",
}
_STATUS_NOTES = {"administrativeStatus", "normativeAuthorization", "administrativeStatusExtended"}
_NOTES = ("definition", "note", "context", "explanation")
_RANK = {"preferred": 0, "admitted": 1, "deprecated": 2, "forbidden": 3}


def parse_tbx(data: bytes, *, path: str) -> tuple[Entry, ...]:
    """Read a TBX file; every language and every synonym is kept.

    Raises:
        TqcheckError: if it is not TBX, or a language is missing or unknown.
    """
    root = parse_xml(data, path=path)
    if root.name not in {"tbx", "martif"}:
        raise TqcheckError(f"{path}, line {root.line}: not TBX; its root element is <{root.name}>.")
    entries = (_entry(element, path) for element in root.every("conceptEntry", "termEntry"))
    return tuple(entry for entry in entries if entry.renderings)


def _entry(element: Element, path: str) -> Entry:
    renderings: dict[str, tuple[Rendering, ...]] = {}
    parts_of_speech: list[str] = []
    for section in element.every("langSec", "langSet"):
        code = next((value for name, value in section.attributes.items() if name in {"xml:lang", "lang"}), "")
        language = language_named(code)
        if language is None:
            raise TqcheckError(f"{path}, line {section.line}: “{code}” is not a known language code.")
        found = [*renderings.get(language, ()), *_renderings(section)]
        found.sort(key=lambda rendering: _RANK[rendering.status])
        if found:
            renderings[language] = tuple(found)
        parts_of_speech += _values(section, "partOfSpeech")
    notes = [value for name in _NOTES for value in _values(element, name)]
    return Entry(
        id=element.attributes.get("id") or f"line-{element.line}",
        renderings=renderings,
        note=notes[0] if notes else "",
        domain=next(iter(_values(element, "subjectField")), ""),
        part_of_speech=", ".join(dict.fromkeys(parts_of_speech)),
        line=element.line,
    )


def _renderings(section: Element) -> Iterator[Rendering]:
    for group in section.every("termSec", "tig", "ntig"):
        text = next((term.text for term in group.every("term")), "")
        if text:
            statuses = (value for name in _STATUS_NOTES for value in _values(group, name))
            yield Rendering(text, next((_status(value) for value in statuses), "admitted"))


def _status(value: str) -> Status:
    """Read a status as the standard (preferredTerm-admn-sts) or people (preferred) write it."""
    word = value.partition("-")[0].removesuffix("Term").lower()
    return _STATUS.get(word, "admitted")


def _values(element: Element, name: str) -> list[str]:
    """Return the values of a data category, as the attribute `type` (DCA) or as an element's name (DCT)."""
    return [
        child.text or child.attributes.get("value", "")
        for child in element.every(name, "termNote", "descrip", "admin", "note")
        if child.name == name or child.attributes.get("type") == name
    ]
