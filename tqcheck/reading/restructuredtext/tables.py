"""Tables of reStructuredText, drawn with characters: where the text of each cell stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tqcheck.reading.restructuredtext.lines import Line

SIMPLE = re.compile(r"=+(?:[ \t]+=+)+")
GRID = re.compile(r"\+(?:[-=]+\+)+")
_RULE = re.compile(r"[=\-]+(?:[ \t]+[=\-]+)*")
_GRID_RULE = re.compile(r"[+|][-=+| ]*[-=][-=+| ]*[+|]")

Stretch = tuple[int, int]


def simple_cells(file: str, lines: Sequence[Line]) -> Iterator[tuple[Stretch, ...]]:
    """Yield the stretches of text of each cell of a simple table; its columns are those of the first rule."""
    columns = [found.start() - lines[0].start for found in re.finditer("=+", file[lines[0].start : lines[0].end])]
    columns = [start - columns[0] for start in columns]
    row: list[list[Stretch]] = []
    for line in lines[1:]:
        if line.blank or _RULE.fullmatch(file, line.start, line.end):
            yield from _finished(row)
            row = []
            continue
        base = line.start - (line.column - lines[0].column)
        borders = [*(min(max(line.start, base + column), line.end) for column in columns), line.end]
        cells = [_stripped(file, left, right) for left, right in pairwise(borders)]
        if cells[0] or not row:  # an empty first cell: the row before goes on
            yield from _finished(row)
            row = [[] for _ in columns]
        _append(row, cells)
    yield from _finished(row)


def grid_cells(file: str, lines: Sequence[Line]) -> Iterator[tuple[Stretch, ...]]:
    """Yield the stretches of text of each cell of a grid table."""
    row: list[list[Stretch]] = []
    for line in lines:
        if _GRID_RULE.fullmatch(file, line.start, line.end):
            yield from _finished(row)
            row = []
            continue
        bars = [found.start() for found in re.compile(r"\|").finditer(file, line.start, line.end)]
        cells = [_stripped(file, left + 1, right) for left, right in pairwise(bars)]
        row += [[] for _ in range(len(cells) - len(row))]
        _append(row, cells)
    yield from _finished(row)


def _append(row: list[list[Stretch]], cells: Sequence[Stretch | None]) -> None:
    for index, found in enumerate(cells):
        if found:
            row[index].append(found)


def _finished(row: list[list[Stretch]]) -> Iterator[tuple[Stretch, ...]]:
    yield from (tuple(cell) for cell in row if cell)


def _stripped(file: str, start: int, end: int) -> Stretch | None:
    words = file[start:end] if start < end else ""
    left = len(words) - len(words.lstrip())
    return (start + left, start + len(words.rstrip())) if words.strip() else None
