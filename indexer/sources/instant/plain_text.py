"""Which texts are no computation although they look like one: dates, telephone numbers (pure)."""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = re.compile(
    r"""
      \d{4}-\d{1,2}(?:-\d{1,2})?(?:[T ].*)?  # 2026-01-01, 2026-01
    | \d{1,2}([/.-])\d{1,2}\1\d{2,4}  # 1/2/2026
    | \+?[\d\s]*\d-\d+-[\d\s-]+  # 978-3-16-148410-0, 1-800-555
    | \d{3,}-\d{3,}  # 555-1234, 2019-2024
    | \d+/\d+/[\d/]+  # 12/24/2026
    | \+?[\d\s]+\(\d+\)[\d\s-]*  # +49 (30) 123
    | \(\d{3,}\)\s*\d[\d\s-]*  # (555) 123-4567
    """,
    re.VERBOSE | re.DOTALL,
)


def is_plain(text: str) -> bool:
    """Tell whether a text is a date, a telephone number, a range or the like."""
    return _PLAIN.fullmatch(text) is not None
