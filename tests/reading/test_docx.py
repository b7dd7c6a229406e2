from __future__ import annotations

import io
import zipfile

import pytest

from tqcheck.errors import TqcheckError
from tqcheck.model import Span
from tqcheck.places import locate
from tqcheck.reading import from_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = """
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The </w:t></w:r>
<w:r><w:rPr><w:b/></w:rPr><w:t>title</w:t></w:r></w:p>
<w:p/>
<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>the guide</w:t></w:r></w:hyperlink>
<w:del><w:r><w:delText> not this</w:delText></w:r></w:del><w:ins><w:r><w:t>, {name}.</w:t></w:r></w:ins>
<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell one</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Cell</w:t><w:br/><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""


def word(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships><Relationship Id="r1" Type="{R}/hyperlink" Target="https://a.example/en/"/></Relationships>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:hdr xmlns:w="{W}">{content}</w:hdr>')
    return stream.getvalue()


def test_paragraphs_tables_and_headers() -> None:
    header = "<w:p><w:r><w:t>At the head</w:t></w:r></w:p>"
    text = from_bytes(word(BODY, header1=header, footnotes="<w:p/>"), path="a.docx", language="en")
    assert text.text.split("\n\n") == [
        "The title", "See the guide, {name}.", "Cell one", "Cell\u2028two", "At the head", "",
    ]  # fmt: skip
    assert [(m.kind, m.value, text.text[m.start : m.end]) for m in text.markup] == [
        ("link", "https://a.example/en/", "the guide"),
        ("placeholder", "{name}", "{name}"),
    ]


@pytest.mark.parametrize(("words", "line", "column"), [("title", 1, 5), ("guide", 2, 9), ("two", 4, 6)])
def test_a_place_counts_the_paragraphs_that_have_text(words: str, line: int, column: int) -> None:
    text = from_bytes(word(BODY), path="a.docx", language="en")
    start = text.text.index(words)
    place = locate(text, Span(start, start + len(words)))
    assert (place.line, place.column) == (line, column)


@pytest.mark.parametrize("data", [b"not a zip", b"\xd0\xcf\x11\xe0 an old document"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(TqcheckError, match=r"a\.docx: is no Word document"):
        from_bytes(data, path="a.docx")


def test_a_zip_without_a_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("other.xml", "<a/>")
    with pytest.raises(TqcheckError, match="is no Word document"):
        from_bytes(stream.getvalue(), path="a.docx")


def test_an_entity_in_it_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(TqcheckError, match="declares an entity"):
        from_bytes(stream.getvalue(), path="a.docx")
