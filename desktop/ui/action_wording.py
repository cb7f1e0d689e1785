"""What actions, reasons and outcomes are called, in the person's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from desktop.search.actions import ActionId, Entry
from desktop.search.offers import Offer, WebSearch
from desktop.search.outcomes import Copied, Failed, Gone, Lost, Outcome, Told
from desktop.ui.key_wording import keys_said
from desktop.ui.telling import told
from desktop.ui.wording import tr
from indexer.contract.messages import Hit

_ENTER: Final = "↵"


@dataclass(frozen=True)
class Line:
    """A line at the window's foot. `way` names what Alt+Enter does about it, if anything."""

    text: str
    urgent: bool = False
    way: str = ""
    folder: bytes | None = None  # what that way leads to


def entry_name(entry: Entry, hit: Hit) -> str:
    """Return what an entry of the menu is called."""
    if entry.action.id == "open-passage":
        return tr("Open at %s") % told(hit.passages[entry.passage].citation.label)
    if entry.action.id == "open" and hit.passages:
        return tr("Open at %s") % told(hit.passages[0].citation.label)
    if entry.action.id == "open-clip" and hit.clip is not None and hit.clip.kind == "link":
        return tr("Open the link")
    return action_name(entry.action.id)


def action_name(action: ActionId) -> str:
    """Return what an action is called."""
    match action:
        case "open" | "open-clip":
            return tr("Open")
        case "launch":
            return tr("Start")
        case "open-passage":
            return tr("Open at another passage")
        case "reveal" | "reveal-clip":
            return tr("Show in folder")
        case "copy-passage":
            return tr("Copy passage")
        case "copy-path":
            return tr("Copy path")
        case "copy-citation":
            return tr("Copy citation")
        case "copy-link":
            return tr("Copy Markdown link")
        case "copy-file":
            return tr("Copy file")
        case "similar":
            return tr("More like this")
        case "why":
            return tr("Why is this here?")
        case "make-snippet":
            return tr("Make a snippet of it")
        case "paste-snippet":
            return tr("Paste")
        case "paste-snippet-plain":
            return tr("Paste as plain text")
        case "copy-snippet":
            return tr("Copy")
        case "delete-snippet":
            return tr("Delete the snippet")
        case "edit-snippet":
            return tr("Edit the snippet")
        case "new-snippet":
            return tr("New snippet")
        case "exclude-file":
            return tr("Never find this file")
        case "exclude-folder":
            return tr("Never find this folder")
        case "paste":
            return tr("Paste")
        case "paste-plain":
            return tr("Paste as plain text")
        case "copy-clip":
            return tr("Copy")
        case "edit-clip":
            return tr("Edit before pasting")
        case "pin":
            return tr("Pin")
        case "unpin":
            return tr("Unpin")
        case "mark":
            return tr("Mark, to paste several as one")
        case "delete-clip":
            return tr("Delete for good")
        case "forget-recent":
            return tr("Forget the last 5 minutes")
        case "clear-clips":
            return tr("Clear clipboard history")
        case "paste-merged":
            return tr("Paste as one")
        case "copy-merged":
            return tr("Copy as one")
        case "delete-marked":
            return tr("Delete all of them for good")
        case "unmark":
            return tr("Unmark all")


def copied(action: ActionId) -> str:
    """Return what was copied."""
    match action:
        case "copy-passage":
            return tr("The passage is in the clipboard.")
        case "copy-path":
            return tr("The path is in the clipboard.")
        case "copy-citation":
            return tr("The citation is in the clipboard.")
        case "copy-link":
            return tr("The link is in the clipboard.")
        case "copy-clip" | "copy-merged" | "copy-snippet":
            return tr("It is in the clipboard.")
        case _:
            return tr("The file is in the clipboard.")


