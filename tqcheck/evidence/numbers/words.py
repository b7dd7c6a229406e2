"""Numbers in languages that part words by spaces: digits, digits with a scale (2.9 million), and words (twenty-one)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tqcheck.evidence.numbers.digits import literal_end, read_literal
from tqcheck.evidence.numbers.grammar import Grammar, Word
from tqcheck.evidence.numbers.quantity import Figure

# Python's \w leaves out the vowel signs of Arabic and Devanagari.
TOKEN = re.compile(r"\d|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f]|'(?=[^\W\d_]))*")
ABBREVIATED = re.compile(r"(?<=[^\W\d_])\. (?=[^\W\d_])")
GAPS = frozenset({" ", "-", "", "  "})
TEN, HUNDRED, THOUSAND = 10, 100, 1000
SCORE = 20


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a run of digits that can be part of a number. `joined` says that “and” is written onto it (و)."""

    word: Word
    start: int
    end: int
    literal: bool = False
    others: tuple[Fraction, ...] = ()
    joined: bool = False
    grouped: bool = False


def figures_in(text: str, grammar: Grammar, taken: bytearray) -> list[Figure]:
    """The numbers in `text` in order, leaving out what `taken` marks."""
    tokens = _tokens(text, grammar, taken)
    found, at = [], 0
    while at < len(tokens):
        reader = _Reader(text, tokens, at, grammar)
        figure = reader.read()
        if figure is not None:
            found.append(figure)
        at = max(reader.at, at + 1)
    return found


def _tokens(text: str, grammar: Grammar, taken: bytearray) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while found := TOKEN.search(text, position):
        start, end = found.span()
        if taken[start]:
            position = end
            continue
        if text[start].isdecimal():
            end = literal_end(text, start, group=grammar.group)
            literal = read_literal(text[start:end], decimal=grammar.decimal, group=grammar.group)
            if literal is not None:
                word = Word("value", literal.readings[0])
                tokens.append(
                    Token(word, start, end, literal=True, others=literal.readings[1:], grouped=literal.grouped)
                )
        else:
            tokens.extend(_word_tokens(text, start, end, grammar))
        position = end
    return tokens


def _word_tokens(text: str, start: int, end: int, grammar: Grammar) -> list[Token]:
    written = text[start:end]
    word = grammar.lexicon[written]
    if word is not None:
        return [Token(word, start, end)]
    for prefix in grammar.attached:
        if written.startswith(prefix) and len(written) > len(prefix) + 1:
            word = grammar.lexicon[written[len(prefix) :]]
            if word is not None:
                return [Token(word, start, end, joined=prefix.startswith("و"))]
    if grammar.compound is not None:
        return _parts(written, start, grammar) or _before_tail(written, start, grammar)
    return []


def _before_tail(written: str, start: int, grammar: Grammar) -> list[Token]:
    """The number in a word that goes on with what is counted: zehn|jährig, dreißig|tägig."""
    tail = grammar.compound_tails.search(written)
    if tail is None or not tail.start():
        return []
    number = written[: tail.start()]
    word = grammar.lexicon[number]
    return [Token(word, start, start + tail.start())] if word else _parts(number, start, grammar)


def _parts(written: str, start: int, grammar: Grammar) -> list[Token]:
    """The parts of a number written as one word, or nothing where a part is left over."""
    tokens, position = [], 0
    while position < len(written):
        part = grammar.compound.match(written, position) if grammar.compound else None
        word = grammar.lexicon[part.group()] if part else None
        if part is None or word is None:
            return []
        tokens.append(Token(word, start + position, start + part.end()))
        position = part.end()
    return tokens if len(tokens) > 1 else []


