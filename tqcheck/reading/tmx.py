"""TMX 1.4: translation units in any number of languages.

Source of the format: https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.reading.commenting import sides_with_suppressions, xml_comments
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.inline import value_of
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose, Sides
from tqcheck.reading.xml import Element, parse

_STYLE = Style(folded=True)


def read(file: str, path: str) -> Prose:
    """Refuse a file that holds several languages where one is asked for.

    Raises:
        TqcheckError: if the file has more than one language, or is no TMX file.
    """
    sides = read_sides(file, path)
    if sides.targets:
        raise TqcheckError(f"{path}: holds several languages; name it alone, without a second file.")
    return sides.source


def read_sides(file: str, path: str) -> Sides:
    """Read a source and its translations into each other language of the file.

    Raises:
        TqcheckError: if it is no TMX file, or has no units.
    """
    root = parse(file, path)
    units = tuple(root.descendants("tu"))
    if root.tag != "tmx":
        raise TqcheckError(f"{path}: is no TMX file: its root element is <{root.tag}>.")
    if not units:
        raise TqcheckError(f"{path}: holds no translation units.")
    languages = dict.fromkeys(_language(variant) for unit in units for variant in unit.elements("tuv"))
    source = _source_language(root, units[0])
    original = next((code for code in languages if _same(code, source)), next(iter(languages)))
    sides = {code: build(file, _entries(units, code), style=_STYLE, language=code or None) for code in languages}
    both = Sides(sides[original], {code: prose for code, prose in sides.items() if code != original})
    return sides_with_suppressions(both, xml_comments(file), file=file, path=path)


def _entries(units: tuple[Element, ...], language: str) -> Iterator[Entry]:
    for number, unit in enumerate(units, start=1):
        for variant in unit.elements("tuv"):
            segment = variant.first("seg")
            if segment is not None and _language(variant) == language:
                yield Entry(unit.attributes.get("tuid") or f"unit {number}", value_of(segment))
                break


def _source_language(root: Element, unit: Element) -> str:
    """Return the language that the header or the first unit calls the source; “*all*” says that any may be."""
    header = root.first("header")
    said = unit.attributes.get("srclang") or (header.attributes.get("srclang") if header is not None else "") or ""
    return "" if said == "*all*" else said


def _language(variant: Element) -> str:
    return variant.attributes.get("xml:lang") or variant.attributes.get("lang") or ""


def _same(one: str, other: str) -> bool:
    a, b = one.lower().replace("_", "-"), other.lower().replace("_", "-")
    return bool(b) and (a == b or a.startswith(f"{b}-") or b.startswith(f"{a}-"))
