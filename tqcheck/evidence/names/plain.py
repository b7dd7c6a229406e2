"""Words without what differs between spellings of one name: case, accents, hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")  # not the vowel signs of Indian scripts
_ARTICLE = re.compile(r"^(?:[ae]l|a[dnrst]|ash)[-‑]")
WORD = re.compile(r"[^\W\d_](?:[\u0900-\u0dff\u0e00-\u0eff]|[’'\-‑]?[^\W\d_])*")


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Return the text in small letters without accents, apostrophes and hyphens."""
    text = unicodedata.normalize("NFKD", text.lower().replace("й", "j"))
    text = _MARKS.sub("", text)
    return re.sub(r"[\s\-‑–'’.]+", " ", text).strip()


@lru_cache(maxsize=256)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents."""
    return tuple(part for match in WORD.findall(text) for part in plain(match).split())


def without_article(word: str) -> str:
    """Return a word of an Arabic name in Latin letters without its article: al-Mazrouei is Mazrouei."""
    return _ARTICLE.sub("", word)
