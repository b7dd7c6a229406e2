from __future__ import annotations

import pytest

from tqcheck.evidence.markup.comparing import differences
from tqcheck.model import AlignedPair, Bead
from tqcheck.reading import from_bytes
from tqcheck.splitting import split


def compared(source: str, target: str) -> list[tuple[str | None, str | None]]:
    """Compare texts of as many sentences each, one bead a sentence."""
    documents = [split(from_bytes(t.encode(), path="a.md", language=c)) for t, c in ((source, "en"), (target, "de"))]
    assert len(documents[0].sentences) == len(documents[1].sentences)
    beads = tuple(Bead((i,), (i,), 0.9, 0.9) for i in range(len(documents[0].sentences)))
    found = differences(AlignedPair(documents[0], documents[1], beads))
    return [(d.source.value if d.source else None, d.target.value if d.target else None) for d in found]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Use {a} and {b}.", "Nimm {b} und {a}."),
        ("Use `x`. It is good.", "Nimm das. `x` ist gut."),  # moved to the next sentence
        ("Use `x`.", "Nimm x."),  # said without code
        ("See [it](a.md) and [it](a.md).", "Siehe [es](a.md) und [es](a.md)."),
        ("Type `{name}`.", "Gib {name} ein."),
        ("Press `Alt+F4`.", "Drücken Sie `Alt+F4`."),
        ("Run `x --to <name>`.", "Starte `x --to <Name>`."),
        ("Call %2$s.", "Ruf %s an."),
    ],
)
def test_no_difference(source: str, target: str) -> None:
    assert compared(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Use {a} and {b}.", "Nimm {a}.", [("{b}", None)]),
        ("Use {a}.", "Nimm {b}.", [("{a}", "{b}")]),
        ("Use {a}.", "Nimm {a} und {b}.", [(None, "{b}")]),
        ("Use {a} and {a}.", "Nimm {a}.", [("{a}", None)]),
        ("See [a](a.md), [b](b.md).", "Siehe [a](b.md), [b](b.md).", [("a.md", "b.md")]),
        ("Run `git pull` or `x`.", "Starte `git pul` oder `x`.", [("git pull", "git pul")]),
        ("![x](a.png) Go.", "Los.", [("a.png", None)]),
    ],
)
def test_differences(source: str, target: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert compared(source, target) == expected


def test_links_that_changed_places_far_apart_are_seen() -> None:
    middle = "One. Two. Three. Four."
    assert compared(f"[a](a.md). {middle} [b](b.md).", f"[a](b.md). {middle} [b](a.md).") == [
        ("a.md", "b.md"),
        ("b.md", "a.md"),
    ]
