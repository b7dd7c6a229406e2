"""Where a name of one side stands on the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tqcheck.evidence.names.hearing import candidates_with_places
from tqcheck.evidence.names.mention import Mention
from tqcheck.evidence.names.plain import WORD, plain
from tqcheck.evidence.names.reading_matches import read_in
from tqcheck.evidence.names.sounds import distance, letters, romanise
from tqcheck.languages.codes import base

_HEARD = 0.25  # distance of sounds up to which a word is surely the name
_SHORTEST, _LONGEST = 2, 4  # characters of a name that is read
_LETTERS = 4  # of a surname that can be told by its sound
_HAN = re.compile(r"[\u3400-\u9fff]+")


def locate(
    name: Mention, own_language: str, others: Sequence[Mention], text: str, language: str
) -> tuple[int, int] | None:
    """Return where the text, whose names are `others`, has the name of another side; None if that cannot be told."""
    for other in others:
        if not other.nested and set(name.entities) & set(other.entities):
            return other.start, other.end
    return _written(name.words, text) or _read(name.words, text, language) or _heard(name, own_language, text, language)


def _written(name: str, text: str) -> tuple[int, int] | None:
    """Return where the name stands as it is."""
    wanted = plain(name).split()
    words = list(WORD.finditer(text))
    for i in range(len(words) - len(wanted) + 1):
        if [plain(word.group()) for word in words[i : i + len(wanted)]] == wanted:
            return words[i].start(), words[i + len(wanted) - 1].end()
    return None


def _read(name: str, text: str, language: str) -> tuple[int, int] | None:
    """Return where Chinese characters read as the name."""
    if base(language) not in {"zh", "ja", "ko"} or " " not in name:
        return None
    for run in _HAN.finditer(text):
        for size in range(_SHORTEST, _LONGEST + 1):
            for i in range(run.start(), run.end() - size + 1):
                if read_in(name, text[i : i + size], language):
                    return i, i + size
    return None


def _heard(name: Mention, own_language: str, text: str, language: str) -> tuple[int, int] | None:
    """Return where the text has what sounds like the name's last word, mostly the surname."""
    own = romanise(name.words.split()[-1], own_language)
    if len(letters(own)) < _LETTERS:
        return None
    heard = [(distance(own, sound), start, words) for start, words, sound in candidates_with_places(text, language)]
    if not heard or min(heard)[0] > _HEARD:
        return None
    _, start, words = min(heard)
    return start, start + len(words)
