"""`.properties`: Java's resource bundles.

Source of the format: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.reading.commenting import Comment, with_suppressions
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.values import unescaped

_STYLE = Style(messages=True)
_ENTRY = re.compile(
    r"^[ \t\f]*(?:[#!](?P<comment>[^\r\n]*)|(?P<key>(?:[^\\\s=:]|\\.)+)[ \t\f]*[=:]?[ \t\f]*"
    r"(?P<value>(?:[^\\\r\n]|\\(?:\r\n|[\s\S]))*))",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|(?:\r\n|\r|\n)[ \t\f]*|.)|''")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def read(file: str, path: str) -> Prose:
    """Read the strings by their keys.

    Raises:
        TqcheckError: if the file holds no strings.
    """
    entries = tuple(_entries(file))
    if not entries:
        raise TqcheckError(f"{path}: holds no strings.")
    prose = build(file, entries, style=_STYLE, language=language_of(path))
    return with_suppressions(prose, _comments(file), file=file, path=path)


def _entries(file: str) -> Iterator[Entry]:
    for found in _ENTRY.finditer(file):
        if found["key"]:
            key, value = (unescaped(file, *found.span(part), _ESCAPE, _meaning) for part in ("key", "value"))
            yield Entry(key.text, value)


def _comments(file: str) -> Iterator[Comment]:
    for found in _ENTRY.finditer(file):
        if found["comment"]:
            yield Comment(found["comment"], found.start())


def _meaning(escape: str) -> str:
    if escape == "''":
        return "'"  # as Java's MessageFormat has it
    code = escape[1:]
    if code[0] in "\r\n":
        return ""
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPES.get(code, code)
