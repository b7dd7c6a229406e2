"""A pair as the page shows it: paragraphs of rows, and the cards of the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from tqcheck.checks import ALL
from tqcheck.checks.below_reference import BELOW_REFERENCE
from tqcheck.model import Bead, Check, Document, Finding, PairReport, Quote, ReferencePassage
from tqcheck.reports import summary
from tqcheck.reports.html.marking import Mark, marked, marks_by_row
from tqcheck.reports.html.wording import file_name
from tqcheck.reports.summary import Summary

_LONGEST_TITLE = 90
_CHECKS = {check.id: check for check in ALL}


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: `number` counts within the pair, `row` from 1."""

    anchor: str
    number: int
    row: int
    finding: Finding
    check: Check | None  # None: a check that this version does not know


@dataclass(frozen=True, slots=True)
class Row:
    """One bead; a side is None where it has no sentence. `number` counts from 1."""

    number: int
    bead: Bead
    source: Markup | None
    target: Markup | None
    cards: tuple[Card, ...]
    reference: ReferencePassage | None  # None also where the row before shows the same

    @property
    def chrf(self) -> float | None:
        """How near the row comes to the reference, 0 to 100."""
        return summary.chrf_of(self.reference)

    @property
    def is_far_off(self) -> bool:
        """Whether the reference is worth reading: the row is far from it, or has nothing where it has something."""
        return self.target is None or any(card.finding.check == BELOW_REFERENCE.id for card in self.cards)


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair with all that the page says of it; `number` counts from 1."""

    number: int
    report: PairReport
    figures: Summary
    paragraphs: tuple[tuple[Row, ...], ...]
    cards: tuple[Card, ...]

    @property
    def source(self) -> Document:
        """The text that was translated."""
        return self.report.pair.source

    @property
    def target(self) -> Document:
        """The translation."""
        return self.report.pair.target

    @property
    def anchor(self) -> str:
        """The pair's id in the page."""
        return f"pair-{self.number}"

    @property
    def title(self) -> str:
        """The beginning of the source, by which people know the article."""
        if not self.source.sentences:
            return file_name(self.source.path)
        words = " ".join(self.source.sentences[0].text.split())
        return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rstrip()}…"

    @property
    def sides(self) -> tuple[tuple[str, Document], tuple[str, Document]]:
        """Both documents with the part that they play."""
        return ("Original", self.source), ("Translation", self.target)


def view(pair: PairReport, number: int, taken: set[str]) -> PairView:
    """Return what the page shows of a pair; the anchors given away are added to `taken`."""
    cards = tuple(_cards(pair, taken))
    rows = _rows(pair, cards)
    paragraphs = tuple(tuple(row for _, row in group) for _, group in groupby(_with_paragraphs(pair, rows), _first))
    return PairView(number, pair, summary.of_pair(pair), paragraphs, cards)


def _first(told: tuple[int, Row]) -> int:
    return told[0]


def _cards(pair: PairReport, taken: set[str]) -> Iterator[Card]:
    for number, finding in enumerate(pair.findings, 1):
        anchor = stem = f"f-{finding.fingerprint[:12]}"
        repeat = 1
        while anchor in taken:
            repeat += 1
            anchor = f"{stem}-{repeat}"
        taken.add(anchor)
        yield Card(anchor, number, finding.bead + 1, finding, _CHECKS.get(finding.check))


def _rows(pair: PairReport, cards: tuple[Card, ...]) -> Iterator[Row]:
    by_bead: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        by_bead[card.finding.bead].append(card)
    source, target, beads = pair.pair.source, pair.pair.target, pair.pair.beads
    source_marks = marks_by_row(source, [b.source for b in beads], _marks((c, c.finding.source) for c in cards))
    target_marks = marks_by_row(target, [b.target for b in beads], _marks((c, c.finding.target) for c in cards))
    for index, bead in enumerate(beads):
        yield Row(
            index + 1,
            bead,
            marked(source, bead.source, source_marks.get(index, [])) if bead.source else None,
            marked(target, bead.target, target_marks.get(index, [])) if bead.target else None,
            tuple(by_bead[index]),
            _reference(pair, index),
        )


def _reference(pair: PairReport, index: int) -> ReferencePassage | None:
    passages = pair.reference.passages if pair.reference else ()
    if not passages or (index and passages[index] is passages[index - 1]):
        return None
    return passages[index]


def _marks(told: Iterator[tuple[Card, Quote | None]]) -> Iterator[Mark]:
    for card, quote in told:
        if quote:
            yield Mark(quote.start, quote.end, card.finding.severity, card.anchor, card.number)


def _with_paragraphs(pair: PairReport, rows: Iterator[Row]) -> Iterator[tuple[int, Row]]:
    """Yield each row with the number of its paragraph; a new one begins where it does on either side."""
    documents = pair.pair.source, pair.pair.target
    last: list[int | None] = [None, None]  # None: nothing of the side has stood in this paragraph
    number = 0
    for row in rows:
        places = [
            [document.sentences[i].paragraph for i in indices]
            for document, indices in zip(documents, (row.bead.source, row.bead.target), strict=True)
        ]
        if any(place and before not in {None, place[0]} for place, before in zip(places, last, strict=True)):
            number += 1
            last = [None, None]
        yield number, row
        last = [place[-1] if place else before for place, before in zip(places, last, strict=True)]
