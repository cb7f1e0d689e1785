from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.catalog import Catalog, FileFacts
from indexer.catalog.documents import Content
from indexer.contract import codec
from indexer.contract.messages import MAX_MESSAGE_BYTES, MOST_AROUND, ReadAround, TextAround
from indexer.documents import DocId, Extracted, Failure, Part
from indexer.preview import text_around
from indexer.semantic.chunking import passages


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return Catalog(tmp_path_factory.mktemp("catalog") / "catalog.sqlite")


_paths = iter(range(10_000))


def stored(
    catalog: Catalog,
    extracted: Extracted,
    extractor: str = "text/1",
    failure: Failure | None = None,
) -> str:
    number = next(_paths)
    facts = FileFacts(b"/docs/%d" % number, 1, number + 1, 321, 10)
    cut = tuple(passages(extracted))
    with catalog.transaction():
        doc_id: DocId = catalog.documents.store(
            facts, Content(b"", extractor, extracted, failure, "", cut, [0] * len(cut)), 1.0
        )
    return f"file:{doc_id}"


def plain(lines: int) -> str:
    return "".join(f"line {number} of the file, as long as lines are\n" for number in range(lines))


def test_a_short_text_comes_whole(catalog: Catalog) -> None:
    hit = stored(catalog, Extracted("one\ntwo\n", "text/plain"))
    found = text_around(catalog, ReadAround(id=7, hit=hit, start=4, end=7))
    assert found == TextAround(
        id=7, text="one\ntwo\n", start=0, more=False, parts=[], line=1, lines=2, size=321
    )


def test_a_stretch_begins_and_ends_with_lines_and_knows_its_first(catalog: Catalog) -> None:
    text = plain(2_000)
    hit = stored(catalog, Extracted(text, "text/plain"))
    at = text.index("line 1000 ")
    found = text_around(catalog, ReadAround(hit=hit, start=at, end=at + 10, around=500))
    assert found.more
    assert text[found.start :].startswith(found.text)
    assert found.text.endswith("\n")
    first = int(found.text.split()[1])
    assert found.line == first + 1
    assert at - 500 <= found.start <= at - 400
    assert found.lines == 2_000


@given(data=st.data())
def test_a_stretch_holds_the_place_and_is_the_text(catalog: Catalog, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab \n🙂é"), min_size=1, max_size=400))
    hit = stored(catalog, Extracted(text, "text/plain"))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = data.draw(st.integers(0, 100))
    found = text_around(catalog, ReadAround(hit=hit, start=start, end=end, around=around))
    assert text[found.start : found.start + len(found.text)] == found.text
    assert found.start <= start
    assert found.start + len(found.text) >= end
    assert found.more == (found.start + len(found.text) < len(text)) or found.text.endswith("\n")
    if found.line is not None:
        assert found.line == text.count("\n", 0, found.start) + 1


def test_pages_are_told_where_they_begin(catalog: Catalog) -> None:
    pages = [plain(30), plain(30), plain(30)]
    text = "".join(pages)
    parts = tuple(Part(sum(map(len, pages[:n])), n + 1) for n in range(3))
    hit = stored(catalog, Extracted(text, "application/pdf", unit="page", parts=parts), "pdf/1")
    found = text_around(catalog, ReadAround(hit=hit, start=parts[1].start, end=parts[1].start + 9))
    assert [(part.start, part.label) for part in found.parts] == [
        (parts[0].start, "p. 1"),
        (parts[1].start, "p. 2"),
        (parts[2].start, "p. 3"),
    ]
    assert (found.line, found.lines) == (None, 0)


def test_it_says_why_there_is_no_text(catalog: Catalog) -> None:
    failure = Failure("encrypted", "The PDF is password-protected.")
    hit = stored(catalog, Extracted("", "application/pdf"), "pdf/1", failure)
    found = text_around(catalog, ReadAround(hit=hit))
    assert (found.text, found.problem) == ("", "The PDF is password-protected.")


def test_what_does_not_fit_into_a_message_is_left_out_at_both_ends(catalog: Catalog) -> None:
    text = ("\x01" * 79 + "\n") * 3_000  # six bytes each in JSON
    hit = stored(catalog, Extracted(text, "text/plain"))
    found = text_around(
        catalog, ReadAround(hit=hit, start=120_000, end=120_010, around=MOST_AROUND)
    )
    assert len(codec.encode(found)) <= MAX_MESSAGE_BYTES
    assert found.start <= 120_000
    assert found.start + len(found.text) >= 120_010
    assert len(found.text) > 10_000


@pytest.mark.parametrize(
    ("hit", "start", "end", "around"),
    [
        ("file:99999", 0, 0, 10),
        ("app:gimp", 0, 0, 10),
        ("file:", 0, 0, 10),
        ("file:1", 5, 4, 10),
        ("file:1", -1, 4, 10),
        ("file:1", 0, 4, MOST_AROUND + 1),
        ("file:1", 0, 1_000_000, 10),
    ],
)
def test_what_makes_no_sense_is_refused(
    catalog: Catalog, hit: str, start: int, end: int, around: int
) -> None:
    with pytest.raises(ValueError, match=r"no such|span|around"):
        text_around(catalog, ReadAround(hit=hit, start=start, end=end, around=around))
