"""Leaves a file or folder out of the index: a pattern in the settings file, applied at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import tomlkit
from tomlkit.exceptions import TOMLKitError

from indexer.contract.locations import shown, uri_to_path
from indexer.contract.messages import Done, Exclude
from indexer.sources.files import resolve
from indexer.watch.patterns import pattern_for

if TYPE_CHECKING:
    from indexer.service import Service


def exclude(service: Service, request: Exclude) -> Done:
    """Write the pattern, hide what it leaves out, and have the rest judged anew.

    Raises:
        ValueError: when it is in no watched folder, is one itself, or the settings cannot be
            changed; one line for the person.
    """
    given = uri_to_path(request.uri)
    path = os.path.join(resolve(os.path.dirname(given)), os.path.basename(given))
    roots = service.catalogs.here().folders.all()
    if path in roots:
        raise ValueError(
            f"{shown(path)} is itself a watched folder; `magpie index remove` stops watching it."
        )
    root, rule = service.files.why_excluded(path)
    if root is None:
        raise ValueError(f"{shown(path)} is in no watched folder.")
    if rule is not None:
        return Done(id=request.id, notes=[f"{shown(path)} is left out already: {rule}."])
    pattern = pattern_for(path, folder=os.path.isdir(path))
    _add(service.locations.settings, pattern)
    index = service.settings.index
    index = msgspec.structs.replace(index, exclude=[*index.exclude, pattern])
    service.settings = msgspec.structs.replace(service.settings, index=index)
    service.files.exclude(index.exclude, path)
    return Done(id=request.id, notes=[f"{shown(path)} is left out from now on."])


def _add(path: Path, pattern: str) -> None:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} cannot be read: {error}") from error
    changed = with_pattern(text, pattern)
    target = path.resolve()  # a link to the person's own collection of settings stays one
    temporary = target.with_suffix(".new")
    try:
        temporary.write_text(changed, encoding="utf-8")
        os.replace(temporary, target)
    except OSError as error:
        raise ValueError(f"{path.name} cannot be written: {error.strerror}") from error


def with_pattern(text: str, pattern: str) -> str:
    """Return the settings file's text with one more pattern in `index.exclude`, all else as it was.

    Raises:
        ValueError: when the text is no TOML, or `index.exclude` no list.
    """
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ValueError(f"The settings cannot be changed, as they are no TOML: {error}") from error
    index = document.setdefault("index", tomlkit.table())
    patterns = index.setdefault("exclude", tomlkit.array()) if _is_table(index) else None
    if not isinstance(patterns, list):
        raise ValueError("The settings cannot be changed: index.exclude is to be a list.")
    assert isinstance(patterns, Sequence)
    patterns.append(pattern)
    return tomlkit.dumps(document)


def _is_table(item: object) -> bool:
    return isinstance(item, tomlkit.items.Table | tomlkit.container.OutOfOrderTableProxy)
