"""Source terms that one translation, or several into one language, render in several ways."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tqcheck.evidence.terms.association import side_texts
from tqcheck.evidence.terms.confusions import is_distinctive
from tqcheck.evidence.terms.lexicon import Concept
from tqcheck.evidence.terms.sightings import PairTerms, Sighting, pair_terms
from tqcheck.evidence.terms.spelling import Spellings, names_in, spellings
from tqcheck.model import AlignedPair, Resources, Side, Span

# Synonyms of a glossary are a matter of style; two spellings of what has no second name are a slip.
SYNONYM, _SPELLING = 0.3, 0.55
USUAL = 2  # a rendering that occurs this often can be called the usual one
_BORDER = "\0"  # between texts


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


def _of_terms(pairs: Sequence[PairTerms]) -> Iterator[tuple[int, Variation]]:
    by_concept: dict[int, list[tuple[int, Use]]] = defaultdict(list)
    for place, terms in enumerate(pairs):
        for use in uses(terms):
            by_concept[use.concept.number].append((place, use))
    for found in by_concept.values():
        usual, count = Counter(use.rendering for _, use in found).most_common(1)[0]
        told: set[tuple[int, str]] = set()
        for place, use in found if count >= USUAL else ():
            if (place, use.rendering) not in told and not is_short_form(use.rendering, usual):
                told.add((place, use.rendering))
                source, target = use.source, use.target
                yield (
                    place,
                    Variation(use.bead, source.span, target.span, source.words, target.words, usual, count, SYNONYM),
                )


@dataclass(frozen=True, slots=True)
class Use:
    """A term of the source and its rendering in one bead."""

    concept: Concept
    bead: int
    source: Sighting
    target: Sighting
    rendering: str  # as the glossary has it, whatever its inflection


def uses(terms: PairTerms) -> Iterator[Use]:
    """Yield how the terms of a pair that hardly mean anything else are rendered, in reading order."""
    for index, bead in enumerate(terms.beads):
        for concept, source in _named_once(bead.side("source")):
            for other, target in _named_once(bead.side("target")):
                if other is concept and is_distinctive(source, concept, terms.lexicon.source_language):
                    rendering = next(r.text for owner, r in target.renderings if owner is concept)
                    yield Use(concept, index, source, target, rendering)


def _named_once(sightings: tuple[Sighting, ...]) -> list[tuple[Concept, Sighting]]:
    """Return the concepts that the side names clearly: one concept by one sighting."""
    clear = [(s.renderings[0][0], s) for s in sightings if not s.nested and len(s.concepts) == 1]
    counts = Counter(concept.number for concept, _ in clear)
    return [(concept, sighting) for concept, sighting in clear if counts[concept.number] == 1]


def is_short_form(one: str, other: str) -> bool:
    """Say whether one is the other, its part, or an abbreviation: 中共 beside 中国共产党."""
    small, large = sorted((one, other), key=len)
    letters = iter(large.casefold())
    return all(c in letters for c in small.casefold()) or one.isupper() or other.isupper()


def _of_names(pairs: Sequence[AlignedPair]) -> Iterator[tuple[int, Variation]]:
    sources = [text for pair in pairs for text in side_texts(pair, "source")]
    held: dict[str, list[int]] = defaultdict(list)
    for name, number in names_in(sources, pairs[0].source.language):
        held[name].append(number)
    places = [(i, bead) for i, pair in enumerate(pairs) for bead in range(len(pair.beads))]
    language, others = pairs[0].target.language, [text for pair in pairs for text in side_texts(pair, "target")]
    joined = _Joined(others)
    for name, numbers in held.items():
        found = spellings([others[i] for i in numbers], language, elsewhere=joined.counting(numbers))
        if found:
            for index, odd in found.odd.items():
                place, bead = places[numbers[index]]
                pair = pairs[place]
                spans = locate(pair, bead, "source", name), locate(pair, bead, "target", odd)
                yield place, of_name(name, odd, found, bead=bead, source=spans[0], target=spans[1])


class _Joined:
    """Texts joined to one, which is searched many times as fast as one after the other."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._text = _BORDER.join(texts)
        self._starts = list(accumulate((len(text) + len(_BORDER) for text in texts), initial=0))

    def counting(self, left_out: Sequence[int]) -> Callable[[str], int]:
        """Return what counts the texts that hold some words, but for those of the given numbers."""
        aside = set(left_out)
        return lambda words: sum(number not in aside for number in self._holding(words))

    def _holding(self, words: str) -> Iterator[int]:
        place = self._text.find(words)
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(words, self._starts[number + 1])


def of_name(name: str, odd: str, usual: Spellings, *, bead: int, source: Span | None, target: Span | None) -> Variation:
    """Return the variation that an odd spelling of a name in a bead is."""
    return Variation(bead, source, target, name, odd, usual.usual, usual.count, _SPELLING)


def locate(pair: AlignedPair, index: int, side: Side, words: str) -> Span | None:
    """Return where some words stand in a side of a bead, or None where a line ends among them."""
    document = pair.source if side == "source" else pair.target
    bead = pair.beads[index]
    for i in bead.source if side == "source" else bead.target:
        sentence = document.sentences[i]
        start = sentence.text.find(words)
        if start >= 0:
            return Span(sentence.start + start, sentence.start + start + len(words))
    return None
