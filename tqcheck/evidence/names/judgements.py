"""For every name of a pair: is its counterpart there (verified), another in its place (contradicted), or none?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tqcheck.evidence.beads import document, span, text
from tqcheck.evidence.names.accounting import accounted, written_in
from tqcheck.evidence.names.claims import claims, has_pronoun, looks_japanese
from tqcheck.evidence.names.documents import Cast, OtherRendering, cast, other_renderings
from tqcheck.evidence.names.entities import Entity
from tqcheck.evidence.names.gaps import gaps
from tqcheck.evidence.names.hearing import heard
from tqcheck.evidence.names.mentions import Mention, find_mentions, given_names
from tqcheck.evidence.names.near_misses import misspelt, near_miss
from tqcheck.evidence.names.reading_matches import exactly_in
from tqcheck.evidence.names.readings import is_chinese, korean
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sounds import distance, romanise
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.languages.codes import base
from tqcheck.model import AlignedPair, Side, Span

Verdict = Literal["verified", "contradicted", "missing", "unproven"]


_BOTH_WAYS: tuple[tuple[Side, Side], ...] = (("source", "target"), ("target", "source"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known about one name of one side of a bead."""

    bead: int
    side: Side  # where the name stands
    verdict: Verdict
    confidence: float  # that something is wrong
    name: Mention
    place: Span
    rival: str = ""  # what stands in its place
    rival_place: Span | None = None
    explanation: str = ""  # “which reads Shi Yinhong”
    suggestion: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class _SideNames:
    side: Side
    language: str
    text: str
    offset: int
    mentions: list[Mention]
    open: list[Mention]  # not accounted for on the other side
    near: str = ""  # the text before and behind

    def place(self, start: int, end: int) -> Span:
        return Span(self.offset + start, self.offset + end)


def judgements(pair: AlignedPair, aliases: tuple[Entity, ...] = ()) -> tuple[Judgement, ...]:
    """Judge all names of a pair, the user's aliases among them; kept for the next check that asks."""
    return _judged(_Same(pair), aliases)


class _Same:
    """A pair that equals only itself: it is too large to be compared."""

    def __init__(self, pair: AlignedPair) -> None:
        self.pair = pair

    def __hash__(self) -> int:
        return id(self.pair)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.pair is other.pair


@lru_cache(maxsize=2)
def _judged(same: _Same, aliases: tuple[Entity, ...]) -> tuple[Judgement, ...]:
    pair = same.pair
    sides = [_sides(pair, index, aliases) for index in range(len(pair.beads))]
    for index, both in enumerate(sides):
        if both:
            _open(both, sides[max(0, index - 1) : index] + sides[index + 1 : index + 2])
    people: dict[Side, Cast] = {
        side: cast((m for both in sides if both for m in both[side].mentions), document(pair, side).language)
        for side, _ in _BOTH_WAYS
    }
    found = [
        j for index, both in enumerate(sides) if both for j in (*_judge(index, both), *_swapped(index, both, people))
    ]
    told = {(j.bead, j.place) for j in found if j.verdict == "contradicted"}
    return tuple(j for j in found if j.verdict == "contradicted" or (j.bead, j.place) not in told)


def _sides(pair: AlignedPair, index: int, aliases: tuple[Entity, ...]) -> dict[Side, _SideNames] | None:
    bead = pair.beads[index]
    if not (bead.source and bead.target):
        return None
    found: dict[Side, _SideNames] = {}
    for side, other in _BOTH_WAYS:
        language = document(pair, side).language
        words = text(pair, bead, side)
        place = span(pair, bead, side)
        mentions = find_mentions(words, language, document(pair, other).language, aliases)
        found[side] = _SideNames(side, language, words, place.start if place else 0, mentions, [])
    return found


def _open(both: dict[Side, _SideNames], near: list[dict[Side, _SideNames] | None]) -> None:
    """Find the names of either side that the other side does not account for."""
    for side, _ in _BOTH_WAYS:
        both[side].near = "\n".join(neighbour[side].text for neighbour in near if neighbour)
    for side, other in _BOTH_WAYS:
        own, opposite = both[side], both[other]
        own.open = [
            mention
            for mention in own.mentions
            if not mention.nested
            and not accounted(mention, opposite.mentions, opposite.text, opposite.language, own.language)
        ]
    source, target = both["source"], both["target"]
    for one in list(source.open):
        for counterpart in list(target.open):
            if one in source.open and _alike(one, counterpart, source.language, target.language):
                source.open.remove(one)
                target.open.remove(counterpart)


def _alike(one: Mention, other: Mention, source: str, target: str) -> bool:
    """Say whether two names that are left over sound rather alike, and so are one."""
    if one.entities and other.entities:
        return False
    words = [(a, b) for a in _parts(one) for b in _parts(other)]
    return any(distance(romanise(a, source), romanise(b, target)) < _LEFT_OVER for a, b in words)


