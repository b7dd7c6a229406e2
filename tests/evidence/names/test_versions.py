"""What the other versions of a text tell about a name."""

from __future__ import annotations

import pytest
from support import FIXTURES, ROOT

from tqcheck.config import policy
from tqcheck.model import Finding, Report
from tqcheck.pipeline import Options, compare, compare_texts
from tqcheck.reading import from_string

CHECKS = ["name-mismatch", "name-missing", "name-added"]
SOURCE = "Tobias Varnholt of the institute said no.\nHe left."
RIGHT = {
    "de": "Tobias Varnholt vom Institut sagte nein.\nEr ging.",
    "fr": "Tobias Varnholt, de l’institut, a dit non.\nIl est parti.",
    "es": "Tobias Varnholt, del instituto, dijo que no.\nSe fue.",
    "zh": "研究所的瓦恩霍尔特说不。\n他走了。",
}
WRONG = {language: text.replace("Varnholt", "Barnholt") for language, text in RIGHT.items()} | {
    "zh": "研究所的一位专家说不。\n他走了。"
}


def _report(versions: dict[str, str], source: str = SOURCE) -> Report:
    texts = [from_string(text, path=f"{language}.txt", language=language) for language, text in versions.items()]
    original = from_string(source, path="en.txt", language="en")
    options = Options(align="lines")
    return compare_texts(original, texts, options=options, policy=policy(select=CHECKS), progress=lambda *_: None)


def _mismatches(report: Report) -> list[list[Finding]]:
    return [[f for f in pair.findings if f.check == "name-mismatch"] for pair in report.pairs]


def test_versions_that_agree_against_the_source_are_surer_than_one() -> None:
    (alone,) = _mismatches(_report({"de": WRONG["de"]}))[0]
    both = [found[0] for found in _mismatches(_report({key: WRONG[key] for key in ("de", "fr", "es")}))]
    assert alone.severity == "warning"
    assert [f.severity for f in both] == ["error"] * 3
    assert "The French and Spanish versions have Tobias Barnholt here too" in both[0].evidence[-1]
    assert both[0].evidence[-1].endswith("the error is in the source")


def test_versions_that_side_with_the_source_make_the_odd_one_surer() -> None:
    found = _mismatches(_report({"de": WRONG["de"], "fr": RIGHT["fr"], "es": RIGHT["es"], "zh": RIGHT["zh"]}))
    assert [len(findings) for findings in found] == [1, 0, 0, 0]
    assert found[0][0].evidence[-1].endswith("the error is in this version")
    assert found[0][0].severity == "error"


def test_a_name_that_proves_nothing_here_is_contradicted_by_the_others() -> None:
    alone = _report({"zh": WRONG["zh"]})
    assert not _mismatches(alone)[0]
    (found,) = _mismatches(_report({"zh": WRONG["zh"], "de": WRONG["de"], "fr": WRONG["fr"]}))[0]
    assert found.severity == "warning"
    assert "the German and French versions, where Tobias Barnholt is named" in found.message
    assert found.target is None


def test_two_versions_that_disagree_prove_nothing_about_a_third() -> None:
    other = WRONG["fr"].replace("Barnholt", "Varnhold")
    assert not _mismatches(_report({"zh": WRONG["zh"], "de": WRONG["de"], "fr": other}))[0]


def test_the_seven_versions_of_the_seed_article_testify_against_it() -> None:
    folder = FIXTURES / "articles" / "seed"
    targets = [str(folder / f"{language}.txt") for language in ("zh", "ja", "ko", "ru")]
    source = str(next((ROOT / "seeds").iterdir()))
    report = compare(source, targets, options=Options(), policy=policy(select=CHECKS), progress=lambda *_: None)
    for pair in report.pairs:
        errors = [f for f in pair.findings if f.severity == "error"]
        assert len(errors) == 3
        assert all("the error is in the source" in f.evidence[-1] for f in errors)


@pytest.mark.parametrize("article", ["central-bank", "elections"])
def test_good_versions_in_one_call_raise_no_error(article: str) -> None:
    folder = FIXTURES / "articles" / article
    targets = sorted(str(p) for p in folder.glob("*.txt") if ".planted" not in p.name and p.stem != "en")
    wanted = policy(select=CHECKS)
    report = compare(str(folder / "en.txt"), targets, options=Options(), policy=wanted, progress=lambda *_: None)
    loud = [f.message for pair in report.pairs for f in pair.findings if f.severity != "info"]
    assert not loud
