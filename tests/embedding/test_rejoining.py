"""Parts of one sentence that became several, and sentences that nothing of the other side says."""

from __future__ import annotations

import pytest

from tqcheck.embedding import E5, USE, load
from tqcheck.embedding.rejoining import rejoin
from tqcheck.model import AlignedPair, Bead, Text
from tqcheck.splitting import split

_STORM = (
    "The storm, the largest to strike the island in nearly 30 years, left three people dead and 690 injured before its "
    "remnants moved toward Japan on Saturday, authorities said.\n"
)
_PARTS = {
    "ja": "島を襲ったものとしては30年近くで最大となった台風により、3人が死亡し、690人が負傷した。"
    "当局によると、台風の名残は土曜日に日本へ向かった。\n",
    "zh": "这是近30年来袭击该岛的最大风暴，造成三人死亡、690人受伤。当局表示，其残余周六向日本移动。\n",
    "de": "Der Sturm, der stärkste auf der Insel seit fast 30 Jahren, forderte drei Tote und 690 Verletzte. "
    "Am Samstag zogen seine Ausläufer nach Angaben der Behörden in Richtung Japan.\n",
    "ar": "أسفرت العاصفة، وهي الأكبر التي تضرب الجزيرة منذ نحو 30 عاما، عن مقتل ثلاثة أشخاص وإصابة 690 آخرين. "
    "وقالت السلطات إن بقاياها تحركت نحو اليابان يوم السبت.\n",
}
_ADDED = {
    "ja": "専門家は、来年の経済成長率が予想を下回ると見ている。\n",
    "zh": "专家认为明年的经济增长率将低于预期。\n",
    "de": "Experten erwarten im nächsten Jahr ein schwächeres Wachstum der Wirtschaft.\n",
    "ar": "ويتوقع الخبراء أن يكون النمو الاقتصادي في العام المقبل أضعف من المتوقع.\n",
}


def _pair(translation: str, language: str, beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]) -> AlignedPair:
    sides = split(Text("en.txt", _STORM, "en")), split(Text(f"{language}.txt", translation, language))
    return AlignedPair(
        *sides, tuple(Bead(source, target, 0.6 if source and target else 0.0) for source, target in beads)
    )


@pytest.mark.parametrize("language", _PARTS)
def test_the_second_half_of_a_sentence_joins_the_first(language: str) -> None:
    pair = _pair(_PARTS[language], language, (((0,), (0,)), ((), (1,))))
    (bead,) = rejoin(pair, load(USE)).beads
    assert (bead.source, bead.target) == ((0,), (0, 1))
    assert bead.similarity > 0.4


@pytest.mark.parametrize("language", _PARTS)
def test_the_first_half_joins_too_and_so_does_either_half_of_the_source(language: str) -> None:
    pair = _pair(_PARTS[language], language, (((), (0,)), ((0,), (1,))))
    assert [(b.source, b.target) for b in rejoin(pair, load(USE)).beads] == [((0,), (0, 1))]
    turned = AlignedPair(pair.target, pair.source, tuple(Bead(b.target, b.source, b.similarity) for b in pair.beads))
    assert [(b.source, b.target) for b in rejoin(turned, load(USE)).beads] == [((0, 1), (0,))]


@pytest.mark.parametrize("language", _ADDED)
def test_an_addition_stays_alone(language: str) -> None:
    pair = _pair(_PARTS[language] + _ADDED[language], language, (((0,), (0, 1)), ((), (2,))))
    assert rejoin(pair, load(USE)) == pair


def test_nothing_is_joined_across_a_sentence_of_the_other_side() -> None:
    source = split(Text("en.txt", _STORM + "Rain fell.\n", "en"))
    target = split(Text("zh.txt", _PARTS["zh"], "zh"))
    beads = (Bead((0,), (0,), 0.6), Bead((1,), (), 0.0), Bead((), (1,), 0.0))
    found = rejoin(AlignedPair(source, target, beads), load(USE)).beads
    assert ((0,), (0, 1)) not in [(b.source, b.target) for b in found]


def test_an_encoder_that_does_not_add_up_joins_nothing() -> None:
    pair = _pair(_PARTS["zh"], "zh", (((0,), (0,)), ((), (1,))))
    assert rejoin(pair, load(E5)) is pair
