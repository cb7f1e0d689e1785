"""A snippet as a preview shows it: its template, with placeholders and fields as tokens (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from desktop.preview.blocks import Block, Run, Style
from desktop.preview.markdown import markdown
from desktop.preview.prose import prose
from desktop.preview.rich import placed, rich
from indexer.contract.snippet_messages import SnippetCommand
from indexer.contract.snippets import Snippet
from indexer.contract.templates import Cursor, FormField, Node, Placeholder, Text, parse

MOST: Final = 100_000  # characters of a template that are shown
_CURSOR: Final = "|"
_SPACE: Final = "\u00a0"  # around a token, within its ground


def blocks_of(snippet: Snippet) -> tuple[Block, ...]:
    """Return a snippet's template in the form that is richest."""
    if snippet.html and (found := rich(snippet.html)):
        return tuple(placed([with_tokens(block) for block in found]))
    if snippet.markdown and not snippet.html:
        found = markdown(snippet.markdown[:MOST], 0)
        return tuple(placed([with_tokens(block) for block in found]))
    return blocks_of_text(snippet.text)


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return a plain template."""
    return tuple(placed([with_tokens(block) for block in prose(text[:MOST], 0, broken=False)]))


def filled_blocks(text: str, cursor: int | None) -> tuple[Block, ...]:
    """Return a text that was filled in, with a mark where the cursor will be."""
    if cursor is not None and 0 <= cursor < len(text):
        text = f"{text[:cursor]}{_CURSOR}{text[cursor:]}"
    blocks = prose(text[:MOST], 0, broken=False)
    at = cursor if cursor is not None and cursor < len(text) else None
    return tuple(placed([_with_mark(block, at) for block in blocks]))


def _with_mark(block: Block, at: int | None) -> Block:
    if at is None or not block.source <= at < block.source + len(block.text):
        return block
    start = at - block.source
    return replace(block, runs=(*block.runs, Run(start, start + 1, "link")))


def with_tokens(block: Block) -> Block:
    """Return a block whose placeholders stand as what they say, in a style of their own."""
    nodes = parse(block.text).nodes
    if all(isinstance(node, Text) for node in nodes):
        return block
    shown: list[str] = []
    runs: list[Run] = []
    places: list[int] = []  # of each character, in what is shown
    at = 0
    for node in nodes:
        style, said = _token(node, block.text[node.start : node.end])
        if style is None:
            places += range(at, at + len(said))
        else:
            places += [at] * (node.end - node.start)
            runs.append(Run(at, at + len(said), style))
        shown.append(said)
        at += len(said)
    places.append(at)
    before = (Run(places[run.start], places[run.end], run.style) for run in block.runs)
    return Block(
        "".join(shown), block.kind, block.source, block.level, block.label, (*before, *runs),
        apart=block.apart,
    )  # fmt: skip


def _token(node: Node, written: str) -> tuple[Style | None, str]:
    """Return how a node is shown, and as what; texts as they are written."""
    match node:
        case Text():
            return None, written
        case Cursor():
            return "link", _CURSOR
        case _:
            said = " ".join(written[2:-2].split())
            style: Style = "field" if isinstance(node, FormField) else "token"
            return style, f"{_SPACE}{said}{_SPACE}"


def words_of(template: str) -> str:
    """Return a template in one line, its placeholders by their names: for a row."""
    said: list[str] = []
    for node in parse(template).nodes:
        match node:
            case Text():
                said.append(node.text)
            case Placeholder() | FormField():
                said.append(f"‹{node.name}›")
    return " ".join("".join(said).split())


def command_blocks(
    name: str, commands: Sequence[SnippetCommand], approved: str, waiting: str
) -> tuple[Block, ...]:
    """Return the commands in full, each below a line that says whether it may run."""
    blocks = [Block(name, "part", 0, apart=True)]
    for command in commands:
        line = approved if command.approved else waiting
        blocks.append(Block(line, "text", 0, runs=(Run(0, len(line), "faint"),), apart=True))
        text = f"${command.text}" if command.kind == "env" else command.text
        blocks += [Block(one, "code", 0) for one in text.splitlines() or [""]]
    return tuple(blocks)


def noted(name: str, lines: Iterable[str]) -> tuple[Block, ...]:
    """Return lines under a name of their own; nothing where there are none."""
    texts = [Block(line, "text", 0) for line in lines if line]
    return (Block(name, "part", 0, apart=True), *texts) if texts else ()
