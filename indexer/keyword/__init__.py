"""The keyword index: analysis, Whoosh segments written durably, BM25F over their postings."""

from indexer.keyword.expansion import QueryTerms
from indexer.keyword.highlighting import match_spans
from indexer.keyword.reader import WhooshReader
from indexer.keyword.storage import FolderStorage
from indexer.keyword.writer import WhooshWriter

__all__ = ["FolderStorage", "QueryTerms", "WhooshReader", "WhooshWriter", "match_spans"]
