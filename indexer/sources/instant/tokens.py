"""Cuts an expression into tokens (pure)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from indexer.sources.instant.errors import NotComputedError
from indexer.sources.instant.numbers import LITERAL, Marks, read

TokenKind = Literal["number", "operator", "constant", "function", "end"]

_MOST: Final = 100
_WORD: Final = re.compile(r"[^\W\d_]+(?:10|2)?")
_SYMBOLS: Final = {
    "+": "+", "-": "-", "−": "-", "–": "-", "*": "*", "×": "*", "·": "*", "∙": "*", "⋅": "*",
    "/": "/", "÷": "/", "∕": "/", "^": "^", "(": "(", ")": ")", "!": "!", "%": "%", "°": "°",
    "²": "²", "³": "³",
}  # fmt: skip
_WORDS: Final = {"mod": "mod", "of": "of", "von": "of", "off": "off"}
CONSTANTS: Final = {
    "pi": ("π", Decimal("3.14159265358979323846264338327950288419716939937510582097494459")),
    "π": ("π", Decimal("3.14159265358979323846264338327950288419716939937510582097494459")),
    "tau": ("τ", Decimal("6.28318530717958647692528676655900576839433879875021164194988918")),
    "e": ("e", Decimal("2.71828182845904523536028747135266249775724709369995957496696763")),
}
FUNCTIONS: Final = frozenset(
    {
        "sqrt", "cbrt", "abs", "exp", "ln", "log", "log10", "log2", "sin", "cos", "tan", "asin",
        "acos", "atan", "floor", "ceil", "round", "√",
    }
)  # fmt: skip


class Token(NamedTuple):
    """A piece of an expression."""

    kind: TokenKind
    text: str  # in its one form: "*" for "×"
    value: Decimal = Decimal(0)


END: Final = Token("end", "")


def tokens(text: str, marks: Marks) -> list[Token]:
    """Return the tokens of an expression.

    Raises:
        NotComputedError: when there is something in it that no expression has.
    """
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if len(found) == _MOST:
            raise NotComputedError
        literal = LITERAL.match(text, at)
        if literal is not None:
            number = literal.group()
            shown = number.lower() if number[1:2].isalpha() and number[0] == "0" else ""
            found.append(Token("number", shown, read(number, marks)))
            at = literal.end()
            continue
        token, length = _symbol(text, at)
        found.append(token)
        at += length
    return found


def _symbol(text: str, at: int) -> tuple[Token, int]:
    char = text[at]
    if text.startswith("**", at):
        return Token("operator", "^"), 2
    if char in _SYMBOLS:
        return Token("operator", _SYMBOLS[char]), 1
    if char == "√":
        return Token("function", "√"), 1
    word = _WORD.match(text, at)
    if word is None:
        raise NotComputedError
    name = word.group().lower()
    if name in CONSTANTS:
        return Token("constant", *CONSTANTS[name]), len(name)
    if name in FUNCTIONS:
        return Token("function", name), len(name)
    if name in _WORDS:
        return Token("operator", _WORDS[name]), len(name)
    # "3 x 4" is a product, "1920x1080" a size.
    if name == "x" and text[at - 1 : at] == " " and text[at + 1 : at + 2] == " ":
        return Token("operator", "*"), 1
    raise NotComputedError
