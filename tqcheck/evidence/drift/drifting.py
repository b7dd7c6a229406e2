"""Two revisions of a pair → the beads in which one side changed and the other did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.drift.editing import Edit, weigh
from tqcheck.evidence.drift.matching import History, trace
from tqcheck.model import AlignedPair, Document, Side, Span


@dataclass(frozen=True, slots=True)
class Drift:
    """A bead of which one side changed and the other did not."""

    bead: int
    edit: Edit
    old: str  # the changed sentences as they were; "" where they are new
    new: str  # as they are; "" where they were removed
    changed: Span | None  # the changed sentences; None where they were removed
    unchanged: Span  # the other side


def find_drift(before: AlignedPair, pair: AlignedPair, *, changed: Side) -> Iterator[Drift]:
    """Yield the beads with sentences on both sides that changed on that side alone, in order.

    Args:
        before: the pair at an earlier revision.
        pair: the pair as it is.
        changed: the side that is looked at for changes.
    """
    kept: Side = "target" if changed == "source" else "source"
    moving, resting = (trace(_side(before, side), _side(pair, side)) for side in (changed, kept))
    bead_of = {index: number for number, bead in enumerate(before.beads) for index in getattr(bead, kept)}
    # The sentences of the earlier revision that are still there, the same or edited.
    became = {moving.before(index) for bead in pair.beads for index in getattr(bead, changed)}
    for number, bead in enumerate(pair.beads):
        here: tuple[int, ...] = getattr(bead, changed)
        there: tuple[int, ...] = getattr(bead, kept)
        if not here or not there or any(resting.same[i] is None for i in there):
            continue
        beads = sorted({bead_of[i] for i in (resting.same[j] for j in there) if i is not None})
        were = [i for old in beads for i in getattr(before.beads[old], changed)]
        fresh = [i for i in here if moving.same[i] is None]
        gone = {i for i in were if i not in became} | _made_into(fresh, moving)
        if not fresh and not gone:
            continue
        documents = _side(before, changed), _side(pair, changed)
        old, new = (" ".join(_text(d, i)) for d, i in zip(documents, (sorted(gone), fresh), strict=True))
        edit = weigh(old, new, documents[1].language)
        if edit.weight != "none":
            yield Drift(number, edit, old, new, _span(documents[1], fresh), _whole(_side(pair, kept), there))


def _made_into(fresh: list[int], history: History) -> set[int]:
    return {i for i in (history.edited[j] for j in fresh) if i is not None}


def _side(pair: AlignedPair, side: Side) -> Document:
    return pair.source if side == "source" else pair.target


def _text(document: Document, indices: list[int]) -> list[str]:
    return [document.sentences[i].text for i in indices]


def _span(document: Document, indices: list[int]) -> Span | None:
    return _whole(document, tuple(indices)) if indices else None


def _whole(document: Document, indices: tuple[int, ...]) -> Span:
    return Span(document.sentences[indices[0]].start, document.sentences[indices[-1]].end)
