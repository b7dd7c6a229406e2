"""The discrepancies of a whole pair of documents, with their places in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tqcheck.evidence import beads
from tqcheck.evidence.numbers.comparing import Difference, Discrepancy, compare_texts
from tqcheck.evidence.numbers.grammar import has_grammar
from tqcheck.evidence.numbers.matching import alike, equal
from tqcheck.evidence.numbers.quantity import Quantity
from tqcheck.evidence.numbers.reading import read_quantities
from tqcheck.evidence.numbers.wording import message
from tqcheck.languages.codes import english_name
from tqcheck.model import AlignedPair, Problem, Side, Span

MOVED = 0.6  # a value that stands in the next sentence of the other side may only have moved there


@dataclass(frozen=True, slots=True)
class Located:
    """A discrepancy of one bead; spans are offsets into the two files."""

    bead: int
    discrepancy: Discrepancy
    source: Span | None
    target: Span | None


def problems(pair: AlignedPair, difference: Difference) -> Iterator[Problem]:
    """What a check reports of one kind of difference."""
    notes = tuple(unread(pair))
    for located in discrepancies(pair):
        if located.discrepancy.difference is difference:
            yield Problem(
                bead=located.bead,
                message=message(located.discrepancy),
                confidence=located.discrepancy.confidence,
                source=located.source,
                target=located.target,
                evidence=notes,
            )


def unread(pair: AlignedPair) -> Iterator[str]:
    """A sentence for each side whose language has no data on numbers."""
    for language in dict.fromkeys((pair.source.language, pair.target.language)):
        if not has_grammar(language):
            yield f"There is no data on numbers in {english_name(language)}: only digits were compared."


def discrepancies(pair: AlignedPair) -> Iterator[Located]:
    """Every discrepancy in beads that have both sides; what only moved to a neighbouring bead is left out."""
    for index, bead in enumerate(pair.beads):
        source, target = beads.text(pair, bead, "source"), beads.text(pair, bead, "target")
        if not source or not target or source == target:
            continue
        for discrepancy in compare_texts(source, target, pair.source.language, pair.target.language):
            kept = _settled(pair, index, discrepancy)
            if kept is not None:
                yield Located(
                    index, kept, _span(pair, index, "source", kept.source), _span(pair, index, "target", kept.target)
                )


def _settled(pair: AlignedPair, index: int, discrepancy: Discrepancy) -> Discrepancy | None:
    """The discrepancy in the light of the neighbouring beads; None where the value only stands in another sentence."""
    if discrepancy.difference in {Difference.UNIT, Difference.POINTS}:
        return discrepancy
    moved = [
        _stands_near(pair, index, "target", discrepancy.source),
        _stands_near(pair, index, "source", discrepancy.target),
    ]
    if discrepancy.difference in {Difference.MISSING, Difference.ADDED}:
        return None if any(moved) else discrepancy
    if all(moved):
        return None
    return replace(discrepancy, confidence=round(discrepancy.confidence * MOVED, 2)) if any(moved) else discrepancy


def _stands_near(pair: AlignedPair, index: int, side: Side, quantity: Quantity | None) -> bool:
    if quantity is None:
        return False
    language = beads.document(pair, side).language
    return any(
        quantity.kind is other.kind and (equal(quantity, other) or alike(quantity, other))
        for near in (index - 1, index + 1)
        if 0 <= near < len(pair.beads)
        for other in _read(beads.text(pair, pair.beads[near], side), language)
    )


def _read(text: str, language: str) -> tuple[Quantity, ...]:
    return read_quantities(text, language) if text else ()


def _span(pair: AlignedPair, index: int, side: Side, quantity: Quantity | None) -> Span | None:
    place = beads.span(pair, pair.beads[index], side)
    if place is None or quantity is None:
        return place
    return Span(place.start + quantity.start, place.start + quantity.end)
