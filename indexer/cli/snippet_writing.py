"""`magpie snippet add|edit`: from arguments, from the standard input, or in the person's editor."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from indexer.cli.output import harmless, print_json, sendable
from indexer.cli.snippet_showing import problem_lines, whole
from indexer.client import Client
from indexer.contract.locations import locate
from indexer.contract.snippet_messages import (
    LARGEST_SNIPPET,
    GetSnippet,
    KeepSnippet,
    SnippetKept,
    WholeSnippet,
)
from indexer.contract.snippets import Snippet
from indexer.errors import MagpieError

_EDITORS: Final = ("sensible-editor", "editor", "nano", "vim", "vi")


def run(client: Client, options: argparse.Namespace) -> int:
    """Add a snippet, or change one."""
    if options.action == "add":
        before, given = Snippet(uid=""), _given(options)
        wants_editor = given is None and sys.stdin.isatty()
        if given is None and not wants_editor:
            given = _standard_input()
    else:
        before, given = whole(client, options.key).snippet, _given(options)
        alone = not _has_fields(options)
        wants_editor = given is None and alone and sys.stdin.isatty()
        if given is None and alone and not wants_editor:
            given = _standard_input()
    snippet = _with_fields(before, given, options)
    if wants_editor:
        return _edit(client, snippet, options)
    if options.action == "edit" and snippet == before:
        return _unchanged(before, options)
    return _tell(client, _keep(client, snippet, taken=options.taken), options)


def _given(options: argparse.Namespace) -> str | None:
    return None if options.text is None else sendable(options.text)


def _has_fields(options: argparse.Namespace) -> bool:
    fields = (options.name, options.keyword, options.tag, options.folder)
    return any(field is not None for field in fields)


def _with_fields(before: Snippet, text: str | None, options: argparse.Namespace) -> Snippet:
    """Return a snippet with what the options say of it."""
    fields: dict[str, object] = {}
    if text is not None:
        kind = "html" if options.html else "markdown" if options.markdown else "text"
        fields = {"text": "", "html": "", "markdown": "", kind: text}
    if options.name is not None:
        fields["name"] = sendable(options.name)
    if options.folder is not None:
        fields["folder"] = sendable(options.folder)
    if options.keyword is not None:
        fields["keywords"] = tuple(map(sendable, filter(None, options.keyword)))
    if options.tag is not None:
        fields["tags"] = tuple(map(sendable, filter(None, options.tag)))
    return msgspec.structs.replace(before, **fields)


def _standard_input() -> str:
    """Read the text; the end of its last line is the file's, not the text's."""
    data = sys.stdin.buffer.read(LARGEST_SNIPPET + 1)
    if len(data) > LARGEST_SNIPPET:
        raise MagpieError(f"A snippet is at most {LARGEST_SNIPPET >> 10} KB.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MagpieError("The standard input is no UTF-8 text.") from error
    return text.removesuffix("\n").removesuffix("\r")


def _keep(client: Client, snippet: Snippet, *, taken: bool) -> SnippetKept:
    """Keep a snippet. MagpieError when it cannot be, or its keyword is another one's."""
    kept = client.ask(KeepSnippet(snippet=snippet, taken=taken), SnippetKept)
    if not kept.uid:
        raise MagpieError(
            f"The keyword {harmless(kept.keyword)} is that of the snippet"
            f" “{harmless(kept.taken_by)}”; --taken allows it."
        )
    return kept


def _tell(client: Client, kept: SnippetKept, options: argparse.Namespace) -> int:
    found = client.ask(GetSnippet(key=kept.uid), WholeSnippet)
    if options.json:
        problems = msgspec.to_builtins(found.problems)
        print_json({"uid": kept.uid, "notes": kept.notes, "problems": problems})
        return 0
    print(kept.uid)
    waiting = any(not command.approved for command in found.commands)
    notes = [*kept.notes, *problem_lines(found.snippet, found.problems)]
    if waiting:
        notes.append("It has commands that do not run yet; `magpie snippet approve` shows them.")
    for line in notes:
        print(harmless(line))
    return 0


def _unchanged(before: Snippet, options: argparse.Namespace) -> int:
    if options.json:
        print_json({"uid": before.uid, "notes": [], "problems": []})
    else:
        print("Nothing was changed.")
    return 0


def _edit(client: Client, snippet: Snippet, options: argparse.Namespace) -> int:
    """Let the person edit a snippet as a file, again where it cannot be kept so."""
    from indexer.snippets.formats.markdown_folder import as_form, from_form

    form = as_form(snippet)
    with _private_file(form) as path:
        while True:
            _open_editor(path)
            edited = path.read_bytes()
            if edited == form:
                return _unchanged(snippet, options)
            found = from_form(edited, snippet)
            try:
                if found.notes:
                    raise MagpieError(" ".join(note.message for note in found.notes))
                kept = _keep(client, found.snippets[0], taken=options.taken)
            except MagpieError as error:
                print(f"magpie: {harmless(str(error))}", file=sys.stderr)
                if not _asked_again():
                    return 1
            else:
                return _tell(client, kept, options)


def _asked_again() -> bool:
    print("Edit it again? What you wrote is lost otherwise. [Y/n] ", end="", file=sys.stderr)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    return bool(answer) and answer.strip().lower() in {"", "y", "yes"}


def _open_editor(path: Path) -> None:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        command = next((name for name in _EDITORS if shutil.which(name)), None)
    if not command:
        raise MagpieError("There is no editor; set EDITOR to one.")
    try:
        done = subprocess.run([*shlex.split(command), os.fspath(path)], check=False)
    except (OSError, ValueError) as error:
        raise MagpieError(f"The editor cannot be started: {command}") from error
    if done.returncode:
        raise MagpieError("The editor ended with an error; nothing was changed.")


@contextmanager
def _private_file(content: bytes) -> Iterator[Path]:
    """Lend a file that is the person's alone, in a folder of its own.

    In the end, whatever an editor left there is overwritten and removed.
    """
    locations = locate()
    locations.make()
    # This folder is in memory where the system has one for sessions.
    folder = Path(tempfile.mkdtemp(prefix="snippet-", dir=locations.runtime))
    path = folder / "snippet.md"
    before = {number: signal.signal(number, _leave) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        yield path
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for left in folder.rglob("*"):
            if left.is_file() and not left.is_symlink():
                _overwrite(left)
        shutil.rmtree(folder, ignore_errors=True)


def _leave(number: int, _: object) -> None:
    """End in order: a closed terminal is to leave no file behind."""
    sys.exit(128 + number)


def _overwrite(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        pass  # it is removed all the same
