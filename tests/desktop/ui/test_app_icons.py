"""Icons of applications come off the Qt thread, sharp at every ratio."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.search.rows import HitRow
from desktop.ui.app_icons import AppIcons, drawn
from desktop.ui.result_delegate import ResultDelegate
from desktop.ui.results_model import ResultsModel
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from tests.desktop.search.hits import hit
from tests.harness import eventually

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
    '<rect width="8" height="8" fill="#00ff00"/></svg>'
)
_INDEX = """\
[Icon Theme]
Directories=24x24/apps,48x48/apps,scalable/apps
[24x24/apps]
Size=24
Type=Fixed
[48x48/apps]
Size=48
Type=Fixed
[scalable/apps]
Size=64
MinSize=8
MaxSize=512
Type=Scalable
"""

_ROW = 54  # pixels of a row of hits at 100 %


def png(path: Path, width: int, height: int, color: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    assert image.save(os.fspath(path))
    return path


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    root = tmp_path / "share" / "icons" / "hicolor"
    png(root / "24x24/apps/ed.png", 24, 24, "#ff0000")
    png(root / "48x48/apps/ed.png", 48, 48, "#0000ff")
    (root / "scalable/apps").mkdir(parents=True)
    (root / "scalable/apps/vector.svg").write_text(_SVG, encoding="utf-8")
    (root / "index.theme").write_text(_INDEX, encoding="utf-8")
    return root


@pytest.fixture
def icons(theme: Path, tmp_path: Path) -> Iterator[AppIcons]:
    made = AppIcons(
        "", {"HOME": os.fspath(tmp_path), "XDG_DATA_DIRS": os.fspath(tmp_path / "share")}
    )
    yield made
    made.close()


def loaded(icons: AppIcons, icon: str, ratio: float = 1.0) -> QPixmap:
    """Return an icon once it has come."""
    arrived = QSignalSpy(icons.arrived)
    found = icons.pixmap(icon, 24, ratio)
    assert found is None

    def came() -> bool:
        QCoreApplication.processEvents()
        return arrived.count() > 0

    eventually(came, f"{icon} came")
    found = icons.pixmap(icon, 24, ratio)
    assert found is not None
    return found


def middle(pixmap: QPixmap) -> str:
    return pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2).name()


@pytest.mark.parametrize(
    ("ratio", "pixels", "color"),
    [(1.0, 24, "#ff0000"), (1.5, 36, "#0000ff"), (2.0, 48, "#0000ff"), (2.5, 60, "#0000ff")],
)
def test_each_ratio_gets_its_pixels_from_the_right_file(
    icons: AppIcons, ratio: float, pixels: int, color: str
) -> None:
    found = loaded(icons, "ed", ratio)
    assert found.size() == QSize(pixels, pixels)
    assert found.deviceIndependentSize().toSize() == QSize(24, 24)
    assert middle(found) == color


def test_an_svg_is_drawn_at_any_size(icons: AppIcons) -> None:
    for ratio in (1.0, 1.25, 2.5):
        found = loaded(icons, "vector", ratio)
        assert found.width() == round(24 * ratio)
        assert middle(found) == "#00ff00"


def test_what_there_is_comes_at_once_and_from_memory(icons: AppIcons, theme: Path) -> None:
    first = loaded(icons, "ed")
    (theme / "24x24/apps/ed.png").unlink()
    again = icons.pixmap("ed", 24, 1.0)
    assert again is not None
    assert again.cacheKey() == first.cacheKey()


def test_a_missing_icon_is_looked_for_once(icons: AppIcons, theme: Path) -> None:
    assert icons.pixmap("none", 24, 1.0) is None
    loaded(icons, "ed")  # one after the other: the first is done by now
    png(theme / "24x24/apps/none.png", 24, 24, "#ffffff")
    assert icons.pixmap("none", 24, 1.0) is None
    assert not icons._asked
    assert icons.pixmap("", 24, 1.0) is None


def test_few_icons_are_kept(icons: AppIcons, theme: Path) -> None:
    for number in range(300):
        icons.pixmap(f"icon {number}", 24, 1.0)
    loaded(icons, "ed")
    assert len(icons._kept) == 256


def test_after_the_end_nothing_comes(theme: Path, tmp_path: Path) -> None:
    icons = AppIcons("", {"HOME": os.fspath(tmp_path), "XDG_DATA_DIRS": "/nowhere"})
    arrived = QSignalSpy(icons.arrived)
    icons.pixmap(os.fspath(theme / "24x24/apps/ed.png"), 24, 1.0)
    icons.close()
    QCoreApplication.processEvents()
    assert arrived.count() == 0


def test_rows_show_them_as_soon_as_they_are_there(icons: AppIcons) -> None:
    wording = Wording(lambda: 0.0, b"/home/ada")
    app = structs.replace(hit("Ed", "app"), icon="ed", subtitle="Text Editor")
    assert wording.place(app) == "Text Editor"
    model, delegate = ResultsModel(wording), ResultDelegate(Theme("light"), wording, icons)
    model.show([HitRow(app)])
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 200, _ROW)

    def has_icon() -> bool:
        QCoreApplication.processEvents()
        drawn_row = QImage(200, _ROW, QImage.Format.Format_ARGB32_Premultiplied)
        drawn_row.fill(QColor("white"))
        painter = QPainter(drawn_row)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        return drawn_row.pixelColor(44, _ROW // 2).name() == "#ff0000"

    eventually(has_icon, "the icon is drawn")


def test_a_wide_picture_keeps_its_shape(tmp_path: Path) -> None:
    image = drawn(os.fspath(png(tmp_path / "wide.png", 64, 32, "#ff0000")), 32)
    assert image is not None
    assert image.size() == QSize(32, 32)
    assert image.pixelColor(16, 16).name() == "#ff0000"
    assert image.pixelColor(16, 2).alpha() == image.pixelColor(16, 30).alpha() == 0


@pytest.mark.parametrize("name", ["bad.png", "bad.svg"])
def test_what_is_no_image_is_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x00nonsense")
    assert drawn(os.fspath(path), 24) is None
    assert drawn(os.fspath(tmp_path / "gone.png"), 24) is None
