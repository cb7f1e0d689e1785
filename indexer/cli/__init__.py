"""The command line: parses the arguments and runs the one command they name.

Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from indexer import __version__
from indexer.cli.snippet_options import add_snippet
from indexer.errors import MagpieError

__all__ = ["main"]

Command = Callable[[argparse.Namespace], int]

# As in `indexer.contract.clips`, which takes its time to import.
_CLIP_KINDS = ("text", "html", "image", "files", "link", "colour", "code")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `magpie`; returns 0 done, 1 found nothing or a named failure, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except MagpieError as error:
        print(f"magpie: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (`head`, a closed pager) has seen enough; keep Python from flushing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        name = f" {error.filename}" if error.filename else ""
        print(f"magpie: cannot use{name}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="magpie", description="Find anything you have kept, with every hit citing its source."
    )
    parser.add_argument("--version", action="version", version=f"magpie {__version__}")
    parser.set_defaults(command=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    toggle = commands.add_parser("toggle", help="show or hide the launcher")
    toggle.add_argument("--clips", action="store_true", help="show the clipboard history in it")
    toggle.set_defaults(command=_toggle)
    _add_service(commands)
    _add_index(commands)
    _add_search(commands)
    _add_clip(commands)
    add_snippet(commands, _snippet)
    usage = commands.add_parser("usage", help="forget what was opened, which ranks hits higher")
    usage.add_argument("action", choices=("forget",), help="forget all of it")
    usage.set_defaults(command=_usage)
    _add_settings(commands)
    doctor = commands.add_parser("doctor", help="check the installation and the indexes")
    doctor.add_argument("--rebuild", action="store_true", help="build the indexes anew")
    doctor.add_argument("--json", action="store_true", help="print one JSON document")
    doctor.set_defaults(command=_doctor)
    return parser


_Commands = argparse._SubParsersAction  # argparse names this type in no other way


def _add_service(commands: _Commands[argparse.ArgumentParser]) -> None:
    service = commands.add_parser("service", help="run, start, stop or look at the service")
    actions = service.add_subparsers(required=True, metavar="run|start|stop|status")
    for name, text in (
        ("run", "run in the foreground"),
        ("start", "start in the background"),
        ("stop", "end the service"),
        ("status", "tell whether and how it runs"),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("--json", action="store_true", help="print one JSON document")
        action.set_defaults(command=_service, action=name)


def _add_index(commands: _Commands[argparse.ArgumentParser]) -> None:
    index = commands.add_parser("index", help="choose what is indexed and see how far it is")
    actions = index.add_subparsers(required=True, metavar="add|remove|list|status|wait|why")
    for name, text in (("add", "watch folders"), ("remove", "stop watching folders")):
        action = actions.add_parser(name, help=text)
        action.add_argument("paths", nargs="+", metavar="PATH")
        action.set_defaults(command=_index, action=name)
    for name, text in (("list", "list the watched folders"), ("status", "show the progress")):
        action = actions.add_parser(name, help=text)
        action.add_argument("--json", action="store_true", help="print one JSON document")
        action.set_defaults(command=_index, action=name)
    wait = actions.add_parser("wait", help="wait until all is indexed")
    wait.add_argument("--keyword", action="store_true", help="until all is found by its words")
    wait.add_argument("--timeout", type=float, metavar="S", help="give up after so many seconds")
    wait.set_defaults(command=_index, action="wait")
    why = actions.add_parser("why", help="tell why a file is or is not found")
    why.add_argument("path", metavar="PATH")
    why.add_argument("--json", action="store_true", help="print one JSON document")
    why.set_defaults(command=_index, action="why")


def _add_search(commands: _Commands[argparse.ArgumentParser]) -> None:
    search = commands.add_parser("search", help="search, with every hit citing its source")
    search.add_argument("query", nargs="*", metavar="QUERY")
    search.add_argument(
        "--like", metavar="PATH", help="instead of a query: a file, or the id of a hit"
    )
    search.add_argument("--json", action="store_true", help="print one JSON document")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="at most N hits")
    search.add_argument("--mode", choices=("hybrid", "keyword", "semantic"))
    search.add_argument("--explain", action="store_true", help="tell what each score is made of")
    search.add_argument("--kind", choices=("file", "clip", "snippet", "app"))
    search.set_defaults(command=_search, refuse=search.error)


def _add_clip(commands: _Commands[argparse.ArgumentParser]) -> None:
    clip = commands.add_parser("clip", help="find, copy again and delete what was copied")
    names = "list|search|show|copy|pin|unpin|delete|forget|clear|pause|resume|status|…"
    actions = clip.add_subparsers(required=True, metavar=names)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=text)
        action.add_argument("--json", action="store_true", help="print one JSON document")
        action.set_defaults(command=_clip, action=name)
        return action

    listed = add("list", "list clips, the latest first")
    listed.add_argument("--limit", type=int, default=20, metavar="N", help="at most N clips")
    listed.add_argument("--before", type=int, metavar="PLACE", help="earlier than this place")
    listed.add_argument("--kind", action="append", choices=_CLIP_KINDS, help="of this kind")
    listed.add_argument("--app", metavar="NAME", help="copied in this application")
    listed.add_argument("--pinned", action="store_true", help="pinned clips only")
    found = add("search", "search in clips")
    found.add_argument("query", nargs="+", metavar="QUERY")
    found.add_argument("--limit", type=int, default=20, metavar="N", help="at most N clips")
    for name, text in (
        ("show", "write a clip to the standard output"),
        ("copy", "put a clip back into the clipboard"),
        ("pin", "keep a clip whatever its age"),
        ("unpin", "let a clip go when its time has come"),
    ):
        add(name, text).add_argument("clip", type=int, metavar="ID")
    add("delete", "delete clips for good").add_argument("clips", type=int, nargs="+", metavar="ID")
    forget = add("forget", "delete what was copied in the last minutes")
    forget.add_argument("minutes", type=float, metavar="MINUTES")
    clear = add("clear", "delete all clips")
    clear.add_argument("--pinned", action="store_true", help="the pinned ones too")
    clear.add_argument("--yes", action="store_true", help="without asking")
    pause = add("pause", "keep nothing of what is copied")
    pause.add_argument("minutes", type=float, nargs="?", metavar="MINUTES", help="for so long")
    add("resume", "keep what is copied again")
    add("status", "tell how the clipboard history is")
    add("unlock", "open it: with its passphrase, or by asking the keyring again")
    add("passphrase", "let a passphrase open it, in place of the keyring")
    add("rotate", "encrypt it with a new key")
    export = add("export", "write all clips to a new file, encrypted with a passphrase")
    export.add_argument("file", metavar="FILE")
    export.add_argument("--plain", action="store_true", help="for all to read")
    add("import", "take in the clips of such a file").add_argument("file", metavar="FILE")


def _add_settings(commands: _Commands[argparse.ArgumentParser]) -> None:
    settings = commands.add_parser("settings", help="see and change the settings")
    settings.set_defaults(command=_settings, action="list", keys=[], json=False)
    actions = settings.add_subparsers(metavar="list|get|set|reset")
    for name, text, many in (
        ("list", "list all settings; * marks those that are not at their default", 0),
        ("get", "show settings", "+"),
        ("reset", "give settings back their defaults", "*"),
    ):
        action = actions.add_parser(name, help=text)
        action.set_defaults(action=name)
        if many:
            action.add_argument("keys", nargs=many, metavar="KEY")
        if name == "reset":
            action.add_argument("--all", action="store_true", help="reset every setting")
        else:
            action.add_argument("--json", action="store_true", help="print one JSON document")
    change = actions.add_parser("set", help="change a setting, which takes effect at once")
    change.add_argument("keys", nargs=1, metavar="KEY")
    change.add_argument("value", metavar="VALUE", help="as in the file; text without quotes")
    change.set_defaults(action="set")


def _open(options: argparse.Namespace) -> int:
    from indexer import launcher

    if launcher.has_display():
        return launcher.call("show")
    from indexer.cli import terminal

    return terminal.run(options)


def _toggle(options: argparse.Namespace) -> int:
    from indexer import launcher

    return launcher.call("clips" if options.clips else "toggle")


def _service(options: argparse.Namespace) -> int:
    from indexer.cli import service

    return service.run(options)


def _index(options: argparse.Namespace) -> int:
    from indexer.cli import index

    return index.run(options)


def _search(options: argparse.Namespace) -> int:
    from indexer.cli import search

    return search.run(options)


def _clip(options: argparse.Namespace) -> int:
    from indexer.cli import clip

    return clip.run(options)


def _snippet(options: argparse.Namespace) -> int:
    from indexer.cli import snippet

    return snippet.run(options)


def _usage(options: argparse.Namespace) -> int:
    from indexer.cli import usage

    return usage.run(options)


def _settings(options: argparse.Namespace) -> int:
    from indexer.cli import settings

    return settings.run(options)


def _doctor(options: argparse.Namespace) -> int:
    from indexer.cli import doctor

    return doctor.run(options)
