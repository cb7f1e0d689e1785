"""Converts between units and between bases: `5 km in miles`, `6 ft 2 in to cm`, `255 in hex`."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final, NamedTuple

from indexer.contract.messages import Answer
from indexer.sources.instant.arithmetic import evaluate
from indexer.sources.instant.errors import NotComputedError
from indexer.sources.instant.numbers import CONTEXT, Marks, copied, read, written
from indexer.sources.instant.units import Unit, convert, unit

_INTO: Final = re.compile(
    r"(.*\S)(?:\s+(?:in|to|into|as|nach|zu|en)\s+|\s*(?:->|→|=)\s*)(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# The number goes on as long as no letter begins the unit.
_QUANTITY: Final = re.compile(r"([-+−\d.,/*×÷^()\s]*\d[.\d)\s]*)(\D.*)", re.DOTALL)
# One of several quantities; an apostrophe stands for feet there.
_PART: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\d.,]*)")
_MOST_PARTS: Final = 4
_BASES: Final = {
    "hex": (16, "x"), "hexadecimal": (16, "x"), "hexadezimal": (16, "x"), "binary": (2, "b"),
    "binär": (2, "b"), "bin": (2, "b"), "octal": (8, "o"), "oktal": (8, "o"),
    "decimal": (10, ""), "dezimal": (10, ""), "dec": (10, ""),
}  # fmt: skip
_LARGEST_WHOLE: Final = 1 << 128
_SHOWN_DIGITS: Final = 6


class _Quantity(NamedTuple):
    value: Fraction
    unit: Unit
    text: str


def conversion(text: str, marks: Marks) -> Answer:
    """Return what a text converts.

    Raises:
        NotComputedError: when it converts nothing.
    """
    split = _INTO.fullmatch(text)
    if split is None:
        raise NotComputedError
    source, target = split[1], split[2].strip(" ?.")
    if target.lower() in _BASES:
        return _in_base(source, target.lower(), marks)
    wanted = unit(target)
    if wanted is None:
        raise NotComputedError
    quantity = _quantity(source, marks)
    if wanted == quantity.unit:
        raise NotComputedError
    result = convert(quantity.value, quantity.unit, wanted)
    with localcontext(CONTEXT):
        try:
            number = Decimal(result.numerator) / result.denominator
        except ArithmeticError as error:
            raise NotComputedError from error
    shown = f"{written(number, marks, _SHOWN_DIGITS)} {wanted.symbol}"
    expression = f"{quantity.text} in {wanted.symbol}"
    return Answer("conversion", shown, copied(number, marks), expression)


def _in_base(source: str, target: str, marks: Marks) -> Answer:
    base, prefix = _BASES[target]
    term = evaluate(source, marks)
    whole = term.value
    written_otherwise = term.steps > 0 or re.match(r"0[xbo]", term.text) is not None
    if whole != whole.to_integral_value() or abs(whole) >= _LARGEST_WHOLE:
        raise NotComputedError
    if base == 10 and not written_otherwise:
        raise NotComputedError
    digits = str(int(whole)) if base == 10 else format(int(whole), f"#{prefix}")
    name = {16: "hex", 10: "decimal", 8: "octal", 2: "binary"}[base]
    return Answer("base", digits, digits, f"{term.text} in {name}")


def _quantity(text: str, marks: Marks) -> _Quantity:
    """Return a number, perhaps worked out, and its unit, or the sum of several of these."""
    found = _QUANTITY.fullmatch(text)
    if found is None:
        raise NotComputedError
    measure = unit(found[2])
    if measure is None:
        return _sum(text, marks)
    term = evaluate(found[1], marks)
    return _Quantity(Fraction(term.value), measure, f"{term.text} {measure.symbol}")


def _sum(text: str, marks: Marks) -> _Quantity:
    """Return the sum of quantities such as `6 ft 2 in` or `1h 30min`, in the unit of the first."""
    parts: list[tuple[Decimal, Unit]] = []
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None or len(parts) == _MOST_PARTS:
            raise NotComputedError
        name = found[2].strip()
        if name.endswith((" and", " und")):
            name = name[:-4]
        # 5'11 is feet and inches.
        after_feet = not name and len(parts) == 1 and parts[0][1].symbol == "ft"
        measure = unit('"' if after_feet else name)
        if measure is None or measure.offset or measure.inverse:
            raise NotComputedError
        parts.append((read(found[1], marks), measure))
        at = found.end()
    if len(parts) < 2:
        raise NotComputedError
    first = parts[0][1]
    total = sum((convert(Fraction(value), part, first) for value, part in parts), Fraction(0))
    shown = " ".join(f"{copied(value, marks)} {part.symbol}" for value, part in parts)
    return _Quantity(total, first, shown)
