from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.messages import Kind
from indexer.contract.query_language import parse
from indexer.search.kinds import together, wanted_kinds

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ALL = {"file", "clip", "snippet", "app"}


class One(NamedTuple):
    name: str
    score: float
    exact: bool = False


@pytest.mark.parametrize(
    ("query", "kind", "wanted"),
    [
        ("firefox", None, ALL),
        ("firefox", "app", {"app"}),
        ("firefox", "file", {"file"}),
        ("kind:app", None, {"app"}),
        ("kind:app,file", None, {"app", "file"}),
        ("-kind:app", None, ALL - {"app"}),
        ("-kind:file", None, ALL - {"file"}),
        ("kind:app", "file", set()),
        ("ext:pdf", None, {"file"}),
        ("in:work fire", None, {"file"}),
        ("size:>1mb", "app", set()),
        ("ext:pdf kind:app", None, set()),
        ("app:firefox", None, {"clip"}),
        ("type:image", None, {"clip"}),
        ("type:image ext:pdf", None, set()),
        ("after:7d", None, {"file", "clip"}),
        ("after:7d kind:clip", None, {"clip"}),
    ],
)
def test_kinds_that_are_asked_for(query: str, kind: Kind | None, wanted: set[str]) -> None:
    assert wanted_kinds(kind, parse(query, NOW).filters) == wanted


def test_scores_mix_the_kinds_and_an_exact_name_comes_first() -> None:
    files = [One("exact", 0.7, exact=True), One("good", 0.66), One("poor", 0.3)]
    apps = [One("app exact", 0.72, exact=True), One("app", 0.7), One("keyword", 0.4)]
    found = [one.name for one in together(apps, [], [], files, 10)]
    assert found == ["app exact", "exact", "app", "good", "keyword", "poor"]


def test_of_equals_the_application_is_first() -> None:
    assert [
        one.name
        for one in together([One("app", 0.5)], [One("snippet", 0.5)], [], [One("file", 0.5)], 10)
    ] == [
        "app",
        "snippet",
        "file",
    ]


def test_many_applications_leave_room_for_files() -> None:
    apps = [One(f"app {number}", 0.7) for number in range(50)]
    files = [One(f"file {number}", 0.6) for number in range(50)]
    assert [one.name[:3] for one in together(apps, [], [], files, 40)] == ["app"] * 8 + ["fil"] * 32
    assert [one.name[:3] for one in together(apps, [], [], files, 6)] == ["app"] * 3 + ["fil"] * 3
    assert len(together(apps, [], [], [], 40)) == 40


def test_the_best_applications_stay_below_many_files() -> None:
    apps = [One(f"app {number}", 0.2 - number / 100) for number in range(5)]
    files = [One(f"file {number}", 0.6) for number in range(50)]
    found = [one.name for one in together(apps, [], [], files, 40)]
    assert found[36:] == ["file 36", "app 0", "app 1", "app 2"]
    assert together(apps, [], [], files, 1) == files[:1]


SCORED = st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=60)


def test_clips_do_not_push_files_out_and_one_that_is_about_as_good_stays() -> None:
    clips = [One(f"clip {number}", 0.7) for number in range(30)]
    files = [One(f"file {number}", 0.75 - number / 1000) for number in range(30)]
    assert [one.name[:4] for one in together([], [], clips, files, 9)] == ["file"] * 8 + ["clip"]
    poor = [One("clip", 0.3)]
    assert together([], [], poor, files, 9) == files[:9]
    better = [One(f"clip {number}", 0.9) for number in range(30)]
    assert [one.name[:4] for one in together([], [], better, files, 9)] == ["clip"] * 3 + [
        "file"
    ] * 6
    assert together([], [], better, [], 9) == better[:9]


def test_snippets_do_not_push_files_out_and_a_keyword_goes_first() -> None:
    snippets = [One("snippet exact", 0.5, exact=True)]
    snippets += [One(f"snippet {number}", 0.9) for number in range(30)]
    files = [One(f"file {number}", 0.75 - number / 1000) for number in range(30)]
    found = [one.name for one in together([], snippets, [], files, 12)]
    assert found[:3] == ["snippet exact", "snippet 0", "snippet 1"]
    assert found[3:] == [f"file {number}" for number in range(9)]
    clips = [One("clip", 0.7)]
    fair, poor = [One("snippet", 0.7)], [One("snippet", 0.3)]
    kept = [one.name for one in together([], fair, clips, files, 9)]
    assert kept[7:] == ["snippet", "clip"]
    assert [one.name for one in together([], poor, [], files, 9)] == [one.name for one in files[:9]]
    assert together([], snippets, [], [], 40) == snippets


@given(SCORED, SCORED, SCORED, SCORED, st.integers(1, 50))
def test_whatever_there_is_is_shown_once_and_in_its_order(
    apps: list[tuple[bool, float]],
    snippets: list[tuple[bool, float]],
    clips: list[tuple[bool, float]],
    files: list[tuple[bool, float]],
    limit: int,
) -> None:
    def made(kind: str, scored: list[tuple[bool, float]]) -> list[One]:
        ordered = sorted(scored, key=lambda one: (not one[0], -one[1]))
        return [One(f"{kind} {n}", score, exact) for n, (exact, score) in enumerate(ordered)]

    given_apps, given_snippets = made("app", apps), made("snippet", snippets)
    given_clips, given_files = made("clip", clips), made("file", files)
    found = together(given_apps, given_snippets, given_clips, given_files, limit)
    assert len(found) == len(set(found)) <= limit
    for source in (given_apps, given_snippets, given_clips, given_files):
        shown = [one for one in found if one in source]
        assert shown == source[: len(shown)]
    if files:
        assert len(found) >= min(limit, len(files))
