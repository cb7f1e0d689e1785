"""The editor of snippets, for the pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.app import Desktop
from desktop.ui.snippet_editor.card import Titles
from desktop.ui.wording import tr
from indexer.contract.snippets import Citation, Snippet

_PASSAGE: Final = (
    "The roofers finished on Friday. With scaffolding we paid 19,150 euros\nin the end, a little"
    " more than the offer said. The attic is dry at last."
)
_LETTER: Final = (
    "Dear [[name]],\n\nthank you for your letter of {{date:d MMMM}}. You have {{dat}} {{clipbord}}"
    ' until {{date +14d:%d.%m.%Y}} to answer in a [[tone type="choice" values="kind|cool"]]'
    " way.$|$\n\nYours\n{{snippet:;sig}}"
)
_COMMANDS: Final = "Up since {{shell:uptime -s | cut -d' ' -f1}}, home is {{env:HOME}}"
_RICH: Final = (
    "<p>Hello {{clipboard | title}},</p><p>our offer holds until <b>{{date +30d:long}}</b>:</p>"
    '<ul><li>slate roof, <i>with</i> scaffolding</li><li>gutters</li></ul><p>More on <a href="'
    'https://example.org">our page</a>.</p>'
)


def draw(
    desktop: Desktop,
    keep: Callable[[QWidget, str], None],
    until: Callable[[Callable[[], bool]], None],
    settle: Callable[[], None],
) -> None:
    """Draw the editor of snippets: from a passage, with mistakes, with commands, and rich."""
    editor = desktop.snippet_editor
    drafts = {
        "passage": Snippet(uid="", text=_PASSAGE, source=Citation("diary.md, lines 7–10")),
        "problems": Snippet(
            uid="", name="Thanks", keywords=(";thanks", ";ty"), text=_LETTER, folder="Letters",
            tags=("polite", "mail"),
        ),
        "commands": Snippet(uid="", name="Up since", keywords=(";up",), text=_COMMANDS),
        "rich": Snippet(uid="", name="Offer", keywords=(";offer",), html=_RICH),
    }  # fmt: skip
    for name, snippet in drafts.items():
        editor._open(snippet, Titles("", begin_at_text=name != "passage"))
        editor.card._head.setText(tr("Edit snippet") if snippet.name else tr("New snippet"))
        if snippet.source.label:
            editor.card._from.setText(tr("From %s") % snippet.source.label)
            editor.card._from.show()
        text = editor.card.preview._text
        until(lambda: bool(text.toPlainText()))  # noqa: B023 - asked at once
        settle()
        keep(desktop.window, f"snippet-editor-{name}")
        editor._close()
