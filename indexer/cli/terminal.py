"""`magpie` where there is no launcher to open: the same search, in the terminal."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys

from rich.console import Console

from indexer.cli.output import harmless, sendable
from indexer.cli.search import from_home, show
from indexer.client import Client
from indexer.contract.locations import locate, uri_to_path
from indexer.contract.messages import (
    Done,
    Folders,
    Hit,
    IndexState,
    IndexStatus,
    ListFolders,
    Opened,
    Search,
)
from indexer.contract.session import session_of
from indexer.errors import MagpieError

_LIMIT = 5


def run(_options: argparse.Namespace) -> int:
    """Search line by line until the person leaves; off a terminal, say how to search."""
    with Client(locate()) as client:
        client.ask(session_of(os.environ), Done)
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
    return (
        f"{state.documents:,} files{waiting}. "
        "Type to search, a hit's number to open it; an empty line leaves."
    )


def _loop(client: Client, console: Console) -> None:
    if os.isatty(0):
        import readline  # noqa: F401 # gives input() its history and editing

    query, hits = "", list[Hit]()
    while True:
        try:
            line = sendable(input("magpie> ")).strip()
        except EOFError:
            console.print()
            return
        if not line:
            return
        try:
            if line.isdecimal() and len(line) < 4 and 1 <= int(line) <= len(hits):
                _open(client, console, hits[int(line) - 1], query)
                continue
            *_, final = client.search(Search(query=line, limit=_LIMIT))
        except MagpieError as error:
            console.print(f"{error}", style="red")
            return
        query, hits = line, final.hits
        show(console, final)
        if not (hits or final.answer):
            console.print("Nothing found.", style="dim")


def _open(client: Client, console: Console, hit: Hit, query: str) -> None:
    """Open a hit as the desktop does, and note it: what is opened ranks higher next time."""
    command = _launching(hit) if hit.kind == "app" else _opening(hit)
    if command is None:
        verb = "starts applications" if hit.kind == "app" else "opens files"
        console.print(f"No program {verb} here: {harmless(from_home(hit.uri))}", style="red")
        return
    try:
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        console.print(f"{command[0]} cannot be started: {error.strerror}", style="red")
        return
    client.ask(Opened(hit=hit.id, query=query), Done)


def _opening(hit: Hit) -> list[str] | None:
    opener = shutil.which("xdg-open") or shutil.which("open")
    return [opener, hit.uri] if opener else None


def _launching(hit: Hit) -> list[str] | None:
    """Return what starts an application; an action of one starts it as a whole."""
    gio, kioclient = shutil.which("gio"), shutil.which("kioclient")
    if gio is not None:
        return [gio, "launch", os.fsdecode(uri_to_path(hit.uri))]
    return [kioclient, "exec", hit.uri] if kioclient else None
