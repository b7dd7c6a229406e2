"""Which beads say on one side the opposite of what they say on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from tqcheck.evidence.beads import document, text
from tqcheck.evidence.opposites.clauses import numbered
from tqcheck.evidence.opposites.poles import Pole, by_axis, poles
from tqcheck.evidence.polarity import Denial, denials
from tqcheck.model import AlignedPair, Bead, Side, Span

# Where the two sides hardly say the same, a single word is not what is wrong.
_ALIGNED = 0.1
# What turns the word beside it into its opposite without being a “not”: groups of the negation data.
_TURNING = {
    *("abandon", "avoid", "ban", "cancel", "deny", "doubt", "end", "exclude", "fail"),
    *("hardly", "lack", "lose", "prevent", "rare", "refuse", "remove", "stop", "without"),
}
_BESIDE = 40  # characters


@dataclass(frozen=True, slots=True)
class Reversal:
    """A word of the source and one of the target that says its opposite, as places in the bead's texts."""

    bead: int
    source: Pole
    target: Pole
    number: str  # that both their clauses name, as the source writes it; “” if none ties them
    alone: bool  # a sentence translates a sentence


@dataclass(frozen=True, slots=True)
class _Passage:
    """One side of a bead."""

    text: str
    language: str
    poles: tuple[Pole, ...]

    def denials(self, apart_from: Pole) -> tuple[Denial, ...]:
        """Return what the passage denies; a word like “never” does not deny itself."""
        return tuple(d for d in denials(self.text, self.language) if not _overlap(d, apart_from))


def reversals(pair: AlignedPair) -> Iterator[Reversal]:
    """Yield the words whose opposite stands on the other side, where nothing explains it.

    Of an axis, a word at one pole has no counterpart and one at another pole is too many, be it in the whole bead or
    in the two clauses that name the same number; and no side denies more often than the other.
    """
    for index, bead in enumerate(pair.beads):
        if bead.score < _ALIGNED or not bead.source or not bead.target:
            continue
        source, target = _passage(pair, bead, "source"), _passage(pair, bead, "target")
        candidates = _candidates(source, target)
        seen: list[Pole] = []
        for one, other, number in candidates:
            alternatives = sum(not _overlap(one, c[0]) and not _overlap(other, c[1]) for c in candidates)
            if any(_overlap(one, s) for s in seen) or _is_explained(one, other, source, target, alternatives):
                continue
            seen.append(one)
            yield Reversal(index, one, other, number, len(bead.source) == len(bead.target) == 1)


def _passage(pair: AlignedPair, bead: Bead, side: Side) -> _Passage:
    words, language = text(pair, bead, side), document(pair, side).language
    return _Passage(words, language, poles(words, language))


def _candidates(source: _Passage, target: _Passage) -> list[tuple[Pole, Pole, str]]:
    """Return the words that contradict each other, with the number that ties them: one pair of an axis."""
    found: dict[str, tuple[Pole, Pole, str]] = {}
    if not _accusing(source.poles) & _accusing(target.poles):
        return []
    here, there = numbered(source.text), numbered(target.text)
    for digits in (digits for digits in here if digits in there):
        within = _within(source.poles, here[digits].clause), _within(target.poles, there[digits].clause)
        for one, other in _contradictions(*within):
            found.setdefault(one.axis, (one, other, here[digits].written))
    for one, other in _contradictions(source.poles, target.poles):
        found.setdefault(one.axis, (one, other, ""))
    return list(found.values())


def _accusing(words: Iterable[Pole]) -> set[str]:
    """Return the axes of the words that do not often say something else."""
    return {word.axis for word in _strong(words)}


def _within(words: Iterable[Pole], clause: Span) -> list[Pole]:
    return [word for word in words if clause.start <= word.start < clause.end]


def _contradictions(source: Iterable[Pole], target: Iterable[Pole]) -> Iterator[tuple[Pole, Pole]]:
    """Yield words of the two sides that stand at different poles of an axis, where neither can answer to another word.

    One side has nothing at the pole of the other's word, and words at its own pole more often than the other.
    """
    here, there = by_axis(source), by_axis(target)
    for axis in (axis for axis in here if axis in there):
        for one, other in product(here[axis], there[axis]):
            if one == other:
                continue
            mine, yours = _strong(here[axis][one]), _strong(there[axis][other])
            lost = one not in there[axis] and _places(yours) > _places(here[axis].get(other, ()))
            added = other not in here[axis] and _places(mine) > _places(there[axis].get(one, ()))
            if mine and yours and (lost or added):
                yield mine[0], yours[-1] if lost else yours[0]


def _strong(words: Iterable[Pole]) -> list[Pole]:
    return [word for word in words if not word.weak]


def _places(words: Iterable[Pole]) -> int:
    """Count words, each once though several rows may list it."""
    return len({(word.start, word.end) for word in words})


def _is_explained(one: Pole, other: Pole, source: _Passage, target: _Passage, alternatives: int) -> bool:
    """Say whether a negation, or a word that amounts to one, makes the two say the same: “did not fall”, “rose”."""
    denied = source.denials(one), target.denials(other)
    certain = [sum(denial.certain for denial in side) for side in denied]
    if certain[0] != certain[1]:
        return True
    turning = [
        {d.sense for d in side if not d.certain and d.sense in _TURNING and _distance(d, word) <= _BESIDE}
        for side, word in zip(denied, (one, other), strict=True)
    ]
    if turning[0] ^ turning[1]:
        return True
    # “Never faces” is “always faces away”: a word that denies is answered by another that is reversed.
    return alternatives > 0 and (_denies(one, source) or _denies(other, target))


def _denies(word: Pole, passage: _Passage) -> bool:
    return any(d.certain and _overlap(d, word) for d in denials(passage.text, passage.language))


def _overlap(one: Pole | Denial, other: Pole | Denial) -> bool:
    return one.start < other.end and other.start < one.end


def _distance(one: Denial, other: Pole) -> int:
    return max(0, one.start - other.end, other.start - one.end)
