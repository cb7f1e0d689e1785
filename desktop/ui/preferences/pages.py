"""Which pages there are, and what is on each."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop.connection import Connection
from desktop.expanding.expanding import Expanding
from desktop.recording import Recorder
from desktop.settings import Outcome, Preferences
from desktop.system.viewers import TemplateError, read_template
from desktop.ui.preferences.action import ActionRow
from desktop.ui.preferences.controls import control_for
from desktop.ui.preferences.entry import Card, Entry
from desktop.ui.preferences.expanding import ExpandingEntry
from desktop.ui.preferences.folder_line import from_home
from desktop.ui.preferences.folders import FoldersEntry, WhyEntry
from desktop.ui.preferences.hotkey import COMMAND, Bind, HotkeyEntry
from desktop.ui.preferences.page import PageView
from desktop.ui.preferences.privacy import KeptEntry, PlainWords
from desktop.ui.preferences.row import Check, SettingRow
from desktop.ui.preferences.vault import choose_file, vault_rows
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr
from indexer.contract.declared import Setting, Value, declared, find
from indexer.contract.locations import Locations
from indexer.contract.messages import AnyReply, Done, Error, ForgetOpened, Rebuild
from indexer.contract.settings import Page

_TYPING: Final = ("snippets.expand", "snippets.exclude_apps")
ICONS: Final[dict[Page, str]] = {
    "folders": "folder",
    "hotkey": "keyboard",
    "appearance": "appearance",
    "search": "search",
    "clipboard": "clip",
    "snippets": "snippet",
    "privacy": "shield",
    "advanced": "sliders",
}


@dataclass(frozen=True)
class Deeds:
    """What the window has the launcher do, off the Qt thread.

    `bind` binds the hotkey and calls back in the Qt thread, `bind_clips` that of the clipboard
    history, and `bind_snippets` that of the snippets; `open_path` opens a file or folder with the
    person's own program; `suspend_hotkey` lets the hotkeys in force go, or takes them up again.
    """

    bind: Bind
    bind_clips: Bind
    bind_snippets: Bind
    open_path: Callable[[bytes], None]
    suspend_hotkey: Callable[[bool], None]


@dataclass(frozen=True)
class Parts:
    """What pages are made with."""

    preferences: Preferences
    connection: Connection
    locations: Locations
    theme: Theme
    deeds: Deeds
    recorder: Recorder
    expanding: Expanding


def title_of(page: Page) -> str:
    """Return a page's title."""
    return {
        "folders": tr("Folders"),
        "hotkey": tr("Hotkey"),
        "appearance": tr("Appearance"),
        "search": tr("Search", "a page of the settings"),
        "clipboard": tr("Clipboard"),
        "snippets": tr("Snippets"),
        "privacy": tr("Privacy"),
        "advanced": tr("Advanced"),
    }[page]


def pages_there() -> list[Page]:
    """Return the pages that have something on them, in order."""
    used = {setting.page for setting in declared().values()}
    return [page for page in ICONS if page in used]


def make_page(page: Page, parts: Parts) -> PageView:
    """Return a page."""
    cards = [Card(parts.theme, entries) for entries in _cards(page, parts)]
    return PageView(title_of(page), cards)


