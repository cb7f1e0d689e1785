"""How the clipboard history is, in words: for a line above the clips, or for want of any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.clip_state import Remedy, Situation
from desktop.ui import clip_wording
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.clips import VaultState


@dataclass(frozen=True)
class Said:
    """What is said: a headline with lines below it, and all of it in one line."""

    icon: str
    head: str
    lines: tuple[str, ...]
    line: str = ""  # "" where it needs no line above the clips
    bad: bool = False


def said(state: Situation, vault: VaultState | None, now: datetime) -> Said:
    """Return what is said in a situation."""
    message = told(vault.message) if vault is not None else ""
    match state:
        case "off":
            return Said("clip", tr("The clipboard history is off"), (
                tr("Turn it on, and all you copy is found here and pasted again."),
                tr("It is encrypted, on this machine alone; what looks like a secret is left out."),
            ))  # fmt: skip
        case "unknown":
            return Said("clip", tr("Getting ready…"), ())
        case "opening":
            line = tr("The keyring is asked for the key of the clipboard history…")
            return Said("lock", tr("Getting ready…"), (line,), line)
        case "locked" | "passphrase":
            line = tr("Locked: what you copy is kept in memory until you unlock it.")
            return Said("lock", tr("The clipboard history is locked"), (message,), line)
        case "damaged":
            return Said(
                "warning", tr("The clipboard history cannot be read"),
                (message, tr("Its file is kept aside, and another one begun.")), message, bad=True,
            )  # fmt: skip
        case "set-aside":
            return Said(
                "warning", tr("A new clipboard history was begun"), (message,), message, bad=True
            )
        case "memory":
            line = tr("Kept in memory alone: it ends with Magpie.")
            return Said("clip", tr("Nothing copied yet"), (message,), line)
        case "paused":
            line = _paused(vault, now)
            return Said("clip", tr("The clipboard history is paused"), (line,), line)
        case "fine":
            return Said("clip", tr("Nothing copied yet"), (
                tr("What you copy from now on is listed here: text, images, files, links."),
                tr("It is encrypted, on this machine alone; what looks like a secret is left out."),
            ))  # fmt: skip


def _paused(vault: VaultState | None, now: datetime) -> str:
    until = vault.paused_until if vault is not None else None
    if until is None:
        return tr("Paused: what you copy is not kept until you go on.")
    when = clip_wording.moment(until, now)
    return tr("Paused until {time}: what you copy is not kept.").format(time=when)


def remedy_name(remedy: Remedy) -> str:
    """Return what a button says."""
    match remedy:
        case "turn-on":
            return tr("Turn it on")
        case "unlock":
            return tr("Unlock")
        case "passphrase":
            return tr("Enter the passphrase…")
        case "set-passphrase":
            return tr("Set a passphrase…")
        case "resume":
            return tr("Go on keeping")
        case "settings":
            return tr("Settings…")
        case "dismiss":
            return tr("Understood")
