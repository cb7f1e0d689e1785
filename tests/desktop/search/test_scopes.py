"""Where a search looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.scopes import Scope, following, marked, scopes

FILES_AND_APPS = scopes({"app", "file"})


def test_only_kinds_that_are_there_can_be_chosen() -> None:
    assert FILES_AND_APPS == (None, "file", "app")
    assert scopes({"file"}) == (None,)
    assert scopes({"snippet", "clip", "app", "file"}) == (None, "file", "app", "clip", "snippet")


@given(st.sampled_from(FILES_AND_APPS), st.sampled_from([1, -1]))
def test_a_whole_round_comes_back(scope: Scope, step: int) -> None:
    at, seen = scope, set()
    for _ in FILES_AND_APPS:
        at = following(at, FILES_AND_APPS, step)
        seen.add(at)
    assert (at, seen) == (scope, set(FILES_AND_APPS))


def test_a_scope_that_is_gone_goes_on_from_everything() -> None:
    assert following("clip", FILES_AND_APPS) == "file"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("f: ", ("file", "")),
        ("A: gimp", ("app", "gimp")),
        ("c: drive", None),  # there is no clipboard to look in
        ("f:", None),
        ("a tale of two cities", None),
        (" f: x", None),
        ("of: x", None),
        ("", None),
    ],
)
def test_marks(text: str, found: tuple[Scope, str] | None) -> None:
    assert marked(text, FILES_AND_APPS) == found
