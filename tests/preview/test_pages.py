from __future__ import annotations

import io
import os
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from indexer.contract.messages import Box
from indexer.documents import Failure
from indexer.extract import Sandbox
from indexer.preview.page_child import MAX_IMAGE_BYTES, draw
from indexer.preview.page_request import PageAnswer, PageRequest
from tests.extract import samples


def wanted(path: Path, page: int = 1, width: int = 300, passage: str = "") -> PageRequest:
    words = [(0, len(passage.split()[0]))] if passage else []
    return PageRequest(os.fsencode(path), 50 << 20, page, width, passage, words, 1)


def has_ink(picture: Image.Image, box: Box) -> bool:
    left, top, right, bottom = box
    wide, high = picture.size
    inside = (int(left * wide), int(top * high), int(right * wide), int(bottom * high))
    return any(picture.crop(inside).histogram()[:128])


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "offer.pdf"
    path.write_bytes(samples.pdf(["One\nTwo", "First line\nThe second line of it\nThird"]))
    return path


def test_a_page_is_drawn_with_its_passage(offer: Path) -> None:
    answer = draw(wanted(offer, 2, 300, "second line\nof it\nThird"))
    assert (answer.problem, answer.pages) == ("", 2)
    picture = Image.open(io.BytesIO(answer.image)).convert("L")
    assert picture.size == (300, 400)
    assert len(answer.passage) == 2  # one box a line
    (word,) = answer.words
    first = answer.passage[0]
    assert first[0] == pytest.approx(word[0])
    assert word[2] < first[2]
    # The text begins at 50 of 600 points, 700 of 800 above the foot; each line is 20 lower.
    assert 0.08 < first[0] < 0.16
    assert first[1] < 0.15 < first[3]
    assert has_ink(picture, word)


def test_a_page_turned_round_has_its_passage_where_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(samples.pdf(["Sideways"]).replace(b"/MediaBox", b"/Rotate 90 /MediaBox"))
    answer = draw(wanted(path, 1, 400, "Sideways"))
    picture = Image.open(io.BytesIO(answer.image)).convert("L")
    assert picture.size == (400, 300)
    (box,) = answer.passage
    assert has_ink(picture, box)
    assert box[3] - box[1] > box[2] - box[0], "the text runs down"


def test_a_changed_file_is_drawn_without_marks(offer: Path) -> None:
    answer = draw(wanted(offer, 1, 300, "words of another time"))
    assert answer.image
    assert (answer.passage, answer.words) == ([], [])


def test_what_cannot_be_drawn_says_why(tmp_path: Path, offer: Path) -> None:
    assert "no page 3" in draw(wanted(offer, 3)).problem
    assert "no longer" in draw(wanted(tmp_path / "gone.pdf")).problem
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing more")
    assert "cannot be opened" in draw(wanted(broken)).problem


def test_a_picture_always_fits_into_a_message(tmp_path: Path) -> None:
    noise = Image.effect_noise((1200, 1600), 90).convert("RGB")
    path = tmp_path / "scan.pdf"
    noise.save(path, "PDF")
    answer = draw(wanted(path, 1, 1600))
    assert answer.problem == ""
    assert 0 < len(answer.image) <= MAX_IMAGE_BYTES
    assert Image.open(io.BytesIO(answer.image)).format == "JPEG"


def test_a_page_of_a_strange_shape_is_no_larger_than_others(tmp_path: Path) -> None:
    path = tmp_path / "strip.pdf"
    strip = samples.pdf(["x"]).replace(b"[0 0 600 800]", b"[0 0 10 14000]")
    path.write_bytes(strip)
    picture = Image.open(io.BytesIO(draw(wanted(path, 1, 600)).image))
    assert picture.height <= 2400


def test_the_child_draws_behind_the_sandbox(offer: Path) -> None:
    sandbox = Sandbox("indexer.preview.page_child", memory_bytes=700_000_000)
    try:
        answer = sandbox.call(msgspec.msgpack.encode(wanted(offer, 2, 500, "Third")))
        assert not isinstance(answer, Failure), answer
        drawn = msgspec.msgpack.decode(answer, type=PageAnswer)
        assert len(drawn.passage) == 1
        assert drawn.image
        assert {"memory", "no-writing", "parent-death"} <= set(sandbox.protections)
    finally:
        sandbox.close()
