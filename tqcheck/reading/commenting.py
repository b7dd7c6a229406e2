"""The comments of a file that comes in units, as far as they are suppressions: each covers the unit that follows.

Formats that have comments call this once their prose is built; gettext, whose comments belong to an entry by its
grammar, has its own way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tqcheck.model import Suppression, Unit
from tqcheck.places import Lines
from tqcheck.reading.prose import Prose, Sides
from tqcheck.reading.suppressing import covers_file, parse_comment

_MARK = "tqcheck-ignore"
# What may hold “<!--” without beginning a comment stands first.
_XML = re.compile(r"<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!--(?P<words>.*?)-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between the marks of a comment, and where it begins in the file."""

    words: str
    offset: int


def xml_comments(file: str) -> Iterator[Comment]:
    """Yield the comments of an XML file that is well-formed."""
    for found in _XML.finditer(file) if _MARK in file else ():
        if found["words"] is not None:
            yield Comment(found["words"], found.start())


def with_suppressions(prose: Prose, comments: Iterable[Comment], *, file: str, path: str) -> Prose:
    """Return the prose with what its comments silence: the unit that follows, with its sister forms, or the whole file.

    A comment that no unit follows covers nothing, which is told.

    Raises:
        TqcheckError: if a comment begins as a suppression does and lacks a part.
    """
    found = tuple(
        _covering(prose, suppression, unit) for suppression, unit in _followed(prose, comments, file=file, path=path)
    )
    return replace(prose, suppressions=(*prose.suppressions, *found)) if found else prose


def sides_with_suppressions(sides: Sides, comments: Iterable[Comment], *, file: str, path: str) -> Sides:
    """Return both sides of a file with what its comments silence: findings in the translation of the unit that follows.

    Where there is none, the suppression stands with the unit itself, as one for the whole file does.

    Raises:
        TqcheckError: if a comment begins as a suppression does and lacks a part.
    """
    of_source: list[Suppression] = []
    of_targets: dict[str, list[Suppression]] = {language: [] for language in sides.targets}
    for suppression, unit in _followed(sides.source, comments, file=file, path=path):
        translated = [code for code, prose in sides.targets.items() if unit and _sisters(prose, unit)]
        for code in translated:
            of_targets[code].append(_covering(sides.targets[code], suppression, unit))
        if not translated:
            of_source.append(_covering(sides.source, suppression, unit))
    return Sides(
        _with(sides.source, of_source), {code: _with(prose, of_targets[code]) for code, prose in sides.targets.items()}
    )


def _with(prose: Prose, suppressions: Iterable[Suppression]) -> Prose:
    return replace(prose, suppressions=(*prose.suppressions, *suppressions))


def _followed(
    prose: Prose, comments: Iterable[Comment], *, file: str, path: str
) -> Iterator[tuple[Suppression, Unit | None]]:
    """Yield each suppression with the unit that follows it in the file; None for the whole file, or where none does."""
    lines = units = None
    for comment in comments:
        if _MARK not in comment.words:
            continue
        lines = lines or Lines(file)
        found = parse_comment(comment.words, path=path, line=lines.at(comment.offset)[0])
        if found is None:
            continue
        units = _by_place(prose) if units is None else units
        places = sorted(units)
        behind = bisect_right(places, comment.offset)
        if covers_file(comment.words):
            yield found, None
        elif behind < len(places):
            yield found, units[places[behind]]
        else:
            nothing = len(prose.text)
            yield replace(found, start=nothing, end=nothing), None


def _by_place(prose: Prose) -> Mapping[int, Unit]:
    """Return the units by where their first piece begins in the file."""
    starts = [piece.prose for piece in prose.pieces]
    found: dict[int, Unit] = {}
    for unit in prose.units if starts else ():
        index = bisect_right(starts, unit.start) - 1
        piece = prose.pieces[max(0, index)]
        within = unit.start - piece.prose if piece.length == piece.end - piece.start else 0
        found.setdefault(piece.start + within, unit)
    return found


def _covering(prose: Prose, suppression: Suppression, unit: Unit | None) -> Suppression:
    sisters = _sisters(prose, unit) if unit else []
    if not sisters:
        return suppression
    return replace(suppression, start=sisters[0].start, end=sisters[-1].end)


def _sisters(prose: Prose, unit: Unit) -> list[Unit]:
    """Return the units of a side that are the unit, or other forms of its message."""
    name = unit.message or unit.key
    return [one for one in prose.units if (one.message or one.key) == name]