def _cards(page: Page, parts: Parts) -> list[Sequence[Entry]]:
    rows = [
        SettingRow(
            setting,
            control_for(setting, parts.theme),
            parts.preferences,
            parts.theme,
            _check_of(setting),
        )
        for setting in declared().values()
        if setting.page == page and setting.kind != "key"
    ]
    match page:
        case "folders":
            folders = FoldersEntry(parts.connection, parts.theme)
            return [[folders], [WhyEntry(parts.connection)], rows]
        case "hotkey":
            return [[_hotkey("launcher.hotkey", parts, parts.deeds.bind)], rows]
        case "clipboard":
            command = f"{COMMAND} --clips"
            now, upkeep = vault_rows(parts.recorder, parts.connection, choose_file)
            return [
                rows[:1],  # whether there is a history at all
                now,
                [_hotkey("clipboard.hotkey", parts, parts.deeds.bind_clips, command)],
                upkeep,
                rows[1:],
            ]
        case "snippets":
            command = f"{COMMAND} --snippets"
            key = _hotkey("snippets.hotkey", parts, parts.deeds.bind_snippets, command)
            typing = [row for row in rows if row.setting.key in _TYPING]
            others = [row for row in rows if row not in typing]
            expanding = ExpandingEntry(parts.expanding)
            return [[key], [*typing[:1], expanding], others, typing[1:]]
        case "privacy":
            return _privacy(parts, rows)
        case "advanced":
            return [rows, _upkeep(parts)]
        case _:
            return [rows]


def _hotkey(key: str, parts: Parts, bind: Bind, command: str = COMMAND) -> HotkeyEntry:
    entry = HotkeyEntry(find(key), parts.preferences, bind, parts.theme, command)
    entry.recorder.recording.connect(parts.deeds.suspend_hotkey)
    return entry


def _check_of(setting: Setting) -> Check:
    return _check_templates if setting.kind == "templates" else lambda _: None


def _check_templates(value: Value) -> None:
    """Refuse a command that could not be run; the launcher alone knows how they are read."""
    assert isinstance(value, dict)
    for template in value.values():
        try:
            read_template(template)
        except TemplateError as error:
            raise ValueError(str(error)) from error


def _privacy(parts: Parts, rows: Sequence[Entry]) -> list[Sequence[Entry]]:
    def forget() -> None:
        parts.connection.ask(ForgetOpened(), partial(_tell, forgetting))

    forgetting = ActionRow(
        tr("Forget what I opened"),
        tr("Removes all counts of what you opened, and the queries that found it."),
        tr("Forget"),
        forget,
        tr("What you open often will rank no higher than the rest. This cannot be undone."),
    )
    home = parts.locations
    data = ActionRow(
        tr("Data folder"),
        tr("Where all of this lies: %s") % from_home(os.fspath(home.data)),
        tr("Open"),
        lambda: parts.deeds.open_path(os.fsencode(home.data)),
    )
    return [[PlainWords()], [KeptEntry(home), data], [*rows, forgetting]]


def _upkeep(parts: Parts) -> list[Entry]:
    path = parts.locations.settings
    file = ActionRow(
        tr("Settings file"),
        tr("All settings with their explanations, to edit by hand: %s")
        % from_home(os.fspath(path)),
        tr("Open in the editor"),
        lambda: parts.deeds.open_path(os.fsencode(path)),
    )

    def rebuild() -> None:
        parts.connection.ask(Rebuild(), partial(_tell, rebuilding))

    rebuilding = ActionRow(
        tr("Rebuild the indexes"),
        tr("Makes them anew from what was read, while search goes on. Seldom needed."),
        tr("Rebuild"),
        rebuild,
    )

    def reset() -> None:
        parts.preferences.reset(None, partial(_tell_outcome, resetting))

    resetting = ActionRow(
        tr("Reset all settings"),
        tr("Gives every setting its default. Watched folders stay."),
        tr("Reset all"),
        reset,
        tr("All settings of every page go back to their defaults. Your comments stay."),
    )
    return [file, rebuilding, resetting]


def _tell(row: ActionRow, reply: AnyReply) -> None:
    if isinstance(reply, Error):
        row.tell(told(reply.message), failed=True)
    elif isinstance(reply, Done):
        row.tell(" ".join(map(told, reply.notes)))


def _tell_outcome(row: ActionRow, outcome: Outcome) -> None:
    if outcome.error:
        row.tell(told(outcome.error), failed=True)
    else:
        row.tell(" ".join([tr("All settings are at their defaults."), *map(told, outcome.notes)]))
