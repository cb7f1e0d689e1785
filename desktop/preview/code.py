"""Source code as blocks: a line each, numbered, coloured by Pygments (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from desktop.preview.blocks import Block, Piece, Run, Style, split

MOST_COLOURED: Final = 200_000  # characters; what is longer is shown plain
_LONGEST_LINE: Final = 4_000  # characters; code that nobody writes so is not coloured

# By the beginning of a token's type, the longer ones first.
_STYLES: Final[tuple[tuple[str, Style], ...]] = (
    ("Comment.Preproc", "keyword"),
    ("Comment", "comment"),
    ("Keyword.Type", "type"),
    ("Keyword", "keyword"),
    ("Operator.Word", "keyword"),
    ("Name.Function", "function"),
    ("Name.Decorator", "function"),
    ("Name.Class", "type"),
    ("Name.Exception", "type"),
    ("Name.Namespace", "type"),
    ("Name.Tag", "tag"),
    ("Name.Attribute", "function"),
    ("Name.Builtin", "type"),
    ("Literal.String.Doc", "comment"),
    ("Literal.String", "string"),
    ("Literal.Number", "number"),
    ("Literal.Date", "number"),
    ("Generic.Heading", "keyword"),
    ("Generic.Subheading", "keyword"),
    ("Generic.Inserted", "added"),
    ("Generic.Deleted", "removed"),
)


def code(
    text: str, start: int, first_line: int | None, name: str = "", until: int = MOST_COLOURED
) -> list[Block]:
    """Return a block for each line of code that begins at `start` in the extracted text.

    Lines are numbered from `first_line` on, if it is known. With a file's `name` they are
    coloured as its language asks for, up to the character `until` of the text.
    """
    runs = list(takewhile(lambda run: run.start < until, _coloured(text, name))) if name else []
    blocks: list[Block] = []
    at = upcoming = 0
    for number, line in enumerate(text.split("\n")):
        end = at + len(line)
        inside = []
        while upcoming < len(runs) and runs[upcoming].start < end:
            run = runs[upcoming]
            if run.end > at:
                inside.append(Run(max(run.start, at) - at, min(run.end, end) - at, run.style))
            if run.end > end:
                break  # it goes on in the next line
            upcoming += 1
        label = str(first_line + number) if first_line is not None else ""
        pieces = (Piece(0, start + at, len(line)),)
        blocks += split(Block(line, "source", start + at, 0, label, tuple(inside), pieces))
        at = end + 1
    if blocks and not blocks[-1].text:
        blocks.pop()  # what stands after the last line's end
    return blocks


def _coloured(text: str, name: str) -> Iterator[Run]:
    """Yield the runs of a text that are coloured, in order and apart."""
    if len(text) > MOST_COLOURED or max(map(len, text.split("\n"))) > _LONGEST_LINE:
        return
    from pygments.lexers import get_lexer_for_filename
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_for_filename(name, text[:2000])
    except ClassNotFound:
        return
    done = 0
    for at, token, value in lexer.get_tokens_unprocessed(text):
        style = _style(str(token))
        if style is not None and value and at >= done:
            done = at + len(value)
            yield Run(at, done, style)


def _style(token: str) -> Style | None:
    kind = token.removeprefix("Token.")
    return next((style for begin, style in _STYLES if kind.startswith(begin)), None)
