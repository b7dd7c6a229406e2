from __future__ import annotations

import numpy as np

from tqcheck.alignment.anchors import join_facing
from tqcheck.model import AlignedPair, Bead, Windows
from tqcheck.reading import from_bytes
from tqcheck.splitting import split


def pair(
    source: str, target: str, beads: tuple[Bead, ...], suffix: str = ".md"
) -> tuple[AlignedPair, Windows, Windows]:
    documents = [
        split(from_bytes(t.encode(), path=f"a{suffix}", language=c)) for t, c in ((source, "en"), (target, "de"))
    ]
    windows = [Windows(d, np.ones((1, len(d.sentences), 4), dtype=np.float16) / np.float16(2)) for d in documents]
    return AlignedPair(documents[0], documents[1], beads), windows[0], windows[1]


GAPS = (Bead((0,), (0,), 0.9), Bead((1,), ()), Bead((), (1,)), Bead((2,), (2,), 0.9))
JOINED = [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def beads(joined: AlignedPair) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in joined.beads]


def test_two_sentences_that_lead_to_one_page_are_one_bead() -> None:
    found = join_facing(*pair("One. See [it](a.md). Three.", "Eins. Siehe [dort](a.md). Drei.", GAPS))
    assert beads(found) == JOINED
    assert found.beads[1].similarity == 1


def test_two_that_lead_elsewhere_are_not() -> None:
    made = pair("One. See [it](a.md). Three.", "Eins. Siehe [dort](b.md). Drei.", GAPS)
    assert join_facing(*made) == made[0]


def test_two_paragraphs_at_one_place_are_one_bead() -> None:
    assert beads(join_facing(*pair("One.\n\n## Two\n\nThree.", "Eins.\n\n## Zwei\n\nDrei.", GAPS))) == JOINED


def test_plain_text_is_left_as_it_is() -> None:
    made = pair("One.\n\nTwo\n\nThree.", "Eins.\n\nZwei\n\nDrei.", GAPS, suffix=".txt")
    assert join_facing(*made) == made[0]


def test_two_omissions_are_none() -> None:
    made = pair(
        "One.\n\nTwo\n\nThree.", "Eins.\n\nDrei.", (Bead((0,), (0,)), Bead((1,), ()), Bead((2,), ()), Bead((), (1,)))
    )
    assert beads(join_facing(*made)) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]
