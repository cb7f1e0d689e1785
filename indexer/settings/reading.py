"""Reads the settings file: what is right in it counts, what is wrong is told in one line each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.contract.declared import SettingError, declared, did_you_mean, value_of, with_value
from indexer.contract.settings import Settings

_MAX_BYTES = 1 << 20
_SECTIONS = Settings.__struct_fields__


@dataclass(frozen=True)
class Loaded:
    """Settings as read, and one clear line for each thing wrong in the file.

    `readable` is false when the file as a whole could not be read.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    readable: bool = True


def load(path: Path, before: Settings | None = None) -> Loaded:
    """Read the settings file.

    Where something is wrong in it, the value of `before` stays in force, the default without it:
    a slip while the file is edited must not index what was excluded.
    """
    instead = "the settings before stay" if before else "defaults are used"
    try:
        text = read(path)
        table = tomllib.loads(text)
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else one_line(error)
        line = f"{path.name} cannot be read, so {instead}: {why}"
        return Loaded(before or Settings(), (line,), readable=False)
    return _from_table(path.name, table, before)


def read(path: Path) -> str:
    """Read the file's text.

    Raises:
        OSError: when it cannot be read.
        ValueError: when it is not UTF-8 or far too large.
    """
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise ValueError("it is larger than 1 MiB")
    return data.decode("utf-8")


def _from_table(file: str, table: dict[str, Any], before: Settings | None) -> Loaded:
    problems: list[str] = []
    settings = Settings()
    stays = "what it was before stays" if before else "its default is used"
    for section, values in table.items():
        if section not in _SECTIONS:
            hint = did_you_mean(section, _SECTIONS)
            problems.append(one_line(f'{file}: unknown setting "{section}"{hint}'))
            continue
        if not isinstance(values, dict):
            problems.append(f"{file}: {section} is a section: write [{section}]")
            continue
        for name, value in values.items():
            key = f"{section}.{name}"
            setting = declared().get(key)
            if setting is None:
                problems.append(one_line(f'{file}: unknown setting "{key}"{_nearest(key, name)}'))
                continue
            try:
                settings = with_value(settings, key, setting.check(value))
            except SettingError as error:
                problems.append(one_line(f"{file}: {error}; {stays}"))
                if before is not None:
                    settings = with_value(settings, key, value_of(before, key))
    return Loaded(settings, tuple(problems))


def _nearest(key: str, name: str) -> str:
    """Name the setting that was meant: near in this section, or of this name in another."""
    elsewhere = [known for known in declared() if known.partition(".")[2] == name]
    return f'; did you mean "{elsewhere[0]}"?' if elsewhere else did_you_mean(key, declared())


def one_line(text: object) -> str:
    """Spell a text in one line, whatever a file had in it."""
    spelled = "".join(c if c.isprintable() else " " for c in str(text))
    return " ".join(spelled.split())[:400]
