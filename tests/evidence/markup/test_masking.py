from __future__ import annotations

from tqcheck.evidence.markup.masking import HIDDEN, without_markup
from tqcheck.model import AlignedPair, Bead
from tqcheck.reading import from_bytes
from tqcheck.splitting import split


def pair(source: str, target: str, suffix: str = ".md") -> AlignedPair:
    documents = [
        split(from_bytes(t.encode(), path=f"a{suffix}", language=c)) for t, c in ((source, "en"), (target, "de"))
    ]
    beads = tuple(Bead((i,), (i,), 0.9, 0.9) for i in range(len(documents[0].sentences)))
    return AlignedPair(documents[0], documents[1], beads)


def test_code_placeholders_and_addresses_are_hidden_and_link_texts_are_not() -> None:
    hidden = without_markup(
        pair(
            "Put `8080` into {n} at https://a.example/1 or [Basra](b.md).",
            "`8080` kommt in {n} bei https://a.example/1 oder [Basra](b.md).",
        )
    )
    expected = f"Put {HIDDEN * 4} into {HIDDEN * 3} at {HIDDEN * 19} or Basra."
    assert hidden.source.sentences[0].text == expected
    assert hidden.source.text.startswith(expected)


def test_offsets_stay_what_they_are() -> None:
    shown = pair("One `a b`. Two {x} three.", "Eins `a b`. Zwei {x} drei.")
    hidden = without_markup(shown)
    for before, after in zip(shown.source.sentences, hidden.source.sentences, strict=True):
        assert (before.start, before.end, len(before.text)) == (after.start, after.end, len(after.text))
    assert len(hidden.target.text) == len(shown.target.text)


def test_code_that_the_other_side_has_as_words_can_be_read() -> None:
    hidden = without_markup(pair("The port is 8080.", "Der Port ist `8080`."))
    assert hidden.target.sentences[0].text == "Der Port ist 8080."


def test_a_pair_without_markup_is_returned_as_it_is() -> None:
    plain = pair("The port is 8080.", "Der Port ist 8080.", suffix=".txt")
    assert without_markup(plain) is plain


def test_a_pair_is_hidden_once() -> None:
    shown = pair("The port is `8080`.", "Der Port ist `8080`.")
    assert without_markup(shown) is without_markup(shown)
