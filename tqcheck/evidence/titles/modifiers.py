"""Whether an office is a deputy's, an acting, former or elected holder's."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from tqcheck.evidence.terms.folding import fold, is_unspaced
from tqcheck.evidence.titles.offices import modifiers
from tqcheck.evidence.titles.sightings import Sighting
from tqcheck.languages.codes import base

# What must not be dropped, each with the modifiers that may stand for it in a translation.
GROUPS = {
    "former": ("former", "late", "then", "retired", "ousted", "outgoing", "emeritus"),
    "deputy": ("deputy", "vice", "assistant", "associate"),
    "acting": ("acting", "interim", "caretaker"),
    "elect": ("elect", "designate", "incoming"),
    "honorary": ("honorary", "emeritus"),
}


_SHORT = 5  # letters of a word that is written as it stands


@cache
def _otherwise() -> dict[str, dict[str, list[str]]]:
    """Return what says that which a modifier says, by group and language."""
    return tomllib.loads((files("tqcheck.evidence.titles") / "data" / "otherwise.toml").read_text(encoding="utf-8"))


def has(group: str, text: str, language: str, sighting: Sighting) -> bool:
    """Say whether a modifier of the group stands directly at an office."""
    before, after = _masked(text[: sighting.start], language), _masked(text[sighting.end :], language)
    for prefix, suffix in _patterns(GROUPS[group][0], language):
        if prefix and _directly_before(prefix, before, text, language):
            return True
        if suffix and re.match(rf"{suffix}(?!\w)" if not is_unspaced(language) else suffix, after):
            return True
    return False


def _directly_before(prefix: str, before: str, text: str, language: str) -> bool:
    """Say whether the modifier stands before the office, names between aside (former Taipei Mayor, 前美国国务卿)."""
    if is_unspaced(language):
        return bool(
            re.search(
                rf"(?:^|[^\w]|[和与與及的是名位任]){prefix}[^\s，。、；：“”「」（）(),.的]{{0,8}}$|{prefix}$", before
            )
        )
    found = re.search(rf"(?<!\w){prefix}((?:[\w.'’-]+\s){{0,3}})$", before)
    if not found:
        return False
    gap = text[found.start(1) : found.end(1)].split()
    return all(word[:1].isupper() for word in gap)


@cache
def _patterns(modifier: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return what may stand before an office and what behind it, as regular expressions on folded text."""
    found = []
    for form in modifiers()[modifier].written(language):
        before, tilde, after = fold(form, language).partition("~")
        if tilde:
            found.append((_loose(before, language), _loose(after, language)))
    return tuple(found)


def _loose(form: str, language: str) -> str:
    """Return a regular expression for a modifier with any ending; hyphens, blanks and nothing are alike."""
    words = re.split(r"[\s-]+", form.strip(" -"))
    if not any(words):
        return ""
    if is_unspaced(language):
        return re.escape("".join(words)) if len("".join(words)) > 0 else ""
    stems = [_with_any_ending(word, language) for word in words]
    joined = r"[\s-]".join(stems)
    return rf"{joined}[\s-]" if form[-1:] in " -" else rf"[\s-]{joined}" if form[:1] in " -" else joined


def _with_any_ending(word: str, language: str) -> str:
    if base(language) == "ar":  # whose endings are few, while words of one root begin alike: القادم, القاهرة
        return re.escape(word.removesuffix("ة")) + "(?:ة|ين|ون|ان|ا|ات)?"
    return re.escape(word[:-2]) + r"\w{0,4}" if len(word) > _SHORT else re.escape(word)


def hinted(group: str, text: str, language: str) -> bool:
    """Say whether anything in the text may render the modifier; yes for languages of which nothing is known."""
    pattern = _hints(group, language)
    return pattern is None or bool(pattern.search(_masked(text, language)))


@cache
def _hints(group: str, language: str) -> re.Pattern[str] | None:
    own = _otherwise()[group].get(base(language))
    if own is None:
        return None
    start = "" if is_unspaced(language) else r"(?<!\w)"
    return re.compile(start + "(?:" + "|".join(fold(hint, language) for hint in own) + ")")


@cache
def _mask(language: str) -> re.Pattern[str]:
    own = _otherwise()["mask"].get(base(language), [])
    return re.compile("|".join(fold(words, language) for words in own) or "(?!)")


def _masked(text: str, language: str) -> str:
    return _mask(language).sub(lambda found: "\u3000" * len(found.group()), fold(text, language))
