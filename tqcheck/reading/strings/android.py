"""`.xml`: the string resources of Android; XLIFF and TMX under that suffix are read as what they are.

Source of the format: https://developer.android.com/guide/topics/resources/string-resource
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.reading import tmx, xliff
from tqcheck.reading.commenting import with_suppressions, xml_comments
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.values import Value, ValueBuilder
from tqcheck.reading.xml import Characters, Element, parse

_STYLE = Style(braces=True, folded=True)
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|[\s\S])|\"")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def read(file: str, path: str) -> Prose:
    """Read the strings, their arrays and plurals by their names.

    Raises:
        TqcheckError: if the file is no XML, or holds no strings to be translated.
    """
    root = parse(file, path)
    if root.tag in ("xliff", "tmx"):
        return xliff.read(file, path) if root.tag == "xliff" else tmx.read(file, path)
    entries = tuple(_entries(root)) if root.tag == "resources" else ()
    if not entries:
        raise TqcheckError(
            f"{path}: is no file of strings to be translated: of XML files, Android's string resources, XLIFF and TMX "
            f"are read, and this one has the root element <{root.tag}>."
        )
    prose = build(file, entries, style=_STYLE, language=language_of(path))
    return with_suppressions(prose, xml_comments(file), file=file, path=path)


def _entries(root: Element) -> Iterator[Entry]:
    for element in root.elements("string", "string-array", "plurals"):
        name = element.attributes.get("name", "")
        if element.attributes.get("translatable") == "false":
            continue
        if element.tag == "string":
            yield Entry(name, _value(element))
        for number, item in enumerate(element.elements("item")):
            if element.tag == "plurals":
                yield Entry(f"{name}[{item.attributes.get('quantity')}]", _value(item), name)
            else:
                yield Entry(f"{name}[{number}]", _value(item))


def _value(element: Element) -> Value:
    """Return the text of a string with its tags as codes; a backslash escapes, double quotes are not read."""
    builder = ValueBuilder()
    _collect(element, builder)
    return builder.build()


def _collect(element: Element, builder: ValueBuilder) -> None:
    for child in element.children:
        if isinstance(child, Characters):
            _unescape(child, builder)
        elif child.tag == "g":  # <xliff:g> marks what stays as it is
            value = child.attributes.get("id") or child.value().text
            builder.code("placeholder", value, child.start, child.end, prose="…")
        else:
            builder.code("tag", f"<{child.tag}>", child.start, child.inside)
            _collect(child, builder)


def _unescape(characters: Characters, builder: ValueBuilder) -> None:
    text, start = characters.text, characters.start
    if len(text) != characters.end - start:
        builder.add(text, start, characters.end)
        return
    at = 0
    for escape in _ESCAPE.finditer(text):
        builder.add(text[at : escape.start()], start + at, start + escape.start())
        code = escape.group()[1:]
        meaning = chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPES.get(code, code)
        builder.add(meaning, start + escape.start(), start + escape.end())
        at = escape.end()
    builder.add(text[at:], start + at, characters.end)
