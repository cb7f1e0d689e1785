from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.preview.blocks import (
    LONGEST,
    Block,
    Piece,
    Run,
    block_at,
    position_in,
    spans_in,
    split,
    whole,
)
from desktop.preview.code import code
from desktop.preview.markdown import markdown
from desktop.preview.prose import prose

LINES = st.lists(
    st.text(st.sampled_from("ab c🙂*_`[]()#>-~|\t\\!"), max_size=30)
    | st.sampled_from(
        ["```", "- item", "# head", "> said", "===", "---", "1. one", "| a | b |", ""]
    ),
    max_size=12,
).map("\n".join)


def made(text: str, start: int) -> list[list[Block]]:
    return [
        prose(text, start, broken=False),
        prose(text, start, broken=True),
        code(text, start, 1),
        markdown(text, start),
    ]


@given(LINES, st.integers(0, 1000))
def test_every_piece_is_the_extracted_text(text: str, start: int) -> None:
    for blocks in made(text, start):
        for block in blocks:
            for piece in block.pieces:
                low = piece.source - start
                shown = block.text[piece.at : piece.at + piece.length]
                assert shown == text[low : low + piece.length]
            for run in block.runs:
                assert 0 <= run.start < run.end <= len(block.text)


@given(LINES, st.integers(0, 1000))
def test_blocks_stand_in_order_and_each_place_is_found(text: str, start: int) -> None:
    for blocks in made(text, start):
        assert [block.source for block in blocks] == sorted(block.source for block in blocks)
        for number, block in enumerate(blocks):
            if block.pieces and (
                number + 1 == len(blocks) or blocks[number + 1].source > block.source
            ):
                found = blocks[block_at(blocks, block.pieces[0].source)]
                assert found is block


@given(st.text(st.sampled_from("ab c🙂\n"), max_size=60), st.data())
def test_what_is_marked_in_prose_is_the_span(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    for blocks in (prose(text, 7, broken=False), code(text, 7, None)):
        marked = "".join(
            block.text[start:end]
            for block in blocks
            for start, end in spans_in(block, [(7 + low, 7 + high)])
        )
        assert marked.split() == text[low:high].split() or (
            marked.replace(" ", "") == text[low:high].replace("\n", "").replace(" ", "")
        )


@given(st.text(st.sampled_from("ab \n🙂"), min_size=LONGEST, max_size=4 * LONGEST))
def test_a_long_block_is_cut_and_nothing_is_lost(text: str) -> None:
    text = text.replace("\n", "x")
    block = Block(
        text, "text", 5, 0, "7", (Run(3, len(text) - 2, "strong"),), whole(text, "text", 5).pieces
    )
    cut = list(split(block))
    assert "".join(one.text for one in cut) == text
    assert all(len(one.text) <= LONGEST for one in cut)
    assert [one.label for one in cut] == ["7"] + [""] * (len(cut) - 1)
    at = 0
    for one in cut:
        assert one.source == 5 + at
        assert one.pieces == (Piece(0, 5 + at, len(one.text)),)
        at += len(one.text)


def test_a_mark_over_joined_lines_is_one() -> None:
    text = (
        "a line that is as long as a page is wide and\ngoes on in another one that is as long.\nE."
    )
    (block,) = prose(text, 0, broken=True)
    assert block.text == text.replace("\n", " ")
    low, high = text.index("and"), text.index("goes") + 4
    assert spans_in(block, [(low, high)]) == [(low, high)]
    assert spans_in(block, [(low + 3, low + 4)]) == [], "the line's end is not shown"
    assert position_in(block, low + 3) == low + 4


def test_what_has_no_block_has_no_place() -> None:
    assert block_at([], 5) == -1
    assert block_at([whole("x", "text", 10)], 5) == 0
    assert spans_in(Block("", "rule", 3), [(0, 10)]) == []
