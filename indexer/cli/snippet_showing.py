"""A snippet, its problems and its commands, as the command line shows them."""

from __future__ import annotations

from indexer.cli.output import harmless, sendable
from indexer.client import Client
from indexer.contract.snippet_messages import (
    GetSnippet,
    SnippetCommand,
    TemplateProblem,
    WholeSnippet,
)
from indexer.contract.snippets import Snippet


def whole(client: Client, key: str) -> WholeSnippet:
    """Return the snippet of a key. MagpieError when there is none."""
    return client.ask(GetSnippet(key=sendable(key)), WholeSnippet)


def problem_lines(snippet: Snippet, problems: list[TemplateProblem]) -> list[str]:
    """Return a line for each problem of a snippet's template: line, column and what is wrong."""
    source = snippet.text or snippet.html or snippet.markdown
    lines = []
    for problem in problems:
        before = source[: problem.start]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        lines.append(f"{line}:{column}: {problem.message}")
    return lines


def command_lines(command: SnippetCommand) -> str:
    """Return a command in full, with what runs it and whether it may."""
    may = "approved" if command.approved else "not approved: it is not run"
    kind = f"{command.kind} ({command.shell})" if command.shell else command.kind
    text = "\n".join(f"    {harmless(line)}" for line in command.text.split("\n"))
    return f"{harmless(kind)}, {may}:\n{text}"
