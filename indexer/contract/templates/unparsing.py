"""Template to text: what `parse` reads as the same nodes again."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from indexer.contract.templates.nodes import Cursor, FormField, Node, Placeholder, Text
from indexer.contract.templates.parsing import ARGUMENT

# Characters that could make an opening, an escape or a cursor mark together.
_RUN: Final = re.compile(r"[\\{}\[\]]+|\$\|\$")
_MEANS: Final = re.compile(r"\{\{|\[\[|\\\{\\\{|\\\}\\\}|\\\[\\\[|\\\]\\\]|\$\|\$")
_ESCAPES: Final = {"{{": r"\{\{", "[[": r"\[\["}
# A text's end that could mean something together with what follows.
_LAST_RUN: Final = re.compile(r"(?<![\\{\[$|])[\\{\[$|]++\Z")
_HARMLESS_LAST: Final = re.compile(r"\\+|[{\[$|]")
# What cannot stand behind a colon: it would end or open a placeholder.
_NO_ARGUMENT: Final = re.compile(r"\{\{|\}\}|\[\[|\]\]|[{}\[\]]\Z")


def unparse(nodes: Sequence[Node]) -> str:
    """Return the source of nodes: `parse(unparse(nodes)).nodes` are the same.

    That holds for nodes as `parse` makes them: texts are not empty and do not follow each other,
    names and modifiers are words.
    """
    last = len(nodes) - 1
    return "".join(
        literal(node.text, followed=index < last) if isinstance(node, Text) else _written(node)
        for index, node in enumerate(nodes)
    )


def literal(text: str, *, followed: bool = False) -> str:
    """Return the source of a text that means nothing but itself.

    `followed`: whether a placeholder comes behind it.
    """
    tail = ""
    if followed and (found := _LAST_RUN.search(text)) and not _HARMLESS_LAST.fullmatch(found[0]):
        text, tail = text[: found.start()], f"{{{{{_quoted(found[0])}}}}}"
    return _RUN.sub(_plain, text) + tail


def _plain(run: re.Match[str]) -> str:
    if not _MEANS.search(run[0]):
        return run[0]
    return _ESCAPES.get(run[0]) or f"{{{{{_quoted(run[0])}}}}}"


def _written(node: Cursor | Placeholder | FormField) -> str:
    if isinstance(node, Cursor):
        return "$|$"
    parts = [node.name]
    if isinstance(node, Placeholder):
        parts += [f".{node.part}"] if node.part else []
        parts += [f" {amount:+d}{unit}" for amount, unit in node.offsets]
    parts += [f" {key}={_quoted(value)}" for key, value in node.attributes]
    if node.argument is not None and _NO_ARGUMENT.search(node.argument):
        parts.append(f" {ARGUMENT}={_quoted(node.argument)}")
    parts += [f" | {name}" for name in node.modifiers]
    if node.argument is not None and not _NO_ARGUMENT.search(node.argument):
        parts.append(f":{node.argument}")
    inside = "".join(parts)
    return f"{{{{{inside}}}}}" if isinstance(node, Placeholder) else f"[[{inside}]]"


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[{}\[\]]", lambda found: f"\\u{ord(found[0]):04x}", quoted)
