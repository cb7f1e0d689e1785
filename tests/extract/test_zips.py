from __future__ import annotations

import io
import zipfile

import pytest

from indexer.extract import limits, zips
from indexer.extract.failing import UnextractableError
from indexer.extract.zips import Package, resolve
from tests.extract import samples


def code(act: object, *arguments: object) -> str:
    with pytest.raises(UnextractableError) as caught:
        act(*arguments)  # type: ignore[operator]  # any callable
    return caught.value.failure.code


def test_names_are_found_whatever_their_case() -> None:
    package = Package(samples.zipped({"Word/Document.XML": "x"}))
    assert package.find("word/document.xml") == "Word/Document.XML"
    assert package.find("other") is None
    assert package.read("Word/Document.XML") == b"x"


def test_a_bomb_is_refused_by_its_declared_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_UNPACKED_BYTES", 1_000)
    assert code(Package, samples.zipped({"a": "x" * 600, "b": "x" * 600})) == "too-large"


def test_a_bomb_that_lies_is_refused_by_its_true_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_MEMBER_BYTES", 1_000)
    assert code(Package(samples.zipped({"a": "x" * 5_000})).read, "a") == "too-large"


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_MEMBERS", 2)
    assert code(Package, samples.zipped(dict.fromkeys("abc", ""))) == "too-large"
    assert limits.MAX_MEMBERS > 2


def test_damage_and_locks_have_reasons() -> None:
    data = bytearray(samples.zipped({"a": "some words that are packed" * 9}))
    data[40] ^= 0xFF
    assert code(Package(bytes(data)).read, "a") == "corrupt"
    assert code(Package(samples.zipped({"a": "x"})).read, "b") == "corrupt"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a", "x")
    locked = bytearray(buffer.getvalue())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert code(Package(bytes(locked)).read, "a") == "encrypted"


def test_links_stay_inside_the_package() -> None:
    assert resolve("word", "media/a.png#x") == "word/media/a.png"
    assert resolve("word", "/xl/b%20c.xml") == "xl/b c.xml"
    assert resolve("a/b", "../c.xml") == "a/c.xml"


def test_xml_is_mended_and_fetches_nothing() -> None:
    package = Package(samples.zipped({"a": "<a><b>x</a>", "b": " "}))
    assert zips.all_text(package.xml("a")) == "x"
    assert code(package.xml, "b") == "corrupt"
    external = zips.parse_xml(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    assert external is not None
    assert "root" not in zips.all_text(external)
