from __future__ import annotations

from importlib.resources import files

import pytest

from tqcheck.evidence.names.entities import known_entities, transliteration_characters
from tqcheck.evidence.names.readings import syllables
from tqcheck.evidence.names.territories import hints

DATA = files("tqcheck.evidence.names") / "data"


@pytest.mark.parametrize("name", ["people", "organisations", "places", "territories", "cities"])
def test_every_row_has_as_many_cells_as_the_header(name: str) -> None:
    text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
    header, *rows = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert all(len(row.split("\t")) <= len(header.split("\t")) for row in rows)


def test_tables_are_as_large_as_promised() -> None:
    kinds = [entity.kind for entity in known_entities("en", "zh")]
    assert kinds.count("person") >= 400
    assert kinds.count("organisation") >= 300
    assert kinds.count("country") >= 190


def test_countries_are_known_by_their_adjectives() -> None:
    assert "deutsch*" in hints("DE", "de")
    assert "德" in hints("DE", "zh-Hant")


def test_data_of_readings() -> None:
    assert {"shi", "yin", "hong", "lv"} <= syllables()
    assert "斯" in transliteration_characters()
    assert "的" not in transliteration_characters()
