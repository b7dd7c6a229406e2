"""Whether an office is a deputy's, an acting, former or elected holder's."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from tqcheck.evidence.terms.folding import fold, is_unspaced
from tqcheck.evidence.titles.offices import modifiers
from tqcheck.evidence.titles.sightings import Sighting

# What must not be dropped, each with the modifiers that may stand for it in a translation.
GROUPS = {
    "former": ("former", "late", "then", "retired", "ousted", "outgoing", "emeritus"),
    "deputy": ("deputy", "vice", "assistant", "associate"),
    "acting": ("acting", "interim", "caretaker"),
    "elect": ("elect", "designate", "incoming"),
}
# Words in which a modifier's character is none, and words that say the same in another way.
_NO_MODIFIER = re.compile(
    "目前|之前|以前|前往|前景|前天|前提|前线|前線|此前|提前|日前|面前|"
    "前后|前後|前年|空前|前途|前沿|前进|前進|原因|原则|原則|原来|原本|"
    "代表|时代|時代|年代|当代|現代|现代|次数|首次|再次|一次|多次|本次|"
    "此次|每次|新闻|新聞|准备|準備|标准|標準|批准"
)


@cache
def _otherwise() -> dict[str, dict[str, list[str]]]:
    """Return the beginnings of words that say what a modifier says, by group and language."""
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
    stems = [re.escape(word[:-2] if len(word) > 5 else word) + (r"\w{0,4}" if len(word) > 5 else "") for word in words]  # noqa: PLR2004
    joined = r"[\s-]".join(stems)
    return rf"{joined}[\s-]" if form[-1:] in " -" else rf"[\s-]{joined}" if form[:1] in " -" else joined


def hinted(group: str, text: str, language: str) -> bool:
    """Say whether anything in the text may render the modifier."""
    folded = _masked(text, language)
    own = _otherwise()[group].get(language.partition("-")[0])
    if own is None:
        return True
    hints = [fold(hint, language) for hint in own]
    if is_unspaced(language) or language.startswith("ar"):
        return any(hint in folded for hint in hints)
    return any(re.search(rf"(?<!\w){re.escape(hint)}", folded) for hint in hints)


def _masked(text: str, language: str) -> str:
    folded = fold(text, language)
    return _NO_MODIFIER.sub("　", folded) if is_unspaced(language) else folded
