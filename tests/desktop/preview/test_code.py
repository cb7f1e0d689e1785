from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.preview.code import MOST_COLOURED, code

_SOURCE = 'def f(x):  # say\n    """Two\n    lines."""\n    return "🙂" + 1\n'


def styled(name: str, until: int = MOST_COLOURED) -> list[tuple[str, str]]:
    return [
        (block.text[run.start : run.end], run.style)
        for block in code(_SOURCE, 50, 3, name, until)
        for run in block.runs
    ]


def test_lines_are_numbered_and_coloured() -> None:
    blocks = code(_SOURCE, 50, 3, "f.py")
    assert [block.label for block in blocks] == ["3", "4", "5", "6"]
    assert [block.source for block in blocks] == [50, 67, 78, 92]
    assert styled("f.py") == [
        ("def", "keyword"), ("f", "function"), ("# say", "comment"),
        ('"""Two', "comment"), ('    lines."""', "comment"),
        ("return", "keyword"), ('"', "string"), ("🙂", "string"), ('"', "string"), ("1", "number"),
    ]  # fmt: skip


def test_what_is_after_the_limit_stays_plain() -> None:
    assert styled("f.py", 5) == [("def", "keyword"), ("f", "function")]


def test_what_nobody_knows_or_wrote_by_hand_stays_plain() -> None:
    assert styled("f.no-such-language") == []
    assert styled("") == []
    assert not any(block.runs for block in code("x = 1;" * 1000, 0, 1, "min.js"))


def test_lines_without_numbers() -> None:
    assert [block.label for block in code("a\nb", 0, None)] == ["", ""]


@given(
    st.text(st.sampled_from("def x()\"'#\n \t🙂/*<>{};=1"), max_size=200),
    st.sampled_from(["a.py", "a.js", "a.html", "a.json", "a.c", "a.diff", "a.sh", "Makefile"]),
)
def test_any_text_is_shown_whole(text: str, name: str) -> None:
    blocks = code(text, 0, 1, name)
    assert "\n".join(block.text for block in blocks) in (text, text.removesuffix("\n"))
    for block in blocks:
        ends = [0]
        for run in block.runs:
            assert ends[-1] <= run.start < run.end <= len(block.text)
            ends.append(run.end)