def _parts(mention: Mention) -> list[str]:
    return [mention.words, *(word.text for word in mention.strong)]


_LEFT_OVER = 0.5


def _judge(bead: int, both: dict[Side, _SideNames]) -> Iterator[Judgement]:
    used: set[tuple[Side, int]] = set()
    for judge in (_near_missed, _contradicted):
        for side, other in _BOTH_WAYS:
            own, opposite = both[side], both[other]
            for mention in own.mentions if judge is _near_missed else own.open:
                if mention.nested or (side, mention.start) in used:
                    continue
                judged = judge(bead, mention, own, opposite)
                if judged and judged.rival_place:
                    used.add((side, mention.start))
                    used |= {(other, m.start) for m in _same(judged.rival_place.start - opposite.offset, opposite)}
                    yield judged
    yield from _lost(bead, both["source"], both["target"], used)
    for side, _ in _BOTH_WAYS:
        own, opposite = both[side], both["target" if side == "source" else "source"]
        for mention in own.open:
            if (side, mention.start) not in used and not accounted(
                mention, [], opposite.near, opposite.language, own.language
            ):
                yield _missing(bead, mention, own, opposite)


def _swapped(bead: int, both: dict[Side, _SideNames], people: dict[Side, Cast]) -> Iterator[Judgement]:
    """Judge people in whose place somebody else of the document stands."""
    for side, other in _BOTH_WAYS:
        own, opposite = both[side], both[other]
        surnames = {surname for surname, _, _ in people[side].people}
        for mention in own.open:
            if mention.nested or not (
                (mention.person and claims(mention, own.language)) or set(mention.words.split()) & surnames
            ):
                continue
            if accounted(mention, [], opposite.near, opposite.language, own.language) and mention.full:
                continue
            intruder = people[side].intruder(own.text + "\n" + own.near, own.language, opposite.text, opposite.language)
            if intruder and intruder != mention.words:
                evidence = (f"{intruder} is named elsewhere in the document, and is heard here",)
                yield Judgement(
                    bead, side, "contradicted", 0.8, mention, own.place(mention.start, mention.end), intruder,
                    opposite.place(0, len(opposite.text)), "who is named here instead", None, evidence,
                )  # fmt: skip
                break


def inconsistencies(pair: AlignedPair) -> Iterator[tuple[int, str, Span, OtherRendering]]:
    """Yield, by bead, the names whose rendering differs from the rest of the document: bead, name, place, what it is."""
    side: Side = "source" if base(pair.source.language) == "en" else "target"
    other: Side = "target" if side == "source" else "source"
    if base(document(pair, side).language) != "en":
        return
    own, language = document(pair, side).language, document(pair, other).language
    mentions = (
        m
        for i, b in enumerate(pair.beads)
        if b.source and b.target
        for m in find_mentions(text(pair, b, side), own, language)
    )
    for surname, full, entities in cast(mentions, own).people:
        if is_chinese(full) and is_unspaced(language):
            continue  # characters of one sound are the business of the tables
        texts = [
            (i, text(pair, bead, other))
            for i, bead in enumerate(pair.beads)
            if bead.source and bead.target and surname in text(pair, bead, side)
        ]
        if len(texts) > 1:
            for found in other_renderings(surname, entities, own, texts, language):
                place = span(pair, pair.beads[found.text], other)
                offset = place.start if place else 0
                yield found.text, surname, Span(offset + found.start, offset + found.end), found


def _lost(bead: int, source: _SideNames, target: _SideNames, used: set[tuple[Side, int]]) -> Iterator[Judgement]:
    """Judge the names that may have been lost in gaps of an English translation."""
    if base(target.language) != "en":
        return
    left = [m for m in source.open if (claims(m, source.language) or m.strong) and ("source", m.start) not in used]
    found = list(gaps(target.text, suspected=bool(left)))
    if not found:
        return
    start, end = found[0]
    gap = target.text[max(0, start - 12) : end + 3].strip()
    explanation = f"the translation seems to lack a word at “{gap}”"
    where = start / max(1, len(target.text))
    name = min(left, key=lambda m: abs(m.start / max(1, len(source.text)) - where), default=None)
    if name:
        used.add(("source", name.start))
    yield Judgement(
        bead, "source", "missing", 0.8 if name else 0.55, name or Mention(0, 0, "", ()),
        source.place(name.start, name.end) if name else source.place(0, len(source.text)), gap,
        target.place(start, max(end, start + 1)), explanation, None, (explanation,),
    )  # fmt: skip


def _same(start: int, side: _SideNames) -> list[Mention]:
    """Return the mention at a place and the others of the same person (金龍顕（キム・ヨンヒョン）)."""
    found = [m for m in side.mentions if m.start == start]
    named = {entity for m in found for entity in m.entities}
    return [m for m in side.mentions if m in found or named & set(m.entities)]


