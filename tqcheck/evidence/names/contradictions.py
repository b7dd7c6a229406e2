"""Names in whose place something else stands: a near miss, another known person, another place."""

from tqcheck.evidence.names.accounting import written_in
from tqcheck.evidence.names.claims import claims
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.near_misses import NearMiss, misspelt, near_miss
from tqcheck.evidence.names.reading_matches import exactly_in
from tqcheck.evidence.names.readings import korean
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sides import Judgement, SideNames
from tqcheck.languages.codes import base


def same_name(start: int, side: SideNames) -> list[Mention]:
    """Return the mention at a place and the others of the same person (金龍顕（キム・ヨンヒョン）)."""
    found = [m for m in side.mentions if m.start == start]
    named = {entity for m in found for entity in m.entities}
    return [m for m in side.mentions if m in found or named & set(m.entities)]


def near_missed(bead: int, mention: Mention, own: SideNames, opposite: SideNames) -> Judgement | None:
    """Judge a name that the other side nearly, but not quite, has."""
    if mention.person and mention.full and len(mention.entities) == 1:
        return _judge_misspelt(bead, mention, own, opposite)
    if mention.entities or exactly_in(mention.words, opposite.text, opposite.language):
        return None
    named = {entity for m in own.mentions if not m.nested for entity in m.entities}
    others = [m for m in opposite.mentions if not m.nested and not named & set(m.entities)]
    miss = near_miss(mention, own.language, others, opposite.text, opposite.language)
    return contradicting(miss, bead, mention, own, opposite) if miss else None


def _judge_misspelt(bead: int, mention: Mention, own: SideNames, opposite: SideNames) -> Judgement | None:
    entity = mention.entities[0]
    if any(entity in other.entities and not other.nested for other in opposite.mentions):
        return None
    miss = misspelt(entity, opposite.text, opposite.language)
    return contradicting(miss, bead, mention, own, opposite) if miss else None


def contradicting(miss: NearMiss, bead: int, mention: Mention, own: SideNames, opposite: SideNames) -> Judgement:
    """Return the judgement that something else stands in a name's place."""
    return Judgement(
        bead,
        own.side,
        "contradicted",
        miss.confidence,
        mention,
        own.place(mention.start, mention.end),
        miss.words,
        opposite.place(miss.start, miss.end),
        miss.explanation,
        miss.suggestion,
        miss.evidence,
    )


def contradicted(bead: int, mention: Mention, own: SideNames, opposite: SideNames) -> Judgement | None:
    """Judge a name without counterpart by what stands in its place."""
    claimed = claims(mention, own.language)
    rivals = [
        rival
        for rival in opposite.open
        if (claimed and claims(rival, opposite.language))
        or (_names_organisation(mention, own.language) and _names_organisation(rival, opposite.language))
    ]
    if claimed and mention.city:
        rivals += [m for m in opposite.mentions if m not in rivals and _other_capital(m, own, opposite)]
    alike = [rival for rival in rivals if _same_kind(mention, rival, opposite.language)]
    rivals = alike or [
        r for r in rivals if _may_replace(r, opposite) and _may_replace(mention, own) and _either(r, mention)
    ]
    town = _other_town(mention, own, opposite)
    rivals = rivals or ([town] if town else [])
    if not rivals:
        return None
    where = mention.start / max(1, len(own.text))
    rival = min(rivals, key=lambda r: abs(r.start / max(1, len(opposite.text)) - where))
    confidence = _certainty(mention, rival, own, opposite, alone=len(_distinct(alike)) == 1) if alike else _OTHER_KIND
    return Judgement(
        bead,
        own.side,
        "contradicted",
        confidence,
        mention,
        own.place(mention.start, mention.end),
        rival.words,
        opposite.place(rival.start, rival.end),
        *_identified(rival, opposite.language, mention),
    )


_OTHER_KIND = 0.6  # a name on either side that the other lacks, though one is a place and the other is none


