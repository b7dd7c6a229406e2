"""Which beads are more certain, or more binding, on one side than on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tqcheck.evidence.beads import document, text
from tqcheck.evidence.modality.reading import Modal, ModalKind, modals
from tqcheck.evidence.polarity import denials
from tqcheck.model import AlignedPair, Bead, Side

# Where the two sides hardly say the same, a modal word is not what is wrong.
_ALIGNED = 0.1
_BESIDE = 12  # characters between a “not” and the modal word that it belongs to
_BEHIND = 10  # characters between a duty and the ability that it is a duty to have: must be able to

# What may stand for a hedge of the other side, if there is more of it than there.
_EXCUSING: tuple[ModalKind, ...] = ("expected", "alleged", "condition", "must")

ShiftKind = Literal["asserted", "unhedged", "released", "bound"]
"""asserted: a hedge became an explicit certainty; unhedged: it has no counterpart; released: an obligation became a
possibility; bound: a possibility to choose became an obligation."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A modal word of one side that the other side does without, or has an incompatible one for."""

    bead: int
    side: Side  # of the hedge, or of the obligation
    kind: ShiftKind
    modal: Modal  # as a place in that side's text of the bead
    against: Modal | None  # what the other side has instead; None if nothing
    alone: bool  # a sentence translates a sentence


class _Passage:
    """The modal words of one side of a bead."""

    def __init__(self, words: str, language: str) -> None:
        self._text, self._language = words, language
        self.modals = modals(words, language)
        # Attribution (“said”) is no doubt; only “allegedly” is.
        self._times = Counter(modal.kind for modal in self.modals if modal.kind != "alleged" or not modal.weak)

    def first(self, kind: ModalKind) -> Modal | None:
        """Return the first word that surely is of the kind."""
        return next((modal for modal in self.modals if modal.kind == kind and not modal.weak), None)

    def has(self, *kinds: ModalKind) -> bool:
        """Say whether any word may be of one of the kinds."""
        return any(self._times[kind] for kind in kinds)

    def exceeds(self, other: _Passage, *kinds: ModalKind) -> bool:
        """Say whether the passage has more words of one of the kinds: what the other has too answers to that."""
        return any(self._times[kind] > other._times[kind] for kind in kinds)

    def has_apart_from(self, duty: Modal, *kinds: ModalKind) -> bool:
        """Say whether any word may be of one of the kinds, other than right behind a duty: must be able to."""
        return any(m.kind in kinds and not 0 <= m.start - duty.end <= _BEHIND for m in self.modals)

    def denies(self, modal: Modal) -> bool:
        """Say whether a negator belongs to the word: “may not” and “cannot” are translated by other means."""
        return any(
            denial.certain and denial.start - modal.end <= _BESIDE and modal.start - denial.end <= _BESIDE
            for denial in denials(self._text, self._language)
        )


def shifts(pair: AlignedPair) -> Iterator[Shift]:
    """Yield the beads whose sides differ in certainty or obligation, one shift each."""
    for index, bead in enumerate(pair.beads):
        if bead.score < _ALIGNED or not bead.source or not bead.target:
            continue
        passages: dict[Side, _Passage] = {"source": _read(pair, bead, "source"), "target": _read(pair, bead, "target")}
        orders: Sequence[tuple[Side, Side]] = (("source", "target"), ("target", "source"))
        for side, other in orders:
            found = _compare(passages[side], passages[other])
            if found and (found[1].kind == "may not" or not passages[side].denies(found[1])):
                kind, modal, against = found
                if kind == "bound" and against and passages[other].denies(against):
                    continue
                yield Shift(index, side, kind, modal, against, len(bead.source) == len(bead.target) == 1)
                break


def _read(pair: AlignedPair, bead: Bead, side: Side) -> _Passage:
    return _Passage(text(pair, bead, side), document(pair, side).language)


def _compare(one: _Passage, other: _Passage) -> tuple[ShiftKind, Modal, Modal | None] | None:
    """Return how `other` is more certain or less binding than `one`, by which words."""
    hedge = one.first("possible") or one.first("able")
    expectation, duty = one.first("expected"), one.first("must")
    certainty, possibility = other.first("certain"), other.first("possible") or other.first("able")
    if hedge and certainty and not possibility and not one.has("certain"):
        return "asserted", hedge, certainty
    if hedge and not other.has("possible", "able") and not other.exceeds(one, *_EXCUSING):
        # What could be if something were so, will be if it is so: 如果…将.
        conditional = hedge.kind == "able" and one.has("condition")
        instead = _instead(one, other, "certain", "decided", *(() if conditional else ("will",)))
        return "asserted" if instead else "unhedged", hedge, instead
    if expectation and not other.has("expected") and not other.exceeds(one, "possible", "able", *_EXCUSING):
        instead = _instead(one, other, "certain", "decided")
        return "asserted" if instead else "unhedged", expectation, instead
    if (
        duty
        and possibility
        and not other.first("must")
        and not other.exceeds(one, "must")
        and not one.has("possible", "able")
    ):
        return "released", duty, possibility
    return _compare_leave(one, other)


def _compare_leave(one: _Passage, other: _Passage) -> tuple[ShiftKind, Modal, Modal | None] | None:
    """Return how `other` binds or frees where `one` does the opposite, or rules out what `one` only doubts."""
    duty, leave = one.first("must"), one.first("can")
    doubt, denial = one.first("may not"), other.first("never")
    if doubt and denial and not one.has("never") and not other.has("may not"):
        return "asserted", doubt, denial
    freed, bound = other.first("can"), other.first("must")
    # “Can be fined if they do not” is “must”: a condition of one side alone turns the sentence.
    if one.has("condition") != other.has("condition"):
        return None
    if duty and freed and not other.has("must") and not one.has_apart_from(duty, "possible", "able", "can"):
        return "released", duty, freed
    if leave and bound and not one.has("must", "certain") and not other.has("possible", "able", "can"):
        return "bound", leave, bound
    return None


def _instead(one: _Passage, other: _Passage, *kinds: ModalKind) -> Modal | None:
    """Return a word of `other` that says it for certain, of a kind that `one` has no word of."""
    return next((modal for kind in kinds if (modal := other.first(kind)) and not one.has(kind)), None)
