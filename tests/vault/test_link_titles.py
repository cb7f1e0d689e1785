"""What links are called by the HTML that came with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.clips import ListClips
from indexer.vault.clips import Clips, Source
from indexer.vault.content import Content
from indexer.vault.link_titles import link_title
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store

URL = "https://www.e.org/a"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (f'<a href="{URL}">Weather &amp; wind <b>in</b>\n Kiel</a>', "Weather & wind in Kiel"),
        (f'<meta charset="utf-8"><a href="{URL}">{URL}</a>', ""),
        (f'<a href="{URL}">e.org/a</a><title>Kiel</title>', "Kiel"),
        ("<p>none</p>", ""),
        ("", ""),
        (f'<a href="{URL}"><img src="x.png"></a>', ""),
    ],
)
def test_the_first_link_or_the_page_names_it(html: str, title: str) -> None:
    assert link_title(html, URL) == title


@given(st.text(max_size=300))
def test_any_html_is_read(html: str) -> None:
    assert len(link_title(html, URL)) <= 200


def test_lists_have_the_titles_of_links_alone() -> None:
    store = Store.in_memory(CLIPS)
    clips = Clips(store)
    html = f'<a href="{URL}">Weather</a>'
    clips.keep(Content(f"see {URL} and more", html=html), Source("", "", 1.0))
    clip, _ = clips.keep(Content(URL, html=html), Source("", "", 2.0))
    rows, _ = clips.rows(ListClips())
    assert [row.title for row in rows] == ["Weather", ""]
    assert clips.by_id([clip])[clip].title == "Weather"
    found = clips.whole(clip)
    assert found is not None
    assert found[0].title == "Weather"
    store.close()
