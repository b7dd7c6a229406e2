"""Comments that silence a finding, in every format of units that has comments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tqcheck import runs
from tqcheck.config import policy
from tqcheck.errors import TqcheckError
from tqcheck.model import PairReport
from tqcheck.pipeline import Options
from tqcheck.reading import from_bytes, sides_from_bytes
from tqcheck.runs import Input, Job

WORDS = 'tqcheck-ignore number-mismatch "70": counted anew'
ENGLISH = ("It has 20 members.", "It meets on 3 days.")
GERMAN = ("Er hat 70 Mitglieder.", "Er tagt an 5 Tagen.")


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of two strings is written; {comment} stands before the first."""

    suffix: str
    file: str
    comment: str


FORMATS = (
    Format(".yaml", "de:\n  {comment}\n  one: {one}\n  two: >\n    {two}\n    # tqcheck-ignore it\n", "# {}"),
    Format(".xml", '<resources>\n {comment}\n <string name="one">{one}</string>\n'
           ' <string name="two">{two}<![CDATA[<!-- tqcheck-ignore -->]]></string>\n</resources>\n', "<!-- {} -->"),
    Format(".resx", '<root>\n{comment}\n<data name="one"><value>{one}</value></data>\n'
           '<data name="two"><value>{two}</value></data></root>\n', "<!-- {} -->"),
    Format(".strings", '/* 1 */\n{comment}\n"one" = "{one}";\n"two" = "{two} /* tqcheck-ignore */";\n', "/* {} */"),
    Format(".strings", '{comment}\n"one" = "{one}";\n"two" = "{two}";\n', "// {}"),
    Format(".properties", "{comment}\none={one}\ntwo={two} # tqcheck-ignore it\n", "# {}"),
    Format(".properties", "{comment}\none={one}\ntwo={two}\n", "! {}"),
)  # fmt: skip
XLIFF = (
    '<xliff version="1.2"><file source-language="en" target-language="de" original="a"><body>\n{comment}\n'
    '<trans-unit id="one"><source>{en[0]}</source><target>{one}</target></trans-unit>\n'
    '<trans-unit id="two"><source>{en[1]}</source><target>{two}</target></trans-unit>\n</body></file></xliff>\n'
)
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body>\n{comment}\n'
    '<tu tuid="one"><tuv xml:lang="en"><seg>{en[0]}</seg></tuv><tuv xml:lang="de"><seg>{one}</seg></tuv></tu>\n'
    '<tu tuid="two"><tuv xml:lang="en"><seg>{en[1]}</seg></tuv><tuv xml:lang="de"><seg>{two}</seg></tuv></tu>\n'
    "</body></tmx>\n"
)
PO = (
    'msgid ""\nmsgstr "Language: de\\n"\n\n{comment}\nmsgid "{en[0]}"\nmsgstr "{one}"\n\n'
    'msgid "{en[1]}"\nmsgstr "{two}"\n'
)
BILINGUAL = (
    Format(".xliff", XLIFF, "<!-- {} -->"), Format(".tmx", TMX, "<!-- {} -->"), Format(".po", PO, "# {}"),
)  # fmt: skip


def _name(form: Format) -> str:
    return f"{form.suffix} {form.comment[:2]}"


def _content(form: Format, texts: tuple[str, str], words: str | None) -> bytes:
    comment = form.comment.format(words) if words else ""
    return form.file.format(comment=comment, one=texts[0], two=texts[1], en=ENGLISH).encode()


def _report(job: Job) -> PairReport:
    checks = policy(select=["number-mismatch", "unused-suppression"])
    (report,) = runs.run([job], options=Options(), policy=checks, progress=lambda *_: None, workers=1)
    return report


@pytest.mark.parametrize("form", [*FORMATS, *BILINGUAL], ids=_name)
def test_a_comment_covers_the_string_that_follows_and_no_other(form: Format) -> None:
    data = _content(form, GERMAN, WORDS)
    target = (
        sides_from_bytes(data, path=f"de{form.suffix}")[1][0]
        if form in BILINGUAL
        else from_bytes(data, path=f"de{form.suffix}", language="de")
    )
    (found,) = target.suppressions
    assert target.text[found.start : found.end] == GERMAN[0]
    assert (found.check, found.words, found.reason) == ("number-mismatch", "70", "counted anew")
    line = data.decode().splitlines()[found.line - 1]
    assert WORDS in line


@pytest.mark.parametrize("form", [*FORMATS, *BILINGUAL], ids=_name)
def test_a_comment_silences_its_finding(form: Format) -> None:
    def job(words: str | None) -> Job:
        target = Input(f"de{form.suffix}", _content(form, GERMAN, words))
        if form in BILINGUAL:
            return Job(target, None, "en", "de")
        return Job(Input(f"en{form.suffix}", _content(form, ENGLISH, None)), target, "en", "de")

    loud, quiet = _report(job(None)), _report(job(WORDS))
    assert [f.target.text for f in loud.findings if f.target] == ["70", "5 Tagen"]
    assert [f.target.text for f in quiet.findings if f.target] == ["5 Tagen"]
    assert [one.by.reason for one in quiet.suppressed] == ["counted anew"]
    # The words of the other string, which the comment does not cover.
    wrong = _report(job(WORDS.replace("70", "5 Tagen")))
    assert sorted(f.check for f in wrong.findings) == ["number-mismatch", "number-mismatch", "unused-suppression"]
    if form.suffix != ".po":  # where what is said of the file stands with its header
        everywhere = _report(job(WORDS.replace("70", "5 Tagen").replace("ignore ", "ignore-file ")))
        assert [f.target.text for f in everywhere.findings if f.target] == ["70"]


@pytest.mark.parametrize("form", FORMATS, ids=_name)
def test_a_comment_that_lacks_a_part_is_an_error_with_its_line(form: Format) -> None:
    data = _content(form, GERMAN, 'tqcheck-ignore number-mismatch "70"')
    number = next(i for i, line in enumerate(data.decode().splitlines(), 1) if 'mismatch "70"' in line)
    with pytest.raises(TqcheckError, match=rf"^de{form.suffix}:{number}: the suppression gives no reason"):
        from_bytes(data, path=f"de{form.suffix}", language="de")


def test_a_comment_covers_all_forms_of_a_message(tmp_path: Path) -> None:
    file = tmp_path / "strings.xml"
    file.write_text(
        f'<resources><string name="a">Ja.</string><!-- {WORDS} --><plurals name="n">'
        '<item quantity="one">Ein Tag.</item>'
        '<item quantity="other">70 Tage.</item></plurals></resources>',
        encoding="utf-8",
    )
    text = from_bytes(file.read_bytes(), path=str(file), language="de")
    (found,) = text.suppressions
    assert text.text[found.start : found.end] == "Ein Tag.\n\n70 Tage."


def test_a_comment_that_nothing_follows_covers_nothing() -> None:
    text = from_bytes(f"a=Er hat 70 Mitglieder.\n# {WORDS}\n".encode(), path="de.properties", language="de")
    (found,) = text.suppressions
    assert found.start == found.end == len(text.text)
