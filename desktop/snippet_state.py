"""How the snippets are, as far as the person needs to know or can do something (no Qt)."""

from __future__ import annotations

from typing import Literal

from indexer.contract.snippet_messages import SnippetState

# "none" are there yet. "problem": a folder that is followed or written. "set-aside": a file could
# not be read, and another was begun.
Situation = Literal[
    "unknown", "opening", "locked", "passphrase", "damaged", "problem", "set-aside", "memory",
    "none", "fine",
]  # fmt: skip
# What the person can do about it.
Remedy = Literal[
    "new", "unlock", "passphrase", "set-passphrase", "settings", "import", "dismiss"
]  # fmt: skip


def situation(state: SnippetState | None) -> Situation:
    """Return what matters most."""
    if state is None:
        return "unknown"
    if state.condition == "locked":
        return "passphrase" if state.key == "passphrase" else "locked"
    if state.condition == "damaged":
        return "damaged"
    if state.condition == "opening":
        return "opening"
    if state.problems:
        return "problem"
    if state.condition == "memory" and state.snippets:
        return "memory"
    if state.condition == "open" and state.message:
        return "set-aside"
    return "fine" if state.snippets else "none"


def remedy(found: Situation) -> Remedy | None:
    """Return what is offered first in a situation."""
    match found:
        case "none":
            return "new"
        case "locked":
            return "unlock"
        case "passphrase":
            return "passphrase"
        case "memory":
            return "set-passphrase"
        case "problem":
            return "settings"
        case "set-aside":
            return "dismiss"
        case _:
            return None
