"""YAML that may be hostile, read with lines; and YAML for people and espanso to read.

Values are built from the parser's events, not by PyYAML's constructors: a tag makes nothing, an
alias is shared and counted, depth and size are limited, and what is a number or a boolean follows
YAML 1.2's core schema, as in espanso: `yes`, `on` and `12:30` are text.
"""

from __future__ import annotations

import re
from typing import Final

import yaml

from indexer.snippets.formats.reading import FormatError, Value

_DEEPEST: Final = 60
_MOST: Final = 200_000  # values, those of aliases counted wherever they stand
_LONGEST: Final = 8 << 20  # bytes
_CORE: Final = "tag:yaml.org,2002:"
_NULL: Final = re.compile(r"|~|null|Null|NULL")
_BOOL: Final = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT: Final = re.compile(r"[-+]?[0-9]{1,30}|0o[0-7]{1,30}|0x[0-9a-fA-F]{1,30}")
_FLOAT: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


_TOO_DEEP: Final = "This is nested too deeply."


class Record(dict[str, Value]):
    """A mapping that knows the line it begins in, counted from 1, and of keys that came twice."""

    line: int = 0
    twice: tuple[str, ...] = ()


def read(data: bytes) -> Value:
    """Return the first document of a file; mappings are `Record`s.

    FormatError for what is no YAML, or more of it than anybody writes by hand.
    """
    if len(data) > _LONGEST:
        raise FormatError("The file is too large.")
    try:
        text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else None
        text = text if text is not None else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError("The file is not UTF-8.") from error
    try:
        return _Building().build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}: " if mark else ""
        problem = error.problem or error.context or ""
        if "maximum nesting depth" in problem:  # libyaml's own limit, since 0.2.6
            raise FormatError(f"{place}{_TOO_DEEP}") from error
        raise FormatError(f"{place}This is not YAML: {problem}.") from error
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        raise FormatError("The file holds characters that YAML has not.") from error


class _Building:
    """Puts values together from events."""

    def __init__(self) -> None:
        self._stack: list[list[Value] | Record] = []
        self._keys: list[Value] = []  # of each open mapping: the key that waits for its value
        self._waits: list[bool] = []
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._named: list[tuple[str | None, int]] = []  # of each open collection
        self._count = 0
        self._root: Value = None

    def build(self, text: str) -> Value:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(text, Loader=loader):
            self._handle(event)
            if isinstance(event, yaml.DocumentEndEvent):
                break
        return self._root

    def _handle(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise FormatError(f"line {_line(event)}: There is no &{str(event.anchor)[:40]}.")
            value, size = self._anchors[event.anchor]
            self._counted(size)
            self._put(value)
        elif isinstance(event, yaml.ScalarEvent):
            self._counted(1)
            value = _scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            self._put(value)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._open(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            anchor, before = self._named.pop()
            value = self._stack.pop()
            self._keys.pop()
            self._waits.pop()
            if anchor:
                self._anchors[anchor] = (value, self._count - before + 1)
            self._put(value)

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        kind = "seq" if isinstance(event, yaml.SequenceStartEvent) else "map"
        if event.tag not in (None, "!", _CORE + kind):
            raise FormatError(f"line {_line(event)}: The tag {event.tag[:60]} is refused.")
        if len(self._stack) >= _DEEPEST:
            raise FormatError(f"line {_line(event)}: {_TOO_DEEP}")
        self._counted(1)
        found: list[Value] | Record = [] if kind == "seq" else Record()
        if isinstance(found, Record):
            found.line = _line(event)
        self._stack.append(found)
        self._keys.append(None)
        self._waits.append(False)
        self._named.append((event.anchor, self._count))

    def _counted(self, more: int) -> None:
        self._count += more
        if self._count > _MOST:
            raise FormatError("The file holds too many values.")

    def _put(self, value: Value) -> None:
        if not self._stack:
            self._root = value
            return
        into = self._stack[-1]
        if isinstance(into, list):
            into.append(value)
        elif not self._waits[-1]:
            self._keys[-1], self._waits[-1] = value, True
        else:
            self._waits[-1] = False
            key = self._keys[-1]
            if isinstance(key, list | dict):
                raise FormatError(f"line {into.line}: A key is no text.")
            name = key if isinstance(key, str) else _shown(key)
            if name in into:
                into.twice += (name,)
            into[name] = value


def _shown(key: float | bool | None) -> str:
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    return str(key)


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 0


def _scalar(event: yaml.ScalarEvent) -> Value:
    text = str(event.value)
    tag = event.tag
    if tag in ("!", _CORE + "str") or (tag is None and not event.implicit[0]):
        return text
    if tag is not None and tag not in {_CORE + kind for kind in ("int", "float", "bool", "null")}:
        raise FormatError(f"line {_line(event)}: The tag {tag[:60]} is refused.")
    return resolved(text)


def resolved(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar stands for."""
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes text that no reader takes for anything else, and shares nothing."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"'
    if _is_plain(text):
        style = ""
    elif "\n" in text and _is_block(text):
        style = "|"
    return dumper.represent_scalar(_CORE + "str", text, style=style or None)


_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_./+-]*(?: [A-Za-z0-9_./+-]+)*")
_BLOCK: Final = re.compile(
    r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*"
)
_WORDS_OF_1_1: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS_OF_1_1 and len(text) < 60


def _is_block(text: str) -> bool:
    lines = text.split("\n")
    return (
        bool(_BLOCK.fullmatch(text))
        and not lines[0].startswith(" ")
        and bool(lines[0].strip())
        and all(line == line.rstrip() for line in lines)
    )


_Dumper.add_representer(str, _text)


def write(value: Value) -> bytes:
    """Return YAML that `read` gives the same value of; text must be storable as UTF-8."""
    found = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, indent=2
    )
    return str(found).encode()
