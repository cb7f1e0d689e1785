"""Kills service and worker at random moments of a full index while files change, and checks.

Usage: python -m tests.bench.kills DOCUMENTS_FOLDER [--times 50] [--seed 1]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import threading
from pathlib import Path

from indexer.catalog import Catalog
from indexer.ingest.generations import serving_folders
from indexer.keyword import WhooshReader
from tests.harness import Magpie, eventually

_SETTINGS = '[index]\nwhen_busy = "run"\non_battery = "run"\n'


class Storm:
    """Changes files in a folder until told to stop."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._number = 0

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(0.01):
            files = [path for path in self._folder.rglob("*") if path.is_file()]
            path = self._chance.choice(files)
            self._number += 1
            match self._chance.randrange(4):
                case 0:
                    name = f"new-{self._chance.random()}.txt"
                    (self._folder / name).write_text(f"fresh number {self._number}")
                case 1:
                    path.unlink()
                case 2:
                    path.rename(path.with_name(f"moved-{self._chance.random()}{path.suffix}"))
                case _:
                    with path.open("ab") as file:
                        file.write(b"\nappended %d\n" % self._number)


def faults(product: Magpie, folder: Path) -> list[str]:
    """Return what differs between the folder, the catalog and the keyword index."""
    on_disk = {
        os.fsencode(path) for path in folder.rglob("*") if path.is_file() and path.name[0] != "."
    }
    catalog = Catalog(product.locations.catalog)
    rows = catalog.connection.execute("SELECT id, path, size, gone FROM documents").fetchall()
    known = {path for _, path, _, gone in rows if not gone}
    found = [f"lost {len(on_disk - known)}"] if on_disk - known else []
    if known - on_disk:
        found.append(f"{len(known - on_disk)} that are not there")
    stale = [path for _, path, size, _ in rows if path in on_disk and os.stat(path).st_size != size]
    if stale:
        found.append(f"{len(stale)} with old contents")
    folder_now = serving_folders(catalog, product.locations.keyword)[0]
    reader = WhooshReader.in_folder(os.fspath(folder_now))
    held = sorted(int(key) for key in reader.doc_ids())
    if len(held) != len(set(held)):
        found.append("documents twice in the keyword index")
    if set(held) != {row[0] for row in rows}:
        found.append("the keyword index and the catalog differ")
    catalog.close()
    return found


def round_trip(source: Path, scratch: Path, chance: random.Random) -> list[str]:
    """Index a copy, kill everything at a random moment, start again, and return the faults."""
    shutil.rmtree(scratch, ignore_errors=True)
    folder, home = scratch / "documents", scratch / "home"
    shutil.copytree(source, folder)
    product = Magpie(home)
    product.settings(_SETTINGS)
    product.start()
    product.add(folder)
    with Storm(folder, random.Random(chance.random())):
        threading.Event().wait(chance.uniform(0.05, 6.0))
        victims = product.processes()
        chance.shuffle(victims)
        if chance.random() < 0.5:
            victims = victims[:1]
        for victim in victims:
            victim.kill()
    assert product.service is not None
    if product.service.pid in {victim.pid for victim in victims}:
        product.service.wait()
        eventually(lambda: not product.processes(), "no orphan is left", 10)
        product.start()
    product.wait(keyword=True, seconds=120)
    found = faults(product, folder)
    product.stop()
    return found


def main() -> None:
    """Do it many times and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    good = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(options.times):
            found = round_trip(options.folder, Path(scratch) / "run", chance)
            good += not found
            print(f"{number + 1}: {'; '.join(found) or 'consistent'}", flush=True)
    print(f"{good} of {options.times} consistent")


if __name__ == "__main__":
    main()
