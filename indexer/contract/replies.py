"""What the service answers, and what it is made of."""

from __future__ import annotations

from typing import Literal

import msgspec

from indexer.contract.clips import ClipRow
from indexer.contract.envelope import Reply
from indexer.contract.limits import (
    AnswerKind,
    FailureCode,
    Kind,
    Pause,
    Work,
)
from indexer.contract.settings import Settings
from indexer.contract.snippet_messages import SnippetRow


class Error(Reply, frozen=True, tag="error"):
    """The request failed; `message` is one clear line for the person."""

    code: Literal["malformed", "oversized", "version", "invalid", "failed", "busy", "superseded"]
    message: str


class Done(Reply, frozen=True, tag="done"):
    """The request was carried out; `notes` are lines for the person."""

    notes: list[str] = []


class ServiceState(Reply, frozen=True, tag="service-state"):
    """How the service is. Memory in bytes, times in seconds."""

    pid: int
    version: str
    uptime: float
    memory: int
    worker_pid: int | None
    worker_memory: int
    model: str
    model_ready: bool
    problems: list[str] = []


class SettingsState(Reply, frozen=True, tag="settings"):
    """The settings in force, and a line for each thing wrong in their file.

    `notes` say what a change brings about beyond taking effect at once.
    """

    settings: Settings
    problems: list[str]
    revision: int
    notes: list[str] = []


class Folder(msgspec.Struct, frozen=True):
    """A watched folder and what became of its files.

    `by_words` and `by_meaning` are files whose text is found so; `by_name` are pictures, empty
    files and such, which have none.
    """

    uri: str
    path: str
    documents: int
    failed: int
    by_words: int = 0
    by_meaning: int = 0
    by_name: int = 0


class Folders(Reply, frozen=True, tag="folders"):
    """The watched folders."""

    folders: list[Folder]


class IndexState(Reply, frozen=True, tag="index-state"):
    """How far indexing has come. Counts; `queued` are files not yet searchable by keyword.

    `written` counts the documents written to the keyword index since the service started: its
    growth is the speed. `folders` are those that the person asked for. `paused_until` is in
    seconds since the epoch, None without an end.
    """

    state: Work
    documents: int
    chunks: int
    embedded: int
    queued: int
    failed: int
    watched_folders: int
    unwatched_folders: int
    paused: str = ""  # why work pauses in words, empty when it does not
    problems: list[str] = []
    pause: Pause = ""
    paused_until: float | None = None
    written: int = 0
    folders: int = 0
    unread: int = 0  # of those queued, the ones to be read first


class FailedFile(msgspec.Struct, frozen=True):
    """A file whose text could not be read; `reason` is one line for the person."""

    uri: str
    path: str
    code: FailureCode
    reason: str


class Failures(Reply, frozen=True, tag="failures"):
    """Some of the failed files that were asked for.

    `total` counts all that were asked for, and `codes` those of the folder by their kind,
    whatever text and code it was narrowed to.
    """

    failures: list[FailedFile]
    total: int
    codes: dict[FailureCode, int] = {}


class Diagnosis(Reply, frozen=True, tag="diagnosis"):
    """What the indexes take on the disk, in bytes, and the versions of what they are made with."""

    catalog: int
    keyword: int
    vectors: int
    models: int
    versions: dict[str, str]


class Explanation(Reply, frozen=True, tag="explanation"):
    """Why a file is or is not found: a stable word and lines for the person."""

    verdict: Literal[
        "indexed", "name-only", "failed", "waiting", "excluded", "outside", "missing", "folder"
    ]
    lines: list[str]


class Finding(msgspec.Struct, frozen=True):
    """One line of a check."""

    level: Literal["ok", "warning", "error"]
    text: str
    remedy: str = ""


class Findings(Reply, frozen=True, tag="findings"):
    """What a check found."""

    findings: list[Finding]


class Citation(msgspec.Struct, frozen=True):
    """Where a passage stands: lines 1-based and inclusive, characters of the extracted text."""

    page: int | None
    line_start: int
    line_end: int
    char_start: int
    char_end: int
    label: str


class Passage(msgspec.Struct, frozen=True):
    """A passage of a hit, verbatim. All spans are [start, end) in `text`, in characters."""

    text: str
    highlights: list[tuple[int, int]]  # what matches the query's words
    citation: Citation
    excerpt: tuple[int, int]  # the few sentences to show where there is no room for all
    closest: tuple[int, int] | None = None  # of its longest sentences, the one nearest in meaning


class Contribution(msgspec.Struct, frozen=True):
    """One reason for a hit's rank and the share of its score that it gave."""

    reason: str
    share: float


class Hit(msgspec.Struct, frozen=True):
    """One found thing, with its best passages first. Scores lie in 0…1.

    `contributions` sum to the score; they are there when the search asked to explain.
    Files of the same content are one hit; `places` are the URIs of its other copies.

    An application's id is "app:" and its desktop id, then "#" and the action's for an action;
    its URI is that of its .desktop file. It has no passages, and no time of change ("").
    """

    id: str
    kind: Kind
    title: str
    uri: str
    score: float
    found_by: list[Literal["keyword", "semantic"]]
    passages: list[Passage]
    modified: str
    mime: str
    contributions: list[Contribution] = []
    places: list[str] = []
    # What matches in the title, [start, end); of a file in final replies only.
    title_highlights: list[tuple[int, int]] = []
    subtitle: str = ""  # what an application is, in a few words
    icon: str = ""  # an application's: a name in the icon theme, or an absolute path
    clip: ClipRow | None = None  # what lists show of a clip
    snippet: SnippetRow | None = None


class Answer(msgspec.Struct, frozen=True):
    """What a query works out to: a sum, a conversion, a number of days."""

    kind: AnswerKind
    text: str  # to show, rounded and with grouped digits: "3,221.23 MB"
    value: str  # to copy, exact to 15 digits, without unit or grouping: "3221.225472"
    expression: str  # how the query was understood: "3 GiB in MB"


class Hits(Reply, frozen=True, tag="hits"):
    """A complete snapshot of a search's hits; `final` is false for the keyword-only reply.

    `query` is what was asked: the query as typed, or what `Similar` was asked about.
    `did_you_mean` is the query with its misspelt words corrected, empty when there are none.
    `answer` is what the query works out to where it is a computation.
    """

    query: str
    final: bool
    took_ms: float
    hits: list[Hit]
    notes: list[str] = []
    did_you_mean: str = ""
    answer: Answer | None = None


class PartStart(msgspec.Struct, frozen=True):
    """Where a page, slide, sheet or chapter begins in the extracted text, and what it is called."""

    start: int
    label: str


class TextAround(Reply, frozen=True, tag="text-around"):
    """A stretch of a file's extracted text, verbatim, and facts about the file.

    `start` is the stretch's first character in the extracted text; `more` tells whether text
    follows it. Where the text is the file's own, `line` is the line of the file that the stretch
    begins in, and `lines` is the file's last line with text; elsewhere they are None and 0. `size`
    is in bytes; `problem` says why there is no text, empty when there is.
    """

    text: str
    start: int
    more: bool
    parts: list[PartStart]
    line: int | None
    lines: int
    size: int
    problem: str = ""


# Left, top, right and bottom, as shares of the page's width and height.
Box = tuple[float, float, float, float]


class DrawnPage(Reply, frozen=True, tag="drawn-page"):
    """A picture of a page as a PNG or JPEG, `pages` in all, and what is to be marked on it.

    `passage` and `words` are empty when the file has changed since it was indexed.
    """

    image: bytes
    page: int
    pages: int
    passage: list[Box]
    words: list[Box]
