"""Language codes (BCP 47) as users write them, and as the program writes them."""

from __future__ import annotations

import re

from tqcheck.errors import TqcheckError

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_WITHOUT_SPACES = {"zh", "ja", "th", "lo", "km", "my", "yue", "wuu"}


def normalise(code: str) -> str:
    """Return `code` in canonical form: `zh` is Simplified, `zh-Hant` Traditional; other regions are kept.

    Raises:
        TqcheckError: if `code` is not a BCP 47 language code that CLDR knows.
    """
    if not _CODE.fullmatch(code):
        raise TqcheckError(f"“{code}” is not a language code; write one like en, zh, zh-Hant or pt-BR.")
    base, *rest = re.split("[-_]", code)
    base = base.lower()
    if base == "zh":
        return "zh-Hant" if _TRADITIONAL & {part.lower() for part in rest} else "zh"
    if not english_name(base):
        raise TqcheckError(f"“{code}” is not a known language code; write one like en, zh, zh-Hant or pt-BR.")
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]  # noqa: PLR2004 - a script has four letters
    return "-".join([base, *parts])


def base(code: str) -> str:
    """Return the language without script and region: `zh-Hant` → `zh`."""
    return code.partition("-")[0]


def same_language(one: str, other: str) -> bool:
    """Say whether two codes name one language, scripts and regions aside."""
    return base(one) == base(other)


def writes_spaces(code: str) -> bool:
    """Say whether the language separates words by spaces."""
    return base(code) not in _WITHOUT_SPACES


def is_right_to_left(code: str) -> bool:
    """Say whether the language is written from right to left."""
    return base(code) in {"ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb", "ug", "sd"}


def english_name(code: str) -> str:
    """Return the language's English name (“Simplified Chinese”), or “” if CLDR has none.

    Source: CLDR through babel; imported here, for it takes longer to load than the rest of the module.
    """
    from babel import Locale  # noqa: PLC0415

    names = Locale("en").languages
    if code == "zh":
        return "Simplified Chinese"
    if code == "zh-Hant":
        return "Traditional Chinese"
    return str(names.get(code.replace("-", "_")) or names.get(base(code)) or "")
