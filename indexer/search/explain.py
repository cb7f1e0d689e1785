"""Answers `magpie index why`: which rule, failure or wait decides whether a file is found."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from typing import TYPE_CHECKING

from indexer.catalog import Catalog, Stored
from indexer.contract.locations import shown
from indexer.contract.messages import Explanation

if TYPE_CHECKING:
    from indexer.service import Service


def explain(service: Service, path: bytes, query_id: int) -> Explanation:
    """Say why the file at an absolute path is or is not found."""
    catalog = service.catalogs.here()
    real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    name = shown(real)
    root, rule = service.files.why_excluded(real)
    if root is None:
        lines = [f"{name} is in no watched folder.", "Add its folder with `magpie index add PATH`."]
        return Explanation(id=query_id, verdict="outside", lines=lines)
    if rule is not None:
        lines = [f"{name} is left out: {rule}."]
        return Explanation(id=query_id, verdict="excluded", lines=lines)
    try:
        found = os.lstat(real)
    except OSError as error:
        lines = [f"{name} cannot be looked at: {error.strerror}."]
        return Explanation(id=query_id, verdict="missing", lines=lines)
    if stat.S_ISDIR(found.st_mode):
        counts = catalog.reading.folder_counts(real)
        files = f"{counts.documents:,} files are indexed, {counts.failed:,} failed"
        lines = [f"{name} is watched: {files}."]
        return Explanation(id=query_id, verdict="folder", lines=lines)
    stored = catalog.documents.find(real)
    if stored is None or stored.gone or catalog.queue.holds(real):
        lines = [f"{name} waits to be read{_where(catalog, service)}."]
        return Explanation(id=query_id, verdict="waiting", lines=lines)
    return _indexed(service, catalog, stored, name, query_id)


def _where(catalog: Catalog, service: Service) -> str:
    waiting = len(catalog.queue)
    why = service.why_paused()
    return f" ({waiting:,} in the queue{f'; indexing pauses: {why}' if why else ''})"


def _indexed(
    service: Service, catalog: Catalog, stored: Stored, name: str, query_id: int
) -> Explanation:
    failure, reason, indexed_at, mime = catalog.reading.failure(stored.id)
    when = datetime.fromtimestamp(indexed_at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    if failure in {"unsupported", "empty"}:
        lines = [f"{name} is found by its name only: {reason}", f"Read {when}, {mime}."]
        return Explanation(id=query_id, verdict="name-only", lines=lines)
    if failure is not None:
        lines = [
            f"{name} is found by its name only, as its text could not be read: {reason}",
            f"Tried {when} with {stored.extractor}; tried again when the file or Magpie changes.",
        ]
        return Explanation(id=query_id, verdict="failed", lines=lines)
    ready, passages, embedded = catalog.reading.progress(stored.id, service.meaning.model_number)
    lines = [f"{name} is indexed.", f"Read {when} with {stored.extractor}, {mime}."]
    lines.append("Found by its words." if ready else "Its words wait to be written to the index.")
    lines.append(f"{embedded} of its {passages} passages are found by meaning.")
    return Explanation(id=query_id, verdict="indexed", lines=lines)
