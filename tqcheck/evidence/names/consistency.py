"""Names that are rendered in two ways in one document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tqcheck.evidence.beads import document, span
from tqcheck.evidence.names.aliases import entities
from tqcheck.evidence.names.documents import OtherRendering, cast, other_renderings
from tqcheck.evidence.names.locating import locate
from tqcheck.evidence.names.mentions import find_mentions
from tqcheck.evidence.names.near_misses import one_character_off
from tqcheck.evidence.names.passages import Passage, english_first, read_passages
from tqcheck.evidence.names.readings import is_chinese
from tqcheck.languages.codes import base
from tqcheck.languages.detection import to_simplified
from tqcheck.model import AlignedPair, Resources, Span

_IN_CHARACTERS = re.compile(r"[\u3400-\u9fff]{3,}")
_BEHIND_A_SURNAME = set("氏様君殿師相長委議総審理党大外教監選知社投首前元副会家派側案夫両説说在称及和与與的")
_SHORTEST = 3  # letters of a word of a name that may stand for all of it


def inconsistencies(pair: AlignedPair, resources: Resources) -> Iterator[tuple[int, str, Span, OtherRendering]]:
    """Yield the names whose rendering differs from the rest of the document: bead, name, place, what it is."""
    side, other = english_first(pair)
    own, language = document(pair, side).language, document(pair, other).language
    if base(own) != "en":
        return
    passages = [p for p in read_passages(pair, entities(resources.aliases)) if p.english and p.other]
    found = [*_heard(passages, own, language), *_in_characters(passages, own, language)]
    for name, rendering in found:
        place = span(pair, pair.beads[rendering.text], other)
        offset = place.start if place else 0
        yield rendering.text, name, Span(offset + rendering.start, offset + rendering.end), rendering


def _heard(passages: list[Passage], own: str, language: str) -> Iterator[tuple[str, OtherRendering]]:
    """Yield the names that are transliterated in two ways."""
    for surname, full, named in cast((m for p in passages for m in p.names), own).people:
        if is_chinese(full) and base(language) in {"zh", "ja"}:
            continue  # those are compared by their characters
        texts = [(p.bead, p.other) for p in passages if re.search(rf"\b{re.escape(surname)}\b", p.english)]
        if len(texts) > 1:
            for found in other_renderings(surname, named, own, texts, language):
                yield surname, found


def _in_characters(passages: list[Passage], own: str, language: str) -> Iterator[tuple[str, OtherRendering]]:
    """Yield the names of people of which one character is another than elsewhere (戴厚良, 戴厚梁)."""
    if base(language) not in {"zh", "ja"}:
        return
    forms: dict[str, Counter[str]] = {}
    for passage in passages:
        others = find_mentions(passage.other, language, own)
        for name in passage.names:
            if name.full and not name.nested and (name.person or not name.entities):
                place = locate(name, own, others, passage.other, language)
                words = passage.other[slice(*place)] if place else ""
                if _IN_CHARACTERS.fullmatch(words):
                    forms.setdefault(name.words, Counter())[words] += 1
    taken = {to_simplified(form) for counts in forms.values() for form, n in counts.items() if n > 1}
    for full, counts in forms.items():
        usual, times = counts.most_common(1)[0]
        parts = [word for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", full) if len(word) >= _SHORTEST]
        for passage in passages if parts else ():
            times_named = max(len(re.findall(rf"\b{re.escape(word)}\b", passage.english)) for word in parts)
            if times_named <= passage.other.count(usual):
                continue  # each time in the usual way
            slip = one_character_off(usual, passage.other.replace(usual, "　" * len(usual)))
            if slip and to_simplified(slip[1]) not in taken and slip[1][-1] not in _BEHIND_A_SURNAME:
                start, found = slip
                yield full, OtherRendering(passage.bead, start, start + len(found), found, usual, times)
