"""Every message between the service and its clients, as tagged structs.

A request carries the protocol version `v` and an `id` of the client's choice; each reply to it
carries the same id. A search has two replies, the first from keywords, the last fused; every
other request has one.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from indexer.contract.clips import ClipReply, ClipRequest
from indexer.contract.envelope import MAX_MESSAGE_BYTES as MAX_MESSAGE_BYTES
from indexer.contract.envelope import PROTOCOL as PROTOCOL
from indexer.contract.envelope import Reply, Request
from indexer.contract.settings import Settings

MOST_AROUND = 100_000  # characters on either side of a place
WIDEST_PAGE = 2400  # pixels

Kind = Literal["file", "clip", "snippet", "app"]
Mode = Literal["hybrid", "keyword", "semantic"]
Work = Literal["idle", "scanning", "indexing"]
Pause = Literal["", "person", "battery", "busy"]  # why indexing pauses, "" when it does not
FailureCode = Literal[
    "encrypted", "corrupt", "too-large", "timeout", "memory", "crash", "unreadable", "vanished"
]
AnswerKind = Literal["calculation", "conversion", "base", "dates"]

# What of a session's environment the service asks for: it may have been started outside of it.
SESSION_VARIABLES: Final = (
    "XDG_CURRENT_DESKTOP", "XDG_DATA_HOME", "XDG_DATA_DIRS", "PATH",
    "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC",
)  # fmt: skip


class ServiceStatus(Request, frozen=True, tag="service-status"):
    """Ask how the service itself is."""


class StopService(Request, frozen=True, tag="stop"):
    """Ask the service to end."""


class AddFolders(Request, frozen=True, tag="add-folders"):
    """Watch these folders, given as file URIs."""

    uris: list[str]


class RemoveFolders(Request, frozen=True, tag="remove-folders"):
    """Stop watching these folders and forget their files."""

    uris: list[str]


class ListFolders(Request, frozen=True, tag="list-folders"):
    """Ask which folders are watched."""


class IndexStatus(Request, frozen=True, tag="index-status"):
    """Ask how far indexing has come."""


class PauseIndexing(Request, frozen=True, tag="pause-indexing"):
    """Pause indexing for so many seconds, or until it is resumed; it outlives the service."""

    seconds: float | None = None


class ResumeIndexing(Request, frozen=True, tag="resume-indexing"):
    """Go on with indexing."""


class ListFailures(Request, frozen=True, tag="list-failures"):
    """Ask for files whose text could not be read, in order of their paths.

    `uri` narrows to a folder, `text` to paths that contain it in whatever case, `code` to one
    kind of failure. `offset` files are passed over, and `limit` listed at most.
    """

    uri: str = ""
    text: str = ""
    code: FailureCode | None = None
    offset: int = 0
    limit: int = 200


class ReadAgain(Request, frozen=True, tag="read-again"):
    """Read these files anew whatever is known of them; with none, all that failed."""

    uris: list[str]


class Diagnose(Request, frozen=True, tag="diagnose"):
    """Ask for the sizes of the indexes and the versions of what they are made with."""


class Why(Request, frozen=True, tag="why"):
    """Ask why a file is or is not found."""

    uri: str


class Exclude(Request, frozen=True, tag="exclude"):
    """Leave a file or folder out of the index from now on, by a pattern in the settings."""

    uri: str


class Rebuild(Request, frozen=True, tag="rebuild"):
    """Build the derived indexes anew from the catalog, in the background."""


class Check(Request, frozen=True, tag="check"):
    """Compare the derived indexes with the catalog and report the limits."""


class Search(Request, frozen=True, tag="search"):
    """Search; `as_you_type` takes the last word as a prefix.

    A search as the person types ends the one before it on the same connection, which is answered
    with the error "superseded". `explain` asks for each hit's contributions.
    """

    query: str
    limit: int = 10
    mode: Mode = "hybrid"
    kind: Kind | None = None
    as_you_type: bool = False
    explain: bool = False


class Opened(Request, frozen=True, tag="opened"):
    """Note that the person opened a hit that this query had found ("" when none had)."""

    hit: str
    query: str = ""


class ForgetOpened(Request, frozen=True, tag="forget-opened"):
    """Forget all that was ever opened."""


class TellSession(Request, frozen=True, tag="tell-session"):
    """Tell the SESSION_VARIABLES of the person's session, as far as they are set.

    They decide which applications there are and what they are called, and how numbers are written.
    Who tells first is believed, until a launcher tells otherwise. Done says that the applications
    are known.
    """

    environment: dict[str, str]
    launcher: bool = False


class Similar(Request, frozen=True, tag="similar"):
    """Ask for what is like a hit, given by its id, or like a file, given by its URI."""

    hit: str
    limit: int = 10


class GetSettings(Request, frozen=True, tag="get-settings"):
    """Ask for the settings; with `known`, wait until their revision is another than that."""

    known: int | None = None


class SetSetting(Request, frozen=True, tag="set-setting"):
    """Give one setting, "section.name", a value in the settings file."""

    key: str
    value: bool | int | float | str | list[str] | dict[str, str]


class ResetSettings(Request, frozen=True, tag="reset-settings"):
    """Give settings back their defaults; all of them for None."""

    keys: list[str] | None


class ReadAround(Request, frozen=True, tag="read-around"):
    """Ask for the extracted text around a place in a hit's file, and for the file's facts.

    `start` and `end` are characters of the extracted text, as a citation gives them; `around` is
    how many more are wanted on either side, at most `MOST_AROUND`. What does not fit into a
    message is left out at both ends.
    """

    hit: str
    start: int = 0
    end: int = 0
    around: int = 6000


class DrawPage(Request, frozen=True, tag="draw-page"):
    """Ask for a picture of a PDF's page and where a passage of it stands on it.

    `page` is the physical one from 1 on; `start` and `end` are the passage's characters in the
    extracted text, `words` are spans in the passage, `width` is in pixels. A page asked for ends
    those before it that are not begun, which are answered with the error "superseded".
    """

    hit: str
    page: int
    start: int
    end: int
    words: list[tuple[int, int]]
    width: int


AnyRequest = (
    ServiceStatus
    | StopService
    | AddFolders
    | RemoveFolders
    | ListFolders
    | IndexStatus
    | PauseIndexing
    | ResumeIndexing
    | ListFailures
    | ReadAgain
    | Diagnose
    | Why
    | Exclude
    | Rebuild
    | Check
    | Search
    | Opened
    | ForgetOpened
    | TellSession
    | Similar
    | GetSettings
    | SetSetting
    | ResetSettings
    | ReadAround
    | DrawPage
    | ClipRequest
)


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


AnyReply = (
    Error
    | Done
    | ServiceState
    | SettingsState
    | Folders
    | IndexState
    | Failures
    | Diagnosis
    | Explanation
    | Findings
    | Hits
    | TextAround
    | DrawnPage
    | ClipReply
)
