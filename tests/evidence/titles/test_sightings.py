"""Where a text names offices."""

from __future__ import annotations

import pytest

from tqcheck.evidence.titles.sightings import find_offices


@pytest.mark.parametrize(
    ("text", "language", "words", "office"),
    [
        ("Le ministre russe de la Défense a parlé.", "fr", "ministre russe de la Défense", "defence-minister"),
        ("El ministro ruso de Defensa habló.", "es", "ministro ruso de Defensa", "defence-minister"),
        ("El exministro de Defensa habló.", "es", "ministro de Defensa", "defence-minister"),
        ("Le ministre de la Défense a parlé.", "fr", "ministre de la Défense", "defence-minister"),
    ],
)
def test_a_nationality_may_stand_within_an_office(text: str, language: str, words: str, office: str) -> None:
    found = [s for s in find_offices(text, language) if not s.within]
    assert [s.words for s in found] == [words]
    assert office in found[0].offices


def test_the_premier_of_taiwan_in_vietnamese() -> None:
    offices = [o for s in find_offices("Viện trưởng Trác Vinh Thái phát biểu.", "vi") for o in s.offices]
    assert "premier-taiwan" in offices


def test_a_field_is_no_nationality_and_a_ministry_no_former_one() -> None:
    assert all("un-secretary-general" not in s.offices for s in find_offices("el jefe humanitario de la ONU", "es"))
    found = [s.words for s in find_offices("El ministro iraní de Exteriores habló.", "es") if not s.within]
    assert found == ["ministro iraní de Exteriores"]
