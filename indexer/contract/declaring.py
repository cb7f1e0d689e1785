"""How a setting is declared beside its type: words, bounds, and where it is shown."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Page = Literal[
    "folders", "hotkey", "appearance", "search", "clipboard", "snippets", "privacy", "advanced"
]
Kind = Literal[
    "switch", "choice", "number", "text", "path", "paths", "key", "patterns", "templates"
]


def setting(
    page: Page,
    title: str,
    description: str,
    *,
    kind: Kind | None = None,
    low: float | None = None,
    high: float | None = None,
    pattern: str | None = None,
    **more: Any,
) -> msgspec.Meta:
    """Declare a setting; `indexer.contract.declared` says what `more` may hold."""
    extra = {"page": page, "kind": kind, "low": low, "high": high, **more}
    if pattern is not None:
        return msgspec.Meta(title=title, description=description, pattern=pattern, extra=extra)
    return msgspec.Meta(title=title, description=description, ge=low, le=high, extra=extra)
