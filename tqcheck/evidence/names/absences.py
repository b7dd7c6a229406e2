"""Names without a counterpart, where nothing stands in their place."""

import re
from collections.abc import Iterator

from tqcheck.evidence.names.claims import claims, has_pronoun
from tqcheck.evidence.names.gaps import gaps
from tqcheck.evidence.names.hearing import heard
from tqcheck.evidence.names.japanese import is_surname, looks_japanese
from tqcheck.evidence.names.mention import Mention, given_names
from tqcheck.evidence.names.readings import is_chinese
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.sides import Judgement, SideNames
from tqcheck.languages.codes import base
from tqcheck.model import Side


def lost(bead: int, source: SideNames, target: SideNames, used: set[tuple[Side, int]]) -> Iterator[Judgement]:
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
        bead,
        "source",
        "missing",
        0.8 if name else 0.55,
        name or Mention(0, 0, "", ()),
        source.place(name.start, name.end) if name else source.place(0, len(source.text)),
        gap,
        target.place(start, max(end, start + 1)),
        explanation,
        None,
        (explanation,),
    )


def missing(bead: int, mention: Mention, own: SideNames, opposite: SideNames) -> Judgement:
    """Judge a name that the other side does not account for, where nothing stands in its place."""
    place = own.place(mention.start, mention.end)
    if mention.entities:
        evidence = (mention.entities[0].known_as(mention.words),)
        confidence = _lonely(mention, own, opposite.language)
        if not any(
            opposite.language in e.renderings or base(opposite.language) in e.renderings for e in mention.entities
        ):
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


def _telling(mention: Mention, own: SideNames, opposite: SideNames) -> bool:
    """Say whether an unknown name would be found if it were there.

    Outside English an unknown capitalised word may as well be part of a title that was translated; and of Japanese
    names in characters only those can be told whose surname is known.
    """
    if own.language in OTHER_SCRIPTS and mention.words.isascii():
        return own.side == "source" and opposite.language not in OTHER_SCRIPTS
    if base(own.language) in _FEW_CAPITALS and base(opposite.language) == "en":
        # “Cabo de …”, “Cúpula de Hierro”: what has a particle may have been translated
        return own.side == "source" and not _OF.search(own.text[mention.start : mention.end + 4])
    if base(own.language) != "en":
        first = mention.words.split()[0]
        return (
            own.side == "source"
            and mention.full
            and (first in given_names(own.language) or _two_words(mention, own.language))
            and base(opposite.language) == "en"
        )
    if (
        base(opposite.language) in {"ja", "zh"}
        and not is_chinese(mention.words)
        and all(looks_japanese(word.text) for word in mention.strong)
    ):
        return not _HAN.search(opposite.text) or any(is_surname(word.text) for word in mention.strong)
    return True


_HAN = re.compile(r"[\u3400-\u9fff]{2}")


def _two_words(mention: Mention, language: str) -> bool:
    """Say whether it looks like first name and surname; of a Russian institution only the first word has a capital."""
    return base(language) == "ru" and len(mention.strong) == 2 == len(mention.words.split())  # noqa: PLR2004


_OF = re.compile(r" (?:de|del|des|du|d['’])")
_FEW_CAPITALS = {
    "fr",
    "es",
}  # of the languages that the tables have: those that write hardly anything but names with a capital


def _lonely(mention: Mention, side: SideNames, other_language: str) -> float:
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
        capital = all(entity.note == "capital" for entity in mention.entities)  # it may stand for a government
        return 0.6 if into_english else 0.45 if capital else 0.5
    kept = {side.language, other_language}.isdisjoint(OTHER_SCRIPTS)  # firms keep their names in the same alphabet
    return 0.55 if kept and into_english else 0.45
