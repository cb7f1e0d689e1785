"""Runs commands in a terminal and opens web addresses, with the session's own programs."""

from __future__ import annotations

import os
import shlex
import stat

from desktop.system.default_apps import default_application
from desktop.system.exec_line import expand
from desktop.system.launch import Launcher, LaunchError


class SessionPrograms:
    """`Programs` of the launcher's actions. `notice` is said when a command has ended."""

    def __init__(self, launcher: Launcher, notice: str) -> None:
        self._launcher = launcher
        self._notice = notice
        self._known: dict[str, tuple[int, frozenset[str]]] = {}  # by folder: its time, programs

    def run_in_terminal(self, words: tuple[str, ...]) -> None:
        """Run a command in a terminal that stays open until Enter is pressed in it.

        Raises:
            LaunchError: when there is no such program or no terminal.
        """
        if self._launcher.find(words[0]) is None:
            raise LaunchError(f"{words[0]} is not installed")
        self._launcher.start(staying(words, self._notice), application=words[0], terminal=True)

    def browse(self, address: str, token: str) -> None:
        """Open a web address with the default browser, else by xdg-open.

        Raises:
            LaunchError, ExecLineError: when that cannot be started.
        """
        scheme = f"x-scheme-handler/{address.partition(':')[0]}"
        browser = default_application([scheme], self._launcher.environment)
        if browser is None:
            self._launcher.start(["xdg-open", address], token=token)
            return
        words = expand(browser.exec_line, [address], browser.facts)[0]
        name = browser.entry_id.removesuffix(".desktop")
        self._launcher.start(words, application=name, token=token)

    def names(self) -> frozenset[str]:
        """Return the names of all programs on the search path.

        Reads those of its folders that have changed since the last time.
        """
        found: set[str] = set()
        for folder in self._launcher.environment.get("PATH", "").split(os.pathsep):
            if os.path.isabs(folder):  # else what runs would depend on where one is
                found |= self._programs_in(folder)
        return frozenset(found)

    def _programs_in(self, folder: str) -> frozenset[str]:
        try:
            changed = os.stat(folder).st_mtime_ns
        except OSError:
            return frozenset()
        known = self._known.get(folder)
        if known is None or known[0] != changed:
            known = self._known[folder] = (changed, executables(folder))
        return known[1]


def staying(words: tuple[str, ...], notice: str) -> list[str]:
    """Return a command that runs another and then waits, so that its output can be read.

    The words are arguments of the shell's script, which does not read into them.
    """
    script = f'"$@"; printf "\\n%s" {shlex.quote(notice)}; read -r _'
    return ["sh", "-c", script, "magpie", *words]


def executables(folder: str) -> frozenset[str]:
    """Return the names of the programs in a folder, none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if _runs(entry))
    except OSError:
        return frozenset()


def _runs(entry: os.DirEntry[str]) -> bool:
    try:
        mode = entry.stat().st_mode
    except OSError:
        return False  # a link that leads nowhere
    return stat.S_ISREG(mode) and os.access(entry.path, os.X_OK)
