from __future__ import annotations

from tqcheck.evidence.terms.reviewing import Remark, render_remarks, review
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.evidence.terms.yaml import parse_yaml
from tqcheck.model import Glossary


def _review(text: str) -> list[tuple[int, str, str]]:
    glossary = Glossary("g.tsv", parse_table(text, path="g.tsv"))
    return [(remark.line, remark.severity, remark.message) for remark in review(glossary)]


def test_a_clean_glossary_has_no_remarks() -> None:
    assert _review("en\tzh\nfund\t基金\nNATO\tNATO|北约\n") == []


def test_duplicates_and_contradictions() -> None:
    text = "en\tzh\ntariff\t关税\ntariff\t关税\nstrike\t罢工|!打击\nstrike\t打击\nparty\t党|!党\nball\t球\nball\t舞会\n"
    assert _review(text) == [
        (3, "warning", "“tariff” has an entry already (line 2)"),
        (5, "error", "“strike”: “打击” is accepted in one entry and forbidden in another (line 4)"),
        (6, "error", "“党” is both accepted and forbidden"),
        (8, "warning", "“ball” is “舞会” here and “球” in line 7"),
    ]


def test_terms_inside_others() -> None:
    (remark,) = _review("en\tzh\nChina\t中国\nBank of China\t中国银行\n")
    assert remark[:2] == (3, "info")
    assert "“China” (line 2) is part of “Bank of China”" in remark[2]


def test_wrong_languages() -> None:
    messages = [message for *_, message in _review("en\tzh\tru\n基金\tfonds\tfund\nparty\t黨\t\nnote\tノート\t\n")]
    assert messages == [
        "“fonds” is not Simplified Chinese",
        "“fund” is not Russian",
        "“基金” is not English",
        "“黨” is written in Traditional characters",
        "“ノート” is not Simplified Chinese",
    ]


def test_a_language_that_is_not_said_is_told_once() -> None:
    assert _review("English\tTranslation\nfund\tFonds\nbank\tBank\n") == [
        (1, "info", "the language of the target is not said, so that letters are not looked at; --target-lang says it")
    ]
    (remark,) = _review("fund\tFonds\nbank\tBank\n")
    assert "--source-lang and --target-lang say it" in remark[2]


def test_missing_translations_and_unknown_neighbours() -> None:
    assert [message for *_, message in _review("en\tzh\tnot\nfund\t\tbank\n")] == [
        "“bank” is no id of this glossary; it may be one of the built-in",
        "“fund” has no translation",
    ]


def test_remarks_are_written_as_compilers_do() -> None:
    remarks = [Remark(2, "error", "wrong"), Remark(3, "warning", "odd"), Remark(4, "warning", "odd")]
    assert render_remarks(remarks, path="g.tsv") == (
        "g.tsv:2: error: wrong\ng.tsv:3: warning: odd\ng.tsv:4: warning: odd\ng.tsv: 1 error, 2 warnings\n"
    )
    assert render_remarks([], path="g.tsv") == "g.tsv: nothing to remark\n"


def test_a_glossary_in_yaml_is_reviewed_by_the_lines_of_its_entries() -> None:
    text = """\
# The newsroom's terms

- en: [tariff, duty]
  zh: 关税

- en: strike
  zh:
    - 罢工
    - {text: 打击, status: forbidden}
  note: >
    A strike of workers,
    not of bombers.
- {en: strike, zh: 打击}
- id: half
  en: fund
- en: tariff
  zh: 关税
"""
    glossary = Glossary("g.yaml", parse_yaml(text, path="g.yaml"))
    assert [(remark.line, remark.message) for remark in review(glossary)] == [
        (13, "“strike”: “打击” is accepted in one entry and forbidden in another (line 6)"),
        (14, "“fund” has no translation"),
        (16, "“tariff” has an entry already (line 3)"),
    ]
