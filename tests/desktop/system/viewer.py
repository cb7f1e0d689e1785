"""Programs that write down how they were started, installed in a temporary home."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.harness import eventually

_SCRIPT = """\
#!{python} -IS
import json, os, sys
told = {{
    "arguments": sys.argv[1:],
    "environment": dict(os.environ),
    "folder": os.getcwd(),
    "descriptors": sorted(int(name) for name in os.listdir("/proc/self/fd")),
    "targets": [os.readlink(f"/proc/self/fd/{{n}}") for n in range(3)],
    "session": os.getsid(0),
    "pid": os.getpid(),
}}
name = {record!r}
with open(name + ".part", "w", encoding="utf-8", errors="surrogateescape") as file:
    json.dump(told, file)
os.replace(name + ".part", name)
"""


@dataclass
class Viewer:
    """An installed program, and what it wrote down when it was started."""

    program: Path
    record: Path

    def told(self) -> Any:
        """Wait until it was started, and return what it wrote down, once."""
        eventually(self.record.exists, f"{self.program.name} was started")
        told = json.loads(self.record.read_text(encoding="utf-8"))
        self.record.unlink()
        return told

    def arguments(self) -> list[str]:
        """Wait until it was started, and return its arguments."""
        arguments: list[str] = self.told()["arguments"]
        return arguments


@dataclass
class Home:
    """A person's home with programs of their own, and nothing of the machine's."""

    root: Path
    environment: dict[str, str]

    @classmethod
    def make(cls, root: Path) -> Home:
        """Make an empty one."""
        for name in ("config", "data/applications", "share/applications", "bin", "records"):
            (root / name).mkdir(parents=True)
        environment = {
            "HOME": os.fspath(root),
            "PATH": os.fspath(root / "bin"),
            "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": os.fspath(root / "config"),
            "XDG_CONFIG_DIRS": os.fspath(root / "etc"),
            "XDG_DATA_HOME": os.fspath(root / "data"),
            "XDG_DATA_DIRS": os.fspath(root / "share"),
        }
        return cls(root, environment)

    def program(self, name: str) -> Viewer:
        """Install a program that writes down how it is started."""
        path = self.root / "bin" / name
        record = self.root / "records" / name
        path.write_text(
            _SCRIPT.format(python=sys.executable, record=os.fspath(record)), encoding="utf-8"
        )
        path.chmod(0o755)
        return Viewer(path, record)

    def entry(self, entry_id: str, exec_line: str, folder: str = "data", **keys: str) -> Path:
        """Install a desktop entry."""
        path = self.root / folder / "applications" / entry_id
        path.parent.mkdir(parents=True, exist_ok=True)
        values = {"Type": "Application", "Name": f"The {entry_id}", "Exec": exec_line} | keys
        lines = ["[Desktop Entry]", *(f"{key}={value}" for key, value in values.items())]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def associate(self, text: str, file: str = "config/mimeapps.list") -> None:
        """Write a file of associations."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def default(self, mime: str, program: str, arguments: str = "%U") -> Viewer:
        """Make a recording program the default of a type."""
        self.entry(f"{program}.desktop", f"{program} {arguments}")
        path = self.root / "config" / "mimeapps.list"
        text = path.read_text(encoding="utf-8") if path.exists() else "[Default Applications]\n"
        self.associate(f"{text}{mime}={program}.desktop\n")
        return self.program(program)
