"""The editor of snippets and all that it says, for the test of the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.app import Desktop
from desktop.ui.snippet_editor import placeholders
from indexer.contract.messages import Error
from indexer.contract.snippet_messages import (
    Asked,
    Expanded,
    ExpandSnippet,
    SnippetCommand,
    SnippetKept,
    SnippetState,
    SnippetStatus,
    TemplateProblem,
    Unfilled,
)
from indexer.contract.snippets import Citation, Option, Snippet
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until

NEEDS = "The regular expression cannot be read."
_PROBLEMS = [
    TemplateProblem(0, 3, "unknown", "There is nothing called αβγ: it stays text."),
    TemplateProblem(0, 3, "unclosed", "The placeholder has no }} and stays text."),
]
EXPANDED = Expanded(
    uid="", title="", text="αβγ", html="", cursor=1, image="", mode="",
    asked=[Asked("α", "αβγ", "choice", "δ", [Option(label="δ"), Option(label="ε")])],
    missing=[Unfilled("clipboard", "α", "The clipboard is empty.")], problems=_PROBLEMS,
    commands=[
        SnippetCommand("1", "shell", "αβγ", "", approved=False),
        SnippetCommand("2", "shell", "αβγ", "δεζ", approved=True),
        SnippetCommand("3", "script", "αβγ", "", approved=False),
        SnippetCommand("4", "env", "αβγ", "", approved=False),
    ],
    complete=False,
)  # fmt: skip
SNIPPETS = SnippetState(
    condition="memory", key="", message="", snippets=1, folders=["αβγ"], tags=["δ"],
    searchable=True, revision=1,
)  # fmt: skip


def shown(desktop: Desktop, service: AnsweringService) -> Iterator[tuple[str, QWidget]]:
    """Show the editor in every state."""
    window, editor = desktop.window, desktop.snippet_editor
    window.summon()
    source = Citation("αβγ.pdf, p. 3, lines 4–9", "file:///α", 3, 4)
    service.answers[ExpandSnippet] = EXPANDED
    service.answers[SnippetStatus] = lambda request: (
        SNIPPETS if getattr(request, "known", None) is None else None
    )
    editor.open_for("αβγ", source=source)
    until(lambda: bool(editor.card.preview._missing.text()), "the preview is there")
    editor.card.options.fold.setChecked(True)
    yield "from a passage", window
    menu = editor.card.tools.menu
    placeholders.show(menu, desktop.theme, lambda *_: None)
    yield "placeholders", menu
    editor.card.name.field.setText("αβγ")
    editor.leave()
    yield "leave?", window
    editor.question.leave()
    for reply in (
        SnippetKept(uid="", keyword=";α", taken_by="αβγ"),
        Error(code="invalid", message=NEEDS),
    ):
        editor._answered(reply)
        yield type(reply).__name__, window
    editor._put_aside()
    yield "aside", window
    editor.open_new()
    editor.open_new()
    yield "another first", window
    editor._close()
    desktop.selecting._text = "αβγ"
    editor.open_new()
    yield "from the selection", window
    editor.card.text.selectAll()
    editor.card.text.insertPlainText("")
    editor.save()
    yield "nothing in it", window
    editor._close()
    html = "<p>αβγ <b>δ</b></p>"
    editor._edit(Snippet(uid="α", name="αβγ", html=html, image="/α/β.png"))
    editor.card.tools.ask_address()
    yield "rich", window
    editor._close()
