"""Source terms that one translation, or several into one language, render in several ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from tqcheck.evidence.terms.association import Partner, Phrasebook, is_small, phrases, side_texts
from tqcheck.evidence.terms.confusions import is_distinctive
from tqcheck.evidence.terms.lexicon import Concept
from tqcheck.evidence.terms.sightings import PairTerms, Sighting, pair_terms
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Resources, Side, Span

# Synonyms of a glossary are a matter of style; two spellings of what has no second name are a slip.
_SYNONYM, _SPELLING = 0.3, 0.55
_USUAL = 2  # a rendering that occurs this often can be called the usual one
_LEAST, _TOGETHER, _STRENGTH = 4, 3, 0.7  # beads with the name, with name and rendering, Dice
_ALIKE = 70.0  # per cent; below, the other rendering may be another thing
_SHORTEST = 3  # characters of a rendering
_BORDER = "\0"  # between texts joined to one, which is searched many times as fast

# A name of several words, in a language that writes capitals.
_NAME = re.compile(r"\b[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+(?:of|of the|de|de la|für|der)?\s*[A-ZÀ-ÞА-Я][\w'’-]+)+")
_CASED = frozenset({"en", "de", "fr", "es", "ru", "vi", "pt", "it", "nl", "pl", "cs", "uk", "tr"})


@dataclass(frozen=True, slots=True)
class Variation:
    """A term whose rendering in one bead is not the usual one."""

    bead: int
    source: Span | None
    target: Span | None
    term: str
    found: str
    usual: str
    usual_count: int
    confidence: float


def variations(pair: AlignedPair, resources: Resources) -> Iterator[Variation]:
    """Yield each unusual rendering of a pair once: of the glossaries' terms, and of names that no glossary knows.

    What is usual, the other versions of this run in the same language say too.
    """
    others = (v for v in resources.versions if v is not pair and v.target.language == pair.target.language)
    yield from across((pair, *others), resources)[0]


def across(pairs: Sequence[AlignedPair], resources: Resources) -> tuple[tuple[Variation, ...], ...]:
    """Return for each of several pairs, of one source and one target language, what it renders otherwise than usual.

    What is usual is counted over all of them: a term that each text renders alike, but one text otherwise than the
    rest, is found. Each unusual rendering is told once a pair.
    """
    found: list[list[Variation]] = [[] for _ in pairs]
    for place, variation in (*_of_terms([pair_terms(pair, resources) for pair in pairs]), *_of_names(pairs)):
        found[place].append(variation)
    return tuple(tuple(variations) for variations in found)


@dataclass(frozen=True, slots=True)
class _Use:
    """A term of the source and its rendering in one bead of one pair."""

    pair: int
    bead: int
    source: Sighting
    target: Sighting
    rendering: str


def _of_terms(pairs: Sequence[PairTerms]) -> Iterator[tuple[int, Variation]]:
    by_entry: dict[int, list[_Use]] = defaultdict(list)
    for place, terms in enumerate(pairs):
        for use, concept in _uses(place, terms):
            by_entry[id(concept.entry)].append(use)  # the entry is one object in all pairs
    for uses in by_entry.values():
        usual, count = Counter(use.rendering for use in uses).most_common(1)[0]
        told: set[tuple[int, str]] = set()
        for use in uses:
            key = use.pair, use.rendering
            if count < _USUAL or key in told or _is_short_form(use.rendering, usual):
                continue
            told.add(key)
            source, target = use.source, use.target
            yield (
                use.pair,
                Variation(use.bead, source.span, target.span, source.words, target.words, usual, count, _SYNONYM),
            )


def _uses(place: int, terms: PairTerms) -> Iterator[tuple[_Use, Concept]]:
    for index, bead in enumerate(terms.beads):
        for concept, source in _named_once(bead.side("source")):
            for other, target in _named_once(bead.side("target")):
                if other is concept and is_distinctive(source, concept, terms.lexicon.source_language):
                    rendering = next(r.text for owner, r in target.renderings if owner is concept)
                    yield _Use(place, index, source, target, rendering), concept


def _named_once(sightings: tuple[Sighting, ...]) -> list[tuple[Concept, Sighting]]:
    """Return the concepts that the side names clearly: one concept by one sighting."""
    clear = [(s.renderings[0][0], s) for s in sightings if not s.nested and len(s.concepts) == 1]
    counts = Counter(concept.number for concept, _ in clear)
    return [(concept, sighting) for concept, sighting in clear if counts[concept.number] == 1]


def _is_short_form(one: str, other: str) -> bool:
    """Say whether one is the other, its part, or an abbreviation: 中共 beside 中国共产党."""
    small, large = sorted((one, other), key=len)
    letters = iter(large.casefold())
    return all(c in letters for c in small.casefold()) or one.isupper() or other.isupper()


def _of_names(pairs: Sequence[AlignedPair]) -> Iterator[tuple[int, Variation]]:
    places = [(i, bead) for i, pair in enumerate(pairs) for bead in range(len(pair.beads))]
    names = _names(pairs)
    if not names:
        return
    language, others = pairs[0].target.language, [text for pair in pairs for text in side_texts(pair, "target")]
    needed = set().union(*names.values())
    book = Phrasebook((text if i in needed else "" for i, text in enumerate(others)), language, least=_TOGETHER)
    rest = _BORDER.join(text for i, text in enumerate(others) if i not in needed)
    for name, beads in names.items():
        strong = [p for p in book.partners(beads) if p.together >= _TOGETHER and p.strength >= _STRENGTH]
        strong = [p for p in strong if _strength(p, beads, book, rest) >= _STRENGTH]
        if not strong:
            continue
        partner = max(strong, key=lambda p: len(p.key))  # the whole name, not the part that all spellings share
        regular = book.beads[partner.key]
        for number in sorted(beads - regular):
            found = _like(partner.key, others[number], language)
            if found and not any(found in others[i] for i in regular):
                place, index = places[number]
                pair = pairs[place]
                source, target = _locate(pair, index, "source", name), _locate(pair, index, "target", found)
                usual, count = partner.words, partner.together
                yield place, Variation(index, source, target, name, found, usual, count, _SPELLING)


def _strength(partner: Partner, beads: set[int], book: Phrasebook, rest: str) -> float:
    """Return Dice's coefficient over all beads; the phrasebook knows only those that hold some name."""
    elsewhere = _count_holding(rest, partner.words)
    return 2 * partner.together / (len(book.beads[partner.key]) + elsewhere + len(beads))


