"""Which beads deny something on one side only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.beads import text
from tqcheck.evidence.polarity.reading import Denial, concord, denials
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Bead, Side

# Where the two sides hardly say the same, a missing “not” is not what is wrong.
_ALIGNED = 0.3
_REST = "rest"  # the group of words that have nothing in common but that they may deny


@dataclass(frozen=True, slots=True)
class Flip:
    """A bead that denies on one side what it affirms on the other."""

    bead: int
    side: Side  # the side that denies
    denials: tuple[Denial, ...]  # the certain ones of that side, as places in the bead's text; never empty
    answered: int  # how many certain denials the other side has, fewer than `denials`
    doubtful: int  # how many words of the other side might stand for a denial


def flips(pair: AlignedPair) -> Iterator[Flip]:
    """Yield a flip for each bead of which one side surely denies more often than the other possibly does."""
    for index, bead in enumerate(pair.beads):
        if bead.score < _ALIGNED or not bead.source or not bead.target:
            continue
        if _is_one_word(pair, bead):
            continue
        source, target = _read(pair, bead, "source"), _read(pair, bead, "target")
        flip = _compare(index, "source", source, target, pair.source.language) or _compare(
            index, "target", target, source, pair.target.language
        )
        if flip:
            yield flip


def _is_one_word(pair: AlignedPair, bead: Bead) -> bool:
    """Say whether a side is a word alone, as “no” in the cell of a table: an answer, which denies no statement."""
    return len(text(pair, bead, "source").split()) == 1 and len(text(pair, bead, "target").split()) == 1


def _read(pair: AlignedPair, bead: Bead, side: Side) -> tuple[Denial, ...]:
    language = (pair.source if side == "source" else pair.target).language
    return denials(text(pair, bead, side), language)


def _compare(
    bead: int, side: Side, denying: tuple[Denial, ...], other: tuple[Denial, ...], language: str
) -> Flip | None:
    certain = tuple(d for d in denying if d.certain)
    answered = sum(d.certain for d in other)
    doubtful = _unexplained(denying, other)
    # A second denial of one clause is merged with the first in many languages; of English alone the reverse is known.
    if answered and base(language) != "en":
        return None
    count = min(1, len(certain)) if concord(language) else len(certain)
    return Flip(bead, side, certain, answered, doubtful) if count > answered + doubtful else None


def _unexplained(denying: tuple[Denial, ...], other: tuple[Denial, ...]) -> int:
    """Count the words of `other` that might stand for a denial, without those whose like the denying side has too.

    “Without” answers to “ohne”, so it cannot also be what became of a “not”.
    """
    known = Counter(d.sense for d in denying if not d.certain and d.sense != _REST)
    found = Counter(d.sense for d in other if not d.certain)
    return (found - known).total()
