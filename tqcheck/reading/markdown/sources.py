"""Where the content of a Markdown block stands in the file: without its indents, quote marks and escaped bars."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqcheck.reading.markdown.layout import Line


@dataclass(frozen=True, slots=True)
class Source:
    """Stretches of a block's content and of the file that correspond character by character."""

    stretches: tuple[tuple[int, int, int], ...]  # start in the content, start in the file, length
    offset: int = 0  # of what is asked for, in the content

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the file that hold the content from `start` to `end`."""
        start, end = start + self.offset, end + self.offset
        for content, file, length in self.stretches:
            first, last = max(start, content), min(end, content + length)
            if first < last:
                yield file + first - content, file + last - content

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the file the content from `start` to `end` begins and ends."""
        first, last = self._at(start), self._at(end - 1) + 1
        return first, max(first, last)

    def behind(self, offset: int) -> Source:
        """Return the same for content that begins `offset` characters later."""
        return Source(self.stretches, self.offset + offset)

    def _at(self, offset: int) -> int:
        offset += self.offset
        index = bisect_right(self.stretches, offset, key=lambda stretch: stretch[0]) - 1
        content, file, length = self.stretches[max(0, index)]
        return file + min(max(0, offset - content), length)


def source_of(content: str, lines: Sequence[Line], *, column: int | None = None) -> tuple[Source, int]:
    """Find the content of a block in its lines.

    Args:
        content: as the parser gives it; each of its lines stands in one of `lines`, a bar perhaps escaped.
        lines: of the block.
        column: from which on to look, for a cell of a table: its row holds several; None: each line of the content
            stands at the end of its line.

    Returns:
        Where it stands, and the column behind it.
    """
    stretches = []
    length = behind = 0
    for words, line in zip(content.split("\n"), lines, strict=False):
        bare = words.strip()
        base = line.start + line.shift
        length_before = length + (words.index(bare) if bare else 0)
        length += len(words) + 1
        found = _find(bare, line.text, column)
        if found is None:  # a line that the parser has changed in a way not known here: its place is the line's
            stretches.append((length_before, line.start, 0))
            continue
        for start, end in found:
            stretches.append((length_before, base + start, end - start))
            length_before += end - start
            behind = end
    return Source(tuple(stretches) or ((0, lines[0].start, 0),)), behind


def _find(words: str, line: str, column: int | None) -> list[tuple[int, int]] | None:
    """Return the stretches of the line that are the words: behind the column, or at the line's end."""
    if column is None or "|" not in words:
        start = line.rfind(words) if column is None else line.find(words, column)
        return [(start, start + len(words))] if start >= 0 else None
    parts = [re.escape(part) for part in words.split("|")]
    # Each part behind a bar begins with the bar itself; the backslash before it is in no part.
    found = re.compile("(" + r")\\?(\|".join(parts) + ")").search(line, column)
    return [found.span(i + 1) for i in range(len(parts))] if found else None
