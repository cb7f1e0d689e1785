"""`magpie snippet expand|approve`: filling a snippet in, and letting its commands run."""

from __future__ import annotations

import argparse
import os
import secrets
import sys

from indexer.cli.output import harmless, print_json, sendable, without_envelope
from indexer.cli.snippet_showing import command_lines, whole
from indexer.client import Client
from indexer.contract.messages import Done
from indexer.contract.session import session_of
from indexer.contract.snippet_messages import ApproveCommand, Asked, Expanded, ExpandSnippet
from indexer.errors import MagpieError


def run(client: Client, options: argparse.Namespace) -> int:
    """Run the action that the options name."""
    return _approve(client, options) if options.action == "approve" else _expand(client, options)


def _expand(client: Client, options: argparse.Namespace) -> int:
    client.ask(session_of(os.environ), Done)  # dates are in its language
    given = {sendable(name): sendable(value) for name, value in options.answer}
    seed = secrets.token_hex(16)  # the same chance when it is asked for again
    answers: dict[str, str] = {}
    while True:
        found = client.ask(_request(options, answers, seed), Expanded)
        unknown = given.keys() - {name for one in found.asked for name in (one.key, one.label)}
        if unknown and not answers:
            raise MagpieError(f"The snippet has no field {harmless(', '.join(sorted(unknown)))}.")
        if found.complete:
            break
        _answer(found.asked, given, answers)
    _print(found, options)
    return 0


def _request(options: argparse.Namespace, answers: dict[str, str], seed: str) -> ExpandSnippet:
    return ExpandSnippet(
        key=sendable(options.key),
        answers=answers,
        clipboard=None if options.clipboard is None else sendable(options.clipboard),
        selection=sendable(options.selection),
        seed=seed,
    )


def _answer(asked: list[Asked], given: dict[str, str], answers: dict[str, str]) -> None:
    """Answer each field that has no answer yet: as given, or as the person says."""
    left = [field for field in asked if field.key not in answers]
    for field in left:
        name = field.key if field.key in given else field.label
        if name in given:
            answers[field.key] = _chosen(field, given[name])
    left = [field for field in left if field.key not in answers]
    if not left:
        return
    if not sys.stdin.isatty():
        names = ", ".join(harmless(field.label or field.key) for field in left)
        raise MagpieError(f"Its form asks for {names}; say --answer FIELD=VALUE for each.")
    for field in left:
        answers[field.key] = _asked(field)


def _chosen(field: Asked, text: str) -> str:
    """Return the value that is meant. MagpieError when the field has not this choice."""
    if not field.options:
        return text
    for option in field.options:
        if text in (option.value, option.label):
            return option.value
    choices = ", ".join(harmless(option.label) for option in field.options)
    raise MagpieError(f"{harmless(field.label or field.key)} is one of: {choices}.")


def _asked(field: Asked) -> str:
    label = harmless(field.label or field.key)
    for number, option in enumerate(field.options, 1):
        print(f"  {number}  {harmless(option.label)}", file=sys.stderr)
    default = f" [{harmless(field.default)}]" if field.default else ""
    while True:
        print(f"{label}{default}: ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise MagpieError("There was no answer.")
        text = sendable(line.rstrip("\n")) or field.default
        if not field.options:
            return text
        if text.isdigit() and 1 <= int(text) <= len(field.options):
            return field.options[int(text) - 1].value
        try:
            return _chosen(field, text)
        except MagpieError as error:
            print(error, file=sys.stderr)


def _print(found: Expanded, options: argparse.Namespace) -> None:
    if options.json:
        print_json(without_envelope(found))
        return
    if options.html and not found.html:
        raise MagpieError("The snippet is plain text; it has no HTML.")
    text = found.html if options.html else found.text or found.image
    print(harmless(text) if sys.stdout.isatty() else text, end="" if text.endswith("\n") else "\n")
    sys.stdout.flush()
    for one in found.missing:
        print(f"magpie: {harmless(one.message)}", file=sys.stderr)


def _approve(client: Client, options: argparse.Namespace) -> int:
    found = whole(client, options.key)
    wanted = not options.take_back
    waiting = [command for command in found.commands if command.approved != wanted]
    notes: list[str] = []
    for command in waiting:
        if wanted and not options.yes:
            print(command_lines(command), file=sys.stderr)
            if not _says_yes():
                continue
        notes += client.ask(ApproveCommand(digest=command.digest, approved=wanted), Done).notes
    if not waiting:
        notes.append("Nothing of it waits." if wanted else "Nothing of it may run.")
    if options.json:
        print_json({"notes": notes})
    else:
        print(*notes, sep="\n")
    return 0


def _says_yes() -> bool:
    if not sys.stdin.isatty():
        raise MagpieError("Nobody is there to be asked; `--yes` lets it run without asking.")
    print("Let this very text run from now on? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
