"""Snippets as lists show them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from indexer.contract.snippet_messages import SHOWN_CHARACTERS, SnippetRow
from indexer.contract.snippets import ChoiceVariable, FormVariable, Snippet
from indexer.contract.templates import FormField, parse
from indexer.snippets.plain import plain_text
from indexer.snippets.questions import commands_of

_LONGEST_TITLE: Final = 80  # characters
_READ: Final = 20_000  # characters of a template that tell what it is


def source_of(snippet: Snippet) -> str:
    """Return the template that a snippet's plain text is made from."""
    return snippet.text or snippet.html or snippet.markdown


def text_of(snippet: Snippet) -> str:
    """Return a snippet's template as plain text."""
    return snippet.text or (plain_text(snippet.html) if snippet.html else snippet.markdown)


def title_of(snippet: Snippet) -> str:
    """Return what a snippet is called: its name, or its first line, or its keyword."""
    lines = (line.strip() for line in text_of(snippet)[:_READ].splitlines())
    title = snippet.name or next((line for line in lines if line), "")
    title = " ".join((title or next(iter(snippet.keywords), "") or snippet.uid).split())
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def row_of(snippet: Snippet, uses: int, used: float, approved: Collection[str]) -> SnippetRow:
    """Return a snippet as a list shows it; `approved` are digests of commands."""
    commands = commands_of(snippet)
    variables = (FormVariable, ChoiceVariable)
    form = any(isinstance(variable, variables) for variable in snippet.variables) or any(
        isinstance(node, FormField) for node in parse(source_of(snippet)[:_READ]).nodes
    )
    return SnippetRow(
        uid=snippet.uid,
        title=title_of(snippet),
        name=snippet.name,
        keywords=list(snippet.keywords),
        text=text_of(snippet)[:SHOWN_CHARACTERS],
        folder=snippet.folder,
        tags=list(snippet.tags),
        modified=snippet.modified,
        used=used,
        uses=uses,
        regex=snippet.regex,
        rich=bool(snippet.html or snippet.markdown),
        form=form,
        commands=bool(commands),
        waits=any(command.digest not in approved for command in commands),
        image=snippet.image,
        source=snippet.source.label,
        format=snippet.origin.format,
    )
