from __future__ import annotations

from desktop.preview.prose import prose

_PAGE = """A heading

The first line of a paragraph that a page
broke into lines, and which is read better
when they are joined.
• a point of a list that is quite long too
• another point

12.50  3
"""


def test_lines_stay_lines_where_no_page_broke_them() -> None:
    blocks = prose("one\ntwo\n\n three", 10, broken=False)
    assert [(block.text, block.source, block.apart) for block in blocks] == [
        ("one", 10, False),
        ("two", 14, False),
        (" three", 19, True),
    ]


def test_a_pages_lines_are_joined_to_paragraphs() -> None:
    assert [block.text for block in prose(_PAGE, 0, broken=True)] == [
        "A heading",
        _PAGE.split("\n", 2)[2].partition("\n•")[0].replace("\n", " "),
        "• a point of a list that is quite long too",
        "• another point",
        "12.50  3",
    ]


def test_verses_stay_verses() -> None:
    verses = "Tyger Tyger, burning bright,\nIn the forests of the night;\n"
    assert len(prose(verses, 0, broken=True)) == 2


def test_parts_are_named_where_they_begin() -> None:
    text = "the end of page one\n\nthe beginning of page two\n"
    blocks = prose(text, 100, [(100, "p. 1"), (121, "p. 2")], broken=True)
    assert [(block.kind, block.text) for block in blocks] == [
        ("part", "p. 1"),
        ("text", "the end of page one"),
        ("part", "p. 2"),
        ("text", "the beginning of page two"),
    ]


def test_lines_of_a_script_without_spaces_are_joined_without_one() -> None:
    lines = ["春の庭" * 15, "桜の花" * 15, "end " * 15]
    (block,) = prose("\n".join(lines), 0, broken=True)
    assert block.text == f"{lines[0]}{lines[1]} {lines[2]}"
    assert block.pieces[1].source == len(lines[0]) + 1
