"""Which beads say on one side the opposite of what they say on the other."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from tqcheck.evidence.beads import document, text
from tqcheck.evidence.opposites.clauses import Number, clauses, nearest, numbers
from tqcheck.evidence.opposites.poles import Firmness, Pole, by_axis, firmness, poles, speaks_of_exchange
from tqcheck.evidence.polarity import Denial, denials
from tqcheck.model import AlignedPair, Bead, Side, Span

# Where the two sides hardly say the same, a single word is not what is wrong.
_ALIGNED = 0.1
# What turns the word beside it into its opposite without being a “not”: groups of the negation data.
_TURNING = {
    *("abandon", "avoid", "ban", "cancel", "deny", "doubt", "end", "exclude", "fail"),
    *("hardly", "lack", "lose", "prevent", "rare", "refuse", "remove", "stop", "without"),
}
# Axes of which a fall of one currency and the rise of another are told.
_OF_PRICES = {"quantity", "strength", "force", "price", "rating", "height"}
# A translation of “less dangerous” may say that the danger is lower: words at this end of these axes.
_LESS = {"amount", "quantity", "height", "size", "many", "force", "strength", "better", "pace"}
_PARTS = 3  # words; a longer phrase is taken apart
_BESIDE = 40  # characters
_RIGHT_BESIDE = 16  # characters between “more than” and its number: more than some 50, 50 Prozentpunkte mehr


@dataclass(frozen=True, slots=True)
class Reversal:
    """A word of the source and one of the target that says its opposite, as places in the bead's texts."""

    bead: int
    source: Pole
    target: Pole
    number: str  # that both belong to, as the source writes it; “” if none ties them
    alone: bool  # a sentence translates a sentence
    complete: bool  # nothing else of their axis is left on either side once the words that correspond are set aside
    firmness: Firmness  # of their axis


@dataclass(frozen=True, eq=False)
class _Passage:
    """One side of a bead."""

    text: str
    language: str
    poles: tuple[Pole, ...]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the passage, in reading order."""
        return numbers(self.text)

    @cached_property
    def once(self) -> Mapping[str, Number]:
        """The numbers that stand only once in the passage, by their digits."""
        written = [number.digits for number in self.numbers]
        return {number.digits: number for number in self.numbers if written.count(number.digits) == 1}

    def denials(self, apart_from: Pole) -> tuple[Denial, ...]:
        """Return what the passage denies; “never” does not deny itself, and “less” is already in what it lessens.

        What stands within a verb and its particle (hob das Verbot auf) is another word.
        """
        start, end = apart_from.start - 2 * apart_from.lessened, apart_from.end
        if self.text.count(" ", start, end) >= _PARTS - 1:
            end = start + 1
        return tuple(d for d in denials(self.text, self.language) if d.end < start or d.start >= end)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Two words that contradict each other."""

    source: Pole
    target: Pole
    number: str
    complete: bool


def reversals(pair: AlignedPair) -> Iterator[Reversal]:
    """Yield the words whose opposite stands on the other side, where nothing explains it.

    Of an axis, a word at one pole has no counterpart and one at another pole is too many, be it in the whole bead or
    among the words that belong to the same number; no side denies more often than the other; and it is the only pair
    of words that does so, for two make the sense right again: less dependent, more independent.
    """
    for index, bead in enumerate(pair.beads):
        if bead.score < _ALIGNED or not bead.source or not bead.target:
            continue
        source, target = _passage(pair, bead, "source"), _passage(pair, bead, "target")
        candidates = _candidates(source, target)
        seen: list[Pole] = []
        for found in candidates:
            one, other = found.source, found.target
            others = [c for c in candidates if not _overlap(one, c.source) and not _overlap(other, c.target)]
            turned_again = any(bool(c.number) >= bool(found.number) for c in others)
            if any(_overlap(one, s) for s in seen) or _is_explained(one, other, source, target, len(others)):
                continue
            seen.append(one)
            yield Reversal(
                index,
                one,
                other,
                found.number,
                alone=len(bead.source) == len(bead.target) == 1,
                complete=found.complete and not turned_again,
                firmness="turning" if _is_exchange(found, source, target) else firmness(one.axis),
            )


def _passage(pair: AlignedPair, bead: Bead, side: Side) -> _Passage:
    words, language = text(pair, bead, side), document(pair, side).language
    return _Passage(words, language, poles(words, language))


def _candidates(source: _Passage, target: _Passage) -> list[_Candidate]:
    """Return the words that contradict each other, with the number that ties them: one pair of an axis."""
    found: dict[str, _Candidate] = {}
    if not _accusing(source.poles) & _accusing(target.poles):
        return []
    statements = _statements(source, target)
    for digits in statements.values():
        tied = _of_numbers(source, digits), _of_numbers(target, digits)
        for candidate in _contradictions(*tied):
            number = _nearest(source, candidate.source)
            if number and _holds(candidate, source, target):
                found.setdefault(candidate.source.axis, replace(candidate, number=number.written))
    for candidate in _contradictions(source.poles, target.poles):
        if not _belong_apart(candidate, source, target, statements.values()):
            found.setdefault(candidate.source.axis, candidate)
    return list(found.values())


