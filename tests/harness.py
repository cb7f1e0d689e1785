"""Runs the real product in a home of its own: the service, its worker and the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from indexer.client import Client
from indexer.contract.locations import Locations, locate, path_to_uri
from indexer.contract.messages import (
    AddFolders,
    Done,
    Hits,
    IndexState,
    IndexStatus,
    Search,
    ServiceState,
    ServiceStatus,
)

PATIENCE_SECONDS = 120.0


def eventually(condition: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until a condition holds, looking often; fail with words when it does not."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()  # nobody sets it
    while not condition():
        assert time.monotonic() < deadline, f"it did not come about: {what}"
        pause.wait(0.02)


@dataclass
class Magpie:
    """The product in one home. `environment` is that of every process it starts."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)
    service: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        keep = ("PATH", "LANG", "LC_ALL", "HYPOTHESIS_STORAGE_DIRECTORY")
        base = {name: os.environ[name] for name in keep if name in os.environ}
        nowhere = self.home / "nowhere"
        self.environment = {
            **base,
            "MAGPIE_HOME": os.fspath(self.home),
            "HOME": os.fspath(nowhere),
            "MAGPIE_OFFLINE": "1",
            "XDG_DATA_DIRS": os.fspath(self.home / "share"),  # none of the machine's applications
            **self.environment,
        }

    @property
    def locations(self) -> Locations:
        """Where this home keeps its files."""
        before = os.environ.get("MAGPIE_HOME")
        os.environ["MAGPIE_HOME"] = os.fspath(self.home)
        try:
            return locate()
        finally:
            if before is None:
                del os.environ["MAGPIE_HOME"]
            else:
                os.environ["MAGPIE_HOME"] = before

    def settings(self, text: str) -> None:
        """Write the settings file."""
        self.locations.make()
        self.locations.settings.write_text(text, encoding="utf-8")

    def start(self) -> None:
        """Start the service and wait until it answers."""
        self.locations.make()
        with open(self.home / "service.out", "ab") as output:
            self.service = subprocess.Popen(
                [sys.executable, "-m", "indexer", "service", "run"],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        eventually(self.answers, "the service answers")

    def answers(self) -> bool:
        """Tell whether the service takes connections."""
        from indexer.client import NotRunningError

        assert self.service is None or self.service.poll() is None, (
            self.home / "service.out"
        ).read_text(encoding="utf-8", errors="replace")
        try:
            with Client(self.locations, start=False):
                return True
        except NotRunningError:
            return False

    def client(self) -> Client:
        """Return a new connection."""
        return Client(self.locations, start=False)

    def cli(self, *arguments: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        """Run `magpie` with these arguments."""
        return subprocess.run(
            [sys.executable, "-m", "indexer", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=check,
            timeout=PATIENCE_SECONDS,
        )

    def json(self, *arguments: str) -> Any:
        """Run `magpie` and read the JSON it prints."""
        return json.loads(self.cli(*arguments, "--json").stdout)

    def add(self, *folders: Path) -> None:
        """Watch folders."""
        with self.client() as client:
            client.ask(AddFolders(uris=[path_to_uri(os.fsencode(f)) for f in folders]), Done)

    def search(self, query: str, **options: Any) -> Hits:
        """Search and return the final reply."""
        with self.client() as client:
            *_, final = client.search(Search(query=query, **options))
        return final

    def names(self, query: str, **options: Any) -> list[str]:
        """Search and return the hits' file names."""
        return [hit.uri.rpartition("/")[2] for hit in self.search(query, **options).hits]

    def status(self) -> IndexState:
        """Return how far indexing is."""
        with self.client() as client:
            return client.ask(IndexStatus(), IndexState)

    def state(self) -> ServiceState:
        """Return how the service is."""
        with self.client() as client:
            return client.ask(ServiceStatus(), ServiceState)

    def wait(self, *, keyword: bool = False, seconds: float = PATIENCE_SECONDS) -> IndexState:
        """Wait until all is indexed, or searchable by keyword."""
        from indexer.cli.index import is_done

        seen: list[IndexState] = []

        def done() -> bool:
            seen[:] = [self.status()]
            return is_done(seen[0], keyword=keyword)

        eventually(done, "all is indexed", seconds)
        return seen[0]

    def processes(self) -> list[psutil.Process]:
        """Return every live process of this home, found by its environment."""
        mine = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("MAGPIE_HOME") == os.fspath(self.home) and (
                    process.status() != psutil.STATUS_ZOMBIE
                ):
                    mine.append(process)
            except psutil.Error:
                continue
        return [process for process in mine if process.pid != os.getpid()]

    def kill(self) -> None:
        """Kill the service without warning."""
        assert self.service is not None
        self.service.send_signal(signal.SIGKILL)
        self.service.wait()
        self.service = None

    def stop(self) -> None:
        """End the service and make sure that nothing of it is left."""
        if self.service is not None:
            self.service.terminate()
            try:
                self.service.wait(60)
            finally:
                if self.service.poll() is None:
                    self.service.kill()
                    self.service.wait()
                self.service = None
        eventually(lambda: not self.processes(), "no process is left")


@contextmanager
def magpie(home: Path, **environment: str) -> Iterator[Magpie]:
    """Run the product for as long as the block lasts."""
    product = Magpie(home, environment)
    product.start()
    try:
        yield product
    finally:
        product.stop()