class _Reader:
    """Puts tokens together as long as they make one number."""

    def __init__(self, text: str, tokens: Sequence[Token], at: int, grammar: Grammar) -> None:
        self._text, self._tokens, self.at, self._grammar = text, tokens, at, grammar
        self._traits = grammar.traits
        self._total, self._current, self._scale = Fraction(0), Fraction(0), Fraction(0)
        self._begun = self._has_current = self._literal = self._literal_begun = False

    def read(self) -> Figure | None:
        first = self._tokens[self.at]
        role = first.word.role
        if role in {"joiner", "half", "denominator"}:
            if role == "joiner":
                return None
            self.at += 1
            value = Fraction(1, 2) if role == "half" else 1 / first.word.value
            return Figure(value, first.start, first.end, digits=False, weak=first.word.weak)
        if role == "vague":
            return self._vague(first)
        if role == "multiple":
            self.at += 1
            return Figure(first.word.value, first.start, first.end, digits=False, multiple=True, weak=first.word.weak)
        if role == "ordinal":
            return self._ordinal(first)
        return self._number(first)

    def _ordinal(self, first: Token) -> Figure:
        value, end, weak = first.word.value, first.end, first.word.weak
        self.at += 1
        tens = self._tokens[self.at] if self.at < len(self._tokens) else None
        # الخامس والستين: the sixty-fifth
        near = tens is not None and tens.joined and self._text[end : tens.start] in GAPS
        if near and tens and value < TEN and tens.word.value in range(SCORE, HUNDRED, TEN):
            value, end, weak, self.at = value + tens.word.value, tens.end, False, self.at + 1
        return Figure(value, first.start, end, digits=False, ordinal=True, weak=weak)

    def _vague(self, first: Token) -> Figure:
        """Dozens of, tens of thousands, hundreds of millions: a span, multiplied by the scales that follow."""
        low, high, end = first.word.value, first.word.high or first.word.value, first.end
        self.at += 1
        while self.at < len(self._tokens):
            token = self._tokens[self.at]
            linked = self._grammar.link.fullmatch(self._text, end, token.start) is not None
            scale = token.word.role in {"scale", "vague"} and token.word.value >= THOUSAND
            if not (linked and scale):
                break
            factor = (
                token.word.value
                if token.word.role == "scale"
                else Fraction(10 ** (len(str(int(token.word.value))) - 1))
            )
            low, high, end, self.at = low * factor, high * factor, token.end, self.at + 1
        return Figure(low, first.start, end, high, approximate=True, digits=False, weak=True)

    def _number(self, first: Token) -> Figure | None:
        end, previous, ordinal, weak = first.end, None, False, True
        others, joined = first.others, False
        start_at = self.at
        while self.at < len(self._tokens):
            token = self._tokens[self.at]
            if previous is not None and self._text[end : token.start] not in GAPS:
                break
            word = token.word
            if word.role == "joiner":
                following = self._tokens[self.at + 1] if self.at + 1 < len(self._tokens) else None
                if following is None or self._text[token.end : following.start] not in GAPS or following.literal:
                    break
                if not self._takes(following, joined=True):
                    break
                previous, joined, end = token, True, token.end
                self.at += 1
                continue
            if not self._takes(token, joined=joined or token.joined):
                break
            self._literal = token.literal
            self._literal_begun = self._literal_begun or token.literal
            self._add(word)
            weak = weak and (word.weak or (word.role == "scale" and self.at == start_at))
            previous, end, joined = token, token.end, False
            self.at += 1
            if word.role == "ordinal":
                ordinal = True
                break
        if previous is not None and previous.word.role == "scale" and ABBREVIATED.match(self._text, end):
            end += 1  # 80 тыс. франков
        count = self.at - start_at
        if not count:
            self.at += 1
            return None
        value = self._total + self._current
        figure_others = (
            tuple(other * value / first.word.value for other in others) if others and first.word.value else ()
        )
        value, end, fraction = self._denominator(value, end)
        return Figure(value, first.start, end, others=figure_others, digits=first.literal, ordinal=ordinal,
                      weak=weak and count == 1 and not fraction, grouped=first.grouped)  # fmt: skip

    def _denominator(self, value: Fraction, end: int) -> tuple[Fraction, int, bool]:
        """Two thirds, deux tiers, zwei Drittel: the word after a small number divides it."""
        if self.at >= len(self._tokens) or not 1 <= value < SCORE or value.denominator != 1:
            return value, end, False
        token = self._tokens[self.at]
        if self._text[end : token.start] not in GAPS:
            return value, end, False
        role, divisor = token.word.role, token.word.value
        if role == "denominator" or (role == "ordinal" and value == 1 and divisor > 2 and "one-third" in self._traits):  # noqa: PLR2004
            self.at += 1
            return value / divisor, token.end, True
        return value, end, False

    def _takes(self, token: Token, *, joined: bool) -> bool:  # noqa: C901, PLR0911, PLR0912 - the grammar of numbers, rule by rule
        word, value, current = token.word, token.word.value, self._current
        if word.role not in {"value", "scale", "ordinal"}:
            return False
        if word.role == "scale":
            if not self._begun:
                return not joined and value >= HUNDRED
            if value > HUNDRED:
                return not joined or not self._has_current
            part = current % value
            return self._has_current and current.denominator == 1 and part > 0 and current % (value * 10) == part
        if not token.literal and self._new_number(token):
            return False
        if token.literal and self._begun:
            return not self._has_current and value < self._scale and self._scale_follows(token)
        if not self._has_current:
            return not self._scale or value < self._scale
        if self._literal:  # 1850 einen: figures take scales only
            return False
        if "inverted" in self._traits and joined and 0 < current % HUNDRED < TEN:
            return SCORE <= value < HUNDRED and value % TEN == 0
        if "vigesimal" in self._traits and current == 4 and value == SCORE:  # noqa: PLR2004 - quatre-vingts
            return True
        if "ten-and-ones" in self._traits and current % HUNDRED == TEN and 0 < value < TEN:  # dix-sept, mười lăm
            return True
        if "vigesimal" in self._traits and current % HUNDRED in {60, 80} and value < SCORE:
            return True
        if "ones-and-ten" in self._traits and 1 <= current % HUNDRED < TEN and value == TEN:  # خمسة عشر
            return True
        if current % HUNDRED == 0 and current > 0:
            return value < (THOUSAND if current % THOUSAND == 0 else HUNDRED)
        if joined and "and-after-hundred" in self._traits:
            return False
        return current % TEN == 0 and current % HUNDRED >= SCORE and 0 < value < TEN

    def _new_number(self, token: Token) -> bool:
        """Whether a word behind a scale begins another number: $20.1 billion | three months earlier.

        Unless a scale follows, it does behind figures, and behind millions in words where it is less than a hundred.
        """
        if not self._scale or self._has_current:
            return False
        small = token.word.value < HUNDRED and self._scale > THOUSAND
        return (self._literal_begun or small) and not self._scale_ahead(token)

    def _scale_ahead(self, token: Token) -> bool:
        end = token.end
        for following in self._tokens[self.at + 1 :]:
            role = following.word.role
            if role not in {"value", "scale", "joiner"} or self._text[end : following.start] not in GAPS:
                return False
            if role == "scale":
                return following.word.value < self._scale
            end = following.end
        return False

    def _scale_follows(self, token: Token) -> bool:
        following = self._tokens[self.at + 1] if self.at + 1 < len(self._tokens) else None
        return (
            following is not None
            and following.word.role == "scale"
            and following.word.value < self._scale
            and self._text[token.end : following.start] in GAPS
        )

    def _add(self, word: Word) -> None:
        value = word.value
        if word.role != "scale":
            if self._current == 4 and value == SCORE and "vigesimal" in self._traits and self._has_current:  # noqa: PLR2004
                self._current = Fraction(80)
            else:
                self._current += value
            self._has_current = True
        elif value <= HUNDRED:
            part = self._current % value  # hai trăm ba | mươi: only the three is multiplied
            self._current = self._current + part * (value - 1) if self._has_current else value
            self._has_current = True
        elif self._scale and value > self._scale:  # quinientos mil millones
            self._total = (self._total + self._current) * value
            self._scale, self._current, self._has_current = value, Fraction(0), False
        else:
            amount = self._current if self._has_current else Fraction(1)
            self._total += amount * value
            self._scale, self._current, self._has_current = value, Fraction(0), False
        self._begun = True
