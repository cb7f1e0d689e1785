"""A snippet's template as blocks: placeholders and fields are tokens in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.preview.blocks import Block, Run
from desktop.preview.snippets import (
    blocks_of,
    blocks_of_text,
    command_blocks,
    filled_blocks,
    noted,
    with_tokens,
    words_of,
)
from indexer.contract.snippet_messages import SnippetCommand
from indexer.contract.snippets import Snippet


def styled(block: Block) -> list[tuple[str, str]]:
    return [(block.text[run.start : run.end].strip("\u00a0"), run.style) for run in block.runs]


def test_placeholders_fields_and_the_cursor_are_tokens() -> None:
    first, second = blocks_of_text("Dear [[name:Ada]],\nit is {{date +1d}}$|$.")
    assert first.text == "Dear \u00a0name:Ada\u00a0,"
    assert styled(first) == [("name:Ada", "field")]
    assert second.text == "it is \u00a0date +1d\u00a0|."
    assert styled(second) == [("date +1d", "token"), ("|", "link")]


def test_what_only_looks_like_a_placeholder_is_text() -> None:
    (block,) = blocks_of_text("{ {{ } [[ ]")
    assert (block.text, block.runs) == ("{ {{ } [[ ]", ())


def test_rich_text_keeps_its_styles_around_tokens() -> None:
    (block,) = blocks_of(Snippet(uid="1", html="<p>to <b>{{who}} now</b> and <i>then</i></p>"))
    assert block.text == "to \u00a0who\u00a0 now and then"
    assert ("who\u00a0 now", "strong") in styled(block)
    assert ("then", "emphasis") in styled(block)
    assert ("who", "token") in styled(block)
    (heading, _) = blocks_of(Snippet(uid="1", markdown="# Of {{date}}\n\ntext"))
    assert (heading.kind, styled(heading)) == ("heading", [("date", "token")])


@given(st.text("ab{}[]$| \n:", max_size=60), st.data())
def test_runs_stay_inside_their_block(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = with_tokens(Block(text, "text", 0, runs=(Run(start, end, "strong"),)))
    assert all(0 <= run.start <= run.end <= len(shown.text) for run in shown.runs)


@given(st.text(max_size=60))
def test_text_without_braces_and_brackets_is_itself(text: str) -> None:
    plain = text.replace("{", "").replace("[", "").replace("$", "").replace("\\", "")
    assert words_of(plain) == " ".join(plain.split())


def test_in_a_row_placeholders_are_their_names() -> None:
    assert words_of("Dear [[name:Ada]],\n{{date:%d}}$|$") == "Dear ‹name›, ‹date›"


def test_the_cursor_is_marked_in_what_is_filled_in() -> None:
    first, second = filled_blocks("one\ntwo", 5)
    assert (first.text, first.runs) == ("one", ())
    assert (second.text, second.runs) == ("t|wo", (Run(1, 2, "link"),))
    assert [block.text for block in filled_blocks("one", None)] == ["one"]
    assert [block.text for block in filled_blocks("one", 3)] == ["one"]  # at the end anyway


def test_commands_are_shown_in_full_with_what_becomes_of_them() -> None:
    commands = [
        SnippetCommand("a", "shell", "uname -sr\ndate", "bash", approved=True),
        SnippetCommand("b", "env", "HOME", "", approved=False),
    ]
    blocks = command_blocks("Would run", commands, "runs", "waits")
    assert [block.text for block in blocks] == [
        "Would run", "runs", "uname -sr", "date", "waits", "$HOME",
    ]  # fmt: skip
    assert noted("Source", [""]) == ()
    assert [block.text for block in noted("Source", ["a.pdf, p. 3"])] == ["Source", "a.pdf, p. 3"]