def _near_missed(bead: int, mention: Mention, own: _SideNames, opposite: _SideNames) -> Judgement | None:
    """Judge a name that the other side nearly, but not quite, has."""
    if mention.person and mention.full and len(mention.entities) == 1:
        return _misspelt(bead, mention, own, opposite)
    if mention.entities or exactly_in(mention.words, opposite.text, opposite.language):
        return None
    named = {entity for m in own.mentions if not m.nested for entity in m.entities}
    others = [m for m in opposite.mentions if not m.nested and not named & set(m.entities)]
    miss = near_miss(mention, own.language, others, opposite.text, opposite.language)
    if not miss:
        return None
    return Judgement(
        bead, own.side, "contradicted", miss.confidence, mention, own.place(mention.start, mention.end), miss.words,
        opposite.place(miss.start, miss.end), miss.explanation, miss.suggestion, miss.evidence,
    )  # fmt: skip


def _misspelt(bead: int, mention: Mention, own: _SideNames, opposite: _SideNames) -> Judgement | None:
    entity = mention.entities[0]
    if any(entity in other.entities and not other.nested for other in opposite.mentions):
        return None
    miss = misspelt(entity, opposite.text, opposite.language)
    if not miss:
        return None
    return Judgement(
        bead, own.side, "contradicted", miss.confidence, mention, own.place(mention.start, mention.end), miss.words,
        opposite.place(miss.start, miss.end), miss.explanation, miss.suggestion, miss.evidence,
    )  # fmt: skip


def _contradicted(bead: int, mention: Mention, own: _SideNames, opposite: _SideNames) -> Judgement | None:
    """Judge a name without counterpart by what stands in its place."""
    if not claims(mention, own.language):
        return None
    rivals = [rival for rival in opposite.open if claims(rival, opposite.language)]
    if {e.kind for e in mention.entities} == {"city"}:
        rivals += [m for m in opposite.mentions if m not in rivals and _other_capital(m, own, opposite)]
    alike = [rival for rival in rivals if _same_kind(mention, rival)]
    rivals = alike or [
        r for r in rivals if _may_replace(r, opposite) and _may_replace(mention, own) and _either(r, mention)
    ]
    if not rivals:
        return None
    where = mention.start / max(1, len(own.text))
    rival = min(rivals, key=lambda r: abs(r.start / max(1, len(opposite.text)) - where))
    confidence = _certainty(mention, rival, own, opposite, alone=len(_distinct(alike)) == 1) if alike else _OTHER_KIND
    return Judgement(
        bead, own.side, "contradicted", confidence, mention, own.place(mention.start, mention.end), rival.words,
        opposite.place(rival.start, rival.end), *_identified(rival, opposite.language, mention),
    )  # fmt: skip


_OTHER_KIND = 0.6  # a name on either side that the other lacks, though one is a place and the other is none


def _other_capital(mention: Mention, own: _SideNames, opposite: _SideNames) -> bool:
    """Say whether a capital is accounted for by its country alone (In Sydney … Australia: À Canberra … Australie)."""
    if not claims(mention, opposite.language) or {e.kind for e in mention.entities} != {"city"}:
        return False
    if any(set(mention.entities) & set(m.entities) for m in own.mentions):
        return False
    return not any(written_in(e, own.text, own.language, metonyms=False) for e in mention.entities)


def _either(one: Mention, other: Mention) -> bool:
    """Say whether two names of different kinds may stand for each other: one is known, and they are no person and firm."""
    kinds = {e.kind for m in (one, other) for e in m.entities}
    return bool(kinds) and not kinds >= {"person", "organisation"}


def _may_replace(mention: Mention, side: _SideNames) -> bool:
    """Say whether a name may stand for one of another kind; translators add and drop names of countries freely."""
    if any(e.kind in {"region", "town"} for e in mention.entities):
        return False
    return side.side == "source" or base(side.language) == "en" or all(e.kind != "country" for e in mention.entities)


def _same_kind(mention: Mention, rival: Mention) -> bool:
    """Say whether one of the names can stand for a person or place where the other should."""
    if not rival.entities and not mention.entities:
        return False
    if rival.person or mention.person:
        return all(m.person or (not m.entities and m.full) for m in (mention, rival))
    if rival.place and mention.place:
        one, two = ({e.kind for e in m.entities} for m in (mention, rival))
        return bool(one & two) or not ({"country", "region"} & (one | two))
    return False


