"""What a person writes often, for the pictures; and the views of snippets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Desktop
from desktop.search.rows import HitRow
from desktop.search.session import Snapshot
from indexer.contract.snippet_messages import Expanded, ExpandSnippet, KeepSnippet, SnippetKept
from indexer.contract.snippets import (
    Citation,
    DateVariable,
    Field,
    ShellVariable,
    Snippet,
)
from tests.harness import Magpie

_KEPT: Final = (
    Snippet(
        uid="", name="Kernel version", keywords=(":kernel",), folder="Work/Support",
        text="Running {{kernel}} on {{env name=\"HOSTNAME\"}}.",
        variables=(ShellVariable(name="kernel", cmd="uname -sr"),),
    ),
    Snippet(uid="", text="Tern Lane 7\n24103 Kiel", keywords=(":adr",), tags=("home",)),
    Snippet(
        uid="", name="The roofers' offer", keywords=(":offer",), folder="House", tags=("roof",),
        text="The price for everything is 18,400 euros.",
        source=Citation(label="roof offer Lindqvist.pdf, p. 1"),
    ),
    Snippet(
        uid="", name="Signature", keywords=(":sig", ":me"), folder="Mail", tags=("mail",),
        html="<p>Kind regards</p><p><b>Ada Tern</b><br><i>Harbour End</i>, {{today}}</p>"
        "<p><a href='https://example.org'>example.org</a></p>",
        variables=(DateVariable(name="today", format="d MMMM yyyy"),),
    ),
    Snippet(
        uid="", name="Polite refusal", keywords=(":no",), folder="Mail/Replies", tags=("mail",),
        text="Dear [[name:Ms Lindqvist]],\n\nthank you for {{clipboard}}.$|$ We have thought about"
        " it for a while, and [[reason]]\n\nPerhaps [[when]].\n\n{{snippet: :sig}}",
        fields=(
            Field(name="reason", kind="multiline", default="will not take it up this year."),
            Field(name="when", kind="choice", values=("next spring", "in two years", "never")),
        ),
    ),
    Snippet(
        uid="", name="Meeting notes", keywords=(":meet",), folder="Work",
        markdown="# Meeting of {{date}}\n\n- **There:** [[who]]\n- Decided: $|$\n",
    ),
)  # fmt: skip
_STATES: Final[dict[str, dict[str, Any]]] = {
    "none": {"snippets": 0, "condition": "off", "message": ""},
    "locked": {
        "condition": "locked", "key": "passphrase", "snippets": 0,
        "message": "The snippet collection waits for your passphrase; until then it is kept in"
        " memory.",
    },
    "memory": {"condition": "memory", "key": "", "message": "", "snippets": 6},
}  # fmt: skip


def fill(product: Magpie) -> None:
    """Give a running product these snippets, some of them used."""
    with product.client() as client:
        for snippet in _KEPT:
            uid = client.ask(KeepSnippet(snippet=snippet), SnippetKept).uid
            if snippet.name in ("Polite refusal", "Signature"):
                answers = {"name": "a", "reason": "b", "when": "never"}
                client.ask(ExpandSnippet(key=uid, answers=answers), Expanded)


def draw(
    desktop: Desktop,
    keep: Callable[[QWidget, str], None],
    until: Callable[[Callable[[], bool]], None],
    settle: Callable[[], None],
) -> None:
    """Draw the list with each snippet selected, a form, a warning, and each state."""
    window, following = desktop.window, desktop.snippets
    until(lambda: following.state is not None)
    desktop.summoning.toggle_at("snippet")
    until(lambda: window.browses("snippet") and bool(desktop.session.snapshot.hits))
    listed = desktop.session.snapshot
    rows = {
        row.hit.title: number
        for number, row in enumerate(window.model.rows)
        if isinstance(row, HitRow)
    }
    for title, name in (
        ("Polite refusal", "form"), ("Signature", "rich"), ("Kernel version", "command"),
        ("The roofers' offer", "source"), ("Meeting notes", "markdown"),
    ):  # fmt: skip
        window._select(rows[title], moved=True)
        settle()
        until(lambda: window.preview.settled)
        settle()
        window.hints.show_state("")
        keep(window, f"snippets-{name}")
    QApplication.clipboard().setText("the invitation to your slate workshop")
    for title, name in (("Polite refusal", "asked"), ("Kernel version", "unapproved")):
        window._select(rows[title], moved=True)
        settle()
        hit = window.current()
        assert hit is not None
        desktop.acting._do("paste-snippet", hit)
        over = desktop.acting.form if name == "asked" else desktop.acting.card
        until(over.isVisible)
        settle()
        keep(window, f"snippets-{name}")
        over.leave()
    state = following.state
    assert state is not None
    for name, changes in _STATES.items():
        following.state = msgspec.structs.replace(state, **changes)
        desktop.snippet_view.refresh()
        empty = Snapshot("", "snippet", browsing=True)
        window.show_snapshot(listed if name == "memory" else empty)
        settle()
        keep(window, f"snippets-{name}")
    following.state = state
    desktop.snippet_view.refresh()
