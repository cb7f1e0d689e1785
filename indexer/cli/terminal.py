"""`magpie` where there is no launcher to open: the same search, in the terminal."""

from __future__ import annotations

import argparse
import os
import sys

from rich.console import Console

from indexer.cli.search import show
from indexer.client import Client
from indexer.contract.locations import locate
from indexer.contract.messages import (
    Folders,
    IndexState,
    IndexStatus,
    ListFolders,
    Search,
)
from indexer.errors import MagpieError

_LIMIT = 5


def run(_options: argparse.Namespace) -> int:
    """Search line by line until the person leaves; off a terminal, say how to search."""
    with Client(locate()) as client:
        folders = client.ask(ListFolders(), Folders).folders
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            print("There is no display here, so the search is in the terminal.")
        if not sys.stdin.isatty():
            print("Magpie's service runs. Search with: magpie search QUERY")
            return 0
        console = Console(highlight=False)
        if not folders:
            console.print("No folder is watched yet. Add one with: magpie index add ~/Documents")
        console.print(_greeting(client))
        _loop(client, console)
    return 0


def _greeting(client: Client) -> str:
    state = client.ask(IndexStatus(), IndexState)
    waiting = f", {state.queued:,} being read" if state.queued else ""
    return f"{state.documents:,} files{waiting}. Type to search; an empty line or Ctrl+D leaves."


def _loop(client: Client, console: Console) -> None:
    if os.isatty(0):
        import readline  # noqa: F401 # gives input() its history and editing

    while True:
        try:
            query = input("magpie> ").strip()
        except EOFError:
            console.print()
            return
        if not query:
            return
        try:
            *_, final = client.search(Search(query=query, limit=_LIMIT))
        except MagpieError as error:
            console.print(f"{error}", style="red")
            return
        show(console, final)
        if not final.hits:
            console.print("Nothing found.", style="dim")
