"""Which of the found names are so surely names that something may be said about their counterparts."""

from __future__ import annotations

import re

from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.scripts import OTHER_SCRIPTS
from tqcheck.evidence.names.spans import is_ordinary
from tqcheck.evidence.terms.folding import is_unspaced
from tqcheck.languages.codes import base

_LATIN_SURNAME, _HAN_SURNAME, _ARABIC_SURNAME = 5, 3, 5
_ORGANISATION_IN_HAN = 4
_ABBREVIATION = 3
_KATAKANA = re.compile("[\u30a1-\u30fc]")


def claims(mention: Mention, language: str) -> bool:  # noqa: C901, PLR0911 - a list of reasons, each a line
    """Say whether a mention surely names somebody or something, and is no ordinary word or part of another name."""
    if mention.nested:
        return False
    if not mention.entities and language in OTHER_SCRIPTS and mention.words.isascii():
        return True  # a word in Latin letters stands out
    if not mention.entities:
        return bool(mention.strong) and base(language) not in {"vi", "ko", "ar"}
    kinds = {e.kind for e in mention.entities}
    words = mention.words
    if kinds == {"town"}:
        return base(language) == "en" and not is_ordinary(words, "en") and len(words) > _LATIN_SURNAME
    if base(language) == "en" and all(is_ordinary(part, "en") for part in words.split()) and "country" not in kinds:
        return mention.full and (mention.person or mention.place)
    if base(language) != "en" and kinds == {"country"} and words.isupper() and len(words) <= _ABBREVIATION:
        return False  # US-Dollar
    if is_unspaced(language):
        if words.isascii():
            return False
        if base(language) == "ko" or _KATAKANA.match(words):
            return (
                len(words) > _HAN_SURNAME
                or (len(words) == _HAN_SURNAME and base(language) == "ko")
                or "country" in kinds
            )
        return len(words) >= (
            _ORGANISATION_IN_HAN if "organisation" in kinds else 2 if kinds <= {"country", "city"} else _HAN_SURNAME
        )
    if kinds == {"person"} and not mention.full:
        return len(words) >= _LATIN_SURNAME and base(language) != "ar"
    if kinds == {"organisation"}:
        return len(words) >= _LATIN_SURNAME and base(language) != "ar"
    return base(language) != "ar" or len(words) >= _ARABIC_SURNAME


_PRONOUNS = {
    "en": "he|she|they",
    "de": "er|sie",
    "fr": "il|elle|lui|son|sa",
    "es": "él|ella|su|le|lo|dijo(?= que|[,:.])",
    "ru": "он|она|его|её|ее|ему|ей|им",
    "ar": 'هو|هي|(?:و?قالت?|و?أضافت?)(?= [إا]ن|[:«"،.])',
    "vi": "ông|bà|anh|cô|chị",
    "it": "lui|lei|egli|ella",
    "pt": "ele|ela",
    "pl": "on|ona|jego|jej|mu",
    "cs": "on|ona|jeho|její",
}
_PRONOUNS_IN_CHARACTERS = {
    "zh": "[他她其]",
    "ja": "彼|同氏|同相|同長官|同大統領|自身|自ら",
    "ko": "그는|그가|그의|그녀",
}


def has_pronoun(text: str, language: str) -> bool:
    """Say whether a pronoun, or a verb that has its subject in it, may stand for a person's name."""
    own = base(language)
    if own in _PRONOUNS_IN_CHARACTERS:
        return re.search(_PRONOUNS_IN_CHARACTERS[own], text) is not None
    return own in _PRONOUNS and re.search(rf"\b(?:{_PRONOUNS[own]})\b", text, re.IGNORECASE) is not None
