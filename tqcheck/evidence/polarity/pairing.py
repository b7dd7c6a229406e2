"""Which denial of one side answers to which of the other: a count alone lets any word of a sentence stand for a “not”.

Denials correspond by where they stand in their sentences and by what they say. Two negators are paired first, then
words that may stand for one with their like (“without” with “ohne”); what such a word is left over for may be the
other side's negator, if the two stand near enough. How near, `data/senses.tsv` says for each sense: “refuse” says as
much as “does not accept” wherever a translator puts it, “against” or “only” stand in many sentences for themselves.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tqcheck.evidence.polarity.reading import Denial

# In sentences: by how much more a word moves where verbs stand last.
_OTHER_ORDER = 0.3
_REST = "rest"  # the sense of words that have nothing in common but that they may deny
# Kinds of words that say with a negator what they say alone in another language: “not but few”, “not this but that”.
_FRAMES = frozenset({"restriction", "contrast"})
_FRAME = 0.5  # in sentences: how far apart the two stand at most
_SAYS_NO = 1.0  # reach of the senses that deny as much as a negator does
_FARTHER = 0.25  # in sentences: by how much farther from each other two negators are that do not correspond
_BESIDE = 0.15  # in sentences
_NOT_YET, _YET = "not yet", frozenset({"yet", "pending"})  # the senses of a negator and of words that say what it does
_NEAR = 0.25  # in sentences: within it, words of kindred senses are taken for each other


@dataclass(frozen=True, slots=True)
class Denials:
    """The denials of one side of a bead, in order."""

    denials: tuple[Denial, ...]
    places: tuple[float, ...]  # where each stands, in sentences
    joined: bool = False  # behind the first negator is an “or”, by which it may hold for more than one verb

    def certain(self) -> list[int]:
        """Return the indices of the negators."""
        return [i for i, denial in enumerate(self.denials) if denial.certain]

    def possible(self) -> list[int]:
        """Return the indices of the words that may stand for a negator."""
        return [i for i, denial in enumerate(self.denials) if not denial.certain]


@dataclass(frozen=True, slots=True)
class _Sense:
    reach: float  # in sentences: within it, a word of this sense may stand for a negator
    kin: frozenset[str]


def unanswered(denying: Denials, other: Denials, *, reordered: bool) -> list[int]:
    """Return the indices of the negators of one side that nothing on the other side answers to.

    Args:
        denying: the side that may deny more.
        other: the side that may have lost a negation.
        reordered: whether the two languages order a sentence in different ways.
    """
    own, free = without_alike(denying, other)
    left = [
        i
        for i in _left_over(denying, other, lexical=[] if reordered else _saying_no(denying, own, other, free))
        if not _is_framed(i, denying, own, other, free) and not _is_undone(i, denying, own)
    ]
    slack = _OTHER_ORDER if reordered else 0.0
    # A word is taken for what stands nearest: for its kin, which deny nothing in either text, or for a negator.
    for _, i, j in sorted(_ways(denying, other, own=[*own, *left], free=free, slack=slack)):
        if j in free and (i in own or i in left):
            free.remove(j)
            (left if i in left else own).remove(i)
    return left


def _is_framed(index: int, denying: Denials, own: Sequence[int], other: Denials, free: Sequence[int]) -> bool:
    """Say whether a negator is one with a word beside it, and the other side has that word's like.

    “Not … but few” is “only few”, “not yet over” is “still under way”.

    Args:
        index: of the negator.
        denying: its side.
        own: the words of its side that may stand for a negator and have no equal on the other side.
        other: the other side.
        free: the same of that side.
    """
    frames = {kin for j in free for kin in _sense(other.denials[j].sense).kin} & _FRAMES
    if any(
        _sense(denying.denials[i].sense).kin & frames and abs(denying.places[i] - denying.places[index]) <= _FRAME
        for i in own
    ):
        return True
    is_not_yet = denying.denials[index].sense.startswith(_NOT_YET) or any(
        denial.sense in _YET and abs(place - denying.places[index]) <= _BESIDE
        for denial, place in zip(denying.denials, denying.places, strict=True)
    )
    return is_not_yet and any(denial.sense in _YET for denial in other.denials)


def _is_undone(index: int, denying: Denials, own: Sequence[int]) -> bool:
    """Say whether a word beside a negator turns it round, and the other side may affirm: “was not banned”."""
    return any(_denies(denying.denials[i]) and abs(denying.places[i] - denying.places[index]) <= _BESIDE for i in own)


def _ways(
    denying: Denials, other: Denials, *, own: Sequence[int], free: Sequence[int], slack: float
) -> Iterator[tuple[float, int, int]]:
    """Yield how a word of the other side may correspond to one of this side: distance, index here, index there."""
    negators = [denying.places[i] for i in own if denying.denials[i].certain]
    for i in own:
        is_negated = not denying.denials[i].certain and _is_near(denying.places[i], negators)
        for j in [] if is_negated else free:
            distance = abs(denying.places[i] - other.places[j])
            theirs = _sense(other.denials[j].sense)
            if denying.denials[i].certain:
                may_answer = distance <= theirs.reach + slack
            else:
                may_answer = distance <= _NEAR + slack and bool(_sense(denying.denials[i].sense).kin & theirs.kin)
            if may_answer:
                yield distance, i, j


def _left_over(denying: Denials, other: Denials, *, lexical: Sequence[int]) -> list[int]:
    """Return the negators of one side that are left when as many as possible are paired, nearest and in order.

    Args:
        denying: the side that may deny more.
        other: the other side.
        lexical: words of the denying side that may stand for a negator and that nothing else answers to; one of them
            takes a negator that is far from any of the denying side's own: “disagrees” takes “ist nicht einverstanden”.
    """
    own, theirs = denying.certain(), other.certain()
    left = _unpaired(denying, own, other, theirs)
    if left or not own:
        return left
    pairs = list(zip(own, theirs, strict=False))
    for i, j in pairs if len(own) == len(theirs) else []:
        far = abs(denying.places[i] - other.places[j])
        if any(abs(denying.places[k] - other.places[j]) + _FARTHER <= far for k in lexical):
            return [i]
    return []


def _saying_no(denying: Denials, own: Sequence[int], other: Denials, free: Sequence[int]) -> list[int]:
    """Return the words of one side that deny as much as a negator does, and have no kin near them on the other side."""
    return [
        i
        for i in own
        if _denies(denying.denials[i])
        and not any(
            _sense(denying.denials[i].sense).kin & _sense(other.denials[j].sense).kin
            and abs(denying.places[i] - other.places[j]) <= _NEAR
            for j in free
        )
    ]


def _unpaired(denying: Denials, own: Sequence[int], other: Denials, theirs: Sequence[int]) -> list[int]:
    surplus = len(own) - len(theirs)
    if surplus <= 0:
        return []
    # costs[skipped] is the least sum of distances so far, and which negators were left out for it
    costs: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *([None] * surplus)]
    for n, i in enumerate(own):
        new: list[tuple[float, tuple[int, ...]] | None] = []
        for skipped in range(surplus + 1):
            options = []
            paired, before = costs[skipped], costs[skipped - 1] if skipped else None
            if paired and n - skipped < len(theirs):
                options.append((paired[0] + abs(denying.places[i] - other.places[theirs[n - skipped]]), paired[1]))
            if before:
                options.append((before[0], (*before[1], i)))
            new.append(min(options) if options else None)
        costs = new
    last = costs[surplus]
    return list(last[1]) if last else []


def without_alike(denying: Denials, other: Denials) -> tuple[list[int], list[int]]:
    """Return the words of both sides that may stand for a negator, without those that say the same, nearest first."""
    own, theirs = denying.possible(), other.possible()
    alike = sorted(
        (abs(denying.places[i] - other.places[j]), i, j)
        for i in own
        for j in theirs
        if _is_same(denying.denials[i], other.denials[j])
    )
    for _, i, j in alike:
        if i in own and j in theirs:
            own.remove(i)
            theirs.remove(j)
    return own, theirs


def _is_near(place: float, others: Sequence[float]) -> bool:
    return any(abs(place - other) <= _BESIDE for other in others)


def _denies(word: Denial) -> bool:
    """Say whether a word, though no negator, denies as much as one."""
    return word.sense != _REST and _sense(word.sense).reach >= _SAYS_NO


def _is_same(one: Denial, other: Denial) -> bool:
    return one.sense == other.sense != _REST


def _sense(name: str) -> _Sense:
    return read_senses()[name]


@cache
def read_senses() -> Mapping[str, _Sense]:
    """Return what `data/senses.tsv` says of each sense of a word that may stand for a negator."""
    rows: Sequence[Mapping[str, str]] = list(
        csv.DictReader(
            (files(__package__) / "data" / "senses.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"
        )
    )
    return {
        row["sense"]: _Sense(float(row["reach"]), frozenset(filter(None, (row["kin"] or "").split("|"))))
        for row in rows
    }
