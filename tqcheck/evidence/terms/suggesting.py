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
_HARDLY = 0.15  # Dice
_BESIDE = 0.5  # of a rendering's beads
_MOSTLY = 2 / 3  # of the beads with a phrase


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
    found = []
    for key in _maximal(source):
        renderings = tuple(_partners(target, source.surface(key), source.beads[key], least))
        # What both sides have everywhere, and neither with a capital, is grammar.
        if renderings and not (source.is_common(key) and target.is_common(renderings[0].key)):
            found.append(Suggestion(source.surface(key), renderings, len(source.beads[key])))
    whole = [one for one in found if not any(_is_part(one, other) for other in found)]
    return tuple(sorted(whole, key=lambda suggestion: (-suggestion.count, suggestion.source)))


def render_suggestions(suggestions: Sequence[Suggestion], source_language: str, target_language: str) -> str:
    """Write suggestions as the TSV that `--glossary` reads, with the counts as notes."""
    lines = [f"{source_language}\t{target_language}\tnote"]
    for suggestion in suggestions:
        renderings = "|".join(partner.words for partner in suggestion.renderings)
        counts = ", ".join(f"{partner.words} {partner.together}" for partner in suggestion.renderings)
        lines.append(f"{suggestion.source}\t{renderings}\t{suggestion.count} times: {counts}")
    return "\n".join(lines) + "\n"


def _maximal(book: Phrasebook) -> Iterator[str]:
    """Yield the phrases that are not merely a part of longer ones in the same beads."""
    longer = sorted(book.beads, key=len, reverse=True)
    by_beads: dict[frozenset[int], list[str]] = {}
    for key in longer:
        same = by_beads.setdefault(frozenset(book.beads[key]), [])
        if not any(key in other for other in same) and not book.is_fragment(key):
            same.append(key)
            yield key


def _is_part(one: Suggestion, other: Suggestion) -> bool:
    """Say whether a suggestion tells only a part of what another one tells: Korea beside North Korea, both 朝鲜."""
    mostly = other.count >= _MOSTLY * one.count
    return (
        mostly
        and one.source != other.source
        and one.source in other.source
        and one.renderings[0].key in other.renderings[0].key
    )


def _needed(phrase: str) -> float:
    """Return how strong a partner must be: capitals and several words make it likely that the phrase is a term."""
    return _STRONG_FOR_NAMES if phrase != phrase.lower() or " " in phrase else _STRONG


def _partners(book: Phrasebook, phrase: str, held_in: set[int], least: int) -> Iterator[Partner]:
    """Yield the strong and frequent partners of a phrase that take turns with each other."""
    strong = [p for p in book.partners(held_in) if p.strength >= _needed(phrase) and p.together >= least]
    strong = [p for p in strong if not book.is_fragment(p.key)]
    taken: list[str] = []
    accounted: set[int] = set()
    for partner in (_whole(p, strong, phrase) for p in strong):
        beads = book.beads[partner.key] & held_in
        is_part = any(partner.key in other or other in partner.key for other in taken)
        # A second rendering stands where the first does not: what stands beside it is another word.
        if is_part or len(beads & accounted) > _BESIDE * len(beads):
            continue
        taken.append(partner.key)
        accounted |= beads
        yield partner
        if partner.strength > _CLEAR or len(taken) == _SHOWN:
            return


def _whole(partner: Partner, others: Sequence[Partner], phrase: str) -> Partner:
    """Return the partner, or what it is a part of if that is hardly weaker: for North Korea not Северная alone.

    A partner has at most as many words as the phrase, unless all of them are written with capitals.
    """
    longer = [
        other
        for other in others
        if partner.key in other.key
        and other.strength >= partner.strength - _HARDLY
        and " " in other.words
        and (len(other.words.split()) <= len(phrase.split()) or _is_name(other.words))
    ]
    return max(longer, key=lambda other: (other.strength, other.key), default=partner)


def _is_name(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split())
