from __future__ import annotations

import pytest

from indexer.documents import Extracted
from tests.extract.checks import extracted

NOTE = """\
---
title: "My note"
tags: [one, 'two three']
aliases:
  - First
  - Second # not this
unrelated: {a: b}
---
# Top **bold** [link](http://x) #

Text
====

Under
-----
```python
# no heading
```
~~~~
## nor this
~~~
~~~~
### Deep [[Wiki]]
    # indented code
#hashtag
"""


def headings(found: Extracted) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in found.headings]


def test_front_matter_and_headings() -> None:
    found = extracted("a.md", NOTE.encode())
    assert found.text == NOTE
    assert found.title == "My note"
    assert found.fields == {"tags": "one, two three", "aliases": "First, Second"}
    assert headings(found) == [(1, "Top bold link"), (1, "Text"), (2, "Under"), (3, "Deep Wiki")]
    for heading in found.headings:
        assert found.text[heading.start :].lstrip("# ").startswith(heading.text.split()[0])


def test_the_first_heading_is_the_title() -> None:
    assert extracted("a.md", b"## Two\n\n# One\n").title == "One"
    assert extracted("a.md", b"No heading").title == ""


def test_toml_front_matter() -> None:
    found = extracted(
        "a.md", b'+++\ntitle = "T"\ndate = 2024-01-02\n[taxonomies]\ntags = ["x", "y"]\n+++\nText'
    )
    assert found.title == "T"
    assert found.fields == {"date": "2024-01-02", "tags": "x, y"}


@pytest.mark.parametrize(
    "source", ["---\ntitle: x\nno end", "+++\nnot toml\n+++\n# H", "---\n---\n", "----\n"]
)
def test_odd_front_matter_is_text(source: str) -> None:
    assert extracted("a.md", source.encode()).text == source
