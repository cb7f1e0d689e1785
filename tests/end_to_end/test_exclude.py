"""What is left out by a click vanishes at once and for good, and nothing else does."""

from __future__ import annotations

import os
from pathlib import Path

from indexer.contract.locations import path_to_uri
from indexer.contract.messages import Done, Exclude
from tests.harness import Magpie, eventually


def exclude(product: Magpie, path: Path) -> None:
    with product.client() as client:
        client.ask(Exclude(uri=path_to_uri(os.fsencode(path))), Done)


def found(product: Magpie) -> list[str]:
    return sorted(product.names("bittern", mode="keyword"))


def test_a_file_and_a_folder_are_left_out_at_once_and_after_a_restart(
    product: Magpie, documents: Path
) -> None:
    for name in ("garden/rose.txt", "garden/tulip.txt", "kitchen/rose.txt"):
        (documents / name).parent.mkdir(exist_ok=True)
        (documents / name).write_text(f"the bittern knows {name}", encoding="utf-8")
    product.add(documents)
    product.wait(keyword=True)
    assert len(found(product)) == 3
    exclude(product, documents / "kitchen" / "rose.txt")
    assert found(product) == ["rose.txt", "tulip.txt"]
    exclude(product, documents / "garden")
    assert found(product) == []
    eventually(lambda: product.status().queued == 0, "the files are forgotten")
    (documents / "garden" / "new.txt").write_text("a bittern too", encoding="utf-8")
    (documents / "kitchen" / "new.txt").write_text("a bittern too", encoding="utf-8")
    eventually(lambda: found(product) == ["new.txt"], "only the other one is found")
    product.stop()
    product.start()
    product.wait(keyword=True)
    assert found(product) == ["new.txt"]
    answer = product.json("index", "why", os.fspath(documents / "garden" / "rose.txt"))
    assert answer["verdict"] == "excluded"
