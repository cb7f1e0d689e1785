"""Programs of several toolkits copy text, HTML, pictures and files, which come whole."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from indexer.contract.clips import Clip
from tests.bench.launcher import running
from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system.copying import copy, owner, program
from tests.end_to_end.clipboard import (
    kept,
    newest_after,
    product,
    texts,
    wait_until_watched,
    whole,
)
from tests.harness import Magpie, eventually

__all__ = ["bus", "product", "screen"]

_ROOT = Path(__file__).parents[2]
_TEXT = "the Bläßhuhn nests — early 🐦\nand twice"
_HTML = "<p>the <b>Bläßhuhn</b> nests</p>"
_URIS = "file:///tmp/heron%20one.pdf\r\nfile:///tmp/b%C3%A4r.txt\r\n"

Copier = Callable[[Screen, dict[str, Path]], AbstractContextManager[None]]


@contextmanager
def _xclip(screen: Screen, files: dict[str, Path]) -> Iterator[None]:
    """Of several formats xclip offers the last one alone."""
    mime, file = list(files.items())[-1]
    copy(
        screen.environment, file.read_bytes(), "-t", "UTF8_STRING" if mime == "text/plain" else mime
    )
    yield


@contextmanager
def _xsel(screen: Screen, files: dict[str, Path]) -> Iterator[None]:
    subprocess.run(
        ["xsel", "--clipboard", "--input"], env=screen.environment, check=True, timeout=20,
        input=files["text/plain"].read_bytes(), stdout=subprocess.DEVNULL,
    )  # fmt: skip
    yield


@contextmanager
def _toolkit(screen: Screen, files: dict[str, Path], name: str) -> Iterator[None]:
    environment = {**screen.environment, "QT_QPA_PLATFORM": "xcb", "GDK_BACKEND": "x11"}
    offered = [f"{mime}={file}" for mime, file in files.items()]
    with program(environment, f"tests.desktop.system.{name}_owner", *offered):
        yield


def _qt(screen: Screen, files: dict[str, Path]) -> AbstractContextManager[None]:
    return _toolkit(screen, files, "qt")


def _gtk(screen: Screen, files: dict[str, Path]) -> AbstractContextManager[None]:
    return _toolkit(screen, files, "gtk")


def _written(folder: Path) -> dict[str, Path]:
    picture = io.BytesIO()
    image = Image.new("RGB", (64, 48))
    image.putdata([(x * 4, y * 5, (x ^ y) * 3) for y in range(48) for x in range(64)])
    image.save(picture, "PNG", compress_level=1)
    contents = {
        "text/plain": _TEXT.encode(),
        "text/html": _HTML.encode(),
        "image/png": picture.getvalue(),
        "text/uri-list": _URIS.encode(),
    }
    files = {}
    for mime, content in contents.items():
        files[mime] = folder / mime.replace("/", "-")
        files[mime].write_bytes(content)
    return files


@pytest.mark.parametrize(
    ("copier", "mimes"),
    [
        (_xclip, [["text/plain"], ["text/html"], ["image/png"], ["text/uri-list"]]),
        (_xsel, [["text/plain"]]),
        (_qt, [["text/plain"], ["text/plain", "text/html"], ["image/png"], ["text/uri-list"]]),
        (_gtk, [["text/plain"], ["text/plain", "text/html"], ["image/png"], ["text/uri-list"]]),
    ],
    ids=["xclip", "xsel", "qt", "gtk"],
)
def test_what_a_program_copies_comes_whole_and_is_found(
    screen: Screen,
    bus: str,
    product: Magpie,
    tmp_path: Path,
    copier: Copier,
    mimes: list[list[str]],
) -> None:
    files = _written(tmp_path)
    with running(screen, product, bus):
        wait_until_watched(screen, product)
        for offered in mimes:
            before = kept(product)[0].place
            # Each once: none may be missed.
            with copier(screen, {mime: files[mime] for mime in offered}):
                row = newest_after(product, before)
            clip = whole(product, row.id)
            _check(clip, offered[-1], files["image/png"].read_bytes())
        _find(product, {offered[-1] for offered in mimes})


def _check(clip: Clip, mime: str, picture: bytes) -> None:
    match mime:
        case "text/plain":
            assert clip.text == _TEXT
        case "text/html":
            assert "Bläßhuhn</b>" in clip.html
            assert "Bläßhuhn nests" in clip.text
        case "text/uri-list":
            assert clip.uris == _URIS.split()
            assert clip.row.kind == "files"
        case _:
            assert (clip.row.kind, clip.image_mime) == ("image", "image/png")
            assert (clip.row.width, clip.row.height) == (64, 48)
            # GTK writes the picture anew; its pixels are the same.
            assert _pixels(clip.image) == _pixels(picture)


def _pixels(picture: bytes) -> bytes:
    return Image.open(io.BytesIO(picture)).convert("RGB").tobytes()


def _find(product: Magpie, mimes: set[str]) -> None:
    queries = {
        "text/plain": "Bläßhuhn", "text/html": "nests", "text/uri-list": "heron one",
        "image/png": "type:image",
    }  # fmt: skip
    for mime in mimes:
        eventually(partial(_finds, product, queries[mime]), f"{mime} is found")


def _finds(product: Magpie, query: str) -> bool:
    return bool(product.search(query, kind="clip").hits)


def test_pictures_come_byte_by_byte(
    screen: Screen, bus: str, product: Magpie, tmp_path: Path
) -> None:
    picture = _written(tmp_path)["image/png"]
    large = tmp_path / "large.png"
    large.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * (3 << 12))  # 3 MB: in steps
    with running(screen, product, bus):
        wait_until_watched(screen, product)
        for copier in (_xclip, _qt):
            for file in (picture, large):
                before = kept(product)[0].place
                with copier(screen, {"image/png": file}):
                    row = newest_after(product, before)
                assert whole(product, row.id).image == file.read_bytes()


def test_no_copy_is_missed_whatever_other_owners_do(
    screen: Screen, bus: str, product: Magpie
) -> None:
    with running(screen, product, bus) as launcher:
        wait_until_watched(screen, product)
        for kind in ("hung", "mute", "dying", "huge"):
            with owner(screen.environment, kind):
                wanted = [f"after one that is {kind} {number}" for number in range(5)]
                for text in wanted:
                    copy(screen.environment, text)
                    eventually(partial(_has, product, text), f"{text} is kept")
            assert texts(product)[:5] == wanted[::-1]
        assert launcher.process.poll() is None
        assert all(len(text) < 100 for text in texts(product))  # nothing of the 50 MB


def _has(product: Magpie, text: str) -> bool:
    return text in texts(product)


def _make_copies(screen: Screen, count: int, seconds: float, name: str, *more: str) -> list[str]:
    """Copy many texts; return them, latest first."""
    subprocess.run(
        [sys.executable, "-m", "tests.desktop.system.many_copies", str(count), str(seconds), name,
         *more],
        env=screen.environment, cwd=_ROOT, check=True, timeout=120,
    )  # fmt: skip
    return [f"{name} {number}" for number in reversed(range(count))]


def test_of_two_hundred_copies_none_is_missed(screen: Screen, bus: str, product: Magpie) -> None:
    with running(screen, product, bus):
        wait_until_watched(screen, product)
        wanted = _make_copies(screen, 200, 0.05, "copy", "patient")
        eventually(lambda: texts(product)[0] == wanted[0], "the last is kept")
        assert texts(product)[:200] == wanted


def test_twenty_copies_a_tenth_of_a_second_apart_all_come(
    screen: Screen, bus: str, product: Magpie
) -> None:
    """A machine that is busy elsewhere for a tenth of a second may take a copy, but not always."""
    with running(screen, product, bus):
        wait_until_watched(screen, product)

        def all_came(attempt: int) -> bool:
            wanted = _make_copies(screen, 20, 0.1, f"attempt {attempt}, copy")
            eventually(lambda: texts(product)[0] == wanted[0], "the last is kept")
            return texts(product)[:20] == wanted

        assert any(all_came(attempt) for attempt in range(3))
