"""What the search field holds, and what it says that it understands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.search.scopes import Scope
from desktop.ui.wording import tr


@dataclass(frozen=True)
class Content:
    """All that the field holds."""

    filters: tuple[str, ...] = ()
    scope: Scope = None
    text: str = ""


def help_text(scopes: Sequence[Scope]) -> str:
    """Say what the field understands."""
    lines = [
        tr("Filters become chips: ext:pdf, in:folder, name:report, after:7d, size:>1mb, lang:de."),
        tr("Backspace at the beginning makes them text again; Up brings earlier queries back."),
        tr("Alt with a digit does what Enter does, on the row with that number."),
    ]
    if len(scopes) > 1:
        lines.insert(0, tr("Tab narrows the search; so do f: or a: and a space at the beginning."))
    return " ".join(lines)
