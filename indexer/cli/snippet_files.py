"""`magpie snippet import|export`."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from indexer.cli.output import harmless, print_json, without_envelope
from indexer.cli.snippet_showing import whole
from indexer.client import Client
from indexer.contract.locations import path_to_uri
from indexer.contract.messages import GetSettings, SetSetting, SettingsState
from indexer.contract.snippet_messages import (
    ExportSnippets,
    ImportSnippets,
    SnippetChange,
    SnippetChanges,
)
from indexer.errors import MagpieError

_DONE: Final = {
    "add": "new",
    "update": "changed",
    "conflict": "changed here and there",
    "gone": "no longer there",
    "same": "the same",
}
_SIGNS: Final = {"add": "+", "update": "~", "conflict": "!", "gone": "-", "same": "="}
_PLAIN: Final = "They are not encrypted there: everybody who can read these files can read them."


def run(client: Client, options: argparse.Namespace) -> int:
    """Run the action that the options name."""
    return _import(client, options) if options.action == "import" else _export(client, options)


def _import(client: Client, options: argparse.Namespace) -> int:
    if options.watch and options.dry_run:
        options.refuse("--watch and --dry-run do not go together.")
    path = _absolute(options.path)
    request = ImportSnippets(
        uri=path_to_uri(path),
        format=options.format,
        dry_run=options.dry_run,
        take_conflicts=options.take_conflicts,
        remove_gone=options.remove_gone,
    )
    if options.watch:
        _followable(path)
    told = client.ask(request, SnippetChanges)
    watching = _follow(client, path) if options.watch else []
    if options.json:
        print_json({**without_envelope(told), "watching": bool(watching)})
        return 0
    _print(told, options)
    for line in watching:
        print(harmless(line))
    return 0


def _print(told: SnippetChanges, options: argparse.Namespace) -> None:
    for change in told.changes:
        if change.kind != "same":
            print(harmless(_line(change)))
    for note in told.notes:
        place = f"{note.file}:{note.line}" if note.line else note.file
        print(harmless(f"{note.level:<8}  {f'{place}: ' if place else ''}{note.message}"))
    if told.left_out:
        print(f"… and {told.left_out:,} lines more; --json has no more either.")
    counts = [
        f"{told.counts[kind]:,} {word}" for kind, word in _DONE.items() if kind in told.counts
    ]
    left_out = sum(note.level == "left out" for note in told.notes)
    if left_out:
        counts.append(f"{left_out:,} left out")
    print(f"{told.format}: {', '.join(counts) or 'nothing there'}.")
    if told.counts.get("conflict") and not options.take_conflicts:
        print("What was changed here stays; --take-conflicts takes the file's.")
    if told.counts.get("gone") and not options.remove_gone:
        print("What is no longer there stays; --remove-gone deletes it.")
    if options.dry_run:
        print("Nothing was changed: this was a dry run.")


def _line(change: SnippetChange) -> str:
    keyword = f"{change.keyword}  " if change.keyword else ""
    return f"{_SIGNS[change.kind]} {keyword}{change.title}"


def _followable(path: bytes) -> str:
    """Return a path as the settings hold it. MagpieError where they cannot."""
    try:
        return path.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MagpieError("A path that is no UTF-8 cannot be followed.") from error


def _follow(client: Client, path: bytes) -> list[str]:
    """Have a path followed from now on; return lines that say so."""
    told = _followable(path)
    now = client.ask(GetSettings(), SettingsState).settings.snippets.follow
    known = {os.path.realpath(os.path.expanduser(one)) for one in now}
    if os.path.realpath(told) in known:
        return [f"{told} is followed already."]
    client.ask(SetSetting(key="snippets.follow", value=[*now, told]), SettingsState)
    return [
        f"{told} is followed from now on: its changes come in by themselves.",
        "`magpie settings set snippets.follow '[]'` ends it.",
    ]


def _export(client: Client, options: argparse.Namespace) -> int:
    request = ExportSnippets(
        uri=path_to_uri(_absolute(options.path)),
        format=options.format,
        uids=[whole(client, key).snippet.uid for key in options.only],
        replace=options.replace,
    )
    try:
        told = client.ask(request, SnippetChanges)
    except MagpieError as error:
        hint = "; --replace does so" if "would be overwritten" in str(error) else ""
        raise MagpieError(f"{str(error).removesuffix('.')}{hint}.") from error
    if options.json:
        print_json(without_envelope(told))
        return 0
    for note in told.notes:
        print(harmless(f"{note.level:<8}  {note.message}"))
    if told.left_out:
        print(f"… and {told.left_out:,} lines more.")
    snippets, files = told.counts["exported"], told.counts["files"]
    many = "1 snippet is" if snippets == 1 else f"{snippets:,} snippets are"
    print(f"{many} written to {'1 file' if files == 1 else f'{files:,} files'}.")
    print(_PLAIN, file=sys.stderr)
    return 0


def _absolute(path: str) -> bytes:
    return os.path.abspath(os.fsencode(os.path.expanduser(path)))
