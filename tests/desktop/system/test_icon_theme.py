"""Icons are found as the Icon Theme specification says, in themes of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.icon_theme import IconThemes, base_folders, read_theme

INDEX = """\
[Icon Theme]
Name=Fallback
Directories=16x16/apps,48x48/apps,128x128/apps,scalable/apps
ScaledDirectories=16x16@2/apps

[16x16/apps]
Size=16
Type=Fixed

[16x16@2/apps]
Size=16
Scale=2
Type=Fixed

[48x48/apps]
Size=48
Type=Threshold

[128x128/apps]
Size=128

[scalable/apps]
Size=128
MinSize=100
MaxSize=256
Type=Scalable
"""
BETTER = "[Icon Theme]\nInherits=middle\nDirectories=apps\n[apps]\nSize=48\nType=Fixed\n"
MIDDLE = "[Icon Theme]\nInherits=better,hicolor\nDirectories=apps\n[apps]\nSize=48\nType=Fixed\n"


class Icons:
    """Folders of themes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.theme("hicolor", INDEX)
        for folder in ("16x16", "16x16@2", "48x48", "128x128", "scalable"):
            (root / "one/hicolor" / folder / "apps").mkdir(parents=True)

    def theme(self, name: str, index: str) -> None:
        self.file(f"one/{name}/index.theme", index)

    def file(self, path: str, text: str = "") -> str:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return os.fspath(file)

    def themes(self, name: str = "") -> IconThemes:
        bases = [os.fspath(self.root / base) for base in ("one", "two")]
        return IconThemes(name, bases, os.fspath(self.root / "pixmaps"))

    def find(self, icon: str, size: int = 48, scale: int = 1, theme: str = "") -> str:
        found = self.themes(theme).find(icon, size, scale)
        return os.path.relpath(found, self.root) if found else ""


@pytest.fixture
def icons(tmp_path: Path) -> Icons:
    return Icons(tmp_path)


def test_the_folder_made_for_a_size_is_taken(icons: Icons) -> None:
    for folder in ("16x16", "16x16@2", "48x48", "128x128"):
        icons.file(f"one/hicolor/{folder}/apps/ed.png")
    assert icons.find("ed", 16) == "one/hicolor/16x16/apps/ed.png"
    assert icons.find("ed", 16, 2) == "one/hicolor/16x16@2/apps/ed.png"
    assert icons.find("ed", 49) == "one/hicolor/48x48/apps/ed.png"
    assert icons.find("ed", 24, 2) == "one/hicolor/48x48/apps/ed.png"
    assert icons.find("ed", 128) == "one/hicolor/128x128/apps/ed.png"


def test_a_larger_one_is_scaled_down_rather_than_a_smaller_one_up(icons: Icons) -> None:
    icons.file("one/hicolor/16x16/apps/ed.png")
    icons.file("one/hicolor/48x48/apps/ed.png")
    assert icons.find("ed", 24) == "one/hicolor/48x48/apps/ed.png"
    assert icons.find("ed", 200) == "one/hicolor/48x48/apps/ed.png"


def test_what_scales_fits_many_sizes(icons: Icons) -> None:
    icons.file("one/hicolor/16x16/apps/ed.png")
    icons.file("one/hicolor/scalable/apps/ed.svg")
    assert icons.find("ed", 200) == "one/hicolor/scalable/apps/ed.svg"
    assert icons.find("ed", 24) == "one/hicolor/scalable/apps/ed.svg"


def test_themes_go_back_to_their_parents_then_to_hicolor(icons: Icons) -> None:
    icons.theme("better", BETTER)
    icons.theme("middle", MIDDLE)  # the parents go round
    icons.file("two/better/apps/one.png")
    icons.file("two/middle/apps/two.png")
    icons.file("one/hicolor/48x48/apps/one.png")
    icons.file("one/hicolor/48x48/apps/three.png")
    assert icons.find("one", theme="better") == "two/better/apps/one.png"
    assert icons.find("two", theme="better") == "two/middle/apps/two.png"
    assert icons.find("three", theme="better") == "one/hicolor/48x48/apps/three.png"
    assert icons.find("one", theme="no such theme") == "one/hicolor/48x48/apps/one.png"


def test_a_common_theme_is_better_than_none(icons: Icons) -> None:
    icons.theme("Adwaita", BETTER)
    icons.file("one/Adwaita/apps/terminal.png")
    assert icons.find("terminal") == "one/Adwaita/apps/terminal.png"


def test_what_is_in_no_theme_is_looked_for_beside_them(icons: Icons) -> None:
    icons.file("two/loose.svg")
    icons.file("pixmaps/old.xpm")
    assert icons.find("loose") == "two/loose.svg"
    assert icons.find("old") == "pixmaps/old.xpm"
    assert icons.find("none") == ""


def test_a_path_and_a_name_with_its_suffix(icons: Icons, tmp_path: Path) -> None:
    path = icons.file("somewhere/ed.png")
    assert icons.themes().find(path, 48, 1) == path
    assert icons.themes().find(os.fspath(tmp_path / "gone.png"), 48, 1) is None
    icons.file("one/hicolor/48x48/apps/ed.png")
    icons.file("one/hicolor/48x48/apps/org.ed.Ed.png")
    assert icons.find("ed.png") == "one/hicolor/48x48/apps/ed.png"
    assert icons.find("org.ed.Ed") == "one/hicolor/48x48/apps/org.ed.Ed.png"


@pytest.mark.parametrize("icon", ["", "../../somewhere/ed", "a/b", "a\0b", ".png"])
def test_names_that_lead_elsewhere_find_nothing(icons: Icons, icon: str) -> None:
    icons.file("somewhere/ed.png")
    assert icons.find(icon) == ""


def test_a_broken_index_is_read_as_far_as_it_goes() -> None:
    theme = read_theme(
        "odd",
        "[Icon Theme]\nDirectories=a,b,c,../../d,e,missing\n[a]\nSize=x\n[b]\nType=Odd\nSize=1\n"
        "[c]\nSize=16\nType=Fixed\n[../../d]\nSize=16\n[e]\nType=Fixed\n",
    )
    assert [folder.name for folder in theme.folders] == ["c"]


@given(st.text())
def test_any_text_is_an_index(text: str) -> None:
    read_theme("any", text)


def test_the_places_of_themes() -> None:
    environment = {"HOME": "/h", "XDG_DATA_DIRS": "/a:/b"}
    assert base_folders(environment) == (
        "/h/.icons",
        "/h/.local/share/icons",
        "/a/icons",
        "/b/icons",
        "/h/.local/share/flatpak/exports/share/icons",
        "/var/lib/flatpak/exports/share/icons",
    )
