"""Small keyword indexes for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from whoosh.filedb.filestore import Storage

from indexer.contract.query_language import ParsedQuery, parse
from indexer.documents import AnalysedDocument, DocId
from indexer.keyword.analysis import analyse, detect_language
from indexer.keyword.reader import WhooshReader
from indexer.keyword.storage import MemoryStorage
from indexer.keyword.writer import WhooshWriter
from indexer.ports import Attributes

NOW = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
ATTRIBUTES = Attributes("txt", 0.0, 1)
Batch = list[tuple[DocId, AnalysedDocument, Attributes]]


def document(body: str, name: str = "", title: str = "", language: str = "en") -> AnalysedDocument:
    return analyse(title, name, f"/home/{name}", body, (0,), language)


def batch(bodies: Mapping[int, str], language: str = "en") -> Batch:
    return [
        (DocId(doc_id), document(body, language=language), ATTRIBUTES)
        for doc_id, body in bodies.items()
    ]


def index_of(documents: Batch, storage: Storage | None = None) -> WhooshReader:
    storage = storage or MemoryStorage()
    writer = WhooshWriter(storage)
    writer.write(documents)
    writer.close()
    return WhooshReader(storage)


def index_texts(texts: Iterable[str]) -> WhooshReader:
    return index_of(
        [
            (DocId(number), document(text, language=detect_language(text)), ATTRIBUTES)
            for number, text in enumerate(texts, 1)
        ]
    )


def query(text: str, *, as_you_type: bool = False) -> ParsedQuery:
    return parse(text, NOW, as_you_type=as_you_type)


def found(reader: WhooshReader, text: str, *, as_you_type: bool = False) -> list[int]:
    return [hit.doc_id for hit in reader.search(query(text, as_you_type=as_you_type), 100)]
