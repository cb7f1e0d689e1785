"""Retrieval collections with relevance judgments, and the measure of a ranking."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Collection:
    """Documents, queries, and which documents are relevant to which query, in what degree."""

    name: str
    documents: dict[str, str]
    queries: dict[str, str]
    judgments: dict[str, dict[str, int]]


def read(folder: Path) -> Collection:
    """Read a folder with `corpus.jsonl`, `queries.jsonl` and `qrels.tsv`."""
    documents = {}
    for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents[row["_id"]] = f"{row['title']}\n\n{row['text']}".strip()
    queries = {}
    for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        queries[row["_id"]] = row["text"]
    judgments: dict[str, dict[str, int]] = {}
    with open(folder / "qrels.tsv", encoding="utf-8", newline="") as file:
        for query, document, score in list(csv.reader(file, delimiter="\t"))[1:]:
            if int(score) > 0:
                judgments.setdefault(query, {})[document] = int(score)
    return Collection(folder.name, documents, queries, judgments)


def ndcg(ranking: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain of a ranking (Järvelin, Kekäläinen 2002)."""
    gain = sum(
        relevant.get(document, 0) / math.log2(rank + 2)
        for rank, document in enumerate(ranking[:depth])
    )
    ideal = sum(
        score / math.log2(rank + 2)
        for rank, score in enumerate(sorted(relevant.values(), reverse=True)[:depth])
    )
    return gain / ideal if ideal else 0.0
