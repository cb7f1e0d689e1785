"""Rows group hits by their kinds, the best hit first."""

from __future__ import annotations

from desktop.search.rows import HeadingRow, HitRow, rows
from tests.desktop.search.hits import hit


def test_no_hits_give_no_rows() -> None:
    assert rows([]) == []


def test_hits_of_one_kind_keep_their_order() -> None:
    found = rows([hit("b"), hit("a")])
    assert found == [HeadingRow("best", 2), HitRow(hit("b")), HitRow(hit("a"))]


def test_the_best_hit_stands_alone_and_the_others_by_kind() -> None:
    found = rows([hit("f"), hit("a", "app"), hit("g"), hit("c", "clip")])
    assert found == [
        HeadingRow("best", 1),
        HitRow(hit("f")),
        HeadingRow("app", 1),
        HitRow(hit("a", "app")),
        HeadingRow("file", 1),
        HitRow(hit("g")),
        HeadingRow("clip", 1),
        HitRow(hit("c", "clip")),
    ]
