"""One name in a text, and the first names by which a person's is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tqcheck.evidence.names.entities import Entity, known_entities
from tqcheck.evidence.names.spans import Word
from tqcheck.languages.codes import base

HONORIFICS = frozenset(
    {"m", "mm", "mme", "mlle", "mr", "mrs", "ms", "dr", "hr", "fr", "herr", "frau", "sr", "sra", "prof"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text of one side of a bead."""

    start: int  # in the bead's text
    end: int
    words: str
    entities: tuple[Entity, ...]  # those that it may name; none: not in the tables
    strong: tuple[Word, ...] = ()  # its words that are no ordinary words, if it is a capitalised name
    nested: bool = False  # inside a longer name, or possibly part of another's name
    full: bool = False  # more than a surname

    @property
    def person(self) -> bool:
        """Say whether it names a person for sure."""
        return bool(self.entities) and all(entity.kind == "person" for entity in self.entities)

    @property
    def somebody(self) -> bool:
        """Say whether it names a person in full, whom a table has or who has a first name and a surname."""
        if self.nested or not self.full:
            return False
        first = self.words.split()[0]
        known = first in given_names("en") or given_names("en").issuperset(first.split("-"))
        return self.person or (not self.entities and len(self.strong) + known > 1)

    @property
    def city(self) -> bool:
        """Say whether it names a city for sure, and no country or region."""
        kinds = {entity.kind for entity in self.entities}
        return "city" in kinds and kinds <= {"city", "town"}

    @property
    def place(self) -> bool:
        """Say whether it names a place for sure."""
        return bool(self.entities) and all(e.kind in {"country", "region", "city", "town"} for e in self.entities)


@cache
def given_names(language: str) -> frozenset[str]:
    """Return the first names of the people in the tables, in English other frequent ones too."""
    known = (entity for entity in known_entities("en", "en") if entity.kind == "person")
    full = (name.split() for entity in known for name in entity.written(language))
    found = {parts[0] for parts in full if len(parts) > 1}
    if base(language) == "en":
        text = (files(__package__) / "data" / "first_names.txt").read_text(encoding="utf-8")
        found.update(word for line in text.split("\n") if not line.startswith("#") for word in line.split())
    return frozenset(found)
