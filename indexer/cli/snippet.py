"""`magpie snippet add|list|search|show|edit|delete|expand|approve|import|export|status`."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from typing import Final

from rich.console import Console
from rich.text import Text

from indexer.cli import snippet_files, snippet_filling, snippet_writing
from indexer.cli.output import harmless, print_json, sendable, without_envelope
from indexer.cli.snippet_showing import command_lines, problem_lines, whole
from indexer.client import Client
from indexer.contract.locations import locate
from indexer.contract.messages import Done
from indexer.contract.snippet_messages import (
    DeleteSnippets,
    ListSnippets,
    SearchSnippets,
    SnippetRow,
    Snippets,
    SnippetState,
    SnippetStatus,
    WholeSnippet,
)

_WIDTH: Final = 70  # characters of a text on its line


def run(options: argparse.Namespace) -> int:
    """Run the action that the options name."""
    with Client(locate()) as client:
        match options.action:
            case "list" | "search":
                return _list(client, options)
            case "show":
                return _show(whole(client, options.key), as_json=options.json)
            case "delete":
                return _delete(client, options)
            case "status":
                return _status(client.ask(SnippetStatus(), SnippetState), as_json=options.json)
            case "add" | "edit":
                return snippet_writing.run(client, options)
            case "expand" | "approve":
                return snippet_filling.run(client, options)
            case _:
                return snippet_files.run(client, options)


def _list(client: Client, options: argparse.Namespace) -> int:
    if options.action == "search":
        query = sendable(" ".join(options.query))
        request: ListSnippets | SearchSnippets = SearchSnippets(query=query, limit=options.limit)
    else:
        request = ListSnippets(
            limit=options.limit,
            offset=options.offset,
            folder=sendable(options.folder),
            tag=sendable(options.tag),
        )
    found = client.ask(request, Snippets)
    if options.json:
        print_json(without_envelope(found))
    else:
        console = Console(highlight=False)
        for row in found.snippets:
            console.print(_line(row), soft_wrap=True)
    if found.snippets:
        return 0
    state = client.ask(SnippetStatus(), SnippetState)
    none = "There are no snippets yet; `magpie snippet add` keeps one, `import` takes some in."
    why = "nothing found." if found.total else state.message or none
    print(f"magpie: {why}", file=sys.stderr)
    return 1


def _line(row: SnippetRow) -> Text:
    line = Text(harmless(f"{' '.join(row.keywords) or '–':<14}  "), style="bold")
    line.append(harmless(row.title), style="not bold")
    text = " ".join(row.text.split())
    if text != row.title:
        shown = text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
        line.append(harmless(f"  {shown}"), style="not bold dim")
    about = [row.folder, *(f"#{tag}" for tag in row.tags)]
    marks = {"form": row.form, "rich": row.rich, "waits for approval": row.waits}
    about += [name for name, is_so in marks.items() if is_so]
    if any(about):
        line.append(harmless(f"  ({', '.join(filter(None, about))})"), style="not bold dim")
    return line


def _show(found: WholeSnippet, *, as_json: bool) -> int:
    if as_json:
        print_json(without_envelope(found))
        return 0
    for name, value in _facts(found):
        if value:
            print(f"{name:<9} {harmless(' '.join(value.split()))}")
    print()
    for source in (found.snippet.text, found.snippet.html, found.snippet.markdown):
        if source:
            print(harmless(source))
            print()
    for line in problem_lines(found.snippet, found.problems):
        print(harmless(line))
    for command in found.commands:
        print(command_lines(command))
    return 0


def _facts(found: WholeSnippet) -> list[tuple[str, str]]:
    snippet, row = found.snippet, found.row
    origin = snippet.origin
    place = f"{origin.file}:{origin.line}" if origin.line else origin.file
    return [
        ("name", snippet.name),
        ("keywords", " ".join(snippet.keywords)),
        ("regex", snippet.regex),
        ("folder", snippet.folder),
        ("tags", ", ".join(snippet.tags)),
        ("picture", snippet.image),
        ("source", row.source),
        ("from", f"{origin.format}, {place}" if origin.format else ""),
        ("changed", _when(snippet.modified)),
        ("used", f"{row.uses:,} ×, last {_when(row.used)}" if row.uses else ""),
        ("id", snippet.uid),
    ]


def _when(seconds: float) -> str:
    if not seconds:
        return ""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def _delete(client: Client, options: argparse.Namespace) -> int:
    uids = [whole(client, key).snippet.uid for key in options.keys]
    done = client.ask(DeleteSnippets(uids=uids), Done)
    if options.json:
        print_json({"notes": done.notes})
    else:
        print(*done.notes, sep="\n")
    return 0


def _status(state: SnippetState, *, as_json: bool) -> int:
    if as_json:
        print_json(without_envelope(state))
        return 0
    opener = f", opened with {'the keyring' if state.key == 'keyring' else 'a passphrase'}"
    print(f"state     {state.condition}{opener if state.key else ''}")
    print(f"snippets  {state.snippets:,}")
    for line in filter(None, (state.message, *state.problems)):
        print(f"note      {harmless(line)}")
    return 0
