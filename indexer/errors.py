"""The errors the indexer raises on purpose, under one base."""

from __future__ import annotations


class MagpieError(Exception):
    """A named failure: its message is one clear line for the person."""


class IndexCorruptError(MagpieError):
    """A derived index is missing, damaged or was built by another version: rebuild it."""


class ModelError(MagpieError):
    """The embedding model cannot be loaded, exported or trusted."""
