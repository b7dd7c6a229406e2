"""Whether one side of a bead accounts for a name on the other: by the tables, by its reading, by its sound."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from tqcheck.evidence.names.entities import Entity, known_entities
from tqcheck.evidence.names.hearing import heard
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.plain import plain, plain_words
from tqcheck.evidence.names.reading_matches import read_in
from tqcheck.evidence.names.readings import is_chinese
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.spans import is_ordinary
from tqcheck.evidence.names.territories import hints
from tqcheck.evidence.terms import builtin_glossary
from tqcheck.evidence.terms.folding import fold, is_unspaced
from tqcheck.evidence.terms.lexicon import renderings_in
from tqcheck.evidence.terms.sightings import loosely_in
from tqcheck.languages.codes import base
from tqcheck.model import Entry

_PREFIX = 4  # letters that forms of one name share at least
_SURNAME_FIRST = {"CN", "TW", "HK", "MO", "KR", "KP", "VN"}
_SEATS = {"brussels": ("EU",)}  # what a capital stands for besides its country
_MANY = 4  # regions that share a word (sea, north)


def accounted(  # noqa: C901, PLR0911, PLR0912 - a list of reasons, each a line
    mention: Mention, side: list[Mention], text: str, language: str, own_language: str
) -> bool:
    """Say whether a side's text, with the names found in it, accounts for a name of the other side."""
    named = any(set(mention.entities) & set(other.entities) for other in side if not other.nested)
    if not named and any(_of_the_same_surname(mention, other) for other in side):
        return False
    if named or any(set(mention.entities) & set(other.entities) for other in side):
        return True
    if any(written_in(entity, text, language) for entity in mention.entities):
        return True
    if mention.person and mention.full and is_chinese(mention.words) and read_in(mention.words, text, language):
        return True  # another of that name: 李熹 reads Li Xi, as 李希 does
    if mention.person and base(language) == "en" and any(_is_surname_of(other, mention) for other in side):
        return True
    if mention.entities:
        text = _without_others(text, mention, side) if mention.place or mention.full else text
        # The tables have the usual renderings: only what sounds nearly the same may stand for them.
        slack = 0.0 if mention.person and not is_chinese(mention.words) else -0.1
        if heard(mention.words, own_language, text, language, slack=slack):
            return True
        if not mention.full or any(entity.kind == "country" for entity in mention.entities):
            return False
        parts = [part for part in mention.words.split() if part[:1].isupper() and not is_ordinary(part, own_language)]
        if mention.person:
            parts = parts[-1:]  # many bear the first name
        return any(len(part) > _PREFIX and heard(part, own_language, text, language, slack=-0.1) for part in parts)
    if f" {plain(mention.words)} " in f" {' '.join(plain_words(text))} ":
        return True
    if mention.words.isascii() and own_language in OTHER_SCRIPTS:  # Latin letters are kept, or spelt out (CBA)
        return plain(mention.words) in " ".join(plain_words(text)) or heard(mention.words, "en", text, language)
    if read_in(mention.words, text, language) or rendered_as_term(mention.words, text, language):
        return True
    if not is_chinese(mention.words) and any(
        len(w.text) > _PREFIX and read_in(w.text, text, language) for w in mention.strong
    ):
        return True
    if base(language) == "zh" and is_chinese(mention.words):
        return False
    if len(mention.strong) > 1 and heard(mention.words, own_language, text, language):
        return True
    words = [word.text for word in mention.strong]
    found = [heard(word, own_language, text, language) for word in words]
    if len(words) > 1 and is_chinese(mention.words):
        return found[0]  # the surname; given names sound like many words
    if len(words) > 1 and found.count(True) == 1 and not found[-1] and base(own_language) == "en":
        return len(words) > 2 and found[-2]  # noqa: PLR2004 - a first name is not enough
    return any(found)


def _without_others(text: str, mention: Mention, side: list[Mention]) -> str:
    """Return the text without the names of others that the tables know: Kampala is not to be heard in 坎培拉."""
    own = {plain(entity.english()) for entity in mention.entities}
    for other in side:
        known = {plain(entity.english()) for entity in other.entities}
        if known and not other.nested and (other.full or other.place) and own.isdisjoint(known):
            text = text[: other.start] + " " * len(other.words) + text[other.end :]
    return text


