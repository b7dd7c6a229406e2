"""What is wrong with a glossary itself: `tqcheck glossary check FILE`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tqcheck.evidence.terms.folding import fold, is_unspaced, term_keys
from tqcheck.languages.codes import base, english_name
from tqcheck.languages.detection import chinese_script, to_simplified
from tqcheck.model import Entry, Glossary, Rendering, Severity

# The scripts that a term of the language must have a letter of; abbreviations and foreign names stay Latin anywhere.
_SCRIPTS = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "uk": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
}
_LATIN_LANGUAGES = frozenset({"en", "de", "fr", "es", "vi", "pt", "it", "nl"})
_LATIN = re.compile(r"[A-Za-zÀ-ɏ\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_LONG_ENOUGH = 4  # a Latin word of fewer letters in a Chinese column may well be an abbreviation


@dataclass(frozen=True, slots=True)
class Remark:
    """A mistake or an oddity of a glossary, and the line of the entry that it is in."""

    line: int
    severity: Severity
    message: str


def review(glossary: Glossary) -> tuple[Remark, ...]:
    """Return what is wrong, by lines: duplicates, contradictions, wrong languages, terms inside others."""
    remarks = [
        *_without_language(glossary.entries),
        *_within_entries(glossary.entries),
        *_between_entries(glossary.entries),
        *_inside_others(glossary.entries),
        *_unknown_neighbours(glossary.entries),
    ]
    return tuple(sorted(set(remarks), key=lambda remark: (remark.line, remark.severity, remark.message)))


def render_remarks(remarks: Sequence[Remark], *, path: str) -> str:
    """Write remarks as compilers do, one a line, with a summary."""
    lines = [f"{path}:{remark.line}: {remark.severity}: {remark.message}" for remark in remarks]
    counts = [(kind, sum(remark.severity == kind for remark in remarks)) for kind in ("error", "warning", "info")]
    summary = ", ".join(
        f"{count} {kind if count == 1 or kind == 'info' else kind + 's'}" for kind, count in counts if count
    )
    return "\n".join([*lines, f"{path}: {summary or 'nothing to remark'}"]) + "\n"


def _without_language(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Tell of what columns the language is not known, once."""
    open_ones = [side for side in ("source", "target") if any(side in entry.renderings for entry in entries)]
    if open_ones:
        which = " and of the ".join(open_ones)
        options = " and ".join(f"--{side}-lang" for side in open_ones)
        yield Remark(
            1,
            "info",
            f"the language of the {which} is not said, so that letters are not looked at; "
            f"{options} {'say' if len(open_ones) > 1 else 'says'} it",
        )


def _within_entries(entries: Sequence[Entry]) -> Iterator[Remark]:
    for entry in entries:
        if len(entry.renderings) < 2 and not entry.keep:  # noqa: PLR2004 - a glossary speaks of two languages
            yield Remark(entry.line, "warning", f"“{_name(entry)}” has no translation")
        for language, renderings in entry.renderings.items():
            statuses: dict[str, set[bool]] = defaultdict(set)
            for rendering in renderings:
                statuses[rendering.text].add(rendering.status == "forbidden")
                problem = _wrong_language(rendering, language)
                if problem:
                    yield Remark(entry.line, "error", problem)
            for text, forbidden in statuses.items():
                if len(forbidden) > 1:
                    yield Remark(entry.line, "error", f"“{text}” is both accepted and forbidden")
                elif sum(rendering.text == text for rendering in renderings) > 1:
                    yield Remark(entry.line, "warning", f"“{text}” is there twice")


def _wrong_language(rendering: Rendering, language: str) -> str | None:
    """Return what is wrong with the letters that a term is written in, or None."""
    if language in {"source", "target"}:
        return None
    text, code = rendering.text, base(language)
    name = english_name(language)
    if code in _LATIN_LANGUAGES and any(pattern.search(text) for pattern in _SCRIPTS.values()):
        return f"“{text}” is not {name}"
    if code in _SCRIPTS and not _SCRIPTS[code].search(text) and not _may_stay_latin(text):
        return f"“{text}” is not {name}"
    if code == "zh" and _KANA.search(text):
        return f"“{text}” is Japanese, not {name}"
    if language == "zh" and to_simplified(text) != text and chinese_script(text) == "zh-Hant":
        return f"“{text}” is written in Traditional characters"
    return None


def _may_stay_latin(text: str) -> bool:
    """Say whether a term may be an abbreviation, a number or a name that other scripts keep."""
    letters = _LETTER.findall(text)
    latin = len(_LATIN.findall(text))
    return not letters or (latin == len(letters) and not (text.islower() and latin >= _LONG_ENOUGH))


def _between_entries(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Compare the entries that share a term."""
    by_term: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        own = _own_language(entry)
        keys = {
            fold(rendering.text, own) for rendering in entry.renderings.get(own, ()) if rendering.status != "forbidden"
        }
        for key in keys:
            by_term[own, key].append(entry)
    for (own, key), sharing in by_term.items():
        for earlier, later in pairwise(sharing):
            yield _compare(earlier, later, own, key)


def _compare(earlier: Entry, later: Entry, own: str, key: str) -> Remark:
    term = next(rendering.text for rendering in later.renderings[own] if fold(rendering.text, own) == key)
    for language in later.renderings:
        if language == own or language not in earlier.renderings:
            continue
        allowed = [
            {r.text for r in entry.renderings[language] if r.status != "forbidden"} for entry in (earlier, later)
        ]
        banned = [{r.text for r in entry.renderings[language] if r.status == "forbidden"} for entry in (earlier, later)]
        clash = (allowed[0] & banned[1]) | (allowed[1] & banned[0])
        if clash:
            message = (
                f"“{term}”: “{min(clash)}” is accepted in one entry and forbidden in another (line {earlier.line})"
            )
            return Remark(later.line, "error", message)
        if all(allowed) and not allowed[0] & allowed[1]:
            message = f"“{term}” is “{min(allowed[1])}” here and “{min(allowed[0])}” in line {earlier.line}"
            return Remark(later.line, "warning", message)
    return Remark(later.line, "warning", f"“{term}” has an entry already (line {earlier.line})")


def _inside_others(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Tell which terms are part of longer ones; the longer one wins, which is not what everyone expects."""
    holders: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        own = _own_language(entry)
        for rendering in entry.renderings.get(own, ()):
            holders.setdefault(_units(rendering.text, own), entry)
    for units, entry in holders.items():
        whole = _name(entry)
        for length in range(1, len(units)):
            for start in range(len(units) - length + 1):
                part = holders.get(units[start : start + length])
                if part is not None and part is not entry:
                    message = (
                        f"“{_name(part)}” (line {part.line}) is part of “{whole}”; where both fit, the longer counts"
                    )
                    yield Remark(entry.line, "info", message)


def _units(text: str, language: str) -> tuple[str, ...]:
    if is_unspaced(language):
        return tuple(fold(text, language))
    return tuple(key for key, _ in term_keys(text, language))


def _unknown_neighbours(entries: Sequence[Entry]) -> Iterator[Remark]:
    known = {entry.id for entry in entries}
    for entry in entries:
        for neighbour in entry.neighbours:
            if neighbour not in known:
                yield Remark(
                    entry.line, "warning", f"“{neighbour}” is no id of this glossary; it may be one of the built-in"
                )


def _own_language(entry: Entry) -> str:
    """Return the language of an entry's first column."""
    return next(iter(entry.renderings), "source")


def _name(entry: Entry) -> str:
    own = entry.renderings.get(_own_language(entry), ())
    return own[0].text if own else entry.id
