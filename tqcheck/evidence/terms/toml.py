"""Glossaries in TOML: all that an entry can hold, one `[[term]]` an entry.

[[term]]
en = ["CCP", "Chinese Communist Party"]
zh = ["中共", "中国共产党", { text = "中国", status = "forbidden" }]
note = "The party is not the country."
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, get_args

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.tables import language_named
from tqcheck.model import Entry, Rendering, Status

_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*term[ \t]*\]\]", re.MULTILINE)
_TEXTS = ("id", "note", "domain", "part-of-speech")
_LISTS = ("not", "near")
_OTHERS = ("case-sensitive", "do-not-translate")


def parse_toml(text: str, *, path: str) -> tuple[Entry, ...]:
    """Read a glossary in TOML.

    Raises:
        TqcheckError: if it is no TOML, or an entry has an unknown key or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TqcheckError(f"{path}: {error}.") from None
    terms = table.get("term", [])
    stray = next((key for key in table if key != "term"), None)
    if stray is not None or not isinstance(terms, list) or not all(isinstance(term, dict) for term in terms):
        raise TqcheckError(f"{path}: “{stray or 'term'}” is unexpected; a glossary is a list of [[term]] tables.")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEAD.finditer(text)]
    if len(lines) != len(terms):  # terms written as an inline array
        lines = [1] * len(terms)
    return tuple(_entry(term, f"{path}, line {line}", line) for term, line in zip(terms, lines, strict=True))


def _entry(term: dict[str, Any], where: str, line: int) -> Entry:
    exact = term.get("case-sensitive", False)
    keep = term.get("do-not-translate", False)
    if not isinstance(exact, bool) or not (isinstance(keep, bool) or _is_texts(keep)):
        raise TqcheckError(
            f"{where}: case-sensitive is true or false; do-not-translate is that, or a list of languages."
        )
    for key in _TEXTS:
        if not isinstance(term.get(key, ""), str):
            raise TqcheckError(f"{where}: {key} is a text.")
    for key in _LISTS:
        if not _is_texts(term.get(key, [])):
            raise TqcheckError(f"{where}: {key} is a list of texts.")
    renderings = {}
    for key, value in term.items():
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
    return Entry(
        id=term.get("id", f"line-{line}"),
        renderings=renderings,
        neighbours=tuple(term.get("not", ())),
        note=term.get("note", ""),
        domain=term.get("domain", ""),
        part_of_speech=term.get("part-of-speech", ""),
        near=tuple(term.get("near", ())),
        keep=("*",) if keep is True else tuple(keep or ()),
        line=line,
    )


def _rendering(item: Any, where: str, exact: bool) -> Rendering:  # noqa: FBT001 - passed on
    if isinstance(item, str) and item.strip():
        return Rendering(item.strip(), case_sensitive=exact)
    if isinstance(item, dict) and isinstance(item.get("text"), str) and item["text"].strip():
        status = item.get("status", "admitted")
        unknown = next((key for key in item if key not in {"text", "status", "case-sensitive"}), None)
        if status in get_args(Status) and unknown is None:
            return Rendering(item["text"].strip(), status, bool(item.get("case-sensitive", exact)))
    kinds = ", ".join(get_args(Status))
    raise TqcheckError(f"{where}: a term is a text or {{ text = …, status = one of {kinds} }}.")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
