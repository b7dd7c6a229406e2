"""What a user writes to silence a finding: a comment in the text, or a line of the file beside it.

    <!-- tqcheck-ignore name-mismatch "Shi Yanhong": he writes himself so -->       covers the next block
    <!-- tqcheck-ignore-file term-mismatch "CCP": the house style of the paper -->  covers the whole text

A suppression names the words that the finding quotes, or its fingerprint, so that it lapses when they change;
and a reason, so that the next reader knows whether it still holds.
"""

from __future__ import annotations

import re
from pathlib import Path

from tqcheck.errors import TqcheckError
from tqcheck.model import Suppression

SIDE_SUFFIX = ".tqcheck-ignore"  # behind the name of the text

_COMMENT = re.compile(r"\s*tqcheck-ignore(?P<file>-file)?(?![\w-])(?P<rest>.*)", re.DOTALL)
_FORM = re.compile(
    r"""(?P<check>[A-Za-z][\w-]*)\s*
    (?:"(?P<straight>[^"]+)"|“(?P<curly>[^”]+)”|(?P<digits>[0-9a-f]{8,64}))?\s*
    (?::\s*(?P<reason>.*))?""",
    re.VERBOSE | re.DOTALL,
)


def parse_comment(comment: str, *, path: str, line: int) -> Suppression | None:
    """Read a comment of a text.

    The reader of the format says what it covers: the block that follows, which it adds as `start` and `end`,
    or the whole text, where `covers_file` says so.

    Args:
        comment: what stands between the marks of a comment.
        path: of the text.
        line: of the file on which the comment begins, from 1.

    Returns:
        The suppression, or None for a comment that is none.

    Raises:
        TqcheckError: if the comment begins as a suppression does and lacks a part.
    """
    found = _COMMENT.fullmatch(comment)
    return _parse(found["rest"], path=path, line=line, form="tqcheck-ignore ") if found else None


def covers_file(comment: str) -> bool:
    """Say whether a comment is a suppression for the whole text."""
    found = _COMMENT.fullmatch(comment)
    return bool(found and found["file"])


def read_beside(path: str) -> tuple[Suppression, ...]:
    """Return the suppressions of the file beside a text; it covers the whole text.

    Raises:
        TqcheckError: if a line lacks a part, or the file cannot be read.
    """
    beside = Path(path + SIDE_SUFFIX)
    try:
        content = beside.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        raise TqcheckError(f"{beside}: is not UTF-8.") from None
    except OSError as error:
        raise TqcheckError(f"{beside}: cannot be read ({error.strerror or error}).") from None
    return parse_lines(content, path=str(beside))


def parse_lines(content: str, *, path: str) -> tuple[Suppression, ...]:
    """Read the lines of a file beside a text: check, words and reason; a line that begins with # is a remark.

    Raises:
        TqcheckError: if a line lacks a part.
    """
    return tuple(
        _parse(words, path=path, line=number, form="")
        for number, words in enumerate(content.splitlines(), start=1)
        if words.strip() and not words.lstrip().startswith("#")
    )


def _parse(words: str, *, path: str, line: int, form: str) -> Suppression:
    found = _FORM.fullmatch(words.strip())
    reason = " ".join((found["reason"] or "").split()) if found else ""
    quoted = found["straight"] or found["curly"] or found["digits"] if found else None
    if not found or not quoted or not quoted.strip() or not reason:
        lacks = (
            "is not written as expected"
            if not found
            else "does not say which words it is about"
            if not quoted or not quoted.strip()
            else "gives no reason"
        )
        raise TqcheckError(
            f'{path}:{line}: the suppression {lacks}; write: {form}check "words that the finding quotes": reason'
        )
    return Suppression(found["check"], reason, words=" ".join(quoted.split()), path=path, line=line)
