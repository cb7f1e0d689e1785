"""The launcher as a person uses it: a real screen, a hotkey, letters, Enter, Escape."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from Xlib.display import Display

from tests.desktop.screen import Screen, bus, screen, window
from tests.desktop.system.viewer import Home
from tests.extract.samples import pdf
from tests.harness import Magpie, eventually, magpie

__all__ = ["bus", "screen"]

_TITLE = "Magpie"
_SETTINGS = "Magpie: settings"


def shown(screen: Screen, title: str = _TITLE) -> int:
    """Return the launcher's window, or another of its, where it is the active one, else 0."""
    display = Display(screen.display)
    try:
        active = screen.active_window()
        if not active:
            return 0
        name = display.create_resource_object("window", active).get_wm_name()
        return active if name == title else 0
    finally:
        display.close()


@contextmanager
def launcher(screen: Screen, product: Magpie, person: Home, address: str) -> Iterator[None]:
    """Run the launcher, hidden, until the block ends."""
    environment = {
        **os.environ,
        **person.environment,
        "PATH": f"{person.environment['PATH']}:{os.environ['PATH']}",
        "DISPLAY": screen.display,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_SESSION_TYPE": "x11",
        "MAGPIE_HOME": os.fspath(product.home),
        "QT_QPA_PLATFORM": "xcb",
    }
    product.locations.welcomed.touch()  # else the first run's window takes the focus
    log = product.home / "launcher.out"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "desktop", "--hidden"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(__file__).parents[2],
        )
        try:
            ready = lambda: b"hotkey: Granted" in log.read_bytes()  # noqa: E731
            eventually(ready, "the hotkey is bound")
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Magpie]:
    with magpie(tmp_path / "home") as running:
        yield running


def test_a_hotkey_letters_and_enter_open_the_right_page(
    screen: Screen, bus: str, person: Home, product: Magpie, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    pages = ["a cover", "of the heron", "the bittern booms in the reeds"]
    (documents / "birds.pdf").write_bytes(pdf(pages))
    product.add(documents)
    product.wait(keyword=True)
    evince = person.default("application/pdf", "evince")
    with launcher(screen, product, person, bus), window(screen) as other:
        screen.press("ctrl+space")
        screen.type("bittern boom", delay_ms=20)
        screen.press("Return")
        assert evince.arguments() == ["--page-index=3", os.fspath(documents / "birds.pdf")]
        assert other.typed() == ""


def test_an_application_of_the_session_is_started(
    screen: Screen, bus: str, person: Home, product: Magpie
) -> None:
    program = person.program("booth")
    person.entry("booth.desktop", "booth --new %U", Name="Bittern Booth")
    with launcher(screen, product, person, bus), window(screen):
        # The service was started elsewhere: it knows of this session by the launcher alone.
        known = lambda: product.names("bittern", kind="app") == ["booth.desktop"]  # noqa: E731
        eventually(known, "the application is known")
        screen.press("ctrl+space")
        screen.type("bitt", delay_ms=20)
        screen.press("Return")
        told = program.told()
        assert told["arguments"] == ["--new"]
        assert "_TIME" in told["environment"]["DESKTOP_STARTUP_ID"]
        used = lambda: product.search("", kind="app").hits[0].score > 0  # noqa: E731
        eventually(used, "the start is remembered")


def test_escape_gives_the_focus_back(
    screen: Screen, bus: str, person: Home, product: Magpie
) -> None:
    with launcher(screen, product, person, bus), window(screen) as other:
        for _ in range(3):
            screen.press("ctrl+space")
            eventually(lambda: shown(screen) != 0, "the launcher has the focus")
            screen.press("Escape")
            screen.wait_active(other.id)
        screen.type("kept")
        eventually(lambda: other.typed() == "kept", "letters reach the program again")


def test_it_hides_when_another_program_takes_the_focus(
    screen: Screen, bus: str, person: Home, product: Magpie
) -> None:
    with launcher(screen, product, person, bus), window(screen) as other:
        screen.press("ctrl+space")
        eventually(lambda: shown(screen) != 0, "the launcher has the focus")
        screen.activate(other.id)
        eventually(lambda: not _is_mapped(screen), "the launcher is hidden")
        screen.wait_active(other.id)


def test_toggle_on_the_command_line_shows_and_hides_it(
    screen: Screen, bus: str, person: Home, product: Magpie
) -> None:
    with launcher(screen, product, person, bus), window(screen) as other:
        assert product.cli("toggle").returncode == 0
        eventually(lambda: shown(screen) != 0, "the launcher has the focus")
        assert product.cli("toggle").returncode == 0
        screen.wait_active(other.id)


def _is_mapped(screen: Screen) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", f"^{_TITLE}$"],
        env=screen.environment,
        capture_output=True,
        check=False,
    )
    return bool(found.stdout.strip())


def test_while_a_hotkey_is_recorded_the_one_in_force_can_be_pressed(
    screen: Screen, bus: str, person: Home, product: Magpie
) -> None:
    def bound(key: str) -> bool:
        return product.cli("settings", "get", "launcher.hotkey").stdout.strip() == key

    def pressed(keys: tuple[str, ...], outcome: Callable[[], bool]) -> bool:
        screen.press(*keys)
        try:
            eventually(outcome, "it was taken", 10)
        except AssertionError:
            return False
        return True

    def until(keys: tuple[str, ...], outcome: Callable[[], bool], what: str) -> None:
        """Press keys until they are taken: they may come before the hotkey is let go or back."""
        eventually(lambda: pressed(keys, outcome), what)

    with launcher(screen, product, person, bus), window(screen):
        screen.press("ctrl+space")
        eventually(lambda: shown(screen) != 0, "the launcher has the focus")
        screen.press("ctrl+comma")
        eventually(lambda: shown(screen, _SETTINGS) != 0, "the settings are shown")
        screen.press("ctrl+f")
        screen.type("launcher.hotkey")
        # The Tab looks for the recorder.
        until(("Tab", "Return", "ctrl+alt+m"), lambda: bound("Ctrl+Alt+M"), "it is recorded")
        screen.press("Return", "ctrl+alt+m")
        until(("Return", "ctrl+alt+n"), lambda: bound("Ctrl+Alt+N"), "the focus stayed")
        assert shown(screen) == 0
        screen.press("Return", "Escape")
        until(("ctrl+alt+n",), lambda: shown(screen) != 0, "the key is taken up again")
