"""The messages of the clipboard history.

A clip has an `id` for as long as it is kept, and a `place` in time that grows: content that is
copied again is the same clip, moved to the top with a new place. Lists run from the latest place
to the earliest; to page, ask for what is `before` the place of the last row.

Clips are kept in a vault: a file that is encrypted with a key from the keyring or a passphrase,
or memory alone where there is neither.
"""

from __future__ import annotations

import os
from typing import Annotated, Final, Literal

import msgspec

from indexer.contract.envelope import Reply, Request
from indexer.contract.locations import shown, uri_to_path

# Messages with a whole clip in them: as large as an image in base64 may make them.
MAX_CLIP_MESSAGE_BYTES: Final = 32 << 20
MAX_CLIP_BYTES: Final = 22 << 20  # of one clip's content, all of it together
MAX_CLIP_ROWS: Final = 500  # in one reply
LONGEST_TITLE: Final = 80  # characters

ClipKind = Literal["text", "html", "image", "files", "link", "colour", "code"]
CLIP_KINDS: Final[tuple[ClipKind, ...]] = (
    "text", "html", "image", "files", "link", "colour", "code",
)  # fmt: skip
# What fits into the vault's columns and a clock.
Number = Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]
Time = Annotated[float, msgspec.Meta(ge=-1e11, le=1e11)]
# "off": not wanted. "opening": the key is awaited; clips wait in memory. "open": on the disk,
# encrypted. "memory": there is no keyring; clips end with the service. "locked": a keyring or a
# passphrase is to be unlocked; clips wait in memory. "damaged": likewise, the file cannot be read.
VaultCondition = Literal["off", "opening", "open", "memory", "locked", "damaged"]
VaultKey = Literal["", "keyring", "passphrase"]
# Why a clip was not kept, where no pattern of exclusion says so.
OFF: Final = "off"
PAUSED: Final = "paused"
EMPTY: Final = "empty"
TOO_LARGE: Final = "too-large"


class KeepClip(Request, frozen=True, tag="keep-clip"):
    """Keep what was copied: `ClipKept`.

    `html` and `image` come with the plain `text` where the owner offers it; `uris` are those of
    copied files. `application` and `window` are names, as far as they are known.
    """

    text: str = ""
    html: str = ""
    image: bytes = b""
    image_mime: str = ""
    uris: list[str] = []
    application: str = ""
    window: str = ""


class ListClips(Request, frozen=True, tag="list-clips"):
    """Ask for clips, latest first: `Clips`.

    `kinds` (none: all), `application` and `pinned` narrow; an application is one that contains the
    text, in whatever case. Times are seconds since the epoch, `since` inclusive.
    """

    limit: Number = 50
    before: Number | None = None  # a place
    kinds: list[ClipKind] = []
    application: str = ""
    pinned: bool | None = None
    since: Time | None = None
    until: Time | None = None


class SearchClips(Request, frozen=True, tag="search-clips"):
    """Search in clips alone: `Clips`, best first. The query is as everywhere."""

    query: str
    limit: Number = 50
    as_you_type: bool = False


class GetClip(Request, frozen=True, tag="get-clip"):
    """Ask for the whole content of a clip: `Clip`."""

    clip: Number


class PinClip(Request, frozen=True, tag="pin-clip"):
    """Pin a clip, or unpin it: what is pinned stays whatever its age."""

    clip: Number
    pinned: bool = True


class DeleteClips(Request, frozen=True, tag="delete-clips"):
    """Delete these clips for good; those that are gone already are passed over."""

    clips: list[Number]


class ClearClips(Request, frozen=True, tag="clear-clips"):
    """Delete all clips for good; pinned ones only when asked."""

    pinned: bool = False


class ForgetClipsSince(Request, frozen=True, tag="forget-clips-since"):
    """Delete for good what was first or last copied in the last so many seconds; not what is
    pinned.
    """

    seconds: Time


class PauseClips(Request, frozen=True, tag="pause-clips"):
    """Keep no more clips for so many seconds, or until resumed; it outlives the service."""

    seconds: Time | None = None


class ResumeClips(Request, frozen=True, tag="resume-clips"):
    """Keep clips again."""


