"""The alignment alone: what other tools open."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from tqcheck.model import AlignedPair, Bead, Report, Text
from tqcheck.reports.alignment import as_json, tmx, tsv
from tqcheck.splitting import split

DTD = Path(__file__).parent.parent.parent / "fixtures" / "tmx14.dtd"


@pytest.fixture
def pair(report: Report) -> AlignedPair:
    return report.pairs[0].pair


def test_tmx_is_valid_and_holds_the_pairs(pair: AlignedPair) -> None:
    found = etree.fromstring(tmx(pair).encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    with DTD.open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(found), dtd.error_log
    segments = [[seg.text for seg in unit.iter("seg")] for unit in found.iter("tu")]
    assert segments == [["Talks <began> | today.", "会谈昨天开始。"], ["*Nobody* spoke.", "没有人讲话。"]]
    assert found.find("header").get("srclang") == "en"


def test_tmx_survives_characters_that_xml_cannot_hold() -> None:
    documents = split(Text("a", "One\x0bthing \x01 here.", "en")), split(Text("b", "Eine Sache \ufffe hier.", "de"))
    found = tmx(AlignedPair(*documents, (Bead((0, 1), (0,), 0.5, 0.5),)))
    assert etree.fromstring(found.encode()).find(".//seg") is not None


def test_tsv_has_a_row_a_bead(pair: AlignedPair) -> None:
    rows = list(csv.reader(io.StringIO(tsv(pair)), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == ["score", "en", "zh"]
    assert len(rows) == 1 + len(pair.beads)
    assert rows[2] == ["0.000", "He left.", ""]


def test_json_has_the_indices_and_the_texts(pair: AlignedPair) -> None:
    rows = json.loads(as_json(pair))
    assert [(row["source"], row["target"]) for row in rows] == [([0], [0]), ([1], []), ([2], [1]), ([], [2])]
    assert rows[3]["target_text"] == "=1+1。"
