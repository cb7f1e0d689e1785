"""The arguments of `magpie snippet`. Nothing heavy is imported to read them."""

from __future__ import annotations

import argparse
from collections.abc import Callable

# As in `indexer.contract.snippet_messages`, which takes its time to import.
_READ = ("espanso", "raycast", "alfred", "textexpander", "csv", "markdown")
_WRITTEN = ("espanso", "raycast", "csv", "markdown")

_Add = Callable[[str, str], argparse.ArgumentParser]


def add_snippet(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[[argparse.Namespace], int],
) -> None:
    """Add the parser of `magpie snippet`, whose actions run `command`."""
    snippet = commands.add_parser("snippet", help="texts that are written once and used again")
    names = "add|list|search|show|edit|delete|expand|approve|import|export|status"
    actions = snippet.add_subparsers(required=True, metavar=names)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=text)
        action.add_argument("--json", action="store_true", help="print one JSON document")
        action.set_defaults(command=command, action=name, refuse=action.error)
        return action

    _add_finding(add)
    _add_writing(add)
    _add_using(add)
    _add_files(add)


def _add_finding(add: _Add) -> None:
    listed = add("list", "list snippets, those used last first")
    listed.add_argument("--folder", default="", metavar="FOLDER", help="in this folder")
    listed.add_argument("--tag", default="", metavar="TAG", help="with this tag")
    found = add("search", "search in snippets")
    found.add_argument("query", nargs="+", metavar="QUERY")
    for action in (listed, found):
        action.add_argument("--limit", type=_count, default=50, metavar="N", help="at most N")
    listed.add_argument("--offset", type=_count, default=0, metavar="N", help="pass N over")
    show = add("show", "print a snippet, with what is wrong in it and what it would run")
    show.add_argument("key", metavar="KEY", help="its id, keyword or name")
    add("status", "tell how the snippets are kept")


def _add_writing(add: _Add) -> None:
    new = add("add", "keep a text, of the standard input where none is given")
    new.add_argument("text", nargs="?", metavar="TEXT")
    edit = add("edit", "change a snippet in your editor, by these options, or from standard input")
    edit.add_argument("key", metavar="KEY", help="its id, keyword or name")
    edit.add_argument("text", nargs="?", metavar="TEXT", help="another text")
    for action in (new, edit):
        action.add_argument("--name", metavar="NAME", help="how it is called")
        action.add_argument(
            "--keyword", action="append", metavar="KEYWORD", help="what it is found and expanded by"
        )
        action.add_argument("--tag", action="append", metavar="TAG", help="a tag")
        action.add_argument("--folder", metavar="FOLDER", help="as work/mail")
        kind = action.add_mutually_exclusive_group()
        kind.add_argument("--html", action="store_true", help="the text is HTML")
        kind.add_argument("--markdown", action="store_true", help="the text is Markdown, made rich")
        action.add_argument(
            "--taken", action="store_true", help="also where another one has the keyword"
        )
    delete = add("delete", "delete snippets for good")
    delete.add_argument("keys", nargs="+", metavar="KEY", help="their ids, keywords or names")


def _add_using(add: _Add) -> None:
    expand = add("expand", "print a snippet filled in")
    expand.add_argument("key", metavar="KEY", help="its id, keyword or name")
    expand.add_argument(
        "--answer", action="append", type=_answer, default=[], metavar="FIELD=VALUE",
        help="what its form asks for",
    )  # fmt: skip
    expand.add_argument("--clipboard", metavar="TEXT", help="what counts as copied")
    expand.add_argument("--selection", default="", metavar="TEXT", help="what counts as selected")
    expand.add_argument("--html", action="store_true", help="as HTML")
    approve = add("approve", "let the commands of a snippet run, which are shown in full")
    approve.add_argument("key", metavar="KEY", help="its id, keyword or name")
    approve.add_argument("--yes", action="store_true", help="without asking")
    approve.add_argument("--take-back", action="store_true", help="let them run no more")


def _add_files(add: _Add) -> None:
    taken = add("import", "take in snippets of another program")
    taken.add_argument("path", metavar="PATH", help="a file or folder")
    taken.add_argument("--format", choices=_READ, default="", help="what it is; else it is guessed")
    taken.add_argument("--dry-run", action="store_true", help="only tell what would come in")
    taken.add_argument(
        "--take-conflicts", action="store_true", help="what was changed there and here is as there"
    )
    taken.add_argument("--remove-gone", action="store_true", help="delete what is no longer there")
    taken.add_argument("--watch", action="store_true", help="and again whenever it changes")
    written = add("export", "write snippets to files, which are not encrypted")
    written.add_argument("path", metavar="PATH", help="a folder, or a .json or .csv file")
    written.add_argument("--format", choices=_WRITTEN, required=True, help="as what")
    written.add_argument("--replace", action="store_true", help="overwrite files that are there")
    written.add_argument(
        "--only", action="append", default=[], metavar="KEY", help="this snippet alone"
    )


def _count(text: str) -> int:
    count = int(text)
    if count < 0:
        raise argparse.ArgumentTypeError("it is less than none")
    return count


def _answer(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign):
        raise argparse.ArgumentTypeError("an answer is written FIELD=VALUE")
    return name, value
