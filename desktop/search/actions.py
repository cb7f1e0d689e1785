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
    "paste-snippet",
    "paste-snippet-plain",
    "copy-snippet",
    "delete-snippet",
    "edit-snippet",
    "new-snippet",
    "exclude-file",
    "exclude-folder",
    "paste",
    "paste-plain",
    "copy-clip",
    "edit-clip",
    "open-clip",
    "reveal-clip",
    "pin",
    "unpin",
    "mark",
    "delete-clip",
    "forget-recent",
    "clear-clips",
    "paste-merged",
    "copy-merged",
    "delete-marked",
    "unmark",
]
Need = Literal[
    "passage", "other-passages", "quotable", "applications", "snippets", "clips",
    "text", "address-or-files", "files", "pinned", "not-pinned", "markable", "marked",
]  # fmt: skip
Place = Literal["enter", "second"]  # what Enter and Ctrl+Enter mean

ENTER: Final = "Return"
SECOND: Final = "Ctrl+Return"
PLAINLY: Final = "Shift+Return"
MENU: Final = "Ctrl+K"
NEW_SNIPPET: Final = "Ctrl+N"  # whatever is selected, or nothing


@dataclass(frozen=True)
class Action:
    """One action. `keys` are spelled as Qt does, `icon` names a file of `assets/icons`.

    `asks` says that the person is asked first; such an action never becomes Enter's, nor does one
    that is not `usual`.
    """

    id: ActionId
    icon: str
    kinds: frozenset[Kind]
    keys: str = ""
    needs: frozenset[Need] = frozenset()
    asks: bool = False
    usual: bool = True


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
_SNIPPET: Final[frozenset[Kind]] = frozenset({"snippet"})
_CLIPS: Final[frozenset[Need]] = frozenset({"clips"})
_SNIPPETS: Final[frozenset[Need]] = frozenset({"snippets"})
_PASSAGE: Final[frozenset[Need]] = frozenset({"passage"})
# What a browser or a mail program opens; another scheme may start anything.
_ADDRESSES: Final = ("http://", "https://", "ftp://", "mailto:")


def _clips(*needs: Need) -> frozenset[Need]:
    return _CLIPS.union(needs)


ACTIONS: Final = (
    Action("open", "open", _FILE),
    Action("launch", "app", _APP, needs=frozenset({"applications"})),
    Action("reveal", "folder", _FILE),
    Action("open-passage", "passage", _FILE, needs=frozenset({"other-passages"}), usual=False),
    Action("copy-passage", "copy", _FILE, "Ctrl+C", _PASSAGE),
    Action("copy-citation", "quote", _FILE, "Alt+C", _PASSAGE),
    Action("copy-link", "link", _FILE, "Alt+Shift+C"),
    Action("copy-path", "path", _FILE, "Ctrl+Shift+C"),
    Action("copy-file", "file", _FILE, "Ctrl+Shift+F"),
    Action("similar", "similar", _FILE, "Ctrl+L", _PASSAGE),
    Action("why", "why", _FILE, "Ctrl+I"),
    Action("paste", "clip", _CLIP, needs=_CLIPS),
    Action("paste-plain", "text", _CLIP, PLAINLY, _CLIPS),
    Action("copy-clip", "copy", _CLIP, "Ctrl+C", _CLIPS),
    Action("edit-clip", "edit", _CLIP, "Ctrl+E", _clips("text")),
    Action("open-clip", "open", _CLIP, "Ctrl+O", _clips("address-or-files")),
    Action("reveal-clip", "folder", _CLIP, "Ctrl+Shift+O", _clips("files")),
    Action("pin", "pin", _CLIP, "Ctrl+P", _clips("not-pinned")),
    Action("unpin", "pin", _CLIP, "Ctrl+P", _clips("pinned")),
    Action("mark", "check", _CLIP, "Ctrl+M", _clips("markable"), usual=False),
    Action("delete-clip", "cross", _CLIP, "Shift+Del", _CLIPS, asks=True),
    Action("forget-recent", "reset", _CLIP, needs=_CLIPS, usual=False),
    Action("clear-clips", "cross", _CLIP, needs=_CLIPS, asks=True),
    # With all that are marked.
    Action("paste-merged", "clip", _CLIP, needs=_clips("marked"), usual=False),
    Action("copy-merged", "copy", _CLIP, needs=_clips("marked"), usual=False),
    Action("delete-marked", "cross", _CLIP, needs=_clips("marked"), asks=True),
    Action("unmark", "check", _CLIP, needs=_clips("marked"), usual=False),
    Action(
        "make-snippet", "snippet", _FILE | _CLIP, "Ctrl+S", _SNIPPETS | {"quotable"}
    ),
    Action("paste-snippet", "snippet", _SNIPPET, needs=_SNIPPETS),
    Action("paste-snippet-plain", "text", _SNIPPET, PLAINLY, _SNIPPETS),
    Action("copy-snippet", "copy", _SNIPPET, "Ctrl+C", _SNIPPETS),
    Action("edit-snippet", "edit", _SNIPPET, "Ctrl+E", _SNIPPETS),
    Action(
        "new-snippet", "plus", _CLIP | _SNIPPET, NEW_SNIPPET, _SNIPPETS,
        usual=False,
    ),
    Action("delete-snippet", "cross", _SNIPPET, "Shift+Del", _SNIPPETS, asks=True),
    Action("exclude-file", "exclude", _FILE, asks=True),
    Action("exclude-folder", "exclude", _FILE, asks=True),
)  # fmt: skip
BY_ID: Final[Mapping[ActionId, Action]] = {action.id: action for action in ACTIONS}
KEYS: Final = frozenset(action.keys for action in ACTIONS if action.keys)
# What keys mean while clips are marked; nothing else is done with those then.
WITH_MARKED: Final[Mapping[str, ActionId]] = {
    ENTER: "paste-merged", SECOND: "copy-merged", PLAINLY: "paste-merged",
    "Ctrl+C": "copy-merged", "Shift+Del": "delete-marked",
}  # fmt: skip
USUAL: Final[Mapping[Kind, Pair]] = {
    "file": Pair("open", "reveal"),
    "app": Pair("launch"),
    "clip": Pair("paste", "copy-clip"),
    "snippet": Pair("paste-snippet", "copy-snippet"),
}
_MOST_PASSAGES: Final = 6  # listed as places to open a file at

