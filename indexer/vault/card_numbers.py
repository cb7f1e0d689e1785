"""Numbers of payment cards (pure): an issuer's prefix, its length, and the check digit."""

from __future__ import annotations

import re
from typing import Final

# In a row or in the groups that cards are printed in; no part of a longer number, a word, a path
# or a decimal fraction.
_CANDIDATE: Final = re.compile(
    r"(?<![\w.+/=-])(?<!\d )"
    r"(?:\d{14,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{2,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5})"
    r"(?![\w/=]|[.,-]\d)",
    re.ASCII,
)
# Prefix range, inclusive, and the lengths of ISO/IEC 7812 numbers that are issued with it.
_ISSUERS: Final = (
    (range(4, 5), {16, 19}),  # Visa
    (range(51, 56), {16}),  # Mastercard
    (range(2221, 2721), {16}),
    (range(34, 35), {15}),  # American Express
    (range(37, 38), {15}),
    (range(6011, 6012), {16, 19}),  # Discover
    (range(644, 650), {16, 19}),
    (range(65, 66), {16, 19}),
    (range(300, 306), {14, 16}),  # Diners Club
    (range(36, 37), {14, 16}),
    (range(38, 40), {14, 16}),
    (range(3528, 3590), {16, 17, 18, 19}),  # JCB
    (range(62, 63), {16, 17, 18, 19}),  # UnionPay
    (range(2200, 2205), {16, 17, 18, 19}),  # Mir
    (range(5018, 5019), {16, 17, 18, 19}),  # Maestro
    (range(5020, 5021), {16, 17, 18, 19}),
    (range(5038, 5039), {16, 17, 18, 19}),
    (range(5893, 5894), {16, 17, 18, 19}),
    (range(6304, 6305), {16, 17, 18, 19}),
    (range(6759, 6764), {16, 17, 18, 19}),
)


def holds_card_number(text: str) -> bool:
    """Tell whether a text holds what can be a card's number."""
    return any(_is_card(found.group()) for found in _CANDIDATE.finditer(text))


def _is_card(written: str) -> bool:
    digits = written.replace(" ", "").replace("-", "")
    issued = any(
        int(digits[: len(str(prefixes.start))]) in prefixes and len(digits) in lengths
        for prefixes, lengths in _ISSUERS
    )
    return issued and passes_luhn(digits)


def passes_luhn(digits: str) -> bool:
    """Check the last digit as ISO/IEC 7812-1 says (Luhn, US patent 2,950,048)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
