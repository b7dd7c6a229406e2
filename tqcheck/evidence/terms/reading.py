"""A glossary file → Glossary; the suffix says the format."""

from __future__ import annotations

from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.model import Entry, Glossary

_TABLES = {".tsv", ".csv", ".txt", ".tab"}


def read_glossary(path: str) -> Glossary:
    """Read a glossary file: TSV, CSV, TBX, TOML, YAML or XLSX.

    Raises:
        TqcheckError: if the file is missing, is no glossary, or has a mistake; the message names the line.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise TqcheckError(f"{path}: {error.strerror or error}.") from None
    entries = _parse(data, path)
    if not entries:
        raise TqcheckError(f"{path}: has no entries.")
    return Glossary(Path(path).name, entries)


def _parse(data: bytes, path: str) -> tuple[Entry, ...]:
    suffix = Path(path).suffix.lower()
    # The rarer formats are imported on use: every start of the program imports this module.
    if suffix in {".tbx", ".xml"}:
        from tqcheck.evidence.terms.tbx import parse_tbx  # noqa: PLC0415

        return parse_tbx(data, path=path)
    if suffix == ".xlsx":
        from tqcheck.evidence.terms.xlsx import parse_xlsx  # noqa: PLC0415

        return parse_xlsx(data, path=path)
    if suffix == ".toml":
        from tqcheck.evidence.terms.toml import parse_toml  # noqa: PLC0415

        return parse_toml(_text(data, path), path=path)
    if suffix in {".yaml", ".yml"}:
        from tqcheck.evidence.terms.yaml import parse_yaml  # noqa: PLC0415

        return parse_yaml(_text(data, path), path=path)
    if suffix in _TABLES:
        return parse_table(_text(data, path), path=path)
    raise TqcheckError(f"{path}: glossaries are .tsv, .csv, .tbx, .toml, .yaml or .xlsx files, not “{suffix}”.")


def _text(data: bytes, path: str) -> str:
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TqcheckError(f"{path}, line {line}: not valid UTF-8; save the file as UTF-8.") from None
