"""A word that was rendered by its opposite: rise by fall, reject by support."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import document, shorten, span, text
from tqcheck.evidence.opposites import DATA, Pole, Reversal, reversals
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Check, Problem, Resources, Side, Span

_TIED = 0.85  # the same number stands in the clauses of both words, so they speak of one thing
_ALONE = 0.7  # a sentence translates a sentence
_TOGETHER = 0.55  # the bead has more sentences, of which either word may belong to another
_MANY = 0.4
_LOOSE = 0.4  # the axis turns with the point of view, or other words of it are left that may explain
_FEW = 3  # sentences, both sides counted


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for reversal in reversals(pair):
        yield Problem(
            bead=reversal.bead,
            message=f"{_quote(pair, reversal, 'source')} became {_quote(pair, reversal, 'target')}, the opposite",
            confidence=_confidence(pair, reversal),
            source=_place(pair, reversal, "source"),
            target=_place(pair, reversal, "target"),
            evidence=_evidence(reversal),
        )


def _confidence(pair: AlignedPair, reversal: Reversal) -> float:
    if reversal.firmness == "turning" or not (reversal.complete or reversal.number):
        return _LOOSE
    if reversal.number:
        return _TIED
    if reversal.firmness == "bounding":
        return _LOOSE
    bead = pair.beads[reversal.bead]
    sentences = len(bead.source) + len(bead.target)
    return (_ALONE if sentences == 2 else _TOGETHER) if sentences <= _FEW else _MANY  # noqa: PLR2004 - one and one


def _word(reversal: Reversal, side: Side) -> Pole:
    return reversal.source if side == "source" else reversal.target


def _quote(pair: AlignedPair, reversal: Reversal, side: Side) -> str:
    """Quote a word as it stands, with its meaning if it is not English: “sank” (fall)."""
    word = _word(reversal, side)
    quoted = f"“{shorten(text(pair, pair.beads[reversal.bead], side)[word.start : word.end])}”"
    return quoted if base(document(pair, side).language) == "en" else f"{quoted} ({word.says})"


def _place(pair: AlignedPair, reversal: Reversal, side: Side) -> Span | None:
    word, place = _word(reversal, side), span(pair, pair.beads[reversal.bead], side)
    return Span(place.start + word.start, place.start + word.end) if place else None


def _evidence(reversal: Reversal) -> tuple[str, ...]:
    facts = [f"The source says “{reversal.source.says}”, the translation “{reversal.target.says}”."]
    if reversal.number:
        facts.append(f"Both stand in a clause with the number {reversal.number}.")
    return tuple(facts)


MEANING_REVERSED = Check(
    id="meaning-reversed",
    category="meaning",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="A word was rendered by its opposite.",
    why="“Fell” for “rose” turns the news around, and the sentence reads as well as before: "
    "names, figures and all other words are right.",
    fires="“Turnout rose to 82.5%.” → “Die Wahlbeteiligung sank auf 82,5 %.”",
    quiet="“Prices did not fall.” → “Die Preise stiegen.” (a negation makes up for it); "
    "“Exports rose and imports fell.” → “进口下降，出口增长。” (both are on both sides)",
    limits="Only words of the built-in table of some 145 pairs of opposites are known. Where a side has words of both "
    "kinds, or denies something that the other does not, nothing is reported. Words that change places with the order "
    "of what is told or with the point of view (before and after, buy and sell, the rise of one currency against "
    "another) are no more than hints, and so are more and less away from a number.",
    look=_look,
    languages=DATA,
)
