"""How names in Chinese characters are read: in Mandarin syllable by syllable, in Korean, and how both are romanised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from tqcheck.evidence.names.wade_giles import in_wade_giles
from tqcheck.languages.detection import to_simplified

# Surnames whose reading as a surname is not the usual one.
_SURNAMES = {
    "曾": "zeng",
    "单": "shan",
    "仇": "qiu",
    "区": "ou",
    "任": "ren",
    "解": "xie",
    "查": "zha",
    "盖": "ge",
    "朴": "piao",
    "尉": "wei",
    "缪": "miao",
    "宁": "ning",
    "员": "yun",
    "黑": "he",
    "乐": "yue",
    "折": "she",
    "种": "chong",
    "秘": "bi",
    "冼": "xian",
    "繁": "po",
    "翟": "zhai",
    "覃": "qin",
    "那": "na",
    "燕": "yan",
    "过": "guo",
    "华": "hua",
    "纪": "ji",
    "洗": "xian",
    "祭": "zhai",
    "车": "che",
    "万": "wan",
    "石": "shi",
    "谌": "chen",
    "逄": "pang",
    "召": "shao",
    "葛": "ge",
}
_COMPOUND_SURNAMES = {
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "端木",
    "东方",
    "南宫",
}
_SYLLABLE = re.compile(r"[a-z]+")


@lru_cache(maxsize=20_000)
def syllable(character: str) -> str:
    """Return the usual Mandarin reading without tone, ü as v; “” if there is none."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables are large

    found = pinyin(character, style=Style.NORMAL, v_to_u=False, errors="ignore")
    return str(found[0][0]) if found else ""


def other_syllables(character: str) -> frozenset[str]:
    """Return the further readings that a character has in names: 朝 is chao, in 马朝旭 zhao."""
    return _other_readings().get(to_simplified(character), frozenset())


@cache
def _other_readings() -> Mapping[str, frozenset[str]]:
    text = (files(__package__) / "data" / "readings.tsv").read_text(encoding="utf-8")
    _, *rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return {character: frozenset(readings.split("|")) for character, readings in rows}


def mandarin(name: str) -> tuple[str, ...]:
    """Return the syllables of a Chinese name, its surname read as a surname."""
    simplified = to_simplified(name)
    found = [syllable(character) for character in simplified]
    if simplified[:1] in _SURNAMES:
        found[0] = _SURNAMES[simplified[0]]
    return tuple(found)


