"""What becomes of actions: values that the launcher words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.search.actions import ActionId
from indexer.contract.messages import Contribution, Hit
from indexer.contract.snippet_messages import Expanded


@dataclass(frozen=True)
class Started:
    """A program runs; the launcher's work is done."""

    program: str


@dataclass(frozen=True)
class Copied:
    """It is in the clipboard."""

    action: ActionId


@dataclass(frozen=True)
class Gone:
    """The file is not there any more. `folder` is the nearest one that is."""

    folder: bytes


@dataclass(frozen=True)
class Failed:
    """It could not be done; `reason` is one clear line. `folder` can be shown instead, if any."""

    reason: str
    folder: bytes | None = None


@dataclass(frozen=True)
class Lost:
    """What is shown is not found any more."""


@dataclass(frozen=True)
class Told:
    """It was done; `line` says what. With `kept`, what is selected is still there."""

    line: str
    kept: bool = False


@dataclass(frozen=True)
class Explained:
    """Why a hit is here: the shares of its score, largest first, and how its file is indexed."""

    hit: Hit
    contributions: tuple[Contribution, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Editing:
    """A clip's text is to be edited before it is pasted."""

    text: str


@dataclass(frozen=True)
class Asking:
    """A snippet's form is to be filled in before it is pasted or copied.

    `expanded` has the form, and the text by its defaults; `preview` tells the text by other
    answers, and `give` goes on with them.
    """

    expanded: Expanded
    action: ActionId
    preview: Callable[[Mapping[str, str], Callable[[Expanded], None]], None]
    give: Callable[[dict[str, str]], None]


@dataclass(frozen=True)
class Unapproved:
    """A snippet would run a command that the person has not approved of; `go_on` leaves it out."""

    hit: Hit
    action: ActionId
    go_on: Callable[[], None]


Outcome = Started | Copied | Gone | Failed | Lost | Told | Explained | Editing | Asking | Unapproved
Say = Callable[[Outcome], None]
