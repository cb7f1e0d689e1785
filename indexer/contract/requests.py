"""What clients ask of the service; see `messages` for how it is answered."""

from __future__ import annotations

from indexer.contract.envelope import Request
from indexer.contract.limits import (
    FailureCode,
    Kind,
    Mode,
)


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
