"""Which sentence of a text was which at an earlier revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from tqcheck.evidence.drift.editing import key_of
from tqcheck.model import Document

_ALIKE = 50.0  # per cent of equal characters, Indel ratio: less is another sentence


@dataclass(frozen=True, slots=True)
class History:
    """For each sentence of a text, the index of its counterpart in the earlier revision, or None."""

    same: tuple[int | None, ...]  # as it was, but for spacing, punctuation and case
    edited: tuple[int | None, ...]  # the sentence that it was made of, where it is not the same

    def before(self, index: int) -> int | None:
        """Return what a sentence was, the same or another."""
        found = self.same[index]
        return self.edited[index] if found is None else found


def trace(old: Document, new: Document) -> History:
    """Find the sentences of a text in its earlier revision; those that were moved are the same too."""
    before = [key_of(sentence.text, old.language) for sentence in old.sentences]
    now = [key_of(sentence.text, new.language) for sentence in new.sentences]
    same: list[int | None] = [None] * len(now)
    edited: list[int | None] = [None] * len(now)
    replaced: list[tuple[range, range]] = []
    for op, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if op == "equal":
            same[k:m] = range(i, j)
        else:
            replaced.append((range(i, j), range(k, m)))
    _find_moved(before, now, same)
    taken = {index for index in same if index is not None}
    for old_range, new_range in replaced:
        fresh = [j for j in new_range if same[j] is None]
        for index, earlier in _pair_up(old, new, [i for i in old_range if i not in taken], fresh):
            edited[index] = earlier
    return History(tuple(same), tuple(edited))


def _find_moved(before: list[tuple[str, ...]], now: list[tuple[str, ...]], same: list[int | None]) -> None:
    taken = {index for index in same if index is not None}
    left: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, key in enumerate(before):
        if index not in taken:
            left[key].append(index)
    for index, key in enumerate(now):
        if same[index] is None and left.get(key):
            same[index] = left[key].pop(0)


def _pair_up(old: Document, new: Document, candidates: list[int], indices: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a stretch that was replaced, each with the most similar one that is left of the old."""
    left = list(candidates)
    for index in indices:
        earlier = max(left, key=lambda i: _likeness(old, i, new, index), default=None)
        if earlier is not None and _likeness(old, earlier, new, index) >= _ALIKE:
            yield index, earlier
            left.remove(earlier)


def _likeness(old: Document, i: int, new: Document, j: int) -> float:
    one, other = old.sentences[i], new.sentences[j]
    # A unit keeps its key, whatever is written in it.
    return ratio(one.text, other.text) + (100.0 if one.key and one.key == other.key else 0.0)
