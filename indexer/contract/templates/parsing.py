"""Text to template, by the grammar of `indexer/snippets/GRAMMAR.md`.

Any text is a template: what is no placeholder stays text, and is told of where it looks like one.
The time is linear in the length: an opening is looked at once, up to the next opening or closing.
"""

from __future__ import annotations

import json
import re
from typing import Final

from indexer.contract.templates.nodes import (
    Cursor,
    FormField,
    Node,
    Offset,
    Placeholder,
    Problem,
    Template,
    Text,
)

UNITS: Final = {
    "y": "y", "Y": "y", "M": "M", "w": "w", "W": "w", "d": "d", "D": "d",
    "h": "h", "H": "h", "m": "m", "s": "s", "S": "s",
}  # fmt: skip
_TOKEN: Final = re.compile(
    r"(?P<escape>\\\{\\\{|\\\}\\\}|\\\[\\\[|\\\]\\\])"
    r"|(?P<cursor>\$\|\$)|(?P<open>\{\{(?!\{)|\[\[(?!\[))"
)
_BORDERS: Final = {
    "{{": re.compile(r"\{\{(?!\{)|\}\}"),
    "[[": re.compile(r"\[\[(?!\[)|\]\]"),
}
_QUOTED: Final = r'"((?:[^"\\]|\\.)*+)"'
_LITERAL: Final = re.compile(rf"\s*{_QUOTED}\s*", re.DOTALL)
_NAME: Final = re.compile(r"\s*(\w+(?:-[^\W\d_]\w*)*)(?:\.(\w+))?")
_OFFSET: Final = re.compile(r"\s*([+-]) ?([0-9]{1,9})([A-Za-z])(?!\w)")
_ATTRIBUTE: Final = re.compile(rf"\s+([\w-]+)={_QUOTED}", re.DOTALL)
_MODIFIER: Final = re.compile(r"\s*+\|\s*+([\w-]+)")
_ARGUMENT: Final = re.compile(r"\s*+:(.*)", re.DOTALL)
_END: Final = re.compile(r"\s*")
# What the argument is called where it cannot stand behind a colon.
ARGUMENT: Final = "text"


def parse(source: str) -> Template:
    """Return a template of any text; nothing is ever refused."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._nodes: list[Node] = []
        self._problems: list[Problem] = []
        self._text: list[str] = []
        self._text_start = 0
        self._open_for_good: set[str] = set()  # openings that nothing closes any more

    def parse(self) -> Template:
        source, at = self._source, 0
        while found := _TOKEN.search(source, at):
            self._add_text(source[at : found.start()], at)
            at = found.end()
            if found.lastgroup == "escape":
                self._add_text(found[0].replace("\\", ""), found.start())
            elif found.lastgroup == "cursor":
                self._add(Cursor(found.start(), at), found.start())
            else:
                at = self._opening(found[0], found.start())
        self._add_text(source[at:], at)
        self._flush(len(source))
        return Template(source, tuple(self._nodes), tuple(self._problems))

    def _opening(self, opening: str, start: int) -> int:
        """Read what begins here; return where to go on."""
        inside = start + len(opening)
        border = None
        if opening not in self._open_for_good:
            border = _BORDERS[opening].search(self._source, inside)
            if border is None:
                self._open_for_good.add(opening)
        if border is None or border[0] == opening:
            if opening == "{{" and _NAME.match(self._source, inside):
                message = "The placeholder has no }} and stays text."
                self._problems.append(Problem(start, inside, "unclosed", message))
            self._add_text(opening, start)
            return inside
        body, end = self._source[inside : border.start()], border.end()
        node = _node(opening, body, start, end)
        if node is None:
            if opening == "{{":
                message = "This is no placeholder and stays text."
                self._problems.append(Problem(start, end, "syntax", message))
            # What is inside may well be one: "{{ [[field]] }}".
            self._add_text(opening, start)
            return inside
        if isinstance(node, Text):
            self._add_text(node.text, start)
        else:
            self._add(node, start)
        return end

    def _add(self, node: Node, start: int) -> None:
        self._flush(start)
        self._nodes.append(node)

    def _add_text(self, text: str, start: int) -> None:
        if text:
            if not self._text:
                self._text_start = start
            self._text.append(text)

    def _flush(self, end: int) -> None:
        if self._text:
            self._nodes.append(Text("".join(self._text), self._text_start, end))
            self._text = []


def _node(opening: str, body: str, start: int, end: int) -> Node | None:
    """Return what stands between an opening and its end, None when it is nothing known."""
    if opening == "{{" and (literal := _LITERAL.fullmatch(body)):
        text = _unquoted(literal[1])
        return None if text is None else Text(text, start, end)
    found = _inside(body)
    if found is None:
        return None
    if opening == "{{":
        if found == Placeholder("cursor"):
            return Cursor(start, end)
        return Placeholder(
            found.name, found.part, found.offsets, found.attributes, found.modifiers,
            found.argument, start, end,
        )  # fmt: skip
    if found.part or found.offsets:
        return None
    return FormField(
        found.name, found.attributes, found.modifiers, found.argument, start, end
    )  # fmt: skip


def _inside(body: str) -> Placeholder | None:
    if (head := _NAME.match(body)) is None:
        return None
    offsets: list[Offset] = []
    attributes: list[tuple[str, str]] = []
    modifiers: list[str] = []
    argument: str | None = None
    at = head.end()
    while True:
        if (found := _OFFSET.match(body, at)) and found[3] in UNITS:
            amount = int(found[2])
            offsets.append(Offset(-amount if found[1] == "-" else amount, UNITS[found[3]]))
        elif found := _ATTRIBUTE.match(body, at):
            value = _unquoted(found[2])
            if value is None:
                return None
            if found[1] == ARGUMENT:
                argument = value
            else:
                attributes.append((found[1], value))
        elif found := _MODIFIER.match(body, at):
            modifiers.append(found[1])
        else:
            break
        at = found.end()
    if found := _ARGUMENT.match(body, at):
        argument, at = found[1], found.end()
    if _END.fullmatch(body, at) is None:
        return None
    return Placeholder(
        head[1], head[2] or "", tuple(offsets), tuple(attributes), tuple(modifiers), argument
    )


def _unquoted(inside: str) -> str | None:
    """Undo a JSON string's escapes; None when they are wrong."""
    try:
        found = json.loads(f'"{inside}"', strict=False)
    except ValueError:
        return None
    return found if isinstance(found, str) else None
