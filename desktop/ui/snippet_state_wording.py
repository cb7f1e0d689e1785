"""How the snippets are, in words: for a line above them, or for want of any."""

from __future__ import annotations

from desktop.snippet_state import Remedy, Situation
from desktop.ui.clip_state_wording import Said
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.snippet_messages import SnippetState


def said(found: Situation, state: SnippetState | None) -> Said:
    """Return what is said in a situation."""
    message = told(state.message) if state is not None else ""
    match found:
        case "unknown":
            return Said("snippet", tr("Getting ready…"), ())
        case "opening":
            line = tr("The keyring is asked for the key of your snippets…")
            return Said("lock", tr("Getting ready…"), (line,), line)
        case "locked" | "passphrase":
            line = tr("Locked: what you keep now joins your snippets when you unlock them.")
            return Said("lock", tr("Your snippets are locked"), (message,), line)
        case "damaged":
            return Said(
                "warning", tr("Your snippets cannot be read"),
                (message, tr("Their file is kept aside, and another one begun.")), message,
                bad=True,
            )  # fmt: skip
        case "problem":
            problem = told(state.problems[0]) if state is not None else ""
            return Said("warning", tr("A folder cannot be followed"), (problem,), problem, bad=True)
        case "set-aside":
            return Said(
                "warning", tr("A new file of snippets was begun"), (message,), message, bad=True
            )
        case "memory":
            line = tr("Kept in memory alone: your snippets end with Magpie.")
            return Said("snippet", tr("No snippets yet"), (message,), line)
        case "none" | "fine":
            return Said("snippet", tr("No snippets yet"), (
                tr("Write a text once, and find it here by its keyword, its words or its meaning."),
                tr("Make one of a passage or a clip with Ctrl+S, or import what espanso, Raycast,"
                   " Alfred or TextExpander have."),
            ))  # fmt: skip


def remedy_name(remedy: Remedy) -> str:
    """Return what a button says."""
    match remedy:
        case "new":
            return tr("Write one")
        case "import":
            return tr("Import…")
        case "unlock":
            return tr("Unlock")
        case "passphrase":
            return tr("Enter the passphrase…")
        case "set-passphrase":
            return tr("Set a passphrase…")
        case "settings":
            return tr("Settings…")
        case "dismiss":
            return tr("Understood")
