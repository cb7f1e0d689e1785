"""espanso's templates in ours, and ours in espanso's."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from indexer.contract.snippets import (
    ClipboardVariable,
    DateVariable,
    MatchVariable,
    RandomVariable,
    ShellVariable,
    Variable,
)
from indexer.contract.templates import Cursor, FormField, Node, Placeholder, Text, parse, unparse
from indexer.snippets.rendering import command_in
from indexer.snippets.values import parted

_TOKEN: Final = re.compile(
    r"\{\{\s*(?P<name>\w+)(?:\.(?P<part>\w+))?\s*\}\}"
    r"|\[\[\s*(?P<field>\w+)(?:\.\w+)?\s*\]\]"
    r"|(?P<escape>\\\{\\\{|\\\}\\\})|(?P<cursor>\$\|\$)"
)
_LOOKS_LIKE: Final = re.compile(r"\{\{(\s*\w+(?:\.\w+)?\s*)\}\}")
_SECONDS: Final = {"w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1}
_DEFAULT_FORMATS: Final = {"date": "%x", "time": "%X", "datetime": "%c", "day": "%A"}
_STRFTIME: Final = {
    "yyyy": "%Y", "y": "%Y", "yy": "%y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "M": "%-m",
    "dd": "%d", "d": "%-d", "EEEE": "%A", "EEE": "%a", "E": "%a", "HH": "%H", "H": "%-H",
    "hh": "%I", "h": "%-I", "mm": "%M", "ss": "%S", "a": "%p", "w": "%V", "D": "%j",
}  # fmt: skip
_CLDR: Final = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+")


def from_espanso(text: str, *, form: bool = False) -> str:
    """Return our source of an espanso text; `[[name]]` asks for something in a `form` alone."""
    nodes: list[Node] = []
    at = 0

    def add(plain: str) -> None:
        if plain and nodes and isinstance(last := nodes[-1], Text):
            nodes[-1] = Text(last.text + plain)
        elif plain:
            nodes.append(Text(plain))

    for found in _TOKEN.finditer(text):
        if found["field"] and not form:
            continue
        add(text[at : found.start()])
        at = found.end()
        if found["name"]:
            bare = Placeholder(found["name"], found["part"] or "")
            nodes.append(Cursor() if bare == Placeholder("cursor") else bare)
        elif found["field"]:
            nodes.append(FormField(found["field"]))
        elif found["cursor"]:
            nodes.append(Cursor())
        else:
            add(found["escape"].replace("\\", ""))
    add(text[at:])
    return text if parse(text).nodes == tuple(nodes) else unparse(nodes)


@dataclass(slots=True)
class Translation:
    """A text of espanso's, with the variables that stand for our placeholders.

    `asks` are the fields of a form that the text has, `lost` what espanso cannot do.
    """

    text: str = ""
    variables: list[Variable] = field(default_factory=list)
    asks: list[FormField] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def to_espanso(source: str, names: Collection[str], form: str) -> Translation:
    """Return an espanso text for a template of ours.

    `names` are variables that the snippet has. `form` is the variable whose parts the fields
    become, "" for a match that is a form itself.
    """
    done = Translation()
    parts = []
    for node in parse(source).nodes:
        if isinstance(node, Text):
            parts.append(_text(node.text, done, form=not form))
        elif isinstance(node, Cursor):
            parts.append("$|$")
        elif isinstance(node, FormField):
            done.asks.append(node)
            parts.append(f"{{{{{form}.{node.name}}}}}" if form else f"[[{node.name}]]")
            _modifiers(node, done)
        else:
            parts.append(_placeholder(node, names, done))
    done.text = "".join(parts)
    return done


def _text(text: str, done: Translation, *, form: bool) -> str:
    if "$|$" in text or "\\{\\{" in text or (form and re.search(r"\[\[\s*\w", text)):
        done.lost.append("a text that espanso takes for a placeholder")
    return _LOOKS_LIKE.sub(r"\\{\\{\1\\}\\}", text)


def _modifiers(node: Placeholder | FormField, done: Translation) -> None:
    done.lost += [f"the change {name}" for name in node.modifiers]


def _placeholder(node: Placeholder, names: Collection[str], done: Translation) -> str:
    _modifiers(node, done)
    if node.bare and node.name in names:
        return f"{{{{{node.name}.{node.part}}}}}" if node.part else f"{{{{{node.name}}}}}"
    taken = {*names, *(variable.name for variable in done.variables)}
    stem = node.name.replace("-", "_")
    count = 1
    while f"{stem}{count}" in taken:
        count += 1
    variable = _variable(node, f"{stem}{count}", done)
    if variable is None:
        source = unparse([node])
        done.lost.append(f"the placeholder {source[:60]}")
        return _LOOKS_LIKE.sub(r"\\{\\{\1\\}\\}", source)
    done.variables.append(variable)
    return f"{{{{{variable.name}}}}}"


def _variable(node: Placeholder, name: str, done: Translation) -> Variable | None:
    argument = (node.argument or "").strip()
    if node.part:
        return None
    if node.name in _DEFAULT_FORMATS:
        return _date(node, name, done)
    if node.name == "clipboard" and argument in ("", "0") and not node.attributes:
        return ClipboardVariable(name=name)
    if node.name == "random":
        return RandomVariable(name=name, choices=parted(argument or node.attribute("values")))
    if node.name == "snippet":
        return MatchVariable(name=name, trigger=argument or node.attribute("name"))
    if node.name == "shell" and not node.bare:
        command = command_in(node)
        return ShellVariable(name=name, cmd=command.text, shell=command.shell)
    return None


def _date(node: Placeholder, name: str, done: Translation) -> DateVariable | None:
    if node.attribute("offset") or any(unit not in _SECONDS for _, unit in node.offsets):
        return None
    pattern = (node.argument or node.attribute("format")).strip()
    if "%" not in pattern:
        found = strftime_of(pattern) if pattern else _DEFAULT_FORMATS[node.name]
        if found is None:
            return None
        if not pattern:
            done.lost.append(f"the exact look of {unparse([node])[:60]}")
        pattern = found
    seconds = sum(amount * _SECONDS[unit] for amount, unit in node.offsets)
    return DateVariable(
        name=name, format=pattern, offset=seconds, locale=node.attribute("locale"),
        timezone=node.attribute("timezone"),
    )  # fmt: skip


def strftime_of(pattern: str) -> str | None:
    """Return a CLDR pattern as strftime has it, None where it has not all of it."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        found = _CLDR.match(pattern, at)
        if found is None:
            return None
        at = found.end()
        if found[1] is not None:
            parts.append(found[1].replace("''", "'").replace("%", "%%") or "'")
        elif found[2]:
            if found[0] not in _STRFTIME:
                return None
            parts.append(_STRFTIME[found[0]])
        else:
            parts.append(found[0].replace("%", "%%"))
    return "".join(parts)
