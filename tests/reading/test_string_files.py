"""Files of strings from end to end: good translations raise no alarm, planted errors are found where they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support import FIXTURES, Run

from tqcheck.config import policy
from tqcheck.model import Finding, PairReport
from tqcheck.pipeline import Options, compare

APP = FIXTURES / "formats" / "app"
PLANTED = {
    "de": {
        "home.empty": ("Sie haben neue Nachrichten.", "negation-flipped"),
        "auth.code": ("Wir haben einen 8-stelligen Code an {{email}} gesendet.", "number-mismatch"),
        "auth.tooShort": ("Das Passwort muss mindestens {{max}} Zeichen lang sein.", "markup-mismatch"),
        "billing.cancel": ("You can cancel at any time.", "untranslated"),
        "files.size": ("Maximale Dateigröße: 52 MB", "number-mismatch"),
        "about.madeIn": ("Mit ♥ in München gemacht", "name-added"),
        "billing.declined": (None, "sentence-omitted"),
        "errors.denied": ("Sie dürfen diese Seite ansehen.", "negation-flipped"),
        "about.since": ("Seit 2041 von Teams geschätzt", "date-mismatch"),
        "settings.notify": ("Notify me when someone mentions me", "untranslated"),
    },
    "zh": {
        "home.offline": ("报告已转交财务部门。", "low-similarity"),
        "auth.code": ("我们已向 {{email}} 发送 8 位验证码。", "number-mismatch"),
        "auth.tooShort": ("密码长度至少为个字符。", "markup-mismatch"),
        "common.save": ("Save changes", "untranslated"),
        "files.size": ("文件大小上限：52 MB", "number-mismatch"),
        "about.madeIn": ("在慕尼黑用 ♥ 打造", "name-added"),
        "billing.declined": (None, "sentence-omitted"),
        "files.drop": ("将文件拖到此处或浏览</a>", "markup-mismatch"),
        "errors.denied": ("您有权查看此页面。", "negation-flipped"),
        "about.since": ("自 2041 年以来深受团队信赖", "date-mismatch"),
    },
}


def _compare(source: Path, *targets: Path) -> tuple[PairReport, ...]:
    report = compare(
        str(source), [str(target) for target in targets], options=Options(), policy=policy(), progress=lambda *_: None
    )
    return report.pairs


def _loud(pair: PairReport) -> list[Finding]:
    return [finding for finding in pair.findings if finding.severity != "info"]


def test_good_translations_of_short_strings_raise_no_alarm() -> None:
    pairs = _compare(APP / "en.json", *(APP / f"{code}.json" for code in ("de", "zh", "ja", "fr", "ru", "ar")))
    assert {pair.pair.target.language: [f.message for f in _loud(pair)] for pair in pairs} == {
        code: [] for code in ("de", "zh", "ja", "fr", "ru", "ar")
    }


@pytest.mark.parametrize("language", PLANTED)
def test_planted_errors_are_found_in_their_entries(language: str, tmp_path: Path) -> None:
    strings: dict[str, Any] = json.loads((APP / f"{language}.json").read_text(encoding="utf-8"))
    for key, (words, _) in PLANTED[language].items():
        group, name = key.split(".")
        assert name in strings[group]
        if words is None:
            del strings[group][name]
        else:
            strings[group][name] = words
    path = tmp_path / f"{language}.json"
    path.write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    (report,) = _compare(APP / "en.json", path)
    found = {(report.pair.source.sentences[report.pair.beads[f.bead].source[0]].key, f.check) for f in _loud(report)}
    assert found >= {(key, check) for key, (_, check) in PLANTED[language].items()}
    assert {key for key, _ in found} == set(PLANTED[language])


def test_a_missing_entry_is_a_warning_and_an_extra_one_a_hint(tmp_path: Path) -> None:
    paths = tmp_path / "en.json", tmp_path / "de.json"
    paths[0].write_text('{"a": "Save the file", "b": "Open the file"}', encoding="utf-8")
    paths[1].write_text('{"c": "Etwas ganz Altes", "a": "Datei speichern"}', encoding="utf-8")
    (report,) = _compare(*paths)
    told = [(f.check, f.severity, f.message) for f in report.findings]
    assert ("sentence-omitted", "warning", "The entry b has no translation: “Open the file”") in told
    assert ("sentence-added", "info", "The entry c is not in the source: “Etwas ganz Altes”") in told


def test_of_very_many_missing_entries_one_finding_tells(tmp_path: Path) -> None:
    catalogue = 'msgid ""\nmsgstr "Language: de\\n"\n\n' + "\n".join(
        f'msgid "Open the page about chapter {word}"\nmsgstr ""\n' for word in "abcdefghijklmnopqrstuvwxyz"
    )
    path = tmp_path / "de.po"
    path.write_text(catalogue + '\nmsgid "Save the file"\nmsgstr "Datei speichern"\n', encoding="utf-8")
    (report,) = compare(
        str(path), [], options=Options(source_language="en"), policy=policy(), progress=lambda *_: None
    ).pairs
    assert [f.message for f in _loud(report)] == ["26 of 27 entries have no translation"]


def test_the_forms_of_a_message_meet_across_languages() -> None:
    (report,) = _compare(APP / "en.json", APP / "ar.json")
    pair = report.pair
    forms = [
        (len(bead.source), len(bead.target))
        for bead in pair.beads
        if any(pair.source.sentences[i].message == "files.items" for i in bead.source)
    ]
    assert forms == [(1, 1), (1, 5)]  # “one”, and “other” against all that English has not


TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="a"><tuv xml:lang="en"><seg>The file was saved in 2014.</seg></tuv>
<tuv xml:lang="de"><seg>Die Datei wurde 2014 gespeichert.</seg></tuv>
<tuv xml:lang="fr"><seg>Le fichier a été enregistré en 2041.</seg></tuv></tu></body></tmx>"""


def test_a_memory_is_compared_with_all_its_languages_or_the_one_that_is_named(tqcheck: Run, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(TMX, encoding="utf-8")
    everything = tqcheck("compare", path, "--format", "json")
    pairs = json.loads(everything.stdout)["pairs"]
    assert everything.returncode == 1
    assert [(p["target"]["language"], [f["target"]["line"] for f in p["findings"]]) for p in pairs] == [
        ("de", []),
        ("fr", [4]),
    ]
    assert tqcheck("compare", path, "--target-lang", "de").returncode == 0
    choice = tqcheck("align", path)
    assert (choice.returncode, "holds several translations (de, fr)" in choice.stderr) == (2, True)
    assert "Le fichier" in tqcheck("align", path, "--target-lang", "fr").stdout


def test_a_comment_in_a_catalogue_silences_a_finding_of_its_entry(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text(
        'msgid ""\nmsgstr "Language: de\\n"\n\n'
        '# tqcheck-ignore number-mismatch "10": the German edition has fewer\n'
        'msgid "The code expires in 20 minutes."\nmsgstr "Der Code läuft in 10 Minuten ab."\n\n'
        'msgid "The book has 20 chapters."\nmsgstr "Das Buch hat 10 Kapitel."\n',
        encoding="utf-8",
    )
    (report,) = compare(
        str(path), [], options=Options(source_language="en"), policy=policy(), progress=lambda *_: None
    ).pairs
    assert [f.target.line for f in _loud(report) if f.target] == [9]
    assert [one.by.reason for one in report.suppressed] == ["the German edition has fewer"]
