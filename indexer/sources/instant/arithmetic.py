"""A calculator: reads an expression and works it out, within bounds (pure).

A small grammar of its own, as people write it: `3,5`, `15% of 80`, `2(3+4)`, `5!`. Evaluators of
Python expressions would take none of these, and `ast` gives up memory before it gives up.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from indexer.sources.instant.errors import NotComputedError
from indexer.sources.instant.numbers import CONTEXT, Marks, copied
from indexer.sources.instant.tokens import END, Token, tokens

_DEEPEST: Final = 40  # parentheses, signs and powers in one another
_LARGEST_FACTORIAL: Final = 400
_ROUND_FLOAT: Final = 14  # digits after the point that a trigonometric function is good for
_LARGEST_TANGENT: Final = 1e14
_SHOWN: Final = {"*": "×", "/": "÷", "-": "−", "mod": "mod"}


class Term(NamedTuple):
    """A part of an expression, worked out."""

    value: Decimal
    text: str  # the part as it was understood
    steps: int  # operations in it; a bare number has none
    percent: bool = False


def evaluate(text: str, marks: Marks) -> Term:
    """Return what an expression works out to.

    What is still missing at its end is passed over, as it may be being typed: a last operator
    and parentheses.

    Raises:
        NotComputedError: when it is no expression, has no result or is too large.
    """
    found = tokens(text, marks)
    while len(found) > 1 and found[-1].kind == "operator" and found[-1].text in "+-*/^(":
        found.pop()
    try:
        with localcontext(CONTEXT):
            return _Parser(found, marks).expression()
    except (ArithmeticError, ValueError) as error:  # a number without a result
        raise NotComputedError from error


class _Parser:
    """Precedence climbing, working out as it goes."""

    def __init__(self, found: list[Token], marks: Marks) -> None:
        self._tokens = [*found, END]
        self._at = 0
        self._depth = 0
        self._marks = marks

    def expression(self) -> Term:
        term = self._sum()
        if self._next() is not END:
            raise NotComputedError
        return term

    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self, *operators: str) -> str:
        """Pass one of these operators and return it, or nothing."""
        token = self._next()
        if token.kind == "operator" and token.text in operators:
            self._at += 1
            return token.text
        return ""

    def _sum(self) -> Term:
        left = self._product()
        while sign := self._take("+", "-"):
            right = self._product()
            share = left.value * right.value if right.percent and not left.percent else right.value
            value = left.value + share if sign == "+" else left.value - share
            shown = f"{left.text} {_SHOWN.get(sign, sign)} {right.text}"
            both = left.percent and right.percent
            left = Term(value, shown, left.steps + right.steps + 1, both)
        return left

    def _product(self) -> Term:
        left = self._signed()
        while True:
            sign = self._take("*", "/", "mod", "of", "off")
            if not sign and self._modulo():
                sign = "mod"
            if not sign and not self._implicit():
                return left
            left = _multiplied(left, sign or "*", self._signed())

    def _modulo(self) -> bool:
        """Pass a % before a number: that of a remainder. Others were read as percent."""
        return bool(self._take("%"))

    def _implicit(self) -> bool:
        """Tell whether a factor follows without a sign, as in `2(3+4)` and `2 pi`."""
        token, before = self._next(), self._tokens[self._at - 1]
        after_value = before.kind in {"number", "constant"} or before.text == ")"
        if not after_value or (before.kind == "number" and before.text):
            return False
        # "2e" is the beginning of 2e3.
        is_constant = token.kind == "constant" and token.text != "e"
        return is_constant or token.kind == "function" or token.text == "("

    def _signed(self) -> Term:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotComputedError
        sign = self._take("+", "-")
        if sign:
            term = self._signed()
            if sign == "-":
                term = term._replace(value=-term.value, text=f"−{term.text}")
        else:
            term = self._power()
        self._depth -= 1
        return term

    def _power(self) -> Term:
        base = self._postfixed()
        if not self._take("^"):
            return base
        exponent = self._signed()
        value = base.value**exponent.value
        return Term(value, f"{base.text}^{exponent.text}", base.steps + exponent.steps + 1)

    def _postfixed(self) -> Term:
        term = self._primary()
        while True:
            if self._take("!"):
                term = Term(_factorial(term.value), f"{term.text}!", term.steps + 1)
            elif self._take("²"):
                term = Term(term.value**2, f"{term.text}²", term.steps + 1)
            elif self._take("³"):
                term = Term(term.value**3, f"{term.text}³", term.steps + 1)
            elif self._take("°"):
                radians = Decimal(math.radians(float(term.value)))
                term = Term(radians, f"{term.text}°", term.steps)
            elif self._next().text == "%" and not self._operand_follows():
                self._at += 1
                term = Term(term.value / 100, f"{term.text}%", term.steps, True)
            else:
                return term

    def _operand_follows(self) -> bool:
        following = self._tokens[self._at + 1]
        return following.kind in {"number", "constant", "function"} or following.text == "("

    def _primary(self) -> Term:
        token = self._next()
        self._at += 1
        if token.kind == "number":
            return Term(token.value, token.text or copied(token.value, self._marks), 0)
        if token.kind == "constant":
            return Term(token.value, token.text, 0)
        if token.kind == "function":
            return self._called(token.text)
        if token.kind == "operator" and token.text == "(":
            inner = self._sum()
            self._close()
            return inner._replace(text=f"({inner.text})")
        raise NotComputedError

    def _close(self) -> None:
        if not self._take(")") and self._next() is not END:
            raise NotComputedError

    def _called(self, name: str) -> Term:
        if name in {"√", "sqrt"} and self._next().kind == "number":  # no parentheses needed
            argument = self._primary()
            shown = f"√{argument.text}"
        else:
            if self._next().text != "(":
                raise NotComputedError
            argument = self._primary()
            shown = f"{'sqrt' if name == '√' else name}{argument.text}"
        result = _CALLS[name](argument.value)
        if not result.is_finite():  # a logarithm of nothing
            raise NotComputedError
        return Term(result, shown, argument.steps + 1)


def _multiplied(left: Term, sign: str, right: Term) -> Term:
    steps = left.steps + right.steps + 1
    if sign in {"of", "off"}:
        if not left.percent:
            raise NotComputedError
        value = left.value * right.value
        shown = f"{left.text} {sign} {right.text}"
        return Term(value if sign == "of" else right.value - value, shown, steps)
    shown = f"{left.text} {_SHOWN[sign]} {right.text}"
    if sign == "*":
        return Term(left.value * right.value, shown, steps)
    if sign == "/":
        return Term(left.value / right.value, shown, steps)
    remainder = left.value % right.value
    if remainder and (remainder < 0) != (right.value < 0):
        remainder += right.value  # with the divisor's sign, as in mathematics
    return Term(remainder, shown, steps)


def _factorial(value: Decimal) -> Decimal:
    if value != value.to_integral_value() or not 0 <= value <= _LARGEST_FACTORIAL:
        raise NotComputedError
    return +Decimal(math.factorial(int(value)))


def _cube_root(value: Decimal) -> Decimal:
    root = abs(value) ** (Decimal(1) / 3) if value else value
    return root.copy_sign(value)


def _floating(function: Callable[[float], float]) -> Callable[[Decimal], Decimal]:
    def call(value: Decimal) -> Decimal:
        result = function(float(value))
        if not abs(result) < _LARGEST_TANGENT:  # a pole, or no number
            raise NotComputedError
        return Decimal(repr(round(result, _ROUND_FLOAT)))

    return call


def _binary_logarithm(value: Decimal) -> Decimal:
    return value.ln() / Decimal(2).ln()


_CALLS: Final[dict[str, Callable[[Decimal], Decimal]]] = {
    "√": Decimal.sqrt,
    "sqrt": Decimal.sqrt,
    "cbrt": _cube_root,
    "abs": abs,
    "exp": Decimal.exp,
    "ln": Decimal.ln,
    "log": Decimal.log10,
    "log10": Decimal.log10,
    "log2": _binary_logarithm,
    "sin": _floating(math.sin),
    "cos": _floating(math.cos),
    "tan": _floating(math.tan),
    "asin": _floating(math.asin),
    "acos": _floating(math.acos),
    "atan": _floating(math.atan),
    "floor": lambda value: value.to_integral_value("ROUND_FLOOR"),
    "ceil": lambda value: value.to_integral_value("ROUND_CEILING"),
    "round": lambda value: value.to_integral_value("ROUND_HALF_UP"),
}