def _certainty(mention: Mention, rival: Mention, own: _SideNames, opposite: _SideNames, *, alone: bool) -> float:
    known = [m for m in (mention, rival) if m.entities]
    certainty = 0.8
    if mention.person or rival.person:
        sure = all(m.full or len(m.entities) == 1 for m in (mention, rival)) and any(m.full for m in known)
        certainty = 0.93 if sure else 0.85
    elif mention.place and rival.place:
        towns = any(e.kind in {"town", "region"} for m in known for e in m.entities)
        certainty = 0.7 if towns else 0.92
    crowded = max(len(_distinct(own.open)), len(_distinct(opposite.open))) > 2  # noqa: PLR2004
    return certainty if alone and not crowded else min(certainty, 0.8)


def _distinct(mentions: list[Mention]) -> set[object]:
    return {m.entities or m.words for m in mentions}


def _identified(rival: Mention, language: str, mention: Mention) -> tuple[str, str | None, tuple[str, ...]]:
    """Return what the rival is, what should stand instead, and the facts behind it."""
    if not rival.entities:
        return "", None, tuple(_note(e) for e in mention.entities[:1])
    entity = rival.entities[0]
    evidence = [f"table: {rival.words} = {_note(entity)}"]
    if (
        base(language) in {"zh", "ja"}
        and entity.kind == "person"
        and entity.country in {"KR", "KP"}
        and korean(rival.words)
    ):
        evidence.append(f"{rival.words} reads {korean(rival.words)} in Korean")
    if mention.entities:
        evidence.append(f"table: {mention.words} = {_note(mention.entities[0])}")
    return (
        (f"which is {entity.english()}" if entity.english() != rival.words else ""),
        entity.english(),
        tuple(evidence),
    )


def _note(entity: Entity) -> str:
    return f"{entity.english()}, {entity.note}" if entity.note else entity.english()


def _missing(bead: int, mention: Mention, own: _SideNames, opposite: _SideNames) -> Judgement:
    place = own.place(mention.start, mention.end)
    if mention.entities:
        evidence = (f"table: {mention.words} = {_note(mention.entities[0])}",)
        confidence = _lonely(mention, own, opposite.language)
        if not any(opposite.language in e.renderings or base(opposite.language) in e.renderings for e in mention.entities):
            confidence = min(confidence, _PRONOUN)  # the tables do not know how the other language writes it
        if mention.person and not mention.full and has_pronoun(opposite.text, opposite.language):
            confidence = min(confidence, _PRONOUN)
        return Judgement(bead, own.side, "missing", confidence, mention, place, evidence=evidence)
    confidence = 0.3
    if mention.strong and claims(mention, own.language) and _telling(mention, own, opposite):
        rather = any(
            heard(w.text, own.language, opposite.text, opposite.language, slack=_RATHER) for w in mention.strong
        )
        confidence = 0.4 if rather else 0.6 if own.side == "target" or base(own.language) != "en" else 0.45
    return Judgement(bead, own.side, "missing" if confidence >= _SURE else "unproven", confidence, mention, place)


_SURE = 0.5
_PRONOUN = 0.4  # at most, if there may be another reason than an error
_RATHER = 0.06  # so much beyond the distance at which a name is heard, it may still be meant


def _telling(mention: Mention, own: _SideNames, opposite: _SideNames) -> bool:
    """Say whether an unknown name would be found if it were there.

    Outside English an unknown capitalised word may as well be part of a title that was translated; and Japanese names
    cannot be told from their characters.
    """
    if own.language in OTHER_SCRIPTS and mention.words.isascii():
        return own.side == "source" and opposite.language not in OTHER_SCRIPTS
    if base(own.language) in _FEW_CAPITALS and base(opposite.language) == "en":
        return own.side == "source"
    if base(own.language) != "en":
        first = mention.words.split()[0]
        return own.side == "source" and mention.full and first in given_names(own.language) and base(opposite.language) == "en"
    if (
        base(opposite.language) in {"ja", "zh"}
        and not is_chinese(mention.words)
        and all(looks_japanese(word.text) for word in mention.strong)
    ):
        return not _HAN.search(opposite.text)
    return True


_HAN = re.compile(r"[\u3400-\u9fff]{2}")


_FEW_CAPITALS = {"fr", "es"}  # of the languages that the tables have: those that write hardly anything but names with a capital


def _lonely(mention: Mention, side: _SideNames, other_language: str) -> float:
    """Return how likely a known name without counterpart, where nothing stands in its place, is an error."""
    if not claims(mention, side.language):
        return 0.3
    kinds = {e.kind for e in mention.entities}
    into_english = (base(side.language) == "en") == (side.side == "target")
    if kinds & {"country", "region"}:  # translators say “the US commission” and “the commission” for each other
        return 0.53 if into_english else 0.4
    if kinds == {"person"}:
        return 0.6 if mention.full or len(mention.entities) == 1 else 0.4
    if kinds <= {"city"}:
        return 0.6 if into_english else 0.5
    kept = {side.language, other_language}.isdisjoint(OTHER_SCRIPTS)  # firms keep their names in the same alphabet
    return 0.55 if kept and into_english else 0.45
