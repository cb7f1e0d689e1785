"""Answers how large the indexes are and what they are made with; nothing of what they hold."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from indexer import __version__
from indexer.catalog.schema import VERSION
from indexer.contract.messages import Diagnosis

if TYPE_CHECKING:
    from indexer.service import Service

_LIBRARIES: Final = ("whoosh3", "onnxruntime", "usearch", "pypdfium2", "lxml")


def diagnosis(service: Service, query_id: int) -> Diagnosis:
    """Measure the indexes and name the versions."""
    locations = service.locations
    return Diagnosis(
        id=query_id,
        catalog=sum(_bytes(Path(f"{locations.catalog}{end}")) for end in ("", "-wal", "-shm")),
        keyword=_bytes(locations.keyword),
        vectors=sum(map(_bytes, locations.vectors.parent.glob(f"{locations.vectors.name}*"))),
        models=_bytes(locations.models),
        versions={
            "magpie": __version__,
            "catalog": str(VERSION),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            **{name: _version(name) for name in _LIBRARIES},
            "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        },
    )


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "missing"


def _bytes(path: Path) -> int:
    """Return what a file, or all of a folder, takes on the disk; 0 when it is not there."""
    if not path.is_dir():
        return _taken(path)
    return sum(
        _taken(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names
    )


def _taken(path: str | Path) -> int:
    try:
        return os.stat(path).st_blocks * 512
    except OSError:  # gone meanwhile, or not there yet
        return 0
