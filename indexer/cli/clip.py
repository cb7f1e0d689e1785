"""`magpie clip list|search|show|copy|pin|unpin|delete|forget|clear|pause|resume|status|…`."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from datetime import datetime
from typing import Final

from rich.console import Console
from rich.text import Text

from indexer.cli.output import harmless, megabytes, print_json, sendable, without_envelope
from indexer.client import Client
from indexer.contract.clips import (
    ClearClips,
    Clip,
    ClipRequest,
    ClipRow,
    Clips,
    DeleteClips,
    ExportClips,
    ForgetClipsSince,
    GetClip,
    ImportClips,
    ListClips,
    PauseClips,
    PinClip,
    ResumeClips,
    RotateVaultKey,
    SearchClips,
    SetVaultPassphrase,
    UnlockVault,
    VaultState,
    VaultStatus,
)
from indexer.contract.locations import Locations, locate, path_to_uri
from indexer.contract.messages import Done
from indexer.contract.summons import summon
from indexer.errors import MagpieError

_WIDTH: Final = 100  # characters of a clip on its line
_MINUTE: Final = 60.0


def run(options: argparse.Namespace) -> int:
    """Run the action that the options name."""
    locations = locate()
    with Client(locations) as client:
        match options.action:
            case "list":
                return _list(client, options)
            case "search":
                return _search(client, options)
            case "show":
                return _show(client.ask(GetClip(clip=options.clip), Clip), as_json=options.json)
            case "copy":
                return _copy(client, locations, options)
            case "status":
                return _status(client.ask(VaultStatus(), VaultState), as_json=options.json)
            case _:
                request = _request(options)
                return 1 if request is None else _tell(client.ask(request, Done), options)


def _request(options: argparse.Namespace) -> ClipRequest | None:
    """Make the request of an action that is answered with a line; None when the person says no."""
    match options.action:
        case "pin" | "unpin":
            return PinClip(clip=options.clip, pinned=options.action == "pin")
        case "delete":
            return DeleteClips(clips=options.clips)
        case "forget":
            return ForgetClipsSince(seconds=options.minutes * _MINUTE)
        case "clear":
            return ClearClips(pinned=options.pinned) if _sure(options) else None
        case "pause":
            minutes = options.minutes
            return PauseClips(seconds=None if minutes is None else minutes * _MINUTE)
        case "resume":
            return ResumeClips()
        case "unlock":
            return UnlockVault(passphrase=_asked("Passphrase (none asks the keyring): "))
        case "passphrase":
            return SetVaultPassphrase(passphrase=_new_passphrase("(none: the keyring again)"))
        case "rotate":
            return RotateVaultKey()
        case "export":
            passphrase = "" if options.plain else _new_passphrase("for the file")
            if not (options.plain or passphrase):
                raise MagpieError("A file without a passphrase takes --plain: all could read it.")
            return ExportClips(uri=_uri(options.file), passphrase=passphrase)
        case _:
            return ImportClips(uri=_uri(options.file), passphrase=_asked("The file's passphrase: "))


def _list(client: Client, options: argparse.Namespace) -> int:
    request = ListClips(
        limit=options.limit,
        before=options.before,
        kinds=options.kind or [],
        application=sendable(options.app or ""),
        pinned=True if options.pinned else None,
    )
    return _print(client, client.ask(request, Clips), as_json=options.json)


def _search(client: Client, options: argparse.Namespace) -> int:
    request = SearchClips(query=sendable(" ".join(options.query)), limit=options.limit)
    return _print(client, client.ask(request, Clips), as_json=options.json)


def _print(client: Client, found: Clips, *, as_json: bool) -> int:
    if as_json:
        print_json(without_envelope(found))
    else:
        console = Console(highlight=False)
        for row in found.clips:
            console.print(_line(row), soft_wrap=True)
    if found.clips:
        return 0
    state = client.ask(VaultStatus(), VaultState)
    off = "The clipboard history is off; `magpie settings set clipboard.keep true` turns it on."
    why = off if state.condition == "off" else state.message or "nothing found."
    print(f"magpie: {why}", file=sys.stderr)
    return 1


def _line(row: ClipRow) -> Text:
    when = datetime.fromtimestamp(row.copied).astimezone().strftime("%Y-%m-%d %H:%M")
    line = Text(f"{row.id:>6}  ", style="bold")
    line.append(f"{when}  {row.kind:<6} {'pinned ' if row.pinned else ''}", style="not bold dim")
    line.append(harmless(" ".join(_said(row).split()))[:_WIDTH], style="not bold not dim")
    if row.application:
        line.append(harmless(f"  ({row.application})"), style="not bold dim")
    return line


def _said(row: ClipRow) -> str:
    if row.kind == "image" and not row.text:
        return f"{row.width} × {row.height} pixels" if row.width else row.mime
    if row.kind == "files":
        return " ".join(row.uris) + (" …" if row.files > len(row.uris) else "")
    return row.text


def _show(clip: Clip, *, as_json: bool) -> int:
    if as_json:
        print_json(without_envelope(clip))
    else:
        _write(clip)
    return 0


def _write(clip: Clip) -> None:
    """Write a clip's content to stdout as it was copied."""
    if clip.row.kind == "image":
        if sys.stdout.isatty():
            raise MagpieError(
                "It is an image; write it to a file with `magpie clip show ID > FILE`."
            )
        sys.stdout.buffer.write(clip.image)
        sys.stdout.buffer.flush()
        return
    text = "\n".join(clip.uris) or clip.text or clip.html
    print(harmless(text) if sys.stdout.isatty() else text, end="" if text.endswith("\n") else "\n")


