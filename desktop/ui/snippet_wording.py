"""What is said of snippets, in the person's language."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from desktop.preview.snippets import words_of
from desktop.ui.clip_wording import moment
from desktop.ui.translation import tr
from indexer.contract.snippet_messages import SnippetRow

_BETWEEN: Final = "  ·  "
_MARKUP: Final = re.compile(r"^ *(?:#{1,6} |[-*] |> )|\*\*|__|`", re.MULTILINE)  # of Markdown
_FORMATS: Final = {
    "alfred": "Alfred", "espanso": "espanso", "raycast": "Raycast", "textexpander": "TextExpander",
    "csv": "CSV", "markdown": "Markdown",
}  # fmt: skip


def first_words(row: SnippetRow) -> str:
    """Return the beginning of its text, but what its title says already."""
    words = words_of(_MARKUP.sub("", row.text) if row.rich else row.text)
    title = words_of(row.title).rstrip("…")
    rest = words.removeprefix(title) if title and not row.name else words
    return rest.strip() or (tr("Image") if row.image else "")


def keyword(row: SnippetRow) -> str:
    """Return the keyword that stands on its row."""
    return row.keywords[0] if row.keywords else row.regex


def belongs(row: SnippetRow) -> str:
    """Return its folder and its tags, as its row says them."""
    folder = " › ".join(part for part in row.folder.split("/") if part)
    return " ".join(part for part in (folder, *(f"#{tag}" for tag in row.tags)) if part)


def known_as(row: SnippetRow) -> str:
    """Return its keywords, its folder and its tags."""
    return _joined(", ".join(row.keywords) or row.regex, belongs(row))


def facts(row: SnippetRow, now: datetime) -> str:
    """Return how often it was used, when it was changed, and what it came from."""
    used = tr("not used yet")
    if row.uses:
        used = tr("used %Ln times", None, row.uses)
    if row.used:
        used = tr("{times}, last {when}").format(times=used, when=moment(row.used, now))
    changed = tr("changed {when}").format(when=moment(row.modified, now)) if row.modified else ""
    came = _FORMATS.get(row.format, row.format)
    return _joined(used, changed, tr("from {program}").format(program=came) if came else "")


def marks(row: SnippetRow) -> tuple[str, ...]:
    """Return what a screen reader says of it beside its words."""
    form = tr("asks for something") if row.form else ""
    waits = tr("has a command that is not approved") if row.waits else ""
    return tuple(part for part in (form, waits) if part)


def _joined(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)
