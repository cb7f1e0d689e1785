"""The catalog: one SQLite file that is the source of truth for files, their text and the queue."""

from indexer.catalog.documents import FileFacts, Stored, storable
from indexer.catalog.queue import Job
from indexer.catalog.store import Catalog, Catalogs

__all__ = ["Catalog", "Catalogs", "FileFacts", "Job", "Stored", "storable"]
