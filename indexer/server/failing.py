"""Answers which files failed and why, and has files read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.catalog.queue import priority
from indexer.contract.locations import path_to_uri, shown, uri_to_path
from indexer.contract.messages import Done, FailedFile, Failures, ListFailures, ReadAgain

if TYPE_CHECKING:
    from indexer.service import Service

MAX_LISTED = 500  # with their paths they fit into a message


def failures(service: Service, request: ListFailures) -> Failures:
    """List failed files; ValueError when the request asks for no possible part of them."""
    if not 1 <= request.limit <= MAX_LISTED or request.offset < 0:
        raise ValueError(f"limit lies in 1…{MAX_LISTED}, offset from 0 on.")
    failed = service.catalogs.here().failed
    folder = uri_to_path(request.uri) if request.uri else None
    listed, total = failed.listed(folder, request.text, request.code, request.offset, request.limit)
    return Failures(
        id=request.id,
        failures=[
            FailedFile(path_to_uri(path), shown(path), code, reason)
            for path, code, reason in listed
        ],
        total=total,
        codes=failed.codes(folder),
    )


def read_again(service: Service, request: ReadAgain) -> Done:
    """Queue files to be read whatever is known of them."""
    catalog = service.catalogs.here()
    wanted = [uri_to_path(uri) for uri in request.uris]
    with catalog.transaction():
        files = catalog.failed.distrust(wanted or None)
        catalog.queue.put((path, priority(mtime_ns / 1e9, size)) for path, size, mtime_ns in files)
    service.files_queued()
    return Done(id=request.id, notes=[f"{len(files):,} files are read again."])
