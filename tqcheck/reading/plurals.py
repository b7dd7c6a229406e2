"""The plural rules of gettext headers, as `n%10==1 && n%100!=11 ? 0 : 1`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

_WORDS = re.compile(r"\d+|n|\|\||&&|[=!<>]=|[<>!?:%+\-*/()]|(?P<blank>\s+)|(?P<other>.)")
_LEVELS: tuple[dict[str, Callable[[int, int], int]], ...] = (  # loosest first
    {"||": lambda left, right: left or right},
    {"&&": lambda left, right: left and right},
    {"==": operator.eq, "!=": operator.ne},
    {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge},
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.floordiv, "%": operator.mod},
)
_HIGHEST = 20  # forms of these numbers tell whether all numbers have one form


def form_of_one(rule: str) -> int | None:
    """Return the index of the plural form that 1 takes, or None where all numbers take the same.

    A rule that cannot be read counts as that of English.
    """
    try:
        forms = [_Rule(rule, n).value() for n in range(_HIGHEST)]
    except (ValueError, IndexError, ZeroDivisionError):
        return 0
    return forms[1] if len(set(forms)) > 1 else None


class _Rule:
    """A C expression over n: a parser that evaluates as it reads."""

    def __init__(self, rule: str, n: int) -> None:
        found = [match for match in _WORDS.finditer(rule) if not match["blank"]]
        if any(match["other"] for match in found):
            raise ValueError(rule)
        self._words = [str(n) if match.group() == "n" else match.group() for match in found]

    def value(self) -> int:
        result = self._choice()
        if self._words:
            raise ValueError(self._words[0])
        return result

    def _choice(self) -> int:
        condition = self._binary(0)
        if self._words[:1] != ["?"]:
            return condition
        self._words.pop(0)
        yes = self._choice()
        if self._words.pop(0) != ":":
            raise ValueError
        no = self._choice()
        return yes if condition else no

    def _binary(self, level: int) -> int:
        if level == len(_LEVELS):
            return self._atom()
        left = self._binary(level + 1)
        while self._words and self._words[0] in _LEVELS[level]:
            left = int(_LEVELS[level][self._words.pop(0)](left, self._binary(level + 1)))
        return left

    def _atom(self) -> int:
        word = self._words.pop(0)
        if word == "!":
            return int(not self._atom())
        if word == "(":
            inside = self._choice()
            if self._words.pop(0) != ")":
                raise ValueError
            return inside
        return int(word)
