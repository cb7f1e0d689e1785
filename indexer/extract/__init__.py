"""Turns a file into text that can cite where it stands; untrusted files in a sandboxed child."""

from __future__ import annotations

from indexer.extract.dispatch import extract, extract_bytes
from indexer.extract.reading import FileContent, VanishedError, read_file
from indexer.extract.registry import (
    FORMATS,
    HEAD_BYTES,
    Format,
    extractor_for,
    version_by_name,
    versions,
)
from indexer.extract.sandbox import Sandbox, SandboxError
from indexer.extract.serving import serve

__all__ = [
    "FORMATS",
    "HEAD_BYTES",
    "FileContent",
    "Format",
    "Sandbox",
    "SandboxError",
    "VanishedError",
    "extract",
    "extract_bytes",
    "extractor_for",
    "read_file",
    "serve",
    "version_by_name",
    "versions",
]
