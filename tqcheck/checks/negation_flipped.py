"""A statement that is negated on one side and affirmed on the other."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import document, shorten, span, text
from tqcheck.evidence.polarity import DATA, Flip, flips, negator, phrase
from tqcheck.model import AlignedPair, Check, Problem, Resources, Side, Span

_CONFIDENCE = 0.8  # one side denies, the other has not even a word that might
_CONFIDENCE_FEWER = 0.6  # the other side denies too, but less often; two clauses may have been merged
_NAMES: dict[Side, str] = {"source": "the source", "target": "the translation"}


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for flip in flips(pair):
        affirming: Side = "target" if flip.side == "source" else "source"
        spans = {flip.side: _denial(pair, flip), affirming: span(pair, pair.beads[flip.bead], affirming)}
        yield Problem(
            bead=flip.bead,
            message=_message(pair, flip, affirming),
            confidence=_CONFIDENCE_FEWER if _is_doubtful(flip) else _CONFIDENCE,
            source=spans["source"],
            target=spans["target"],
            evidence=_evidence(pair, flip),
        )


def _is_doubtful(flip: Flip) -> bool:
    return bool(flip.answered or flip.doubtful or flip.is_permission)


def _denial(pair: AlignedPair, flip: Flip) -> Span | None:
    """Return where the first negator stands in its file, with the words that belong to it."""
    bead = pair.beads[flip.bead]
    place = span(pair, bead, flip.side)
    start, end = phrase(text(pair, bead, flip.side), flip.denials[0], document(pair, flip.side).language)
    return Span(place.start + start, place.start + end) if place else None


def _message(pair: AlignedPair, flip: Flip, affirming: Side) -> str:
    bead, language = pair.beads[flip.bead], document(pair, flip.side).language
    words = text(pair, bead, flip.side)
    start, end = phrase(words, flip.denials[0], language)
    quote, told = shorten(words[start:end]), negator(words, flip.denials[0], language)
    denied = f"“{quote}” is negated" if told == f"“{quote}”" or language == "en" else f"“{quote}” is negated by {told}"
    if flip.is_permission:
        return (
            f"{_NAMES[flip.side].capitalize()} forbids, by {told}, what {_NAMES[affirming]} allows: "
            f"“{shorten(text(pair, bead, affirming))}”"
        )
    fewer = "fewer negations" if flip.answered or flip.doubtful else "no negation"
    where = "In the translation, " if flip.side == "target" else ""
    return f"{where}{denied}, but {_NAMES[affirming]} has {fewer}: “{shorten(text(pair, bead, affirming))}”"


def _evidence(pair: AlignedPair, flip: Flip) -> tuple[str, ...]:
    """List the negators where there are several: the finding points only to the first."""
    if len(flip.all) < 2:  # noqa: PLR2004
        return ()
    words, language = text(pair, pair.beads[flip.bead], flip.side), document(pair, flip.side).language
    listed = ", ".join(negator(words, denial, language) for denial in flip.all)
    return (f"Negators of {_NAMES[flip.side]}: {listed}.",)


NEGATION_FLIPPED = Check(
    id="negation-flipped",
    category="meaning",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="A statement is negated on one side and affirmed on the other.",
    why="A “not” that was lost or added turns a statement into its opposite, and the sentence still reads well.",
    fires="“The decision did not mean a cut.” → “这一决定意味着减产。”",
    quiet="“He did not succeed.” → “他失败了。” (a word that means the same without a negator)",
    limits="Negations are paired by where they stand, not understood: one that moved to a near clause passes, and so "
    "does one that a word like “fail”, “refuse” or “lack” of the other side may stand for.",
    look=_look,
    languages=DATA,
)