def _accusing(words: Iterable[Pole]) -> set[str]:
    """Return the axes of the words that do not often say something else."""
    return {word.axis for word in _strong(words)}


def _statements(source: _Passage, target: _Passage) -> dict[tuple[Span, Span], set[str]]:
    """Return the numbers that both sides have once, by the two clauses that they stand in: rose to 5 from 4."""
    found: dict[tuple[Span, Span], set[str]] = {}
    for digits in (digits for digits in source.once if digits in target.once):
        found.setdefault((source.once[digits].clause, target.once[digits].clause), set()).add(digits)
    return found


def _nearest(passage: _Passage, word: Pole) -> Number | None:
    return nearest(passage.numbers, word.start, word.end)


def _of_numbers(passage: _Passage, digits: Container[str]) -> list[Pole]:
    return [word for word in passage.poles if (number := _nearest(passage, word)) and number.digits in digits]


def _holds(candidate: _Candidate, source: _Passage, target: _Passage) -> bool:
    """Say whether words that a number ties are not answered elsewhere; those that compare stand right beside it."""
    one, other = candidate.source, candidate.target
    here, there = by_axis(source.poles)[one.axis], by_axis(target.poles)[one.axis]
    if one.pole not in _apart(here, there) or other.pole not in _apart(there, here):
        return False
    if firmness(one.axis) != "bounding":
        return True
    numbers = _nearest(source, one), _nearest(target, other)
    return all(
        number is not None and number.gap(word.start, word.end) <= _RIGHT_BESIDE
        for number, word in zip(numbers, (one, other), strict=True)
    )


def _belong_apart(
    candidate: _Candidate, source: _Passage, target: _Passage, statements: Iterable[Container[str]]
) -> bool:
    """Say whether the two words belong to numbers of different statements, so that neither translates the other."""
    one, other = _nearest(source, candidate.source), _nearest(target, candidate.target)
    if one is None or other is None:
        return False
    here, there = ([s for s in statements if number.digits in s] for number in (one, other))
    return bool(here) and bool(there) and here != there


def _contradictions(source: Iterable[Pole], target: Iterable[Pole]) -> Iterator[_Candidate]:
    """Yield words of the two sides that stand at different poles of an axis, where neither can answer to another word.

    One side has nothing at the pole of the other's word, and words at its own pole more often than the other.
    """
    here, there = by_axis(source), by_axis(target)
    for axis in (axis for axis in here if axis in there):
        for one, other in product(here[axis], there[axis]):
            if one == other:
                continue
            mine, yours = _strong(here[axis][one]), _strong(there[axis][other])
            left, right = _apart(here[axis], there[axis]), _apart(there[axis], here[axis])
            exchanged = set(left) == {one} and set(right) == {other} and _strong(left[one]) and _strong(right[other])
            if exchanged:
                yield _Candidate(_strong(left[one])[0], _strong(right[other])[0], "", complete=True)
                continue
            lost = one not in there[axis] and _places(yours) > _places(here[axis].get(other, ()))
            added = other not in here[axis] and _places(mine) > _places(there[axis].get(one, ()))
            if mine and yours and (lost or added):
                yield _Candidate(mine[0], yours[-1] if lost else yours[0], "", complete=False)


def _apart(mine: Mapping[str, tuple[Pole, ...]], yours: Mapping[str, tuple[Pole, ...]]) -> dict[str, list[Pole]]:
    """Return the words of one side without those whose very meaning (exceed, not only rise) the other side has too."""
    kept: dict[str, list[Pole]] = {}
    for pole, words in mine.items():
        answers = list(yours.get(pole, ()))
        places: set[tuple[int, int]] = set()  # of the words that are answered; several rows may list one
        for word in sorted(words, key=lambda word: word.weak):
            answer = next((a for a in answers if a.says == word.says), None)
            if answer and (word.start, word.end) not in places:
                answers = [a for a in answers if (a.start, a.end) != (answer.start, answer.end)]
                places.add((word.start, word.end))
        left = [word for word in words if (word.start, word.end) not in places]
        if left:
            kept[pole] = left
    return kept


def _is_exchange(candidate: _Candidate, source: _Passage, target: _Passage) -> bool:
    """Say whether a clause of either word is about an exchange rate: the won fell, the dollar rose against the won."""
    if candidate.source.axis not in _OF_PRICES:
        return False
    return any(
        speaks_of_exchange(passage.text[clause.start : clause.end], passage.language)
        for passage, word in ((source, candidate.source), (target, candidate.target))
        for clause in clauses(passage.text)
        if clause.start <= word.start < clause.end
    )


def _strong(words: Iterable[Pole]) -> list[Pole]:
    return [word for word in words if not word.weak]


def _places(words: Iterable[Pole]) -> int:
    """Count words, each once though several rows may list it."""
    return len({(word.start, word.end) for word in words})


def _is_explained(one: Pole, other: Pole, source: _Passage, target: _Passage, alternatives: int) -> bool:
    """Say whether a negation, or a word that amounts to one, makes the two say the same: “did not fall”, “rose”."""
    for word, passage in ((one, target), (other, source)):
        if word.lessened and any(p.axis in _LESS and p.pole == "-" for p in passage.poles):
            return True
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
