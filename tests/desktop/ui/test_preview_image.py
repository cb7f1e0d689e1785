"""Pictures are decoded to fit, and nothing that is none is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from desktop.ui.preview_image import decoded, read_picture

_ROOM = QSize(400, 300)


@pytest.fixture(autouse=True)
def _application(application: QApplication) -> None:
    """The plug-ins need one."""


def saved(folder: Path, name: str, size: tuple[int, int]) -> bytes:
    path = folder / name
    Image.new("RGB", size, (200, 30, 30)).save(path)
    return os.fsencode(path)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp", "a.bmp", "a.png.txt.tiff"])
def test_a_large_picture_is_scaled_to_fit(tmp_path: Path, name: str) -> None:
    found = read_picture(saved(tmp_path, name, (2000, 1000)), _ROOM)
    assert found is not None
    assert found.size == QSize(2000, 1000)
    assert found.image.size() == QSize(400, 200)
    assert found.image.pixelColor(200, 100).red() > 150


def test_a_small_picture_stays_as_it_is(tmp_path: Path) -> None:
    found = read_picture(saved(tmp_path, "a.png", (30, 20)), _ROOM)
    assert found is not None
    assert found.image.size() == QSize(30, 20)


def test_a_photograph_is_turned_as_its_camera_was(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    path = tmp_path / "a.jpg"
    Image.new("RGB", (1200, 800)).save(path, exif=exif)
    found = read_picture(os.fsencode(path), _ROOM)
    assert found is not None
    assert found.size == QSize(800, 1200)
    assert found.image.size() == QSize(200, 300)


def test_a_drawing_fills_the_room(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40"'
        ' height="30" fill="red"/><image href="http://127.0.0.1:9/x.png"/></svg>',
        encoding="utf-8",
    )
    found = read_picture(os.fsencode(path), _ROOM)
    assert found is not None
    assert found.image.size() == _ROOM


def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    text = tmp_path / "a.png"
    text.write_bytes(b"no picture")
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    for path in (text, pipe, tmp_path, tmp_path / "gone.png"):
        assert read_picture(os.fsencode(path), _ROOM) is None
    assert decoded(b"no picture") is None


def test_a_picture_too_large_for_memory_is_none(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    Image.new("1", (30_000, 30_000)).save(path)
    assert read_picture(os.fsencode(path), _ROOM) is None
