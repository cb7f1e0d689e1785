"""Snippets in files on the disk: taking them in, following them there, and writing them."""

from indexer.snippets.exchange.following import Following
from indexer.snippets.exchange.importing import Import, prepare, source_at, taken_in
from indexer.snippets.exchange.mirror import Mirror
from indexer.snippets.exchange.writing import write_new

__all__ = ["Following", "Import", "Mirror", "prepare", "source_at", "taken_in", "write_new"]
