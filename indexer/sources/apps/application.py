"""An installed application, as its `.desktop` file describes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from indexer.contract import key_file
from indexer.contract.key_file import ACTION_GROUP, MAIN_GROUP


class InvalidEntryError(ValueError):
    """A `.desktop` file lacks what an application must have."""


class Action(msgspec.Struct, frozen=True):
    """One more thing an application can be started to do."""

    id: str
    name: str  # in the person's language
    english_name: str
    icon: str
    exec: str  # empty where the application is activated over D-Bus


class Application(msgspec.Struct, frozen=True):
    """An application. Names without `english_` are in the person's language."""

    id: str  # the desktop file id, with .desktop
    file: str  # the path of its .desktop file
    name: str
    english_name: str  # what the file says for all languages
    generic_name: str
    english_generic_name: str
    comment: str
    keywords: tuple[str, ...]  # in the person's language, then the others of the file
    icon: str  # a name in the icon theme or an absolute path
    exec: str  # the command line with its field codes; empty only with dbus_activatable
    working_folder: str  # the key Path; empty for the home folder
    terminal: bool
    dbus_activatable: bool
    startup_notify: bool
    startup_wm_class: str
    categories: tuple[str, ...]
    actions: tuple[Action, ...]


class Visibility(msgspec.Struct, frozen=True):
    """What decides whether an application is shown in a session."""

    hidden: bool  # deleted, or not for menus
    only_show_in: frozenset[str]
    not_show_in: frozenset[str]
    try_exec: str

    def on(self, desktops: frozenset[str]) -> bool:
        """Tell whether it is shown on a desktop, given by its names."""
        if self.hidden or self.not_show_in & desktops:
            return False
        return not self.only_show_in or bool(self.only_show_in & desktops)


def read(
    text: str, desktop_id: str, file: str, locales: Sequence[str]
) -> tuple[Application, Visibility] | None:
    """Return what a `.desktop` file describes, None when it is a link or a folder.

    Args:
        text: what is in the file.
        desktop_id: its id.
        file: its path.
        locales: the person's, the best first.

    Raises:
        InvalidEntryError: when it has no name, no type or nothing to start.
    """
    groups = key_file.parse(text)
    main = groups.get(MAIN_GROUP)
    if main is None:
        raise InvalidEntryError("there is no group [Desktop Entry]")
    visibility = _visibility(main)
    kind = key_file.string(main, "Type")
    # A file that hides another one need not have anything else.
    if kind != "Application" and not (visibility.hidden and not kind):
        if kind:
            return None
        raise InvalidEntryError("it has no Type")
    application = _application(main, groups, desktop_id, file, locales)
    if not visibility.hidden:
        _check(application)
    return application, visibility


def _check(application: Application) -> None:
    if not application.name.strip():
        raise InvalidEntryError("it has no Name")
    if not application.exec and not application.dbus_activatable:
        raise InvalidEntryError("it has no Exec")


def _visibility(main: key_file.Group) -> Visibility:
    return Visibility(
        hidden=key_file.boolean(main, "Hidden") or key_file.boolean(main, "NoDisplay"),
        only_show_in=frozenset(key_file.strings(main, "OnlyShowIn")),
        not_show_in=frozenset(key_file.strings(main, "NotShowIn")),
        try_exec=key_file.string(main, "TryExec"),
    )


def _application(
    main: key_file.Group,
    groups: Mapping[str, key_file.Group],
    desktop_id: str,
    file: str,
    locales: Sequence[str],
) -> Application:
    keywords = (
        *key_file.localised_strings(main, "Keywords", locales),
        *key_file.strings(main, "Keywords"),
    )
    return Application(
        id=desktop_id,
        file=file,
        name=key_file.localised(main, "Name", locales),
        english_name=key_file.string(main, "Name"),
        generic_name=key_file.localised(main, "GenericName", locales),
        english_generic_name=key_file.string(main, "GenericName"),
        comment=key_file.localised(main, "Comment", locales),
        keywords=tuple(dict.fromkeys(keywords)),
        icon=key_file.localised(main, "Icon", locales),
        exec=key_file.string(main, "Exec"),
        working_folder=key_file.string(main, "Path"),
        terminal=key_file.boolean(main, "Terminal"),
        dbus_activatable=key_file.boolean(main, "DBusActivatable"),
        startup_notify=key_file.boolean(main, "StartupNotify"),
        startup_wm_class=key_file.string(main, "StartupWMClass"),
        categories=key_file.strings(main, "Categories"),
        actions=_actions(main, groups, locales),
    )


def _actions(
    main: key_file.Group, groups: Mapping[str, key_file.Group], locales: Sequence[str]
) -> tuple[Action, ...]:
    """Return the actions that the file both lists and describes."""
    dbus = key_file.boolean(main, "DBusActivatable")
    actions = []
    for name in dict.fromkeys(key_file.strings(main, "Actions")):
        group = groups.get(ACTION_GROUP + name, {})
        action = Action(
            id=name,
            name=key_file.localised(group, "Name", locales),
            english_name=key_file.string(group, "Name"),
            icon=key_file.localised(group, "Icon", locales),
            exec=key_file.string(group, "Exec"),
        )
        if action.name.strip() and (action.exec or dbus):
            actions.append(action)
    return tuple(actions)
