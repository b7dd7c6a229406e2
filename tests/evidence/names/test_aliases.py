"""Names that the user adds, from the file to the findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tqcheck.config import policy
from tqcheck.errors import TqcheckError
from tqcheck.evidence.names.aliases import read_aliases
from tqcheck.model import Finding, Report
from tqcheck.pipeline import Options, compare_texts
from tqcheck.reading import from_string


def _file(folder: Path, content: str) -> str:
    path = folder / "names.tsv"
    path.write_text(content, encoding="utf-8")
    return str(path)


def _report(source: str, target: str, *aliases: str) -> Report:
    texts = from_string(source, path="en.txt", language="en"), from_string(target, path="zh.txt", language="zh")
    options = Options(align="lines", aliases=aliases)
    wanted = policy(select=["name-mismatch", "name-missing", "name-added"])
    return compare_texts(texts[0], [texts[1]], options=options, policy=wanted, progress=lambda *_: None)


def _loud(report: Report) -> Sequence[Finding]:
    return [f for f in report.pairs[0].findings if f.severity != "info"]


def test_an_alias_turns_an_error_silent(tmp_path: Path) -> None:
    texts = "Shi Yanhong of Renmin University said no.", "中国人民大学教授时殷弘说不。"
    assert [f.severity for f in _loud(_report(*texts))] == ["error"]
    assert not _loud(_report(*texts, _file(tmp_path, "Shi Yanhong\t时殷弘\n")))


def test_an_adopted_name_is_verified_by_an_alias_and_another_person_contradicted(tmp_path: Path) -> None:
    source = "Quentin Maddock met the press on Monday."
    right, wrong = "马德诚周一会见了记者。", "安东尼·布林肯周一会见了记者。"
    file = _file(tmp_path, "# adopted names\nQuentin Maddock|Q. Maddock\t马德诚\n")
    assert not _report(source, right, file).pairs[0].findings
    (found,) = _loud(_report(source, wrong, file))
    assert (found.check, found.severity) == ("name-mismatch", "error")
    assert found.source
    assert found.source.text == "Quentin Maddock"


def test_the_columns_may_be_named_by_languages(tmp_path: Path) -> None:
    content = "kind\tcountry\ten\tzh\trole\nperson\tGB\tQuentin Maddock|Maddock\t马德诚\tEnvoy\n"
    (file,) = read_aliases([_file(tmp_path, content)])
    assert file.name == "names.tsv"
    assert file.aliases[0].renderings == (("en", "Quentin Maddock"), ("en", "Maddock"), ("zh", "马德诚"))
    assert (file.aliases[0].kind, file.aliases[0].note) == ("person", "Envoy")


def test_the_signature_names_the_file(tmp_path: Path) -> None:
    file = _file(tmp_path, "Quentin Maddock\t马德诚\n")
    assert "aliases:names.tsv" in _report("Yes, said the bank.", "是的，银行说。", file).signature
    assert "aliases" not in _report("Yes, said the bank.", "是的，银行说。").signature


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Quentin Maddock\n", r"names\.tsv:1: a line needs a name and its rendering"),
        ("Quentin Maddock\t马德诚\tマドック\n", r"names\.tsv:1: a line has 3 columns"),
        ("kind\ten\tzh\nplanet\tMars\t火星\n", r"names\.tsv:2: there is no kind “planet”"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    with pytest.raises(TqcheckError, match=complaint):
        read_aliases([_file(tmp_path, content)])


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TqcheckError, match="cannot be read"):
        read_aliases([str(tmp_path / "none.tsv")])