class VaultStatus(Request, frozen=True, tag="vault-status"):
    """Ask how the vault is: `VaultState`. With `known`, wait until its revision is another."""

    known: Number | None = None


class UnlockVault(Request, frozen=True, tag="unlock-vault"):
    """Open the vault: with its passphrase, or by asking the keyring again when there is none."""

    passphrase: str = ""


class SetVaultPassphrase(Request, frozen=True, tag="set-vault-passphrase"):
    """Let a passphrase open the vault in place of the keyring; "" gives it back to the keyring."""

    passphrase: str


class RotateVaultKey(Request, frozen=True, tag="rotate-vault-key"):
    """Encrypt the vault anew with a new key."""


class ExportClips(Request, frozen=True, tag="export-clips"):
    """Write all clips to a new file, given as a file URI.

    With a passphrase it is encrypted (SQLCipher), without one it is plain SQLite for all to read.
    """

    uri: str
    passphrase: str = ""


class ImportClips(Request, frozen=True, tag="import-clips"):
    """Take in the clips of a file that `ExportClips` wrote."""

    uri: str
    passphrase: str = ""


class ClipKept(Reply, frozen=True, tag="clip-kept"):
    """What became of a clip: its id, or None and what excluded it.

    `offer` says that its text was copied for the third time and is no snippet yet.
    """

    clip: int | None = None
    excluded_by: str = ""
    offer: bool = False


class ClipRow(msgspec.Struct, frozen=True):
    """A clip as lists show it. Times are seconds since the epoch, sizes are bytes."""

    id: int
    place: int
    kind: ClipKind
    text: str  # the beginning of its plain text, or what was read in an image
    length: int  # of all of it, in characters
    size: int
    application: str
    window: str
    copied: float  # last
    first: float  # copied first
    times: int  # how often it was copied
    pinned: bool
    width: int = 0  # of an image, in pixels
    height: int = 0
    mime: str = ""  # of an image
    uris: list[str] = []  # of files, the first ones
    files: int = 0  # how many there are
    title: str = ""  # of a link, where what it was copied with names it
    highlights: list[tuple[int, int]] = []  # in `text`, [start, end), of what was searched


def title_of(row: ClipRow) -> str:
    """Return what a clip is called: its first line, or what it is."""
    line = next((line.strip() for line in row.text.splitlines() if line.strip()), "")
    line = row.title or line
    if row.kind == "files" and row.uris:
        name = file_name(row.uris[0])
        line = f"{name} and {row.files - 1} more" if row.files > 1 else name
    if not line:
        size = f" {row.width} × {row.height}" if row.width else ""
        line = f"Image{size}" if row.kind == "image" else "Clip"
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def file_name(uri: str) -> str:
    """Return the name of a copied file."""
    try:
        return os.path.basename(shown(uri_to_path(uri)).rstrip("/")) or uri
    except ValueError:  # it is none
        return uri.rstrip("/").rpartition("/")[2] or uri


class Clips(Reply, frozen=True, tag="clips"):
    """Some clips. `more` tells whether others follow, `total` how many are kept in all."""

    clips: list[ClipRow]
    more: bool
    total: int


class Clip(Reply, frozen=True, tag="clip"):
    """A clip with its whole content."""

    row: ClipRow
    text: str
    html: str
    image: bytes
    image_mime: str
    uris: list[str]


class VaultState(Reply, frozen=True, tag="vault-state"):
    """How the vault is. `message` is a line for the person, empty when all is as it should be.

    `key` is what opens it, or, while it is locked, what it waits for where that is known.
    """

    condition: VaultCondition
    key: VaultKey
    message: str
    clips: int
    pinned: int
    size: int  # of their contents, in bytes
    paused: bool
    paused_until: float | None  # seconds since the epoch, None without an end
    searchable: bool  # whether the words of all clips are at hand
    revision: int


ClipRequest = (
    KeepClip
    | ListClips
    | SearchClips
    | GetClip
    | PinClip
    | DeleteClips
    | ClearClips
    | ForgetClipsSince
    | PauseClips
    | ResumeClips
    | VaultStatus
    | UnlockVault
    | SetVaultPassphrase
    | RotateVaultKey
    | ExportClips
    | ImportClips
)
ClipReply = ClipKept | Clips | Clip | VaultState