def _is_surname_of(other: Mention, mention: Mention) -> bool:
    """Say whether the English side has the surname alone (Kim), which many share, of whom the other names in full."""
    return not other.full and any(
        entity.country in _SURNAME_FIRST and other.words == entity.english().split()[0] for entity in mention.entities
    )


def _of_the_same_surname(mention: Mention, other: Mention) -> bool:
    """Say whether the other side names another known person who shares a word of the name: Li Qiang, Li Keqiang."""
    if not all(m.person and m.full and not m.nested for m in (mention, other)):
        return False
    if not set(mention.entities).isdisjoint(other.entities):
        return False
    words = [{word for e in m.entities for word in plain(e.english()).split()} for m in (mention, other)]
    return not words[0].isdisjoint(words[1])


def rendered_as_term(words: str, text: str, language: str) -> bool:
    """Say whether the glossary knows the words (Bundestag), and the text has one of its renderings."""
    return any(
        loosely_in(rendering.text, text, language)
        for entry in _terms().get(words.casefold(), ())
        for rendering in renderings_in(entry, language, "target")
    )


@cache
def _terms() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in builtin_glossary().entries:
        for rendering in {r.text.casefold() for forms in entry.renderings.values() for r in forms}:
            found.setdefault(rendering, []).append(entry)
    return found


def written_in(entity: Entity, text: str, language: str, *, metonyms: bool = True) -> bool:
    """Say whether a rendering, an adjective or another hint of an entity stands in the text; or a capital’s country."""
    if _spelt_in(entity, text, language):
        return True
    if entity.kind == "region" and not is_unspaced(language):
        words = plain_words(text)
        if any(_alike(part, word) for part in _telling_words(entity, language) for word in words):
            return True
    if entity.kind in {"country", "region"}:
        return any(_hinted(hint, text, language) for hint in hints(entity.country, language))
    if metonyms and entity.kind == "city" and entity.note == "capital":
        seats = (entity.country, *_SEATS.get(entity.id, ()))
        return any(_hinted(hint, text, language) for code in seats for hint in hints(code, language))
    return False


def _spelt_in(entity: Entity, text: str, language: str) -> bool:
    """Say whether a rendering of an entity stands in the text, or a word made from it."""
    renderings = entity.written(language)
    if is_unspaced(language):
        squeezed = _squeezed(text, language)
        return any("".join(fold(r, language).split()) in squeezed for r in (*renderings, *entity.others) if len(r) > 1)
    words = plain_words(text)
    joined = " " + " ".join(words) + " "
    if any(f" {plain(other)} " in joined for other in entity.others):
        return True
    for rendering in renderings:
        name = plain(rendering)
        if f" {name}" in joined:
            return True
        if " " not in name and len(name) > _PREFIX and any(_alike(name, word) for word in words):
            return True
    return False


def _telling_words(entity: Entity, language: str) -> list[str]:
    """Return the words that make a region's name, without those of many (sea, island, north)."""
    common = _words_of_regions(language)
    parts = {part for name in entity.written(language) for part in plain(name).split()}
    return [part for part in parts if len(part) > _PREFIX and common[part] < _MANY]


@cache
def _words_of_regions(language: str) -> Counter[str]:
    regions = [entity for entity in known_entities("en", "en") if entity.kind == "region"]
    return Counter(part for r in regions for part in {p for name in r.written(language) for p in plain(name).split()})


def _alike(name: str, word: str) -> bool:
    """Say whether a word may be a form of the name or made from it (Berliner, московский)."""
    keep = max(_PREFIX, len(name) - 3) if len(name) > 5 else _PREFIX  # noqa: PLR2004
    return word[:keep] == name[:keep] or (len(name) > 4 and name in word)  # noqa: PLR2004


def _hinted(hint: str, text: str, language: str) -> bool:
    stem = hint.rstrip("*")
    if is_unspaced(language):
        return fold(stem, language) in _squeezed(text, language)
    wanted = plain(stem)
    if base(language) == "ar":
        return (
            any(wanted in word for word in plain_words(text))
            if " " not in wanted
            else wanted in " ".join(plain_words(text))
        )
    joined = " " + " ".join(plain_words(text))
    if hint.endswith("*") or len(wanted) > _PREFIX:
        return f" {wanted}" in joined
    return f" {wanted} " in joined + " "


@lru_cache(maxsize=256)
def _squeezed(text: str, language: str) -> str:
    return "".join(fold(text, language).split())
