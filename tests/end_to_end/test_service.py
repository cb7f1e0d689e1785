"""The service's life: one for each home, started on demand, killed and healed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
from pathlib import Path

import psutil
import pytest

from indexer.catalog import Catalog
from indexer.catalog.indexing import SERVING_MODEL
from indexer.contract.messages import MAX_MESSAGE_BYTES
from tests.end_to_end.conftest import prepare
from tests.harness import Magpie, eventually, magpie


def test_it_is_started_on_demand_and_stops_when_it_is_told(
    home: Path, models: Path, documents: Path
) -> None:
    product = prepare(home, models)
    assert product.cli("service", "status").returncode == 1
    assert product.cli("index", "add", os.fspath(documents)).returncode == 0
    assert product.cli("index", "wait").returncode == 0
    assert product.cli("search", "ferry").returncode == 0
    assert product.cli("service", "stop").returncode == 0
    eventually(lambda: not product.processes(), "nothing is left")


def test_it_stops_in_the_middle_of_work(home: Path, models: Path, documents: Path) -> None:
    for number in range(300):
        (documents / f"{number}.txt").write_text(f"number {number} " * 50, encoding="utf-8")
    prepare(home, models)
    with magpie(home) as product:
        product.add(documents)
        eventually(lambda: product.status().documents > 0, "work is under way")
        assert product.service is not None
        product.service.send_signal(signal.SIGTERM)
        assert product.service.wait(60) == 0
        product.service = None
        eventually(lambda: not product.processes(), "nothing is left")
        assert has_work(product), "it waited for the end of the work"
        product.start()
        assert product.wait(keyword=True).documents == 304


def has_work(product: Magpie) -> bool:
    """Tell whether a service that has ended left something to do."""
    catalog = Catalog(product.locations.catalog)
    try:
        return catalog.indexing.lacks_vectors(catalog.get(SERVING_MODEL))
    finally:
        catalog.close()


def test_a_second_one_refuses_and_the_first_goes_on(product: Magpie) -> None:
    done = product.cli("service", "run")
    assert done.returncode == 1
    assert "running already" in done.stderr
    assert product.state().pid


def test_its_folders_and_files_are_the_owners_alone(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    assert stat.S_IMODE(product.locations.socket.stat().st_mode) == 0o600
    for folder in ("config", "data", "cache", "runtime"):
        for path in [product.home / folder, *(product.home / folder).rglob("*")]:
            # Its author made the settings file; the models hold nothing of the person.
            if "models" not in path.parts and path.name != "settings.toml":
                assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00" * 100 + b"\n",
        b'{"v":1,"type":"search","query":' + b"[" * 5000 + b"\n",
        b"x" * (MAX_MESSAGE_BYTES + 100),
        b'{"v":77,"id":1,"type":"stop"}\n',
        b'{"v":1,"type":"search","query":"x","limit":-3}\n',
        b'{"v":1,"type":"why","uri":"nonsense"}\n',
        b'{"v":1,"type":"add-folders","uris":["file:///nowhere/at/all"]}\n',
    ],
)
def test_hostile_messages_get_an_error_and_harm_nobody(product: Magpie, sent: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(60)
        connection.connect(os.fspath(product.locations.socket))
        connection.sendall(sent)
        reply = json.loads(connection.makefile("rb").readline())
    assert reply["type"] == "error"
    assert product.state().pid


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="sessions share evenly")
def test_the_worker_and_its_children_give_way_to_other_sessions(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    worker = product.state().worker_pid
    assert worker is not None
    niced = [worker, *(child.pid for child in psutil.Process(worker).children())]
    groups = {Path(f"/proc/{pid}/autogroup").read_text() for pid in niced}
    assert len(niced) > 1
    assert len(groups) == 1, groups
    assert groups.pop().split()[1:] == ["nice", "19"]


def test_a_killed_worker_is_replaced_and_loses_nothing(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    worker = product.state().worker_pid
    assert worker is not None
    os.kill(worker, signal.SIGKILL)
    (documents / "after.txt").write_text("written after the fall", encoding="utf-8")
    eventually(lambda: product.names("fall", mode="keyword") == ["after.txt"], "work goes on")
    assert product.state().worker_pid != worker


def test_a_killed_service_leaves_no_orphan_and_goes_on_where_it_was(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    product.kill()
    eventually(lambda: not product.processes(), "no orphan is left")
    (documents / "meanwhile.txt").write_text("nobody was watching", encoding="utf-8")
    (documents / "letter.txt").unlink()
    (documents / "budget.csv").rename(documents / "costs.csv")
    product.start()
    product.wait()
    assert product.names("watching", mode="keyword") == ["meanwhile.txt"]
    assert product.names("umbrella", mode="keyword") == []
    assert product.names("lathe", mode="keyword") == ["costs.csv"]


def damage_keyword(product: Magpie) -> None:
    for path in product.locations.keyword.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] + b"garbage")


def lose_keyword(product: Magpie) -> None:
    shutil.rmtree(product.locations.keyword)


def damage_vectors(product: Magpie) -> None:
    product.locations.vectors.write_bytes(os.urandom(5000))


def lose_cache(product: Magpie) -> None:
    for path in product.locations.cache.iterdir():
        if path.name == "models":
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize("harm", [damage_keyword, lose_keyword, damage_vectors, lose_cache])
def test_derived_indexes_rebuild_by_themselves(
    product: Magpie, documents: Path, harm: object
) -> None:
    product.add(documents)
    product.wait()
    product.stop()
    assert callable(harm)
    harm(product)
    product.start()
    product.wait()
    assert product.names("umbrella", mode="keyword") == ["letter.txt"]
    assert product.names("insects that make honey", mode="semantic")[0] == "bees.md"
    assert product.status().queued == 0


def test_an_index_lost_while_it_serves_is_rebuilt(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    lose_keyword(product)
    (documents / "new.txt").write_text("a pelican", encoding="utf-8")
    eventually(lambda: product.names("pelican", mode="keyword") == ["new.txt"], "it is rebuilt")
    eventually(lambda: product.names("umbrella", mode="keyword") == ["letter.txt"], "all of it")


def test_a_damaged_catalog_is_set_aside_and_the_folders_are_read_again(
    product: Magpie, documents: Path
) -> None:
    product.add(documents)
    product.wait()
    product.stop()
    catalog = product.locations.catalog
    size = catalog.stat().st_size
    with catalog.open("r+b") as file:
        file.seek(size // 2)
        file.write(os.urandom(size // 4))
    product.start()
    assert any("set aside" in line for line in product.state().problems)
    if not product.json("index", "list")["folders"]:
        product.add(documents)
    product.wait()
    assert product.names("umbrella", mode="keyword") == ["letter.txt"]


def test_a_wrong_setting_is_said_and_the_rest_works(
    home: Path, models: Path, documents: Path
) -> None:
    prepare(home, models).settings("[index]\nhiden = true\nmax_file_mb = 5\n")
    with magpie(home) as product:
        (line,) = product.state().problems
        assert 'did you mean "index.hidden"' in line


def test_nothing_heavy_is_imported_while_serving(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    product.search("ferry")
    assert product.service is not None
    maps = Path(f"/proc/{product.service.pid}/maps").read_text(encoding="utf-8")
    for library in ("torch", "PySide6", "transformers", "pypdfium2"):
        assert library not in maps


def test_no_content_goes_into_the_log(product: Magpie, documents: Path) -> None:
    product.add(documents)
    product.wait()
    product.search("umbrella for the ferry")
    log = product.locations.log.read_text(encoding="utf-8")
    log += (product.home / "service.out").read_text(encoding="utf-8")
    for secret in ("umbrella", "ferry", "letter", "bees", "Skagen"):
        assert secret not in log
