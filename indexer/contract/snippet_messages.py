"""The messages of snippets.

A snippet is known by its `uid`. Where a `key` is asked for it may be a uid, a keyword or a name, in
this order. Snippets are kept in a vault of their own, encrypted as clips are.

Templates are filled in by the service alone (`ExpandSnippet`): whoever pastes one asks for it.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from indexer.contract.clips import Number, VaultCondition, VaultKey
from indexer.contract.envelope import Reply, Request
from indexer.contract.snippets import FieldKind, InsertMode, Option, Snippet, UppercaseStyle

SNIPPET: Final = "snippet:"  # before a snippet's uid, in a hit's id
LARGEST_SNIPPET: Final = 256 << 10  # bytes of one, as JSON
MAX_SNIPPET_ROWS: Final = 500  # in one reply
SHOWN_CHARACTERS: Final = 400  # of a snippet's text, in a row

FormatName = Literal["alfred", "espanso", "raycast", "textexpander", "csv", "markdown"]
Seed = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{0,32}$")]


class KeepSnippet(Request, frozen=True, tag="keep-snippet"):
    """Keep a snippet in place of the one with its uid: `SnippetKept`. Without a uid it is new.

    The service sets its times and keeps its origin. `taken` allows a keyword that another has.
    """

    snippet: Snippet
    taken: bool = False


class GetSnippet(Request, frozen=True, tag="get-snippet"):
    """Ask for all of a snippet: `WholeSnippet`."""

    key: str


class DeleteSnippets(Request, frozen=True, tag="delete-snippets"):
    """Delete these snippets for good; those that are gone already are passed over."""

    uids: list[str]


class ListSnippets(Request, frozen=True, tag="list-snippets"):
    """Ask for snippets: `Snippets`, those used last first, then those changed last.

    `folder` and `tag` narrow, a folder with those in it.
    """

    limit: Number = 50
    offset: Number = 0
    folder: str = ""
    tag: str = ""


class SearchSnippets(Request, frozen=True, tag="search-snippets"):
    """Search in snippets alone: `Snippets`, by keyword first, then by words, then by meaning."""

    query: str
    limit: Number = 50
    as_you_type: bool = False


class ExpandSnippet(Request, frozen=True, tag="expand-snippet"):
    """Fill a snippet in: `Expanded`.

    One whose form has fields without an answer is not used yet: ask again with the same seed.

    Args:
        key: which one.
        draft: instead of it, one that is being written: nothing is run and nothing counted.
        answers: a form's, by the key of the question.
        clipboard: its text now; None takes the latest clip that is kept.
        selection: what is selected in the program that it is for.
        typed: the keyword as it was typed, for its case.
        groups: what a regular expression's groups matched, by name.
        seed: hexadecimal, decides all that is drawn by chance; one seed, one text. "" is a new one.
        locale: of dates, as "de_DE"; "" is the session's.
        preview: nothing is run, no counter goes on, and no use is noted.
    """

    key: str = ""
    draft: Snippet | None = None
    answers: dict[str, str] = {}
    clipboard: str | None = None
    selection: str = ""
    typed: str = ""
    groups: dict[str, str] = {}
    seed: Seed = ""
    locale: str = ""
    preview: bool = False


class ApproveCommand(Request, frozen=True, tag="approve-command"):
    """Let a command of snippets run from now on, this very text in this very shell; or no more."""

    digest: str
    approved: bool = True


class ListTriggers(Request, frozen=True, tag="list-triggers"):
    """Ask for all that replaces itself as it is typed: `Triggers`."""


class SnippetStatus(Request, frozen=True, tag="snippet-status"):
    """Ask how the snippets are: `SnippetState`. With `known`, wait until its revision is another.

    The revision rises with every change, of the snippets as well.
    """

    known: Number | None = None


class ImportSnippets(Request, frozen=True, tag="import-snippets"):
    """Take in snippets of a file or folder, given as a file URI: `SnippetChanges`.

    Args:
        uri: the file or folder.
        format: what it is; "" looks.
        dry_run: nothing is changed, only told.
        take_conflicts: where a snippet was changed here and there, the file's counts.
        remove_gone: snippets that the same source no longer has are deleted.
    """

    uri: str
    format: FormatName | Literal[""] = ""
    dry_run: bool = False
    take_conflicts: bool = False
    remove_gone: bool = False


class ExportSnippets(Request, frozen=True, tag="export-snippets"):
    """Write snippets to a file or folder, given as a file URI, for all to read: `SnippetChanges`.

    `uids` none: all. A file that is there is overwritten only when `replace` says so.
    """

    uri: str
    format: FormatName
    uids: list[str] = []
    replace: bool = False


class SnippetKept(Reply, frozen=True, tag="snippet-kept"):
    """A snippet is kept; `notes` are lines for the person, such as that it ends with Magpie.

    It is not where `uid` is "": another snippet, called `taken_by`, has its `keyword`.
    """

    uid: str
    notes: list[str] = []
    keyword: str = ""
    taken_by: str = ""


class SnippetRow(msgspec.Struct, frozen=True):
    """A snippet as lists show it. Times are seconds since the epoch, 0 for never."""

    uid: str
    title: str  # its name, or else its first line, or its keyword
    name: str
    keywords: list[str]
    text: str  # the beginning of its plain template
    folder: str
    tags: list[str]
    modified: float
    used: float
    uses: int
    regex: str = ""
    rich: bool = False
    form: bool = False  # it asks for something
    commands: bool = False  # it would run something
    waits: bool = False  # for the person to approve of a command
    image: str = ""  # the path of a picture that it is
    source: str = ""  # where its text was taken from, for the person
    format: str = ""  # what it was imported from
    highlights: list[tuple[int, int]] = []  # in `text`, [start, end), of what was searched
    title_highlights: list[tuple[int, int]] = []


class Snippets(Reply, frozen=True, tag="snippets"):
    """Some snippets. `more` tells whether others follow, `total` how many are kept in all."""

    snippets: list[SnippetRow]
    more: bool
    total: int


class TemplateProblem(msgspec.Struct, frozen=True):
    """What an editor marks: characters [start, end) of the first template that is not empty."""

    start: int
    end: int
    code: str
    message: str


class SnippetCommand(msgspec.Struct, frozen=True):
    """What a snippet would run or ask of the machine, to be shown in full and approved."""

    digest: str
    kind: Literal["shell", "script", "env"]
    text: str
    shell: str
    approved: bool


class WholeSnippet(Reply, frozen=True, tag="whole-snippet"):
    """A snippet with all that is known of it."""

    snippet: Snippet
    row: SnippetRow
    problems: list[TemplateProblem]
    commands: list[SnippetCommand]


class Asked(msgspec.Struct, frozen=True):
    """One field of a snippet's form; the answer to a choice or list is an option's `value`."""

    key: str
    label: str
    kind: FieldKind
    default: str
    options: list[Option]


class Unfilled(msgspec.Struct, frozen=True):
    """A placeholder that could not be filled in, and why; it stays as text."""

    code: str
    name: str
    message: str


class Expanded(Reply, frozen=True, tag="expanded"):
    """A snippet filled in.

    `cursor` is the place in `text` where the cursor is left, in characters, None for its end.
    `asked` are the fields of its form. `complete` is false for a preview: for one that was asked
    for, for a draft, and where `asked` has fields without an answer.
    """

    uid: str
    title: str
    text: str
    html: str
    cursor: int | None
    image: str
    mode: InsertMode
    asked: list[Asked]
    missing: list[Unfilled]
    problems: list[TemplateProblem]  # of a draft
    commands: list[SnippetCommand]
    complete: bool


class Trigger(msgspec.Struct, frozen=True):
    """What replaces itself as it is typed: keywords, or a regular expression."""

    uid: str
    keywords: list[str] = []
    regex: str = ""
    left_word: bool = False
    right_word: bool = False
    propagate_case: bool = False
    uppercase_style: UppercaseStyle = ""
    mode: InsertMode = ""
    priority: int = 0


class Triggers(Reply, frozen=True, tag="triggers"):
    """All triggers; `revision` is that of `SnippetState`."""

    triggers: list[Trigger]
    revision: int


class SnippetState(Reply, frozen=True, tag="snippet-state"):
    """How the snippets are kept; "off" before there is any. `message` is as in `VaultState`."""

    condition: VaultCondition
    key: VaultKey
    message: str
    snippets: int
    folders: list[str]
    tags: list[str]
    searchable: bool
    revision: int
    problems: list[str] = []  # of folders that are followed or written, a line each


class SnippetChange(msgspec.Struct, frozen=True):
    """What happens to one snippet in an import."""

    kind: Literal["add", "update", "same", "conflict", "gone"]
    uid: str
    title: str
    keyword: str


class ImportNote(msgspec.Struct, frozen=True):
    """What is to be said of something in a file; `line` 0 is the whole file."""

    level: Literal["info", "changed", "left out"]
    file: str
    line: int
    message: str


class SnippetChanges(Reply, frozen=True, tag="snippet-changes"):
    """What an import or an export did, or would do; `counts` are of all changes by their kind.

    Changes and notes are as many as fit into a message.
    """

    format: str
    counts: dict[str, int]
    changes: list[SnippetChange]
    notes: list[ImportNote]
    left_out: int = 0  # changes and notes that are not told


SnippetRequest = (
    KeepSnippet
    | GetSnippet
    | DeleteSnippets
    | ListSnippets
    | SearchSnippets
    | ExpandSnippet
    | ApproveCommand
    | ListTriggers
    | SnippetStatus
    | ImportSnippets
    | ExportSnippets
)
SnippetReply = (
    SnippetKept | Snippets | WholeSnippet | Expanded | Triggers | SnippetState | SnippetChanges
)
