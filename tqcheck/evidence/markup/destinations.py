"""Whether the link of a translation goes where that of the source goes, in the translation's language or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from babel.core import get_global

from tqcheck.languages.codes import base

_SCHEME = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.\-]*):)?(?://(?P<host>[^/?#]*))?(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_CODE = re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}|latam)){0,2}", re.IGNORECASE)
_CODE_AT_END = tuple(
    re.compile(rf"(?P<stem>.+)[._-](?P<code>{code})", re.IGNORECASE)
    for code in (r"[a-z]{2,3}[-_](?:[a-z]{4}|[a-z]{2}|\d{3})", r"[a-z]{2,3}")
)
_INDEX = re.compile(r"(?:index|readme)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|mdx?|markdown|rst|php|aspx?)$", re.IGNORECASE)
_ABOUT_LANGUAGE = frozenset({"hl", "lang", "language", "locale", "lr", "setlang", "uselang", "l", "ln"})
# What pages are filed under in some languages, besides their codes.
_OTHER_CODES: dict[str, tuple[str, ...]] = {
    "zh": ("cn", "tw", "hk", "sc", "tc", "chs", "cht"),
    "ja": ("jp",),
    "ko": ("kr",),
    "vi": ("vn",),
    "uk": ("ua",),
    "cs": ("cz",),
    "en": ("us", "uk", "gb", "intl", "global", "www"),
}


@dataclass(frozen=True, slots=True)
class _Address:
    scheme: str
    host: str  # without the labels that say a language
    path: tuple[str, ...]  # likewise
    query: frozenset[str]  # likewise
    fragment: str
    has_local_host: bool  # a label of the host said a language
    has_local_path: bool  # a part of the path did


def same_destination(source: str, target: str, source_language: str, target_language: str) -> bool:
    """Say whether two links may be one and its version for readers of the other language.

    Parts of the address that name either language count for nothing, nor does the place in the page, since
    headings are translated. Where both hosts name their language, as en.wikipedia.org and zh.wikipedia.org do, the page
    has a name of its own in each; where both paths do, it may have one, if it looks translated.
    """
    if source == target:
        return True
    languages = source_language, target_language
    one, other = _address(source, *languages), _address(target, *languages)
    if one.scheme != other.scheme or (one.host and other.host and one.host != other.host):
        return False
    if not (one.host or one.path or other.host or other.path):
        return bool(one.fragment) == bool(other.fragment)
    if one.host == other.host and (
        (one.has_local_host and other.has_local_host)
        or (one.has_local_path and other.has_local_path and _translated(one, other, languages))
    ):
        return True
    # A translation lies in a folder of its own, so that relative addresses differ in how they begin.
    return one.query == other.query and _one_ends_the_other(one.path, other.path)


def readable(address: str) -> str:
    """Return an address as people read it."""
    return unquote(address)


def _translated(source: _Address, target: _Address, languages: tuple[str, str]) -> bool:
    """Say whether a path may be the other in the other language: English letters on both sides are no Chinese."""
    if not "".join((*source.path, *target.path)).isascii():
        return True
    scripts = get_global("likely_subtags")
    return all("_Latn_" in scripts.get(base(language), "") for language in languages)


def _one_ends_the_other(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long if not short else long[-len(short) :] == short


def _address(written: str, *languages: str) -> _Address:
    rest, _, fragment = unquote(written.strip()).partition("#")
    rest, _, query = rest.partition("?")
    found = _SCHEME.fullmatch(rest)
    scheme, host, path = (found["scheme"] or "", found["host"] or "", found["rest"]) if found else ("", "", rest)
    scheme = "" if scheme.lower() in ("", "http", "https") else scheme.lower()
    codes = _codes(*languages)
    labels = [label for label in host.lower().split(".") if label]
    kept = [label for label in labels[:-2] if label not in codes and label not in ("www", "m")] + labels[-2:]
    parts = [part for part in _ENDING.sub("", path).split("/") if part not in ("", ".", "..")]
    bare = [_without_code(part, codes) for part in parts if not _is_code(part, codes)]
    has_local_path = bare != parts
    if bare and _INDEX.fullmatch(bare[-1]):
        bare.pop()
    parameters = frozenset(p for p in query.split("&") if p and p.partition("=")[0].lower() not in _ABOUT_LANGUAGE)
    return _Address(
        scheme,
        ".".join(kept),
        tuple(part.lower() for part in bare if part),
        parameters,
        fragment,
        has_local_host=len(kept) < sum(label not in ("www", "m") for label in labels),
        has_local_path=has_local_path,
    )


def _codes(*languages: str) -> frozenset[str]:
    """Return what may stand for the languages in an address; English is where every site begins."""
    bases = {base(language) for language in (*languages, "en")}
    others = {code for language in bases for code in _OTHER_CODES.get(language, ())}
    return frozenset(bases | others | {language.lower() for language in languages})


def _is_code(part: str, codes: frozenset[str]) -> bool:
    part = part.lower().replace("_", "-")
    return part in codes or bool(_CODE.fullmatch(part) and part.partition("-")[0] in codes)


def _without_code(part: str, codes: frozenset[str]) -> str:
    """Return the name of a file without the language in it: guide.zh-CN, guide-zh.png, guide_de.html."""
    stem, dot, ending = part.rpartition(".")
    if not dot or _is_code(ending, codes):
        stem, dot, ending = part, "", ""
    for pattern in _CODE_AT_END:
        found = pattern.fullmatch(stem)
        if found and _is_code(found["code"], codes):
            return found["stem"] + dot + ending
    return part
