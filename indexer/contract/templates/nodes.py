"""What a template consists of once it is parsed.

Positions are characters of the source; two nodes are equal wherever they stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ProblemCode = Literal["syntax", "unclosed", "unknown", "argument", "cycle"]


class Offset(NamedTuple):
    """How far from now: `amount` of a unit out of `y M w d h m s`."""

    amount: int
    unit: str


class Problem(NamedTuple):
    """What an editor marks: characters `start` to `end`, and why."""

    start: int
    end: int
    code: ProblemCode
    message: str


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that are written as they are."""

    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the cursor is left."""

    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{{name.part +1d key="value" | modifier: argument}}`; what is not there is empty.

    `argument` is None where there is no colon.
    """

    name: str
    part: str = ""
    offsets: tuple[Offset, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    modifiers: tuple[str, ...] = ()
    argument: str | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def bare(self) -> bool:
        """Whether it may be a variable: it has nothing but a name, a part and modifiers."""
        return not self.offsets and not self.attributes and self.argument is None

    def attribute(self, key: str, default: str = "") -> str:
        """Return an attribute's value."""
        return next((value for name, value in self.attributes if name == key), default)


@dataclass(frozen=True, slots=True)
class FormField:
    """`[[name key="value" | modifier: default]]`, what the person is asked for."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    modifiers: tuple[str, ...] = ()
    argument: str | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    def attribute(self, key: str, default: str = "") -> str:
        """Return an attribute's value."""
        return next((value for name, value in self.attributes if name == key), default)


Node = Text | Cursor | Placeholder | FormField


class Template(NamedTuple):
    """A parsed source: no two texts follow each other, and no text is empty."""

    source: str
    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]