def _copy(client: Client, locations: Locations, options: argparse.Namespace) -> int:
    """Have the running launcher put a clip back into the clipboard; without one, print it."""
    clip = client.ask(GetClip(clip=options.clip), Clip)
    if options.json:
        return _show(clip, as_json=True)
    if summon(locations.launcher_socket, "copy", str(options.clip)):
        print("The clip is in the clipboard.", file=sys.stderr)
        return 0
    print("magpie: no launcher runs to hold the clipboard; here it is.", file=sys.stderr)
    return _show(clip, as_json=False)


def _status(state: VaultState, *, as_json: bool) -> int:
    if as_json:
        print_json(without_envelope(state))
        return 0
    opener = f", opened with {'the keyring' if state.key == 'keyring' else 'a passphrase'}"
    print(f"state  {state.condition}{opener if state.key else ''}{', paused' * state.paused}")
    print(f"clips  {state.clips:,}, {state.pinned:,} pinned, {megabytes(state.size)}")
    if state.message:
        print(f"note   {state.message}")
    return 0


def _tell(done: Done, options: argparse.Namespace) -> int:
    if getattr(options, "json", False):
        print_json({"notes": done.notes})
    else:
        print(*done.notes, sep="\n")
    return 0


def _sure(options: argparse.Namespace) -> bool:
    """Ask once, where a person is there to answer."""
    if options.yes:
        return True
    if not sys.stdin.isatty():
        raise MagpieError("Nobody is there to be asked; `--yes` clears without asking.")
    what = "all clips, the pinned ones too" if options.pinned else "all clips that are not pinned"
    print(f"Delete {what}, for good? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _asked(prompt: str) -> str:
    """Read a passphrase: hidden from a terminal, else one line of stdin."""
    if sys.stdin.isatty():
        return sendable(getpass.getpass(prompt))
    return sendable(sys.stdin.readline().rstrip("\n"))


def _new_passphrase(what: str) -> str:
    passphrase = _asked(f"New passphrase {what}: ")
    if sys.stdin.isatty() and _asked("Once more: ") != passphrase:
        raise MagpieError("They differ; nothing was changed.")
    return passphrase


def _uri(path: str) -> str:
    return path_to_uri(os.path.abspath(os.fsencode(os.path.expanduser(path))))
