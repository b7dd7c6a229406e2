"""Known names that stand inside longer ones, or may be part of another's: no Austin lives in Austin Demby."""

from __future__ import annotations

import re
from dataclasses import replace

from tqcheck.evidence.names.entities import transliteration_characters
from tqcheck.evidence.names.japanese import looks_japanese
from tqcheck.evidence.names.mention import HONORIFICS, Mention, given_names
from tqcheck.evidence.names.plain import plain
from tqcheck.evidence.names.readings import possible_syllables
from tqcheck.evidence.names.spans import NameSpan, is_ordinary
from tqcheck.languages.codes import base

_SHORT_HAN = 3
_CAPITAL_CITY = ("首都", "故都", "古都", "旧都", "舊都")  # 都 writes foreign names, too


def within_a_longer_run(mention: Mention, text: str) -> Mention:
    """Take a short name for nested inside a longer foreign one: 克里 in 克里斯, a surname behind another first name."""
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    if text[: mention.start].endswith(_CAPITAL_CITY):
        before = ""
    if after == "洲":  # 西南非洲 is not 南非
        return replace(mention, nested=True)
    foreign = transliteration_characters()
    inside = (before in foreign or after in foreign) and all(c in foreign for c in mention.words)
    dotted = mention.person and not mention.full and before in {"·", "・", "‧"}
    if mention.nested or not (dotted or (inside and len(mention.words) <= _SHORT_HAN)):
        return mention
    return replace(mention, nested=True)


def compounded(mention: Mention, text: str) -> Mention:
    """Take a name that goes on behind an apostrophe or hyphen for nested: Chang'e is not Chang, Chen-wei not Chen."""
    if re.match(r"['’](?!s\b)\w", text[mention.end :]) and not mention.full:
        return replace(mention, nested=True)
    goes_on = re.match(r"[-‑]([a-z]+)\b", text[mention.end :])
    if goes_on and not mention.full and possible_syllables(goes_on[1]):
        return replace(mention, nested=True)
    if not mention.full and re.match(r" [A-Z][a-z]{1,6}[-‑][a-z]{1,6}\b", text[mention.end :]):
        return replace(mention, nested=True)  # a surname of Korea or Taiwan: Chang Ho-jin is not Morris Chang
    return mention


def part_of_another(mention: Mention, spans: list[NameSpan], language: str, known: list[Mention]) -> Mention:
    """Take a surname for nested where an unknown first name stands beside it (Mary Trump is not Donald Trump)."""
    if _is_first_name(mention, spans, language, known):
        return replace(mention, nested=True)
    kinds = {entity.kind for entity in mention.entities}
    first_name = kinds <= {"person", "city", "town"} and mention.words in given_names(language) | given_names("en")
    if first_name and any(_goes_on(mention, span, language, known) for span in spans):
        return replace(mention, nested=True)
    if mention.nested or not mention.person or mention.full:
        return mention
    for span in spans:
        if not (span.start <= mention.start and mention.end <= span.end):
            continue
        beside = [
            word
            for i, word in enumerate(span.words)
            if not (mention.start <= word.start < mention.end)
            and word.capital
            and not word.opening
            and plain(word.text) not in HONORIFICS
            and any(mention.start <= near.start < mention.end for near in span.words[max(0, i - 1) : i + 2])
        ]
        names = {part for e in mention.entities for name in e.written(language) for part in plain(name).split()}
        for word in beside:
            if plain(word.text) in names or is_ordinary(word.text, language):
                continue
            if any(other.start <= word.start < other.end and not other.person for other in known):
                continue
            return replace(mention, nested=True)
    return mention


def _goes_on(mention: Mention, span: NameSpan, language: str, known: list[Mention]) -> bool:
    """Say whether a name no table has stands behind what is a first name, too: Austin Demby lives in no Austin."""
    behind = next((word for word in span.words if word.start == mention.end + 1), None)
    return (
        behind is not None
        and behind.capital
        and behind.text[1:].islower()
        and not is_ordinary(behind.text, language)
        and not any(other.start <= behind.start < other.end for other in known)
    )


def _is_first_name(mention: Mention, spans: list[NameSpan], language: str, known: list[Mention]) -> bool:
    """Say whether what is also an organisation is a Japanese first name: Asahi Noguchi is no newspaper."""
    if base(language) != "en" or {e.kind for e in mention.entities} != {"organisation"}:
        return False
    behind = (word for span in spans for word in span.words if word.start == mention.end + 1)
    return looks_japanese(mention.words) and any(
        word.capital
        and looks_japanese(word.text)
        and not is_ordinary(word.text, language)
        and not any(other.start <= word.start < other.end for other in known)
        for word in behind
    )
