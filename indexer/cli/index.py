"""`magpie index add|remove|list|status|wait|why`."""

from __future__ import annotations

import argparse
import os
import sys
import time

from indexer.cli.output import harmless, print_json, without_envelope
from indexer.client import Client
from indexer.contract.locations import locate, path_to_uri
from indexer.contract.messages import (
    AddFolders,
    Done,
    Explanation,
    Folders,
    IndexState,
    IndexStatus,
    ListFolders,
    RemoveFolders,
    Why,
)
from indexer.errors import MagpieError

_POLL_SECONDS = 0.1
_REST_SHARE = 4


def run(options: argparse.Namespace) -> int:
    """Run the action that the options name."""
    with Client(locate()) as client:
        match options.action:
            case "add":
                done = client.ask(AddFolders(uris=_uris(options.paths)), Done)
                print(*done.notes, sep="\n")
                return 0
            case "remove":
                done = client.ask(RemoveFolders(uris=_uris(options.paths)), Done)
                print(*done.notes, sep="\n")
                return 0
            case "list":
                return _list(client, as_json=options.json)
            case "status":
                return _status(client, as_json=options.json)
            case "wait":
                return _wait(client, keyword=options.keyword, timeout=options.timeout)
            case _:
                return _why(client, options.path, as_json=options.json)


def _uris(paths: list[str]) -> list[str]:
    return [path_to_uri(os.path.abspath(os.fsencode(os.path.expanduser(path)))) for path in paths]


def _list(client: Client, *, as_json: bool) -> int:
    folders = client.ask(ListFolders(), Folders).folders
    if as_json:
        print_json({"folders": folders})
        return 0
    if not folders:
        raise MagpieError("No folder is watched yet; add one with `magpie index add PATH`.")
    width = max(len(f"{folder.documents:,}") for folder in folders)
    for folder in folders:
        failed = f"  ({folder.failed:,} failed)" if folder.failed else ""
        print(f"{folder.documents:>{width},} files  {harmless(folder.path)}{failed}")
    return 0


def _status(client: Client, *, as_json: bool) -> int:
    state = client.ask(IndexStatus(), IndexState)
    if as_json:
        print_json(without_envelope(state))
        return 0
    print(f"state      {state.state}{f' (paused: {state.paused})' if state.paused else ''}")
    print(f"documents  {state.documents:,}, {state.queued:,} queued, {state.failed:,} failed")
    print(f"passages   {state.chunks:,}, {state.embedded:,} of them found by meaning")
    polled = f", {state.unwatched_folders:,} polled" if state.unwatched_folders else ""
    print(f"folders    {state.watched_folders:,} watched{polled}")
    for line in state.problems:
        print(f"problem    {line}")
    return 0


def _wait(client: Client, *, keyword: bool, timeout: float | None) -> int:
    """Poll until the work is done, drawing a bar where a person looks."""
    from indexer.cli.progress import Bar

    deadline = None if timeout is None else time.monotonic() + timeout
    with Bar(sys.stderr, keyword=keyword) as bar:
        while True:
            asked = time.monotonic()
            state = client.ask(IndexStatus(), IndexState)
            bar.show(state)
            if is_done(state, keyword=keyword):
                return 0
            if deadline is not None and time.monotonic() >= deadline:
                left = state.queued if keyword else state.queued + state.chunks - state.embedded
                why = f" (paused: {state.paused})" if state.paused else ""
                raise MagpieError(f"Not done after {timeout:g} s: {left:,} to go{why}.")
            # Counting a large catalog takes a while itself: most of the time goes to the work.
            time.sleep(max(_POLL_SECONDS, _REST_SHARE * (time.monotonic() - asked)))


def is_done(state: IndexState, *, keyword: bool) -> bool:
    """Tell whether all is searchable by keyword, or altogether indexed."""
    if keyword:
        return state.state != "scanning" and not state.queued
    return state.state == "idle"


def _why(client: Client, path: str, *, as_json: bool) -> int:
    explanation = client.ask(Why(uri=_uris([path])[0]), Explanation)
    if as_json:
        print_json(without_envelope(explanation))
    else:
        print(*map(harmless, explanation.lines), sep="\n")
    return 0 if explanation.verdict in {"indexed", "name-only", "folder"} else 1
