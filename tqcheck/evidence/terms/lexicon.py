"""The concepts of all glossaries, as far as a pair of languages needs them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tqcheck.evidence.terms.index import TermIndex
from tqcheck.languages.codes import base
from tqcheck.model import Entry, Glossary, Rendering, Side

_SCRIPTS = {
    "zh": "han",
    "ja": "han",
    "ko": "hangul",
    "ru": "cyrillic",
    "uk": "cyrillic",
    "ar": "arabic",
    "fa": "arabic",
}
_PREFIXES = {
    "CJK UNIFIED": "han",
    "HIRAGANA": "han",
    "KATAKANA": "han",
    "HANGUL": "hangul",
    "CYRILLIC": "cyrillic",
    "ARABIC": "arabic",
}
_SAMPLE = 50  # entries that tell which way round a table is


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry that has renderings in both languages of a pair, or is not to be translated."""

    number: int
    entry: Entry
    rank: int  # of its glossary; higher ones win
    builtin: bool
    source: tuple[Rendering, ...]
    target: tuple[Rendering, ...]
    keep: bool = False  # not to be translated into the target language

    def renderings(self, side: Side) -> tuple[Rendering, ...]:
        """Return how the concept is written on that side, the preferred way first."""
        return self.source if side == "source" else self.target

    def accepted(self, side: Side) -> tuple[Rendering, ...]:
        """Return the renderings that a translator may use."""
        return tuple(rendering for rendering in self.renderings(side) if rendering.status != "forbidden")


class Lexicon:
    """The concepts of a pair of languages with an index for each side."""

    def __init__(self, glossaries: Sequence[Glossary], source_language: str, target_language: str) -> None:
        self.source_language, self.target_language = source_language, target_language
        found: list[Concept] = []
        for rank, glossary in enumerate(glossaries):
            all_turned = _is_turned(glossary, source_language, target_language)
            for entry in glossary.entries:
                turned = all_turned or _is_for_return(entry, target_language)
                source = renderings_in(entry, source_language, "target" if turned else "source")
                target = renderings_in(entry, target_language, "source" if turned else "target")
                keep = bool({"*", target_language, base(target_language)} & set(entry.keep))
                if keep and not target:
                    target = source
                if source and target:
                    found.append(Concept(len(found), entry, rank, glossary.builtin, source, target, keep))
        self.concepts = tuple(found)
        self._owners: dict[Side, tuple[Concept, ...]] = {
            side: tuple(concept for concept in found for _ in concept.renderings(side)) for side in ("source", "target")
        }
        self._indices: dict[Side, TermIndex] = {
            side: TermIndex(
                (rendering for concept in found for rendering in concept.renderings(side)), self.language(side)
            )
            for side in ("source", "target")
        }
        self._builtin_by_source: dict[str, list[int]] = {}
        for concept in found if any(not concept.builtin for concept in found) else ():
            for rendering in concept.source if concept.builtin else ():
                self._builtin_by_source.setdefault(rendering.text.casefold(), []).append(concept.number)
        self.neighbours = self._symmetric_neighbours()

    def language(self, side: Side) -> str:
        """Return the language of that side."""
        return self.source_language if side == "source" else self.target_language

    def index(self, side: Side) -> TermIndex:
        """Return the index of that side's renderings."""
        return self._indices[side]

    def owner(self, side: Side, rendering: int) -> Concept:
        """Return the concept that a rendering of the side's index belongs to."""
        return self._owners[side][rendering]

    def _symmetric_neighbours(self) -> dict[int, frozenset[int]]:
        """Return the numbers of each concept's neighbours; whom I must not be taken for must not be taken for me."""
        by_id: dict[str, list[int]] = {}
        for concept in self.concepts:
            by_id.setdefault(concept.entry.id, []).append(concept.number)
        near: dict[int, set[int]] = {}
        for concept in self.concepts:
            for neighbour in concept.entry.neighbours:
                for number in by_id.get(neighbour, ()):
                    near.setdefault(concept.number, set()).add(number)
                    near.setdefault(number, set()).add(concept.number)
        self._inherit(near)
        return {number: frozenset(others - {number}) for number, others in near.items()}

    def twins(self, concept: Concept) -> tuple[Concept, ...]:
        """Return the built-in concepts with a source term of the user's concept: it replaces them."""
        if concept.builtin:
            return ()
        numbers = [n for r in concept.source for n in self._builtin_by_source.get(r.text.casefold(), ())]
        return tuple(self.concepts[number] for number in dict.fromkeys(numbers))

    def _inherit(self, near: dict[int, set[int]]) -> None:
        """Give a user's concept the neighbours of the built-in ones that it replaces."""
        for concept in self.concepts:
            for twin in () if concept.entry.neighbours else self.twins(concept):
                if twin.number in near:
                    near.setdefault(concept.number, set()).update(near[twin.number])


def _is_turned(glossary: Glossary, source_language: str, target_language: str) -> bool:
    """Say whether a table of source and target was made for the other direction, as far as the scripts tell."""
    scripts = [_SCRIPTS.get(base(language), "latin") for language in (source_language, target_language)]
    if glossary.builtin or scripts[0] == scripts[1]:
        return False
    sources = [r.text for entry in glossary.entries[:_SAMPLE] for r in entry.renderings.get("source", ())]
    found = Counter(_script(text) for text in sources)
    return found[scripts[1]] > found[scripts[0]]


def _is_for_return(entry: Entry, target_language: str) -> bool:
    """Say whether an entry has the target's language by name, and an open column only for what is the source here."""
    named = {base(language) for language in entry.renderings} - {"source", "target"}
    return "target" in entry.renderings and "source" not in entry.renderings and base(target_language) in named


def _script(text: str) -> str:
    """Return the script of a term's last letter that is not Latin, or “latin”."""
    for letter in reversed(text):
        name = unicodedata.name(letter, "")
        script = next((script for prefix, script in _PREFIXES.items() if name.startswith(prefix)), None)
        if script:
            return script
    return "latin"


def renderings_in(entry: Entry, language: str, side: Side) -> tuple[Rendering, ...]:
    """Return an entry's renderings in a language; one Chinese script serves the other, a region its language.

    A two-column glossary without languages has the columns `source` and `target`.
    """
    own = entry.renderings.get(language, ())
    root = base(language)
    others = [
        other for other in entry.renderings if other.startswith(root) and other != language and base(other) == root
    ]
    related = [rendering for other in others for rendering in entry.renderings[other]]
    if related:
        texts = {rendering.text for rendering in own}
        own = (*own, *(rendering for rendering in related if rendering.text not in texts))
    return own or entry.renderings.get(side, ())
