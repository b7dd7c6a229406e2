"""The life of a pair, end to end, with the real encoder on real articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from support import FIXTURES, ROOT

from tqcheck.config import policy
from tqcheck.errors import TqcheckError
from tqcheck.judging import fails
from tqcheck.model import PairReport
from tqcheck.pipeline import Options, align_files, compare, compare_texts
from tqcheck.reading import from_string

ARTICLES = FIXTURES / "articles"
CLEAN = sorted(
    (path.parent.name, path.stem)
    for path in ARTICLES.glob("*/*.txt")
    if ".planted" not in path.name and path.stem != "en"
)


def _compare(source: str, *targets: str, **options: object) -> Sequence[PairReport]:
    found = compare(source, targets, options=Options(**options), policy=policy(), progress=lambda *_: None)  # type: ignore[arg-type]
    return found.pairs


@pytest.mark.parametrize(("article", "language"), CLEAN)
def test_a_good_translation_raises_no_error(article: str, language: str) -> None:
    folder = ARTICLES / article
    (pair,) = _compare(str(folder / "en.txt"), str(folder / f"{language}.txt"))
    errors = [f"{f.check}: {f.message}" for f in pair.findings if f.severity == "error"]
    assert errors == []
    assert pair.pair.target.language == language


@pytest.mark.parametrize("gold", sorted((ARTICLES / "seed").glob("*.gold.json")), ids=lambda path: path.name)
def test_the_errors_of_the_seed_article_are_found_and_nothing_else(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))
    (pair,) = _compare(str(next((ROOT / "seeds").iterdir())), str(gold.parent / f"{expected['language']}.txt"))
    text = pair.pair.source.text
    found = [(f.source.start, f.source.text) for f in pair.findings if f.severity == "error" and f.source]
    names = ("Suh Wook", "Shi Yanhong")
    places = [(text.index(quote) + quote.index(name), name) for quote, name in _quoted(expected, names)]
    assert found == sorted(places)
    assert {f.category for f in pair.findings if f.severity == "error"} == {"name"}


def _quoted(gold: dict[str, Any], names: tuple[str, ...]) -> list[tuple[str, str]]:
    quotes = [error["source_quote"] for error in gold["errors"]]
    return [(quote, name) for quote in quotes for name in names if name in quote]


def test_the_languages_are_detected_and_may_be_given() -> None:
    folder = ARTICLES / "elections"
    (pair,) = _compare(str(folder / "en.txt"), str(folder / "zh-Hant.txt"))
    assert (pair.pair.source.language, pair.pair.target.language) == ("en", "zh-Hant")
    (pair,) = _compare(str(folder / "en.txt"), str(folder / "zh-Hant.txt"), target_language="zh-TW")
    assert pair.pair.target.language == "zh-Hant"


def test_another_encoder_is_chosen_for_languages_that_the_default_does_not_know() -> None:
    source = from_string("The bank raised its rate. The yen fell. Nobody was surprised by it.", path="en.txt")
    words = "Банк підвищив ставку. Єна впала. Це нікого не здивувало."
    target = from_string(words, path="uk.txt", language="uk")
    report = compare_texts(source, [target], options=Options(), policy=policy(), progress=lambda *_: None)
    assert "model:multilingual-e5-small" in report.signature
    assert [(b.source, b.target) for b in report.pairs[0].pair.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_nothing_breaks_on_a_language_without_any_data() -> None:
    source = from_string("The bank raised its rate. The shilling fell.", path="en.txt", language="en")
    target = from_string("Benki ilipandisha kiwango chake. Shilingi ilishuka.", path="sw.txt", language="sw")
    report = compare_texts(source, [target], options=Options(), policy=policy(), progress=lambda *_: None)
    assert not fails(report, policy())


def test_two_texts_in_one_language_are_refused_unless_the_user_insists() -> None:
    one = from_string("The bank has raised its key interest rate on Tuesday.", path="a.txt")
    other = from_string("The central bank put up its main rate of interest this Tuesday.", path="b.txt")
    with pytest.raises(TqcheckError, match="both in English"):
        compare_texts(one, [other], options=Options(), policy=policy(), progress=lambda *_: None)


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[str, int, int]] = []
    folder = ARTICLES / "elections"
    align_files(
        str(folder / "en.txt"), str(folder / "es.txt"), options=Options(), progress=lambda *step: told.append(step)
    )
    assert told
    assert all(done <= total for _, done, total in told)
    assert {what for what, done, total in told if done == total} == {what for what, _, _ in told}


def test_the_signature_says_what_the_figures_depend_on() -> None:
    folder = ARTICLES / "elections"
    found = compare(
        str(folder / "en.txt"), [str(folder / "es.txt")], options=Options(), policy=policy(), progress=lambda *_: None
    )
    for part in ("tqcheck ", "model:use-multilingual-v3", "split:sentences", "align:semantic", "glossaries:"):
        assert part in found.signature
