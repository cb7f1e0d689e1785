from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalog import Catalog, FileFacts
from indexer.catalog.documents import Content
from indexer.documents import Extracted, Failure


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    made = Catalog(tmp_path / "catalog.sqlite")
    for number, (path, failure) in enumerate(FILES.items()):
        facts = FileFacts(path, 1, number + 1, 10 * number, 5)
        content = Content(
            b"d", "x/1", Extracted("", "text/plain"), failure, "", passages=(), positions=()
        )
        made.documents.store(facts, content, now=1.0)
    yield made
    made.close()


CORRUPT = Failure("corrupt", "It is cut short.")
LOCKED = Failure("encrypted", "It needs a password.")
FILES: dict[bytes, Failure | None] = {
    "/home/Äpfel.pdf".encode(): CORRUPT,
    b"/home/b.txt": None,
    b"/home/in/c.docx": LOCKED,
    b"/home/in/d\xff.pdf": CORRUPT,
    b"/home/picture.png": Failure("unsupported", "A picture."),
    b"/home/void.txt": Failure("empty", "It is empty."),
}


def paths(catalog: Catalog, **narrowed: object) -> list[bytes]:
    asked = {"folder": None, "text": "", "code": None, "offset": 0, "limit": 10, **narrowed}
    listed, _ = catalog.failed.listed(**asked)  # type: ignore[arg-type]
    return [path for path, _, _ in listed]


def test_what_has_no_text_has_not_failed(catalog: Catalog) -> None:
    listed, total = catalog.failed.listed(None, "", None, 0, 10)
    assert total == 3
    assert listed == [
        (b"/home/in/c.docx", "encrypted", "It needs a password."),
        (b"/home/in/d\xff.pdf", "corrupt", "It is cut short."),
        ("/home/Äpfel.pdf".encode(), "corrupt", "It is cut short."),
    ]


def test_failures_are_narrowed_by_folder_text_and_kind(catalog: Catalog) -> None:
    assert paths(catalog, folder=b"/home/in") == [b"/home/in/c.docx", b"/home/in/d\xff.pdf"]
    assert paths(catalog, text="äPFEL") == ["/home/Äpfel.pdf".encode()]
    assert paths(catalog, text="%") == []  # no pattern, but text
    assert paths(catalog, code="corrupt", folder=b"/home/in") == [b"/home/in/d\xff.pdf"]
    assert paths(catalog, offset=1, limit=1) == [b"/home/in/d\xff.pdf"]
    assert catalog.failed.codes(None) == {"corrupt": 2, "encrypted": 1}
    assert catalog.failed.codes(b"/home/in") == {"corrupt": 1, "encrypted": 1}


def test_the_total_counts_what_is_not_listed(catalog: Catalog) -> None:
    listed, total = catalog.failed.listed(None, ".pdf", None, 0, 1)
    assert (len(listed), total) == (1, 2)


def test_what_is_distrusted_was_read_by_no_known_extractor(catalog: Catalog) -> None:
    again = catalog.failed.distrust([b"/home/in/c.docx", b"/home/nothing"])
    assert again == [(b"/home/in/c.docx", 20, 5)]
    assert set(catalog.indexing.extractors()) == {"", "x/1"}
    stored = catalog.documents.find(b"/home/in/c.docx")
    assert stored is not None
    assert stored.extractor == ""
    assert len(catalog.failed.distrust(None)) == 3


def test_a_folder_is_counted_by_how_its_files_are_found(catalog: Catalog) -> None:
    counts = catalog.reading.folder_counts(b"/home")
    assert (counts.documents, counts.failed, counts.by_name) == (6, 3, 2)
    assert (counts.by_words, counts.by_meaning) == (0, 0)
    model = catalog.indexing.model("m@1")
    good = catalog.documents.find(b"/home/b.txt")
    assert good is not None
    catalog.indexing.mark_embedded("m@1", model, [good.id])
    catalog.indexing.keyword_written([(good.id, 1)], [])
    counts = catalog.reading.folder_counts(b"/home", model)
    assert (counts.by_words, counts.by_meaning) == (1, 1)
    assert catalog.reading.folder_counts(b"/home", model + 1).by_meaning == 0
