"""The people, places and organisations that the program knows, with their renderings in a pair's two languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tqcheck.evidence.names.territories import territories
from tqcheck.languages.codes import base
from tqcheck.model import NameKind

_SCRIPTS = {"ja": "kana", "ko": "hangul", "ru": "cyrillic", "ar": "arabic"}
_LATIN = {"de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "sv", "da", "nb", "fi", "tr", "vi", "id"}


ANY_LANGUAGE = "*"  # for the names that a user gives without saying in which language they are


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """One person, place or organisation."""

    id: str
    kind: NameKind
    country: str  # ISO 3166 code, or “”
    note: str  # what an editor should know: an office, a state
    renderings: Mapping[str, tuple[str, ...]]  # language → accepted renderings, the usual one first
    others: tuple[str, ...] = ()  # spellings in other languages that write Latin letters

    def english(self) -> str:
        """Return the usual English name."""
        own = self.written("en")
        return own[0] if own else self.id

    def known_as(self, words: str) -> str:
        """Return the sentence that says who or what is meant by the words, for an editor who cannot read them."""
        told = [self.note] if self.note and self.kind not in {"country", "region"} else []
        facts = ", ".join([self.english()] * (self.english() != words) + told)
        return f"{words} is known as {facts}" if facts else f"{words} is a known name"

    def written(self, language: str) -> tuple[str, ...]:
        """Return the renderings in a language; one Chinese script serves the other, English other Latin scripts."""
        own = (*self.renderings.get(language, ()), *self.renderings.get(ANY_LANGUAGE, ()))
        if base(language) == "zh":
            other = self.renderings.get("zh" if language != "zh" else "zh-Hant", ())
            return tuple(dict.fromkeys((*own, *other)))
        own = own or self.renderings.get(base(language), ())
        if not own and base(language) in _LATIN and self.kind not in {"country", "region"}:
            return self.renderings.get("en", ())
        return own


@cache
def known_entities(one: str, other: str) -> tuple[Entity, ...]:
    """Return every known entity; of territories only the names in the two languages are loaded."""
    return (*_tables(), *territories(one, other))


@cache
def _tables() -> tuple[Entity, ...]:
    data = files(__package__) / "data"
    people = [
        Entity(row["id"], "person", row["country"], row.get("role", ""), _renderings(row))
        for row in _rows(data / "people.tsv")
    ]
    organisations = [
        Entity(row["id"], "organisation", "", "", _renderings(row)) for row in _rows(data / "organisations.tsv")
    ]
    spellings = {(row["en"], row["country"]): _split(row["latin"]) for row in _rows(data / "cities.tsv")}
    places = [
        Entity(
            row["id"],
            _place_kind(row["kind"]),
            row["country"],
            row["kind"],
            renderings,
            spellings.get((renderings["en"][0], row["country"]), ()),
        )
        for row in _rows(data / "places.tsv")
        for renderings in (_renderings(row),)
    ]
    known = {(name, place.country) for place in places for name in place.written("en")}
    return (*people, *organisations, *places, *_towns(data / "cities.tsv", known))


def _place_kind(kind: str) -> NameKind:
    return "city" if kind in {"capital", "city"} else "region"


def _towns(table: Traversable, known: set[tuple[str, str]]) -> Iterator[Entity]:
    """Yield the cities of GeoNames that the reviewed table of places lacks."""
    for row in _rows(table):
        if (row["en"], row["country"]) in known:
            continue
        names = dict.fromkeys(("en", *_LATIN), row["en"])
        names |= {language: row[script] for language, script in _SCRIPTS.items()}
        names["zh"] = names["zh-Hant"] = row["han"]
        names["ja"] = "|".join(cell for cell in (row["kana"], row["han"]) if cell)
        given = _Cells({language: forms for language, forms in names.items() if forms})
        yield Entity(f"{row['en']}-{row['country']}", "town", row["country"], "", given, _split(row["latin"]))


def _rows(table: Traversable) -> Iterator[dict[str, str]]:
    lines = [line for line in table.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))


class _Cells(Mapping[str, tuple[str, ...]]):
    """The renderings of a row, divided when they are asked for: of thousands of rows a pair needs two columns."""

    __slots__ = ("_cells",)

    def __init__(self, cells: dict[str, str]) -> None:
        self._cells = cells

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return tuple(self._cells[language].split("|"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def get(self, language: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:  # type: ignore[override] # a tuple
        """Return the renderings in a language."""
        cell = self._cells.get(language)
        return tuple(cell.split("|")) if cell else default


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


_LANGUAGES = ("en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi")


def _renderings(row: Mapping[str, str]) -> _Cells:
    return _Cells({language: row[language] for language in _LANGUAGES if row.get(language)})


def by_rendering(entities: Iterable[Entity], language: str) -> dict[str, list[Entity]]:
    """Return which entities each rendering in the language may name."""
    owners: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for rendering in dict.fromkeys(entity.written(language)):
            owners[rendering].append(entity)
    return owners


@cache
def transliteration_characters() -> frozenset[str]:
    """Return the Chinese characters with which foreign names are written, counted in the tables."""
    counts: dict[str, int] = defaultdict(int)
    for entity in _tables():
        if entity.country in _HAN_COUNTRIES or entity.kind not in {"person", "town"}:
            continue
        for language in ("zh", "zh-Hant"):
            for name in entity.renderings.get(language, ())[: 3 if entity.kind != "town" else 1]:
                for character in name:
                    counts[character] += 1
    return frozenset(character for character, n in counts.items() if n >= _OFTEN and character not in _COMMON)


_HAN_COUNTRIES = {"CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN", "SG"}
_OFTEN = 8
_COMMON = set("的国國地中人市县縣省区區州年月日上下场場方二六十敏文明东東京南北西新十港湾灣山川岛島湖堡城寺与和")
