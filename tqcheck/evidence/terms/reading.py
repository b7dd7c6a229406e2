"""A glossary file → Glossary; the suffix says the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.languages.codes import english_name
from tqcheck.model import Entry, Glossary

_TABLES = {".tsv", ".csv", ".txt", ".tab"}


def read_glossary(path: str, *, source: str | None = None, target: str | None = None) -> Glossary:
    """Read a glossary file: TSV, CSV, TBX, TOML, YAML or XLSX.

    Args:
        path: of the file; its suffix says the format.
        source: the language of terms of which the file says only that they are of the source; None: left open.
        target: likewise for the target, and of a column whose header names nothing that is known.

    Raises:
        TqcheckError: if the file is missing, is no glossary, or has a mistake; the message names the line.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise TqcheckError(f"{path}: {error.strerror or error}.") from None
    entries = _parse(data, path, target)
    if not entries:
        raise TqcheckError(f"{path}: has no entries.")
    languages = {key: code for key, code in (("source", source), ("target", target)) if code}
    double = next((code for code in languages.values() if any(code in entry.renderings for entry in entries)), None)
    if double and any(key in entry.renderings for entry in entries for key in languages):
        raise TqcheckError(f"{path}: has terms in {english_name(double)} beside those whose language is to be it.")
    return Glossary(Path(path).name, tuple(_in_languages(entry, languages) for entry in entries))


def _in_languages(entry: Entry, languages: Mapping[str, str]) -> Entry:
    if not any(key in entry.renderings for key in languages):
        return entry
    return replace(entry, renderings={languages.get(key, key): terms for key, terms in entry.renderings.items()})


def _parse(data: bytes, path: str, unnamed: str | None) -> tuple[Entry, ...]:
    suffix = Path(path).suffix.lower()
    # The rarer formats are imported on use: every start of the program imports this module.
    if suffix in {".tbx", ".xml"}:
        from tqcheck.evidence.terms.tbx import parse_tbx  # noqa: PLC0415

        return parse_tbx(data, path=path)
    if suffix == ".xlsx":
        from tqcheck.evidence.terms.xlsx import parse_xlsx  # noqa: PLC0415

        return parse_xlsx(data, path=path, unnamed=unnamed)
    if suffix == ".toml":
        from tqcheck.evidence.terms.toml import parse_toml  # noqa: PLC0415

        return parse_toml(_text(data, path), path=path)
    if suffix in {".yaml", ".yml"}:
        from tqcheck.evidence.terms.yaml import parse_yaml  # noqa: PLC0415

        return parse_yaml(_text(data, path), path=path)
    if suffix in _TABLES:
        return parse_table(_text(data, path), path=path, unnamed=unnamed)
    raise TqcheckError(f"{path}: glossaries are .tsv, .csv, .tbx, .toml, .yaml or .xlsx files, not “{suffix}”.")


def _text(data: bytes, path: str) -> str:
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TqcheckError(f"{path}, line {line}: not valid UTF-8; save the file as UTF-8.") from None
