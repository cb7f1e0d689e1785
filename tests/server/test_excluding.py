"""A pattern is added to the settings file, and all else in it stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.server.excluding import with_pattern
from indexer.settings import template

FILE = """# mine
[search]
semantic_weight = 0.5  # less meaning

[index]
# what I never want
exclude = [
    "*.iso",  # images
]
hidden = true
"""


@pytest.mark.parametrize("text", ["", FILE, template(), "[index]\n", "index.hidden = true\n"])
@given(pattern=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_only_the_pattern_is_new(text: str, pattern: str) -> None:
    before = tomllib.loads(text)
    after = tomllib.loads(with_pattern(text, pattern))
    assert after["index"].pop("exclude") == [
        *before.get("index", {}).pop("exclude", []), pattern,
    ]  # fmt: skip
    before.setdefault("index", {})
    assert after == before


def test_every_comment_stays() -> None:
    changed = with_pattern(FILE, "/home/ada/a.pdf")
    for comment in ("# mine", "# less meaning", "# what I never want", "# images"):
        assert comment in changed
    kept = [line for line in template().splitlines() if line.startswith("#")]
    assert [line for line in with_pattern(template(), "/x").splitlines() if line[:1] == "#"] == kept


@pytest.mark.parametrize("text", ["[index\n", 'index = "x"', '[index]\nexclude = "*.iso"'])
def test_what_cannot_be_changed_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be changed"):
        with_pattern(text, "/x")
