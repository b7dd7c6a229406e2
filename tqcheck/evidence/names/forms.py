"""Whether words of a text are an ordinary form of a name: Putins, Путиным, والبرلين."""

from __future__ import annotations

from tqcheck.evidence.names.plain import plain
from tqcheck.evidence.terms.folding import data
from tqcheck.languages.codes import base

_INFLECTING = frozenset("ru uk be bg ar de pl cs sk hu fi tr hr sr sl lt lv et hi".split())  # noqa: SIM905 - as text


def is_form(name: str, surface: str, language: str) -> bool:
    """Say whether the words are the name, in another spelling of its parts or with an ending or prefix."""
    known, seen = plain(name), plain(surface)
    if known.replace(" ", "") == seen.replace(" ", ""):
        return True
    if base(language) not in _INFLECTING:
        return False
    a, b = known.split(), seen.split()
    return len(a) == len(b) and all(_same_word(x, y, language) for x, y in zip(a, b, strict=True))


def _same_word(known: str, seen: str, language: str) -> bool:
    if base(language) == "ar":  # المالي is financial, not of Mali
        return seen == known or any(
            seen == prefix + known.removeprefix("ال")
            for prefix in (*data("ar")["prefixes"], "")
            if known.startswith("ال") or not (known.endswith("ي") and prefix.endswith(("ال", "لل")))
        )
    if base(language) == "de":
        return seen.startswith(known) and seen[len(known) :] in {"", "s"}
    if base(language) in {"ru", "uk", "be", "bg"}:
        if seen == known:
            return True
        vowels = len(known) - len(known.rstrip("аяоеуыиьj"))
        stems = {known[: len(known) - n] for n in range(1, min(vowels, 2) + 1)} or {known}
        return any(
            len(stem) > 1 and seen.startswith(stem) and seen[len(stem) :] in _SLAVIC_ENDINGS[stem == known]
            for stem in stems
        )
    keep = max(3, len(known) - 2) if len(known) > 4 else len(known)  # noqa: PLR2004
    return seen[:keep] == known[:keep] and len(known) - 1 <= len(seen) <= len(known) + 3


# behind a stem that ends in a vowel, and behind one that ends in a consonant
_SLAVIC_ENDINGS = {
    True: {"", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ам", "ами", "ах", "ым", "ою", "ой", "і", "ів"},
    False: {
        "",
        *"аяоеуыиьюj",
        "ои",
        "ою",
        "еи",
        "ею",
        "ом",
        "ем",
        "ии",
        "ию",
        "ия",
        "ие",
        "ам",
        "ям",
        "ах",
        "ях",
        "ов",
        "ев",
        "ым",
        "им",
        "ых",
        "их",
        "ые",
        "ая",
        "яя",
        "ую",
        "юю",
        "ого",
        "его",
        "ому",
        "ему",
        "иеи",
        "ыми",
        "ими",
        "ами",
        "ями",
        "оj",
        "еj",
        "иj",
        "ыj",
        "иеj",
        "ое",
        "ее",
    },
}
