"""What scopes are called, and their icons."""

from __future__ import annotations

from desktop.search.scopes import Scope
from desktop.ui.wording import tr


def scope_name(scope: Scope) -> str:
    """Return a scope's name."""
    match scope:
        case None:
            return tr("Everything")
        case "file":
            return tr("Files")
        case "app":
            return tr("Applications")
        case "clip":
            return tr("Clipboard")
        case "snippet":
            return tr("Snippets")


def scope_icon(scope: Scope) -> str:
    """Return the name of a scope's icon."""
    return "search" if scope is None else scope
