"""Placeholders in single braces, Raycast's and Alfred's, in ours; and ours in Raycast's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from indexer.contract.templates import Cursor, FormField, Node, Placeholder, Text, parse, unparse
from indexer.snippets.known import MODIFIERS
from indexer.snippets.values import joined, parted

_BRACED: Final = re.compile(r"(?<!\{)\{([A-Za-z](?:[^{}\n\"]|\"[^\"\n]*\")*+)\}")
_UNQUOTED: Final = re.compile(r"(\s[a-z]+=)([^\s\"|}]+)")
_ISO: Final = {
    "isodate": "yyyy-MM-dd", "isotime": "HH:mm:ss", "isodatetime": "yyyy-MM-dd'T'HH:mm:ssXXX",
}  # fmt: skip
_SAME: Final = frozenset({"date", "time", "datetime", "day", "uuid", "selection"})
# Alfred's changes of the clipboard, and ours.
_ALFRED_CHANGES: Final = {
    "uppercase": "upper", "lowercase": "lower", "capitals": "title", "trim": "trim",
}  # fmt: skip
# Placeholders of theirs that there is nothing for.
_THEIRS: Final = frozenset(
    {"calculator", "browser-tab", "query", "var", "const", "allvars", "random", "clipboard",
     "snippet"}
)  # fmt: skip
_DAYS: Final = {"w": 7, "d": 1}


@dataclass(slots=True)
class Translation:
    """A translated text, and what of it has no translation."""

    text: str
    lost: list[str] = field(default_factory=list)


def from_braces(text: str) -> Translation:
    """Return our source of a text with Raycast's or Alfred's placeholders."""
    done = Translation("")
    nodes: list[Node] = []
    at = 0

    def add(plain: str) -> None:
        if plain and nodes and isinstance(last := nodes[-1], Text):
            nodes[-1] = Text(last.text + plain)
        elif plain:
            nodes.append(Text(plain))

    for found in _BRACED.finditer(text):
        add(text[at : found.start()])
        at = found.end()
        node = _node(found[1])
        if node is None:
            name = re.split(r"[^A-Za-z-]", found[1], maxsplit=1)[0]
            if name in _THEIRS:
                done.lost.append(found[0][:60])
            add(found[0])
        else:
            nodes.append(node)
    add(text[at:])
    done.text = text if parse(text).nodes == tuple(nodes) else unparse(nodes)
    return done


def _node(body: str) -> Node | None:
    quoted = _UNQUOTED.sub(r'\1"\2"', body)
    inner = parse(f"{{{{{quoted}}}}}").nodes
    if len(inner) != 1 or isinstance(inner[0], Text | FormField):
        return None
    node = inner[0]
    if isinstance(node, Cursor):
        return node
    if node.part or any(name not in MODIFIERS for name in node.modifiers):
        return None
    if node.name in _SAME:
        return node
    if node.name in _ISO:
        return Placeholder("date", "", node.offsets, (), (), node.argument or _ISO[node.name])
    if node.name == "clipboard":
        return _clipboard(node)
    if node.name == "random" and (node.argument or "").upper() == "UUID":
        return Placeholder("uuid")
    if node.name == "snippet" and (name := node.argument or node.attribute("name")):
        return Placeholder("snippet", modifiers=node.modifiers, argument=name)
    if node.name == "argument":
        return _argument(node)
    return None


def _clipboard(node: Placeholder) -> Placeholder | None:
    told = node.argument if node.argument is not None else node.attribute("offset")
    if told in _ALFRED_CHANGES:
        return Placeholder("clipboard", modifiers=(*node.modifiers, _ALFRED_CHANGES[told]))
    if told and not re.fullmatch(r"[0-9]{1,6}", told):
        return None
    number = str(int(told)) if told and int(told) else None
    return Placeholder("clipboard", modifiers=node.modifiers, argument=number)


def _argument(node: Placeholder) -> FormField:
    name = re.sub(r"\W+", "_", node.attribute("name")).strip("_") or "argument"
    options = tuple(part.strip() for part in node.attribute("options").split(",") if part.strip())
    attributes = (
        ("type", "choice"), ("values", joined(options)),
    ) if options else ()  # fmt: skip
    return FormField(name, attributes, node.modifiers, node.attribute("default") or None)


def to_braces(source: str) -> Translation:
    """Return Raycast's text for a template of ours."""
    done = Translation("")
    parts = []
    for node in parse(source).nodes:
        found = _written(node)
        if found is None:
            raw = unparse([node])
            done.lost.append(raw[:60])
            parts.append(raw)
        else:
            parts.append(found)
    done.text = "".join(parts)
    return done


def _written(node: Node) -> str | None:
    if isinstance(node, Cursor):
        return "{cursor}"
    if isinstance(node, Text):
        means = any(_node(found[1]) is not None for found in _BRACED.finditer(node.text))
        return None if means else node.text
    changes = "".join(f" | {_RAYCAST.get(MODIFIERS.get(m, ''), '')}" for m in node.modifiers)
    if changes.endswith(" | ") or " |  " in changes:
        return None
    if isinstance(node, FormField):
        return _written_field(node, changes)
    return _written_placeholder(node, changes)


_RAYCAST: Final = {
    "upper": "uppercase", "lower": "lowercase", "trim": "trim", "raw": "raw",
    "percent-encode": "percent-encode", "json": "json-stringify",
}  # fmt: skip


def _written_field(node: FormField, changes: str) -> str | None:
    values = parted(node.attribute("values")) if node.attribute("values") else ()
    default = node.argument if node.argument is not None else node.attribute("default")
    told = {"name": node.name, "default": default, "options": ", ".join(values)}
    if any('"' in text or "\n" in text for text in told.values()) or any(
        "," in value for value in values
    ):
        return None
    inside = "".join(f' {key}="{text}"' for key, text in told.items() if text)
    return f"{{argument{inside}{changes}}}"


def _written_placeholder(node: Placeholder, changes: str) -> str | None:
    argument = (node.argument or "").strip()
    if node.name in ("uuid", "selection") and node.bare:
        return f"{{{node.name}{changes}}}"
    if node.name == "clipboard" and (argument or "0").isdecimal() and not node.attributes:
        offset = f' offset="{int(argument)}"' if argument and int(argument) else ""
        return f"{{clipboard{offset}{changes}}}"
    if node.name == "snippet" and (key := argument or node.attribute("name")):
        return None if '"' in key or "\n" in key else f'{{snippet name="{key}"{changes}}}'
    if node.name in ("date", "time", "datetime", "day"):
        return _written_date(node, changes)
    return None


def _written_date(node: Placeholder, changes: str) -> str | None:
    pattern = (node.argument or node.attribute("format")).strip()
    offsets = [
        f"{amount * _DAYS.get(unit, 1):+d}{'d' if unit in _DAYS else unit}"
        for amount, unit in node.offsets
        if unit != "s"
    ]
    if len(offsets) < len(node.offsets) or '"' in pattern or "%" in pattern:
        return None
    if any(key != "format" for key, _ in node.attributes):
        return None
    told = {"format": pattern, "offset": " ".join(offsets)}
    inside = "".join(f' {key}="{text}"' for key, text in told.items() if text)
    return f"{{{node.name}{inside}{changes}}}"
