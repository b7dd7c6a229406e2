"""The clauses that the other side of their bead lacks, by all that speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tqcheck.evidence.beads import document, shorten
from tqcheck.evidence.clauses.contents import Word, contents, features, inside
from tqcheck.evidence.clauses.weighing import probability, weigh
from tqcheck.evidence.markup.masking import without_markup
from tqcheck.model import AlignedPair, Resources, Side, Span

_LEAST = 0.65  # probability from which a clause is told: twice as likely right as not


@dataclass(frozen=True, slots=True)
class Lost:
    """A clause that the other side of its bead lacks."""

    bead: int
    clause: Span
    words: str
    confidence: float
    facts: tuple[str, ...]  # that stand behind it, one sentence each


def lost(pair: AlignedPair, side: Side, resources: Resources) -> Iterator[Lost]:
    """Yield the clauses of a side that the other probably lacks, the likeliest of each bead."""
    readable = without_markup(pair)
    for index, bead in enumerate(pair.beads):
        candidates = [one for one in bead.uncovered if one.side == side]
        if not candidates:
            continue
        words = contents(readable, index, side, resources)
        log_odds, clause = max(
            ((one.log_odds + weigh(features(words, one.span)), one.span) for one in candidates),
            key=lambda weighed: weighed[0],
        )
        confidence = probability(log_odds)
        if confidence >= _LEAST:
            quoted = shorten(document(pair, side).text[clause.start : clause.end])
            yield Lost(index, clause, quoted, confidence, tuple(_facts(inside(words, clause))))


def _facts(words: list[Word]) -> Iterator[str]:
    missing = list(dict.fromkeys(word.words for word in words if word.standing == "missing"))
    if missing:
        yield f"Without counterpart on the other side: {', '.join(f'“{shorten(each)}”' for each in missing)}"
