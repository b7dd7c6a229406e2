"""A sentence alignment alone, as TSV, JSON or TMX."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tqcheck import __version__
from tqcheck.model import AlignedPair, Bead, Document
from tqcheck.reports.xml import clean

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tsv(pair: AlignedPair) -> str:
    """Return a row a bead: score, source text, target text; the sentences of a bead are joined by a space."""
    rows = [("score", pair.source.language, pair.target.language)]
    rows += [
        (f"{bead.score:.3f}", _joined(pair.source, bead.source), _joined(pair.target, bead.target))
        for bead in pair.beads
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def as_json(pair: AlignedPair) -> str:
    """Return the beads with their texts, as a JSON array."""
    rows = [
        {
            "source": list(bead.source),
            "target": list(bead.target),
            "source_text": _joined(pair.source, bead.source),
            "target_text": _joined(pair.target, bead.target),
            "similarity": round(bead.similarity, 4),
            "score": round(bead.score, 4),
        }
        for bead in pair.beads
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def tmx(pair: AlignedPair) -> str:
    """Return a translation memory (TMX 1.4b) of the beads that have both sides."""
    root = Element("tmx", version="1.4")
    SubElement(
        root,
        "header",
        {
            "creationtool": "tqcheck",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "tqcheck",
            "adminlang": "en",
            "srclang": pair.source.language,
            "datatype": "plaintext",
        },
    )
    body = SubElement(root, "body")
    for bead in pair.beads:
        if bead.source and bead.target:
            _unit(body, pair, bead)
    indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    return declaration + tostring(root, encoding="unicode") + "\n"


def _unit(body: Element, pair: AlignedPair, bead: Bead) -> None:
    unit = SubElement(body, "tu")
    SubElement(unit, "prop", type="x-score").text = f"{bead.score:.3f}"
    for document, indices in ((pair.source, bead.source), (pair.target, bead.target)):
        variant = SubElement(unit, "tuv", {_XML_LANG: document.language})
        SubElement(variant, "seg").text = clean(_joined(document, indices))


def _joined(document: Document, indices: tuple[int, ...]) -> str:
    """Return the text from the first to the last of the sentences on one line."""
    if not indices:
        return ""
    return " ".join(document.text[document.sentences[indices[0]].start : document.sentences[indices[-1]].end].split())


RENDERERS: dict[str, Callable[[AlignedPair], str]] = {"tsv": tsv, "json": as_json, "tmx": tmx}
