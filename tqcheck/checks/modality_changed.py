"""A statement that is more certain, or less binding, on one side than on the other: may and will, must and may."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.evidence.beads import document, shorten, span, text
from tqcheck.evidence.modality import DATA, Modal, Shift, ShiftKind, shifts
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Check, Problem, Resources, Side, Span

_ASSERTED = 0.75  # may → certainly will
_ASSERTED_ABILITY = 0.6  # could → will: an ability in the past may be meant
_RELEASED = 0.75  # must → may
_BOUND = 0.6  # can → must, must → can: “can” has many senses
_UNHEDGED = 0.55  # the source hedges, the translation has no word that might stand for it
_AMBIGUOUS = 0.4  # the hedge says something else as often (“could”, was able to), or the bead has more sentences
_ADDED = 0.35  # the same, but it is the translation that hedges: it may do so by custom
_NAMES: dict[Side, str] = {"source": "the source", "target": "the translation"}

_WHAT: dict[ShiftKind, dict[Side, str]] = {
    "asserted": {"source": "what is uncertain became certain", "target": "what is certain became uncertain"},
    "unhedged": {"source": "what is uncertain became certain", "target": "what is certain became uncertain"},
    "released": {"source": "an obligation became a possibility", "target": "a possibility became an obligation"},
    "bound": {"source": "a possibility became an obligation", "target": "an obligation became a possibility"},
}


def _look(pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
    for shift in shifts(pair):
        other: Side = "target" if shift.side == "source" else "source"
        spans = {
            shift.side: _place(pair, shift, shift.side, shift.modal),
            other: _place(pair, shift, other, shift.against),
        }
        yield Problem(
            bead=shift.bead,
            message=_message(pair, shift, other),
            confidence=_confidence(shift),
            source=spans["source"],
            target=spans["target"],
        )


def _confidence(shift: Shift) -> float:
    if shift.kind == "asserted":
        return _ASSERTED_ABILITY if shift.modal.kind == "able" else _ASSERTED
    if shift.kind == "released":
        return _BOUND if shift.against and shift.against.kind == "can" else _RELEASED
    if shift.kind == "bound":
        return _BOUND
    if shift.side == "target":
        return _ADDED
    return _UNHEDGED if shift.alone and shift.modal.kind != "able" else _AMBIGUOUS


def _message(pair: AlignedPair, shift: Shift, other: Side) -> str:
    """Say what either side has: “may” (source), but “将” (will) in the translation."""
    said = f"{_quote(pair, shift, shift.side, shift.modal)} in {_NAMES[shift.side]}"
    if shift.against is None:
        return f"{said}, but {_NAMES[other]} has no word for it: “{shorten(text(pair, pair.beads[shift.bead], other))}”"
    instead = f"{_quote(pair, shift, other, shift.against)} in {_NAMES[other]}"
    what = _WHAT[shift.kind][shift.side]
    if shift.side == "target":
        said, instead = instead, said
    return f"{said}, but {instead}: {what}"


def _quote(pair: AlignedPair, shift: Shift, side: Side, modal: Modal) -> str:
    """Quote a word as it stands, with its meaning if it is not English."""
    quoted = f"“{shorten(text(pair, pair.beads[shift.bead], side)[modal.start : modal.end])}”"
    return quoted if base(document(pair, side).language) == "en" else f"{quoted} ({modal.says})"


def _place(pair: AlignedPair, shift: Shift, side: Side, modal: Modal | None) -> Span | None:
    """Return where the word stands in its file; the whole passage where there is none."""
    place = span(pair, pair.beads[shift.bead], side)
    return Span(place.start + modal.start, place.start + modal.end) if place and modal else place


MODALITY_CHANGED = Check(
    id="modality-changed",
    category="meaning",
    severity="warning",
    mqm="accuracy/mistranslation",
    summary="A statement is more certain, or less binding, on one side than on the other.",
    why="“Will” for “may” makes a fact of a possibility, and “may” for “must” a choice of a duty; in law, medicine and "
    "the news much hangs on it.",
    fires="“Further measures may follow.” → “必将采取更多措施。” (certainly will)",
    quiet="“Further measures may follow.” → “Weitere Maßnahmen sind nicht ausgeschlossen.”; "
    "“could” for an ability in the past (“she could hear it”) is no more than a hint",
    limits="Languages hedge in many ways, by moods, particles and turns of phrase, so that a translation counts as "
    "hedged as soon as it has any word that may do so. Where only the translation hedges, it is a hint. “Can” "
    "and “must” are compared only where both sides have a condition (“if”) or neither has.",
    look=_look,
    languages=DATA,
)
