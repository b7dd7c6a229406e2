"""Text made plain for reading numbers: one script of digits, one kind of space, lower case; never longer or shorter."""

from __future__ import annotations

import unicodedata
from functools import cache

SIGNS = {
    "％": "%", "．": ".", "：": ":", "／": "/", "＋": "+", "（": "(", "）": ")", "＄": "$", "￥": "¥", "￦": "₩",
    "٪": "%", "٫": ".", "٬": ",", "−": "-", "–": "-", "—": "—", "～": "~", "〜": "~", "‑": "-", "‐": "-", "－": "-",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "\u200e": " ", "\u200f": " ", "\u202a": " ", "\u202c": " ", "\u2066": " ",
    "\u2069": " ", "\u061c": " ",
}  # fmt: skip
SPACES = "\u00a0\u202f\u2009\u2007\u3000\u2008\u2002\u2003\t\n\r"


@cache
def _plain(character: str) -> str:
    if character in SIGNS:
        return SIGNS[character]
    if character in SPACES:
        return " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    lower = character.lower()
    if len(lower) != 1:  # İ and its like would move every offset after them
        return character
    wide = unicodedata.normalize("NFKC", lower) if "\uff00" < lower < "\uffef" else lower
    return wide if len(wide) == 1 and wide not in ",;" else lower


def plain(text: str) -> str:
    """`text` with the same offsets and one way to write each digit, sign and space.

    The full-width comma stays as it is: it parts clauses, and only between full-width digits does it group them.
    """
    if text.isascii():
        return text.lower().translate({9: " ", 10: " ", 13: " "})
    made = "".join(map(_plain, text))
    for at, character in enumerate(text):
        if character == "，" and _wide(text, at - 1) and all(_wide(text, at + step) for step in (1, 2, 3)):
            made = made[:at] + "," + made[at + 1 :]
    return made


def _wide(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "０" <= text[at] <= "９"
