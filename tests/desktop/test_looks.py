"""The launcher's looks follow the desktop's while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.background import Background
from desktop.looks import SystemLooks
from desktop.ui.app_icons import AppIcons
from desktop.ui.theme import Theme
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import application
from tests.desktop.system.settings_portal import CONTRAST, GNOME_ICONS, SCHEME, SettingsPortal

__all__ = ["application"]


@pytest.fixture
def theme(application: QApplication) -> Theme:
    return Theme()


@pytest.fixture
def icons(application: QApplication, tmp_path: Path) -> Iterator[AppIcons]:
    made = AppIcons("", {"HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path / "share")})
    yield made
    made.close()


@pytest.fixture
def looks(theme: Theme, icons: AppIcons, bus: str) -> Iterator[SystemLooks]:
    window = QWidget()
    made = SystemLooks(theme, icons, window, bus)
    yield made
    made.close()
    window.deleteLater()


@pytest.fixture
def background(application: QApplication) -> Iterator[Background]:
    made = Background(in_order=True)
    yield made
    made.close()


def icon_of(folder: Path, theme: str) -> None:
    """Install an icon "ed" in a theme."""
    place = folder / "share" / "icons" / theme / "24x24"
    place.mkdir(parents=True)
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("#ff0000" if theme == "red" else "#0000ff"))
    assert image.save(str(place / "ed.png"))
    index = "[Icon Theme]\nDirectories=24x24\n[24x24]\nSize=24\nType=Fixed\n"
    (place.parent / "index.theme").write_text(index, encoding="utf-8")


def color(icons: AppIcons) -> str:
    found = icons.pixmap("ed", 24, 1.0)
    return "" if found is None else found.toImage().pixelColor(12, 12).name()


def has_color(icons: AppIcons, wanted: str) -> bool:
    return color(icons) == wanted


def test_dark_and_light_are_followed_live(
    bus: str, looks: SystemLooks, theme: Theme, background: Background
) -> None:
    before = theme.scheme
    with SettingsPortal(bus, {SCHEME: ("u", 1)}) as portal:
        looks.follow(background)
        until(lambda: theme.scheme == "dark", "the portal's word is taken")
        changes: list[str] = []
        theme.changed.connect(lambda: changes.append(theme.scheme))
        portal.set(SCHEME, ("u", 2))
        until(lambda: theme.scheme == "light", "it is light")
        portal.set(SCHEME, ("u", 1))
        until(lambda: theme.scheme == "dark", "it is dark again")
        assert changes == ["light", "dark"]
        plain = theme.tokens
        portal.set(CONTRAST, ("u", 1))
        until(lambda: theme.tokens != plain, "lesser texts stand out")
        assert theme.tokens.faint == theme.tokens.text
        theme.choose("light")
        portal.set(CONTRAST, ("u", 0))
        portal.set(SCHEME, ("u", 0))
        until(lambda: theme.tokens.faint != theme.tokens.text, "they are lesser again")
        assert theme.scheme == "light", "what the person chose stays"
        theme.choose("system")
        until(lambda: theme.scheme == before, "without a wish Qt's hint holds")


def test_without_a_portal_qt_s_hint_holds(
    looks: SystemLooks, theme: Theme, background: Background
) -> None:
    before = theme.scheme
    looks.follow(background)
    background.run(lambda: None).result(20)  # after it
    QCoreApplication.processEvents()
    assert theme.scheme == before


def test_another_icon_theme_is_followed_live(
    bus: str, looks: SystemLooks, icons: AppIcons, background: Background, tmp_path: Path
) -> None:
    icon_of(tmp_path, "red")
    icon_of(tmp_path, "blue")
    with SettingsPortal(bus, {GNOME_ICONS: ("s", "red")}) as portal:
        looks.follow(background)
        until(lambda: color(icons) == "#ff0000", "the icon is of the portal's theme")
        portal.set(GNOME_ICONS, ("s", "blue"))
        until(lambda: color(icons) == "#0000ff", "the icon is of the new theme")


def test_qt_s_icon_theme_is_followed_without_a_portal(
    looks: SystemLooks, icons: AppIcons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    icon_of(tmp_path, "red")
    icon_of(tmp_path, "blue")
    before = QIcon.themeName()
    window = looks.parent()
    assert window is not None
    try:
        for name, wanted in (("red", "#ff0000"), ("blue", "#0000ff")):
            QIcon.setThemeName(name)
            QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
            until(partial(has_color, icons, wanted), f"the icon is {name}")
    finally:
        QIcon.setThemeName(before)