def _count_holding(texts: str, words: str) -> int:
    """Count the texts, joined to one, that hold the words."""
    count, place = 0, texts.find(words)
    while place >= 0:
        count += 1
        border = texts.find(_BORDER, place)
        place = texts.find(words, border) if border >= 0 else -1
    return count


def _names(pairs: Sequence[AlignedPair]) -> dict[str, set[int]]:
    """Return the frequent names of several words in the sources, with the numbers of the beads that hold them."""
    language = pairs[0].source.language
    held: dict[str, set[int]] = defaultdict(set)
    if base(language) in _CASED:
        for number, content in enumerate(text for pair in pairs for text in side_texts(pair, "source")):
            for match in _NAME.finditer(content):
                parts = match.group().split()
                while parts and is_small(parts[0].lower(), language):  # “The” at the beginning of a sentence
                    del parts[0]
                if len(parts) > 1:
                    held[" ".join(parts)].add(number)
    return {name: beads for name, beads in held.items() if len(beads) >= _LEAST}


def _like(key: str, content: str, language: str) -> str | None:
    """Return the phrase of a text that is nearly, but not quite, the one that was expected."""
    best: tuple[float, str] | None = None
    for other, surface in phrases(content, language):
        if len(surface) < _SHORTEST or other in key or key in other or abs(len(other) - len(key)) > 1 + len(key) // 5:
            continue
        if other[0] != key[0] or other[-1] != key[-1]:  # another word stands before or behind the name
            continue
        likeness = ratio(other, key)
        if likeness >= _ALIKE and (best is None or likeness > best[0]):
            best = (likeness, surface)
    return best[1] if best else None


def _locate(pair: AlignedPair, index: int, side: Side, words: str) -> Span | None:
    document = pair.source if side == "source" else pair.target
    bead = pair.beads[index]
    for i in bead.source if side == "source" else bead.target:
        sentence = document.sentences[i]
        start = sentence.text.find(words)
        if start >= 0:
            return Span(sentence.start + start, sentence.start + start + len(words))
    return None
