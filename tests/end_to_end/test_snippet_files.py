"""Followed folders and written ones over restarts of the real service, with a vault that locks."""

from __future__ import annotations

import json
from pathlib import Path

from indexer.contract.clips import SetVaultPassphrase, UnlockVault
from indexer.contract.messages import Done
from indexer.contract.snippet_messages import ListSnippets, Snippets, SnippetState, SnippetStatus
from tests.harness import Magpie, eventually
from tests.snippets.exchange.keeper import ONE, TWO, written

PASSPHRASE = "correct horse"


def state(product: Magpie) -> SnippetState:
    with product.client() as client:
        return client.ask(SnippetStatus(), SnippetState)


def keywords(product: Magpie) -> list[str]:
    with product.client() as client:
        rows = client.ask(ListSnippets(), Snippets).snippets
    return sorted(keyword for row in rows for keyword in row.keywords)


def ask(product: Magpie, request: SetVaultPassphrase | UnlockVault) -> None:
    with product.client() as client:
        client.ask(request, Done)


def test_files_are_followed_and_written_from_the_start_on(home: Path, tmp_path: Path) -> None:
    folder, out = written(tmp_path / "espanso" / "match", base=ONE).parent, tmp_path / "out"
    product = Magpie(home)
    product.settings(
        f"[snippets]\nfollow = [{json.dumps(str(folder))}]\nexport_to = {json.dumps(str(out))}\n"
        'export_format = "raycast"\n'
    )
    product.start()
    try:
        eventually(lambda: keywords(product) == [":a"], "it is taken in at the start")
        ask(product, SetVaultPassphrase(passphrase=PASSPHRASE))
        exported = out / "snippets.json"
        eventually(exported.exists, "and written")
        before = exported.read_bytes()
        product.kill()
        written(folder / "match", base=TWO)
        product.start()
        eventually(lambda: state(product).condition == "locked", "it waits for the passphrase")
        assert keywords(product) == []
        assert product.cli("snippet", "import", str(folder)).returncode == 1
        assert exported.read_bytes() == before
        ask(product, UnlockVault(passphrase=PASSPHRASE))
        eventually(lambda: keywords(product) == [":a", ":b"], "what changed meanwhile came in")
        eventually(lambda: exported.read_bytes() != before, "and is written")
        assert len(json.loads(exported.read_bytes())) == 2
        assert state(product).problems == []
    finally:
        product.stop()
    manifest = product.locations.snippet_manifest.read_bytes()
    assert b":a" not in manifest
    assert b"one" not in manifest
