"""Path → Text: the formats that can be read, and how bytes become characters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import normalise
from tqcheck.languages.detection import detect
from tqcheck.model import Text
from tqcheck.reading import plain
from tqcheck.reading.decoding import decode

# suffix → what turns the decoded file into a text of the same offsets; every other suffix is plain text
FORMATS: dict[str, Callable[[str], str]] = {".txt": plain.read}

_BLANK = "\ufeff \t\r\n\u3000\u00a0"


def read(path: str, *, language: str | None = None) -> Text:
    """Read a file.

    Args:
        path: of the file.
        language: the BCP 47 code of the language that it is said to be in; None to detect it.

    Raises:
        TqcheckError: if the file is missing, unreadable, empty, binary or in no known encoding,
            if `language` is no code, or if none is given and none can be told.
    """
    declared = normalise(language) if language else None
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise TqcheckError(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise TqcheckError(f"{path}: is a folder; name a file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TqcheckError(f"{path}: cannot be read ({reason}).") from None
    text, encoding = decode(data, path=path, language=declared)
    text = FORMATS.get(Path(path).suffix.lower(), plain.read)(text)
    notes = (f"{path} is not UTF-8; read as {encoding}.",) if encoding else ()
    return from_string(text, path=path, language=declared, notes=notes)


def from_string(text: str, *, path: str, language: str | None = None, notes: tuple[str, ...] = ()) -> Text:
    """Make a text of a string; `path` is what reports call it.

    Raises:
        TqcheckError: if the string is blank, or no language is given and none can be told.
    """
    if not text.strip(_BLANK):
        raise TqcheckError(f"{path}: is empty, so there is nothing to compare.")
    if language:
        return Text(path, text, normalise(language), notes)
    guess = detect(text)
    if guess is None:
        raise TqcheckError(f"{path}: its language cannot be told; give it with --source-lang or --target-lang.")
    return Text(path, text, normalise(guess.language), notes)
