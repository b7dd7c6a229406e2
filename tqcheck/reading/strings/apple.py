"""`.strings`: Apple's strings, `"key" = "value";`.

Source of the format: https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.errors import TqcheckError
from tqcheck.places import Lines
from tqcheck.reading.commenting import Comment, with_suppressions
from tqcheck.reading.entries import Entry, build
from tqcheck.reading.interpolation import Style
from tqcheck.reading.prose import Prose
from tqcheck.reading.strings.locale import language_of
from tqcheck.reading.values import unescaped

_STYLE = Style(braces=False)
_BETWEEN = re.compile(r"(?:\s+|/\*.*?\*/|//[^\r\n]*)*", re.DOTALL)
_COMMENT = re.compile(r"/\*(?P<block>.*?)\*/|//(?P<line>[^\r\n]*)", re.DOTALL)
_WORD = r'"(?P<{0}>(?:[^"\\]|\\.)*)"|(?P<bare_{0}>[\w.\-$/:]+)'
_GAP = r"(?:\s|/\*.*?\*/)*"
_PAIR = re.compile(rf"(?:{_WORD.format('key')}){_GAP}(?:={_GAP}(?:{_WORD.format('value')}))?{_GAP};", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[Uu][0-9A-Fa-f]{4}|[0-7]{3}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def read(file: str, path: str) -> Prose:
    """Read the strings by their keys.

    Raises:
        TqcheckError: if the file is not what it should be.
    """
    comments: list[Comment] = []
    prose = build(file, _entries(file, path, comments), style=_STYLE, language=language_of(path))
    return with_suppressions(prose, comments, file=file, path=path)


def _entries(file: str, path: str, comments: list[Comment]) -> Iterator[Entry]:
    """Yield the entries, and note the comments between them."""
    at = 0
    while True:
        between = _BETWEEN.match(file, at)
        comments += [
            Comment(comment["block"] or comment["line"] or "", comment.start())
            for comment in (_COMMENT.finditer(file, at, between.end()) if between else ())
        ]
        at = between.end() if between else at
        if at == len(file):
            return
        found = _PAIR.match(file, at)
        if not found:
            line, _ = Lines(file).at(at)
            raise TqcheckError(f'{path}:{line}: is no line of an Apple strings file, "key" = "value";.')
        name = "key" if found["key"] is not None else "bare_key"
        side = next((n for n in ("value", "bare_value") if found[n] is not None), name)
        yield Entry(
            unescaped(file, *found.span(name), _ESCAPE, _character).text,
            unescaped(file, *found.span(side), _ESCAPE, _character),
        )
        at = found.end()


def _character(escape: str) -> str:
    code = escape[1:]
    if len(code) == 1:
        return _ESCAPES.get(code, code)
    return chr(int(code[1:], 16)) if code[0] in "uU" else chr(int(code, 8))
