"""Where prose stands in its file: from offsets into what is read to offsets, lines and columns of what is on disk."""

from __future__ import annotations

import re
from bisect import bisect_right

from tqcheck.model import Document, Origin, Piece, Place, Span, Text

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a file."""

    def __init__(self, file: str) -> None:
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(file))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a code point of the file, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """Return the offset at which a line begins; lines count from 1."""
        return self._starts[min(line, len(self._starts)) - 1]


def lines_of(text: Text | Document) -> Lines:
    """Return the lines of the file that a text was read from; made once, they serve many places."""
    return Lines(text.origin.file if text.origin else text.text)


def locate(document: Text | Document, span: Span, lines: Lines | None = None) -> Place:
    """Return where a stretch of prose stands in the file.

    Args:
        document: that the prose belongs to.
        span: of the prose.
        lines: of the document's file, from `lines_of`, where many places are wanted.
    """
    start, end = span.start, span.end
    if document.origin:
        start, end = _in_file(document.origin, span)
    line, column = (lines or lines_of(document)).at(start)
    return Place(start, end, line, column)


def _in_file(origin: Origin, span: Span) -> tuple[int, int]:
    if not origin.pieces:
        return 0, 0
    start = _offset(_piece(origin, span.start), span.start, at_end=False)
    if span.end <= span.start:
        return start, start
    end = _offset(_piece(origin, span.end - 1), span.end, at_end=True)
    # The pieces of a text that was put into another order may run backwards.
    return start, max(start, end)


def _piece(origin: Origin, offset: int) -> Piece:
    """Return the piece that holds the code point; where none does, the one before it."""
    index = bisect_right(origin.pieces, offset, key=lambda piece: piece.prose) - 1
    return origin.pieces[max(0, index)]


def _offset(piece: Piece, offset: int, *, at_end: bool) -> int:
    inside = offset - piece.prose
    if inside >= piece.length:
        return piece.end
    if piece.end - piece.start == piece.length:
        return piece.start + max(0, inside)
    return piece.end if at_end else piece.start
