"""What can be done with a hit: each action declared once, and which of them a key means (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal, get_args

from indexer.contract.messages import Hit, Kind

ActionId = Literal[
    "open",
    "launch",
    "open-passage",
    "reveal",
    "copy-passage",
    "copy-path",
    "copy-citation",
    "copy-link",
    "copy-file",
    "similar",
    "why",
    "make-snippet",
    "exclude-file",
    "exclude-folder",
    "paste",
    "paste-plain",
    "copy-clip",
    "delete-clip",
]
Need = Literal["passage", "other-passages", "applications", "snippets", "clips"]
Place = Literal["enter", "second"]  # what Enter and Ctrl+Enter mean

ENTER: Final = "Return"
SECOND: Final = "Ctrl+Return"
PLAINLY: Final = "Shift+Return"
MENU: Final = "Ctrl+K"


@dataclass(frozen=True)
class Action:
    """One action. `keys` are spelled as Qt does, `icon` names a file of `assets/icons`.

    `asks` says that the person is asked first; such an action never becomes Enter's.
    """

    id: ActionId
    icon: str
    kinds: frozenset[Kind]
    keys: str = ""
    needs: frozenset[Need] = frozenset()
    asks: bool = False


@dataclass(frozen=True)
class Entry:
    """An action as it is offered for a hit: at which of its passages, and by which keys."""

    action: Action
    passage: int = 0
    keys: str = ""


@dataclass(frozen=True)
class Pair:
    """What Enter and Ctrl+Enter mean for a kind of hit."""

    enter: ActionId | None = None
    second: ActionId | None = None


_FILE: Final[frozenset[Kind]] = frozenset({"file"})
_APP: Final[frozenset[Kind]] = frozenset({"app"})
_CLIP: Final[frozenset[Kind]] = frozenset({"clip"})
_CLIPS: Final[frozenset[Need]] = frozenset({"clips"})
_PASSAGE: Final[frozenset[Need]] = frozenset({"passage"})

ACTIONS: Final = (
    Action("open", "open", _FILE),
    Action("launch", "app", _APP, needs=frozenset({"applications"})),
    Action("reveal", "folder", _FILE),
    Action("open-passage", "passage", _FILE, needs=frozenset({"other-passages"})),
    Action("copy-passage", "copy", _FILE, "Ctrl+C", _PASSAGE),
    Action("copy-citation", "quote", _FILE, "Alt+C", _PASSAGE),
    Action("copy-link", "link", _FILE, "Alt+Shift+C"),
    Action("copy-path", "path", _FILE, "Ctrl+Shift+C"),
    Action("copy-file", "file", _FILE, "Ctrl+Shift+F"),
    Action("similar", "similar", _FILE, "Ctrl+L", _PASSAGE),
    Action("why", "why", _FILE, "Ctrl+I"),
    Action(
        "make-snippet", "snippet", _FILE, "Ctrl+S", needs=frozenset({"passage", "snippets"})
    ),
    Action("paste", "clip", _CLIP, needs=_CLIPS),
    Action("paste-plain", "text", _CLIP, PLAINLY, _CLIPS),
    Action("copy-clip", "copy", _CLIP, needs=_CLIPS),
    Action("delete-clip", "cross", _CLIP, needs=_CLIPS, asks=True),
    Action("exclude-file", "exclude", _FILE, asks=True),
    Action("exclude-folder", "exclude", _FILE, asks=True),
)  # fmt: skip
BY_ID: Final[Mapping[ActionId, Action]] = {action.id: action for action in ACTIONS}
KEYS: Final[Mapping[str, ActionId]] = {action.keys: action.id for action in ACTIONS if action.keys}
USUAL: Final[Mapping[Kind, Pair]] = {
    "file": Pair("open", "reveal"),
    "app": Pair("launch"),
    "clip": Pair("paste", "copy-clip"),
    "snippet": Pair(),
}
_MOST_PASSAGES: Final = 6  # listed as places to open a file at

Parts = AbstractSet[Need]  # of Magpie that are there: "applications", "clips", "snippets"


def suits(action: Action, hit: Hit, parts: Parts) -> bool:
    """Tell whether an action can be done with a hit."""
    if hit.kind not in action.kinds:
        return False
    there = {
        "passage": bool(hit.passages),
        "other-passages": len(hit.passages) > 1,
        "applications": "applications" in parts,
        "snippets": "snippets" in parts,
        "clips": "clips" in parts,
    }
    return all(there[need] for need in action.needs)


def pair(hit: Hit, parts: Parts, habits: Mapping[Kind, Pair]) -> Pair:
    """Return what Enter and Ctrl+Enter do with a hit: what the person chose, else the usual."""
    chosen, usual = habits.get(hit.kind, Pair()), USUAL[hit.kind]

    def first(*candidates: ActionId | None) -> ActionId | None:
        found = (one for one in candidates if one and suits(BY_ID[one], hit, parts))
        return next(found, None)

    enter = first(chosen.enter, usual.enter, usual.second)
    return Pair(enter, first(*(one for one in (chosen.second, usual.second) if one != enter)))


def entries(hit: Hit, parts: Parts, habits: Mapping[Kind, Pair]) -> tuple[Entry, ...]:
    """Return all that can be done with a hit, Enter's action and Ctrl+Enter's first."""
    keys = pair(hit, parts, habits)
    listed: list[Entry] = []
    for action in ACTIONS:
        if not suits(action, hit, parts):
            continue
        if action.id == "open-passage":
            count = min(len(hit.passages), _MOST_PASSAGES)
            listed += [Entry(action, number) for number in range(1, count)]
        elif action.id == keys.enter:
            listed.append(Entry(action, keys=ENTER))
        elif action.id == keys.second:
            listed.append(Entry(action, keys=SECOND))
        else:
            listed.append(Entry(action, keys=action.keys))
    order = {ENTER: 0, SECOND: 1}
    return tuple(sorted(listed, key=lambda entry: order.get(entry.keys, 2)))


def can_be_usual(action: Action) -> bool:
    """Tell whether an action may stand behind Enter or Ctrl+Enter."""
    return not action.asks and action.id != "open-passage"


def with_usual(before: Pair, action: ActionId, place: Place) -> Pair:
    """Return a pair with an action in one place; what stood there takes the other if it was there.

    `before` is what both keys mean now.
    """
    if place == "enter":
        return Pair(action, before.enter if before.second == action else before.second)
    return Pair(before.second if before.enter == action else before.enter, action)


def known(name: str) -> ActionId | None:
    """Return the action of a name that was written down, if there is still one."""
    return next((one for one in get_args(ActionId) if one == name), None)
