"""The commented settings file, which shows every setting at its default."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import get_type_hints

import msgspec

from indexer.contract.declared import Setting, Value, declared
from indexer.contract.settings import Settings
from indexer.errors import MagpieError


def template() -> str:
    """Write the commented file with every setting at its default."""
    lines = [
        "# Magpie's settings. Lines that start with # show the defaults.",
        "# A change takes effect as soon as the file is saved.",
        "",
    ]
    for section, kind in get_type_hints(Settings).items():
        lines += [f"# {kind.__doc__}", f"[{section}]"]
        for key, setting in declared().items():
            if key.startswith(f"{section}."):
                lines += [f"# {setting.text}{_range(setting)}", default_line(key)]
        lines.append("")
    return "\n".join(lines)


def _range(setting: Setting) -> str:
    """Say which values a setting may have, where that is not plain from its default."""
    if setting.kind == "choice":
        return " " + " or ".join(f'"{choice}"' for choice in setting.words) + "."
    if setting.low is not None and setting.high is not None:
        return f" {setting.low:g} to {setting.high:g} {setting.unit}".rstrip() + "."
    return ""


def default_line(key: str) -> str:
    """Return the comment that shows a setting's default."""
    return f"# {key.partition('.')[2]} = {spelled(declared()[key].default)}"


def spelled(value: Value) -> str:
    """Spell a default as TOML: as JSON, but for the braces of an empty table."""
    return msgspec.json.encode(value).decode()


def write_template(path: Path) -> None:
    """Write the commented file where there is none yet.

    Raises:
        MagpieError: when it cannot be written.
    """
    if not path.exists():
        write_whole(path, template())


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader, and a crash, finds the old one or the new one.

    A link is followed, so that a file kept elsewhere stays there; its permissions are kept.

    Raises:
        MagpieError: when it cannot be written.
    """
    real = os.path.realpath(path)
    try:
        mode = os.stat(real).st_mode & 0o777 if os.path.exists(real) else 0o600
        descriptor, temporary = tempfile.mkstemp(prefix=".settings-", dir=os.path.dirname(real))
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, mode)
            os.replace(temporary, real)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise MagpieError(f"Cannot write {path}: {error.strerror}") from error
