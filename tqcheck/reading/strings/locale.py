"""Which language the name of a file of strings says that it is in."""

from __future__ import annotations

import re
from pathlib import PurePath

from tqcheck.errors import TqcheckError
from tqcheck.languages.codes import normalise

_CODE = r"[a-z]{2,3}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|[a-z]{2}|[a-z]{4}|\d{3}))*"
_ANDROID = re.compile(r"values-(?:b\+)?(?P<code>[a-z]{2,3}(?:\+[A-Z][a-z]{3})?(?:(?:-r|\+)[A-Z]{2})?)(?:-[a-z0-9]+)*")
_APPLE = re.compile(rf"(?P<code>{_CODE})\.lproj", re.IGNORECASE)
_STEM = re.compile(rf"(?:.*[._\-])?(?P<code>{_CODE})")
_FOLDER = re.compile(_CODE)
_NO_CODES = frozenset({"app", "src", "res", "lib", "doc", "web", "ios", "bin", "var", "tmp", "usr", "new", "old"})


def language_of(path: str) -> str | None:
    """Return the code in the name of a file or of a folder that it is in, or None where there is none.

    As in `values-de/strings.xml`, `de.lproj/Localizable.strings`, `messages_pt_BR.properties`, `de/common.json`.
    """
    pure = PurePath(path)
    for part in reversed(pure.parts[:-1]):
        if found := _ANDROID.fullmatch(part) or _APPLE.fullmatch(part):
            return _known(found["code"].replace("-r", "-").replace("+", "-"))
    if found := _STEM.fullmatch(pure.stem):
        code = _known(found["code"])
        if code:
            return code
    for part in reversed(pure.parts[-3:-1]):
        if _FOLDER.fullmatch(part) and part not in _NO_CODES and (code := _known(part)):
            return code
    return None


def _known(code: str) -> str | None:
    try:
        return normalise(code)
    except TqcheckError:
        return None
