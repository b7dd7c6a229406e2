"""Entries for a glossary, proposed from aligned texts: frequent phrases of the source with their renderings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqcheck.evidence.terms.association import Partner, Phrasebook, side_texts
from tqcheck.model import AlignedPair

LEAST = 3  # beads that must hold a phrase, and it together with its rendering; twice is chance on little text
_STRONG, _STRONG_FOR_NAMES = 0.7, 0.55  # Dice; weaker partners are chance
_SHOWN = 3
_CLEAR = 0.75  # Dice; behind such a partner there is no need of a second


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A source phrase with the target phrases that go with it, the strongest first."""

    source: str
    renderings: tuple[Partner, ...]
    count: int  # beads that hold the source phrase


def suggest(pairs: Sequence[AlignedPair], *, least: int = LEAST) -> tuple[Suggestion, ...]:
    """Propose glossary entries from pairs of one source language and one target language, the most frequent first."""
    if not pairs:
        return ()
    source = Phrasebook(
        (t for pair in pairs for t in side_texts(pair, "source")), pairs[0].source.language, least=least
    )
    target = Phrasebook(
        (t for pair in pairs for t in side_texts(pair, "target")), pairs[0].target.language, least=least
    )
    for book in (source, target):
        book.drop_grammar()
    found = [
        Suggestion(source.surface(key), renderings, len(source.beads[key]))
        for key in _maximal(source)
        if (renderings := tuple(_partners(target, source.beads[key], _needed(source.surface(key)), least)))
    ]
    return tuple(sorted(found, key=lambda suggestion: (-suggestion.count, suggestion.source)))


def render_suggestions(suggestions: Sequence[Suggestion], source_language: str, target_language: str) -> str:
    """Write suggestions as the TSV that `--glossary` reads, with the counts as notes."""
    lines = [f"{source_language}\t{target_language}\tnote"]
    for suggestion in suggestions:
        renderings = "|".join(partner.words for partner in suggestion.renderings)
        counts = ", ".join(f"{partner.words} {partner.together}" for partner in suggestion.renderings)
        lines.append(f"{suggestion.source}\t{renderings}\t{suggestion.count} times: {counts}")
    return "\n".join(lines) + "\n"


def _maximal(book: Phrasebook) -> Iterator[str]:
    """Yield the phrases that are not merely a part of a longer one in the same beads."""
    longer = sorted(book.beads, key=len, reverse=True)
    by_beads: dict[frozenset[int], list[str]] = {}
    for key in longer:
        same = by_beads.setdefault(frozenset(book.beads[key]), [])
        if not any(key in other for other in same):
            same.append(key)
            yield key


def _needed(phrase: str) -> float:
    """Return how strong a partner must be: capitals and several words make it likely that the phrase is a term."""
    return _STRONG_FOR_NAMES if phrase != phrase.lower() or " " in phrase else _STRONG


def _partners(book: Phrasebook, held_in: set[int], needed: float, least: int) -> Iterator[Partner]:
    """Yield the strong and frequent partners that are no parts of each other."""
    taken: list[str] = []
    for partner in book.partners(held_in):
        if partner.strength < needed or len(taken) == _SHOWN:
            return
        is_part = any(partner.key in other or other in partner.key for other in taken)
        if partner.together >= least and not is_part:
            taken.append(partner.key)
            yield partner
            if partner.strength > _CLEAR:
                return
