"""`magpie doctor`: checks the installation, the indexes and the limits, and has them repaired."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import sys

from indexer.cli.output import harmless, print_json
from indexer.client import Client
from indexer.contract.locations import Locations, locate
from indexer.contract.messages import Check, Done, Finding, Findings, Rebuild
from indexer.errors import MagpieError
from indexer.settings import load

_MARKS = {"ok": "✓", "warning": "!", "error": "✗"}


def run(options: argparse.Namespace) -> int:
    """Check everything; 1 when there is an error."""
    locations = locate()
    found = [*_installation(), *_home(locations)]
    try:
        with Client(locations) as client:
            if options.rebuild:
                done = client.ask(Rebuild(), Done)
                found += [Finding("ok", note) for note in done.notes]
            found += client.ask(Check(), Findings).findings
    except MagpieError as error:
        found.append(Finding("error", str(error), f"Look into {locations.log}."))
    if options.json:
        print_json({"findings": found})
    else:
        for finding in found:
            print(f"{_MARKS[finding.level]} {harmless(finding.text)}")
            if finding.remedy:
                print(f"  → {finding.remedy}")
    return 1 if any(finding.level == "error" for finding in found) else 0


def _installation() -> list[Finding]:
    found = [Finding("ok", f"Python {sys.version.split()[0]}")]
    for name in ("whoosh3", "watchdog", "sentence-transformers", "onnxruntime", "usearch"):
        try:
            found.append(Finding("ok", f"{name} {importlib.metadata.version(name)}"))
        except importlib.metadata.PackageNotFoundError:
            found.append(Finding("error", f"{name} is not installed", "Run `make run` again."))
    return found


def _home(locations: Locations) -> list[Finding]:
    found = []
    for folder in (locations.config, locations.data, locations.cache, locations.runtime):
        if folder.exists() and folder.stat().st_mode & 0o077:
            remedy = f"chmod 700 {folder}"
            found.append(Finding("warning", f"{folder} can be read by others", remedy))
    found += [
        Finding("warning", line, f"Edit {locations.settings}.")
        for line in load(locations.settings).problems
    ]
    disk = os.statvfs(locations.data if locations.data.exists() else locations.data.anchor)
    free = disk.f_bavail * disk.f_frsize
    if free < 1 << 30:
        found.append(Finding("warning", f"Only {free >> 20} MB are free on the disk."))
    return found
