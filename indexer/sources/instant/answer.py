"""An answer that is computed rather than found."""

from __future__ import annotations

from typing import Literal

import msgspec

AnswerKind = Literal["calculation", "conversion", "base", "dates"]


class Answer(msgspec.Struct, frozen=True):
    """What a query works out to."""

    kind: AnswerKind
    text: str  # to show, rounded and with grouped digits: "3,221.23 MB"
    value: str  # to copy, exact to 15 digits, without unit or grouping: "3221.225472"
    expression: str  # how the query was understood: "3 GiB in MB"


class NotComputedError(ValueError):
    """A text is no computation, or one that is too large to answer."""
