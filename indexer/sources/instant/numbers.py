"""Numbers as people write them: with a point or a comma, with grouped digits (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, Underflow
from typing import Final, NamedTuple

from indexer.sources.instant.errors import NotComputedError

# Decimals, so that .1 + .2 is .3; the limit of the exponent keeps every operation quick.
CONTEXT: Final = Context(
    prec=60, Emax=2000, Emin=-2000, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow]
)
LITERAL: Final = re.compile(
    r"0[xX][0-9a-fA-F]{1,32}(?!\w)|0[bB][01]{1,128}(?!\w)|0[oO][0-7]{1,43}(?!\w)"
    r"|\d+(?:[.,'’]\d+)*(?:[eE][+-]?\d{1,3}(?!\w))?|[.,]\d+(?![.,]?\d)"
)
_LONGEST: Final = 60
_GROUPS: Final = re.compile(r"[1-9]\d{0,2}(?:(.)\d{3})(?:\1\d{3})*\Z")
_VALUE_DIGITS: Final = 15
_EXACT_DIGITS: Final = 40  # of a whole number that is shown in full
_BASES: Final = {"x": 16, "b": 2, "o": 8}

# Languages that write a decimal comma, and the countries that do not although they speak them
# (Unicode CLDR 46, `numbers/symbols/decimal`).
_COMMA: Final = frozenset(
    """
    af az be bg bs ca cs da de el es et eu fi fo fr fy gl hr hu hy id is it ka kk kl ky lb lt lv mk
    mn nb nl nn no pl pt ro ru rw sk sl sq sr sv tk tr tt uk uz vi wo
    """.split()  # noqa: SIM905  # a table is easier to read
)
_POINT: Final = frozenset(
    """
    de_CH de_LI es_MX es_US es_PR es_GT es_HN es_NI es_PA es_PE es_SV es_DO it_CH
    """.split()  # noqa: SIM905
)


class Marks(NamedTuple):
    """How a person separates fractions and groups of three digits."""

    decimal: str = "."
    group: str = ","


def marks_of(environment: Mapping[str, str]) -> Marks:
    """Return the marks of a session's language and country."""
    names = ("LC_ALL", "LC_NUMERIC", "LANG")
    chosen = next(filter(None, (environment.get(name) for name in names)), "")
    locale = re.split(r"[.@]", chosen)[0]
    comma = locale.partition("_")[0] in _COMMA and locale not in _POINT
    return Marks(",", ".") if comma else Marks()


def read(literal: str, marks: Marks) -> Decimal:
    """Return the number that a `LITERAL` stands for.

    A point or comma is taken for what it must be: `1,234,567` is grouped, `3,5` is not. Where it
    may be both (`1,500`), the person's marks decide.

    Raises:
        NotComputedError: when it is not written as numbers are: `007`, `1.2.3`.
    """
    if len(literal) > _LONGEST and literal[1:2].lower() not in _BASES:
        raise NotComputedError
    if literal[:1] == "0" and literal[1:2].lower() in _BASES:
        return Decimal(int(literal[2:], _BASES[literal[1].lower()]))
    digits, _, exponent = literal.lower().partition("e")
    plain = _plain(digits, marks)
    whole = plain.partition(".")[0]
    if len(whole) > 1 and whole.startswith("0"):
        raise NotComputedError
    return Decimal(f"{plain}e{exponent}" if exponent else plain)


def _plain(digits: str, marks: Marks) -> str:
    """Return digits with a point for the fraction and without groups."""
    used = [char for char in digits if not char.isdecimal()]
    if not used:
        return digits
    last = used[-1]
    only_once = used.count(last) == 1 and last in ".,"
    is_fraction = only_once and (
        len(used) > 1 or last != marks.group or _GROUPS.match(digits) is None
    )
    whole, fraction = digits, ""
    if is_fraction:
        whole, _, fraction = digits.rpartition(last)
    if not whole.isdecimal() and whole:
        if _GROUPS.match(whole) is None:
            raise NotComputedError
        whole = re.sub(r"\D", "", whole)
    return f"{whole or '0'}.{fraction}" if fraction else whole


def written(number: Decimal, marks: Marks, digits: int) -> str:
    """Return a number to show, rounded to so many digits, whole numbers in full."""
    plain, exponent = _rounded(number, digits)
    sign, whole, fraction = _pieces(plain)
    grouped = f"{int(whole):,}".replace(",", marks.group)
    text = sign + grouped + (marks.decimal + fraction if fraction else "")
    return f"{text} × 10^{exponent}" if exponent else text


def copied(number: Decimal, marks: Marks) -> str:
    """Return a number to copy: with the person's decimal mark, as a spreadsheet takes it."""
    plain, exponent = _rounded(number, _VALUE_DIGITS)
    sign, whole, fraction = _pieces(plain)
    text = sign + whole + (marks.decimal + fraction if fraction else "")
    return f"{text}e{exponent:+}" if exponent else text


def _rounded(number: Decimal, digits: int) -> tuple[str, int]:
    """Return a number's digits with a point, and a power of ten to take them times."""
    exact = Context(prec=_EXACT_DIGITS).plus(number)
    if exact == 0:
        return "0", 0
    magnitude = exact.adjusted()
    if exact == exact.to_integral_value() and magnitude < _EXACT_DIGITS:
        return f"{exact:f}", 0
    # The digits before the point are never rounded away.
    kept = max(digits, magnitude + 1) if magnitude < _VALUE_DIGITS else digits
    rounded = Context(prec=kept).plus(exact)
    magnitude = rounded.adjusted()
    if -7 <= magnitude < _VALUE_DIGITS:
        return f"{rounded:f}", 0
    return f"{rounded.scaleb(-magnitude):f}", magnitude


def _pieces(plain: str) -> tuple[str, str, str]:
    sign = "-" if plain.startswith("-") else ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    return sign, whole, fraction.rstrip("0")
