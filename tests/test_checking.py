from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tqcheck.checking import CheckCrashed, run
from tqcheck.checks import ALL
from tqcheck.errors import NotApplicable
from tqcheck.model import AlignedPair, Bead, Check, Problem, Resources, Text
from tqcheck.splitting import split

PAIR = AlignedPair(
    split(Text("en.txt", "One thing. Another thing.", "en")),
    split(Text("la.txt", "Una res. Altera res.", "la")),
    (Bead((0,), (0,), 0.8, 0.9), Bead((1,), (1,), 0.8, 0.9)),
)


def _check(look: object, **fields: object) -> Check:
    return replace(ALL[0], look=look, **fields)  # type: ignore[arg-type]


def test_problems_come_with_their_check() -> None:
    check = _check(lambda _pair, _resources: [Problem(1, "odd", 0.7)])
    found = run(PAIR, [check], Resources())
    assert found.found == ((check, Problem(1, "odd", 0.7)),)
    assert found.skipped == ()


def test_a_check_without_data_for_a_language_is_named_with_the_reason() -> None:
    found = run(PAIR, [_check(lambda *_: [], languages=("en", "de"))], Resources())
    assert [(s.check, s.reason) for s in found.skipped] == [(ALL[0].id, "no data for Latin")]


def test_a_check_may_say_itself_that_it_cannot_run() -> None:
    def look(_pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
        raise NotApplicable("no glossary was given")
        yield

    assert run(PAIR, [_check(look)], Resources()).skipped[0].reason == "no glossary was given"


def test_a_crash_names_the_check() -> None:
    def look(_pair: AlignedPair, _resources: Resources) -> Iterator[Problem]:
        raise ZeroDivisionError
        yield

    with pytest.raises(CheckCrashed, match=f"the check {ALL[0].id} crashed on en.txt and la.txt"):
        run(PAIR, [_check(look)], Resources())


def test_ids_are_unique_readable_words() -> None:
    ids = [check.id for check in ALL]
    assert len(set(ids)) == len(ids)
    assert all(part.isalpha() and part.islower() for name in ids for part in name.split("-"))
