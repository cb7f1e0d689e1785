"""Changes one setting in the text of the file; every comment and all order stay."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item, Table

from indexer.contract.declared import Value
from indexer.errors import MagpieError
from indexer.settings.template import default_line


class UnwritableError(MagpieError):
    """The file is written in a way that cannot be changed safely; the person has to."""


def with_setting(text: str, key: str, value: Value) -> str:
    """Return the file's text with a setting at a value.

    A setting that stands there has its value replaced, with the comment behind it kept. Another
    one comes on a line below the comment that shows its default, else at its section's end.

    Raises:
        UnwritableError: when the text is no TOML, or the change would alter anything else.
    """
    section, _, name = key.partition(".")
    wanted = _table(text)
    part = wanted.setdefault(section, {})
    if not isinstance(part, dict):
        raise UnwritableError(f"{section} is a section: write [{section}] in the file first.")
    there = name in part
    part[name] = value
    if there:
        with _kept(key):
            document = tomlkit.parse(text)
            cast("Table", document[section])[name] = _item(value)
            return _checked(document.as_string(), wanted, key)
    line = f"{name} = {_item(value).as_string()}"
    return _checked(_inserted(text, key, line), wanted, key)


def without_settings(text: str, keys: Iterable[str]) -> str:
    """Return the file's text with these settings gone, so that their defaults count.

    Raises:
        UnwritableError: when the text is no TOML, or the change would alter anything else.
    """
    wanted = _table(text)
    with _kept("the settings"):
        document = tomlkit.parse(text)
        for key in keys:
            section, _, name = key.partition(".")
            part = wanted.get(section)
            if isinstance(part, dict) and name in part:
                del part[name]
                cast("Table", document[section]).remove(name)
        return _checked(document.as_string(), wanted, "the settings")


@contextmanager
def _kept(what: str) -> Iterator[None]:
    """Refuse what tomlkit, which reads a little less than tomllib, stumbles over."""
    try:
        yield
    except (TOMLKitError, LookupError, TypeError, AttributeError) as error:
        raise _unwritable(what) from error


def _table(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"The settings file cannot be changed until it is mended: {error}"
        raise UnwritableError(message) from error


def _checked(text: str, wanted: dict[str, Any], what: str) -> str:
    """Return the text if it says what is wanted, section by section; empty ones do not matter."""
    try:
        said = tomllib.loads(text)
    except (ValueError, RecursionError):
        said = None
    if said is None or _filled(said) != _filled(wanted):
        raise _unwritable(what)
    return text


def _unwritable(what: str) -> UnwritableError:
    return UnwritableError(f"Magpie cannot change {what} as the file is written; edit it there.")


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in table.items() if part != {}}


def _item(value: Value) -> Item:
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    return tomlkit.item(value)


def _inserted(text: str, key: str, line: str) -> str:
    section, _, _ = key.partition(".")
    lines = text.split("\n")
    header = _header(lines, section)
    if header is None:
        return f"{text.rstrip()}\n\n[{section}]\n{line}\n".lstrip("\n")
    line += "\r" if lines[header].endswith("\r") else ""
    end = _end(lines, header)
    comment = default_line(key)
    name = comment.partition(" =")[0] + " ="
    at = next((n for n in range(header + 1, end) if lines[n].startswith(name)), None)
    if at is None:
        at = end - 1
        while at > header and not lines[at].strip():
            at -= 1
    lines.insert(at + 1, line)
    return "\n".join(lines)


def _header(lines: list[str], section: str) -> int | None:
    """Return the line that opens a section. `_checked` notices one inside a text of many lines."""
    for number, line in enumerate(lines):
        code = line.partition("#")[0].strip()
        if code.startswith("[") and code.strip("[] \t\"'") == section and code[:2] != "[[":
            return number
    return None


def _end(lines: list[str], header: int) -> int:
    """Return the line behind a section's last one: where another header opens, or the end."""
    for number in range(header + 1, len(lines)):
        if lines[number].lstrip().startswith("[") and _is_header(lines[number]):
            return number
    return len(lines)


def _is_header(line: str) -> bool:
    try:
        return bool(tomllib.loads(line))
    except ValueError:
        return False
