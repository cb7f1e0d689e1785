"""Snippets found through the real service: by keyword, by word and by meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.contract.clips import SetVaultPassphrase, UnlockVault
from indexer.contract.messages import Done, Opened
from indexer.contract.snippet_messages import (
    DeleteSnippets,
    KeepSnippet,
    SearchSnippets,
    SnippetKept,
    Snippets,
)
from indexer.contract.snippets import Snippet
from tests.end_to_end.conftest import SETTINGS, prepare
from tests.end_to_end.test_clips import PASSPHRASE
from tests.harness import Magpie, eventually, magpie

REFUSAL = "Thank you for thinking of us, unfortunately we cannot take part this time."


Filled = tuple[Magpie, dict[str, str]]  # a running service, and the uids of its snippets


@pytest.fixture
def kept(home: Path, models: Path) -> Iterator[Filled]:
    """A service that keeps a few snippets."""
    prepare(home, models).settings(SETTINGS)
    with magpie(home) as product:
        yield (
            product,
            {
                name: keep(product, text, *keywords, name=name)
                for name, text, keywords in (
                    ("", REFUSAL, (":no",)),
                    ("Signature", "Kind regards,\nAda", (":sig",)),
                    ("Ferries", "The ferry to Skagen leaves at {{time}}", (":ferry",)),
                    ("Shipping", "Your parcel is on its way to you", ()),
                )
            },
        )


@pytest.fixture
def filled(kept: Filled, documents: Path) -> Filled:
    """One that watches a few files as well."""
    product, _ = kept
    product.add(documents)
    product.wait()
    return kept


def keep(product: Magpie, text: str, *keywords: str, name: str = "") -> str:
    snippet = Snippet(uid="", text=text, keywords=keywords, name=name)
    with product.client() as client:
        return client.ask(KeepSnippet(snippet=snippet), SnippetKept).uid


def found(product: Magpie, query: str, *, as_you_type: bool = False) -> list[str]:
    request = SearchSnippets(query=query, as_you_type=as_you_type)
    with product.client() as client:
        return [row.uid for row in client.ask(request, Snippets).snippets]


def test_a_snippet_is_found_by_keyword_word_and_meaning(
    kept: Filled,
) -> None:
    product, uids = kept
    assert found(product, ":s", as_you_type=True)[0] == uids["Signature"]
    for typed in (":sig", ";sig", "sig"):
        assert found(product, typed)[0] == uids["Signature"], typed
    eventually(lambda: found(product, "ferries")[:1] == [uids["Ferries"]], "words find it")
    assert found(product, "parc", as_you_type=True)[:1] == [uids["Shipping"]]
    eventually(lambda: uids[""] in found(product, "polite refusal")[:2], "it is found by meaning")
    with product.client() as client:
        page = client.ask(SearchSnippets(query="", limit=3), Snippets)
    assert (len(page.snippets), page.more, page.total) == (3, True, 4)


def test_snippets_stand_among_files_in_one_list(filled: Filled) -> None:
    product, uids = filled
    eventually(lambda: found(product, "parcel")[:1] == [uids["Shipping"]], "words find them")
    hits = product.search("ferry to Skagen").hits
    assert {hit.kind for hit in hits[:2]} == {"snippet", "file"}
    hit = next(hit for hit in hits if hit.kind == "snippet")
    assert (hit.id, hit.uri) == (
        f"snippet:{uids['Ferries']}", f"magpie://snippet/{uids['Ferries']}",
    )  # fmt: skip
    assert hit.snippet is not None
    assert hit.snippet.keywords == [":ferry"]
    [passage] = hit.passages
    assert [passage.text[start:end] for start, end in passage.highlights] == ["ferry", "Skagen"]
    first = product.search(":ferry", explain=True).hits[0]
    assert first.id == hit.id
    assert "keyword" in {part.reason for part in first.contributions}
    assert sum(part.share for part in first.contributions) == pytest.approx(first.score, abs=1e-3)
    for query in ("kind:snippet ferry", "kind:snippet,app :ferry"):
        listed = product.search(query).hits
        assert {one.kind for one in listed} == {"snippet"}, query
        assert listed[0].id == hit.id, query
    for query in ("-kind:snippet ferry", "ferry ext:txt", "after:2020 ferry"):
        assert all(one.kind != "snippet" for one in product.search(query).hits), query
    printed = product.cli("search", "--kind", "snippet", ":ferry").stdout
    assert "Ferries" in printed
    assert "snippet  ·  :ferry" in printed


def test_meaning_has_its_say_in_the_one_search(kept: Filled) -> None:
    product, uids = kept

    def first_two() -> list[str]:
        return [hit.id for hit in product.search("polite refusal", kind="snippet").hits[:2]]

    eventually(lambda: f"snippet:{uids['']}" in first_two(), "it is found by meaning")
    hits = product.search("polite refusal", kind="snippet", mode="semantic").hits
    assert all(hit.found_by == ["semantic"] for hit in hits)
    assert product.search("polite refusal", kind="snippet", mode="keyword").hits == []


def test_what_is_deleted_is_not_found_nor_known_as_opened(
    filled: Filled,
) -> None:
    product, uids = filled
    hit = f"snippet:{uids['Ferries']}"
    with product.client() as client:
        client.ask(Opened(hit=hit, query="skagen"), Done)
        usage = product.locations.usage.read_bytes()
        assert hit.encode() in usage
        assert b"skagen" not in usage  # it may be what the snippet says
        client.ask(DeleteSnippets(uids=[uids["Ferries"]]), Done)
    assert uids["Ferries"] not in {*found(product, ":ferry"), *found(product, "ferries")}
    assert all(one.kind == "file" for one in product.search("ferry to Skagen").hits[:1])
    eventually(
        lambda: hit.encode() not in product.locations.usage.read_bytes(), "its use is forgotten"
    )


def test_after_a_restart_they_are_found_once_the_vault_is_open(
    kept: Filled,
) -> None:
    product, uids = kept
    eventually(lambda: found(product, "parcel")[:1] == [uids["Shipping"]], "words find them")
    with product.client() as client:
        client.ask(SetVaultPassphrase(passphrase=PASSPHRASE), Done)
    product.stop()
    product.start()
    assert found(product, ":ferry") == found(product, "parcel") == found(product, "") == []
    with product.client() as client:
        client.ask(UnlockVault(passphrase=PASSPHRASE), Done)
    assert found(product, ":ferry")[:1] == [uids["Ferries"]]
    eventually(lambda: found(product, "parcel")[:1] == [uids["Shipping"]], "words find them")
    eventually(lambda: uids[""] in found(product, "polite refusal")[:2], "and so does meaning")
