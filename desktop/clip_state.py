"""How the clipboard history is, as far as the person needs to know or can do something (no Qt)."""

from __future__ import annotations

from typing import Literal

from indexer.contract.clips import VaultState

# "fine" may be empty all the same. "set-aside": a file could not be read, and another was begun.
Situation = Literal[
    "unknown", "off", "opening", "locked", "passphrase", "damaged", "paused", "memory",
    "set-aside", "fine",
]  # fmt: skip
# What the person can do about it.
Remedy = Literal[
    "turn-on", "unlock", "passphrase", "set-passphrase", "resume", "settings", "dismiss"
]


def situation(vault: VaultState | None, *, keep: bool) -> Situation:
    """Return what matters most; `keep` tells whether a history is wanted, `vault` how it is."""
    if not keep:
        return "off"
    if vault is None or vault.condition == "off":  # it was turned on just now
        return "unknown"
    if vault.condition == "locked":
        return "passphrase" if vault.key == "passphrase" else "locked"
    if vault.condition == "damaged":
        return "damaged"
    if vault.paused:
        return "paused"
    if vault.condition == "memory":
        return "memory"
    if vault.condition == "opening":
        return "opening"
    return "set-aside" if vault.message else "fine"


def remedy(state: Situation) -> Remedy | None:
    """Return what is offered first in a situation."""
    match state:
        case "off":
            return "turn-on"
        case "locked":
            return "unlock"
        case "passphrase":
            return "passphrase"
        case "paused":
            return "resume"
        case "memory":
            return "set-passphrase"
        case "set-aside":
            return "dismiss"
        case _:
            return None
