"""Bytes → characters: UTF-8 and UTF-16 are certain, older encodings are guessed and the guess is told."""

from __future__ import annotations

import codecs
import re

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import base
from tqcheck.languages.detection import detect

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARATION = re.compile(rb"<\?xml[^>]*?encoding=[\"']([\w.\-]+)|\bcharset=[\"']?([\w.\-]+)")
_HEAD = 4000  # bytes; a declaration stands near the beginning
# The first bytes of common files that are no text.
_BINARY_STARTS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)

# Older encodings by language, in the order in which they are tried.
_BY_LANGUAGE = {
    "zh": ("gb18030", "big5hkscs"),
    "ja": ("cp932", "euc_jp", "iso2022_jp"),
    "ko": ("cp949",),
    "ru": ("cp1251", "koi8_r"),
    "uk": ("cp1251", "koi8_u"),
    "bg": ("cp1251",),
    "sr": ("cp1251", "cp1250"),
    "ar": ("cp1256",),
    "fa": ("cp1256",),
    "he": ("cp1255",),
    "el": ("cp1253",),
    "tr": ("cp1254",),
    "vi": ("cp1258",),
    "th": ("cp874",),
    "pl": ("cp1250",),
    "cs": ("cp1250",),
    "sk": ("cp1250",),
    "hu": ("cp1250",),
    "ro": ("cp1250",),
    "hr": ("cp1250",),
    "sl": ("cp1250",),
    "lt": ("cp1257",),
    "lv": ("cp1257",),
    "et": ("cp1257",),
}
_WESTERN = "cp1252"
_NAMES = {"cp932": "Shift_JIS", "cp949": "EUC-KR", "big5hkscs": "Big5", "gb18030": "GB18030"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def decode(data: bytes, *, path: str, language: str | None = None) -> tuple[str, str | None]:
    """Return the text without its byte-order mark, and the name of its encoding if that was guessed.

    Raises:
        TqcheckError: if the bytes are no text, or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path), None
    if data.startswith(_BINARY_STARTS):
        raise TqcheckError(f"{path}: is a binary file, not a text.")
    if b"\x00" in data:
        order = _utf16_without_mark(data)
        if order is None:
            raise TqcheckError(f"{path}: is a binary file, not a text.")
        return _strictly(data, order, path), order.upper()
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        where = error.start
    if (declared := _declared(data)) is not None:
        return declared, None
    guess = _guess(data, language)
    if guess is None:
        line = data.count(b"\n", 0, where) + 1
        nearest = _nearest(data)
        hint = f"; the nearest guess is {nearest}, but it does not fit throughout" if nearest else ""
        raise TqcheckError(
            f"{path}: line {line} is not valid UTF-8 and no other encoding fits{hint}. Save the file as UTF-8."
        )
    encoding, text = guess
    return text, _NAMES.get(encoding, encoding.replace("cp125", "Windows-125"))


def _declared(data: bytes) -> str | None:
    """Return the text under the encoding that the file itself names in its head, as XML, HTML and gettext do."""
    found = _DECLARATION.search(data[:_HEAD])
    return _try(data, (found[1] or found[2]).decode("ascii")) if found else None


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TqcheckError(
            f"{path}: begins like {encoding.upper()} but is broken at byte {error.start}. Save the file as UTF-8."
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the byte order of UTF-16 text in which every other byte is often zero, or None for binary data."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(data) % 2 or min(even, odd) > 0.05 * max(even, odd):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else encoding


def _guess(data: bytes, language: str | None) -> tuple[str, str] | None:
    """Return the encoding under which the bytes read as text, first by the language, then by statistics."""
    if language:
        for encoding in (*_BY_LANGUAGE.get(base(language), ()), _WESTERN):
            text = _try(data, encoding)
            if text is not None and _reads_as(text, language):
                return encoding, text
    nearest = _nearest(data)
    # Japanese goes first: kana in their thousands do not arise by chance, while Chinese and Korean bytes
    # pass for each other, so that between these the statistics decide.
    for encoding in [*_BY_LANGUAGE["ja"], *([nearest] if nearest else []), *_candidates()]:
        text = _try(data, encoding)
        if text is not None and _reads_as(text, None, encoding):
            return encoding, text
    return None


def _candidates() -> list[str]:
    """Return every encoding of the table, the multi-byte ones first: they fit by chance only rarely."""
    encodings = [encoding for group in _BY_LANGUAGE.values() for encoding in group]
    return list(dict.fromkeys([*encodings, _WESTERN]))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if _CONTROL.search(text) else text


def _reads_as(text: str, language: str | None, encoding: str | None = None) -> bool:
    """Say whether the decoded text is in the language, or in one that is written in this encoding."""
    found = detect(text)
    if found is None:
        return False
    if language:
        return base(found.language) == base(language)
    expected = {code for code, group in _BY_LANGUAGE.items() if encoding in group}
    if encoding == _WESTERN:
        return base(found.language) not in _BY_LANGUAGE and found.reliable
    return base(found.language) in expected


def _nearest(data: bytes) -> str | None:
    """Return the encoding that the statistics of charset-normalizer favour."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are not UTF-8

    best = from_bytes(data[:200_000]).best()
    return best.encoding if best else None
