from __future__ import annotations

import io
import shutil
import stat
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from indexer.contract.settings import Clipboard
from indexer.vault import ClipVault, ImageReader
from indexer.vault.content import Content
from tests.fakes import FakeClock, FakeSecrets
from tests.harness import eventually

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[ClipVault]:
    vault = ClipVault(tmp_path / "clips.vault", FakeSecrets(), FakeClock(), Clipboard(keep=True))
    vault.start()
    eventually(lambda: vault.condition == "open", "the vault is open")
    yield vault
    vault.stop()


def program(folder: Path, script: str) -> str:
    """Stand in for Tesseract: a program that is called as it is."""
    path = folder / "reader"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def read(vault: ClipVault, reader: ImageReader, clip: int) -> str | None:
    """Have an image read, and return what the vault knows of it then."""
    reader.load()

    def unread() -> list[int]:
        with vault.clips() as clips:
            return clips.unread_images()

    eventually(lambda: not unread(), "the image is read")
    reader.stop()
    return vault.get(clip)[0].text


def test_the_text_in_an_image_is_found(vault: ClipVault, tmp_path: Path) -> None:
    clip = vault.keep(Content(image=PNG, image_mime="image/png"), "", "")
    reader = ImageReader(vault, program(tmp_path, 'test "$1 $2" = "stdin stdout" && wc -c'))
    heard: list[int] = []
    reader.on_read = heard.append
    assert read(vault, reader, clip) == str(len(PNG))
    assert heard == [clip]
    with vault.clips() as clips:
        assert clips.texts([clip])[0].body == str(len(PNG))
    assert vault.get(clip)[1].text == ""  # it was not copied as text


def test_a_reader_that_fails_leaves_the_image_as_it_is(vault: ClipVault, tmp_path: Path) -> None:
    clip = vault.keep(Content(image=PNG, image_mime="image/png"), "", "")
    assert read(vault, ImageReader(vault, program(tmp_path, "echo half; exit 1")), clip) == ""


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_tesseract_reads_what_is_written_in_an_image(vault: ClipVault) -> None:
    drawn = Image.new("L", (900, 160), 255)
    ImageDraw.Draw(drawn).text((30, 40), "The heron leaves at seven", 0, ImageFont.load_default(60))
    png = io.BytesIO()
    drawn.save(png, "PNG")
    clip = vault.keep(Content(image=png.getvalue(), image_mime="image/png"), "", "")
    assert read(vault, ImageReader(vault), clip) == "The heron leaves at seven"


def test_without_the_program_nothing_is_tried(vault: ClipVault) -> None:
    vault.keep(Content(image=PNG, image_mime="image/png"), "", "")
    reader = ImageReader(vault, "no-such-program")
    reader.load()
    reader.stop()
    with vault.clips() as clips:
        assert len(clips.unread_images()) == 1