def _other_capital(mention: Mention, own: SideNames, opposite: SideNames) -> bool:
    """Say whether a capital is accounted for by its country alone (In Sydney … Australia: À Canberra … Australie)."""
    if not claims(mention, opposite.language) or not mention.city:
        return False
    if any(set(mention.entities) & set(m.entities) for m in own.mentions):
        return False
    return not any(written_in(e, own.text, own.language, metonyms=False) for e in mention.entities)


def _other_town(mention: Mention, own: SideNames, opposite: SideNames) -> Mention | None:
    """Return the only name that the other side has more, for the only place that it has not, where towns keep theirs.

    Between languages of the Latin alphabet; German writes every noun with a capital.
    """
    kept = base(own.language) == "en" and opposite.language not in OTHER_SCRIPTS | {"de"}
    if not (kept and mention.place and {e.kind for e in mention.entities} <= {"city", "town"}):
        return None
    places = [m for m in own.open if not m.nested]
    rivals = [m for m in opposite.open if not m.entities and m.strong and m.words not in own.text]
    telling = [m for m in rivals if m.words.isascii() and len(m.words) > _ABBREVIATION and not m.strong[0].opening]
    return telling[0] if len(places) == len(telling) == 1 else None


def _either(one: Mention, other: Mention) -> bool:
    """Say whether names of two kinds may stand for each other: one is known, and they are no person and firm.

    Bodies that are called what they do (Korea AeroSpace Administration) are called so in other words, too.
    """
    kinds = {e.kind for m in (one, other) for e in m.entities}
    if (
        kinds == {"organisation"}
        and not (one.entities and other.entities)
        and any(" " in m.words for m in (one, other))
    ):
        return False
    return bool(kinds) and not kinds >= {"person", "organisation"}


def _may_replace(mention: Mention, side: SideNames) -> bool:
    """Say whether a name may stand for one of another kind; translators add and drop names of countries freely."""
    if any(e.kind in {"region", "town"} for e in mention.entities):
        return False
    return side.side == "source" or base(side.language) == "en" or all(e.kind != "country" for e in mention.entities)


def _names_organisation(mention: Mention, language: str) -> bool:
    """Say whether a known organisation is named, if need be by its letters (ESA), which alone prove little."""
    if {e.kind for e in mention.entities} != {"organisation"} or mention.nested:
        return False
    return claims(mention, language) or (len(mention.words) >= _ABBREVIATION and mention.words.isupper())


_ABBREVIATION = 3


def _same_kind(mention: Mention, rival: Mention, language: str) -> bool:
    """Say whether one of the names can stand for a person, place or organisation where the other should."""
    if not rival.entities and not mention.entities:
        return mention.somebody and rival.somebody and rival.words.isascii() and language in OTHER_SCRIPTS
    if {e.kind for m in (mention, rival) for e in m.entities} == {"organisation"}:
        return bool(rival.entities and mention.entities)
    if rival.person or mention.person:
        return all(m.person or (not m.entities and m.full) for m in (mention, rival))
    if rival.place and mention.place:
        one, two = ({e.kind for e in m.entities} for m in (mention, rival))
        return bool(one & two) or not ({"country", "region"} & (one | two))
    return False


def _certainty(mention: Mention, rival: Mention, own: SideNames, opposite: SideNames, *, alone: bool) -> float:
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
        return "", None, tuple(e.known_as(mention.words) for e in mention.entities[:1])
    entity = rival.entities[0]
    evidence = [entity.known_as(rival.words)]
    if (
        base(language) in {"zh", "ja"}
        and entity.kind == "person"
        and entity.country in {"KR", "KP"}
        and korean(rival.words)
    ):
        evidence.append(f"{rival.words} reads {korean(rival.words)} in Korean")
    if mention.entities:
        evidence.append(mention.entities[0].known_as(mention.words))
    return (
        (f"which is {entity.english()}" if entity.english() != rival.words else ""),
        entity.english(),
        tuple(evidence),
    )
