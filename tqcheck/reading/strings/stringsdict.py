"""`.stringsdict`: Apple's strings with plural forms, a property list.

Source of the format: https://developer.apple.com/documentation/xcode/localizing-strings-that-contain-plurals
"""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.reading.commenting import with_suppressions, xml_comments
from tqcheck.reading.entries import PLURALS, Entry, build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.xml import Element, parse

_STYLE = Style(braces=False)


def read(file: str, path: str) -> Prose:
    """Read the plural forms of each key and variable.

    Raises:
        TqcheckError: if the file is no property list with strings in it.
    """
    root = parse(file, path)
    top = root.first("dict") if root.tag == "plist" else None
    entries = tuple(_entries(top, "")) if top else ()
    if not entries:
        raise TqcheckError(f"{path}: holds no plural forms of strings.")
    prose = build(file, entries, style=_STYLE, language=language_of(path))
    return with_suppressions(prose, xml_comments(file), file=file, path=path)


def _entries(element: Element, path: str) -> Iterator[Entry]:
    children = tuple(element.elements())
    for key, child in zip(children[::2], children[1::2], strict=False):
        name = key.value().text
        if child.tag == "dict":
            yield from _entries(child, f"{path}.{name}" if path else name)
        elif child.tag == "string" and name in PLURALS:
            yield Entry(f"{path}[{name}]", child.value(), path)
