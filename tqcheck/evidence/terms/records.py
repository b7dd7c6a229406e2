"""Glossary entries as records of named values: what the TOML and the YAML form have in common.

A record has a key for each language, whose value is a text, a list of texts, or of records
`{text, status, case-sensitive}`; the properties are id, note, domain, part-of-speech, not, near, case-sensitive
and do-not-translate.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.headers import language_named
from tqcheck.model import Entry, Rendering, Status

_TEXTS = ("id", "note", "domain", "part-of-speech")
_LISTS = ("not", "near")
_OTHERS = ("case-sensitive", "do-not-translate")


def entry_of(record: Mapping[str, Any], *, path: str, line: int) -> Entry:
    """Return the entry that a record describes; `line` is where it begins in its file, from 1.

    Raises:
        TqcheckError: if it has an unknown key or a value of the wrong kind.
    """
    where = f"{path}, line {line}"
    exact = record.get("case-sensitive", False)
    keep = record.get("do-not-translate", False)
    if not isinstance(exact, bool) or not (isinstance(keep, bool) or _is_texts(keep)):
        raise TqcheckError(
            f"{where}: case-sensitive is true or false; do-not-translate is that, or a list of languages."
        )
    for key in _TEXTS:
        if not isinstance(record.get(key, ""), str):
            raise TqcheckError(f"{where}: {key} is a text.")
    for key in _LISTS:
        if not _is_texts(record.get(key, [])):
            raise TqcheckError(f"{where}: {key} is a list of texts.")
    return Entry(
        id=record.get("id", f"line-{line}"),
        renderings=_renderings(record, where, exact),
        neighbours=tuple(record.get("not", ())),
        note=record.get("note", ""),
        domain=record.get("domain", ""),
        part_of_speech=record.get("part-of-speech", ""),
        near=tuple(record.get("near", ())),
        keep=("*",) if keep is True else _languages(keep or (), where),
        line=line,
    )


def _renderings(record: Mapping[str, Any], where: str, exact: bool) -> dict[str, tuple[Rendering, ...]]:  # noqa: FBT001 - passed on
    renderings = {}
    for key, value in record.items():
        if key in {*_TEXTS, *_LISTS, *_OTHERS}:
            continue
        language = key if key in {"source", "target"} else language_named(key)
        if language is None:
            raise TqcheckError(f"{where}: unknown key “{key}”; name a language (en, zh) or a property.")
        renderings[language] = tuple(
            _rendering(item, where, exact) for item in (value if isinstance(value, list) else [value])
        )
    if not renderings:
        raise TqcheckError(f"{where}: the entry has no term.")
    return renderings


def _rendering(item: Any, where: str, exact: bool) -> Rendering:  # noqa: FBT001 - passed on
    if isinstance(item, str) and item.strip():
        return Rendering(item.strip(), case_sensitive=exact)
    if isinstance(item, dict) and isinstance(item.get("text"), str) and item["text"].strip():
        status, own_case = item.get("status", "admitted"), item.get("case-sensitive", exact)
        unknown = next((key for key in item if key not in {"text", "status", "case-sensitive"}), None)
        if status in get_args(Status) and isinstance(own_case, bool) and unknown is None:
            return Rendering(item["text"].strip(), status, own_case)
    kinds = ", ".join(get_args(Status))
    raise TqcheckError(f"{where}: a term is a text or {{ text = …, status = one of {kinds} }}.")


def _languages(codes: list[str] | tuple[()], where: str) -> tuple[str, ...]:
    languages = []
    for code in codes:
        language = language_named(code)
        if language is None:
            raise TqcheckError(f"{where}: do-not-translate names “{code}”, which is no language.")
        languages.append(language)
    return tuple(languages)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
