"""What holds for the prose of every format: where it says that it stands, it stands."""

from __future__ import annotations

import html
from collections.abc import Callable

from tqcheck.reading.prose import Prose


def assert_exact(
    prose: Prose, file: str, *, unescape: Callable[[str], str] = html.unescape, ordered: bool = True
) -> None:
    """Fail unless the pieces tell the truth.

    They lie in the order of the prose, and where `ordered` of the file, do not overlap and cover all prose but blank
    lines; what is as long in the file as in the prose is the same there, but for white space.
    """
    behind = file_behind = 0
    for piece in prose.pieces:
        assert piece.length > 0
        assert piece.prose >= behind
        assert not prose.text[behind : piece.prose].strip("\n")
        assert piece.start <= piece.end <= len(file)
        assert file_behind <= piece.start or not ordered
        behind, file_behind = piece.prose + piece.length, piece.end
        words, written = prose.text[piece.prose : behind], file[piece.start : piece.end]
        if len(words) == len(written):
            assert words == written or (words.isspace() and written.isspace()), (words, written)
        else:
            assert words.isspace() or unescape(written) == words, (words, written)
    assert not prose.text[behind:].strip("\n")
    for mark in prose.markup:
        assert 0 <= mark.start <= mark.end <= len(prose.text)