def outcome_line(outcome: Outcome) -> Line:
    """Return what is said of an outcome; empty where the launcher goes away or shows a card."""
    match outcome:
        case Copied(action):
            return Line(copied(action))
        case Told(line, _):
            return Line(told(line))
        case Gone(folder):
            return Line(
                tr("The file is no longer there."), urgent=True,
                way=tr("Show its folder"), folder=folder,
            )  # fmt: skip
        case Lost():
            return Line(tr("This query does not find it any more."), urgent=True)
        case Failed(reason, folder):
            way = tr("Show its folder") if folder is not None else ""
            return Line(_sentence(told(reason)), urgent=True, way=way, folder=folder)
        case _:
            return Line("")


def question(action: ActionId, name: str) -> tuple[str, str, str]:
    """Return what is asked before an action: a headline, an explanation, and the button's text."""
    if action == "exclude-folder":
        return (
            tr("Never find the folder “%s”?") % name,
            tr("It and all in it leave the index. The folder itself stays as it is.")
            + " "
            + tr("The line is added to index.exclude in the settings; take it out to undo this."),
            tr("Leave it out"),
        )
    if action == "delete-clip":
        return (
            tr("Delete “%s”?") % name,
            tr("It goes from the clipboard history for good. This cannot be undone."),
            tr("Delete"),
        )
    if action == "delete-snippet":
        return (
            tr("Delete the snippet “%s”?") % name,
            tr("It is deleted for good. This cannot be undone."),
            tr("Delete"),
        )
    if action == "clear-clips":
        return (
            tr("Clear the clipboard history?"),
            tr("All clips that are not pinned are deleted for good. This cannot be undone."),
            tr("Clear"),
        )
    return (
        tr("Never find “%s”?") % name,
        tr("It leaves the index. The file itself stays as it is.")
        + " "
        + tr("The line is added to index.exclude in the settings; take it out to undo this."),
        tr("Leave it out"),
    )


def question_of_unapproved(name: str, action: ActionId) -> tuple[str, str, str, str]:
    """Return what is said before a snippet with such a command is used: a headline, an
    explanation, and what the buttons say that go on and that look at it.
    """
    return (
        tr("“%s” has a command that you have not approved") % name,
        tr("Magpie runs nothing that you have not approved: its place stays as text."),
        tr("Copy without it") if action == "copy-snippet" else tr("Paste without it"),
        tr("Look at it…"),
    )


def question_of_marked(count: int) -> tuple[str, str, str]:
    """Return what is asked before so many marked clips are deleted, likewise."""
    return (
        tr("Delete %Ln clips?", None, count),
        tr("They go from the clipboard history for good. This cannot be undone."),
        tr("Delete"),
    )


def marked_count(count: int) -> str:
    """Return how many clips are marked, "" for none."""
    return tr("%Ln clips are marked", None, count) if count else ""


def reason_name(reason: str) -> str:
    """Return one of a score's reasons in plain words."""
    names = {
        "name": tr("Its name answers the query"),
        "words": tr("It has the words"),
        "words in its name": tr("The words are in its name"),
        "words in its title": tr("The words are in its title"),
        "words in its path": tr("The words are in its folders' names"),
        "words in its text": tr("The words are in its text"),
        "meaning": tr("It means something close"),
        "opened for this query": tr("You opened it for this query"),
        "opened before": tr("You opened it before"),
        "recent": tr("It changed lately"),
        "copied then": tr("It was copied at that time"),
        "English name": tr("Its English name answers the query"),
        "program": tr("The program it starts is called so"),
        "what it is": tr("It is such an application"),
        "keyword": tr("The query is one of its keywords"),
    }
    return names.get(reason, reason)


def offer_name(offer: Offer) -> str:
    """Return what one of the last rows says."""
    if isinstance(offer, WebSearch):
        return tr("Search the web for “%s”") % offer.query
    return tr("Run “%s” in a terminal") % offer.line


def offer_detail(offer: Offer) -> str:
    """Return what taking it up does."""
    if isinstance(offer, WebSearch):
        return tr("Opens %s in your browser; nothing is sent before") % offer.engine
    return tr("Only Ctrl+Enter runs it")


def keys_name(keys: str) -> str:
    """Return keys as they are written on a keyboard."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
    return keys_said(written.replace("Return", _ENTER).replace("+", " "))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
