"""Why there may be no answer that is computed rather than found."""

from __future__ import annotations


class NotComputedError(ValueError):
    """A text is no computation, or one that is too large to answer."""
