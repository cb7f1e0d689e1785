"""What the session says of applications: where they are, in which language, on which desktop."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_DATA_DIRS: Final = "/usr/local/share:/usr/share"
_FLATPAK_SYSTEM: Final = "/var/lib/flatpak/exports/share"
_FLATPAK_USER: Final = "flatpak/exports/share"
_SNAP: Final = "/var/lib/snapd/desktop"
_PATH: Final = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"
# lang_COUNTRY.ENCODING@MODIFIER
_LOCALE: Final = re.compile(r"([^_.@]+)(?:_([^.@]+))?(?:\.[^@]*)?(?:@(.+))?\Z")


class Session(NamedTuple):
    """What of the environment decides which applications there are."""

    folders: tuple[str, ...]  # of .desktop files; of two files with one id, the first one's holds
    locales: tuple[str, ...]  # as .desktop files write them, the best first; none for English
    desktops: frozenset[str]  # the names of the running desktop
    path: tuple[str, ...]  # where programs are


def session(environment: Mapping[str, str]) -> Session:
    """Return what an environment says of applications."""
    return Session(
        folders=application_folders(environment),
        locales=locale_order(environment),
        desktops=frozenset(filter(None, environment.get("XDG_CURRENT_DESKTOP", "").split(":"))),
        path=tuple(filter(None, (environment.get("PATH") or _PATH).split(":"))),
    )


def application_folders(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the folders that may hold `.desktop` files, there or not, the strongest first.

    Flatpak's and Snap's come last where XDG_DATA_DIRS leaves them out, as it does in a service
    that was started before the session set it.
    """
    home = environment.get("HOME") or os.path.expanduser("~")
    own = _absolute(environment.get("XDG_DATA_HOME", "")) or os.path.join(home, ".local/share")
    listed = environment.get("XDG_DATA_DIRS") or _DATA_DIRS
    data = [
        own,
        *(folder for part in listed.split(":") if (folder := _absolute(part))),
        os.path.join(own, _FLATPAK_USER),
        _FLATPAK_SYSTEM,
        _SNAP,
    ]
    return tuple(dict.fromkeys(os.path.join(folder, "applications") for folder in data))


def locale_order(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the locales to look for in a `.desktop` file, the best first.

    LANGUAGE holds several where the locale is not C (as gettext has it); the modifier and the
    country go step by step, as the specification says.
    """
    chosen = next(filter(None, (environment.get(n) for n in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if chosen.partition(".")[0] in {"", "C", "POSIX"}:
        return ()
    wanted = [*filter(None, environment.get("LANGUAGE", "").split(":")), chosen]
    order = dict.fromkeys(form for locale in wanted for form in _forms(locale))
    return tuple(order)


def _forms(locale: str) -> list[str]:
    found = _LOCALE.match(locale)
    if found is None:
        return []
    language, country, modifier = found.groups()
    forms = []
    if country and modifier:
        forms.append(f"{language}_{country}@{modifier}")
    if country:
        forms.append(f"{language}_{country}")
    if modifier:
        forms.append(f"{language}@{modifier}")
    return [*forms, language]


def _absolute(folder: str) -> str:
    """Return a folder without its last slash; the specification ignores relative ones."""
    return os.path.normpath(folder) if os.path.isabs(folder) else ""
