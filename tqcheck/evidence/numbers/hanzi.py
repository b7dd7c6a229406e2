"""Numbers in Chinese characters, alone or with digits: 五百二十, 3万5千, 12億8000万, 二〇二四, 数十, 七八千."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from tqcheck.evidence.numbers.digits import literal_end, read_literal
from tqcheck.evidence.numbers.quantity import Figure

DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)),
    "○": 0, "両": 2, "两": 2, "兩": 2, "俩": 2, "倆": 2, "仨": 3, "弐": 2, "参": 3,
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),  # as on banknotes and cheques
    "壱": 1, "貳": 2, "參": 3, "叄": 3, "陸": 6,
}  # fmt: skip
SMALL = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "拾": 10,
    "佰": 100,
    "仟": 1000,
    "廿": 20,
    "卅": 30,
    "십": 10,
    "백": 100,
    "천": 1000,
}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "조": 10**12}
STARTS = frozenset("0123456789数几幾數수") | DIGITS.keys() | {mark for mark in SMALL if mark < "가"} | set("万萬亿億")
# 千 and 百 and 兆 here begin a unit (kilowatt, megawatt), they do not multiply.
UNIT_AHEAD = re.compile(
    r"[千兆](?=[瓦米克帕赫卡字])|百(?=帕)|兆(?=円?瓦)"
    r"|조(?=각|항|별|직|치|약|선|명|문|건|기)|만(?=남|족|화|료|기|성|찬|점(?!만))"
    r"|천(?=안|막|연|둥|체|주교|국|재|문|식|만(?= ?다행))"
    r"|백(?=신|화점|악|두|일몽|지)|십(?=자|대)"
)
TRILLIONS = re.compile(
    r" ?(?:원|달러|유로|엔|위안|파운드|루피|루블|동(?![의안])|페소|리라|루피아|[가-힣]{2,3}달러|kwh|km|톤|개|명)"
)
TEN = Fraction(10)
SIMPLE = 2  # tokens in a number like 4.3亿

SOME, SOME_INSIDE, SOME_AFTER = frozenset("数几幾數수"), frozenset("多余餘来來几幾數数"), frozenset("几幾")
MULTIPLIERS = SMALL.keys() | BIG.keys()
MULTIPLYING = frozenset({"small", "big"})


class Token(NamedTuple):
    """A part of a number: `literal` (in digits), `digit` (三), `small` (十 百 千) or `big` (万 亿 兆)."""

    kind: str
    value: Fraction


def _evaluate(tokens: list[Token]) -> Fraction:
    total, section, current, last_big = Fraction(0), Fraction(0), None, Fraction(0)
    last_scale, zero = Fraction(1), False
    for kind, value in tokens:
        if kind in {"literal", "digit"}:
            zero = zero or (kind == "digit" and value == 0)
            current = value
            continue
        if kind == "small":
            section += (current if current is not None else Fraction(1)) * value
        else:
            amount = section + (current or 0)
            if last_big and value > last_big:
                total = (total + amount) * value
            else:
                total += (amount or 1) * value
            section, last_big = Fraction(0), value
        current, last_scale, zero = None, value, False
    if current is not None:
        # 两万五 is 25,000 and 三千六 3,600, but 两万零五 is 20,005
        short = tokens[-1].kind == "digit" and last_scale > TEN and not zero and 0 < current < TEN
        section += current * last_scale / 10 if short else current
    return total + section


def read_figure(text: str, start: int, *, decimal: str, group: str) -> Figure | None:
    """The number that begins at `start`, or None. Spaces between Korean parts (1조 2천억) belong to it."""
    some = text[start] in SOME
    if some and text[start + 1 : start + 2] not in MULTIPLIERS:
        return None
    reader = _Reader(text, start + some, decimal=decimal, group=group)
    reader.read()
    tokens, end = reader.tokens, reader.position
    if not tokens:
        return None
    if len(tokens) > 1 and all(token.kind == "digit" for token in tokens):
        return _positional(tokens, text, start, end)
    value, high, others = _evaluate(tokens), None, reader.others
    if some:  # 数十 is some tens, 数百万 some millions: twice to nearly ten times the first scale
        value, high = value * 2, value * 10 - 1
    elif (pair := _neighbours(tokens)) is not None:
        value, high = _evaluate([*tokens[:pair], *tokens[pair + 1 :]]), _evaluate([*tokens[: pair - 1], *tokens[pair:]])
    elif text[end : end + 1] in SOME_AFTER and tokens[-1].kind == "small":
        value, high, end = value + 1, value + tokens[-1].value - 1, end + 1
    if (
        len(tokens) == SIMPLE
        and text[end - 1] == "조"
        and tokens[0].kind == "literal"
        and not TRILLIONS.match(text, end)
    ):
        others = (*others, tokens[0].value)  # 조약 5조: Article 5 of the treaty
    elif others:
        simple = len(tokens) <= SIMPLE and tokens[0].value != 0
        others = tuple(other * (value / tokens[0].value) for other in others) if simple else ()
    return Figure(value, start, end, high, others, reader.approximate or high is not None, digits=reader.digits,
                  weak=_weak(tokens, some=some), grouped=reader.grouped)  # fmt: skip


class _Reader:
    """Takes one number's tokens from a text."""

    def __init__(self, text: str, position: int, *, decimal: str, group: str) -> None:
        self.text, self.position, self._decimal, self._group = text, position, decimal, group
        self.tokens: list[Token] = []
        self.others: tuple[Fraction, ...] = ()
        self.approximate = self.digits = self.grouped = False

    def read(self) -> None:
        while self.position < len(self.text) and self._take(self.text[self.position]):
            pass

    def _take(self, character: str) -> bool:  # noqa: PLR0911 - one return for each kind of character
        after = self.text[self.position + 1 : self.position + 2]
        last = self.tokens[-1] if self.tokens else None
        if character in "0123456789":
            return (last is None or last.kind in MULTIPLYING) and self._take_literal()
        if character in "两兩" and last is not None and after not in MULTIPLIERS:  # 二十两: taels of silver
            return False
        if character in DIGITS:
            if last is not None and last.kind == "literal":
                return False
            return self._push("digit", DIGITS[character])
        if character in MULTIPLIERS:
            return self._take_multiplier(character, last)
        if character in SOME_INSIDE and after in MULTIPLIERS and last is not None:
            self.approximate, self.position = True, self.position + 1
            return True
        if character in "点點" and last is not None and last.kind == "digit" and after in DIGITS:
            return self._take_decimals()
        if character == " " and last is not None:
            korean = self.text[self.position - 1] >= "가" and after.isdecimal()
            if (last.kind == "big" and korean) or (last.kind == "literal" and after in BIG and after < "가"):
                self.position += 1
                return True
        return False

    def _push(self, kind: str, value: int | Fraction, *, width: int = 1) -> bool:
        self.tokens.append(Token(kind, Fraction(value)))
        self.position += width
        return True

    def _take_literal(self) -> bool:
        end = literal_end(self.text, self.position, group=self._group)
        literal = read_literal(self.text[self.position : end], decimal=self._decimal, group=self._group)
        if literal is None:
            return False
        self.others, self.digits, self.grouped = literal.readings[1:], True, literal.grouped
        return self._push("literal", literal.readings[0], width=end - self.position)

    def _take_multiplier(self, character: str, last: Token | None) -> bool:
        if UNIT_AHEAD.match(self.text, self.position) or (
            character >= "가" and last is None and self.text[self.position - 1 : self.position] != "수"
        ):
            return False
        if character in SMALL:
            smaller = last is None or last.kind != "small" or SMALL[character] < last.value
            return smaller and self._push("small", SMALL[character])
        return self._push("big", BIG[character])

    def _take_decimals(self) -> bool:
        end = self.position + 1
        while end < len(self.text) and self.text[end] in DIGITS:
            end += 1
        if self.text[end : end + 1] in {"分", "钟", "鐘"}:  # a time: 三点五分
            return False
        places = "".join(str(DIGITS[c]) for c in self.text[self.position + 1 : end])
        self.tokens = [Token("literal", _evaluate(self.tokens) + Fraction(f"0.{places}"))]
        self.position = end
        return True


def _weak(tokens: list[Token], *, some: bool) -> bool:
    """Whether the characters are as likely part of a word as a number: a lone 三 or 万 or 十."""
    return len(tokens) == 1 and tokens[0].kind != "literal" and not some


def _neighbours(tokens: list[Token]) -> int | None:
    """Where the second of two neighbouring digits stands that give a span, as in 七八千 or 三四十."""
    for at in range(1, len(tokens)):
        before, here = tokens[at - 1], tokens[at]
        if before.kind == here.kind == "digit" and here.value == before.value + 1 and before.value > 0:
            return at
    return None


def _positional(tokens: list[Token], text: str, start: int, end: int) -> Figure:
    """Digits in a row: a year (二〇二四) or a span (三四个)."""
    written = int("".join(str(int(token.value)) for token in tokens))
    low, high = tokens[0].value, tokens[1].value
    if len(tokens) == 2 and high == low + 1 and low > 0:  # noqa: PLR2004
        return Figure(low, start, end, high, (Fraction(written),), approximate=True, digits=False, weak=True)
    return Figure(Fraction(written), start, end, digits=False, weak=text[end : end + 1] != "年")