Parts = AbstractSet[Need]  # of Magpie that are there: "applications", "clips", "snippets"


def suits(action: Action, hit: Hit, parts: Parts) -> bool:
    """Tell whether an action can be done with a hit."""
    if hit.kind not in action.kinds:
        return False
    row = hit.clip
    files = row is not None and any(uri.startswith("file:///") for uri in row.uris)
    address = row is not None and row.kind == "link" and row.text.lower().startswith(_ADDRESSES)
    there: dict[Need, bool] = {
        "passage": bool(hit.passages),
        "other-passages": len(hit.passages) > 1,
        "quotable": bool(hit.passages) or _has_text(hit),
        "applications": "applications" in parts,
        "snippets": "snippets" in parts,
        "clips": "clips" in parts,
        "text": _has_text(hit),
        "address-or-files": address or files,
        "files": files,
        "pinned": row is not None and row.pinned,
        "not-pinned": row is None or not row.pinned,
        "markable": markable(hit),
        "marked": False,  # see `marked_entries`
    }
    return all(there[need] for need in action.needs)


def _has_text(hit: Hit) -> bool:
    row = hit.clip
    return hit.kind == "clip" and (row is None or row.kind not in ("image", "files"))


def markable(hit: Hit) -> bool:
    """Tell whether a hit may be marked, to be joined with others: a clip that is no picture."""
    return hit.kind == "clip" and (hit.clip is None or hit.clip.kind != "image")


def meant(keys: str, hit: Hit, parts: Parts) -> ActionId | None:
    """Return the action that keys mean for a hit, beside Enter's."""
    found = (one for one in ACTIONS if one.keys == keys and suits(one, hit, parts))
    return next((one.id for one in found), None)


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


def marked_entries() -> tuple[Entry, ...]:
    """Return what can be done with the clips that are marked."""
    keys: dict[ActionId, str] = {}
    for spelled, action in WITH_MARKED.items():
        keys.setdefault(action, spelled)
    listed: tuple[ActionId, ...] = ("paste-merged", "copy-merged", "delete-marked", "unmark")
    return tuple(Entry(BY_ID[action], keys=keys.get(action, "")) for action in listed)


def can_be_usual(action: Action) -> bool:
    """Tell whether an action may stand behind Enter or Ctrl+Enter."""
    return action.usual and not action.asks


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
