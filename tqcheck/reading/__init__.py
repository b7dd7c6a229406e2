"""Path → Text: the formats that can be read, and how bytes become characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import english_name, normalise
from tqcheck.languages.detection import detect
from tqcheck.model import Origin, Text
from tqcheck.reading.decoding import decode
from tqcheck.reading.prose import Prose, Sides
from tqcheck.reading.suppressing import read_beside

# suffix → module of this package with `read(file: str, path: str) -> Prose`; every other suffix is plain text
FORMATS: dict[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rst": "restructuredtext",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".json": "strings.json",
    ".arb": "strings.arb",
    ".yaml": "strings.yaml",
    ".yml": "strings.yaml",
    ".xml": "strings.android",
    ".strings": "strings.apple",
    ".stringsdict": "strings.stringsdict",
    ".properties": "strings.properties",
    ".resx": "strings.resx",
}
# the same for files that are no text: `read(data: bytes, path: str) -> Prose`
BINARY: dict[str, str] = {".docx": "docx"}
# files that may hold a text and its translations: besides `read` there is `read_sides(file: str, path: str) -> Sides`
BILINGUAL: dict[str, str] = {
    ".po": "gettext",
    ".pot": "gettext",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".tmx": "tmx",
}

_BLANK = "\ufeff \t\r\n\u3000\u00a0"


def read(path: str, *, language: str | None = None) -> Text:
    """Read a file, and the suppressions in the file beside it.

    Args:
        path: of the file.
        language: the BCP 47 code of the language that it is said to be in; None to take it from the file, or detect it.

    Raises:
        TqcheckError: if the file is missing, unreadable, empty, binary, in no known encoding or not what its suffix
            says, if `language` is no code, or if none is given and none can be told.
    """
    text = from_bytes(load(path), path=path, language=language)
    return replace(text, suppressions=(*text.suppressions, *read_beside(path)))


def from_bytes(data: bytes, *, path: str, language: str | None = None) -> Text:
    """Make a text of the content of a file; `path` is what reports call it, and its suffix says the format.

    Raises:
        TqcheckError: as `read` does.
    """
    declared = normalise(language) if language else None
    suffix = Path(path).suffix.lower()
    if suffix in BINARY:
        prose = _module(BINARY[suffix]).read(data, path)
        return _text(prose, path=path, file=prose.file, language=declared)
    file, encoding = decode(data, path=path, language=declared)
    notes = (f"{path} is not UTF-8; read as {encoding}.",) if encoding else ()
    name = FORMATS.get(suffix) or BILINGUAL.get(suffix)
    prose = _module(name).read(file, path) if name else Prose(file)
    return _text(prose, path=path, file=file, language=declared, notes=notes)


def read_sides(path: str, *, source: str | None = None, target: str | None = None) -> tuple[Text, tuple[Text, ...]]:
    """Read a file that holds a text and its translations, as PO, XLIFF and TMX do, and the suppressions beside it.

    Args:
        path: of the file.
        source: language of the text; None to take it from the file, or detect it.
        target: language of the translation; None for all that the file has.

    Returns:
        The text, and its translation into each language, in units of the same keys.

    Raises:
        TqcheckError: if the file cannot be read or does not hold both sides.
    """
    original, translations = sides_from_bytes(load(path), path=path, source=source, target=target)
    return replace(original, suppressions=(*original.suppressions, *read_beside(path))), translations


def sides_from_bytes(
    data: bytes, *, path: str, source: str | None = None, target: str | None = None
) -> tuple[Text, tuple[Text, ...]]:
    """Make the texts of the content of a file that holds both sides; otherwise as `read_sides`.

    Raises:
        TqcheckError: as `read_sides` does, and if the suffix of `path` is of no format that can hold both sides.
    """
    if not is_bilingual(path):
        raise TqcheckError(f"name a translation of {path} too: it is no format that holds both.")
    file, encoding = decode(data, path=path, language=None)
    notes = (f"{path} is not UTF-8; read as {encoding}.",) if encoding else ()
    sides: Sides = _module(BILINGUAL[Path(path).suffix.lower()]).read_sides(file, path)
    wanted = normalise(target) if target else None
    targets = {code: prose for code, prose in sides.targets.items() if prose.text.strip(_BLANK)}
    if wanted and "" not in targets:
        targets = _in_language(targets, wanted)
    if not targets:
        raise TqcheckError(f"{path}: holds no translation{f' into {english_name(wanted)}' if wanted else ''}.")
    original = _text(sides.source, path=path, file=file, language=normalise(source) if source else None, notes=notes)
    translations = tuple(
        _text(prose, path=path, file=file, language=wanted or (normalise(code) if code else None))
        for code, prose in targets.items()
    )
    return original, translations


def _in_language(sides: Mapping[str, Prose], wanted: str) -> dict[str, Prose]:
    """Return the sides in a language; German as such is also that of Austria, where there is no other."""
    exact = {code: prose for code, prose in sides.items() if normalise(code) == wanted}
    regional = {code: prose for code, prose in sides.items() if normalise(code).startswith(f"{wanted}-")}
    return exact or {code: prose for code, prose in regional.items() if normalise(code) != "zh-Hant"}


def is_bilingual(path: str) -> bool:
    """Say whether a file of that name may hold a text and its translations."""
    return Path(path).suffix.lower() in BILINGUAL


def load(path: str) -> bytes:
    """Return the content of a file.

    Raises:
        TqcheckError: if it is missing or unreadable.
    """
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise TqcheckError(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise TqcheckError(f"{path}: is a folder; name a file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TqcheckError(f"{path}: cannot be read ({reason}).") from None


def from_string(text: str, *, path: str, language: str | None = None) -> Text:
    """Make a text of a string; `path` is what reports call it.

    Raises:
        TqcheckError: if the string is blank, or no language is given and none can be told.
    """
    return _text(Prose(text), path=path, file=text, language=normalise(language) if language else None)


def _text(prose: Prose, *, path: str, file: str, language: str | None, notes: tuple[str, ...] = ()) -> Text:
    if not prose.text.strip(_BLANK):
        if file.strip(_BLANK):
            raise TqcheckError(f"{path}: read as its suffix says, it holds no text, so there is nothing to compare.")
        raise TqcheckError(f"{path}: is empty, so there is nothing to compare.")
    language = language or (normalise(prose.language) if prose.language else None) or _detected(prose.text, path)
    return Text(
        path,
        prose.text,
        language,
        (*notes, *prose.notes),
        origin=Origin(file, prose.pieces) if prose.pieces else None,
        units=prose.units,
        markup=prose.markup,
        suppressions=prose.suppressions,
    )


def _detected(text: str, path: str) -> str:
    guess = detect(text)
    if guess is None:
        raise TqcheckError(f"{path}: its language cannot be told; give it with --source-lang or --target-lang.")
    return normalise(guess.language)


# Loaded on use: a parser is needed only where there is a file for it.
def _module(name: str) -> ModuleType:
    return import_module(f"tqcheck.reading.{name}")
