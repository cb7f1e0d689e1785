"""TextExpander's placeholders, which begin with %, in ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from indexer.contract.templates import (
    Cursor,
    FormField,
    Node,
    Offset,
    Placeholder,
    Text,
    parse,
    unparse,
)
from indexer.snippets.values import joined

_DIRECTIVE: Final = r"%1?[aAbBdeHIjmMpSUwyYZ]"
_TOKEN: Final = re.compile(
    r"(?P<percent>%%)|(?P<cursor>%\|)|(?P<clipboard>%clipboard\b)"
    r"|%snippet:(?P<snippet>[^%\n]{1,200})%"
    r"|%(?P<kind>filltext|fillarea|fillpopup)(?P<told>(?::[^%\n]{0,400})?)%"
    r"|(?P<part>%fillpart(?::[^%\n]{0,400})?%|%fillpartend%)"
    r"|%key:(?P<key>[A-Za-z]{1,12})%"
    r"|%@(?P<sign>[+-])(?P<amount>[0-9]{1,6})(?P<unit>[YMWDhms])"
    rf"|(?P<date>{_DIRECTIVE}(?:[-/.:, ]{{0,3}}{_DIRECTIVE})*)"
    r"|(?P<other>%[<>^v]|%\+|%delay:[0-9.]+%|%[A-Za-z]+:[^%\n]{0,100}%)"
)
_KEYS: Final = {"tab": "\t", "enter": "\n", "return": "\n", "space": " "}


@dataclass(slots=True)
class Translation:
    """A translated text, and what of it has no translation."""

    text: str = ""
    lost: list[str] = field(default_factory=list)
    _nodes: list[Node] = field(default_factory=list)
    _offsets: list[Offset] = field(default_factory=list)
    _unnamed: int = 0

    def of(self, text: str) -> Translation:
        """Translate a text; a date's offset holds for all dates behind it."""
        at = 0
        for found in _TOKEN.finditer(text):
            self._add(text[at : found.start()])
            at = found.end()
            self._token(found)
        self._add(text[at:])
        same = parse(text).nodes == tuple(self._nodes)
        self.text = text if same else unparse(self._nodes)
        return self

    def _add(self, plain: str) -> None:
        if plain and self._nodes and isinstance(last := self._nodes[-1], Text):
            self._nodes[-1] = Text(last.text + plain)
        elif plain:
            self._nodes.append(Text(plain))

    def _token(self, found: re.Match[str]) -> None:
        match found.lastgroup:
            case "percent":
                self._add("%")
            case "cursor":
                self._nodes.append(Cursor())
            case "clipboard":
                self._nodes.append(Placeholder("clipboard"))
            case "snippet":
                self._nodes.append(Placeholder("snippet", argument=found["snippet"]))
            case "told":
                self._nodes.append(self._field(found["kind"], found["told"]))
            case "key":
                if (key := found["key"].lower()) in _KEYS:
                    self._add(_KEYS[key])
                else:
                    self.lost.append(found[0])
                    self._add(found[0])
            case "unit":
                amount = int(f"{found['sign']}{found['amount']}")
                unit = {"Y": "y", "W": "w", "D": "d"}.get(found["unit"], found["unit"])
                self._offsets.append(Offset(amount, unit))
            case "date":
                pattern = found["date"].replace("%1", "%-")
                self._nodes.append(
                    Placeholder("date", offsets=tuple(self._offsets), argument=pattern)
                )
            case "part":
                self.lost.append(found[0])  # what stands between stays
            case _:
                self.lost.append(found[0])
                self._add(found[0])

    def _field(self, kind: str, told: str) -> FormField:
        name, default, values = "", "", []
        for part in told.split(":")[1:]:
            key, equals, value = part.partition("=")
            if equals and key in ("name", "default", "width", "height"):
                name = value if key == "name" else name
                if key == "default":
                    default = value
                    values += [value] if kind == "fillpopup" else []
            elif kind == "fillpopup":
                values.append(part)
            else:
                name = name or part
        plain = re.sub(r"\W+", "_", name).strip("_")
        if not plain:
            self._unnamed += 1
            plain = f"field{self._unnamed}"
        attributes: tuple[tuple[str, str], ...] = ()
        if kind == "fillarea":
            attributes = (("type", "multiline"),)
        elif kind == "fillpopup":
            attributes = (("type", "choice"), ("values", joined(tuple(values))))
        return FormField(plain, attributes, argument=default or None)