def write_mandarin(name: str) -> str:
    """Return a Chinese name in Pinyin as newspapers write it: Shi Yinhong."""
    found = [part.replace("v", "ü") for part in mandarin(name)]
    surname = 2 if to_simplified(name)[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1  # noqa: PLR2004
    words = ["".join(found[:surname]), "".join(found[surname:])]
    return " ".join(word.capitalize() for word in words if word)


def write_mandarin_with_tones(name: str) -> str:
    """Return the same with tone marks: Shí Yīnhóng."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found = [part[0] for part in pinyin(to_simplified(name), style=Style.TONE, errors="ignore")]
    if not found:
        return write_mandarin(name)
    return " ".join(word.capitalize() for word in (found[0], "".join(found[1:])) if word)


@cache
def syllables() -> frozenset[str]:
    """Return all Mandarin syllables without tones."""
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415
    from pypinyin.style._utils import get_finals  # noqa: F401, PLC0415

    del pinyin_dict
    text = (files(__package__) / "data" / "syllables.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.split("\n") if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=20_000)
def segment(word: str) -> tuple[tuple[str, ...], ...]:
    """Return every way to divide a word into Mandarin syllables: Xian is xian or xi·an."""
    word = word.lower().replace("ü", "v").replace("'", " ").replace("’", " ").replace("-", " ")
    ways: list[tuple[str, ...]] = [()]
    for part in word.split():
        ways = [way + rest for way in ways for rest in _divide(part)]
    return tuple(way for way in ways if way)


@lru_cache(maxsize=50_000)
def _divide(part: str) -> tuple[tuple[str, ...], ...]:
    if not part:
        return ((),)
    return tuple(
        (part[:n], *rest)
        for n in range(min(6, len(part)), 0, -1)
        if part[:n] in syllables()
        for rest in _divide(part[n:])
    )


@cache
def _wade_giles() -> Mapping[str, frozenset[str]]:
    """Return what each Wade-Giles syllable, apostrophe or not, may be in Pinyin (cho: zhuo; chen: zhen, chen)."""
    found: dict[str, set[str]] = {}
    for pinyin in syllables():
        for spelling in in_wade_giles(pinyin):
            found.setdefault(spelling, set()).add(pinyin)
    return {spelling: frozenset(pinyins) for spelling, pinyins in found.items()}


@lru_cache(maxsize=20_000)
def possible_syllables(written: str) -> frozenset[str]:
    """Return the Pinyin syllables that a syllable of a romanised name may stand for, in Pinyin or Wade-Giles."""
    own = {written} if written in syllables() else set()
    return frozenset(own) | _wade_giles().get(written, frozenset())


@lru_cache(maxsize=20_000)
def taiwanese(name: str) -> tuple[frozenset[str], ...]:
    """Return the possible syllables of a name divided by hyphens (Lai Ching-te), or () if it is none."""
    found = tuple(possible_syllables(part) for part in _SYLLABLE.findall(name.lower()))
    return found if all(found) else ()


@cache
def _hanja() -> Mapping[str, str]:
    text = (files(__package__) / "data" / "hanja.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return {character: reading for reading, characters in rows for character in characters}


def korean(name: str) -> str:
    """Return the Hangul of a Korean name written in Chinese characters, or “” if a character has no reading."""
    readings = _hanja()
    found = [readings.get(character, "") for character in name]
    if not all(found):
        return ""
    if len(found) > 1:
        found[0] = _SURNAMES_KOREAN.get(name[0], found[0])
        found[1] = _AT_THE_BEGINNING.get(found[1], found[1])
    return "".join(found)


# l and n at the beginning of a word: 룡 is said 용
_AT_THE_BEGINNING = {
    "룡": "용",
    "려": "여",
    "력": "역",
    "련": "연",
    "렬": "열",
    "렴": "염",
    "령": "영",
    "례": "예",
    "료": "요",
    "류": "유",
    "륙": "육",
    "률": "율",
    "륭": "융",
    "리": "이",
    "린": "인",
    "림": "임",
    "라": "나",
    "란": "난",
    "람": "남",
    "래": "내",
    "로": "노",
    "록": "녹",
    "뢰": "뇌",
    "녀": "여",
    "년": "연",
    "념": "염",
}
_SURNAMES_KOREAN = {
    "金": "김",
    "李": "이",
    "柳": "유",
    "林": "임",
    "梁": "양",
    "盧": "노",
    "卢": "노",
    "羅": "나",
    "罗": "나",
    "呂": "여",
    "吕": "여",
    "廉": "염",
    "龍": "용",
    "陸": "육",
}


_PINYIN_SURNAMES = frozenset(
    """
    ai an ao bai ban bao bi bian bo cai cao cen chai chang che chen cheng chi chu cui dai deng di diao ding dong dou du
    duan fan fang fei feng fu gan gao ge geng gong gou gu guan guo han hang hao he hong hou hu hua huang hui huo ji jia
    jian jiang jiao jin jing ju kang ke kong kou kuang lai lan lei leng li lian liang liao lin ling liu long lou lu luo
    lv ma mao mei men meng mi miao mo mou mu na ni nie ning niu ou ouyang pan pang pei peng pu qi qian qiang qiao qin
    qiu qu quan rao ren rong ruan sha shang shao she shen sheng shi shu shui situ song su sun tan tang tao tian tong tu
    wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin ying you yu yuan
    yue yun zang zeng zha zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuo zong zou zu zuo
    """.split()  # noqa: SIM905 - a list of words reads best as text
)


@lru_cache(maxsize=20_000)
def is_chinese(name: str) -> bool:
    """Say whether a name in Latin letters is a Chinese one in Pinyin: a surname and one or two syllables behind it."""
    parts = name.lower().replace("'", "").replace("’", "").split()
    if len(parts) != 2 or parts[0] not in _PINYIN_SURNAMES:  # noqa: PLR2004
        return False
    return any(len(way) <= 2 for way in segment(parts[1]))  # noqa: PLR2004
