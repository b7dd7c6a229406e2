"""The older romanisation of Mandarin, which Taiwan writes names in: Lai Ching-te."""

from __future__ import annotations

_INITIALS = (
    "zh",
    "ch",
    "sh",
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
)
_WADE_INITIALS = {
    "b": "p",
    "p": "p",
    "d": "t",
    "t": "t",
    "g": "k",
    "k": "k",
    "zh": "ch",
    "ch": "ch",
    "j": "ch",
    "q": "ch",
    "x": "hs",
    "r": "j",
    "z": "ts",
    "c": "ts",
}
_WADE_FINALS = {
    "ian": "ien",
    "ie": "ieh",
    "ue": "ueh",
    "ong": "ung",
    "iong": "iung",
    "e": "e",
    "uo": "o",
    "er": "erh",
    "you": "yu",
}
_WADE_WHOLE = {
    "zhi": ("chih",),
    "chi": ("chih",),
    "shi": ("shih",),
    "ri": ("jih",),
    "zi": ("tzu", "tze"),
    "ci": ("tzu", "tze"),
    "si": ("szu", "ssu", "sze", "szu"),
    "yi": ("i", "yi"),
    "you": ("yu",),
    "ye": ("yeh",),
    "yan": ("yen",),
    "yue": ("yueh",),
    "yong": ("yung",),
    "yuan": ("yuan",),
    "guo": ("kuo", "kuo"),
    "shuo": ("shuo",),
    "he": ("ho",),
    "ge": ("ko", "ke"),
    "ke": ("ko", "ke"),
    "e": ("o", "e"),
    "wen": ("wen",),
    "gui": ("kuei", "kui"),
    "kui": ("kuei",),
    "hui": ("hui",),
    "rong": ("jung",),
    "rui": ("jui",),
    "ruo": ("jo",),
    "xue": ("hsueh",),
    "xiong": ("hsiung",),
    "zhuo": ("cho",),
    "chuo": ("cho",),
    "qiong": ("chiung",),
    "jiong": ("chiung",),
    "lve": ("lueh",),
    "nv": ("nu",),
    "lv": ("lu",),
}


def in_wade_giles(pinyin: str) -> set[str]:
    """Return the Wade-Giles spellings of a Pinyin syllable, without apostrophes: zhuo is cho."""
    if pinyin in _WADE_WHOLE:
        return set(_WADE_WHOLE[pinyin])
    initial = next((i for i in _INITIALS if pinyin.startswith(i)), "")
    final = pinyin[len(initial) :]
    initial, written = _WADE_INITIALS.get(initial, initial), initial
    forms = {final, _WADE_FINALS.get(final, final)}
    if final == "uo" and written in {"g", "k", "h", "sh"}:
        forms = {"uo"}
    if written in {"y", "w"}:
        forms = {final}
    return {initial + form for form in forms}
