"""Which units translate each other, in formats that come in segments: those of one key, or forms of one message.

Languages differ in their plural forms: Chinese has one where English has two and Russian three. A form that the
other side lacks joins the bead of the next form that it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tqcheck.alignment.programme import Step
from tqcheck.model import Sentence


def steps(source: Sequence[Sentence], target: Sequence[Sentence]) -> list[Step]:
    """Return the steps through both documents, whose common messages stand in the same order."""
    here, there = ([(name, tuple(run)) for name, run in groupby(side, _message)] for side in (source, target))
    found: list[Step] = []
    i = j = group = 0
    for name, forms in here:
        if group < len(there) and there[group][0] == name:
            for rows, columns in _forms([s.key for s in forms], [s.key for s in there[group][1]]):
                found.append((i, i + rows, j, j + columns))
                i, j = i + rows, j + columns
            group += 1
        else:
            found.append((i, i + len(forms), j, j))
            i += len(forms)
    for _, forms in there[group:]:
        found.append((i, i, j, j + len(forms)))
        j += len(forms)
    return found


def _message(sentence: Sentence) -> str:
    return sentence.message or sentence.key


def _forms(here: list[str], there: list[str]) -> Iterator[tuple[int, int]]:
    """Yield how many forms of each side stand in each bead of a message that both sides have."""
    common = [key for key in dict.fromkeys(here) if key in there]
    rows = columns = 0
    for key in common[:-1]:
        end_row, end_column = _end(here, key), _end(there, key)
        if end_row > rows and end_column > columns:  # the forms stand in one order on both sides
            yield end_row - rows, end_column - columns
            rows, columns = end_row, end_column
    yield len(here) - rows, len(there) - columns


def _end(keys: list[str], key: str) -> int:
    return len(keys) - keys[::-1].index(key)
